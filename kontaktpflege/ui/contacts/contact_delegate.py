"""Paints the cells of the table of contacts."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from kontaktpflege.domain.contact import ContactSummary
from kontaktpflege.ui import theme
from kontaktpflege.ui.contacts.cell_texts import CellTexts
from kontaktpflege.ui.contacts.columns import COLUMNS, PLACES
from kontaktpflege.ui.contacts.contact_model import ContactModel
from kontaktpflege.ui.contacts.photo_cache import PhotoCache
from kontaktpflege.ui.contacts.spoken_row import shown_name
from kontaktpflege.ui.contacts.star import STAR_WIDTH, draw_star
from kontaktpflege.ui.theme import AVATAR, ROW, XS, L, M, S
from kontaktpflege.ui.widgets.avatar import draw_avatar
from kontaktpflege.ui.widgets.shapes import draw_shape

_SHAPE = 12
_WIDEST = 480
"""So wide a column becomes by itself, however long a text is."""
_NAME, _CIRCLES = PLACES["name"], PLACES["circles"]
_ROLE, _ORGANISATION = PLACES["role"], PLACES["organisation"]
_SELECTED = QStyle.StateFlag.State_Selected


class ContactDelegate(QStyledItemDelegate):
    """Name with picture and a second line, forms of circles, plain text; hairlines and a calm selection."""

    def __init__(
        self, view: QTableView, model: ContactModel, photos: PhotoCache, first_column: Callable[[], int]
    ) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._photos = photos
        self._first_column = first_column
        self._hovered = -1
        self.learn_theme()

    def learn_theme(self) -> None:
        """Take over the colours and fonts of the theme, now and whenever they change."""
        shown = theme.tokens(self._view.palette())
        self._tokens = shown
        self._warn = QColor(shown.warn)
        self._text, self._muted = QColor(shown.text), QColor(shown.muted)
        self._selection, self._hover = QColor(shown.selection), QColor(shown.hover)
        self._hairline, self._accent = QColor(shown.hairline), QColor(shown.accent)
        self._two_lines = theme.row_height(compact=False) - 4
        strong = QFont(theme.font("body"))
        strong.setWeight(QFont.Weight.Medium)
        self._body = CellTexts(theme.font("body"))
        self._small = CellTexts(theme.font("small"))
        self._strong = CellTexts(strong)

    def hover(self, row: int) -> None:
        """The row under the mouse, -1 for none."""
        self._hovered = row

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect: QRect = option.rect
        row, place = index.row(), index.column()
        if option.state & _SELECTED:
            painter.fillRect(rect, self._selection)
        elif row == self._hovered:
            painter.fillRect(rect, self._hover)
        painter.setPen(self._hairline)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        summary = self._model.summary(row)
        if summary is not None:
            inner = rect.adjusted(M if place == _NAME else S, 0, -S, -1)
            if place == _NAME:
                self._paint_name(painter, inner.adjusted(0, 0, -STAR_WIDTH, 0), summary)
                if summary.dear or row == self._hovered:
                    draw_star(painter, rect, self._tokens, dear=summary.dear)
            elif place == _CIRCLES:
                self._paint_circles(painter, inner, summary)
            else:
                text = self._model.cell_text(summary, place)
                ink = self._warn if self._model.warns(summary, place) else self._text
                self._body.paint(painter, inner, text, ink, right=COLUMNS[place].numeric)
        if place == self._first_column():
            self._paint_cursor(painter, rect, row)

    def _paint_name(self, painter: QPainter, rect: QRect, summary: ContactSummary) -> None:
        side = min(theme.grown(AVATAR), rect.height() - XS)
        place = QRectF(rect.left(), rect.center().y() - side // 2 + 1, side, side)
        ratio = self._view.devicePixelRatioF()
        picture = self._photos.picture(summary.photo, ratio) if summary.photo else None
        draw_avatar(painter, place, summary.name, picture, dark=self._tokens.dark)
        words = rect.adjusted(side + S, 0, 0, 0)
        if summary.review:
            mark = QRectF(words.right() - 8, rect.center().y() - 3, 7, 7)
            draw_shape(painter, "disc", self._tokens.warn, mark)
            words.setRight(words.right() - 14)
        name = summary.name or shown_name("")
        ink = self._text if summary.name else self._muted
        second = self._second_line(summary)
        if not second or rect.height() < self._two_lines:
            self._strong.paint(painter, words, name, ink)
            return
        upper, lower = self._strong.height, self._small.height
        top = rect.top() + (rect.height() - upper - lower) // 2
        self._strong.paint(painter, QRect(words.left(), top, words.width(), upper), name, ink)
        below = QRect(words.left(), top + upper, words.width(), lower)
        self._small.paint(painter, below, second, self._muted)

    def _second_line(self, summary: ContactSummary) -> tuple[str, ...]:
        """What the name's second line says: organisation and role, unless a column says it already."""
        said = ((summary.organisation, _ORGANISATION), (summary.role, _ROLE))
        return tuple(text[:120] for text, place in said if text and self._view.isColumnHidden(place))

    def _paint_circles(self, painter: QPainter, rect: QRect, summary: ContactSummary) -> None:
        left = rect.left()
        for circle in self._model.circles_of(summary):
            if left + _SHAPE > rect.right():
                break
            square = QRectF(left, rect.center().y() - _SHAPE / 2 + 1, _SHAPE, _SHAPE)
            draw_shape(painter, circle.shape, self._tokens.hues[circle.hue], square)
            left += _SHAPE + XS

    def _paint_cursor(self, painter: QPainter, rect: QRect, row: int) -> None:
        """The mark of the current row, at its beginning, so that it reads as the row and not as a cell."""
        if row == self._view.currentIndex().row() and self._view.hasFocus():
            painter.fillRect(QRect(rect.topLeft(), QPoint(rect.left() + 2, rect.bottom())), self._accent)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """What the content wants: for a double click on the edge of a heading."""
        place = index.column()
        summary = self._model.summary(index.row())
        if summary is None:
            return QSize(COLUMNS[place].width, theme.row_height(compact=False))
        if place == _CIRCLES:
            return QSize(2 * S + len(summary.circles) * (_SHAPE + XS), ROW)
        if place == _NAME:
            words = max(self._strong.width(shown_name(summary.name)), self._small.width(self._second_line(summary)))
            return QSize(min(M + AVATAR + S + words + L + S, _WIDEST), ROW)
        return QSize(min(2 * S + self._body.width(self._model.cell_text(summary, place)) + 2, _WIDEST), ROW)

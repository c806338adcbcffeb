"""Paints the cells of the table of contacts."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from kontaktpflege.domain.contact import ContactSummary
from kontaktpflege.ui import theme
from kontaktpflege.ui.contacts.columns import COLUMNS
from kontaktpflege.ui.contacts.contact_model import ContactModel
from kontaktpflege.ui.contacts.photo_cache import PhotoCache
from kontaktpflege.ui.contacts.spoken_row import shown_name
from kontaktpflege.ui.theme import AVATAR, ROW, XS, M, S, Tokens
from kontaktpflege.ui.widgets.avatar import draw_avatar
from kontaktpflege.ui.widgets.plain_text import plain_line
from kontaktpflege.ui.widgets.shapes import draw_shape

_SHAPE = 12
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)


class ContactDelegate(QStyledItemDelegate):
    """Name with picture and a second line, forms of circles, plain text; hairlines and a calm selection."""

    def __init__(self, view: QTableView, model: ContactModel, photos: PhotoCache) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._photos = photos
        self._hovered = -1
        self._tokens: Tokens = theme.tokens(view.palette())
        self.learn_fonts()

    def learn_fonts(self) -> None:
        """Take over the colours and fonts of the theme, now and whenever they change."""
        self._tokens = theme.tokens(self._view.palette())
        self._body = theme.font("body")
        self._small = theme.font("small")
        self._strong = QFont(self._body)
        self._strong.setWeight(QFont.Weight.Medium)
        self._metrics = {id(font): QFontMetrics(font) for font in (self._body, self._small, self._strong)}

    def hover(self, row: int) -> None:
        """The row under the mouse, -1 for none."""
        self._hovered = row

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        row, place = index.row(), index.column()
        selected = bool(state & QStyle.StateFlag.State_Selected)
        if selected:
            painter.fillRect(rect, QColor(self._tokens.selection))
        elif row == self._hovered:
            painter.fillRect(rect, QColor(self._tokens.hover))
        painter.setPen(QPen(QColor(self._tokens.hairline)))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        summary = self._model.summary(row)
        if summary is not None:
            inner = rect.adjusted(M if place == 0 else S, 0, -S, -1)
            key = COLUMNS[place].key
            if key == "name":
                self._paint_name(painter, inner, summary)
            elif key == "circles":
                self._paint_circles(painter, inner, summary)
            else:
                text = index.data(Qt.ItemDataRole.DisplayRole)
                align = _RIGHT if COLUMNS[place].numeric else _LEFT
                self._write(painter, inner, text, self._body, self._tokens.text, align)
        if row == self._view.currentIndex().row() and self._first_shown(place) and self._view.hasFocus():
            self._paint_focus(painter, rect)

    def _paint_name(self, painter: QPainter, rect: QRect, summary: ContactSummary) -> None:
        side = min(AVATAR, rect.height() - XS)
        place = QRect(rect.left(), rect.center().y() - side // 2 + 1, side, side)
        picture = (
            self._photos.picture(summary.photo, self._view.devicePixelRatioF()) if summary.photo else None
        )
        draw_avatar(painter, QRectF(place), summary.name, picture, dark=self._tokens.dark)
        words = rect.adjusted(side + S, 0, 0, 0)
        if summary.review:
            mark = QRectF(words.right() - 8, rect.center().y() - 3, 7, 7)
            draw_shape(painter, "disc", self._tokens.warn, mark)
            words.setRight(words.right() - 14)
        ink = self._tokens.text if summary.name else self._tokens.muted
        name = shown_name(summary.name)
        second = self._second_line(summary)
        if not second or rect.height() < ROW - 4:
            self._write(painter, words, name, self._strong, ink, _LEFT)
            return
        height = self._metrics[id(self._strong)].height()
        small = self._metrics[id(self._small)].height()
        top = rect.top() + (rect.height() - height - small) // 2
        upper = QRect(words.left(), top, words.width(), height)
        lower = QRect(words.left(), top + height, words.width(), small)
        self._write(painter, upper, name, self._strong, ink, _LEFT)
        self._write(painter, lower, second, self._small, self._tokens.muted, _LEFT)

    def _second_line(self, summary: ContactSummary) -> str:
        """What the name's second line says: organisation and role, unless a column says it already."""
        said = ((summary.organisation, _ORGANISATION), (summary.role, _ROLE))
        shown = [text for text, place in said if text and self._view.isColumnHidden(place)]
        return " · ".join(plain_line(text, 120) for text in shown)

    def _paint_circles(self, painter: QPainter, rect: QRect, summary: ContactSummary) -> None:
        left = rect.left()
        for circle in self._model.circles_of(summary):
            if left + _SHAPE > rect.right():
                break
            square = QRectF(left, rect.center().y() - _SHAPE / 2 + 1, _SHAPE, _SHAPE)
            draw_shape(painter, circle.shape, self._tokens.hues[circle.hue], square)
            left += _SHAPE + XS

    def _write(
        self, painter: QPainter, rect: QRect, text: str | None, font: QFont, ink: str, align: int
    ) -> None:
        if not text:
            return
        shown = self._metrics[id(font)].elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.setFont(font)
        painter.setPen(QColor(ink))
        painter.drawText(rect, align, shown)

    def _first_shown(self, place: int) -> bool:
        return self._view.horizontalHeader().logicalIndex(0) == place

    def _paint_focus(self, painter: QPainter, rect: QRect) -> None:
        """The mark of the current row, at its beginning, so that it reads as the row and not as a cell."""
        painter.fillRect(
            QRect(rect.topLeft(), QPoint(rect.left() + 2, rect.bottom())), QColor(self._tokens.accent)
        )

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(COLUMNS[index.column()].width, ROW)


_KEYS = [column.key for column in COLUMNS]
_ROLE, _ORGANISATION = _KEYS.index("role"), _KEYS.index("organisation")

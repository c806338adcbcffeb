"""Paints the places of the sidebar: drawing or form, name, number, and what is chosen or dropped on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from kontaktpflege.domain.circle import Circle
from kontaktpflege.ui import icons, theme
from kontaktpflege.ui.theme import ICON, RADIUS, XL, XS, M, S, Tokens
from kontaktpflege.ui.widgets.shapes import draw_shape
from kontaktpflege.wording.numbers import number

if TYPE_CHECKING:
    from kontaktpflege.ui.contacts.sidebar import Sidebar

PLACE_ROLE = int(Qt.ItemDataRole.UserRole)
COUNT_ROLE = PLACE_ROLE + 1
CIRCLE_ROLE = PLACE_ROLE + 2
ICON_ROLE = PLACE_ROLE + 3
HEADING_ROLE = PLACE_ROLE + 4

_HEIGHT = 28
_SHAPE = 11
_INDENT = 16


class SidebarDelegate(QStyledItemDelegate):
    """One row of the sidebar."""

    def __init__(self, sidebar: Sidebar) -> None:
        super().__init__(sidebar)
        self._sidebar = sidebar

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        # The hidden header keeps its column wider than a folded sidebar.
        rect = QRect(option.rect)
        rect.setWidth(self._sidebar.viewport().width())
        state: QStyle.StateFlag = option.state
        shown = theme.tokens(self._sidebar.palette())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if index.data(HEADING_ROLE):
            if self._dropping(index):
                self._paint_ground(painter, rect.adjusted(S, 1, -S, -1), state, index, shown)
            painter.setFont(theme.font("small", bold=True))
            painter.setPen(QColor(shown.muted))
            bottom = rect.adjusted(M + S, 0, 0, -XS)
            painter.drawText(bottom, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom), index.data())
            return
        row = rect.adjusted(S, 1, -S, -1)
        self._paint_ground(painter, row, state, index, shown)
        self._paint_content(painter, row, index, shown)

    def _paint_ground(
        self,
        painter: QPainter,
        row: QRect,
        state: QStyle.StateFlag,
        index: QModelIndex | QPersistentModelIndex,
        shown: Tokens,
    ) -> None:
        dropping = self._dropping(index)
        painter.setPen(Qt.PenStyle.NoPen)
        if state & QStyle.StateFlag.State_Selected or dropping:
            painter.setBrush(QColor(shown.selection))
            painter.drawRoundedRect(row, RADIUS, RADIUS)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(QColor(theme.mix(shown.text, shown.background, 0.05)))
            painter.drawRoundedRect(row, RADIUS, RADIUS)
        if dropping or (state & QStyle.StateFlag.State_HasFocus and self._sidebar.hasFocus()):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(theme.focus_pen(shown))
            painter.drawRoundedRect(QRectF(row).adjusted(1, 1, -1, -1), RADIUS - 1, RADIUS - 1)

    def _dropping(self, index: QModelIndex | QPersistentModelIndex) -> bool:
        """Whether what is being dragged would be dropped here."""
        target = self._sidebar.drop_target()
        return target is not None and self._sidebar.itemFromIndex(index) is target

    def _paint_content(
        self, painter: QPainter, row: QRect, index: QModelIndex | QPersistentModelIndex, shown: Tokens
    ) -> None:
        circle: Circle | None = index.data(CIRCLE_ROLE)
        folded = self._sidebar.is_folded()
        depth = 0
        parent = index.parent()
        while parent.isValid():
            depth, parent = depth + 1, parent.parent()
        left = row.center().x() - ICON // 2 if folded else row.left() + S + depth * _INDENT
        square = QRect(left, row.center().y() - ICON // 2 + 1, ICON, ICON)
        if circle is None:
            icons.draw(painter, index.data(ICON_ROLE), shown.text, square)
        elif depth == 0 or circle.shape:
            side = _SHAPE if depth == 0 else _SHAPE - 3
            inset = (ICON - side) / 2
            draw_shape(
                painter,
                circle.shape,
                shown.hues[circle.hue],
                QRectF(square).adjusted(inset, inset, -inset, -inset),
            )
        if folded:
            return
        count = index.data(COUNT_ROLE) or 0
        figure = number(count) if count else ""
        small = theme.font("small")
        painter.setFont(small)
        painter.setPen(QColor(shown.muted))
        painter.drawText(
            row.adjusted(0, 0, -S, 0),
            int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter),
            figure,
        )
        room = row.adjusted(square.right() + S - row.left(), 0, -S, 0)
        room.setRight(room.right() - painter.fontMetrics().horizontalAdvance(figure) - S)
        painter.setFont(theme.font("body"))
        painter.setPen(QColor(shown.text))
        name = painter.fontMetrics().elidedText(index.data(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), name)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(XL, theme.grown(_HEIGHT))

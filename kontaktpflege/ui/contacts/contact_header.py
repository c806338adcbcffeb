"""The heading of the table: quiet words, and an arrow where it is sorted."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QCursor, QPainter, QPolygon
from PySide6.QtWidgets import QHeaderView, QWidget

from kontaktpflege.ui import theme
from kontaktpflege.ui.theme import M, S
from kontaktpflege.ui.widgets.viewport import give_viewport

_ARROW = 4


class ContactHeader(QHeaderView):
    """Paints its sections itself: Qt's own painting asks for every row whether it is selected, 100,000 times."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        give_viewport(self)
        self.setSectionsMovable(True)
        self.setSectionsClickable(True)
        self.setSortIndicatorShown(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(48)
        self.setStretchLastSection(True)
        self.setResizeContentsPrecision(0)  # only what is in view: a double click must not fetch a thousand rows
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803 - Qt's name
        shown = theme.tokens(self.palette())
        hovered = rect.contains(self.viewport().mapFromGlobal(QCursor.pos())) and self.underMouse()
        painter.fillRect(rect, QColor(shown.hover if hovered else shown.surface))
        painter.setPen(QColor(shown.hairline))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        inner = rect.adjusted(M if self.visualIndex(logicalIndex) == 0 else S, 0, -S, 0)
        sorted_by = self.sortIndicatorSection() == logicalIndex
        role = Qt.ItemDataRole.TextAlignmentRole
        align = Qt.AlignmentFlag(self.model().headerData(logicalIndex, Qt.Orientation.Horizontal, role))
        words = self.model().headerData(logicalIndex, Qt.Orientation.Horizontal)
        painter.setFont(theme.font("small", bold=True))
        metrics = painter.fontMetrics()
        room = inner.adjusted(0, 0, -(2 * _ARROW + S) if sorted_by else 0, 0)
        text = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.setPen(QColor(shown.text if hovered or sorted_by else shown.muted))
        painter.drawText(room, int(align), text)
        if sorted_by:
            right = bool(align & Qt.AlignmentFlag.AlignRight)
            left = room.right() + S if right else room.left() + metrics.horizontalAdvance(text) + S
            self._paint_arrow(painter, QPoint(left + _ARROW, rect.center().y()), shown.text)

    def _paint_arrow(self, painter: QPainter, centre: QPoint, ink: str) -> None:
        up = self.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder
        tip, base = (-_ARROW // 2, _ARROW // 2) if up else (_ARROW // 2 + 1, -_ARROW // 2 + 1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ink))
        points = [QPoint(-_ARROW, base), QPoint(_ARROW, base), QPoint(0, tip)]
        painter.drawPolygon(QPolygon([centre + point for point in points]))
        painter.restore()

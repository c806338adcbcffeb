"""Sentences under headings, each of which opens to people; choosing one lights them up in the picture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeWidget, QTreeWidgetItem, QWidget

from kontaktpflege.ui.theme import XS, S, focus_pen, font, metrics, tokens

_IDS = int(Qt.ItemDataRole.UserRole)
_INDENT = 14
_HEADING_GAP = 6
_WRAPPED = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A line: words, how it was found out, the contacts it speaks of (none: it is a heading), and what stands below it."""

    words: str
    tip: str = ""
    ids: tuple[int, ...] = ()
    below: tuple[Told, ...] = ()


class ToldList(QTreeWidget):
    """A click or Enter chooses a line, and opens it, or folds a heading; the arrows move, open and close; Esc lets go."""

    people_chosen = Signal(object)
    """The ids of the contacts of whom the line speaks; none: no line is chosen any more."""
    person_chosen = Signal(int)
    """The only contact of a line; before it, `people_chosen` says of whom the line above speaks."""
    height_changed = Signal()
    """The lines that are open take more or less room."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setHeaderHidden(True)
        self.setIndentation(_INDENT)
        self.setRootIsDecorated(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QTreeWidget.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(_Wrapped(self))
        self.setExpandsOnDoubleClick(False)
        self.itemExpanded.connect(lambda item: self.height_changed.emit())
        self.itemCollapsed.connect(lambda item: self.height_changed.emit())
        self.itemClicked.connect(lambda item, column: self._choose(item))

    def tell(self, lines: Sequence[Told]) -> None:
        """Show these; headings are open, the rest is closed."""
        self.clear()
        for line in lines:
            self.addTopLevelItem(_item(line))
        for row in range(self.topLevelItemCount()):
            item = self.topLevelItem(row)
            if item is not None and not item.data(0, _IDS):
                item.setExpanded(True)
                self._mark_heading(item)
        first = self.topLevelItem(0)
        if first is not None and (start := first if first.data(0, _IDS) else first.child(0)) is not None:
            self.setCurrentItem(start)
            self.clearSelection()

    def height_of_lines(self) -> int:
        """How high all lines that are open are."""
        self.doItemsLayout()
        last, item = None, self.topLevelItem(0)
        while item is not None:
            last, item = item, self.itemBelow(item)
        return 0 if last is None else self.visualItemRect(last).bottom() + self.verticalScrollBar().value() + 2

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and item is not None:
            self._choose(item)
        elif event.key() == Qt.Key.Key_Escape and self.selectedItems():
            self.clearSelection()
            self.people_chosen.emit(())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()
            self.height_changed.emit()

    def _choose(self, item: QTreeWidgetItem) -> None:
        ids: tuple[int, ...] = item.data(0, _IDS)
        if not ids:
            item.setExpanded(not item.isExpanded())
            return
        item.setExpanded(True)
        if len(ids) > 1:
            self.people_chosen.emit(ids)
            return
        above = item.parent()
        self.people_chosen.emit(() if above is None else above.data(0, _IDS))
        self.person_chosen.emit(ids[0])

    @staticmethod
    def _mark_heading(item: QTreeWidgetItem) -> None:
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        item.setFont(0, font("small", bold=True))


def _item(line: Told) -> QTreeWidgetItem:
    item = QTreeWidgetItem([line.words])
    item.setData(0, _IDS, line.ids)
    if line.tip:
        item.setToolTip(0, line.tip)
        item.setData(0, Qt.ItemDataRole.AccessibleDescriptionRole, line.tip)
    for below in line.below:
        item.addChild(_item(below))
    return item


class _Wrapped(QStyledItemDelegate):
    """Lines as high as their words need."""

    def __init__(self, view: ToldList) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        depth, above = 0, index.parent()
        while above.isValid():
            depth, above = depth + 1, above.parent()
        width = max(self._view.viewport().width() - depth * _INDENT - 2 * XS, 8 * S)
        shape = metrics("small" if _is_heading(index) else "body")
        needed = shape.boundingRect(QRect(0, 0, width, 10_000), _WRAPPED, str(index.data()))
        return QSize(width, needed.height() + 2 * XS + (_HEADING_GAP if _is_heading(index) else 0))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        shown = tokens(self._view.palette())
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        heading = _is_heading(index)
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(shown.selection))
        if self._view.hasFocus() and index == self._view.currentIndex():
            painter.setPen(focus_pen(shown))
            painter.drawRect(QRectF(rect).adjusted(1, 1, -1, -1))
        painter.setFont(font("small", bold=True) if heading else font("body"))
        painter.setPen(QColor(shown.muted if heading else shown.text))
        painter.drawText(
            rect.adjusted(XS, XS + (_HEADING_GAP if heading else 0), -XS, -XS), _WRAPPED, str(index.data())
        )
        painter.restore()


def _is_heading(index: Index) -> bool:
    return not index.data(_IDS)

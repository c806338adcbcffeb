"""The left pane: the lists of the book and its circles, with counts; contacts are dropped onto them."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QPainter,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from kontaktpflege.domain.circle import Circle
from kontaktpflege.domain.contact import Counts, Scope
from kontaktpflege.ui import icons, theme
from kontaktpflege.ui.contacts.contact_model import CONTACTS_MIME
from kontaktpflege.ui.theme import ICON, RADIUS, XL, XS, M, S, Tokens
from kontaktpflege.ui.widgets.plain_text import plain_line
from kontaktpflege.ui.widgets.shapes import draw_shape
from kontaktpflege.wording import _
from kontaktpflege.wording.circles import circle_name
from kontaktpflege.wording.numbers import number

Place = tuple[Scope, int | None]
"""A scope, and the circle's id if it is one."""

_PLACE_ROLE = int(Qt.ItemDataRole.UserRole)
_COUNT_ROLE = _PLACE_ROLE + 1
_CIRCLE_ROLE = _PLACE_ROLE + 2
_ICON_ROLE = _PLACE_ROLE + 3
_HEADING_ROLE = _PLACE_ROLE + 4
_HEIGHT = 30
_FOLDED_WIDTH = 56
_SHAPE = 11
_INDENT = 16


class Sidebar(QTreeWidget):
    """A tree of places to look at. Knows no service: it is told the circles and the counts."""

    place_chosen = Signal(object)
    """A `Place`."""
    contacts_dropped = Signal(object, object)
    """A `Place` and an array of contact ids."""
    menu_asked = Signal(object, object)
    """A `Place` and a global point: the user asks what can be done there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folded = False
        self._items: dict[Place, QTreeWidgetItem] = {}
        self._circles: tuple[Circle, ...] = ()
        self._drop_on: QTreeWidgetItem | None = None
        self.setObjectName("sidebar")
        self.setAccessibleName(_("Lists and circles"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHeaderLabel(_("Lists and circles"))
        self.setHeaderHidden(True)
        self.setIndentation(0)
        self.header().setMinimumSectionSize(XL)
        self.setUniformRowHeights(True)
        self.setMouseTracking(True)
        self.setExpandsOnDoubleClick(False)
        self.setAcceptDrops(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DropOnly)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_SidebarDelegate(self))
        self.currentItemChanged.connect(self._choose)
        self._add_lists()

    def show_circles(self, circles: Sequence[Circle]) -> None:
        """Rebuild the tree of circles; what was chosen stays chosen."""
        if tuple(circles) == self._circles:
            return
        self._circles = tuple(circles)
        chosen = self.place()
        blocked = self.blockSignals(True)
        old = [self._items.pop(place) for place in tuple(self._items) if place[0] is Scope.CIRCLE]
        # Each takes its subgroups along.
        for item in [item for item in old if item.parent() is None]:
            self.takeTopLevelItem(self.indexOfTopLevelItem(item))
        for circle in circles:
            parent = self._items.get((Scope.CIRCLE, circle.parent_id)) if circle.parent_id else None
            item = self._make((Scope.CIRCLE, circle.id), plain_line(circle_name(circle), 80))
            item.setData(0, _CIRCLE_ROLE, circle)
            if parent is not None:
                parent.addChild(item)
                parent.setExpanded(not self._folded)
            else:
                self.insertTopLevelItem(self.indexOfTopLevelItem(self._trash) - 1, item)
        self.choose(chosen)
        self.blockSignals(blocked)

    def show_counts(self, counts: Counts) -> None:
        """Write the numbers behind the names."""
        figures: dict[Place, int] = {
            (Scope.ALL, None): counts.all,
            (Scope.DEAR, None): counts.dear,
            (Scope.WITHOUT_CIRCLE, None): counts.without_circle,
            (Scope.REVIEW, None): counts.review,
            (Scope.TRASH, None): counts.trash,
        }
        figures |= {(Scope.CIRCLE, circle): count for circle, count in counts.circles.items()}
        for place, item in self._items.items():
            count = figures.get(place, 0)
            item.setData(0, _COUNT_ROLE, count)
            name = item.text(0)
            item.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{name}, {number(count)}" if count else name)
        review = self._items[(Scope.REVIEW, None)]
        review.setHidden(counts.review == 0 and review is not self.currentItem())

    def place(self) -> Place:
        """What is chosen now."""
        item = self.currentItem()
        found: Place | None = item.data(0, _PLACE_ROLE) if item is not None else None
        return found or (Scope.ALL, None)

    def choose(self, place: Place) -> None:
        """Choose a place; all contacts if it is not there any more."""
        self.setCurrentItem(self._items.get(place) or self._items[(Scope.ALL, None)])

    def choose_everybody(self) -> None:
        """Choose all contacts."""
        self.choose((Scope.ALL, None))

    def fold(self, folded: bool) -> None:
        """Show icons only, in a narrow column, or names and numbers."""
        self._folded = folded
        self.setFixedWidth(_FOLDED_WIDTH) if folded else self._unfold_width()
        for place, item in self._items.items():
            if place[0] is Scope.CIRCLE and item.childCount():
                item.setExpanded(not folded)
        self._heading.setHidden(folded)
        self.viewport().update()

    def is_folded(self) -> bool:
        """Whether only icons are shown."""
        return self._folded

    def _unfold_width(self) -> None:
        self.setMinimumWidth(180)
        self.setMaximumWidth(360)

    def _add_lists(self) -> None:
        for place, name, drawing in (
            ((Scope.ALL, None), _("All contacts"), "users"),
            ((Scope.DEAR, None), _("Dear to me"), "star"),
            ((Scope.WITHOUT_CIRCLE, None), _("Without a circle"), "circle-dashed"),
            ((Scope.REVIEW, None), _("To review"), "eye"),
        ):
            self.addTopLevelItem(self._make(place, name, drawing))
        self._heading = QTreeWidgetItem([_("CIRCLES")])
        self._heading.setFlags(Qt.ItemFlag.NoItemFlags)
        self._heading.setData(0, _HEADING_ROLE, True)
        self.addTopLevelItem(self._heading)
        gap = QTreeWidgetItem([""])
        gap.setFlags(Qt.ItemFlag.NoItemFlags)
        gap.setData(0, _HEADING_ROLE, True)
        self.addTopLevelItem(gap)
        self._trash = self._make((Scope.TRASH, None), _("Trash"), "trash-2")
        self.addTopLevelItem(self._trash)
        self._items[(Scope.REVIEW, None)].setHidden(True)
        self.setCurrentItem(self._items[(Scope.ALL, None)])

    def _make(self, place: Place, name: str, drawing: str = "") -> QTreeWidgetItem:
        item = QTreeWidgetItem([name])
        item.setToolTip(0, name)
        item.setData(0, _PLACE_ROLE, place)
        item.setData(0, _ICON_ROLE, drawing)
        self._items[place] = item
        return item

    def _choose(self, current: QTreeWidgetItem | None) -> None:
        if current is not None and current.data(0, _PLACE_ROLE) is not None:
            self.place_chosen.emit(current.data(0, _PLACE_ROLE))

    def _target(self, event: QDropEvent) -> QTreeWidgetItem | None:
        """Where these contacts may be dropped: on a circle, the star or the trash."""
        if not event.mimeData().hasFormat(CONTACTS_MIME):
            return None
        item = self.itemAt(event.position().toPoint())
        place: Place | None = item.data(0, _PLACE_ROLE) if item is not None else None
        return item if place is not None and place[0] in (Scope.CIRCLE, Scope.DEAR, Scope.TRASH) else None

    def _mark(self, item: QTreeWidgetItem | None) -> None:
        if item is not self._drop_on:
            self._drop_on = item
            self.viewport().update()

    def drop_target(self) -> QTreeWidgetItem | None:
        """The item that would take what is being dragged over it."""
        return self._drop_on

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(CONTACTS_MIME):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        item = self._target(event)
        self._mark(item)
        if item is not None:
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragLeaveEvent(self, event: object) -> None:
        self._mark(None)

    def dropEvent(self, event: QDropEvent) -> None:
        item = self._target(event)
        self._mark(None)
        if item is None:
            event.ignore()
            return
        ids: array[int] = array("q")
        ids.frombytes(bytes(event.mimeData().data(CONTACTS_MIME).data()))
        event.acceptProposedAction()
        self.contacts_dropped.emit(item.data(0, _PLACE_ROLE), ids)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        keyed = event.reason() == QContextMenuEvent.Reason.Keyboard
        item = self.currentItem() if keyed else self.itemAt(event.pos())
        if item is None or item.data(0, _PLACE_ROLE) is None:
            return
        point = self.viewport().mapToGlobal(self.visualItemRect(item).bottomLeft()) if keyed else event.globalPos()
        self.menu_asked.emit(item.data(0, _PLACE_ROLE), point)


class _SidebarDelegate(QStyledItemDelegate):
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
        if index.data(_HEADING_ROLE):
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
        target = self._sidebar.drop_target()
        dropping = target is not None and self._sidebar.itemFromIndex(index) is target
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

    def _paint_content(
        self, painter: QPainter, row: QRect, index: QModelIndex | QPersistentModelIndex, shown: Tokens
    ) -> None:
        circle: Circle | None = index.data(_CIRCLE_ROLE)
        folded = self._sidebar.is_folded()
        depth = 0
        parent = index.parent()
        while parent.isValid():
            depth, parent = depth + 1, parent.parent()
        left = row.center().x() - ICON // 2 if folded else row.left() + S + depth * _INDENT
        square = QRect(left, row.center().y() - ICON // 2 + 1, ICON, ICON)
        if circle is None:
            icons.draw(painter, index.data(_ICON_ROLE), shown.text, square)
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
        count = index.data(_COUNT_ROLE) or 0
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
        return QSize(XL, _HEIGHT)

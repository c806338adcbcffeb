"""The left pane: the lists of the book and its circles, with counts; contacts are dropped onto them."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt, Signal, SignalInstance
from PySide6.QtGui import QContextMenuEvent, QDrag, QDragEnterEvent, QDragMoveEvent, QDropEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTreeWidget, QTreeWidgetItem, QWidget

from kontaktpflege.domain.circle import Circle, places_for
from kontaktpflege.domain.contact import Counts, Scope
from kontaktpflege.domain.saved_filter import SavedFilter
from kontaktpflege.ui.contacts.contact_drag import CONTACTS_MIME
from kontaktpflege.ui.contacts.place import EVERYBODY, LEDGER, NETWORK, SAVED, TODAY, Place
from kontaktpflege.ui.contacts.sidebar_delegate import (
    CIRCLE_ROLE,
    COUNT_ROLE,
    HEADING_ROLE,
    ICON_ROLE,
    PLACE_ROLE,
    SidebarDelegate,
)
from kontaktpflege.ui.theme import XL, M, S
from kontaktpflege.ui.widgets.drag_picture import drag_picture
from kontaktpflege.ui.widgets.plain_text import plain_line
from kontaktpflege.ui.widgets.viewport import give_viewport
from kontaktpflege.wording import _
from kontaktpflege.wording.circles import circle_name
from kontaktpflege.wording.numbers import number

CIRCLE_MIME = "application/x-kontaktpflege-circle"
"""The id of a circle being dragged, in digits."""

_FOLDED_WIDTH = 56
_ONLY_WITH_SOMEBODY: tuple[Place, ...] = tuple(
    (scope, None) for scope in (Scope.REVIEW, Scope.OWED, Scope.LONG_QUIET, Scope.RESTING)
)
"""Lists that are on screen while somebody is in them, or while they are looked at."""


class Sidebar(QTreeWidget):
    """A tree of places to look at. Knows no service: it is told the circles and the counts."""

    place_chosen = Signal(object)
    """A `Place`."""
    contacts_dropped = Signal(object, object)
    """A `Place` and an array of contact ids."""
    circle_dropped = Signal(int, object)
    """A circle's id, and that of the circle it was dropped on; None: among the uppermost."""
    change_asked = Signal(object)
    """F2 on a `Place`."""
    removal_asked = Signal(object)
    """Del on a `Place`."""
    menu_asked = Signal(object, object)
    """A `Place` and a global point: the user asks what can be done there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        give_viewport(self)
        self._folded = False
        self._items: dict[Place, QTreeWidgetItem] = {}
        self._circles: tuple[Circle, ...] = ()
        self._saved: tuple[SavedFilter, ...] = ()
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
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(SidebarDelegate(self))
        self.currentItemChanged.connect(self._choose)
        self.itemClicked.connect(self._choose_again)
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
            item.setData(0, CIRCLE_ROLE, circle)
            if parent is not None:
                parent.addChild(item)
                parent.setExpanded(not self._folded)
            else:
                self.insertTopLevelItem(self.indexOfTopLevelItem(self._trash) - 1, item)
        self.choose(chosen)
        self.blockSignals(blocked)

    def show_saved(self, saved: Sequence[SavedFilter]) -> None:
        """List these saved filters; what was chosen stays chosen."""
        if tuple(saved) == self._saved:
            return
        self._saved = tuple(saved)
        chosen = self.place()
        blocked = self.blockSignals(True)
        for place in [place for place in self._items if place[0] == SAVED]:
            self.takeTopLevelItem(self.indexOfTopLevelItem(self._items.pop(place)))
        for one in saved:
            item = self._make((SAVED, one.id), plain_line(one.name, 80), "bookmark")
            self.insertTopLevelItem(self.indexOfTopLevelItem(self._heading), item)
        self._saved_heading.setHidden(self._folded or not saved)
        self.choose(chosen)
        self.blockSignals(blocked)

    def show_counts(self, counts: Counts) -> None:
        """Write the numbers behind the names."""
        figures: dict[Place, int] = {
            (Scope.ALL, None): counts.all,
            (Scope.DEAR, None): counts.dear,
            (Scope.WITHOUT_CIRCLE, None): counts.without_circle,
            (Scope.REVIEW, None): counts.review,
            (Scope.LONG_QUIET, None): counts.long_quiet,
            (Scope.OWED, None): counts.owed,
            (Scope.RESTING, None): counts.resting,
            (Scope.TRASH, None): counts.trash,
        }
        figures |= {(Scope.CIRCLE, circle): count for circle, count in counts.circles.items()}
        for place, item in self._items.items():
            if place in (TODAY, LEDGER, NETWORK):
                continue
            count = figures.get(place, 0)
            item.setData(0, COUNT_ROLE, count)
            name = item.text(0)
            item.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{name}, {number(count)}" if count else name)
        for rare in _ONLY_WITH_SOMEBODY:
            item, empty = self._items[rare], not figures[rare]
            hidden = empty and item is not self.currentItem()
            if hidden != item.isHidden():  # else all would be laid out and painted anew
                item.setHidden(hidden)

    def show_due(self, count: int) -> None:
        """Write beside the day how many names of it are not done."""
        item = self._items[TODAY]
        item.setData(0, COUNT_ROLE, count)
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{item.text(0)}, {number(count)}" if count else "")

    def place(self) -> Place:
        """What is chosen now."""
        item = self.currentItem()
        found: Place | None = item.data(0, PLACE_ROLE) if item is not None else None
        return found or EVERYBODY

    def choose(self, place: Place) -> None:
        """Choose a place; all contacts if it is not there any more."""
        item = self._items.get(place) or self._items[EVERYBODY]
        item.setHidden(False)
        self.setCurrentItem(item)

    def show_place(self, place: Place) -> None:
        """Mark the place that is shown, without choosing it anew."""
        blocked = self.blockSignals(True)
        self.choose(place)
        self.blockSignals(blocked)
        self.viewport().update()

    def places(self) -> list[Place]:
        """The places that are on screen, from top to bottom, subgroups left out."""
        shown = [(place, item) for place, item in self._items.items() if item.parent() is None and not item.isHidden()]
        return [place for place, item in sorted(shown, key=lambda one: self.indexOfTopLevelItem(one[1]))]

    def name_places(self, keys: Sequence[str]) -> list[str]:
        """The names of the places with these keys, from top to bottom; their tooltips say the keys."""
        places = self.places()
        for place, item in self._items.items():
            at = places.index(place) if place in places else len(keys)
            name = item.text(0)
            item.setToolTip(0, f"{name} ({keys[at]})" if at < len(keys) else name)
        return [self._items[place].text(0) for place in places[: len(keys)]]

    def fold(self, folded: bool) -> None:
        """Show icons only, in a narrow column, or names and numbers."""
        self._folded = folded
        self.setFixedWidth(_FOLDED_WIDTH) if folded else self._unfold_width()
        for place, item in self._items.items():
            if place[0] is Scope.CIRCLE and item.childCount():
                item.setExpanded(not folded)
        self._heading.setHidden(folded)
        self._saved_heading.setHidden(folded or not self._saved)
        self.viewport().update()

    def is_folded(self) -> bool:
        """Whether only icons are shown."""
        return self._folded

    def _unfold_width(self) -> None:
        self.setMinimumWidth(180)
        self.setMaximumWidth(360)

    def _add_lists(self) -> None:
        for place, name, drawing in (
            (TODAY, _("Today"), "calendar-clock"),
            ((Scope.ALL, None), _("All contacts"), "users"),
            (NETWORK, _("Network"), "waypoints"),
            (LEDGER, _("Give and take"), "scale"),
            ((Scope.DEAR, None), _("Dear to me"), "star"),
            ((Scope.WITHOUT_CIRCLE, None), _("Without a circle"), "circle-dashed"),
            ((Scope.REVIEW, None), _("To review"), "eye"),
            ((Scope.OWED, None), _("Answer owed"), "reply"),
            ((Scope.LONG_QUIET, None), _("Long quiet"), "hourglass"),
            ((Scope.RESTING, None), _("Resting"), "moon"),
        ):
            self.addTopLevelItem(self._make(place, name, drawing))
        self._saved_heading = self._add_heading(_("SAVED"))
        self._saved_heading.setHidden(True)
        self._heading = self._add_heading(_("CIRCLES"))
        self._add_heading("")
        self._trash = self._make((Scope.TRASH, None), _("Trash"), "trash-2")
        self.addTopLevelItem(self._trash)
        for rare in _ONLY_WITH_SOMEBODY:
            self._items[rare].setHidden(True)
        self.setCurrentItem(self._items[(Scope.ALL, None)])

    def _add_heading(self, words: str) -> QTreeWidgetItem:
        heading = QTreeWidgetItem([words])
        heading.setFlags(Qt.ItemFlag.NoItemFlags)
        heading.setData(0, HEADING_ROLE, True)
        self.addTopLevelItem(heading)
        return heading

    def _make(self, place: Place, name: str, drawing: str = "") -> QTreeWidgetItem:
        item = QTreeWidgetItem([name])
        item.setToolTip(0, name)
        item.setData(0, PLACE_ROLE, place)
        item.setData(0, ICON_ROLE, drawing)
        self._items[place] = item
        return item

    def _choose(self, current: QTreeWidgetItem | None) -> None:
        if current is not None and current.data(0, PLACE_ROLE) is not None:
            self.place_chosen.emit(current.data(0, PLACE_ROLE))

    def _choose_again(self, item: QTreeWidgetItem) -> None:
        """A click on the saved filter that is shown lists it as it was saved, whatever was changed meanwhile."""
        place = item.data(0, PLACE_ROLE)
        if place is not None and place[0] == SAVED:
            self.place_chosen.emit(place)

    def _target(self, event: QDropEvent) -> QTreeWidgetItem | None:
        """Where what is dragged may be dropped."""
        data, item = event.mimeData(), self.itemAt(event.position().toPoint())
        if data.hasFormat(CONTACTS_MIME):
            return self._taking_contacts(item)
        return self._taking_circle(item, _dragged_circle(data)) if data.hasFormat(CIRCLE_MIME) else None

    @staticmethod
    def _taking_contacts(item: QTreeWidgetItem | None) -> QTreeWidgetItem | None:
        """Where these contacts may be dropped: on a circle, the star or the trash."""
        place: Place | None = item.data(0, PLACE_ROLE) if item is not None else None
        return item if place is not None and place[0] in (Scope.CIRCLE, Scope.DEAR, Scope.TRASH) else None

    def _taking_circle(self, item: QTreeWidgetItem | None, dragged: int) -> QTreeWidgetItem | None:
        """A circle may go under another one, or to the heading: among the uppermost. Never where it is already."""
        circle = next((found for found in self._circles if found.id == dragged), None)
        if circle is None or item is None:
            return None
        above: Circle | None = item.data(0, CIRCLE_ROLE)
        if above is None:
            return item if item is self._heading and circle.parent_id is not None else None
        return item if above in places_for(self._circles, circle) and above.id != circle.parent_id else None

    def _mark(self, item: QTreeWidgetItem | None) -> None:
        if item is not self._drop_on:
            self._drop_on = item
            self.viewport().update()

    def drop_target(self) -> QTreeWidgetItem | None:
        """The item that would take what is being dragged over it."""
        return self._drop_on

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(CONTACTS_MIME) or event.mimeData().hasFormat(CIRCLE_MIME):
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
        event.acceptProposedAction()
        if event.mimeData().hasFormat(CIRCLE_MIME):
            above: Circle | None = item.data(0, CIRCLE_ROLE)
            self.circle_dropped.emit(_dragged_circle(event.mimeData()), above.id if above else None)
            return
        ids: array[int] = array("q")
        ids.frombytes(bytes(event.mimeData().data(CONTACTS_MIME).data()))
        self.contacts_dropped.emit(item.data(0, PLACE_ROLE), ids)

    def startDrag(self, supportedActions: Qt.DropAction) -> None:  # noqa: N803 - Qt's own name
        item = self.currentItem()
        circle: Circle | None = item.data(0, CIRCLE_ROLE) if item is not None else None
        if circle is None or circle.key:
            return
        drag = QDrag(self)
        drag.setMimeData(circle_drag_data(circle.id))
        drag.setPixmap(drag_picture(self, plain_line(circle_name(circle), 60)))
        drag.setHotSpot(QPoint(-M, -S))
        drag.exec(Qt.DropAction.MoveAction)

    def event(self, event: QEvent) -> bool:
        # Or the window's own Del would move contacts to the trash while somebody looks at circles.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._asked_by(event):
            event.accept()
            return True
        return super().event(event)

    def _asked_by(self, event: QKeyEvent) -> SignalInstance | None:
        if event.modifiers():
            return None
        if event.key() == Qt.Key.Key_F2:
            return self.change_asked
        return self.removal_asked if event.key() == Qt.Key.Key_Delete else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        asked = self._asked_by(event)
        if asked is None:
            super().keyPressEvent(event)
        else:
            asked.emit(self.place())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        # The side buttons are the window's: back and forward. The right one asks what can be done, and chooses nothing.
        if event.button() in (Qt.MouseButton.BackButton, Qt.MouseButton.ForwardButton):
            event.ignore()
        elif event.button() != Qt.MouseButton.RightButton:
            super().mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        keyed = event.reason() == QContextMenuEvent.Reason.Keyboard
        item = self.currentItem() if keyed else self.itemAt(event.pos())
        if item is None or item.data(0, PLACE_ROLE) is None:
            return
        point = self.viewport().mapToGlobal(self.visualItemRect(item).bottomLeft()) if keyed else event.globalPos()
        self.menu_asked.emit(item.data(0, PLACE_ROLE), point)


def circle_drag_data(circle_id: int) -> QMimeData:
    """What a drag of a circle carries."""
    data = QMimeData()
    data.setData(CIRCLE_MIME, str(circle_id).encode())
    return data


def _dragged_circle(data: QMimeData) -> int:
    digits = bytes(data.data(CIRCLE_MIME).data())[:18]
    return int(digits) if digits.isdigit() else 0

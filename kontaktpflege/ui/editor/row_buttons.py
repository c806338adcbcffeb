"""The buttons behind a field: its star, its handle, its cross."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction, QMouseEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolButton, QWidget

from kontaktpflege.ui.icons import icon
from kontaktpflege.ui.theme import ICON
from kontaktpflege.ui.widgets.push_button import entry_with_keys
from kontaktpflege.ui.widgets.tool_button import ToolButton, tool_button
from kontaktpflege.wording import _

BUTTON = 28
PREFER, UP, DOWN, REMOVE = "Ctrl+Shift+P", "Ctrl+Shift+Up", "Ctrl+Shift+Down", "Ctrl+Shift+Del"
"""The keys that do the same; the form listens to them."""


class RowButtons(QWidget):
    """Made only as far as a field needs them: a card has dozens of fields."""

    preference_turned = Signal()
    removal_asked = Signal()
    move_asked = Signal(int)
    """-1 upwards, 1 downwards."""
    dragged = Signal(QPoint)
    """The handle is pulled to there, in global coordinates."""

    def __init__(self, *, can_be_preferred: bool, can_be_removed: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preferred = self._up = self._down = False
        self._star = self._button(0, "star", self.preference_turned.emit) if can_be_preferred else None
        self._cross = self._button(2, "x", self.removal_asked.emit) if can_be_removed else None
        self.handle = _Handle(self)
        self.handle.move(BUTTON, 0)
        self.handle.dragged.connect(self.dragged)
        self.handle.clicked.connect(self._show_menu)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_preferred(self, preferred: bool) -> None:
        """Fill the star, or not."""
        self._preferred = preferred
        if self._star is not None:
            self._star.setIcon(icon("star-filled" if preferred else "star", "warn" if preferred else "muted"))
            tip = _("Preferred") if preferred else _("Make this the preferred one (Ctrl+Shift+P)")
            self._star.setToolTip(tip)
            self._star.setAccessibleName(tip)

    def allow_moves(self, up: bool, down: bool) -> None:
        """Whether there are others of its kind above and below."""
        self._up, self._down = up, down
        self.handle.setVisible(up or down or self._star is not None)

    def name_for_all(self, name: str) -> None:
        """What the field is called to those who hear it."""
        self.handle.setAccessibleName(_("More for {field}").format(field=name))
        if self._cross is not None:
            self._cross.setAccessibleName(_("Remove {field}").format(field=name))

    def menu(self) -> QMenu:
        """What can be done with the field, as a new menu."""
        menu = QMenu(self)
        if self._star is not None:
            prefer = _add(menu, _("Preferred"), PREFER, self.preference_turned.emit)
            prefer.setCheckable(True)
            prefer.setChecked(self._preferred)
        _add(menu, _("Move up"), UP, lambda: self.move_asked.emit(-1)).setEnabled(self._up)
        _add(menu, _("Move down"), DOWN, lambda: self.move_asked.emit(1)).setEnabled(self._down)
        if self._cross is not None:
            menu.addSeparator()
            _add(menu, _("Remove this field"), REMOVE, self.removal_asked.emit)
        return menu

    def _show_menu(self) -> None:
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.handle.mapToGlobal(self.handle.rect().bottomLeft()))

    def _button(self, column: int, drawing: str, act: Callable[[], object]) -> QToolButton:
        button = tool_button(drawing, _("Remove this field"), self)
        button.setObjectName("row")
        button.setGeometry(column * BUTTON, 0, BUTTON, BUTTON + 2)
        # The keys of the form do the same; the Tab key has enough to visit.
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(lambda checked=False: act())
        return button

    def sizeHint(self) -> QSize:
        return QSize(3 * BUTTON, BUTTON + 2)


class _Handle(ToolButton):
    """Six points: press for what can be done, pull to change the order."""

    dragged = Signal(QPoint)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("row")
        self.resize(BUTTON, BUTTON + 2)
        self.setIcon(icon("grip-vertical", "muted"))
        self.setToolTip(_("Move and more; drag it to change the order"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._pressed: QPoint | None = None
        self._pulled = False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.globalPosition().toPoint()
            self._pulled = False
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            return
        place = event.globalPosition().toPoint()
        if self._pulled or (place - self._pressed).manhattanLength() > ICON // 2:
            self._pulled = True
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.dragged.emit(place)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        was_pressed, self._pressed = self._pressed, None
        self.unsetCursor()
        if was_pressed is not None and not self._pulled and self.rect().contains(event.position().toPoint()):
            self.click()


def _add(menu: QMenu, words: str, keys: str, act: Callable[[], object]) -> QAction:
    """An entry that shows its keys; the form listens to them, not the menu."""
    action = menu.addAction(entry_with_keys(words, keys))
    action.triggered.connect(lambda checked=False: act())
    return action

"""Making, changing and deleting circles: dialogs and the deeds behind them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from kontaktpflege.domain.circle import Circle, Hue, Shape
from kontaktpflege.domain.contact import Scope
from kontaktpflege.services.circles import CircleDesk
from kontaktpflege.ui.contacts.sidebar import Place
from kontaktpflege.ui.icons import icon
from kontaktpflege.ui.tasks import Control, Task
from kontaktpflege.ui.widgets.error_dialog import show_error
from kontaktpflege.ui.widgets.plain_text import plain_line
from kontaktpflege.ui.widgets.question import ask
from kontaktpflege.wording import _
from kontaktpflege.wording.circles import circle_name

if TYPE_CHECKING:
    from kontaktpflege.ui.contacts.circle_dialog import CircleDialog


class CircleActions(QObject):
    """Everything one does with circles themselves."""

    told = Signal(str, bool)
    """A sentence for the user, and whether it can be undone."""

    def __init__(self, desk: CircleDesk, empty_trash: QAction, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._empty_trash = empty_trash
        self.create = QAction(icon("plus"), _("New circle …"), window)
        self.create.triggered.connect(lambda checked=False: self.ask_for_new(None))

    def show_menu(self, place: Place, point: QPoint) -> None:
        """Show what can be done at a place of the sidebar."""
        menu = self.menu(place)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(point)

    def menu(self, place: Place) -> QMenu:
        """What can be done at a place of the sidebar, as a new menu."""
        menu = QMenu(self._window)
        if place[0] is Scope.TRASH:
            menu.addAction(self._empty_trash)
            return menu
        menu.addAction(self.create)
        circle = next((found for found in self._desk.circles() if found.id == place[1]), None)
        if circle is not None:
            menu.addAction(_("New subgroup …"), lambda: self.ask_for_new(circle))
            menu.addSeparator()
            menu.addAction(_("Name, colour, form …"), lambda: self.ask_for_change(circle))
            delete = menu.addAction(icon("trash-2"), _("Delete circle …"), lambda: self.ask_to_delete(circle))
            delete.setEnabled(not circle.key)
        return menu

    def ask_for_new(self, parent: Circle | None) -> CircleDialog:
        """Ask for a new circle's name and look."""
        from kontaktpflege.ui.contacts.circle_dialog import CircleDialog

        hue: Hue = parent.hue if parent else "teal"
        shape: Shape = parent.shape if parent else "ring"
        title = _("New circle")
        if parent is not None:
            title = _("New subgroup of “{circle}”").format(circle=plain_line(circle_name(parent), 60))
        dialog = CircleDialog(title, _("Create circle"), "", hue, shape, self._window)

        def accept() -> None:
            name, look = dialog.name(), (dialog.hue(), dialog.shape())
            above = parent.id if parent else None
            self._write(
                lambda control: self._desk.create(name, above, *look),
                _("Circle “{circle}” created.").format(circle=name),
            )

        return self._open(dialog, accept)

    def ask_for_change(self, circle: Circle) -> CircleDialog:
        """Ask for another name or look of a circle."""
        from kontaktpflege.ui.contacts.circle_dialog import CircleDialog

        name = circle_name(circle)
        dialog = CircleDialog(_("Change circle"), _("Change circle"), name, circle.hue, circle.shape, self._window)

        def accept() -> None:
            new_name, hue, shape = dialog.name(), dialog.hue(), dialog.shape()

            def change(control: Control) -> None:
                if new_name != name:
                    self._desk.rename(circle.id, new_name)
                if (hue, shape) != (circle.hue, circle.shape):
                    self._desk.recolour(circle.id, hue, shape)

            self._write(change, _("Circle “{circle}” changed.").format(circle=new_name))

        return self._open(dialog, accept)

    def ask_to_delete(self, circle: Circle) -> None:
        """Ask whether to delete an own circle."""
        name = plain_line(circle_name(circle), 60)
        ask(
            self._window,
            _("Delete the circle “{circle}”?").format(circle=name),
            _("Its contacts stay in the book. This can be undone."),
            _("Delete circle"),
            lambda: self._write(
                lambda control: self._desk.delete(circle.id),
                _("Circle “{circle}” deleted.").format(circle=name),
            ),
        )

    def _open(self, dialog: CircleDialog, accept: Callable[[], None]) -> CircleDialog:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(accept)
        dialog.open()
        return dialog

    def _write(self, work: Callable[[Control], Any], sentence: str) -> None:
        task = Task(work)
        task.done.connect(lambda result: self.told.emit(sentence, True))
        task.failed.connect(lambda error: show_error(self._window, error))
        task.start_writing()

"""Making, changing and deleting circles: dialogs and the deeds behind them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from kontaktpflege.domain.circle import Circle, Hue, Shape, places_for
from kontaktpflege.domain.contact import Scope
from kontaktpflege.domain.errors import CircleProblem
from kontaktpflege.services import Services
from kontaktpflege.ui.contacts.circle_menu import circle_menu
from kontaktpflege.ui.contacts.place import SAVED, Place
from kontaktpflege.ui.icons import icon
from kontaktpflege.ui.tasks import Control
from kontaktpflege.ui.widgets.error_dialog import show_error
from kontaktpflege.ui.widgets.plain_text import plain_line
from kontaktpflege.ui.widgets.push_button import entry_with_keys
from kontaktpflege.ui.widgets.question import ask
from kontaktpflege.wording import _
from kontaktpflege.wording.circles import circle_name

if TYPE_CHECKING:
    from kontaktpflege.ui.contacts.circle_dialog import CircleDialog
    from kontaktpflege.ui.writing import Source


class CircleActions(QObject):
    """Everything one does with circles themselves."""

    told = Signal(str, bool)
    """A sentence for the user, and whether it can be undone."""

    def __init__(self, services: Services, empty_trash: QAction, window: QWidget) -> None:
        super().__init__(window)
        self._services = services
        self._desk = services.circles
        self._window = window
        self._empty_trash = empty_trash
        self.create = QAction(icon("plus"), _("New circle …"), window)
        self.create.triggered.connect(lambda checked=False: self.ask_for_new(None))

    def show_menu(self, place: Place, point: QPoint) -> None:
        """Show what can be done at a place of the sidebar; saved filters have a menu of their own."""
        if place[0] == SAVED:
            return
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
        every = self._desk.circles()
        circle = next((found for found in every if found.id == place[1]), None)
        if circle is not None:
            menu.addAction(_("New subgroup …"), lambda: self.ask_for_new(circle))
            menu.addSeparator()
            menu.addAction(
                icon("pencil"),
                entry_with_keys(_("Name, colour, form, rhythm …"), "F2"),
                lambda: self.ask_for_change(circle),
            )
            menu.addMenu(self._place_menu(circle, every, menu))
            others = [other for other in every if other.id != circle.id]
            union = circle_menu(_("Merge into"), others, lambda target: self._ask_to_merge_by_id(circle, target), menu)
            union.setIcon(icon("git-merge"))
            union.setEnabled(not circle.key)
            menu.addMenu(union)
            menu.addSeparator()
            delete = menu.addAction(
                icon("trash-2"), entry_with_keys(_("Delete circle …"), "Del"), lambda: self.ask_to_delete(circle)
            )
            delete.setEnabled(not circle.key)
        return menu

    def _place_menu(self, circle: Circle, every: Sequence[Circle], parent: QWidget) -> QMenu:
        """Where the circle can be moved; built-in ones keep their place."""
        allowed = [place for place in places_for(every, circle) if place.id != circle.parent_id]
        menu = circle_menu(_("Move under"), allowed, lambda above: self.move(circle.id, above), parent)
        menu.setEnabled(not circle.key)
        if circle.parent_id is not None:
            top = QAction(icon("arrow-up"), _("Among the uppermost circles"), menu)
            top.triggered.connect(lambda checked=False: self.move(circle.id, None))
            menu.insertActions(menu.actions()[0], [top]) if allowed else menu.addAction(top)
        return menu

    def change_at(self, place: Place) -> None:
        """Ask for another name or look of the circle at this place, if it is one."""
        if place[0] is Scope.CIRCLE and (circle := self._circle(place[1])) is not None:
            self.ask_for_change(circle)

    def delete_at(self, place: Place) -> None:
        """Ask whether to delete the circle at this place; a built-in one says that it stays."""
        circle = self._circle(place[1]) if place[0] is Scope.CIRCLE else None
        if circle is None:
            return
        if circle.key:
            show_error(self._window, CircleProblem("built_in", circle_name(circle)))
        else:
            self.ask_to_delete(circle)

    def move(self, circle_id: int, parent_id: int | None) -> None:
        """Move an own circle under another one, or among the uppermost."""
        circle, above = self._circle(circle_id), self._circle(parent_id)
        if circle is None:
            return
        name = plain_line(circle_name(circle), 60)
        sentence = _("Circle “{circle}” is one of the uppermost now.").format(circle=name)
        if above is not None:
            other = plain_line(circle_name(above), 60)
            sentence = _("Circle “{circle}” is a subgroup of “{other}” now.").format(circle=name, other=other)
        self._write(lambda control: self._desk.move(circle_id, parent_id), sentence)

    def ask_to_merge(self, circle: Circle, target: Circle) -> None:
        """Ask whether an own circle is to become part of another one."""
        name, other = plain_line(circle_name(circle), 60), plain_line(circle_name(target), 60)
        sentence = _(
            "Its contacts and subgroups go along, and cards of the category “{circle}” mean “{other}” from now on. "
            "This can be undone."
        )
        ask(
            self._window,
            _("Merge the circle “{circle}” into “{other}”?").format(circle=name, other=other),
            " ".join((sentence.format(circle=name, other=other), *self._of_rhythm(circle))),
            _("Merge circles"),
            lambda: self._write(
                lambda control: self._desk.merge(circle.id, target.id),
                _("Circle “{circle}” is part of “{other}” now.").format(circle=name, other=other),
            ),
        )

    def _ask_to_merge_by_id(self, circle: Circle, target_id: int) -> None:
        if (target := self._circle(target_id)) is not None:
            self.ask_to_merge(circle, target)

    def _of_rhythm(self, circle: Circle) -> tuple[str, ...]:
        """What becomes of those who are cared for in a circle's rhythm when that ends; nothing where there is none."""
        if circle.id not in self._services.care.rhythms():
            return ()
        return (_("Whoever you look after in its rhythm keeps a rhythm."),)

    def _circle(self, circle_id: int | None) -> Circle | None:
        return next((found for found in self._desk.circles() if found.id == circle_id), None)

    def ask_for_new(self, parent: Circle | None) -> CircleDialog:
        """Ask for a new circle's name and look."""
        from kontaktpflege.ui.contacts.circle_dialog import CircleDialog

        hue: Hue = parent.hue if parent else "teal"
        shape: Shape = parent.shape if parent else "ring"
        title = _("New circle")
        if parent is not None:
            title = _("New subgroup of “{circle}”").format(circle=plain_line(circle_name(parent), 60))
        dialog = CircleDialog(title, _("Create circle"), "", (hue, shape), None, self._window)

        def accept() -> None:
            name, look = dialog.name(), (dialog.hue(), dialog.shape())
            above, rhythm = parent.id if parent else None, dialog.rhythm()

            def create(control: Control) -> None:
                made = self._desk.create(name, above, *look)
                if rhythm is not None:
                    self._services.care.set_circle_rhythm(made.id, rhythm)

            self._write(create, _("Circle “{circle}” created.").format(circle=plain_line(name, 60)), dialog)

        return self._open(dialog, accept)

    def ask_for_change(self, circle: Circle) -> CircleDialog:
        """Ask for another name or look of a circle."""
        from kontaktpflege.ui.contacts.circle_dialog import CircleDialog

        name = circle_name(circle)
        held = self._services.care.rhythms().get(circle.id)
        look = (circle.hue, circle.shape)
        dialog = CircleDialog(_("Change circle"), _("Change circle"), name, look, held, self._window)

        def accept() -> None:
            new_name, hue, shape = dialog.name(), dialog.hue(), dialog.shape()

            renamed, rhythm = new_name if new_name != name else None, dialog.rhythm()

            def change(control: Control) -> None:
                self._desk.change(circle.id, renamed, hue, shape)
                if rhythm != held:
                    self._services.care.set_circle_rhythm(circle.id, rhythm)

            told = _("Circle “{circle}” changed.").format(circle=plain_line(new_name, 60))
            kept = self._of_rhythm(circle) if rhythm is None else ()
            self._write(change, " ".join((told, *kept)), dialog)

        return self._open(dialog, accept)

    def ask_to_delete(self, circle: Circle) -> None:
        """Ask whether to delete an own circle."""
        name = plain_line(circle_name(circle), 60)
        ask(
            self._window,
            _("Delete the circle “{circle}”?").format(circle=name),
            " ".join(
                (
                    _("Its contacts stay in the book, its subgroups move up. This can be undone."),
                    *self._of_rhythm(circle),
                )
            ),
            _("Delete circle"),
            lambda: self._write(
                lambda control: self._desk.delete(circle.id),
                _("Circle “{circle}” deleted.").format(circle=name),
            ),
        )

    def _open(self, dialog: CircleDialog, accept: Callable[[], None]) -> CircleDialog:
        dialog.decided.connect(accept)
        dialog.open()
        return dialog

    def _write(self, work: Callable[[Control], Any], sentence: str, source: Source | None = None) -> None:
        from kontaktpflege.ui.writing import write

        write(self._window, work, lambda result: self.told.emit(sentence, True), source)

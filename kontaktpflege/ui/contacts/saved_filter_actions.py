"""Saving lists as filters, and what else one does with them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from kontaktpflege.domain.saved_filter import SavedFilter
from kontaktpflege.services.saved_filters import SavedFilterDesk
from kontaktpflege.ui.contacts.contact_list import ContactList
from kontaktpflege.ui.contacts.navigation import Navigation
from kontaktpflege.ui.contacts.place import SAVED, Place
from kontaktpflege.ui.icons import icon
from kontaktpflege.ui.tasks import Control
from kontaktpflege.ui.widgets.plain_text import plain_line
from kontaktpflege.ui.widgets.push_button import entry_with_keys
from kontaktpflege.wording import _

if TYPE_CHECKING:
    from kontaktpflege.ui.contacts.saved_filter_dialog import SavedFilterDialog
    from kontaktpflege.ui.writing import Source


class SavedFilterActions(QObject):
    """Acts on the list that is shown, and on saved filters of the sidebar."""

    told = Signal(str, bool)
    """A sentence for the user, and whether it can be undone."""
    saved = Signal(int)
    """The id of a filter that has just been saved."""

    def __init__(self, desk: SavedFilterDesk, contacts: ContactList, navigation: Navigation, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._list = contacts
        self._navigation = navigation
        self._window = window
        self.save = QAction(icon("bookmark-plus"), _("Save as a filter …"), window)
        self.save.setShortcut(QKeySequence("Ctrl+Shift+S"))
        self.save.triggered.connect(lambda checked=False: self.ask_for_name())
        self.update = QAction(icon("save"), _("Update the saved filter"), window)
        self.update.triggered.connect(lambda checked=False: self._update())

    def note_list(self) -> None:
        """The list changed: a saved filter may differ from it now."""
        saved, differs = self._navigation.saved(), self._navigation.differs()
        self.update.setVisible(saved is not None and differs)
        self._list.offer_saving(saved is None or differs)
        if saved is not None:
            self.update.setText(_("Update “{name}”").format(name=_shown(saved).replace("&", "&&")))

    def show_menu(self, place: Place, point: QPoint) -> None:
        """Show what can be done with the saved filter at a place of the sidebar, if it is one."""
        if place[0] == SAVED:
            menu = self.menu(place)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(point)

    def menu(self, place: Place) -> QMenu:
        """What can be done with a saved filter, as a new menu."""
        menu = QMenu(self._window)
        if place == self._navigation.place() and self._navigation.differs():
            menu.addAction(self.update)
            menu.addSeparator()
        menu.addAction(icon("pencil"), _("Rename …") + "\tF2", lambda: self.rename_at(place))
        menu.addAction(icon("trash-2"), entry_with_keys(_("Delete the filter"), "Del"), lambda: self.delete_at(place))
        return menu

    def ask_for_name(self) -> SavedFilterDialog:
        """Ask what the list that is shown is to be called, and save it."""
        query = self._list.query()
        taken = [one.name for one in self._desk.saved_filters()]
        dialog = self._dialog(_("Save this list as a filter"), _("Save filter"), self._list.description(), taken)

        def accept() -> None:
            name = dialog.name()
            words = _("Filter “{name}” saved.")
            self._write(lambda control: self._desk.save(name, query), words, name, self.saved.emit, dialog)

        return self._open(dialog, accept)

    def rename_at(self, place: Place) -> SavedFilterDialog | None:
        """Ask for another name of the saved filter at a place, if it is one."""
        saved = self._at(place)
        if saved is None:
            return None
        dialog = self._dialog(_("Rename the filter"), _("Rename"), saved.name, ())

        def accept() -> None:
            name = dialog.name()
            words = _("The filter is called “{name}” now.")
            self._write(lambda control: self._desk.rename(saved.id, name), words, name, source=dialog)

        return self._open(dialog, accept)

    def delete_at(self, place: Place) -> None:
        """Delete the saved filter at a place, if it is one: it can be undone, so nobody is asked."""
        saved = self._at(place)
        if saved is not None:
            self._write(lambda control: self._desk.delete(saved.id), _("Filter “{name}” deleted."), saved.name)

    def _update(self) -> None:
        saved, query = self._navigation.saved(), self._list.query()
        if saved is not None:
            self._write(lambda control: self._desk.change(saved.id, query), _("Filter “{name}” updated."), saved.name)

    def _at(self, place: Place) -> SavedFilter | None:
        if place[0] != SAVED:
            return None
        return next((one for one in self._desk.saved_filters() if one.id == place[1]), None)

    def _dialog(self, heading: str, verb: str, name: str, taken: list[str] | tuple[str, ...]) -> SavedFilterDialog:
        from kontaktpflege.ui.contacts.saved_filter_dialog import SavedFilterDialog

        return SavedFilterDialog(heading, verb, name, taken, self._window)

    def _open(self, dialog: SavedFilterDialog, accept: Callable[[], None]) -> SavedFilterDialog:
        dialog.decided.connect(accept)
        dialog.open()
        return dialog

    def _write(
        self,
        work: Callable[[Control], Any],
        sentence: str,
        name: str,
        then: Callable[[Any], None] | None = None,
        source: Source | None = None,
    ) -> None:
        from kontaktpflege.ui.writing import write

        def say(result: Any) -> None:
            self.told.emit(sentence.format(name=plain_line(name, 60)), True)
            if then is not None:
                then(result)

        write(self._window, work, say, source)


def _shown(saved: SavedFilter) -> str:
    return plain_line(saved.name, 40)

"""What can be done with the selected contacts, as a menu."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from kontaktpflege.domain.circle import Circle
from kontaktpflege.domain.contact import Scope
from kontaktpflege.services import Services
from kontaktpflege.ui.contacts.care_actions import death_deed
from kontaktpflege.ui.contacts.circle_menu import circle_menu
from kontaktpflege.ui.icons import icon
from kontaktpflege.ui.widgets.push_button import entry_with_keys
from kontaktpflege.wording import _

if TYPE_CHECKING:
    from kontaktpflege.ui.contacts.contacts_page import ContactsPage

_FEW = 200
"""Of so many selected contacts their circles are looked up; of more, all circles are offered."""


class SelectionMenu(QMenu):
    """Made anew each time it opens, for those who are selected then."""

    def __init__(self, page: ContactsPage, services: Services, circles: Sequence[Circle]) -> None:
        super().__init__(page)
        self._page = page
        self._services = services
        self._circles = circles
        self._ids = page.list.table.selected_ids()
        self._only = self._ids[0] if len(self._ids) == 1 else None
        deeds = page.contact_actions
        if page.list.query().scope is Scope.TRASH:
            self.addActions([deeds.restore, deeds.forget])
            return
        self._add_looks()
        self._add_care()
        self.addMenu(self._network())
        large = self.addAction(icon("qr-code"), _("Show number large"), page.show_number)
        large.setEnabled(self._only is not None)
        self.addSeparator()
        self.addMenu(page.copy_actions.menu(self))
        self.addSeparator()
        self._add_circles()
        self.addSeparator()
        self.addActions([deed for deed in (deeds.bulk_edit, deeds.merge, deeds.looked_at) if deed.isEnabled()])
        self.addActions([deeds.card_list, deeds.export])
        self.addSeparator()
        self.addActions([deeds.trash, deeds.forget])

    def _add_looks(self) -> None:
        page, deeds = self._page, self._page.contact_actions
        self.addAction(deeds.edit)
        self.setDefaultAction(deeds.edit)
        if self._only is not None:
            self.addAction(deeds.edit_cell)
        details = self.addAction(icon("user"), entry_with_keys(_("Show details"), "Alt+Return"), page.open_details)
        details.setEnabled(self._only is not None)
        self.addActions([deeds.write, deeds.star])

    def _add_care(self) -> None:
        page, only = self._page, self._only
        self.addMenu(page.care_actions.menu(self))
        if only is not None:
            died = self._services.care.care(only).died
            self.addAction(icon("flower-2"), death_deed(died=died), lambda: page.died_asked.emit(only))
            if died:
                self.addAction(icon("users"), _("Who should know? …"), lambda: page.who_asked.emit(only))

    def _network(self) -> QMenu:
        """How one met, who knows whom, who one is oneself."""
        page, ids = self._page, self._ids
        menu = QMenu(_("Network"), self)
        menu.setIcon(icon("waypoints"))
        menu.addAction(page.contact_actions.origin)
        menu.addAction(icon("waypoints"), _("Who knows whom …"), lambda: page.ties_asked.emit(ids))
        introduce = menu.addAction(icon("handshake"), _("Introduce …"), lambda: page.introduction_asked.emit(ids))
        introduce.setEnabled(len(ids) <= 2)
        menu.addAction(icon("users"), _("Show in the picture"), lambda: page.picture_asked.emit(ids))
        page.acquaintance().fill(menu, ids)
        return menu

    def _add_circles(self) -> None:
        addition = circle_menu(_("Add to circle"), self._circles, self._page.add_selected, self)
        addition.setIcon(icon("tag"))
        self.addMenu(addition)
        left = self._circles_of_selection()
        removal = circle_menu(_("Take out of circle"), left, self._page.remove_selected, self)
        removal.setEnabled(bool(left))
        self.addMenu(removal)

    def _circles_of_selection(self) -> Sequence[Circle]:
        """The circles that a selected contact is in; of a large selection, all of them."""
        if len(self._ids) > _FEW:
            return self._circles
        used = {circle for row in self._services.address_book.summaries(self._ids) for circle in row.circles}
        return [circle for circle in self._circles if circle.id in used]

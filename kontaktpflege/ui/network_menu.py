"""What can be done with contacts that are selected in the picture of the network."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QMenu

from kontaktpflege.domain.circle import Circle
from kontaktpflege.ui.contacts.circle_menu import circle_menu
from kontaktpflege.ui.contacts.contacts_page import ContactsPage
from kontaktpflege.ui.icons import icon
from kontaktpflege.ui.networking import Networking
from kontaktpflege.ui.window_dialogs import WindowDialogs
from kontaktpflege.wording import _


def fill_network_menu(
    menu: QMenu,
    ids: Sequence[int],
    circles: Sequence[Circle],
    page: ContactsPage,
    networking: Networking,
    dialogs: WindowDialogs,
) -> None:
    """Add entries about these contacts to a menu."""
    by_id = {circle.id: circle for circle in circles}
    if len(ids) == 1:
        one = ids[0]
        menu.addAction(icon("user"), _("Show this contact"), lambda: page.navigation.show_contact(one))
        menu.addAction(icon("handshake"), _("Who opens the door? …"), lambda: dialogs.doors().open(one))
    menu.addAction(icon("waypoints"), _("Who knows whom …"), lambda: networking.ties().ask_among(ids))
    if len(ids) == 2:
        menu.addAction(icon("handshake"), _("Introduce …"), lambda: networking.introducing().ask(ids))
    to_circle = page.contact_actions.add_to_circle
    menu.addMenu(circle_menu(_("Add to circle"), circles, lambda circle: to_circle(by_id[circle], ids), menu))
    menu.addAction(icon("repeat"), _("Care for …"), lambda: page.care_actions.ask_for_rhythm_of(ids))
    menu.addAction(icon("upload"), _("Export …"), lambda: dialogs.export(ids))

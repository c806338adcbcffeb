"""Brings the window to a place; sidebar, pages and the list of contacts agree on where one is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QSettings
from PySide6.QtWidgets import QWidget

from kontaktpflege.domain.contact import Counts
from kontaktpflege.domain.filter import Filter
from kontaktpflege.services import Services
from kontaktpflege.ui.contacts.place import EVERYBODY, NETWORK, SAVED, Place
from kontaktpflege.ui.contacts.place_actions import PlaceActions
from kontaktpflege.ui.contacts.sidebar import Sidebar
from kontaktpflege.ui.networking import Networking
from kontaktpflege.ui.pages import Pages


class Places(QObject):
    """Goes where sidebar, keys, search and other parts of the window lead."""

    def __init__(
        self, services: Services, sidebar: Sidebar, pages: Pages, networking: Networking, window: QWidget
    ) -> None:
        super().__init__(window)
        self._services = services
        self._sidebar = sidebar
        self._pages = pages
        self._page = pages.contacts
        self._networking = networking
        self._renewing = False
        self.actions = PlaceActions(sidebar, window)
        navigation, saved = self._page.navigation, self._page.saved_filters
        sidebar.place_chosen.connect(self.go_to)
        navigation.place_shown.connect(self._note)
        navigation.contact_shown.connect(self._show_contacts)
        saved.saved.connect(self._show_saved)

    def begin(self, memory: QSettings) -> None:
        """Show what was remembered."""
        circles, saved = self._services.circles.circles(), self._services.saved_filters.saved_filters()
        self._sidebar.show_circles(circles)
        self._sidebar.show_saved(saved)
        self._page.begin(circles, saved, memory)

    def renew(self, *, listing: bool) -> None:
        """The book changed; `listing`: so that the list is to be read anew."""
        circles, saved = self._services.circles.circles(), self._services.saved_filters.saved_filters()
        self._renewing = True
        self._sidebar.show_circles(circles)
        self._sidebar.show_saved(saved)
        self.actions.renew()
        self._page.renew(circles, saved, listing=listing)
        self._renewing = False

    def show_counts(self, counts: Counts) -> None:
        """Write the numbers beside the places; some places are offered only while somebody is there."""
        self._sidebar.show_counts(counts)
        self.actions.renew()
        self._page.show_counts(counts)

    def go_to(self, place: Place) -> None:
        """Bring up a place, and put the keyboard there unless it is in the sidebar."""
        page = self._pages.show_place(place)
        if page is None:
            self._show_contacts()
            self._page.navigation.show_place(place)
        elif not self._sidebar.hasFocus():
            page.take_focus()

    def search(self, words: str) -> None:
        """Search the list for these words."""
        if words and not self._pages.shows_contacts():
            self._show_contacts()
        self._page.list.search(words)

    def list_due(self) -> None:
        """List everybody who is due and waits for a call, those whom the day names among them."""
        self.go_to(EVERYBODY)
        self._page.list.use_filters((Filter(kind="waiting"),))

    def show_in_picture(self, ids: Sequence[int]) -> None:
        """Show where these contacts stand in the network."""
        self._sidebar.show_place(NETWORK)
        if len(ids) == 1:
            self._networking.go_to(ids[0])
        else:
            self._networking.show_people(ids)

    def show_chain(self, ids: Sequence[int]) -> None:
        """Show a chain of contacts in the network."""
        self._sidebar.show_place(NETWORK)
        self._networking.show_chain(ids)

    def _show_saved(self, saved_id: int) -> None:
        """Show a filter that has just been saved, perhaps before the news of it."""
        saved = self._services.saved_filters.saved_filters()
        self._sidebar.show_saved(saved)
        self._page.navigation.know(self._services.circles.circles(), saved)
        self._page.navigation.show_place((SAVED, saved_id))

    def _show_contacts(self) -> None:
        self._pages.show_contacts()
        self._sidebar.show_place(self._page.navigation.place())

    def _note(self, place: Place) -> None:
        """A list came up, whoever asked for it; only one that is gone is replaced behind the day."""
        if not self._renewing:
            self._pages.show_contacts()
        self._sidebar.show_place(self._pages.place() or place)

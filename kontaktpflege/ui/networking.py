"""Brings the network to the window: ties, doors and introductions; each part is made when it is asked for first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtWidgets import QMenu, QWidget

from kontaktpflege.domain.care import Care
from kontaktpflege.domain.circle import Circle
from kontaktpflege.domain.contact import Contact, ContactQuery
from kontaktpflege.domain.interaction import Interaction
from kontaktpflege.domain.tie import Tie
from kontaktpflege.services import Services
from kontaktpflege.ui.pages import Pages
from kontaktpflege.ui.window_memory import facts, keep_facts
from kontaktpflege.wording import _

if TYPE_CHECKING:
    from kontaktpflege.ui.contacts.care_section import CareSection
    from kontaktpflege.ui.foot_bar import FootBar
    from kontaktpflege.ui.introducing import Introducing
    from kontaktpflege.ui.introductions.introduction_dialog import IntroductionDialog
    from kontaktpflege.ui.network.network_page import NetworkPage
    from kontaktpflege.ui.network_holder import NetworkHolder
    from kontaktpflege.ui.tie_bars import TieBars
    from kontaktpflege.ui.tie_deeds import TieDeeds
    from kontaktpflege.ui.ties.network_files import NetworkFiles
    from kontaktpflege.ui.ties.tie_dialog import TieDialog

_OWN_CARD_ASKED = "network/own_card_asked"
_KEY = "window/network"
_DRAWN = frozenset((Contact, Circle, Tie, Care, Interaction))
"""What changes the picture, and who is due in it."""


class Networking(QObject):
    """What the window does about the network."""

    told = Signal(str, bool)
    """A sentence for the user, and whether it can be undone."""
    contact_asked = Signal(int)
    """Show this contact."""
    door_asked = Signal(int)
    """Who opens the door to this contact?"""
    way_asked = Signal(int, object)
    """Show the ways to this contact, that of these ids first."""
    draft_asked = Signal(int, object)
    """Write to this contact, with a `TextBlock` or what seems fit (None)."""
    bar_made = Signal(object)
    """A bar that wants its place at the foot of the window."""
    left = Signal()
    """A bar goes, and had the keyboard."""
    sheet_asked = Signal(int)
    """Open the call sheet of a contact."""
    suggestions_asked = Signal()
    """Show suggested ties."""
    suggestions_of_asked = Signal(int)
    """Show those of this contact."""
    menu_shown = Signal(QMenu, object)
    """A menu about these contacts' ids is about to open and wants to be filled."""

    def __init__(
        self,
        services: Services,
        pages: Pages,
        memory: QSettings,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._services = services
        self._pages = pages
        self._memory = memory
        self._window = window
        self._ties: TieDeeds | None = None
        self._introducing: Introducing | None = None
        self._bars: TieBars | None = None
        self._files: NetworkFiles | None = None
        pages.make_network = self._make_holder

    def renew(self, kinds: frozenset[type]) -> None:
        """These kinds of things changed in the book."""
        if kinds & _DRAWN and self._pages.network is not None and self._pages.network.page is not None:
            self._pages.network.page.renew()
        if self._introducing is not None:
            self._introducing.renew()

    def save(self) -> None:
        """Remember how the network was looked at."""
        if self._pages.network is not None and self._pages.network.page is not None:
            keep_facts(self._memory, _KEY, self._pages.network.page.facts())

    def show_people(self, ids: Sequence[int]) -> None:
        """Light contacts up in the picture."""
        self._pages.show_network().with_page(lambda page: page.show_people(ids))

    def show_chain(self, ids: Sequence[int]) -> None:
        """Draw a chain of contacts in the picture."""
        self._pages.show_network().with_page(lambda page: page.show_chain(ids))

    def go_to(self, contact_id: int) -> None:
        """Show where a contact stands in the picture."""
        self._pages.show_network().with_page(lambda page: page.go_to(contact_id))

    def ties(self) -> TieDeeds:
        """What notes ties."""
        if self._ties is None:
            from kontaktpflege.ui.tie_deeds import TieDeeds

            self._ties = TieDeeds(self._services, self._window)
            self._ties.told.connect(self.told)
        return self._ties

    def files(self) -> NetworkFiles:
        """What saves the network and takes one in."""
        if self._files is None:
            from kontaktpflege.ui.ties.network_files import NetworkFiles

            self._files = NetworkFiles(self._services, self._window)
            self._files.told.connect(self.told)
        return self._files

    def bars(self) -> TieBars:
        """What asks who the user is and who knows whom."""
        if self._bars is None:
            from kontaktpflege.ui.tie_bars import TieBars

            self._bars = TieBars(self._services, self._window)
            self._bars.told.connect(self.told)
            self._bars.made.connect(self.bar_made)
            self._bars.left.connect(self.left)
        return self._bars

    def propose_own_card(self, memory: QSettings, name: str) -> None:
        """Ask once in a lifetime of the window's memory which card is the user's; `name` is the one from the settings."""
        if memory.value(_OWN_CARD_ASKED) is not None:
            return
        bars = self.bars()
        bars.own_card_asked.connect(lambda: memory.setValue(_OWN_CARD_ASKED, 1))
        bars.propose_own_card(name)

    def foot_bars(self) -> list[FootBar]:
        """Those that were made, in the order in which F6 comes to them."""
        return [] if self._bars is None else list(self._bars)

    def introducing(self) -> Introducing:
        """What makes people known to each other."""
        if self._introducing is None:
            from kontaktpflege.ui.introducing import Introducing

            self._introducing = Introducing(self._services, self._window)
            self._introducing.told.connect(self.told)
            self._introducing.draft_asked.connect(self.draft_asked)
        return self._introducing

    def introduce(self) -> IntroductionDialog:
        """Ask whom to introduce to whom, beginning with those who are meant."""
        return self.introducing().ask(self._pages.meant()[:2])

    def ask_ties(self) -> TieDialog | None:
        """Ask whom the contact that is meant knows, or how those that are meant know each other; None if nobody is."""
        ids = self._pages.meant()
        return self.ties().ask_among(ids) if ids else None

    def serve(self, section: CareSection) -> None:
        """Do what is asked for in the details."""
        ties = section.ties
        ties.named.connect(lambda one, other: self.ties().note(one, other))
        ties.addition_asked.connect(lambda contact: self.ties().ask(contact))
        ties.correction_asked.connect(lambda tie: self.ties().ask_to_correct(tie))
        ties.removal_asked.connect(lambda tie: self.ties().remove(tie))
        ties.person_asked.connect(self.contact_asked)
        ties.newcomer_named.connect(lambda contact, name: self.ties().note_newcomer(contact, name))
        ties.suggestions_asked.connect(self.suggestions_of_asked)
        doors = section.doors
        doors.door_asked.connect(self.way_asked)
        doors.chain_dropped.connect(self._drop_chain)
        doors.introduction_asked.connect(lambda ids: self.introducing().ask(ids))

    def _drop_chain(self, contact_id: int, number: int) -> None:
        from kontaktpflege.ui.writing import write

        desk = self._services.doors
        write(
            self._window,
            lambda control: desk.drop(contact_id, number),
            lambda done: self.told.emit(_("The chain is kept no more."), True),
        )

    def _make_holder(self) -> NetworkHolder:
        from kontaktpflege.ui.network_holder import NetworkHolder

        return NetworkHolder(self._make_page, self._pages)

    def _make_page(self, parent: QWidget) -> NetworkPage:
        from kontaktpflege.ui.network.network_page import NetworkPage

        page = NetworkPage(self._services, parent)
        page.restore(facts(self._memory, _KEY))
        page.told.connect(self.told)
        page.contact_asked.connect(self.contact_asked)
        page.sheet_asked.connect(self.sheet_asked)
        page.door_asked.connect(self.door_asked)
        page.menu_shown.connect(self.menu_shown)
        page.suggestions_asked.connect(self.suggestions_asked)
        page.ties_asked.connect(lambda ids: self.ties().ask_among(ids))
        page.tie_drawn.connect(lambda one, other: self.ties().ask(one, [other]))
        if self._services.ties.own_card() is None and self._services.address_book.list_ids(ContactQuery(), limit=1):
            self.bars().ask_own_card("")
        return page

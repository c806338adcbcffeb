"""What the user can do: one public method is one thing done, in one transaction."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from kontaktpflege.domain.observance import Observance
from kontaktpflege.domain.phones import calling_code
from kontaktpflege.services.address_book import AddressBook
from kontaktpflege.services.circles import CircleDesk
from kontaktpflege.services.history import History
from kontaktpflege.services.saved_filters import SavedFilterDesk
from kontaktpflege.storage.database import Clock
from kontaktpflege.storage.store import Listener, Store

if TYPE_CHECKING:
    from kontaktpflege.domain.long_work import Progress
    from kontaktpflege.services.agenda import AgendaDesk
    from kontaktpflege.services.bulk_edit import BulkEdit
    from kontaktpflege.services.capture import CaptureDesk
    from kontaktpflege.services.care import CareDesk
    from kontaktpflege.services.correspondence import CorrespondenceDesk
    from kontaktpflege.services.doors import DoorDesk
    from kontaktpflege.services.giving import GivingDesk
    from kontaktpflege.services.greetings import GreetingDesk
    from kontaktpflege.services.hand_over import HandOverDesk
    from kontaktpflege.services.introductions import IntroductionDesk
    from kontaktpflege.services.journal import Journal
    from kontaktpflege.services.ledger import LedgerDesk
    from kontaktpflege.services.mentions import MentionDesk
    from kontaktpflege.services.network import NetworkDesk
    from kontaktpflege.services.network_files import NetworkFileDesk
    from kontaktpflege.services.occasions import OccasionDesk
    from kontaktpflege.services.origins import OriginDesk
    from kontaktpflege.services.reminders import ReminderDesk
    from kontaktpflege.services.safekeeping import Safekeeping
    from kontaktpflege.services.sample import SampleDesk
    from kontaktpflege.services.statistics import StatisticsDesk
    from kontaktpflege.services.ties import TieDesk
    from kontaktpflege.services.transfer import Transfer


class Services:
    """Every desk of one open book. Those that the first look at the book does not need are set up on first use."""

    def __init__(self, store: Store, code: str, observance: Observance) -> None:
        self.observance = observance
        self.book = store.path
        self.address_book = AddressBook(store, code, self._derive_anew)
        self.circles = CircleDesk(store)
        self.history = History(store)
        self.saved_filters = SavedFilterDesk(store)
        self._store = store
        self._code = code

    @cached_property
    def bulk_edit(self) -> BulkEdit:
        """Changes many contacts at once."""
        from kontaktpflege.services.bulk_edit import BulkEdit

        return BulkEdit(self._store, self._code)

    @cached_property
    def origins(self) -> OriginDesk:
        """Keeps through whom, where and since when one knows somebody."""
        from kontaktpflege.services.origins import OriginDesk

        return OriginDesk(self._store)

    @cached_property
    def capture(self) -> CaptureDesk:
        """Takes somebody in from one line."""
        from kontaktpflege.services.capture import CaptureDesk

        return CaptureDesk(self._store, self.address_book, self._code)

    @cached_property
    def mentions(self) -> MentionDesk:
        """Proposes names behind an @."""
        from kontaktpflege.services.mentions import MentionDesk

        return MentionDesk(self.address_book, self.capture)

    @cached_property
    def journal(self) -> Journal:
        """Keeps what happened with whom, and what was promised."""
        from kontaktpflege.services.journal import Journal

        return Journal(self._store)

    @cached_property
    def care(self) -> CareDesk:
        """Keeps who shall stay close, and how often."""
        from kontaktpflege.services.care import CareDesk

        return CareDesk(self._store, self.address_book.turn)

    @cached_property
    def ledger(self) -> LedgerDesk:
        """Keeps what was given and received."""
        from kontaktpflege.services.ledger import LedgerDesk

        return LedgerDesk(self._store)

    @cached_property
    def giving(self) -> GivingDesk:
        """Has ideas what to give."""
        from kontaktpflege.services.giving import GivingDesk

        return GivingDesk(self._store, self.correspondence)

    @cached_property
    def ties(self) -> TieDesk:
        """Keeps who knows whom."""
        from kontaktpflege.services.ties import TieDesk

        return TieDesk(self._store)

    @cached_property
    def network(self) -> NetworkDesk:
        """Sees the network as a whole."""
        from kontaktpflege.services.network import NetworkDesk

        return NetworkDesk(self._store, lambda: self.observance.country)

    @cached_property
    def doors(self) -> DoorDesk:
        """Knows who opens the door."""
        from kontaktpflege.services.doors import DoorDesk

        return DoorDesk(self._store, self.address_book, self.capture, self.network)

    @cached_property
    def network_files(self) -> NetworkFileDesk:
        """Writes the network as GraphML and takes one in."""
        from kontaktpflege.services.network_files import NetworkFileDesk

        return NetworkFileDesk(self._store, self.network, self._code, self._back_up_before_import)

    @cached_property
    def introductions(self) -> IntroductionDesk:
        """Makes people known to each other."""
        from kontaktpflege.services.introductions import IntroductionDesk

        return IntroductionDesk(self._store, lambda: self.observance.country)

    @cached_property
    def agenda(self) -> AgendaDesk:
        """Says whom to call today, and why."""
        from kontaktpflege.services.agenda import AgendaDesk

        return AgendaDesk(self._store)

    @cached_property
    def statistics(self) -> StatisticsDesk:
        """Counts how it goes."""
        from kontaktpflege.services.statistics import StatisticsDesk

        return StatisticsDesk(self._store)

    @cached_property
    def transfer(self) -> Transfer:
        """Brings cards in and out."""
        from kontaktpflege.services.transfer import Transfer

        return Transfer(self._store, self._code, self._back_up_before_import)

    @cached_property
    def hand_over(self) -> HandOverDesk:
        """Gives the phone what changed here."""
        from kontaktpflege.services.hand_over import HandOverDesk

        return HandOverDesk(self._store, self.transfer)

    @cached_property
    def correspondence(self) -> CorrespondenceDesk:
        """Keeps text blocks and makes drafts of them."""
        from kontaktpflege.services.correspondence import CorrespondenceDesk

        return CorrespondenceDesk(self._store)

    @cached_property
    def safekeeping(self) -> Safekeeping:
        """Keeps the book safe."""
        from kontaktpflege.services.safekeeping import Safekeeping

        return Safekeeping(self._store, self._code)

    @cached_property
    def occasions(self) -> OccasionDesk:
        """Knows what comes round."""
        from kontaktpflege.services.occasions import OccasionDesk

        return OccasionDesk(self._store, lambda: self.observance)

    @cached_property
    def greetings(self) -> GreetingDesk:
        """Keeps who gets a card."""
        from kontaktpflege.services.greetings import GreetingDesk

        return GreetingDesk(self._store, self._code, lambda: self.observance.country)

    @cached_property
    def sample(self) -> SampleDesk:
        """Fills an empty book."""
        from kontaktpflege.services.sample import SampleDesk

        return SampleDesk(self._store, self._code, self.transfer)

    @cached_property
    def reminders(self) -> ReminderDesk:
        """Knows which days were told."""
        from kontaktpflege.services.reminders import ReminderDesk

        return ReminderDesk(self._store)

    def today(self) -> date:
        """The day it is where the user is, by the clock of the book."""
        return self._store.today()

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` after each commit of this process, on the writing thread, with the domain classes that changed."""
        return self._store.subscribe(listener)

    def announce_everything(self) -> None:
        """Tell every listener that all may have changed, as it has when another day begins."""
        self._store.announce_all()

    def look_for_others(self) -> None:
        """Tell every listener that all may have changed, if another process wrote since the last news. Raises BookError."""
        self._store.look_for_others()

    def rest(self) -> None:
        """Nobody looks at the book: give back the memory that reading took. The next reader opens the file anew."""
        self._store.rest()

    def close(self) -> None:
        """Let go of the book."""
        self._store.close()

    def _back_up_before_import(self) -> None:
        from kontaktpflege.domain.backups import BackupReason

        self.safekeeping.back_up_before(BackupReason.IMPORT)

    def _derive_anew(self, progress: Progress) -> int:
        from kontaktpflege.services.derivation import derive_anew

        return derive_anew(self._store, self._code, progress)


def open_services(book: Path, clock: Clock, country: str) -> Services:
    """Open a book and its desks; `country` (ISO 3166) is where national phone numbers belong. Raises BookError."""
    return Services(Store(book, clock), calling_code(country), Observance(country=country))

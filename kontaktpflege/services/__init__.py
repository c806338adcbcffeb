"""What the user can do: one public method is one thing done, in one transaction."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from kontaktpflege.domain.backups import BackupReason
from kontaktpflege.domain.phones import calling_code
from kontaktpflege.services.address_book import AddressBook
from kontaktpflege.services.bulk_edit import BulkEdit
from kontaktpflege.services.capture import CaptureDesk
from kontaktpflege.services.circles import CircleDesk
from kontaktpflege.services.derivation import derive_anew
from kontaktpflege.services.hand_over import HandOverDesk
from kontaktpflege.services.history import History
from kontaktpflege.services.origins import OriginDesk
from kontaktpflege.services.safekeeping import Safekeeping
from kontaktpflege.services.sample import SampleDesk
from kontaktpflege.services.saved_filters import SavedFilterDesk
from kontaktpflege.services.transfer import Transfer
from kontaktpflege.storage.database import Clock
from kontaktpflege.storage.store import Listener, Store


@dataclass(frozen=True, slots=True)
class Services:
    """Every desk of one open book."""

    book: Path
    address_book: AddressBook
    circles: CircleDesk
    bulk_edit: BulkEdit
    origins: OriginDesk
    capture: CaptureDesk
    transfer: Transfer
    hand_over: HandOverDesk
    history: History
    safekeeping: Safekeeping
    sample: SampleDesk
    saved_filters: SavedFilterDesk
    _store: Store

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` after each commit of this process, on the writing thread, with the domain classes that changed."""
        return self._store.subscribe(listener)

    def announce_everything(self) -> None:
        """Tell every listener that all may have changed: another process wrote."""
        self._store.announce_all()

    def data_version(self) -> int:
        """A number that changes when another process writes to the book."""
        return self._store.data_version()

    def close(self) -> None:
        """Let go of the book."""
        self._store.close()


def open_services(book: Path, clock: Clock, country: str) -> Services:
    """Open a book and its desks; `country` (ISO 3166) is where national phone numbers belong. Raises BookError."""
    store = Store(book, clock)
    code = calling_code(country)
    safekeeping = Safekeeping(store, code)
    back_up = partial(safekeeping.back_up_before, BackupReason.IMPORT)
    transfer = Transfer(store, code, back_up)
    address_book = AddressBook(store, code, lambda progress: derive_anew(store, code, progress))
    return Services(
        book=book,
        address_book=address_book,
        circles=CircleDesk(store),
        bulk_edit=BulkEdit(store, code),
        origins=OriginDesk(store),
        capture=CaptureDesk(store, address_book, code),
        transfer=transfer,
        hand_over=HandOverDesk(store, transfer),
        history=History(store),
        safekeeping=safekeeping,
        sample=SampleDesk(store, code, transfer),
        saved_filters=SavedFilterDesk(store),
        _store=store,
    )

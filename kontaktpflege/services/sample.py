"""Made-up people: the sample book of the first start, and any number of them for trying things out."""

from __future__ import annotations

from hashlib import blake2b
from itertools import islice
from pathlib import Path

from kontaktpflege.domain.errors import NotEmpty
from kontaktpflege.domain.importing import ImportReport
from kontaktpflege.domain.listing import derive
from kontaktpflege.domain.recognition import circles_of_categories, source_of
from kontaktpflege.services.transfer import Transfer
from kontaktpflege.storage import circles, imports
from kontaktpflege.storage.stage import Stage, StagedCard
from kontaktpflege.storage.store import Connection, Store

_SEED = 7
"""Of the sample book's past."""


def sample_file() -> Path:
    """The sample book's cards, in an installation or a checkout; raises FileNotFoundError."""
    package = Path(__file__).resolve().parent.parent
    for root in (package, package.parent):
        path = root / "resources" / "sample" / "sample.vcf"
        if path.is_file():
            return path
    raise FileNotFoundError("resources/sample/sample.vcf")


class SampleDesk:
    """Fills an empty book."""

    def __init__(self, store: Store, calling_code: str, transfer: Transfer) -> None:
        self._store = store
        self._calling_code = calling_code
        self._transfer = transfer

    def load(self) -> ImportReport:
        """Put the sample book's people into an empty book, as one step of undo; raises NotEmpty."""
        self._check_empty()
        return self._transfer.take_in([sample_file()], besides=lambda connection: self._live(connection, _SEED))

    def generate(self, contacts: int, seed: int) -> int:
        """Put so many made-up people into an empty book, the same for the same seed; raises NotEmpty."""
        from kontaktpflege.domain.made_up import made_up_cards

        self._check_empty()
        with self._store.connection() as connection:
            stage = Stage(connection)
            try:
                known = circles.known_categories(connection)
                for text in islice(made_up_cards(contacts, seed), contacts):
                    listing = derive(text, self._calling_code)
                    digest = blake2b(text.encode(), digest_size=16).digest()
                    joined = circles_of_categories(listing.categories, known)
                    stage.add(StagedCard(text, listing, digest, source_of(text), joined))
                stage.close_reading()
                with self._store.transaction("sample", {"count": stage.size}, connection) as tx:
                    stage.take_over(tx.now)
                    self._live(tx.connection, seed)
            finally:
                stage.discard()
        return stage.size

    def _live(self, connection: Connection, seed: int) -> None:
        from kontaktpflege.storage.made_up import live_two_years

        live_two_years(connection, seed, self._store.today())

    def _check_empty(self) -> None:
        with self._store.reading() as connection:
            if not imports.is_empty(connection):
                raise NotEmpty

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
MOST_KNOWN = 5_000
"""So many made-up people the user knows himself; all others are known through somebody."""


def sample_file(name: str = "sample.vcf") -> Path:
    """Cards of the sample book, in an installation or a checkout; raises FileNotFoundError."""
    package = Path(__file__).resolve().parent.parent
    for root in (package, package.parent):
        path = root / "resources" / "sample" / name
        if path.is_file():
            return path
    raise FileNotFoundError(f"resources/sample/{name}")


class SampleDesk:
    """Fills an empty book."""

    def __init__(self, store: Store, calling_code: str, transfer: Transfer) -> None:
        self._store = store
        self._calling_code = calling_code
        self._transfer = transfer

    def load(self) -> ImportReport:
        """Put the sample book's people into an empty book, as one step of undo; raises NotEmpty."""
        self._check_empty()
        files = [sample_file(), sample_file("acquaintances.vcf")]
        return self._transfer.take_in(files, besides=self._tell)

    def generate(self, contacts: int, seed: int, known: int = MOST_KNOWN) -> int:
        """Put so many made-up people into an empty book, the same for the same seed; the user knows `known` of them.

        Raises NotEmpty.
        """
        from kontaktpflege.domain.made_up import made_up_cards
        from kontaktpflege.storage.made_up import know_by_chance, live_two_years

        self._check_empty()
        with self._store.connection() as connection:
            stage = Stage(connection)
            try:
                categories = circles.known_categories(connection)
                for text in islice(made_up_cards(contacts, seed), contacts):
                    listing = derive(text, self._calling_code)
                    digest = blake2b(text.encode(), digest_size=16).digest()
                    joined = circles_of_categories(listing.categories, categories)
                    stage.add(StagedCard(text, listing, digest, source_of(text), joined))
                stage.close_reading()
                with self._store.transaction("sample", {"count": stage.size}, connection) as tx:
                    stage.take_over(tx.now)
                    know_by_chance(tx.connection, seed, self._store.today(), known)
                    live_two_years(tx.connection, seed, self._store.today())
            finally:
                stage.discard()
        return stage.size

    def _tell(self, connection: Connection) -> None:
        from kontaktpflege.storage.made_up import know_as_told, live_two_years

        strangers = sample_file("acquaintances.vcf").read_bytes().count(b"BEGIN:VCARD")
        know_as_told(connection, self._store.today(), strangers)
        live_two_years(connection, _SEED, self._store.today())

    def _check_empty(self) -> None:
        with self._store.reading() as connection:
            if not imports.is_empty(connection):
                raise NotEmpty

"""The transfer desk: cards come in and go out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import BinaryIO

from kontaktpflege.domain.card import Card
from kontaktpflege.domain.contact import ContactQuery
from kontaktpflege.domain.errors import NotAVCardFile
from kontaktpflege.domain.importing import ExportReport, ImportReport, PreviewDetail, UnreadableItem
from kontaktpflege.domain.long_work import Cancel, Progress, never, silent
from kontaktpflege.domain.table import TableChoice, TableSample
from kontaktpflege.services.card_files import collect
from kontaktpflege.services.exporter import Exporter, Style
from kontaktpflege.services.import_plan import ImportPlan
from kontaktpflege.services.importer import Besides, First, Importer
from kontaktpflege.services.ways_in import NO_CHOICES, TableChoices, WaysIn, card_of_row, remember, remembered
from kontaktpflege.storage import imports
from kontaktpflege.storage.store import Store


class Transfer:
    """Import with a look first or at once, and export."""

    def __init__(self, store: Store, calling_code: str, back_up: Callable[[], object]) -> None:
        self._store = store
        self._importer = Importer(store, calling_code, back_up)
        self._exporter = Exporter(store, calling_code)

    def prepare(
        self,
        sources: Sequence[Path | bytes],
        *,
        progress: Progress = silent,
        cancel: Cancel = never,
        first: First | None = None,
        choices: TableChoices = NO_CHOICES,
    ) -> ImportPlan:
        """Look at files, folders and pasted texts; changes nothing. `first` gets rows while the rest is being read.

        `choices` tell how tables are to be read, where the user was asked.

        Raises FileProblem, NotAVCardFile (where none of the files holds cards), Cancelled.
        """
        return self._importer.prepare(sources, progress, cancel, first, choices)

    def table(self, source: Path | bytes, choice: TableChoice | None = None) -> TableSample | None:
        """The beginning of a table, read as chosen or as it seems to be meant; None for what is no table, or unreadable.

        Raises FileProblem.
        """
        with self._store.reading() as connection:
            ways = WaysIn({} if choice is None else {source: choice}, remembered(connection))
        try:
            return next((ways.sample(found) for found in collect([source]) if not found.searched), None)
        except NotAVCardFile:
            return None  # the look at it says why

    def card_of_row(self, sample: TableSample, choice: TableChoice, row: int) -> Card:
        """The contact that a row of a sample would become."""
        return card_of_row(sample, choice, row)

    def remember_columns(self, sample: TableSample, choice: TableChoice) -> None:
        """Keep what the columns of such a table mean, for the next one. That is no step of undo."""
        remember(self._store, sample, choice)

    def look(self, plan: ImportPlan, index: int) -> PreviewDetail:
        """One card of a plan in full."""
        return self._importer.look_at(plan, index)

    def run(self, plan: ImportPlan, *, progress: Progress = silent, cancel: Cancel = never) -> ImportReport:
        """Do what a plan says, as one step of undo. Raises Cancelled, SourceChanged, BookMoved, BookError."""
        return self._importer.run(plan, progress, cancel)

    def take_in(
        self,
        sources: Sequence[Path | bytes],
        *,
        progress: Progress = silent,
        cancel: Cancel = never,
        choices: TableChoices = NO_CHOICES,
        besides: Besides | None = None,
        of: int | None = None,
    ) -> ImportReport:
        """Import without a preview; what needs review is added as new and marked. Raises as `prepare` and `run`.

        `besides` is written with it, in the same step of undo. `of` is whose contacts they are, if not the user's: a
        tie to each, and whom the book did not know the user does not know.
        """
        return self._importer.take_in(sources, progress, cancel, choices, besides, of)

    def unreadable(self) -> list[UnreadableItem]:
        """Everything that imports could not read, as it stood in its file."""
        with self._store.reading() as connection:
            return [UnreadableItem(*row) for row in imports.unreadable(connection)]

    def export(
        self,
        chosen: ContactQuery | Sequence[int],
        destination: Path | BinaryIO,
        *,
        style: Style = "original",
        single_files: bool = False,
        progress: Progress = silent,
        cancel: Cancel = never,
    ) -> ExportReport:
        """Write the chosen contacts to a file, a stream, or with `single_files` to one file each in a folder.

        Raises FileProblem, Cancelled; a file is written whole or not at all.
        """
        if not isinstance(destination, Path):
            return self._exporter.export_to(destination, chosen, style, progress, cancel)
        if single_files:
            return self._exporter.export_folder(destination, chosen, style, progress, cancel)
        return self._exporter.export_file(destination, chosen, style, progress, cancel)

    def card_text(self, contact_id: int, style: Style = "original") -> str:
        """A contact's card as a file has it, for the eye."""
        return self._exporter.card_bytes(contact_id, style).decode()

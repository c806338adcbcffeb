"""The ways in: what kind of file a source is, and how its cards are read; remembers what columns mean."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from kontaktpflege.domain.card import Card
from kontaktpflege.domain.errors import FileProblem, NotAVCardFile
from kontaktpflege.domain.table import FIELDS, Column, TableChoice, TableSample, names_somebody
from kontaktpflege.exchange.file_kind import HEAD, FileKind, kind_of
from kontaktpflege.services.import_plan import Source
from kontaktpflege.storage import facts
from kontaktpflege.storage.store import Connection, Store

TableChoices = Mapping[Path | bytes, TableChoice]
"""How the user wants tables read, by the file or text."""

NO_CHOICES: TableChoices = {}

_CARD_ENDINGS = (".vcf", ".vcard")
_FACT = "columns "


class WaysIn:
    """Recognises sources; `choices` are the user's, `remembered` are earlier ones by what columns are called."""

    def __init__(self, choices: TableChoices, remembered: Mapping[str, TableChoice]) -> None:
        self._choices = choices
        self._remembered = remembered

    def recognised(self, sources: Sequence[Source]) -> list[Source]:
        """Each source with its format, or with what is wrong with it; raises FileProblem.

        Tables that came with a folder and hold no contacts are left out: nobody said they did.
        """
        found = [self._recognised(source) for source in sources]
        return [source for source in found if not (source.searched and source.refusal and not _is_card_file(source))]

    def sample(self, source: Source) -> TableSample | None:
        """What a person has to see of a table; None if the source is none. Raises FileProblem, NotAVCardFile."""
        kind, head = _kind(source)
        if kind not in (FileKind.TEXT, FileKind.WORKBOOK):
            return None
        return self._table(source, kind, head)[1]

    def _recognised(self, source: Source) -> Source:
        try:
            kind, head = _kind(source)
            if kind is FileKind.VCARD:
                return source
            if kind is FileKind.LDIF:
                from kontaktpflege.exchange.ldif.format import LdifFormat

                return replace(source, format=LdifFormat())
            return self._as_table(source, kind, head)
        except NotAVCardFile as error:
            return replace(source, refusal=error.code)

    def _as_table(self, source: Source, kind: FileKind, head: bytes) -> Source:
        from kontaktpflege.exchange.tables.format import TableFormat, sniffed_of

        source, sample = self._table(source, kind, head)
        if not names_somebody(sample.choice.columns):
            raise NotAVCardFile("no_columns")
        sniffed = sniffed_of(source.data or head, whole=_is_whole(source, head), encoding=sample.choice.encoding)
        return replace(source, format=TableFormat(sniffed, sample.choice), is_table=True)

    def _table(self, source: Source, kind: FileKind, head: bytes) -> tuple[Source, TableSample]:
        """The source, a spreadsheet as the CSV of its sheet, and its sample with what was chosen for it."""
        from kontaktpflege.exchange.tables.format import layout_of, sample_of, sniffed_of

        chosen = self._choices.get(source.given)
        sheet = ""
        sheets: tuple[str, ...] = ()
        if kind is FileKind.WORKBOOK:
            from kontaktpflege.exchange.tables.workbook import read

            sheets, (sheet, data) = read(source.path or source.data, chosen.sheet if chosen else None)
            source = replace(source, path=None, data=data)
            head = data
        encoding = chosen.encoding if chosen else ""
        sniffed = sniffed_of(head, whole=_is_whole(source, head), encoding=encoding)
        has_names = chosen.has_names if chosen else None
        sample = sample_of(sniffed, source.name, encoding=encoding, sheet=sheet, sheets=sheets, has_names=has_names)
        choice = chosen or (None if sample.maker else self._remembered.get(layout_of(sniffed.names)))
        if choice is not None and len(choice.columns) == len(sniffed.names):
            sample = replace(sample, choice=choice, is_chosen=True)
        return source, sample


def _is_card_file(source: Source) -> bool:
    return source.path is not None and source.path.suffix.lower() in _CARD_ENDINGS


def _is_whole(source: Source, head: bytes) -> bool:
    return len(head) < HEAD or source.path is None


def _kind(source: Source) -> tuple[FileKind, bytes]:
    try:
        with source.open() as stream:
            head = stream.read(HEAD)
    except OSError as error:
        raise FileProblem("cannot_read", str(source.path), error.strerror or str(error)) from error
    return kind_of(head), head


def card_of_row(sample: TableSample, choice: TableChoice, row: int) -> Card:
    """The card that a row of a sample becomes."""
    from kontaktpflege.exchange.tables.format import TableFormat
    from kontaktpflege.exchange.tables.rows import Dialect
    from kontaktpflege.exchange.tables.sniffing import Sniffed
    from kontaktpflege.exchange.vcard.reader import read

    sniffed = Sniffed(Dialect(sample.encoding, 0, ","), 0, choice.has_names, sample.names, sample.rows)
    return Card.from_text(read(TableFormat(sniffed, choice).card_of(sample.rows[row])).text)


def remembered(connection: Connection) -> dict[str, TableChoice]:
    """What columns meant when such tables were read before, by layout."""
    return {
        layout: TableChoice(tuple(Column(*column) for column in json.loads(value) if column[0] in FIELDS))
        for layout, value in facts.facts(connection, _FACT).items()
    }


def remember(store: Store, sample: TableSample, choice: TableChoice) -> None:
    """Keep what the columns of such a table mean, for the next one. That is no step of undo."""
    from kontaktpflege.exchange.tables.format import layout_of

    if not choice.has_names:
        return
    with store.unrecorded() as tx:
        facts.keep_fact(tx.connection, _FACT + layout_of(sample.names), json.dumps(choice.columns))

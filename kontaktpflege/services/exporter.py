"""Exporting cards: as they were read, or as 3.0 or 4.0; in one file or one for each contact."""

from __future__ import annotations

import contextlib
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO, Literal

from kontaktpflege.domain.card import Card
from kontaktpflege.domain.circle import BUILTIN_CIRCLES
from kontaktpflege.domain.contact import ContactQuery
from kontaktpflege.domain.errors import Cancelled, FileProblem
from kontaktpflege.domain.importing import Cancel, ExportReport, Progress
from kontaktpflege.domain.listing import derive
from kontaktpflege.domain.recognition import circles_of_categories
from kontaktpflege.exchange.vcard.writer import write
from kontaktpflege.services.address_book import read_blob
from kontaktpflege.storage import circles, contacts, imports
from kontaktpflege.storage.store import Connection, Store

Style = Literal["original", "3.0", "4.0"]

_BATCH = 500
_UNSAFE = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+')
_RESERVED = re.compile(r"(?i)(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?$")
_SPELLING = {circle.key: circle.german for circle in BUILTIN_CIRCLES}
"""How built-in circles are spelt in CATEGORIES: in one language, whatever the program speaks, so that they stay stable."""


def safe_file_name(name: str, fallback: str) -> str:
    """A file name made of a contact's name that every system takes: no separators, no reserved or hidden names."""
    cleaned = unicodedata.normalize("NFC", _UNSAFE.sub(" ", name))
    cleaned = " ".join(cleaned.split()).strip(". ")
    while len(cleaned.encode()) > 120:
        cleaned = cleaned[:-1]
    cleaned = cleaned.strip(". ")
    if not cleaned:
        return fallback
    return f"_{cleaned}" if _RESERVED.match(cleaned) else cleaned


class _Shelf:
    """Card texts as they go out: with CATEGORIES that say what circles the contact is in now."""

    def __init__(self, connection: Connection, calling_code: str) -> None:
        self._connection = connection
        self._calling_code = calling_code
        self._known = circles.known_categories(connection)
        self._names = {circle.id: circle.name or _SPELLING[circle.key] for circle in circles.circles(connection)}

    def texts(self, ids: Sequence[int]) -> Iterator[tuple[int, str]]:
        """(id, stored text) in the order of the ids; those that are gone are left out."""
        for batch in contacts.batches(ids):
            sql = (
                "SELECT contact.id, text FROM contact JOIN card ON card.id = card_id "
                f"WHERE contact.id IN ({contacts.placeholders(len(batch))})"
            )
            texts = {row[0]: row[1] for row in self._connection.exec_driver_sql(sql, tuple(batch))}
            members = contacts.circles_of(self._connection, batch)
            for contact_id in batch:
                if contact_id in texts:
                    yield contact_id, self._with_circles(texts[contact_id], members.get(contact_id, ()))

    def _with_circles(self, text: str, member_of: Sequence[int]) -> str:
        """The text verbatim while membership is what its CATEGORIES say; else names left go and names joined come."""
        if not member_of and "CATEGORIES" not in text.upper():
            return text
        categories = Card.from_text(text).categories
        said = {label: circles_of_categories((label,), self._known) for label in categories}
        named = {circle for ids in said.values() for circle in ids}
        wanted = set(member_of)
        if named == wanted:
            return text
        kept = [label for label in categories if not said[label] or wanted.intersection(said[label])]
        joined = [self._names[circle] for circle in member_of if circle not in named]
        return Card.from_text(text).with_categories([*kept, *joined]).text


def _blobs(connection: Connection) -> Callable[[str], bytes]:
    return lambda digest: read_blob(connection, digest)


def _writer(style: Style, connection: Connection) -> Callable[[str], bytes]:
    blob = _blobs(connection)
    if style == "original":
        return lambda text: write(text, blob)
    from kontaktpflege.exchange.vcard.versions import convert

    return lambda text: write(convert(Card.from_text(text), style, blob), blob)


@contextlib.contextmanager
def _replacing(path: Path) -> Iterator[BinaryIO]:
    """A file that takes its name only when it is whole; raises FileProblem."""
    part = path.with_name(f".{path.name}.part")
    try:
        with part.open("wb") as stream:
            yield stream
        part.replace(path)
    except OSError as error:
        raise FileProblem("cannot_write", str(path), error.strerror or str(error)) from error
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)


class Exporter:
    """Writes cards out."""

    def __init__(self, store: Store, calling_code: str) -> None:
        self._store = store
        self._calling_code = calling_code

    def card_bytes(self, contact_id: int, style: Style) -> bytes:
        """One contact's card as a file has it."""
        with self._store.reading() as connection:
            shelf = _Shelf(connection, self._calling_code)
            return b"".join(map(_writer(style, connection), (text for _, text in shelf.texts((contact_id,)))))

    def export_to(
        self,
        stream: BinaryIO,
        chosen: ContactQuery | Sequence[int],
        style: Style,
        progress: Progress,
        cancel: Cancel,
    ) -> ExportReport:
        """Write cards to an open stream. Everything (an unrestricted query) takes groups and, as read, faulty pieces along."""
        with self._store.reading() as connection:
            ids, whole_book = self._resolve(connection, chosen)
            write_card = _writer(style, connection)
            size = cards = 0
            for cards, (_, text) in enumerate(_Shelf(connection, self._calling_code).texts(ids), 1):
                size += stream.write(write_card(text))
                _report(cards, len(ids), progress, cancel)
            for text in self._group_texts(connection) if whole_book else ():
                size += stream.write(write_card(text))
                cards += 1
            if whole_book and style == "original":
                size += sum(stream.write(_ended(raw)) for _, _, _, raw in imports.unreadable(connection))
        return ExportReport(cards=cards, files=1, size=size)

    def export_file(
        self,
        path: Path,
        chosen: ContactQuery | Sequence[int],
        style: Style,
        progress: Progress,
        cancel: Cancel,
    ) -> ExportReport:
        """Write one file, whole or not at all; raises FileProblem, Cancelled."""
        with _replacing(path) as stream:
            return self.export_to(stream, chosen, style, progress, cancel)

    def export_folder(
        self,
        folder: Path,
        chosen: ContactQuery | Sequence[int],
        style: Style,
        progress: Progress,
        cancel: Cancel,
    ) -> ExportReport:
        """Write one file for each contact, named after it; files that are there stay. Raises FileProblem, Cancelled."""
        written: list[Path] = []
        size = 0
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with self._store.reading() as connection:
                ids, _ = self._resolve(connection, chosen)
                write_card = _writer(style, connection)
                taken = {entry.name.casefold() for entry in folder.iterdir()}
                for contact_id, text in _Shelf(connection, self._calling_code).texts(ids):
                    path = folder / _free_name(derive(text).name, f"contact {contact_id}", taken)
                    with _replacing(path) as stream:
                        size += stream.write(write_card(text))
                    written.append(path)
                    _report(len(written), len(ids), progress, cancel)
        except OSError as error:
            raise FileProblem("cannot_write", str(folder), error.strerror or str(error)) from error
        except Cancelled:
            for path in written:
                path.unlink(missing_ok=True)
            raise
        return ExportReport(cards=len(written), files=len(written), size=size)

    def _resolve(self, connection: Connection, chosen: ContactQuery | Sequence[int]) -> tuple[Sequence[int], bool]:
        if not isinstance(chosen, ContactQuery):
            return chosen, False
        if chosen == ContactQuery():
            rows = connection.exec_driver_sql("SELECT id FROM contact WHERE trashed_at IS NULL ORDER BY id")
            return rows.scalars().all(), True
        return contacts.list_ids(connection, chosen, None, self._calling_code), False

    @staticmethod
    def _group_texts(connection: Connection) -> Iterator[str]:
        """Group cards as they came, but with the members that their circle has now where membership changed."""
        uids = {
            row[0]: row[1] for row in connection.exec_driver_sql("SELECT id, uid FROM contact WHERE trashed_at IS NULL")
        }
        for _, _, text, circle_id in circles.group_cards(connection):
            yield _with_members(text, circle_id, uids, connection)


def _with_members(text: str, circle_id: int, uids: Mapping[int, str], connection: Connection) -> str:
    card = Card.from_text(text)
    rows = connection.exec_driver_sql("SELECT contact_id FROM membership WHERE circle_id = ?", (circle_id,))
    present = {uids[row[0]] for row in rows if uids.get(row[0])}
    everybody = set(uids.values())
    left = [uid for uid in card.members if uid in everybody and uid not in present]
    return card.with_members(joined=sorted(present.difference(card.members)), left=left).text


def _free_name(name: str, fallback: str, taken: set[str]) -> str:
    stem = safe_file_name(name, fallback)
    candidate, number = f"{stem}.vcf", 1
    while candidate.casefold() in taken:
        number += 1
        candidate = f"{stem} ({number}).vcf"
    taken.add(candidate.casefold())
    return candidate


def _report(done: int, total: int, progress: Progress, cancel: Cancel) -> None:
    if done % _BATCH == 0 or done == total:
        progress(done, total)
        if cancel():
            raise Cancelled


def _ended(raw: bytes) -> bytes:
    return raw if raw.endswith((b"\n", b"\r")) else raw + b"\r\n"

"""Exporting cards: as they were read, or as 3.0 or 4.0; in one file or one for each contact."""

from __future__ import annotations

import contextlib
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path, PurePath
from typing import BinaryIO, Literal, NamedTuple

from kontaktpflege.domain.card import Card
from kontaktpflege.domain.circle import BUILTIN_CIRCLES
from kontaktpflege.domain.contact import ContactQuery, Scope
from kontaktpflege.domain.errors import Cancelled, FileProblem, KontaktpflegeError
from kontaktpflege.domain.importing import ExportReport
from kontaktpflege.domain.listing import derive
from kontaktpflege.domain.long_work import Cancel, Progress
from kontaktpflege.domain.recognition import circles_of_categories
from kontaktpflege.exchange.vcard.writer import write
from kontaktpflege.services.group_cards import Groups
from kontaktpflege.storage import circles, contact_list, contacts, imports
from kontaktpflege.storage.database import is_of_book
from kontaktpflege.storage.store import Connection, Store

Style = Literal["original", "3.0", "4.0"]

_BATCH = 500
_UNSAFE = frozenset('<>:"/\\|?*')
_UNSEEN = frozenset(("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"))
"""Unicode categories of what nobody sees, or what turns the writing around."""
_RESERVED = re.compile(r"(?i)(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?$")
_SPELLING = {circle.key: circle.german for circle in BUILTIN_CIRCLES}
"""How built-in circles are spelt in CATEGORIES: in one language, whatever the program speaks, so that they stay stable."""


def safe_file_name(name: str, fallback: str) -> str:
    """A file name made of a contact's name that every system takes: no separators, no reserved or hidden names."""
    seen = (" " if char in _UNSAFE or unicodedata.category(char) in _UNSEEN else char for char in name)
    cleaned = unicodedata.normalize("NFC", "".join(seen))
    cleaned = " ".join(cleaned.split()).strip(". ")
    while len(cleaned.encode()) > 120:
        cleaned = cleaned[:-1]
    cleaned = cleaned.strip(". ")
    if not cleaned:
        return fallback
    return f"_{cleaned}" if _RESERVED.match(cleaned) else cleaned


class Shelf:
    """Card texts as they go out: with CATEGORIES that say what circles the contact is in now."""

    def __init__(self, connection: Connection, *, with_groups: bool = False) -> None:
        self._connection = connection
        self._known = circles.known_categories(connection)
        self.groups = Groups(connection, self._known) if with_groups else None
        self._names = {circle.id: circle.name or _SPELLING[circle.key] for circle in circles.circles(connection)}

    def texts(self, ids: Sequence[int]) -> Iterator[tuple[int, str]]:
        """(id, stored text) in the order of the ids; those that are gone are left out."""
        for batch in contacts.batches(ids):
            texts = dict(imports.card_texts(self._connection, batch))
            members = contacts.circles_of(self._connection, batch)
            for contact_id in batch:
                if contact_id in texts:
                    yield contact_id, self._with_circles(contact_id, texts[contact_id], members.get(contact_id, ()))

    def _with_circles(self, contact_id: int, text: str, member_of: Sequence[int]) -> str:
        """The text verbatim while membership is what its CATEGORIES say; else names left go and names joined come."""
        if not member_of and "CATEGORIES" not in text.upper():
            return text
        categories = Card.from_text(text).categories
        said = {label: circles_of_categories((label,), self._known) for label in categories}
        named = {circle for ids in said.values() for circle in ids}
        wanted = set(member_of)
        kept = [label for label in categories if not said[label] or wanted.intersection(said[label])]
        joined = [
            self._names[circle]
            for circle in member_of
            if circle not in named and not (self.groups and self.groups.speak_for(contact_id, circle))
        ]
        if not joined and len(kept) == len(categories):
            return text
        return Card.from_text(text).with_categories([*kept, *joined]).text


class _Piece(NamedTuple):
    """Something that goes out: a card, or with `file`, the name of its origin, a piece that could not be read."""

    data: bytes
    text: str = ""
    contact_id: int = 0
    file: str = ""

    def names(self) -> tuple[str, str]:
        """What its own file is called after, and what if that is no name."""
        if self.file:
            return PurePath(self.file).stem, "unreadable"
        return derive(self.text).name, f"contact {self.contact_id}" if self.contact_id else "group"


def _blobs(connection: Connection) -> Callable[[str], bytes]:
    return lambda digest: contacts.blob(connection, digest)


def _writer(style: Style, connection: Connection) -> Callable[[str], bytes]:
    blob = _blobs(connection)
    if style == "original":
        return lambda text: write(text, blob)
    from kontaktpflege.exchange.vcard.versions import convert

    return lambda text: write(convert(Card.from_text(text), style, blob), blob)


@contextlib.contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """A file that takes its name only when it is whole; raises FileProblem."""
    part = path.with_name(f".{path.name}.part")
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            part = path  # a device or pipe cannot be replaced
        with part.open("wb") as stream:
            yield stream
        if part != path:
            part.replace(path)
    except OSError as error:
        raise FileProblem("cannot_write", str(path), error.strerror or str(error)) from error
    finally:
        if part != path:
            _remove([part])


class Exporter:
    """Writes cards out."""

    def __init__(self, store: Store, calling_code: str) -> None:
        self._store = store
        self._calling_code = calling_code

    def card_bytes(self, contact_id: int, style: Style) -> bytes:
        """One contact's card as a file has it."""
        with self._store.reading() as connection:
            texts = Shelf(connection).texts((contact_id,))
            return b"".join(map(_writer(style, connection), (text for _, text in texts)))

    def export_to(
        self,
        stream: BinaryIO,
        chosen: ContactQuery | Sequence[int],
        style: Style,
        progress: Progress,
        cancel: Cancel,
    ) -> ExportReport:
        """Write cards to an open stream, and flush it; raises OSError, Cancelled.

        Everything (an unrestricted query) takes groups and, as read, faulty pieces along.
        """
        size = cards = 0
        for piece in self._pieces(chosen, style, progress, cancel):
            size += stream.write(piece.data)
            cards += bool(piece.text)
        stream.flush()  # only now is it certain that there was room for it
        return ExportReport(cards=cards, files=1, size=size)

    def _pieces(
        self, chosen: ContactQuery | Sequence[int], style: Style, progress: Progress, cancel: Cancel
    ) -> Iterator[_Piece]:
        """Everything that goes out, in order."""
        with self._store.reading() as connection:
            ids, whole_book = self._resolve(connection, chosen)
            write_card = _writer(style, connection)
            shelf = Shelf(connection, with_groups=whole_book)
            for done, (contact_id, text) in enumerate(shelf.texts(ids), 1):
                yield _Piece(write_card(text), text, contact_id)
                _report(done, len(ids), progress, cancel)
            for text in shelf.groups.texts() if shelf.groups else ():
                yield _Piece(write_card(text), text)
            if whole_book and style == "original":
                for file, _, _, raw in imports.unreadable(connection):
                    yield _Piece(_ended(raw), file=file)

    def export_file(
        self,
        path: Path,
        chosen: ContactQuery | Sequence[int],
        style: Style,
        progress: Progress,
        cancel: Cancel,
    ) -> ExportReport:
        """Write one file, whole or not at all; raises FileProblem, Cancelled."""
        if is_of_book(path, self._store.path):
            raise FileProblem("cannot_write", str(path), "")
        with replacing(path) as stream:
            return self.export_to(stream, chosen, style, progress, cancel)

    def export_folder(
        self,
        folder: Path,
        chosen: ContactQuery | Sequence[int],
        style: Style,
        progress: Progress,
        cancel: Cancel,
    ) -> ExportReport:
        """Write one file for each contact, named after it; files that are there stay. Raises FileProblem, Cancelled.

        Groups and faulty pieces, where everything goes out, get files of their own.
        """
        written: list[Path] = []
        size = cards = 0
        try:
            folder.mkdir(parents=True, exist_ok=True)
            taken = {_name_key(entry.name) for entry in folder.iterdir()}
            for piece in self._pieces(chosen, style, progress, cancel):
                path = folder / _free_name(*piece.names(), taken)
                with replacing(path) as stream:
                    size += stream.write(piece.data)
                written.append(path)
                cards += bool(piece.text)
        except OSError as error:
            _remove(written)
            raise FileProblem("cannot_write", str(folder), error.strerror or str(error)) from error
        except KontaktpflegeError:
            _remove(written)
            raise
        return ExportReport(cards=cards, files=len(written), size=size)

    def _resolve(self, connection: Connection, chosen: ContactQuery | Sequence[int]) -> tuple[Sequence[int], bool]:
        if not isinstance(chosen, ContactQuery):
            return chosen, False
        if chosen.scope is Scope.ALL and not chosen.narrowed:
            return contacts.present(connection), True
        return contact_list.list_ids(connection, chosen, None, self._calling_code, self._store.today()), False


def _free_name(name: str, fallback: str, taken: set[str]) -> str:
    stem = safe_file_name(name, fallback)
    candidate, number = f"{stem}.vcf", 1
    while _name_key(candidate) in taken:
        number += 1
        candidate = f"{stem} ({number}).vcf"
    taken.add(_name_key(candidate))
    return candidate


def _name_key(name: str) -> str:
    """What file names must differ in on every system: some take no notice of case, some decompose letters."""
    return unicodedata.normalize("NFC", name).casefold()


def _remove(paths: Iterable[Path]) -> None:
    for path in paths:
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)


def _report(done: int, total: int, progress: Progress, cancel: Cancel) -> None:
    if done % _BATCH == 0 or done == total:
        progress(done, total)
        if cancel():
            raise Cancelled


def _ended(raw: bytes) -> bytes:
    return raw if raw.endswith((b"\n", b"\r")) else raw + b"\r\n"

"""The files of an import: found, opened, and read again card by card."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from hashlib import blake2b
from pathlib import Path
from typing import BinaryIO

from kontaktpflege.domain.errors import (
    FileProblem,
    SourceChanged,
)
from kontaktpflege.services.import_plan import DIGEST_SIZE, ImportPlan, Place, Source

_ENDINGS = (".vcf", ".vcard", ".csv", ".tsv", ".ldif", ".xlsx", ".xls", ".ods")


def digest_of(data: bytes) -> bytes:
    """What a card is known by when it comes again: the digest of its bytes."""
    return blake2b(data, digest_size=DIGEST_SIZE).digest()


def collect(sources: Sequence[Path | bytes]) -> list[Source]:
    """The files of a selection, each once, folders searched through for files with contacts, in order; raises FileProblem."""
    found: dict[object, Source] = {}
    for source in sources:
        if isinstance(source, bytes):
            found[len(found)] = Source("", None, source, given=source)
            continue
        try:
            for name, path in _files(source):
                found.setdefault(path.resolve(), _source(name, path, searched=path is not source))
        except OSError as error:
            raise FileProblem("cannot_read", str(source), error.strerror or str(error)) from error
    return list(found.values())


def _files(source: Path) -> Iterator[tuple[str, Path]]:
    """(shown name, path) of what a path of the selection stands for."""
    if not source.is_dir():
        yield source.name, source
        return
    for path in sorted(source.rglob("*")):
        if path.suffix.lower() in _ENDINGS and path.is_file():
            yield str(path.relative_to(source.parent)), path


def _source(name: str, path: Path, *, searched: bool) -> Source:
    shown = os.fsencode(name).decode("utf-8", "replace")  # a name need not be text, but the book holds only text
    if path.is_file():
        return Source(shown, path, searched=searched, given=path)
    return Source(shown, None, path.read_bytes(), given=path)  # a pipe cannot be read twice


class Sources:
    """The sources of a plan, one open at a time; the stack closes the last one."""

    def __init__(self, plan: ImportPlan, stack: ExitStack) -> None:
        self._plan = plan
        self._open: tuple[int, BinaryIO] | None = None
        stack.callback(self._close)

    def data(self, place: Place) -> bytes:
        """The bytes of a card; raises SourceChanged if they are not what they were."""
        source = self._plan.sources[place.source]
        try:
            data = source.format.data_at(self._stream(place), place.offset, place.length)
        except OSError as error:
            raise FileProblem("cannot_read", source.name, error.strerror or str(error)) from error
        if digest_of(data) != place.digest:
            raise SourceChanged(source.name)
        return data

    def text(self, place: Place) -> str:
        """What stands in the file where a card was found."""
        source = self._plan.sources[place.source]
        return source.format.text_at(self._stream(place), place.offset, place.length).decode("utf-8", "replace")

    def _stream(self, place: Place) -> BinaryIO:
        if self._open is None or self._open[0] != place.source:
            self._close()
            self._open = (place.source, self._plan.sources[place.source].open())
        return self._open[1]

    def _close(self) -> None:
        if self._open is not None:
            self._open[1].close()


@contextmanager
def reading(source: Source) -> Iterator[BinaryIO]:
    """A source to read through; raises FileProblem, also where reading fails half-way."""
    try:
        with source.open() as stream:
            yield stream
    except OSError as error:
        raise FileProblem("cannot_read", source.name, error.strerror or str(error)) from error


def size(source: Source, stream: BinaryIO) -> int:
    """Bytes of an open source; raises FileProblem for what is a folder by now."""
    stream.seek(0, 2)
    size = stream.tell()
    stream.seek(0)
    if source.path is not None and source.path.is_dir():
        raise FileProblem("cannot_read", str(source.path), "")
    return size

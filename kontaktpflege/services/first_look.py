"""A first look at what is to be imported, before any book is opened."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from kontaktpflege.domain.errors import NotAVCardFile
from kontaktpflege.exchange.file_kind import HEAD, FileKind, kind_of
from kontaktpflege.services.card_files import collect


def _refuse_foreign(head: bytes) -> None:
    """Raise NotAVCardFile if a file that begins so is none that could hold contacts."""
    if kind_of(head) is FileKind.TEXT:
        from kontaktpflege.exchange.tables.format import sniffed_of

        sniffed_of(head, whole=len(head) < HEAD)


def refuse_foreign_sources(sources: Sequence[Path | bytes]) -> None:
    """Raise what makes an import of these pointless: FileProblem, or NotAVCardFile if none of them holds cards.

    Pipes must have been read into bytes already.
    """
    foreign: list[NotAVCardFile] = []
    for source in collect(sources):
        with source.open() as stream:
            try:
                _refuse_foreign(stream.read(HEAD))
            except NotAVCardFile as error:
                error.path = source.name
                foreign.append(error)
            else:
                return
    raise foreign[0] if foreign else NotAVCardFile("no_card", str(sources[0]))

"""A first look at what is to be imported, before any book is opened."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from kontaktpflege.domain.errors import NotAVCardFile
from kontaktpflege.exchange.vcard.scanner import refuse_foreign
from kontaktpflege.services.card_files import collect

_HEAD = 65_536


def refuse_foreign_sources(sources: Sequence[Path | bytes]) -> None:
    """Raise what makes an import of these pointless: FileProblem, or NotAVCardFile if none of them holds cards.

    Pipes must have been read into bytes already.
    """
    foreign: list[NotAVCardFile] = []
    for source in collect(sources):
        with source.open() as stream:
            try:
                refuse_foreign(stream.read(_HEAD))
            except NotAVCardFile as error:
                error.path = source.name
                foreign.append(error)
            else:
                return
    raise foreign[0] if foreign else NotAVCardFile("no_card", str(sources[0]))

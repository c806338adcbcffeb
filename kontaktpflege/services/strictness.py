"""What another program that reads vCards strictly would refuse of a file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from kontaktpflege.domain.errors import NotAVCardFile
from kontaktpflege.domain.strictness import Fault
from kontaktpflege.exchange.vcard.conformance import faults
from kontaktpflege.exchange.vcard.scanner import RawCard, scan
from kontaktpflege.services.card_files import collect, reading


def strictly_read(sources: Sequence[Path | bytes]) -> Iterator[tuple[str, tuple[Fault, ...]]]:
    """(file, what is wrong) of each card, and of each piece that is none; lines are those of the file.

    Raises FileProblem, and NotAVCardFile.
    """
    for source in collect(sources):
        with reading(source) as stream:
            try:
                for raw in scan(stream):
                    yield source.name, _faults(raw)
            except NotAVCardFile as error:
                error.path = source.name
                raise


def _faults(raw: RawCard) -> tuple[Fault, ...]:
    if raw.fault is not None:
        return (Fault(raw.fault, line=raw.line),)
    return tuple(replace(one, line=raw.line + (one.line or 1) - 1) for one in faults(raw.data))

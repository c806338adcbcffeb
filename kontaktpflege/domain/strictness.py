"""What a strict reader of vCard 3.0 refuses."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong with a card.

    Codes: "not_utf8", "line" (`line` cannot be parsed), "missing" and "repeated" (the property `name`),
    "version" (it is not 3.0), "value" (a value that does not fit its property; `detail` is vobject's word), and, of a piece
    of a file that is no whole card, "unclosed", "interrupted" and "junk". Lines count from 1 in whatever was looked at.
    """

    code: str
    line: int | None = None
    name: str = ""
    detail: str = ""

"""A table of contacts as it comes in: its columns, what each of them means, and how it is read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from kontaktpflege.domain.errors import NoSuchColumn


class Field(NamedTuple):
    """Where a cell goes: the property, its component (N, ADR, ORG) or -1, and its TYPE."""

    name: str
    part: int = -1
    types: str = ""


OWN = "own"
"""A column that keeps its name: an own field of the contact."""
SKIP = "skip"
"""A column that the user does not want."""

_ADDRESS = (("po-box", 0), ("extended", 1), ("street", 2), ("city", 3), ("region", 4), ("postcode", 5), ("country", 6))

FIELDS: dict[str, Field] = {
    "name": Field("FN"),
    "prefix": Field("N", 3),
    "given": Field("N", 1),
    "additional": Field("N", 2),
    "family": Field("N", 0),
    "suffix": Field("N", 4),
    "nickname": Field("NICKNAME"),
    "organisation": Field("ORG", 0),
    "department": Field("ORG", 1),
    "title": Field("TITLE"),
    "role": Field("ROLE"),
    "mail": Field("EMAIL"),
    "mail-home": Field("EMAIL", -1, "home"),
    "mail-work": Field("EMAIL", -1, "work"),
    "phone": Field("TEL"),
    "phone-mobile": Field("TEL", -1, "cell"),
    "phone-home": Field("TEL", -1, "home"),
    "phone-work": Field("TEL", -1, "work"),
    "phone-main": Field("TEL", -1, "main-number"),
    "phone-car": Field("TEL", -1, "car"),
    "phone-text": Field("TEL", -1, "textphone"),
    "fax": Field("TEL", -1, "fax"),
    "fax-home": Field("TEL", -1, "fax,home"),
    "fax-work": Field("TEL", -1, "fax,work"),
    "pager": Field("TEL", -1, "pager"),
    **{name: Field("ADR", part) for name, part in _ADDRESS},
    **{f"{name}-home": Field("ADR", part, "home") for name, part in _ADDRESS},
    **{f"{name}-work": Field("ADR", part, "work") for name, part in _ADDRESS},
    "address": Field("ADR", 7),
    "web": Field("URL"),
    "web-home": Field("URL", -1, "home"),
    "web-work": Field("URL", -1, "work"),
    "profile": Field("URL", -1, "profile"),
    "messenger": Field("IMPP"),
    "birthday": Field("BDAY"),
    "birth-year": Field("BDAY", 0),
    "birth-month": Field("BDAY", 1),
    "birth-day": Field("BDAY", 2),
    "anniversary": Field("ANNIVERSARY"),
    "event": Field("X-ABDATE"),
    "spouse": Field("RELATED", -1, "spouse"),
    "child": Field("RELATED", -1, "child"),
    "related": Field("RELATED"),
    "manager": Field("X-MANAGER"),
    "assistant": Field("X-ASSISTANT"),
    "categories": Field("CATEGORIES"),
    "note": Field("NOTE"),
    "known-since": Field("X-KNOWN-SINCE"),
    "photo": Field("PHOTO"),
    OWN: Field("X-CUSTOM"),
    SKIP: Field(""),
}
"""What a column may mean, by the name that the command line and the book know it by. Part 7 of ADR is all of it."""

CHOICES = tuple(
    code
    for code in FIELDS
    if code not in ("phone-car", "phone-text", "profile", "birth-year", "birth-month", "birth-day", "event", "photo")
)
"""The fields that a person is offered; the others come with the exports of known programs."""


class Column(NamedTuple):
    """What one column is.

    Columns of the same kind and `group` (from 1) belong together: the parts of one address, a number and its label.
    `is_label` tells that the cells name the value of the group instead of being it.
    """

    code: str
    group: int = 0
    is_label: bool = False


@dataclass(frozen=True, slots=True)
class TableChoice:
    """How one table is to be read: which sheet, in which encoding ("" for found out), what its columns are.

    Without `has_names` the first row is a row like the others.
    """

    columns: tuple[Column, ...]
    sheet: str = ""
    encoding: str = ""
    has_names: bool = True


@dataclass(frozen=True, slots=True)
class TableSample:
    """The beginning of a table, and what its columns seem to be.

    `maker` is the program whose export it is ("outlook", "google", "linkedin", "thunderbird"), "" for any other table.
    """

    file: str
    sheet: str
    sheets: tuple[str, ...]
    encoding: str
    maker: str
    names: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    choice: TableChoice
    is_chosen: bool = False
    """Whether the user chose so, now or for such a table before."""

    @property
    def is_clear(self) -> bool:
        """Whether nobody need be asked."""
        return (self.is_chosen or bool(self.maker)) and len(self.sheets) < 2

    def with_columns(self, wanted: Sequence[tuple[str, str]]) -> TableChoice:
        """The choice with (name, field) of some columns as wanted, whatever the case; raises NoSuchColumn.

        A column without a name is called by its number, from 1.
        """
        columns = list(self.choice.columns)
        called = [name.casefold() for name in self.names] if self.choice.has_names else []
        for name, code in wanted:
            folded = name.strip().casefold()
            places = [place for place, one in enumerate(called) if one == folded]
            if not places and folded.isdecimal() and 0 < int(folded) <= len(columns):
                places = [int(folded) - 1]
            if not places:
                raise NoSuchColumn("no_such_column", name, self.names)
            for place in places:
                columns[place] = Column(code)
        return replace(self.choice, columns=tuple(columns))


def names_somebody(columns: tuple[Column, ...]) -> bool:
    """Whether rows with such columns can become contacts: there is a name, a company or an address to call them by."""
    telling = {"name", "given", "family", "organisation", "nickname", "mail", "mail-home", "mail-work"}
    return any(column.code in telling and not column.is_label for column in columns)

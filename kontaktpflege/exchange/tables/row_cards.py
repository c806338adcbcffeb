"""Makes a card of each row of a table, by what its columns mean."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from kontaktpflege.domain.partial_date import PartialDate
from kontaktpflege.domain.table import FIELDS, OWN, SKIP, Column
from kontaktpflege.exchange.drafting import Draft, day_of, is_no_date, order_of_dates
from kontaktpflege.exchange.tables.headers import key, layout_of

_SEVERAL = " ::: "
_SOURCES = {
    "outlook": "Outlook CSV",
    "google": "Google CSV",
    "linkedin": "LinkedIn CSV",
    "thunderbird": "Thunderbird CSV",
}
_TYPES = {
    "home": "home",
    "work": "work",
    "mobile": "cell",
    "cell": "cell",
    "main": "main-number",
    "home fax": "fax,home",
    "work fax": "fax,work",
    "fax": "fax",
    "pager": "pager",
    "privat": "home",
    "arbeit": "work",
    "mobil": "cell",
    "geschäftlich": "work",
}
_RELATIONS = {
    "spouse": "spouse",
    "child": "child",
    "friend": "friend",
    "parent": "parent",
    "partner": "sweetheart",
    "domestic partner": "sweetheart",
    "sister": "sibling",
    "brother": "sibling",
    "relative": "kin",
}
_UNTOLD = frozenset(("", "other", "*", "sonstige", "andere", "home page", "homepage", "profile"))
_SYSTEM_GROUPS = frozenset(("* mycontacts", "* my contacts", "* other contacts", "mycontacts"))
_SILENT = {
    "priority": {"normal"},
    "prioritat": {"normal"},
    "sensitivity": {"normal"},
    "vertraulichkeit": {"normal"},
    "private": {"false"},
    "privat": {"falsch", "false", "aus"},
    "gender": {"unspecified"},
    "geschlecht": {"keine angabe", "nicht angegeben", "unspecified"},
    "e mail type": {"smtp"},
    "e mail typ": {"smtp"},
    "e mail 2 typ": {"smtp"},
    "e mail 3 typ": {"smtp"},
    "e mail 2 type": {"smtp"},
    "e mail 3 type": {"smtp"},
}
"""What Outlook writes into every row of columns that nobody ever filled in."""
_SPLIT = re.compile(r"[;,]")

_Put = Callable[[Draft, str], None]


class RowCards:
    """Turns rows into cards."""

    def __init__(
        self, maker: str, names: Sequence[str], columns: Sequence[Column], sampled: Sequence[Sequence[str]]
    ) -> None:
        self._maker = maker
        self.source = _SOURCES.get(maker) or f"Table {layout_of(names)}"
        self._names = [name or f"#{place}" for place, name in enumerate(names, 1)]
        self._columns = columns
        self._labels = [(place, column) for place, column in enumerate(columns) if column.is_label]
        self._day_first = self._order_of_dates(sampled)
        self._notes = sum(column.code == "note" for column in columns)
        self._label: dict[tuple[str, int], str] = {}
        self._birth: dict[int, str] = {}
        self._puts = [self._putter(place, column) for place, column in enumerate(columns)]

    def data(self, cells: Sequence[str]) -> bytes:
        """The card of a row that has at least one cell."""
        draft = Draft(self.source)
        if self._labels:
            self._label = {
                (column.code, column.group): cells[place].strip()
                for place, column in self._labels
                if place < len(cells)
            }
        self._birth.clear()
        for cell, put in zip(cells, self._puts, strict=False):
            if put is not None and (text := cell.strip()):
                put(draft, text)
        if self._birth:
            _add_birthday(draft, self._birth)
        return draft.data(fallback_name=next((cell.strip() for cell in cells if cell.strip()), ""))

    def _order_of_dates(self, sampled: Sequence[Sequence[str]]) -> bool | None:
        dated = [place for place, column in enumerate(self._columns) if FIELDS[column.code].name in _DAYS]
        texts = [row[place] for row in sampled for place in dated if place < len(row)]
        order = order_of_dates(texts)
        if order is None and self._maker == "outlook":
            return key(self._names[0]) in ("anrede", "vorname")  # an English Outlook writes as Americans do
        return order

    def _putter(self, place: int, column: Column) -> _Put | None:
        if column.is_label or column.code == SKIP:
            return None
        field = FIELDS[column.code]
        if column.code.startswith("birth-"):
            return lambda draft, text: self._birth.update({field.part: text})
        several = self._maker == "google"
        put = self._plain_putter(place, column)
        if not several or field.name in ("NOTE", "N", "FN", "CATEGORIES", "ADR", "ORG"):
            return put

        def put_each(draft: Draft, text: str) -> None:
            for one in text.split(_SEVERAL):
                if one.strip():
                    put(draft, one.strip())

        return put_each

    def _plain_putter(self, place: int, column: Column) -> _Put:
        name, part, types = FIELDS[column.code]
        match name:
            case "FN":
                return self._put_full_name
            case "N":
                return lambda draft, text: draft.name[part].append(text)
            case "ORG":
                return lambda draft, text: _set_organisation(draft, column.group, part, text)
            case "ADR":
                return lambda draft, text: self._put_address(draft, column, part, types, text)
            case "EMAIL" | "TEL":
                return lambda draft, text: self._put_reach(draft, name, column, types, text)
            case "URL" | "IMPP":
                return lambda draft, text: self._put_link(draft, name, column, types, text)
            case "BDAY" | "ANNIVERSARY" | "X-KNOWN-SINCE" | "X-ABDATE":
                return lambda draft, text: self._put_day(draft, name, column, text)
            case "RELATED":
                return lambda draft, text: self._put_related(draft, column, types, text)
            case "CATEGORIES":
                return self._put_categories
            case "NOTE":
                return lambda draft, text: self._put_note(draft, place, text)
            case "X-CUSTOM":
                return lambda draft, text: self._put_own(draft, place, column, text)
            case _:
                return lambda draft, text: draft.add(name, text)

    @staticmethod
    def _put_full_name(draft: Draft, text: str) -> None:
        if draft.full_name and draft.full_name != text:
            draft.add("NICKNAME", text)
        else:
            draft.full_name = text

    def _put_address(self, draft: Draft, column: Column, part: int, types: str, text: str) -> None:
        types = types or _TYPES.get(self._label.get(("address", column.group), "").lstrip("* ").lower(), "")
        parts = draft.addresses.setdefault((types, column.group), [[] for _ in range(8)])
        parts[part].append(text)

    def _put_reach(self, draft: Draft, name: str, column: Column, types: str, text: str) -> None:
        types, label, preferred = self._labelled(column, types)
        put = draft.add_mail if name == "EMAIL" else draft.add_phone
        put(text, types, label, preferred=preferred)

    def _labelled(self, column: Column, types: str) -> tuple[str, str, bool]:
        """(types, label, preferred) of a value beside which a column tells what it is."""
        written = self._label.get((column.code, column.group), "")
        bare = written.removeprefix("*").strip()
        if types or bare.lower() in _UNTOLD:
            return types, "", written.startswith("*")
        known = _TYPES.get(bare.lower(), "")
        return known, "" if known else bare, written.startswith("*")

    def _put_link(self, draft: Draft, name: str, column: Column, types: str, text: str) -> None:
        if types == "profile":
            draft.add_profile(text)
            return
        types, label, _ = self._labelled(column, types)
        draft.add(name, text, types, label)

    def _put_day(self, draft: Draft, name: str, column: Column, text: str) -> None:
        if is_no_date(text):
            return
        label = self._label.get((column.code, column.group), "").removeprefix("*").strip()
        if name == "X-ABDATE" and label.lower() in ("anniversary", "jahrestag"):
            name, label = "ANNIVERSARY", ""
        draft.add_day(name, day_of(text, day_first=self._day_first), text, label)

    def _put_related(self, draft: Draft, column: Column, types: str, text: str) -> None:
        label = self._label.get((column.code, column.group), "").removeprefix("*").strip()
        known = types or _RELATIONS.get(label.lower(), "")
        draft.add_related(text, known, "" if types or (known and known == label.lower()) else label)

    def _put_categories(self, draft: Draft, text: str) -> None:
        names = text.split(_SEVERAL) if self._maker == "google" else _SPLIT.split(text)
        for name in names:
            if name.strip().lower() not in _SYSTEM_GROUPS:
                draft.categories.append(name.strip().removeprefix("* ").strip())

    def _put_note(self, draft: Draft, place: int, text: str) -> None:
        draft.notes.append(text if self._notes < 2 else f"{self._names[place]}: {text}")

    def _put_own(self, draft: Draft, place: int, column: Column, text: str) -> None:
        if self._maker == "outlook" and _says_nothing(key(self._names[place]), text, draft):
            return
        label = self._label.get((OWN, column.group), "") if column.group else ""
        draft.add_own(label or self._names[place], text)


_DAYS = ("BDAY", "ANNIVERSARY", "X-KNOWN-SINCE", "X-ABDATE")


def _set_organisation(draft: Draft, group: int, part: int, text: str) -> None:
    parts = draft.organisations.setdefault(group, ["", ""] if part else [""])
    while len(parts) <= part:
        parts.append("")
    parts[part] = f"{parts[part]} {text}".strip()


def _says_nothing(name: str, text: str, draft: Draft) -> bool:
    """Whether Outlook wrote that by itself: a default, or initials and a display name made of the rest."""
    if text.lower() in _SILENT.get(name, ()):
        return True
    if name in ("initials", "initialen"):
        return text.replace(" ", "") == "".join(f"{word[0]}." for word in draft.shown_name().split())
    if "angezeigter name" in name or "display name" in name:
        return any(address in text for address in draft.mails)
    return False


def _add_birthday(draft: Draft, parts: dict[int, str]) -> None:
    """BDAY of year, month and day that stood in columns of their own."""
    numbers = [int(parts[place]) if parts.get(place, "").isdecimal() else None for place in (0, 1, 2)]
    year, month, day = numbers
    text = "-".join(parts.get(place, "") for place in (0, 1, 2)).strip("-")
    if month and day:
        found = PartialDate.parse(f"{year:04}-{month:02}-{day:02}" if year else f"--{month:02}-{day:02}")
    else:
        found = PartialDate.parse(f"{year:04}") if year and not month and not day else None
    draft.add_day("BDAY", found, text)

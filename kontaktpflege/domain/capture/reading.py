"""Reads a captured line: which piece of it is what. Total: any text comes apart, and nothing of it is left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kontaktpflege.domain.capture.dates import FULL_DATE, read_date
from kontaktpflege.domain.capture.given_names import is_given_name
from kontaktpflege.domain.capture.looks import (
    PARTICLES,
    could_be_company,
    end_of_name,
    is_all_suffixes,
    is_company,
    is_family_name,
    is_given_names,
    is_place,
    is_role,
    name_score,
)
from kontaktpflege.domain.capture.parts import NOWHERE, Acquaintance, Kind, Part, Surroundings
from kontaktpflege.domain.capture.signals import Signals
from kontaktpflege.domain.capture.vocabulary import CITIES, COMPANY_LEAD, LEGAL_FORM, PLACE_LEAD, WEAK_PLACE_LEAD
from kontaktpflege.domain.names import fold, split_words

LONGEST = 4_000
"""Characters of a line that are looked at; what is behind them is note."""

SEPARATORS = " \t\n\r\f\v\u00a0,;|•·()[]{}<>:.-–—/@\"'*=_~"
"""What may stand between parts; runs of these alone are in none."""

_BREAK = re.compile(r"[,;|•·\n\r\t]|(?<=\s)[-–—/](?=\s)")
_THROUGH = re.compile(
    r"(?<!\w)(?:(?:vermittelt|empfohlen|vorgestellt)\s+(?:durch|von)|(?:auf\s+)?(?:empfehlung|vermittlung)\s+(?:von|durch)"
    r"|(?:kontakt|bekannt|tipp)\s+(?:durch|über|von)|(?:introduced|referred|recommended)\s+by|(?:known\s+)?through|durch|via)"
    r"\s+(?=\w)",
    re.IGNORECASE,
)
_WEAK_THROUGH = re.compile(r"(?:von|über|ueber|by)\s+(?=\w)", re.IGNORECASE)
_TRAILING_DATE = re.compile(rf"(?:(?:am|im|on|in)\s+)?(?P<value>{FULL_DATE})\s*$", re.IGNORECASE)
_WORD = re.compile(r"\S+")
_MOST_NAME_WORDS = 5
_MOST_CANDIDATES = 20


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of the line between separators of which nothing is known yet."""

    start: int
    end: int
    text: str


def read_line(text: str, around: Surroundings = NOWHERE, chosen: Mapping[str, Kind] | None = None) -> tuple[Part, ...]:
    """The parts of a line, in order. `chosen` says what pieces with these texts are, whatever they look like."""
    reader = _Reader(text, around)
    parts = reader.read()
    if len(text) > LONGEST and text[LONGEST:].strip(SEPARATORS):
        parts.append(_part(Kind.NOTE, _trimmed(text, LONGEST, len(text))))
    return tuple(_as_chosen(part, chosen or {}, around) for part in parts)


def possible_kinds(part: Part) -> tuple[Kind, ...]:
    """What a part can be taken for instead, its own kind included."""
    value = part.text
    digits = sum(map(str.isdecimal, value))
    fits = {
        Kind.PHONE: digits >= 3,
        Kind.MAIL: "@" in value,
        Kind.WEB: "." in value and " " not in value and any(map(str.isalpha, value)),
        Kind.BIRTHDAY: read_date(part.value) is not None,
        Kind.SINCE: read_date(part.value) is not None,
    }
    return tuple(kind for kind in Kind if kind is part.kind or fits.get(kind, True))


def _as_chosen(part: Part, chosen: Mapping[str, Kind], around: Surroundings) -> Part:
    kind = chosen.get(part.text)
    if kind is None or kind is part.kind:
        return part
    value = part.text if kind is Kind.NOTE else part.value
    people = tuple(around.find_people(value)) if kind is Kind.THROUGH else ()
    circle = around.find_circle(value.lstrip("#")) if kind is Kind.CIRCLE else None
    return replace(part, kind=kind, value=value, label="", people=people, circle_id=circle)


def _part(kind: Kind, piece: _Piece, value: str | None = None, people: Sequence[Acquaintance] = ()) -> Part:
    said = " ".join((piece.text if value is None else value).split())
    if said.startswith("(") and said.endswith(")") and said.count("(") == 1 and kind is not Kind.NOTE:
        said = said[1:-1].strip() or said
    return Part(kind=kind, start=piece.start, end=piece.end, text=piece.text, value=said, people=tuple(people))


def _trimmed(text: str, start: int, end: int) -> _Piece:
    """The stretch without separators at its ends; brackets and quotes that belong to it stay."""
    kept = text[start:end]
    head = len(kept) - len(kept.lstrip(" \t\n\r\f\v\u00a0,;|•·:"))
    tail = len(kept) - len(kept.rstrip(" \t\n\r\f\v\u00a0,;|•·:"))
    return _Piece(start + head, end - tail, kept[head : len(kept) - tail])


class _Reader:
    """One reading of one line."""

    def __init__(self, text: str, around: Surroundings) -> None:
        self._text = text[:LONGEST]
        self._around = around
        self._parts: list[Part] = []
        self._open: list[_Piece] = []

    def read(self) -> list[Part]:
        """The parts in order."""
        self._parts = Signals(self._text, self._around).find()
        for number, piece in enumerate(self._pieces()):
            self._open += self._without_through(piece, first=number == 0)
        self._join_comma_name()
        named = self._find_name()
        self._open, rest = [], self._open
        for piece in rest:
            self._take(piece)
        if named is not None:
            self._guess_company(named)
        self._guess_days()
        return sorted(self._parts, key=lambda part: part.start)

    def _pieces(self) -> Iterator[_Piece]:
        place = 0
        for part in (*self._parts, None):
            end = part.start if part is not None else len(self._text)
            yield from self._split(place, end)
            place = part.end if part is not None else end

    def _split(self, start: int, end: int) -> Iterator[_Piece]:
        for match in _BREAK.finditer(self._text, start, end):
            yield from self._whole(start, match.start())
            start = match.end()
        yield from self._whole(start, end)

    def _whole(self, start: int, end: int) -> Iterator[_Piece]:
        piece = _trimmed(self._text, start, end)
        if piece.text.strip(SEPARATORS):
            yield piece

    # Through whom

    def _without_through(self, piece: _Piece, *, first: bool) -> Iterator[_Piece]:
        """Take "durch NAME" out of a piece; what stands before and behind it goes on."""
        match = _THROUGH.search(piece.text)
        if match is None and not first:
            match = _WEAK_THROUGH.match(piece.text)
        if match is None:
            yield piece
            return
        named = self._named_people(piece.text, match.end(), strong=match.start() == 0 and match.re is _THROUGH)
        if named is None:
            yield piece
            return
        end, people = named
        yield from self._whole(piece.start, piece.start + match.start())
        through = _trimmed(self._text, piece.start + match.start(), piece.start + end)
        self._parts.append(_part(Kind.THROUGH, through, piece.text[match.end() : end], people))
        yield from self._whole(piece.start + end, piece.end)

    def _named_people(self, text: str, start: int, *, strong: bool) -> tuple[int, Sequence[Acquaintance]] | None:
        """(end of the name that begins at `start`, whom it means); None if no name begins there.

        Where nobody in the book is meant, the word before it must leave no doubt (`strong`), or it looks like a name.
        """
        words = list(_WORD.finditer(text, start))[:_MOST_NAME_WORDS]
        for count in range(len(words), 0, -1):
            if people := self._around.find_people(text[start : words[count - 1].end()]):
                return words[count - 1].end(), people
        capitals = 0
        for word in words:
            if not (word[0][0].isupper() or (word[0].lower() in PARTICLES and capitals)):
                break
            capitals += 1
        if strong:
            return words[capitals - 1].end() if capitals else words[-1].end(), ()
        looks_named = capitals >= 2 or (capitals == 1 and len(words) == 1)
        return (words[capitals - 1].end(), ()) if looks_named and is_given_name(words[0][0]) else None

    # Who

    def _join_comma_name(self) -> None:
        """ "Müller, Eva" is one name: a single word, a comma, and a given name."""
        for place in range(len(self._open) - 1):
            family, given = self._open[place], self._open[place + 1]
            between = self._text[family.end : given.start]
            if between.strip() == "," and is_family_name(family.text) and is_given_names(given.text):
                joined = _Piece(family.start, given.end, self._text[family.start : given.end])
                self._open[place : place + 2] = [joined]
                return

    def _find_name(self) -> Part | None:
        """Take the piece that most looks like a name, and what else stands in it apart."""
        mailbox = _mailbox_words(self._parts)
        best, best_score = -1, 0
        for place, piece in enumerate(self._open[:_MOST_CANDIDATES]):
            score = name_score(piece.text, mailbox) + (2 if place == 0 else 0) - min(place, 3)
            if score > best_score:
                best, best_score = place, score
        if best < 0:
            return None
        piece = self._open.pop(best)
        cut = end_of_name(piece.text)
        rest = list(self._whole(piece.start + cut, piece.end))
        self._open[best:best] = rest
        kept = _trimmed(self._text, piece.start, piece.start + cut)
        if not rest and best < len(self._open) and is_all_suffixes(self._open[best].text):
            end = self._open.pop(best).end  # "Eva Müller, MBA"
            kept = _Piece(kept.start, end, self._text[kept.start : end])
        name = _part(Kind.NAME, kept)
        self._parts.append(name)
        return name

    # What else

    def _take(self, piece: _Piece) -> None:
        text = piece.text
        if LEGAL_FORM.search(text):
            lead = COMPANY_LEAD.match(text)
            self._parts.append(_part(Kind.COMPANY, piece, text[lead.end() :] if lead else text))
        elif is_place(text):
            self._take_place(piece)
        elif text.lower().strip(". ") in CITIES:
            self._parts.append(_part(Kind.ADDRESS, piece))
        elif WEAK_PLACE_LEAD.match(text):
            self._take_place(piece)
        elif is_role(text):
            self._parts.append(_part(Kind.ROLE, piece))
        elif lead := COMPANY_LEAD.match(text):
            self._parts.append(_part(Kind.COMPANY, piece, text[lead.end() :]))
        elif is_company(text):
            self._parts.append(_part(Kind.COMPANY, piece))
        else:
            self._parts.append(_part(Kind.NOTE, piece))

    def _take_place(self, piece: _Piece) -> None:
        """An occasion; a day that ends it says since when."""
        if match := _TRAILING_DATE.search(piece.text):
            day = _trimmed(self._text, piece.start + match.start(), piece.end)
            before = _trimmed(self._text, piece.start, piece.start + match.start())
            if read_date(match["value"]) is not None and before.text.strip(SEPARATORS):
                self._parts.append(_part(Kind.SINCE, day, match["value"]))
                piece = before
        lead = PLACE_LEAD.match(piece.text)
        value = piece.text[lead.end() :] if lead else piece.text
        self._parts.append(_part(Kind.PLACE, piece, value or piece.text))

    def _guess_company(self, name: Part) -> None:
        """Without anything that says company, the piece beside the name is one, if it could be."""
        kinds = {part.kind for part in self._parts}
        plain = name.text.islower()
        behind = [part for part in self._parts if part.start > name.start and part.kind not in (Kind.ROLE, Kind.CIRCLE)]
        before = [part for part in self._parts if part.start < name.start]
        beside = min(behind, key=lambda part: part.start, default=None)
        if len(before) == 1 and could_be_company(before[0].text, plain=plain):
            beside = before[0]  # "Siemens, Eva Müller"
        if beside is None or beside.kind is not Kind.NOTE or Kind.COMPANY in kinds:
            return
        if could_be_company(beside.text, plain=plain):
            self._parts[self._parts.index(beside)] = replace(beside, kind=Kind.COMPANY)

    def _guess_days(self) -> None:
        """A day of which nothing is said is that of an occasion, if there is one, else a birthday."""
        kinds = {part.kind for part in self._parts}
        kind = Kind.SINCE if Kind.PLACE in kinds else Kind.BIRTHDAY
        for at, part in enumerate(self._parts):
            day = read_date(part.value) if part.kind is Kind.NOTE and kind not in kinds else None
            if day is not None and day.day and (day.year or kind is Kind.BIRTHDAY):
                self._parts[at] = replace(part, kind=kind)
                return


def _mailbox_words(parts: Sequence[Part]) -> frozenset[str]:
    """The folded words of the mail addresses, before the @."""
    boxes = (part.value.partition("@")[0] for part in parts if part.kind is Kind.MAIL)
    return frozenset(word for box in boxes for word in split_words(fold(box)) if len(word) > 2)

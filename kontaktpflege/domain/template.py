"""Text blocks: reusable wording with placeholders, and what may stand in one.

A placeholder is a name in braces, {first_name}, in English or German spelling. Nothing else may stand between braces and
no brace by itself, so that no loop, call or attribute ever gets as far as the engine that fills a text block in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from hashlib import blake2b
from typing import Final, Literal

from kontaktpflege.domain.errors import TemplateProblem

Language = Literal["de", "en"]
Form = Literal["sie", "du"]
BlockForm = Literal["sie", "du", "both"]

LONGEST_BODY: Final = 20_000
LONGEST_TEXT: Final = 100_000
"""Letters that a text may have when it is filled in."""
LONGEST_NAME: Final = 120


class Purpose(StrEnum):
    """What a text block is for: an occasion, or none."""

    OPENER = "opener"
    LONG_TIME = "long_time"
    TIP = "tip"
    THANKS = "thanks"
    BIRTHDAY = "birthday"
    ROUND_BIRTHDAY = "round_birthday"
    NEW_JOB = "new_job"
    AFTER_FAIR = "after_fair"
    INTRODUCTION = "introduction"
    DOOR = "door"
    ADVICE = "advice"
    CHRISTMAS = "christmas"
    NEW_YEAR = "new_year"
    OTHER = "other"


class Placeholder(StrEnum):
    """What a text block can ask for."""

    FIRST_NAME = "first_name"
    LAST_NAME = "last_name"
    NAME = "name"
    SALUTATION = "salutation"
    COMPANY = "company"
    CITY = "city"
    LAST_TOPIC = "last_topic"
    LAST_CONTACT = "last_contact"
    BIRTHDAY_AGE = "birthday_age"
    NEW_YEAR = "new_year"
    MY_NAME = "my_name"


GERMAN: Final[dict[Placeholder, str]] = {
    Placeholder.FIRST_NAME: "vorname",
    Placeholder.LAST_NAME: "nachname",
    Placeholder.NAME: "name",
    Placeholder.SALUTATION: "anrede",
    Placeholder.COMPANY: "firma",
    Placeholder.CITY: "ort",
    Placeholder.LAST_TOPIC: "letztes_thema",
    Placeholder.LAST_CONTACT: "letzter_kontakt",
    Placeholder.BIRTHDAY_AGE: "alter",
    Placeholder.NEW_YEAR: "neues_jahr",
    Placeholder.MY_NAME: "mein_name",
}
"""How a German text spells them."""

_SPELLINGS: Final = {one.value: one for one in Placeholder} | {german: one for one, german in GERMAN.items()}
_BRACED = re.compile(r"\{([^{}]*)\}")
_PLAIN_NAME = re.compile(r"[^\W\d]\w*")
_BRACES = re.compile(r"[{}]")
GAP: Final = "…"
"""Stands in a text block for what only the user knows."""
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f]")


@dataclass(frozen=True, slots=True, kw_only=True)
class TextBlock:
    """A text to begin with. `id` is None for those that come with the program, which `key` names."""

    id: int | None = None
    key: str = ""
    name: str
    purpose: Purpose = Purpose.OTHER
    language: Language = "de"
    form: BlockForm = "both"
    subject: str = ""
    body: str

    @property
    def digest(self) -> bytes:
        """16 bytes that two text blocks share if their texts differ in white space at most."""
        return blake2b(" ".join(self.body.split()).encode("utf-8", "surrogatepass"), digest_size=16).digest()

    def checked(self) -> TextBlock:
        """The same, tidied, if it can be kept. Raises TemplateProblem."""
        name, body = (
            " ".join(_clean(self.name[: LONGEST_NAME * 4]).split()),
            _clean(self.body[: LONGEST_BODY + 1]).strip(),
        )
        if not name:
            raise TemplateProblem("name_empty")
        if not body:
            raise TemplateProblem("body_empty")
        subject = " ".join(_clean(self.subject[: LONGEST_BODY + 1]).split())
        for text in (subject, body):
            placeholders_of(text)
        return TextBlock(
            id=self.id, key=self.key, name=name[:LONGEST_NAME], purpose=self.purpose, language=self.language,
            form=self.form, subject=subject, body=body,
        )  # fmt: skip


def filled(block: TextBlock, *words: str) -> TextBlock:
    """The same with these words for its gaps (…), one after the other; gaps beyond them stay."""
    first, *others = block.body.split(GAP)
    fillings = (_BRACES.sub("", " ".join(word.split())) for word in words)
    return replace(block, body=first + "".join(next(fillings, GAP) + piece for piece in others))


def spelling(placeholder: Placeholder, language: Language) -> str:
    """A placeholder as one writes it into a text of that language, braces included."""
    return f"{{{GERMAN[placeholder] if language == 'de' else placeholder.value}}}"


def parts_of(text: str) -> Iterator[str | Placeholder]:
    """A text in pieces: what stands as it is, and placeholders. Raises TemplateProblem."""
    if len(text) > LONGEST_BODY:
        raise TemplateProblem("too_long", line=1)
    place = 0
    for found in _BRACED.finditer(text):
        yield _without_braces(text, place, found.start())
        yield _placeholder(found[1], text, found.start())
        place = found.end()
    yield _without_braces(text, place, len(text))


def placeholders_of(text: str) -> tuple[Placeholder, ...]:
    """The placeholders of a text, each once, in order. Raises TemplateProblem."""
    return tuple(dict.fromkeys(part for part in parts_of(text) if isinstance(part, Placeholder)))


def known_placeholder(name: str) -> Placeholder | None:
    """The placeholder of that name, in either language and any case."""
    return _SPELLINGS.get(name.strip().casefold())


def gaps_in(text: str) -> tuple[Placeholder, ...]:
    """The placeholders that still stand in a text that was filled in, each once; braces around anything else are text."""
    found = (known_placeholder(one[1]) for one in _BRACED.finditer(text))
    return tuple(dict.fromkeys(one for one in found if one is not None))


def _without_braces(text: str, start: int, end: int) -> str:
    piece = text[start:end]
    lone = min((place for place in map(piece.find, "{}") if place >= 0), default=-1)
    if lone >= 0:
        doubled = piece[lone : lone + 1] * 2 == text[start + lone : start + lone + 2]
        raise TemplateProblem("doubled" if doubled else "unbalanced", line=_line(text, start + lone))
    return piece


def _placeholder(inside: str, text: str, place: int) -> Placeholder:
    name = " ".join(inside.split())
    if (known := known_placeholder(name)) is not None:
        return known
    line = _line(text, place)
    if name.startswith(("%", "#")):
        raise TemplateProblem("instruction", name[:40], line=line)
    if not _PLAIN_NAME.fullmatch(name.replace(" ", "_").replace("-", "_")):
        raise TemplateProblem("not_a_name", name[:40], line=line)
    import difflib  # every start of the program reads this module, and hardly any needs it

    close = difflib.get_close_matches(name.casefold()[:40], _SPELLINGS, n=1, cutoff=0.55)
    raise TemplateProblem("unknown_placeholder", name[:40], line=line, suggestion=close[0] if close else "")


def _line(text: str, place: int) -> int:
    return text.count("\n", 0, place) + 1


def _clean(text: str) -> str:
    unbroken = text.replace("\r\n", "\n").replace("\r", "\n")
    # Half characters, as damaged clipboards bring them, cannot be kept in a book.
    return _CONTROL.sub("", unbroken).encode("utf-8", "ignore").decode("utf-8")

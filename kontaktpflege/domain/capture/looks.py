"""What a piece of a line looks like by its words: a name, a company, a position, an occasion."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kontaktpflege.domain.capture.given_names import is_given_name
from kontaktpflege.domain.capture.names import is_suffix, is_title
from kontaktpflege.domain.capture.vocabulary import (
    CITIES,
    COMPANY_ENDINGS,
    COMPANY_LEAD,
    COMPANY_WORDS,
    LEGAL_FORM,
    MET,
    PLACE_ENDINGS,
    PLACE_LEAD,
    PLACE_WORDS,
    RELATION_WORDS,
    ROLE_ENDINGS,
    ROLE_PHRASE,
    ROLE_WORDS,
)
from kontaktpflege.domain.names import fold

PARTICLES = frozenset("von van zu zur zum vom de der den di da del della dos du la le ten ter".split())
"""What stands in small letters within a name."""

_JOINERS = PARTICLES | frozenset("und & + and the of für for am an im in bei i. e. y et".split())
_WORD = re.compile(r"\S+")
_HALVES = re.compile(r"[-/:*]")
_MARKS = ".,:!()\"'„“"
_IMPOSSIBLE = -9


def _words(text: str) -> list[str]:
    return [bare for word in text.split() if (bare := word.strip("\"'„“()"))]


def _halves(text: str) -> list[str]:
    """The words in lower case without marks, those with a hyphen in halves."""
    return [half for word in text.split() for half in _HALVES.split(word.lower().strip(_MARKS)) if half]


def is_family_name(text: str) -> bool:
    """Whether a piece may be a family name alone, perhaps with titles and particles."""
    core = [word for word in _words(text) if not is_title(word) and word.lower() not in PARTICLES]
    return len(core) == 1 and core[0].isalpha() is not core[0].isdecimal() and not (is_company(text) or is_place(text))


def is_given_names(text: str) -> bool:
    """Whether a piece is given names alone, perhaps with a title or an initial."""
    words = [word for word in _words(text) if not is_title(word) and not is_suffix(word)]
    return (
        1 <= len(words) <= 3
        and is_given_name(words[0])
        and all(is_given_name(word) or len(word.rstrip(".")) == 1 for word in words[1:])
    )


def is_all_suffixes(text: str) -> bool:
    """Whether a piece only goes on a name: MBA, jun."""
    words = _words(text)
    return bool(words) and all(map(is_suffix, words))


def name_score(text: str, mailbox: frozenset[str]) -> int:
    """How much a piece looks like a name, the folded words of a mail address besides; 0 and below: not at all."""
    end = end_of_name(text)
    words = _words(text[:end])
    core = [word for word in words if not is_title(word) and not is_suffix(word.rstrip(","))]
    said = " ".join(core)
    if not 1 <= len(core) <= 6 or not any(map(str.isalpha, said)) or any(map(str.isdecimal, said)):
        return _IMPOSSIBLE
    if (
        core[0].lower() in _JOINERS - PARTICLES
        or LEGAL_FORM.search(said)
        or is_place(text[:end])
        or said.lower() in CITIES
    ):
        return _IMPOSSIBLE
    score = 1 if len(core) > 1 else 0
    score += 4 if len(core) < len(words) else 0
    score += 3 if is_given_name(core[0].rstrip(",")) or ("," in text and is_given_name(core[-1])) else 0
    score += 4 if mailbox & {fold(half) for word in core for half in word.strip(",").split("-")} else 0
    score -= 4 if is_company(said) or is_role(said) else 0
    score -= 3 if any(word.islower() and word not in _JOINERS for word in core) and not text.islower() else 0
    return score - (2 if len(core) > 4 else 0)


def end_of_name(text: str) -> int:
    """Where a name that begins a piece ends: before an occasion, "at", or a company that follows without a comma."""
    words = list(_WORD.finditer(text))
    for place, word in enumerate(words[1:], 1):
        lead = COMPANY_LEAD.match(text, word.start())
        if lead is not None and lead.end() < len(text):
            return word.start()
        if is_place(word[0]) and (place >= 2 or is_given_name(words[0][0])):
            return _before_lead(text, words, place)
        behind = text[word.start() :]
        if behind.startswith("(") and (is_company(behind) or is_role(behind)):
            return word.start()
    legal = LEGAL_FORM.search(text)
    if legal is None or len(words) < 4 or not is_given_name(words[0][0]) or legal.end() < len(text) - 1:
        return len(text)
    generic = is_company(text[words[2].start() : legal.start()])  # "Hans Müller Bau GmbH" is called so
    return len(text) if generic else words[2].start()


def _before_lead(text: str, words: Sequence[re.Match[str]], place: int) -> int:
    """Where the words begin that lead to the occasion at `place`: "auf der Messe"."""
    for at in (place - 2, place - 1):
        lead = PLACE_LEAD.match(text, words[at].start()) if at >= 1 else None
        if lead is not None and lead.end() == words[place].start():
            return words[at].start()
    return words[place].start()


def is_place(text: str) -> bool:
    """Whether a piece names an occasion where one meets."""
    halves = _halves(text)
    return MET.search(text) is not None or any(half in PLACE_WORDS or half.endswith(PLACE_ENDINGS) for half in halves)


def is_role(text: str) -> bool:
    """Whether a piece names what somebody does."""
    halves = _halves(text)
    if not 1 <= len(halves) <= 6:
        return False
    return ROLE_PHRASE.match(text) is not None or any(
        half in ROLE_WORDS or half.endswith(ROLE_ENDINGS) for half in halves
    )


def is_company(text: str) -> bool:
    """Whether a piece says itself that it is a company or another body."""
    halves = _halves(text)
    if not 1 <= len(halves) <= 8:
        return False
    return LEGAL_FORM.search(text) is not None or any(
        half in COMPANY_WORDS or (half.endswith(COMPANY_ENDINGS) and len(half) > 6) for half in halves
    )


def could_be_company(text: str, *, plain: bool) -> bool:
    """Whether a piece may be a company by its looks: few words, all with a capital; `plain`: nobody types capitals."""
    words = _words(text)
    if not 1 <= len(words) <= 5 or not any(map(str.isalpha, text)) or text[-1] in "!?.":
        return False
    if RELATION_WORDS & set(_halves(text)):
        return False
    if plain and text.islower():
        return len(words) <= 2
    small = [word for word in words if word[0].islower()]
    return words[0] not in small and all(word.lower() in _JOINERS for word in small)

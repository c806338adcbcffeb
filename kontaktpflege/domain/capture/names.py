"""A person's name as it is typed: titles, both orders, particles, a nickname."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kontaktpflege.domain.capture.given_names import is_given_name
from kontaktpflege.domain.card import StructuredName
from kontaktpflege.domain.names import split_full_name

_SALUTATIONS = frozenset(("herr", "herrn", "frau", "mr", "mrs", "ms", "miss", "familie", "fam", "hr", "fr"))
_TITLE = re.compile(
    r"(?:dr|prof|dipl|mag|ing|univ|priv|doz|habil|rer|nat|med|phil|jur|pol|oec|h\.?\s?c|ddr|dres|lic|ra|rain|stb|wp|sir|"
    r"baron|baronin|graf|gräfin|freiherr|freifrau|pastor|pfarrer|pater|schwester|rabbi|pd)(?:[.-].*)?",
    re.IGNORECASE,
)
_TITLE_DOTTED = re.compile(
    r"(?:nat|med|phil|jur|pol|oec|rer|h\.c|habil|doz|univ|ing|kfm|inf|betriebsw|vw|bw|math)\.", re.IGNORECASE
)
_SUFFIX = re.compile(
    r"(?:jun|jr|sen|sr|mba|m\.?\s?sc|b\.?\s?sc|m\.?\s?a|b\.?\s?a|ph\.?\s?d|ll\.?\s?m|ll\.?\s?b|m\.?\s?eng|b\.?\s?eng|"
    r"ii|iii|iv|md|cfa|cpa|pmp|mdl|mdb)\.?",
    re.IGNORECASE,
)
_NICKNAME = re.compile(r"\s*(?:\(([^()]{1,60})\)|[\"„“»]([^\"„“”«»]{1,60})[\"“”«])\s*")
_BORN = re.compile(r"(?:geb\.?|geborene|née|nee|born)\s+(?=\S)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name taken apart, and as it is written in full."""

    structured: StructuredName
    formatted: str
    nickname: str = ""
    maiden: str = ""


def is_title(word: str) -> bool:
    """Whether a word stands before a name: Dr., Prof., Frau."""
    return word.rstrip(".").lower() in _SALUTATIONS or _TITLE.fullmatch(word) is not None


def is_suffix(word: str) -> bool:
    """Whether a word stands behind a name: jun., MBA."""
    return _SUFFIX.fullmatch(word) is not None


def read_name(text: str) -> PersonName:
    """Take a name apart; "Müller, Eva" and "MÜLLER Eva" come out as Eva Müller. Nothing of it is lost."""
    nickname = maiden = ""
    if match := _NICKNAME.search(text):
        nickname = (match[1] or match[2]).strip()
        text = f"{text[: match.start()]} {text[match.end() :]}"
        if born := _BORN.match(nickname):
            nickname, maiden = "", nickname[born.end() :]
    head, _, rest = text.partition(",")
    behind = rest.replace(",", " ").split()
    words = head.split()
    suffix = [word for word in behind if is_suffix(word)]
    given = [word for word in behind if not is_suffix(word)]
    prefix = _take_titles(words, keep=1)
    prefix += _take_titles(given, keep=1)
    while len(words) > 1 and is_suffix(words[-1]):
        suffix.insert(0, words.pop())
    family, first = (" ".join(words), " ".join(given)) if given and words else _family_and_given(words or given)
    structured = StructuredName(family, first, "", " ".join(prefix), " ".join(suffix))
    spoken = [word for word in prefix if word.rstrip(".").lower() not in _SALUTATIONS]
    formatted = " ".join(filter(None, (*spoken, first, family)))
    return PersonName(structured, ", ".join(filter(None, (formatted, " ".join(suffix)))), nickname, maiden)


def _take_titles(words: list[str], keep: int) -> list[str]:
    """Take the titles off the front of a list of words, of which so many stay."""
    titles: list[str] = []
    while len(words) > keep and (is_title(words[0]) or (titles and _TITLE_DOTTED.fullmatch(words[0]))):
        titles.append(words.pop(0))
    return titles


def _family_and_given(words: list[str]) -> tuple[str, str]:
    if len(words) == 1:
        return ("", words[0]) if is_given_name(words[0]) else (words[0], "")
    loud = [word for word in words if len(word) > 2 and word.isupper()]
    if len(loud) == 1 and not any(word.islower() for word in words):
        return _title_case(loud[0]), " ".join(word for word in words if word != loud[0])
    return split_full_name(" ".join(words))


def _title_case(word: str) -> str:
    return "-".join(half.capitalize() for half in word.split("-"))

"""Days as people write them on a line: 1.5.1980, 1.5., 1. Mai 1980, May 1, 1980, Mai 2024, 2024."""

from __future__ import annotations

import re
from datetime import date

from kontaktpflege.domain.names import fold
from kontaktpflege.domain.partial_date import PartialDate

_MONTH_NAMES = (
    "januar jänner january jan", "februar february feb", "märz maerz march mär mrz mar", "april apr", "mai may",
    "juni june jun", "juli july jul", "august aug", "september sept sep", "oktober october okt oct",
    "november nov", "dezember december dez dec",
)  # fmt: skip
_MONTHS = {fold(name): number for number, names in enumerate(_MONTH_NAMES, 1) for name in names.split()}
MONTH = (
    "(?:"
    + "|".join(sorted((name for names in _MONTH_NAMES for name in names.split()), key=len, reverse=True))
    + r")\.?"
)

"""A month by its name, as a regular expression."""

FULL_DATE = (
    r"(?:\d{4}-\d{1,2}-\d{1,2}"
    r"|\d{1,2}\.\s?\d{1,2}\.(?:\s?\d{4}|\d{2})?"
    r"|\d{1,2}/\d{1,2}/\d{4}"
    rf"|\d{{1,2}}(?:\.|st|nd|rd|th)?\s(?:of\s)?{MONTH}(?:,?\s\d{{4}})?"
    rf"|{MONTH}\s\d{{4}}"
    rf"|{MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s\d{{4}})?)"
)
"""A day or a month of a year, as a regular expression."""

DATE = rf"(?:{FULL_DATE}|\d{{1,2}}/\d{{4}}|\d{{4}})(?![\w/])"
"""The same, or a year, or a month in figures."""

_PIVOT = 30  # of a year in two figures: 1.5.80 is 1980, 1.5.24 is 2024
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_FIGURES = re.compile(r"(\d{1,2})[./]\s?(\d{1,2})(?:[./]\s?(\d{4}|\d{2})?)?")
_MONTH_OF_YEAR = re.compile(r"(\d{1,2})/(\d{4})")
_YEAR = re.compile(r"\d{4}")
_WORDS = re.compile(r"[^\W_]+")


def read_date(text: str) -> PartialDate | None:
    """The day that a text of one of these forms means; None if it is none, or none that exists."""
    text = text.strip()
    if len(text) > 40:
        return None
    if match := _ISO.fullmatch(text):
        return _checked(int(match[1]), int(match[2]), int(match[3]))
    if match := _MONTH_OF_YEAR.fullmatch(text):
        return _checked(int(match[2]), int(match[1]), None)
    if match := _FIGURES.fullmatch(text):
        return _checked(_full_year(match[3]), int(match[2]), int(match[1]))
    if _YEAR.fullmatch(text):
        return _checked(int(text), None, None)
    return _in_words(text)


def _in_words(text: str) -> PartialDate | None:
    year = month = day = None
    for word in _WORDS.findall(text):
        figures = word.rstrip("sthndr") if word[0].isdigit() else ""
        if figures.isdecimal() and len(figures) == 4 and year is None:
            year = int(figures)
        elif figures.isdecimal() and len(figures) <= 2 and day is None:
            day = int(figures)
        elif fold(word) in _MONTHS and month is None:
            month = _MONTHS[fold(word)]
        elif fold(word) != "of":
            return None
    return _checked(year, month, day) if month else None


def _full_year(figures: str | None) -> int | None:
    if not figures:
        return None
    year = int(figures)
    return year if len(figures) == 4 else year + (2000 if year < _PIVOT else 1900)


def _checked(year: int | None, month: int | None, day: int | None) -> PartialDate | None:
    if year is not None and year < 1000:
        return None
    try:
        date(year or 2000, month or 1, day or 1)
    except ValueError:
        return None
    return PartialDate(year, month, day)

"""A date of which parts may be unknown, such as a birthday without its year."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Self

_LEAP_YEAR = 2000
_LONGEST = 80  # letters of a date with a time of day
_TIME = re.compile(r"(?<=\d)[Tt ].*", re.DOTALL)
_FORMS = tuple(
    re.compile(form, re.ASCII)
    for form in (
        r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)",
        r"(?P<year>\d{4})-(?P<month>\d\d?)-(?P<day>\d\d?)",
        r"(?P<year>\d{4})-(?P<month>\d\d)",
        r"(?P<year>\d{4})",
        r"--(?P<month>\d\d)(?P<day>\d\d)",
        r"--(?P<month>\d\d?)-(?P<day>\d\d?)",
        r"--(?P<month>\d\d)",
        r"---(?P<day>\d\d)",
        r"(?P<day>\d\d?)\.\s?(?P<month>\d\d?)\.\s?(?P<year>\d{4})",
    )
)


@dataclass(frozen=True, slots=True)
class PartialDate:
    """Year, month and day, each of which may be None; what is there makes a date that exists."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, text: str, unknown_year: int | None = None) -> Self | None:
        """Read the date forms of vCard 2.1 to 4.0 and Apple; None if `text` is no date.

        A time of day is dropped. `unknown_year` is the year that stands for "none" (X-APPLE-OMIT-YEAR).
        """
        return cls._parsed(text, unknown_year) if len(text) <= _LONGEST else None

    @classmethod
    @lru_cache(maxsize=4096)  # birthdays repeat, and an import asks for all of them
    def _parsed(cls, text: str, unknown_year: int | None) -> Self | None:
        bare = _TIME.sub("", text.strip())
        for form in _FORMS:
            if match := form.fullmatch(bare):
                found = {name: int(digits) for name, digits in match.groupdict().items()}
                year = found.get("year")
                if year in (0, unknown_year):
                    year = None
                return cls._checked(year, found.get("month"), found.get("day"))
        return None

    @classmethod
    def _checked(cls, year: int | None, month: int | None, day: int | None) -> Self | None:
        if month is not None and not 1 <= month <= 12:
            return None
        longest = monthrange(year or _LEAP_YEAR, month)[1] if month else 31
        if day is not None and not 1 <= day <= longest:
            return None
        if year is None and month is None and day is None:
            return None
        return cls(year, month, day)

    @property
    def first_day(self) -> date | None:
        """The first day that it may be; None without a year."""
        if self.year is None:
            return None
        return date(self.year, self.month or 1, (self.day or 1) if self.month else 1)

    def __str__(self) -> str:
        """The extended form, unknown parts as vCard 4.0 omits them: 1980-01-02, --01-02, 1980-01, ---02."""
        if self.year is not None:
            parts = (f"{self.year:04}", self.month and f"{self.month:02}", self.day and f"{self.day:02}")
            return "-".join(part for part in parts if part)
        if self.month is None:
            return f"---{self.day:02}"
        return f"--{self.month:02}" + (f"-{self.day:02}" if self.day else "")

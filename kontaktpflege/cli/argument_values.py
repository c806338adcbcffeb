"""What stands in an argument: numbers, days, words. What makes no sense is refused in a sentence."""

from __future__ import annotations

from argparse import ArgumentTypeError
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from kontaktpflege.wording import _

if TYPE_CHECKING:
    from kontaktpflege.domain.partial_date import PartialDate

_LARGEST_NUMBER = 2**63 - 1
_FIRST_YEAR = 1900
"""Nothing that somebody alive remembers was before it."""


def contact_number(text: str) -> int:
    """A contact's number."""
    if not text.isdecimal() or int(text) > _LARGEST_NUMBER:
        raise ArgumentTypeError(_("“{text}” is no contact's number").format(text=text))
    return int(text)


def count(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= _LARGEST_NUMBER:
        raise ArgumentTypeError(_("“{text}” is no number of contacts").format(text=text))
    return int(text)


def seed(text: str) -> int:
    if not text.removeprefix("-").isdecimal():
        raise ArgumentTypeError(_("“{text}” is no whole number").format(text=text))
    return int(text)


def column(text: str) -> tuple[str, str]:
    """(name of a column, code of a field)."""
    name, equals, code = text.rpartition("=")
    from kontaktpflege.domain.table import FIELDS

    if not equals or code not in FIELDS:
        fields = ", ".join(FIELDS)
        raise ArgumentTypeError(
            _("“{text}” is not COLUMN=FIELD; the fields are: {fields}").format(text=text, fields=fields)
        )
    return words(name), code


def words(text: str) -> str:
    """Words, with "?" for bytes that are no text: the book holds nothing else."""
    return text.encode("utf-8", "replace").decode()


def network_file(text: str) -> Path:
    path = Path(text)
    if path.suffix.lower() not in (".png", ".svg", ".pdf", ".graphml"):
        sentence = _("“{text}” does not end in .png, .svg, .pdf or .graphml").format(text=text)
        raise ArgumentTypeError(sentence)
    return path


def partial_date(text: str) -> PartialDate:
    from kontaktpflege.domain.partial_date import PartialDate

    found = PartialDate.parse(text)
    if found is None:
        raise ArgumentTypeError(_("“{text}” is no date such as 2019, 2019-05 or 2019-05-17").format(text=text))
    return found


def minutes(text: str) -> int:
    from kontaktpflege.domain.favor import MOST_MINUTES

    if not text.isdecimal() or not 1 <= int(text) <= MOST_MINUTES:
        raise ArgumentTypeError(_("“{text}” is no number of minutes").format(text=text))
    return int(text)


def day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(_("“{text}” is no day such as 2026-03-14").format(text=text)) from None


def moment(text: str) -> date | datetime:
    """A day, or a moment in UTC of what is given in the user's own time."""
    try:
        moment = date.fromisoformat(text)
    except ValueError:
        try:
            moment = datetime.fromisoformat(text).astimezone(UTC)
        except (OverflowError, ValueError, OSError):
            sentence = _("“{text}” is no moment such as 2026-03-14T09:26").format(text=text)
            raise ArgumentTypeError(sentence) from None
    if moment.year < _FIRST_YEAR:
        raise ArgumentTypeError(_("“{text}” is too long ago").format(text=text))
    return moment


def days(text: str) -> int:
    from kontaktpflege.domain.cadence import LONGEST_DAYS

    if not text.isdecimal() or int(text) > LONGEST_DAYS:
        raise ArgumentTypeError(_("“{text}” is no number of days").format(text=text))
    return int(text)


def rhythm(text: str) -> int | None:
    """Days, or None for "none"."""
    if text == "none":
        return None
    long = days(text)
    if not long:
        raise ArgumentTypeError(_("“{text}” is no number of days").format(text=text))
    return long

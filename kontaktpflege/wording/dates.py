"""Days and moments as the language spoken now says them."""

from __future__ import annotations

from datetime import date, datetime, tzinfo

from kontaktpflege.domain.partial_date import PartialDate
from kontaktpflege.wording import N_, _, language, ngettext

_MONTHS = (
    N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June"), N_("July"), N_("August"),
    N_("September"), N_("October"), N_("November"), N_("December"),
)  # fmt: skip


def long_date(day: PartialDate) -> str:
    """A date with its month in words, as far as it is known: 1 May 1980, 1 May, May 1980, 1980."""
    parts = []
    if day.day is not None:
        parts.append(f"{day.day}." if language() == "de" else str(day.day))
    if day.month is not None:
        parts.append(_(_MONTHS[day.month - 1]))
    if day.year is not None:
        parts.append(str(day.year))
    return " ".join(parts)


def short_date(iso: str) -> str:
    """A derived birthday ("1980-05-01" or "--05-01") in figures: 01.05.1980, 01.05.; 01/05/1980, 01/05."""
    if not iso:
        return ""
    year, month, day = iso[:-6].rstrip("-"), iso[-5:-3], iso[-2:]
    if language() == "de":
        return f"{day}.{month}.{year}"
    return f"{day}/{month}/{year}".rstrip("/")


def exact_moment(moment: datetime, zone: tzinfo | None = None) -> str:
    """A moment to the minute, in the user's own time zone unless another is given."""
    local = moment.astimezone(zone)
    day = long_date(PartialDate(local.year, local.month, local.day))
    return f"{day}, {local:%H:%M}"


def ago(moment: datetime, today: date, zone: tzinfo | None = None) -> str:
    """How long ago something was, roughly: today, yesterday, 3 days ago … 2 years ago."""
    days = (today - moment.astimezone(zone).date()).days
    if days <= 0:
        return _("today")
    if days == 1:
        return _("yesterday")
    if days < 14:
        return ngettext("{count} day ago", "{count} days ago", days).format(count=days)
    if days < 60:
        return ngettext("{count} week ago", "{count} weeks ago", days // 7).format(count=days // 7)
    if days < 730:
        return ngettext("{count} month ago", "{count} months ago", days // 30).format(count=days // 30)
    return ngettext("{count} year ago", "{count} years ago", days // 365).format(count=days // 365)

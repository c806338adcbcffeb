"""Rhythms and due days in words, and what a choice of people amounts to."""

from __future__ import annotations

from datetime import date

from kontaktpflege.domain.cadence import NAMES_A_DAY, weeks_for_a_round
from kontaktpflege.wording import _, ngettext
from kontaktpflege.wording.numbers import number

RHYTHMS = (14, 30, 60, 90, 180, 365)
"""Days that are offered."""


def rhythm_words(days: int) -> str:
    """How often: "every 90 days"."""
    return ngettext("every day", "every {count} days", days).format(count=number(days))


def due_words(due: date, today: date, *, never: bool = False) -> str:
    """When somebody is due: "overdue by 12 days", "today", "in 9 weeks"; who was `never` touched is overdue at once."""
    days = (due - today).days
    if days < 0:
        return _overdue(-days)
    if days == 0:
        return _("overdue") if never else _("today")
    return _("tomorrow") if days == 1 else _ahead(days)


def is_overdue(due: date, today: date, *, never: bool = False) -> bool:
    """Whether `due_words` says so."""
    return due < today or (never and due == today)


def round_sentence(people: int) -> str:
    """What it amounts to to care for so many: "140 people: at three a day, everyone every ten weeks."."""
    if not people:
        return _("You care for nobody yet.")
    weeks = weeks_for_a_round(people)
    if people <= NAMES_A_DAY:
        return ngettext("{people} person: easily done.", "{people} people: easily done.", people).format(
            people=number(people)
        )
    told = ngettext(
        "{people} people: at three a day, everyone every week.",
        "{people} people: at three a day, everyone every {count} weeks.",
        weeks,
    )
    return told.format(people=number(people), count=_small(weeks))


def _overdue(days: int) -> str:
    if days < 14:
        return ngettext("overdue by {count} day", "overdue by {count} days", days).format(count=days)
    if days < 60:
        return ngettext("overdue by {count} week", "overdue by {count} weeks", days // 7).format(count=days // 7)
    if days < 730:
        return ngettext("overdue by {count} month", "overdue by {count} months", days // 30).format(count=days // 30)
    return ngettext("overdue by {count} year", "overdue by {count} years", days // 365).format(count=days // 365)


def _ahead(days: int) -> str:
    if days < 14:
        return ngettext("in {count} day", "in {count} days", days).format(count=days)
    if days < 60:
        return ngettext("in {count} week", "in {count} weeks", days // 7).format(count=days // 7)
    if days < 730:
        return ngettext("in {count} month", "in {count} months", days // 30).format(count=days // 30)
    return ngettext("in {count} year", "in {count} years", days // 365).format(count=days // 365)


def _small(count: int) -> str:
    """Numbers up to twelve in words."""
    words = (
        "", _("one"), _("two"), _("three"), _("four"), _("five"), _("six"), _("seven"), _("eight"), _("nine"),
        _("ten"), _("eleven"), _("twelve"),
    )  # fmt: skip
    return words[count] if count < len(words) else number(count)

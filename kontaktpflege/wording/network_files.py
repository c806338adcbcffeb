"""Network files in words: what is in them, what taking them in did."""

from __future__ import annotations

from collections.abc import Sequence

from kontaktpflege.domain.network_file import FilePerson, NetworkFile, NetworkReport
from kontaktpflege.wording import _, ngettext
from kontaktpflege.wording.numbers import number

_MOST_NAMED = 50


def network_found(file: NetworkFile, unmatched: int) -> str:
    """What a file holds, and how many of its people the book does not have."""
    people = ngettext("{count} person", "{count} people", len(file.people)).format(count=number(len(file.people)))
    ties = ngettext("{count} tie", "{count} ties", len(file.ties)).format(count=number(len(file.ties)))
    if not unmatched:
        return _("{people} and {ties}; all of these people are in your book.").format(people=people, ties=ties)
    words = ngettext(
        "{people} and {ties}; {count} of these people is not in your book.",
        "{people} and {ties}; {count} of these people are not in your book.",
        unmatched,
    )
    return words.format(people=people, ties=ties, count=number(unmatched))


def network_report(report: NetworkReport) -> list[str]:
    """What taking a network in did, a sentence each."""
    lines = [_news(report)]
    if report.held:
        words = ngettext("{count} tie stood there already.", "{count} ties stood there already.", report.held)
        lines.append(words.format(count=number(report.held)))
    if report.added:
        words = ngettext("{count} person was taken in.", "{count} people were taken in.", report.added)
        lines.append(words.format(count=number(report.added)))
    if report.unmatched:
        words = ngettext("{count} person was not found:", "{count} people were not found:", len(report.unmatched))
        lines.append(words.format(count=number(len(report.unmatched))))
        lines += _named(report.unmatched)
    return lines


def _news(report: NetworkReport) -> str:
    """How many ties are new; where none could be, why."""
    if not report.told:
        return _("The file tells of no ties.")
    if not report.found and not report.added:
        return _("Nobody in the file was found in your book, so nothing was noted.")
    if not report.ties and not report.held:
        return _("No tie in the file is between two people of your book.")
    return ngettext("{count} tie is new.", "{count} ties are new.", report.ties).format(count=number(report.ties))


def unmatched_lines(people: Sequence[FilePerson]) -> list[str]:
    """The names of those whom the book does not have."""
    return _named([one.name or one.key for one in people])


def _named(names: Sequence[str]) -> list[str]:
    shown = [f"  {name}" for name in names[:_MOST_NAMED]]
    if more := len(names) - len(shown):
        shown.append("  " + ngettext("and {count} more", "and {count} more", more).format(count=number(more)))
    return shown


def network_written(people: int, ties: int) -> str:
    """That a network was written."""
    one = ngettext("{count} person", "{count} people", people).format(count=number(people))
    two = ngettext("{count} tie", "{count} ties", ties).format(count=number(ties))
    return _("{people} and {ties} written.").format(people=one, ties=two)

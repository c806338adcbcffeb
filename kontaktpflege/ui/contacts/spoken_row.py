"""A row of the table as a sentence, for those who hear it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from kontaktpflege.domain.circle import Circle
from kontaktpflege.domain.contact import ContactSummary
from kontaktpflege.ui.widgets.plain_text import joined, plain_line
from kontaktpflege.wording import _
from kontaktpflege.wording.circles import circle_name
from kontaktpflege.wording.dates import day_ago
from kontaktpflege.wording.rhythms import due_words, is_overdue


def shown_name(name: str) -> str:
    """A contact's name as it is shown, never empty."""
    return plain_line(name, 200) or _("Without a name")


def spoken_row(summary: ContactSummary, circles: Sequence[Circle], today: date, *, only_circles: bool = False) -> str:
    """ "Anna Weiß, Studio W, Friends, dear to me, last spoken 3 weeks ago, overdue by 2 days", or its circles alone."""
    names = [circle_name(circle) for circle in circles]
    if only_circles:
        return joined(names, ", ", 60)
    parts = [shown_name(summary.name), summary.organisation, *names]
    if summary.dear:
        parts.append(_("dear to me"))
    if summary.stranger:
        parts.append(_("not known to you yourself"))
    if summary.talk_on is not None:
        parts.append(_("last spoken {when}").format(when=day_ago(summary.talk_on, today)))
    never = summary.last_on is None
    if summary.due_on is not None and is_overdue(summary.due_on, today, never=never):
        parts.append(due_words(summary.due_on, today, never=never))
    if summary.review:
        parts.append(_("to be reviewed"))
    return joined(parts, ", ", 200)

"""A row of the table as a sentence, for those who hear it."""

from __future__ import annotations

from collections.abc import Sequence

from kontaktpflege.domain.circle import Circle
from kontaktpflege.domain.contact import ContactSummary
from kontaktpflege.ui.widgets.plain_text import joined, plain_line
from kontaktpflege.wording import _
from kontaktpflege.wording.circles import circle_name


def shown_name(name: str) -> str:
    """A contact's name as it is shown, never empty."""
    return plain_line(name, 200) or _("Without a name")


def spoken_row(summary: ContactSummary, circles: Sequence[Circle], *, only_circles: bool = False) -> str:
    """ "Anna Weiß, Studio W, Friends, Customers, dear to me, to be reviewed", or the names of the circles alone."""
    names = [circle_name(circle) for circle in circles]
    if only_circles:
        return joined(names, ", ", 60)
    parts = [shown_name(summary.name), summary.organisation, *names]
    if summary.dear:
        parts.append(_("dear to me"))
    if summary.review:
        parts.append(_("to be reviewed"))
    return joined(parts, ", ", 200)

"""What lists of contacts are called, and what an empty one says."""

from __future__ import annotations

from collections.abc import Sequence

from kontaktpflege.domain.circle import Circle
from kontaktpflege.domain.contact import ContactQuery, Scope
from kontaktpflege.ui.widgets.plain_text import plain_line
from kontaktpflege.wording import _
from kontaktpflege.wording.circles import circle_name


def scope_name(query: ContactQuery, circles: Sequence[Circle]) -> str:
    """The heading over a list."""
    if query.scope is Scope.CIRCLE:
        found = next((circle for circle in circles if circle.id == query.circle), None)
        return plain_line(circle_name(found), 80) if found else _("Circle")
    return {
        Scope.ALL: _("All contacts"),
        Scope.DEAR: _("Dear to me"),
        Scope.WITHOUT_CIRCLE: _("Without a circle"),
        Scope.REVIEW: _("To review"),
        Scope.LONG_QUIET: _("Long quiet"),
        Scope.OWED: _("Answer owed"),
        Scope.RESTING: _("Resting"),
        Scope.TRASH: _("Trash"),
    }[query.scope]


def nothing_in_scope(query: ContactQuery) -> tuple[str, str]:
    """Heading and sentence for a list that is empty although nothing was searched."""
    return {
        Scope.ALL: (_("Nobody here yet"), ""),
        Scope.CIRCLE: (
            _("Nobody is in this circle yet"),
            _("Drag contacts from the list onto the circle, or use “Add to circle” in their menu."),
        ),
        Scope.DEAR: (
            _("Nobody has the star yet"),
            _("Click the star beside a name, or press Ctrl+D, for those you like best."),
        ),
        Scope.WITHOUT_CIRCLE: (_("Everybody has a circle"), ""),
        Scope.REVIEW: (
            _("Nothing to review"),
            _("Imported contacts that need a second look are listed here."),
        ),
        Scope.LONG_QUIET: (
            _("Nobody is long quiet"),
            _("Whom you care for and have not heard for twice the rhythm is listed here."),
        ),
        Scope.OWED: (
            _("No answer is owed"),
            _("Who wrote to you and waits for an answer is listed here."),
        ),
        Scope.RESTING: (
            _("Nobody rests"),
            _("Whom you let rest leaves the reminders and is listed here; the book and the search keep everybody."),
        ),
        Scope.TRASH: (
            _("The trash is empty"),
            _("What you delete waits here until you empty the trash."),
        ),
    }[query.scope]

"""Which contacts one may mean when one exports or prints."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kontaktpflege.domain.circle import Circle
from kontaktpflege.domain.contact import ContactQuery, Counts, Scope
from kontaktpflege.ui.widgets.plain_text import plain_line
from kontaktpflege.wording import _
from kontaktpflege.wording.circles import circle_name


@dataclass(frozen=True, slots=True)
class Extent:
    """Which contacts, what they are called, and how many they are (None: still to be counted).

    `what` is None for those that changed here since the last hand-over, which only an export knows.
    """

    what: ContactQuery | tuple[int, ...] | None
    words: str
    count: int | None


def find_extents(
    counts: Counts, circles: Sequence[Circle], query: ContactQuery, selected: tuple[int, ...]
) -> list[Extent]:
    """What one may mean in a book with these counts, the narrowest first."""
    whole = replace(query, words="", filters=())
    found: list[Extent] = []
    if selected:
        found.append(Extent(selected, _("The selection"), len(selected)))
    if query.words.strip():
        searched = _("What was found for “{words}”").format(words=plain_line(query.words, 60))
        found.append(Extent(query, searched, None))
    elif query.filters:
        found.append(Extent(query, _("What the filters leave"), None))
    if query.scope == Scope.CIRCLE and query.circle is not None:
        name = next((circle_name(c) for c in circles if c.id == query.circle), "")
        words = _("The circle {name}").format(name=plain_line(name, 60))
        found.append(Extent(whole, words, counts.circles.get(query.circle, 0)))
    if query.scope == Scope.DEAR:
        found.append(Extent(whole, _("Those who are dear to me"), counts.dear))
    if query.scope in (Scope.LONG_QUIET, Scope.OWED, Scope.RESTING):
        count = {Scope.LONG_QUIET: counts.long_quiet, Scope.OWED: counts.owed, Scope.RESTING: counts.resting}
        found.append(Extent(whole, _("This list"), count[query.scope]))
    if query.scope == Scope.WITHOUT_CIRCLE:
        found.append(Extent(whole, _("Contacts without a circle"), counts.without_circle))
    found.append(Extent(ContactQuery(), _("Everything"), counts.all))
    return found

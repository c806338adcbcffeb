"""Which contacts can be printed: what one sees, and every circle."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kontaktpflege.domain.circle import Circle
from kontaktpflege.domain.contact import ContactQuery, Counts, Scope
from kontaktpflege.ui.extents import Extent, find_extents
from kontaktpflege.ui.widgets.plain_text import plain_line
from kontaktpflege.wording import _
from kontaktpflege.wording.circles import circle_name


def print_extents(
    counts: Counts, circles: Sequence[Circle], query: ContactQuery, selected: tuple[int, ...]
) -> list[Extent]:
    """What one may mean, the narrowest first, in the order of the table; then the circles that somebody is in."""
    found = [_in_order(extent, query) for extent in find_extents(counts, circles, query, selected)]
    for circle in circles:
        count = counts.circles.get(circle.id, 0)
        if count and circle.id != query.circle:
            words = _("The circle {name}").format(name=plain_line(circle_name(circle), 60))
            what = replace(query, scope=Scope.CIRCLE, circle=circle.id, words="", filters=())
            found.append(Extent(what, words, count))
    return found


def _in_order(extent: Extent, query: ContactQuery) -> Extent:
    if not isinstance(extent.what, ContactQuery):
        return extent
    ordered = replace(extent.what, sort=query.sort, descending=query.descending, name_order=query.name_order)
    return replace(extent, what=ordered)

"""What filters are called."""

from __future__ import annotations

from collections.abc import Sequence

from kontaktpflege.domain.circle import Circle
from kontaktpflege.domain.filter import Filter
from kontaktpflege.wording import N_, _, ngettext
from kontaktpflege.wording.circles import circle_name
from kontaktpflege.wording.numbers import number

TRAITS: dict[str, tuple[str, str]] = {
    "phone": (N_("With phone"), N_("Without phone")),
    "mail": (N_("With e-mail"), N_("Without e-mail")),
    "address": (N_("With address"), N_("Without address")),
    "photo": (N_("With photo"), N_("Without photo")),
    "birthday": (N_("With birthday"), N_("Without birthday")),
    "organisation": (N_("With organisation"), N_("Without organisation")),
    "circle": (N_("In a circle"), N_("In no circle")),
    "dear": (N_("Dear to me"), N_("Without the star")),
    "review": (N_("To review"), N_("Not to review")),
    "cared": (N_("Cared for"), N_("Not cared for")),
    "overdue": (N_("Overdue"), N_("Not overdue")),
    "waiting": (N_("Due, not put off"), N_("Not due, or put off")),
    "never": (N_("Never touched"), N_("Touched before")),
    "long_quiet": (N_("Long quiet"), N_("Not long quiet")),
    "resting": (N_("Resting"), N_("Not resting")),
    "owed": (N_("Answer owed"), N_("No answer owed")),
    "tilted": (N_("Clearly to one side"), N_("Give and take in balance")),
    "only_received": (N_("Helped me and got nothing back"), N_("Not helped without return")),
    "nothing_given": (N_("Nothing given yet"), N_("Given something before")),
}
"""What a contact has, and what it has not, as a filter is called."""


def filter_name(wish: Filter, circles: Sequence[Circle] = ()) -> str:
    """A filter in a few words: "Without phone", "In Friends or Customers", "Birthday this month"."""
    if wish.kind in TRAITS:
        return _(TRAITS[wish.kind][0 if wish.wanted else 1])
    if wish.kind in ("one_circle", "every_circle"):
        return _circles(wish, circles)
    if wish.kind == "birthday_month":
        return _("Birthday this month")
    if wish.kind == "birthday_soon":
        return _days(ngettext("Birthday within {count} day", "Birthday within {count} days", wish.days), wish)
    if wish.kind in ("due_soon", "touched", "favor"):
        return _days(_of_days(wish), wish)
    if wish.days == 0 and wish.wanted:
        return _("Created today") if wish.kind == "created" else _("Changed today")
    return _days(
        {
            ("created", True): ngettext(
                "Created in the last {count} day", "Created in the last {count} days", wish.days
            ),
            ("created", False): ngettext("Created over {count} day ago", "Created over {count} days ago", wish.days),
            ("changed", True): ngettext(
                "Changed in the last {count} day", "Changed in the last {count} days", wish.days
            ),
            ("changed", False): ngettext("Not changed for {count} day", "Not changed for {count} days", wish.days),
        }[(wish.kind, wish.wanted)],
        wish,
    )


def _of_days(wish: Filter) -> str:
    days = wish.days
    if wish.kind == "due_soon":
        if wish.wanted:
            return ngettext("Due within {count} day", "Due within {count} days", days)
        return ngettext("Not due within {count} day", "Not due within {count} days", days)
    if wish.kind == "favor":
        if wish.wanted:
            return ngettext("A favour in the last {count} day", "Favours in the last {count} days", days)
        return ngettext("No favour for {count} day", "No favour for {count} days", days)
    if wish.wanted:
        return ngettext("Touched in the last {count} day", "Touched in the last {count} days", days)
    return ngettext("Not touched for {count} day", "Not touched for {count} days", days)


def _days(template: str, wish: Filter) -> str:
    return template.format(count=number(wish.days))


def _circles(wish: Filter, circles: Sequence[Circle]) -> str:
    known = {circle.id: circle for circle in circles}
    names = [circle_name(known[one]) if one in known else _("a deleted circle") for one in wish.circles]
    if wish.kind == "every_circle":
        joined = _(" and ").join(names)
        return (_("In {circles}") if wish.wanted else _("Not in all of {circles}")).format(circles=joined)
    joined = _(" or ").join(names)
    return (_("In {circles}") if wish.wanted else _("Not in {circles}")).format(circles=joined)

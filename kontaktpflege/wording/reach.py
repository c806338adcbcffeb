"""How far one reaches, and how the network grew, in words."""

from __future__ import annotations

from collections.abc import Sequence

from kontaktpflege.domain.network_report import ONE, THREE, TWO, Gain, Grown, ReachReport
from kontaktpflege.wording import _, ngettext
from kontaktpflege.wording.favor_lists import month_name
from kontaktpflege.wording.numbers import number


def step_captions() -> tuple[str, str, str]:
    """What stands under the three figures."""
    return _("in one step"), _("in two steps"), _("in three steps")


def reach_sentence(reach: ReachReport) -> str:
    """The three figures as one sentence."""
    return ngettext(
        "As recorded, you reach {one} person in one step, {two} in two and {three} in three.",
        "As recorded, you reach {one} people in one step, {two} in two and {three} in three.",
        reach.one,
    ).format(one=number(reach.one), two=number(reach.two), three=number(reach.three))


def estimate_words() -> str:
    """What the rule of thumb would give, marked as what it is."""
    return _(
        "Estimate, not from your book: by the rule of thumb that everybody knows about 250 people it would be {one} in one "
        "step, at most {two} in two and {three} in three; in truth fewer, since circles overlap."
    ).format(one=number(ONE), two=number(TWO), three=number(THREE))


def gain_words(gain: Gain, name: str) -> str:
    """Whom to get to know, and what it would bring."""
    return _("If you get to know {name}: +{count} in two steps").format(
        name=name or _("Without a name"), count=number(len(gain.people))
    )


def gain_definition() -> str:
    """How that is counted."""
    return _("Counted are this person and those he or she knows, as far as they are more than two steps away now.")


def growth_sentence(growth: Sequence[Grown]) -> str:
    """What the growth amounts to."""
    last, first = growth[-1], growth[0]
    now = ngettext(
        "Today you reach {one} person in one step, {two} in two and {three} in three",
        "Today you reach {one} people in one step, {two} in two and {three} in three",
        last.within[0],
    ).format(**_figures(last))
    if first is last:
        return f"{now}."
    before = _("at the end of {month} it was {one}, {two} and {three}").format(
        month=month_name(first.month), **_figures(first)
    )
    return f"{now}; {before}."


def step_headers() -> tuple[str, str, str]:
    """What stands over the three figures of a month, where there is little room."""
    return _("in 1"), _("in 2"), _("in 3")


def step_names() -> tuple[str, str, str]:
    """What the three parts of a bar are called, side by side."""
    return _("1 step"), number(2), number(3)


def growth_note() -> str:
    """What is counted."""
    return _(
        "At the end of each month: people within one, two and three steps, by when the book learned of people and ties, or "
        "since when it is said that they know each other."
    )


def grown_words(grown: Grown) -> str:
    """A month with its figures, for the pointer."""
    within = _("1, 2, 3 steps: {one}, {two}, {three}").format(**_figures(grown))
    noted = _("in the book: {people}, ties: {ties}").format(people=number(grown.people), ties=number(grown.ties))
    return f"{month_name(grown.month)}\n{within}\n{noted}"


def _figures(grown: Grown) -> dict[str, str]:
    return dict(zip(("one", "two", "three"), map(number, grown.within), strict=True))

"""The network in words: how far somebody is, whom somebody knows."""

from __future__ import annotations

from dataclasses import dataclass

from kontaktpflege.wording import _, ngettext
from kontaktpflege.wording.numbers import number

UNREACHED = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonFacts:
    """What is told of somebody in the picture; `through` are names of those who lead there, `steps` −1 if there is no way."""

    name: str
    circle: str = ""
    steps: int
    from_me: bool = True
    ties: int
    strong: int
    through: tuple[str, ...] = ()
    due: bool = False
    pinned: bool = False


def ordinal(count: int) -> str:
    """ "1st", "2nd" and so on."""
    first = {1: _("1st"), 2: _("2nd"), 3: _("3rd")}
    return first.get(count, _("{count}th").format(count=number(count)))


def steps_words(steps: int) -> str:
    """How far somebody is from the user, as a degree."""
    if steps == UNREACHED:
        return _("no way there")
    if steps == 0:
        return _("you")
    return _("{ordinal} degree").format(ordinal=ordinal(steps))


def ring_words(steps: int, *, own: bool) -> str:
    """Who stands on a ring; the one in its centre need not be the user."""
    if own:
        return steps_words(steps)
    return ngettext("{count} step", "{count} steps", steps).format(count=number(steps))


def degree_words(steps: int, *, own: bool = True) -> str:
    """The same for a narrow column; the one in the centre need not be the user."""
    if steps == UNREACHED:
        return "–"
    if own and steps == 0:
        return _("you")
    return ordinal(steps) if own else number(steps)


def ties_words(ties: int, strong: int) -> str:
    """How many ties somebody has."""
    words = ngettext("{count} tie", "{count} ties", ties).format(count=number(ties))
    if strong:
        words += ", " + ngettext("{count} of them strong", "{count} of them strong", strong).format(
            count=number(strong)
        )
    return words


def person_sentence(facts: PersonFacts) -> str:
    """Somebody as a screen reader says it: "Petra Klein, Customers, 2nd degree, known through Bernd Maier, 12 ties"."""
    return ", ".join((facts.name or _("Without a name"), person_words(facts)))


def person_words(facts: PersonFacts) -> str:
    """The same without the name."""
    parts = [facts.circle] if facts.circle else []
    if facts.from_me:
        parts.append(steps_words(facts.steps))
    elif facts.steps == 0:
        parts.append(_("in the centre"))
    elif facts.steps > 0:
        parts.append(ngettext("{count} step from the centre", "{count} steps from the centre", facts.steps).format(
            count=number(facts.steps)))  # fmt: skip
    if facts.through:
        parts.append(_("known through {names}").format(names=", ".join(facts.through)))
    parts.append(ties_words(facts.ties, facts.strong))
    if facts.due:
        parts.append(_("due"))
    if facts.pinned:
        parts.append(_("put there by hand"))
    return ", ".join(parts)


def bubble_words(count: int) -> str:
    """The same without the name."""
    return ngettext("{count} person, folded", "{count} people, folded", count).format(count=number(count))


def bubble_sentence(name: str, count: int) -> str:
    """A folded group."""
    return ngettext("{name}: {count} person, folded", "{name}: {count} people, folded", count).format(
        name=name or _("Without a name"), count=number(count)
    )


def selected_words(count: int) -> str:
    """How many people are selected."""
    return ngettext("{count} selected", "{count} selected", count).format(count=number(count))


def sizing_words(done: int, total: int) -> str:
    """How far the sizes of the marks are worked out."""
    return _("Working out the sizes: {percent} %").format(percent=100 * done // total)


def shown_words(people: int, ties: int, hidden: int) -> str:
    """How much is in the picture."""
    parts = [
        ngettext("{count} person", "{count} people", people).format(count=number(people)),
        ngettext("{count} tie", "{count} ties", ties).format(count=number(ties)),
    ]
    if hidden:
        parts.append(ngettext("{count} filtered out", "{count} filtered out", hidden).format(count=number(hidden)))
    return ", ".join(parts)

"""Chains in words: who knows whom, what is between the user and the first of them, and what to do next."""

from __future__ import annotations

from datetime import date

from kontaktpflege.domain.balance import LedgerRules
from kontaktpflege.domain.contact import ContactSummary
from kontaktpflege.domain.door import Adviser, Goal, GoalKind, Hint, Step, Way
from kontaktpflege.domain.partial_date import PartialDate
from kontaktpflege.domain.tie import Tie, TieKind
from kontaktpflege.wording import N_, _, ngettext, pgettext
from kontaktpflege.wording.dates import day_ago, long_date
from kontaktpflege.wording.ledger import balance_words, memory_words
from kontaktpflege.wording.numbers import number

_TIES = {
    TieKind.KNOWS: N_("{one} knows {other}."),
    TieKind.FAMILY: N_("{one} and {other} are family."),
    TieKind.FRIEND: N_("{one} and {other} are friends."),
    TieKind.COLLEAGUE: N_("{one} and {other} are colleagues."),
    TieKind.NEIGHBOUR: N_("{one} and {other} are neighbours."),
    TieKind.CLUB: N_("{one} and {other} know each other from a club."),
    TieKind.BUSINESS: N_("{one} and {other} know each other from business."),
}
_LATELY = 28
_THIS_YEAR = 335
"""So many days after, the name of the month alone might be that of another year."""


def why_words(way: Way, place: int, rules: LedgerRules, today: date) -> str:
    """What one step of a chain stands on: "Bernd knows Petra Klein. The tie is strong."."""
    step = way.steps[place]
    if step.mine:
        return _own_words(step, rules, today)
    before = way.before(place)
    one, other = _name(before), _name(step.person)
    if step.mine_at_last:
        return _("{name} knows you.").format(name=one)
    return _tie_words(one, other, step)


def act_words(way: Way, place: int) -> str:
    """What to do at one step of a chain; "" between two others."""
    if way.start is not None:
        return ""
    name = _name(way.steps[place].person)
    if len(way.steps) == 1:
        return _("You can ask {name} yourself.").format(name=name)
    if not place:
        return _("Begin with {name}: write or call.").format(name=name)
    return _("Ask {before} to introduce you to {name}.").format(before=_name(way.before(place)), name=name)


def way_words(way: Way) -> str:
    """A chain in a line: "You → Bernd Maier → Petra Klein"."""
    start = you_words() if way.start is None else _name(way.start)
    return names_words((start, *(_name(step.person) for step in way.steps)))


def names_words(names: tuple[str, ...]) -> str:
    """People one after the other: "Bernd Maier → Petra Klein"."""
    return " → ".join(names)


def you_words() -> str:
    """The user, as the first of a chain."""
    return pgettext("the first of a chain", "You")


def goal_words(goal: Goal) -> str:
    """Whom one wants to reach, as it is proposed."""
    match goal.kind:
        case GoalKind.PERSON:
            return " · ".join(filter(None, (goal.name or _("Without a name"), goal.detail)))
        case GoalKind.ORGANISATION:
            return goal.name
        case GoalKind.CIRCLE:
            return _("Circle “{name}”").format(name=goal.name)
        case GoalKind.WORDS:
            return _("“{words}” is not in the book").format(words=goal.name)


def none_words(advisers: int) -> str:
    """That no chain leads there; `advisers`: how many people follow who could be asked."""
    if not advisers:
        return _("No path yet, and nobody to ask. Note who knows whom: at a contact, under Ties.")
    return _("No path yet. Whom could you ask?")


def kept_words(way: Way) -> str:
    """That a chain is kept, and where."""
    name = _name(way.steps[-1].person)
    return _("This chain is kept. It stands in the details of {name}.").format(name=name)


def adviser_words(adviser: Adviser, goal: Goal) -> str:
    """Why somebody may know a way."""
    match adviser.hint:
        case Hint.ORGANISATION:
            return _("Also at {organisation}.").format(organisation=adviser.person.organisation)
        case Hint.ADDRESS:
            return _("Has an address in common with {name}.").format(name=goal.name)
        case Hint.CIRCLE:
            return _("In a circle with {name}.").format(name=goal.name)
        case Hint.MENTIONED:
            return _("The card, or how you met, mentions it.")
        case Hint.CONNECTED:
            words = ngettext("Knows {count} other person.", "Knows {count} other people.", adviser.known)
            return words.format(count=number(adviser.known))


def month_words(day: date, today: date) -> str:
    """When something was, as one says it: "3 days ago", "in May", "in May 2024"."""
    if (today - day).days < _LATELY:
        return day_ago(day, today)
    year = day.year if (today - day).days > _THIS_YEAR else None
    return pgettext("a month", "in {month}").format(month=long_date(PartialDate(year, day.month)))


def _own_words(step: Step, rules: LedgerRules, today: date) -> str:
    """What is between the user and somebody: how well, the last talk, give and take."""
    person, name = step.person, _name(step.person)
    said = [(_("You know {name} well.") if step.strong else _("You know {name}.")).format(name=name)]
    if person.talk_on is not None:
        said.append(_("You spoke {when}.").format(when=month_words(person.talk_on, today)))
    elif person.last_on is not None:
        said.append(_("You were in touch {when}.").format(when=month_words(person.last_on, today)))
    if (account := person.account) is not None and account.count:
        said.append(balance_words(name, account, rules, today) if person.scale else memory_words(account))
    return " ".join([*said, *(_details(step.tie) if step.tie is not None else ())])


def _tie_words(one: str, other: str, step: Step) -> str:
    tie = step.tie
    kind = TieKind.KNOWS if tie is None else tie.kind
    if kind == TieKind.KNOWS and step.strong:
        said = [_("{one} knows {other} well.").format(one=one, other=other)]
    elif kind in _TIES:
        said = [_(_TIES[TieKind(kind)]).format(one=one, other=other)]
    else:
        said = [_("{one} knows {other}: {kind}.").format(one=one, other=other, kind=kind)]
    if step.strong and kind != TieKind.KNOWS:
        said.append(_("The tie is strong."))
    return " ".join([*said, *(_details(tie) if tie is not None else ())])


def _details(tie: Tie) -> list[str]:
    """Since when, and the note, as sentences."""
    said = [_("Since {date}.").format(date=long_date(tie.since))] if tie.since is not None else []
    note = " ".join(tie.note.split())
    return [*said, note if note.endswith((".", "!", "?", "…")) else f"{note}."] if note else said


def _name(person: ContactSummary | None) -> str:
    return you_words() if person is None else person.name or _("Without a name")

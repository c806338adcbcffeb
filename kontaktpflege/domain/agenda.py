"""Whom to call today, and why: the one rule by which people are put in order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntFlag
from functools import cache
from heapq import heapify, heappop, heapreplace
from itertools import islice
from typing import Literal, NamedTuple

from kontaktpflege.domain.cadence import NAMES_A_DAY, days_overdue
from kontaktpflege.domain.care import Care
from kontaktpflege.domain.promise import Promise

ReasonCode = Literal[
    "promise_late",
    "promise_open",
    "answer_owed",
    "birthday",
    "greeting",
    "resurfaced",
    "long_since",
    "long_unspoken",
    "unanswered",
    "never",
    "dear",
    "helped",
]

BIRTHDAY_AHEAD = 3
"""So many days before a birthday it speaks for a call."""

_MOST_RATIO = 4.0
_PROMISE_LATE, _PROMISE_OPEN = 1.0, 0.4
_ANSWER_OWED, _ANSWER_OWED_A_DAY, _ANSWER_OWED_MOST = 0.7, 0.05, 0.5
_BIRTHDAY_TODAY, _BIRTHDAY_SOON = 1.5, 0.6
_GREETING = 0.8
_RESURFACED = 0.8
_DEAR = 0.5
_HELPED = 0.25
_DIGITS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why to call somebody. `days` is how long ago or how far ahead, `rhythm` the days agreed, `text` what it is about,

    `count` how often.
    """

    code: ReasonCode
    days: int = 0
    rhythm: int = 0
    text: str = ""
    count: int = 0


class Kind(IntFlag):
    """What may speak for calling somebody besides the rhythm and a birthday, on one day or another."""

    PROMISE_WITH_DAY = 1
    PROMISE = 2
    ANSWER_OWED = 4
    GREETING = 8
    COMES_BACK = 16
    DEAR = 32
    HELPED = 64


NEVER = date.max.toordinal()
"""The day on which is due who is never due."""

Place = tuple[float, int, int]
"""What the order goes by: the score, negative; the due day; the contact."""

_AT_ONCE = 2 * NAMES_A_DAY
_MOST_OF_KIND = {
    Kind.ANSWER_OWED: _ANSWER_OWED + _ANSWER_OWED_MOST,
    Kind.GREETING: _GREETING,
    Kind.COMES_BACK: _RESURFACED,
    Kind.DEAR: _DEAR,
    Kind.HELPED: _HELPED,
}
BESIDES = Kind.DEAR | Kind.HELPED
"""What speaks for a call only where something else does."""


class Alike(NamedTuple):
    """Contacts for whom the same may speak: of the same kinds and rhythm, and birthday where that is near (else "")."""

    kinds: int
    days: int
    birthday: str
    birthday_in: int | None


Due = tuple[int, int]
"""The day on which a contact is due, an ordinal, `NEVER` without one; and the contact."""


class Helped(NamedTuple):
    """How often somebody helped the user, and when last: of those whose scale is clearly tilted to that side."""

    times: int
    last_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Somebody who may be called, with everything that speaks for it; `birthday_in` is None unless it is near."""

    contact_id: int
    name: str
    care: Care
    promises: tuple[Promise, ...] = ()
    birthday_in: int | None = None
    dear: bool = False
    helped: Helped | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem:
    """One name with its reasons, the weightiest first; `done` says that they were called today, or tried."""

    contact_id: int
    name: str
    reasons: tuple[Reason, ...]
    score: float
    due_on: date | None
    days_overdue: int
    done: bool = False


def reasons(candidate: Candidate, today: date) -> tuple[Reason, ...]:
    """What speaks for calling somebody today, the weightiest first; nothing if nothing does."""
    return tuple(reason for _, reason in _weighed(candidate, today))


def score(candidate: Candidate, today: date) -> float:
    """How much speaks for calling somebody today; 0 if nothing does.

    The sum of: the days since the last contact over the rhythm (1 on the due day, at most 4; from the due day on);
    a promise of the user's whose day has come 1, or that is open 0.4; an answer owed 0.7 and 0.05 a day, at most 0.5
    more; a birthday today 1.5, in up to three days 0.6; a first greeting due 0.8; a day on which somebody was to come
    back 0.8. And if anything else speaks for them: 0.5 for those who are dear, 0.25 for those who helped the user and
    got clearly less (`LedgerRules`), never among friends and neighbours: a thought in passing, no debt to be called in.
    """
    return sum(weight for weight, _ in _weighed(candidate, today))


def item(candidate: Candidate, today: date) -> AgendaItem:
    """A candidate as it stands on the agenda."""
    return _item(candidate, today, _weighed(candidate, today))


def _item(candidate: Candidate, today: date, weighed: list[tuple[float, Reason]]) -> AgendaItem:
    care = candidate.care
    return AgendaItem(
        contact_id=candidate.contact_id,
        name=candidate.name,
        reasons=tuple(reason for _, reason in weighed),
        score=round(sum(weight for weight, _ in weighed), 3),
        due_on=care.due_on,
        days_overdue=0 if care.due_on is None else days_overdue(care.due_on, today),
        done=today in (care.last_on, care.tried_on),
    )


def rank(candidates: Iterable[Candidate], today: date) -> list[Candidate]:
    """Those for whom anything speaks, the most urgent first; among equals who was due first, then the older contact."""
    return [candidate for _, candidate in sorted(_placed(candidates, today), key=lambda placed: placed[0])]


def foremost(
    groups: Mapping[Alike, Due],
    following: Callable[[Alike, int], Sequence[Due]],
    weigh: Callable[[Sequence[int]], Iterable[Candidate]],
    today: date,
    count: int,
) -> list[Candidate]:
    """The first `count` of `rank`, weighing only those who may be among them: nobody scores more than the kinds allow.

    `groups` tells who is due first of those who are alike, `following` who comes behind the first so many of a group.
    """
    places = _places(groups, following, today.toordinal())
    found: list[tuple[Place, Candidate]] = []
    while ahead := list(islice(places, _AT_ONCE)):
        weighed = _placed(weigh([contact_id for _, _, contact_id in ahead]), today)
        found = sorted([*found, *weighed], key=lambda placed: placed[0])[:count]
        if len(found) == count and found[-1][0] <= ahead[-1]:
            break
    return [candidate for _, candidate in found]


def may_be_proposed(candidate: Candidate, today: date) -> bool:
    """Whether nothing forbids to propose somebody: death, rest, "later", an attempt made today, a talk had today."""
    care = candidate.care
    if care.died or (care.resting and not _wakes(care, today)):
        return False
    if care.later_on is not None and care.later_on > today:
        return False
    return today not in (care.last_on, care.tried_on)


def three(ordered: Iterable[Candidate], today: date) -> list[AgendaItem]:
    """The names of a day from the order that was drawn for it: who was called stays, who was put off makes room."""
    found: list[AgendaItem] = []
    for candidate in ordered:
        handled = not candidate.care.died and today in (candidate.care.last_on, candidate.care.tried_on)
        weighed = _weighed(candidate, today)
        if handled or (weighed and may_be_proposed(candidate, today)):
            found.append(_item(candidate, today, weighed))
        if len(found) == NAMES_A_DAY:
            break
    return found


def _placed(candidates: Iterable[Candidate], today: date) -> Iterator[tuple[Place, Candidate]]:
    """Those who may be proposed and for whom anything speaks, each with its place."""
    for candidate in candidates:
        if may_be_proposed(candidate, today) and (weight := score(candidate, today)) > 0:
            due = candidate.care.due_on
            yield _place(weight, NEVER if due is None else due.toordinal(), candidate.contact_id), candidate


def _place(weight: float, due_on: int, contact_id: int) -> Place:
    return -round(weight, _DIGITS), due_on, contact_id  # sums of the same numbers in another order may differ


def _places(groups: Mapping[Alike, Due], following: Callable[[Alike, int], Sequence[Due]], day: int) -> Iterator[Place]:
    """The best place that each contact could have on a day, an ordinal, the first of all first.

    Among those who are alike the one who is due first is first, so that of each group only the next is held.
    """
    nearest = [(_place_at_most(group, due, day), group, 1, [due]) for group, due in groups.items()]
    heapify(nearest)
    given: set[int] = set()
    while nearest:
        place, group, number, held = nearest[0]
        if place[0] >= 0:
            return  # nothing speaks for them, nor for all others
        if place[2] not in given:
            given.add(place[2])
            yield place
        if number == len(held):
            held += following(group, number)
        if number == len(held):
            heappop(nearest)
        else:
            heapreplace(nearest, (_place_at_most(group, held[number], day), group, number + 1, held))


def _place_at_most(group: Alike, due: Due, day: int) -> Place:
    most = _most_of_kinds(group.kinds)
    if group.birthday_in is not None:
        most += _BIRTHDAY_SOON if group.birthday_in else _BIRTHDAY_TODAY
    due_on, contact_id = due
    if due_on <= day:
        most += _ratio(day - due_on, group.days)
    return _place(most, due_on, contact_id)


@cache
def _most_of_kinds(kinds: int) -> float:
    promised = _PROMISE_LATE if kinds & Kind.PROMISE_WITH_DAY else _PROMISE_OPEN if kinds & Kind.PROMISE else 0.0
    return promised + sum(weight for kind, weight in _MOST_OF_KIND.items() if kinds & kind)


def _ratio(overdue: int, rhythm: int) -> float:
    return min(1 + overdue / rhythm, _MOST_RATIO)


def _weighed(candidate: Candidate, today: date) -> list[tuple[float, Reason]]:
    care = candidate.care
    found = [*_promises(candidate, today), *_occasions(candidate, today)]
    if care.owed_on is not None and care.owed_on < today:
        days = (today - care.owed_on).days
        weight = _ANSWER_OWED + min(days * _ANSWER_OWED_A_DAY, _ANSWER_OWED_MOST)
        found.append((weight, Reason(code="answer_owed", days=days)))
    if care.due_on is not None and care.days and care.due_on <= today:
        found.append(_silence(care, care.due_on, care.days, today))
    found.sort(key=lambda pair: -pair[0])
    return [*found, *_besides(candidate, today)] if found else []


def _besides(candidate: Candidate, today: date) -> Iterator[tuple[float, Reason]]:
    if candidate.dear:
        yield _DEAR, Reason(code="dear")
    if candidate.helped is not None:
        times, last_on = candidate.helped
        yield _HELPED, Reason(code="helped", count=times, days=max(0, (today - last_on).days))


def _silence(care: Care, due: date, rhythm: int, today: date) -> tuple[float, Reason]:
    ratio = _ratio(days_overdue(due, today), rhythm)
    if care.last_on is None:
        return ratio, Reason(code="never", days=days_overdue(due, today), rhythm=rhythm)
    code: ReasonCode = (
        "unanswered" if care.unanswered else "long_unspoken" if care.last_on == care.talk_on else "long_since"
    )
    return ratio, Reason(code=code, days=(today - care.last_on).days, rhythm=rhythm)


def _promises(candidate: Candidate, today: date) -> list[tuple[float, Reason]]:
    found = []
    for promise in candidate.promises:
        if not (promise.mine and promise.open):
            continue
        if promise.due_on is not None and promise.due_on <= today:
            found.append((_PROMISE_LATE, Reason(code="promise_late", days=promise.days_late(today), text=promise.text)))
        elif promise.due_on is None:
            days = max(0, (today - promise.made_on).days)
            found.append((_PROMISE_OPEN, Reason(code="promise_open", days=days, text=promise.text)))
    return sorted(found, key=lambda pair: (-pair[0], -pair[1].days))[:1]


def _occasions(candidate: Candidate, today: date) -> list[tuple[float, Reason]]:
    care, found = candidate.care, []
    if candidate.birthday_in is not None and candidate.birthday_in <= BIRTHDAY_AHEAD:
        weight = _BIRTHDAY_SOON if candidate.birthday_in else _BIRTHDAY_TODAY
        found.append((weight, Reason(code="birthday", days=candidate.birthday_in)))
    if care.greet_on is not None and care.greet_on <= today:
        found.append((_GREETING, Reason(code="greeting", days=(today - care.greet_on).days)))
    if _wakes(care, today):
        found.append((_RESURFACED, Reason(code="resurfaced", text=care.note)))
    return found


def _wakes(care: Care, today: date) -> bool:
    return care.wakes_on is not None and care.wakes_on <= today

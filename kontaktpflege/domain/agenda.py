"""Whom to call today, and why: the one rule by which people are put in order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why to call somebody. `days` is how long ago or how far ahead, `rhythm` the days agreed, `text` what it is about."""

    code: ReasonCode
    days: int = 0
    rhythm: int = 0
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Somebody who may be called, with everything that speaks for it; `birthday_in` is None unless it is near."""

    contact_id: int
    name: str
    care: Care
    promises: tuple[Promise, ...] = ()
    birthday_in: int | None = None
    dear: bool = False


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
    back 0.8; and 0.5 for those who are dear, if anything else speaks for them.
    """
    return sum(weight for weight, _ in _weighed(candidate, today))


def item(candidate: Candidate, today: date) -> AgendaItem:
    """A candidate as it stands on the agenda."""
    care = candidate.care
    return AgendaItem(
        contact_id=candidate.contact_id,
        name=candidate.name,
        reasons=reasons(candidate, today),
        score=round(score(candidate, today), 3),
        due_on=care.due_on,
        days_overdue=0 if care.due_on is None else days_overdue(care.due_on, today),
        done=today in (care.last_on, care.tried_on),
    )


def rank(candidates: Iterable[Candidate], today: date) -> list[Candidate]:
    """Those for whom anything speaks, the most urgent first; among equals who waits longest, then the older contact."""
    weighed = [(score(candidate, today), candidate) for candidate in candidates if may_be_proposed(candidate, today)]
    return [
        candidate
        for weight, candidate in sorted(
            weighed, key=lambda pair: (-pair[0], pair[1].care.last_on or date.min, pair[1].contact_id)
        )
        if weight > 0
    ]


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
        if handled or (may_be_proposed(candidate, today) and score(candidate, today) > 0):
            found.append(item(candidate, today))
        if len(found) == NAMES_A_DAY:
            break
    return found


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
    if found and candidate.dear:
        found.append((_DEAR, Reason(code="dear")))
    return found


def _silence(care: Care, due: date, rhythm: int, today: date) -> tuple[float, Reason]:
    ratio = min(1 + days_overdue(due, today) / rhythm, _MOST_RATIO)
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

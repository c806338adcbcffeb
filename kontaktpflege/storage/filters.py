"""Filters as SQL over `contact`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from kontaktpflege.domain.circle import WITHOUT_SCALE
from kontaktpflege.domain.filter import Filter, Filters

_HAS = {
    "phone": "contact.phone <> ''",
    "mail": "contact.mail <> ''",
    "address": "contact.city <> ''",
    "photo": "contact.photo <> ''",
    "birthday": "contact.birthday <> ''",
    "organisation": "contact.organisation <> ''",
    "circle": "EXISTS (SELECT 1 FROM membership WHERE membership.contact_id = contact.id)",
    "dear": "contact.id IN (SELECT contact_id FROM dear)",
    "review": "contact.review <> ''",
}

_LIVING = "contact_id NOT IN (SELECT contact_id FROM died)"
_RESTS = "(resting = 1 AND ifnull(wakes_on > {today}, 1))"
_CARED = {
    "cared": "chosen = 1",
    "overdue": "due_on < {today} OR due_on = {today} AND last_on IS NULL",
    "waiting": "due_on <= {today} AND (later_on IS NULL OR later_on <= {today}) AND tried_on IS NOT {today}",
    "long_quiet": "due_on <= {today} - days AND last_on IS NOT NULL AND wakes_on IS NULL",
    "resting": f"{_RESTS} AND {_LIVING}",
    "owed": f"owed_on IS NOT NULL AND NOT {_RESTS} AND {_LIVING}",
    "due_soon": "due_on BETWEEN {today} AND {today} + {days}",
    "touched": "last_on >= {today} - {days}",
}
"""Conditions over `care`; who was never touched has perhaps no row there."""

TILT_BEYOND = 3
"""As `LedgerRules` have it where the book has none of its own, and a favour of the middle size weighs 2."""
_FRIENDS = (
    f"WITH RECURSIVE friends (id) AS (SELECT id FROM circle WHERE parent_id IS NULL AND key IN {WITHOUT_SCALE} "
    "UNION SELECT circle.id FROM circle JOIN friends ON circle.parent_id = friends.id) SELECT id FROM friends"
)

_RECKONED = {
    "only_received": "received_count > 0 AND given_count = 0",
    "favor": "max(ifnull(given_on, 0), ifnull(received_on, 0)) >= {today} - {days}",
}
"""Conditions over `account`, where those have a row with whom there was a favour."""
_GIVEN = "SELECT contact_id FROM account WHERE given_count > 0"

SUBTREE = (
    "WITH RECURSIVE tree (id) AS (SELECT id FROM circle WHERE id IN ({circles}) UNION "
    "SELECT circle.id FROM circle JOIN tree ON circle.parent_id = tree.id) SELECT id FROM tree"
)


_KNOWN_BY_ID = frozenset(
    ("circle", "dear", "one_circle", "every_circle", "never", "tilted", "nothing_given", *_CARED, *_RECKONED)
)


def members_of(circles: Sequence[int]) -> str:
    """SQL for the ids of those who are in one of these circles or below it."""
    tree = SUBTREE.format(circles=", ".join(str(int(circle)) for circle in circles))
    return f"(SELECT contact_id FROM membership WHERE circle_id IN ({tree}))"


def has_scale(contact: str) -> str:
    """Whether the rules of the book let a contact (SQL for its id) have a scale."""
    return (
        f"({_rule('scale_for_all', 0)} OR NOT EXISTS (SELECT 1 FROM membership "
        f"WHERE membership.contact_id = {contact} AND circle_id IN ({_FRIENDS})))"
    )


def tilted(balance: str = "abs(account.balance)") -> str:
    """Whether a row of `account` has a scale that is clearly to one side; to the user's with `-account.balance`."""
    beyond = f"{_rule('tilt_beyond', TILT_BEYOND)} * {_rule('weights.help', 2)}"
    return f"({balance} > {beyond} AND {has_scale('account.contact_id')})"


def _rule(path: str, otherwise: int) -> str:
    """One of the `LedgerRules`, looked up in the book by the query itself."""
    return f"ifnull((SELECT json_extract(value, '$.{path}') FROM fact WHERE name = 'ledger_rules'), {otherwise})"


def condition(filters: Filters, today: date) -> str:
    """SQL that holds for those who meet every filter; "" for none."""
    return " AND ".join(_negated(_one(one, today), one.wanted) for one in filters)


def needs_rows(filters: Filters) -> bool:
    """Whether the contacts' rows must be looked at, which no index holds."""
    return any(one.kind not in _KNOWN_BY_ID for one in filters)


def in_care(kind: str, today: date, days: int = 0) -> str:
    """SQL over `contact` for those with whom it stands so."""
    if kind == "never":
        return "contact.id NOT IN (SELECT contact_id FROM care WHERE last_on IS NOT NULL)"
    return f"contact.id IN (SELECT contact_id FROM care WHERE {of_care(kind, today, days)})"


def rests(today: date) -> str:
    """SQL over `care` for those who rest on a day: who was to come back on it, or before, is awake."""
    return _RESTS.format(today=today.toordinal())


def of_care(kind: str, today: date, days: int = 0) -> str:
    """The same over `care`, whose rows those who were never touched need not have."""
    return _CARED[kind].format(today=today.toordinal(), days=int(days))


def _negated(sql: str, wanted: bool) -> str:
    return f"({sql})" if wanted else f"NOT ({sql})"


def _one(wish: Filter, today: date) -> str:
    if wish.kind in _HAS:
        return _HAS[wish.kind]
    if wish.kind == "never" or wish.kind in _CARED:
        return in_care(wish.kind, today, wish.days)
    if wish.kind == "nothing_given":
        return f"contact.id NOT IN ({_GIVEN})"
    if wish.kind == "tilted":
        return f"contact.id IN (SELECT contact_id FROM account WHERE {tilted()})"
    if wish.kind in _RECKONED:
        held = _RECKONED[wish.kind].format(today=today.toordinal(), days=int(wish.days))
        return f"contact.id IN (SELECT contact_id FROM account WHERE {held})"
    if wish.kind == "one_circle":
        return f"contact.id IN {members_of(wish.circles)}"
    if wish.kind == "every_circle":
        return " AND ".join(f"contact.id IN {members_of((circle,))}" for circle in wish.circles) or "1"
    if wish.kind == "birthday_month":
        return f"substr(contact.birthday, -5, 2) = '{today:%m}'"
    if wish.kind == "birthday_soon":
        return _birthday_between(today, today + timedelta(days=wish.days))
    return f"contact.{wish.kind}_at >= {_midnight(today - timedelta(days=wish.days))}"


def _birthday_between(first: date, last: date) -> str:
    """Birthdays by day of the year, both ends included; 29 February counts in every year."""
    if last - first >= timedelta(days=365):
        return "contact.birthday <> ''"
    day, begin, end = "substr(contact.birthday, -5)", f"'{first:%m-%d}'", f"'{last:%m-%d}'"
    if first.year == last.year:
        return f"{day} BETWEEN {begin} AND {end}"
    return f"contact.birthday <> '' AND ({day} >= {begin} OR {day} <= {end})"


def _midnight(day: date) -> int:
    """The beginning of a day where the user is, in UTC milliseconds."""
    return int(datetime.combine(day, time()).astimezone().timestamp() * 1000)

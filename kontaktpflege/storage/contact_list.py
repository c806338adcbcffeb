"""Which contacts a query lists, in which order, and how many there are in each scope."""

from __future__ import annotations

from array import array
from datetime import date
from itertools import chain

from sqlalchemy import Connection

from kontaktpflege.domain.contact import OF_CARE, ContactQuery, Counts, Scope
from kontaktpflege.storage import filters, origin_search, search

_BEGINNING = 1_000
"""So many names from the first on show how many meet a filter."""
_PORTION = 5_000
_WITHOUT_CIRCLE = "NOT EXISTS (SELECT 1 FROM membership WHERE membership.contact_id = contact.id)"

DEAR = "contact.id IN (SELECT contact_id FROM dear)"
"""Whether it bears the star."""

_CIRCLE_PLACE = (
    "(SELECT min(circle.position) FROM membership JOIN circle ON circle.id = membership.circle_id "
    "WHERE membership.contact_id = contact.id)"
)
SOURCE = "ifnull((SELECT min(source) FROM base WHERE base.contact_id = contact.id), '')"
"""Which program a contact came from first, "" for none."""


def _none_last(sql: str) -> tuple[str, ...]:
    """By a value that is NULL for some: named once, since SQLite would look it up for each time it is named."""
    return (f"{sql}{{direction}} NULLS LAST",)


def _text_order(sql: str) -> tuple[str, ...]:
    return _none_last(f"nullif({sql}, '') COLLATE NOCASE")


def _origin_order(column: str) -> tuple[str, ...]:
    return _text_order(f"ifnull((SELECT {column} FROM origin WHERE origin.contact_id = contact.id), '')")


def _day_order(column: str) -> tuple[str, ...]:
    return _none_last(f"(SELECT {column} FROM care WHERE care.contact_id = contact.id)")


def _account_order(sql: str, condition: str = "1") -> tuple[str, ...]:
    return _none_last(f"(SELECT {sql} FROM account WHERE account.contact_id = contact.id AND {condition})")


_ORDERS: dict[str, tuple[str, ...]] = {
    "name": ("contact.{name}",),
    "organisation": _text_order("contact.organisation"),
    "role": _text_order("contact.role"),
    "phone": ("contact.phone = ''", "contact.phone"),
    "mail": _text_order("contact.mail"),
    "city": _text_order("contact.city"),
    "birthday": ("contact.birthday = ''", "substr(contact.birthday, -5)"),
    "created": ("contact.created_at",),
    "changed": ("contact.changed_at",),
    "circles": _none_last(_CIRCLE_PLACE),
    "through": _origin_order("through"),
    "met": _origin_order("place"),
    "since": _origin_order("since"),
    "source": _text_order(SOURCE),
    "last": _day_order("last_on"),
    "talk": _day_order("talk_on"),
    "due": _day_order("due_on"),
    "rhythm": _day_order("days"),
    "owed": _day_order("owed_on"),
    "wakes": _day_order("wakes_on"),
    "balance": _account_order("balance", filters.has_scale("contact.id")),
    "given": _account_order("nullif(given_count, 0)"),
    "received": _account_order("nullif(received_count, 0)"),
    "favor": _account_order("max(ifnull(given_on, 0), ifnull(received_on, 0))"),
}
"""How a column sorts: what is empty stands last, in either direction; birthdays by day of the year."""


def _scope_condition(query: ContactQuery, today: date) -> str:
    """SQL over `contact` for the scope of a query; those of care as of `today`."""
    if query.scope is Scope.TRASH:
        return "contact.trashed_at IS NOT NULL"
    condition = "contact.trashed_at IS NULL"
    if query.scope is Scope.CIRCLE:
        condition += f" AND contact.id IN {filters.members_of((query.circle or 0,))}"
    elif query.scope is Scope.DEAR:
        condition += f" AND {DEAR}"
    elif query.scope is Scope.WITHOUT_CIRCLE:
        condition += f" AND {_WITHOUT_CIRCLE}"
    elif query.scope is Scope.REVIEW:
        condition += " AND contact.review <> ''"
    elif query.scope in OF_CARE:
        condition += f" AND {filters.in_care(query.scope.value, today)}"
    return condition


def _condition(query: ContactQuery, today: date) -> str:
    """SQL over `contact` for the scope and the filters of a query."""
    wishes = filters.condition(query.filters, today)
    scope = _scope_condition(query, today)
    return f"{scope} AND {wishes}" if wishes else scope


def _order_clause(query: ContactQuery) -> str:
    """SQL that sorts `contact` as the query wants; equal ones by name, then by age."""
    name = "by_first" if query.name_order == "first" else "by_last"
    direction = " DESC" if query.descending else ""
    wanted = _ORDERS[query.sort]
    terms = [term.format(name=name, direction=direction) for term in wanted]
    if "{direction}" not in wanted[-1]:
        terms[-1] += direction
    if query.sort != "name":
        terms.append(f"contact.{name}")
    return ", ".join([*terms, "contact.id" + direction])


def _table(query: ContactQuery) -> str:
    """How to go through `contact`. The planner is told, since it overrates both indexes and sorting here: by name an

    index has all that is needed; by anything else, one pass through the table beats an index that has not.
    """
    if query.scope is not Scope.ALL:
        return "contact"
    if query.sort == "name":
        return (
            "contact INDEXED BY contact_by_first"
            if query.name_order == "first"
            else "contact INDEXED BY contact_by_last"
        )
    return "contact" if query.words.strip() else "contact NOT INDEXED"


def _way(connection: Connection, query: ContactQuery, where: str, size: int, today: date) -> str:
    """How to go through `contact`, filters considered: these need rows, which the index by name does not hold.

    Where the beginning of the list shows that many meet them, its order is worth looking the rows up one by one;
    else one pass through the table and sorting the few is several times as fast.
    """
    table = _table(query)
    if "INDEXED BY" not in table or not filters.needs_rows(query.filters):
        return table
    scope = _scope_condition(query, today)
    begin = f"SELECT contact.id FROM {table} WHERE {scope} ORDER BY {_order_clause(query)} LIMIT {_BEGINNING}"
    sql = f"SELECT count(*) FROM contact WHERE id IN ({begin}) AND {where}"
    hits = int(connection.exec_driver_sql(sql).scalar_one())
    enough = _BEGINNING // 5 if size < 0 or query.words.strip() else size
    return table if hits >= enough else "contact NOT INDEXED"


def list_ids(
    connection: Connection, query: ContactQuery, limit: int | None, calling_code: str, today: date
) -> array[int]:
    """The ids of the contacts that a query lists, in its order; filters that speak of days do so as of `today`."""
    typed = search.parse(query.words, calling_code)
    if typed.empty and query.words.strip():
        return array("q")
    size = -1 if limit is None else limit
    where, order = _condition(query, today), _order_clause(query)
    table = _way(connection, query, where, size, today)
    if typed.empty:
        plan = search.Plan(f"SELECT contact.id FROM {table} WHERE {where} ORDER BY {order} LIMIT ?", (size,))
    else:
        frame = search.Frame(table, where, order, size, "INDEXED BY" in table)
        plan = search.plan(connection, typed, frame)
        if told := origin_search.told(connection, typed):
            plan = origin_search.widened(plan, told, frame)
    rows = connection.exec_driver_sql(plan.sql, plan.parameters)
    ids = array("q")
    # Past the result's rows: four times faster. In portions: other threads shall come to their turn between them.
    while portion := rows.cursor.fetchmany(_PORTION):
        ids.extend(chain.from_iterable(portion))
    return ids


def first_with_prefix(connection: Connection, query: ContactQuery, prefix: str, today: date) -> int | None:
    """The first contact, in name order, whose sorted name begins with a folded prefix."""
    column = "by_first" if query.name_order == "first" else "by_last"
    sql = (
        f"SELECT contact.id FROM contact WHERE {_condition(query, today)} "
        f"AND contact.{column} >= ? AND contact.{column} < ? ORDER BY contact.{column}, contact.id LIMIT 1"
    )
    return connection.exec_driver_sql(sql, (prefix, prefix + "\U0010ffff")).scalar()


def with_prefix(connection: Connection, prefix: str, limit: int) -> list[int]:
    """The first contacts outside the trash whose family or given name begins with a folded prefix, by that name."""
    found: dict[int, None] = {}
    for column in ("by_last", "by_first"):
        sql = (
            f"SELECT id FROM contact WHERE trashed_at IS NULL AND {column} >= ? AND {column} < ? "
            f"ORDER BY {column}, id LIMIT ?"
        )
        rows = connection.exec_driver_sql(sql, (prefix, prefix + "\U0010ffff", limit))
        found.update(dict.fromkeys(rows.scalars()))
    return list(found)


def counts(connection: Connection, today: date) -> Counts:
    """How many contacts each scope holds; those of care as of `today`."""
    run = connection.exec_driver_sql
    present = run("SELECT count(*) FROM contact WHERE trashed_at IS NULL").scalar_one()
    trash = run("SELECT count(*) FROM contact WHERE trashed_at IS NOT NULL").scalar_one()
    review = run("SELECT count(*) FROM contact WHERE review <> '' AND trashed_at IS NULL").scalar_one()
    dear = run(f"SELECT count(*) FROM contact WHERE trashed_at IS NULL AND {DEAR}").scalar_one()
    living = "contact_id NOT IN (SELECT id FROM contact WHERE trashed_at IS NOT NULL)"
    direct = run(f"SELECT circle_id, count(*) FROM membership WHERE {living} GROUP BY circle_id")
    circles = {row[0]: row[1] for row in direct}
    # Where a circle has subgroups, nobody may count twice: one walk through the memberships, contact by contact.
    parents = {circle: tree for circle, tree in _subtrees(connection).items() if len(tree) > 1}
    flags = "".join(
        f", max(circle_id IN ({', '.join(map(str, tree))})) AS c{circle}" for circle, tree in parents.items()
    )
    sums = "".join(f", ifnull(sum(c{circle}), 0)" for circle in parents)
    walk = f"SELECT contact_id{flags} FROM membership WHERE {living} GROUP BY contact_id"
    row = run(f"SELECT count(*){sums} FROM ({walk})").one()
    circles.update({circle: count for circle, count in zip(parents, row[1:], strict=True) if count})
    quiet, owed, resting = counts_of_care(connection, today)
    return Counts(
        all=present,
        without_circle=present - row[0],
        review=review,
        trash=trash,
        dear=dear,
        long_quiet=quiet,
        owed=owed,
        resting=resting,
        circles=circles,
    )


def counts_of_care(connection: Connection, today: date) -> tuple[int, int, int]:
    """How many are long quiet, wait for an answer, and rest."""
    run = connection.exec_driver_sql
    quiet = f"due_on IS NOT NULL AND {filters.of_care(Scope.LONG_QUIET.value, today)}"  # nobody in the trash is due
    return (
        run(f"SELECT count(*) FROM care INDEXED BY care_due WHERE {quiet}").scalar_one(),
        *(
            run(
                f"SELECT count(*) FROM contact WHERE trashed_at IS NULL AND {filters.in_care(scope.value, today)}"
            ).scalar_one()
            for scope in (Scope.OWED, Scope.RESTING)
        ),
    )


def _subtrees(connection: Connection) -> dict[int, list[int]]:
    """Each circle with itself and everything below it."""
    rows = connection.exec_driver_sql(
        "WITH RECURSIVE above (circle_id, id) AS (SELECT id, id FROM circle UNION "
        "SELECT above.circle_id, circle.parent_id FROM above JOIN circle ON circle.id = above.id "
        "WHERE circle.parent_id IS NOT NULL) SELECT id, circle_id FROM above"
    )
    subtrees: dict[int, list[int]] = {}
    for circle, below in rows:
        subtrees.setdefault(circle, []).append(below)
    return subtrees

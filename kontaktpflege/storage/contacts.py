"""Contacts: what the table lists, one contact whole, and the changes to many at once."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar
from uuid import UUID

from sqlalchemy import Connection

from kontaktpflege.domain.card import Card
from kontaktpflege.domain.contact import OF_CARE, Contact, ContactQuery, ContactSummary, Counts, Scope
from kontaktpflege.domain.errors import ContactNotFound
from kontaktpflege.domain.listing import DERIVATION, Listing
from kontaktpflege.storage import filters, origin_search, search
from kontaktpflege.storage.database import ask
from kontaktpflege.storage.store import moment

if TYPE_CHECKING:
    from kontaktpflege.domain.balance import Account

_T = TypeVar("_T")
_BATCH = 500
_BEGINNING = 1_000
"""So many names from the first on show how many meet a filter."""
_PORTION = 5_000
_WITHOUT_CIRCLE = "NOT EXISTS (SELECT 1 FROM membership WHERE membership.contact_id = contact.id)"

_DEAR = "contact.id IN (SELECT contact_id FROM dear)"


_CIRCLE_PLACE = (
    "(SELECT min(circle.position) FROM membership JOIN circle ON circle.id = membership.circle_id "
    "WHERE membership.contact_id = contact.id)"
)
_SOURCE = "ifnull((SELECT min(source) FROM base WHERE base.contact_id = contact.id), '')"


class _Row(NamedTuple):
    """What is asked for one row of the table: columns of `contact`, `care` and `account`, and those of `_ASKED`."""

    id: int
    name: str
    organisation: str
    role: str
    phone: str
    mail: str
    city: str
    birthday: str
    photo: str
    created_at: int
    changed_at: int
    review: str
    dear: int
    stranger: int
    through: str
    met: str
    since: str
    source: str
    chosen: int | None
    resting: int | None
    days: int | None
    own_days: int | None
    last_on: int | None
    talk_on: int | None
    due_on: int | None
    owed_on: int | None
    wakes_on: int | None
    scale: int
    given: int | None
    received: int | None
    given_count: int
    received_count: int
    balance: int
    fading: float
    given_on: int | None
    received_on: int | None


_ASKED = {
    "dear": _DEAR,
    "stranger": "contact.id IN (SELECT contact_id FROM stranger)",
    "through": "ifnull((SELECT nullif(name, '') FROM contact WHERE id = through_id), ifnull(through, ''))",
    "met": "ifnull(place, '')",
    "since": "ifnull(since, '')",
    "source": _SOURCE,
    "scale": f"account.contact_id IS NOT NULL AND {filters.has_scale('contact.id')}",
}
_ROWS = (
    f"SELECT {', '.join(_ASKED.get(column, column) for column in _Row._fields)} "
    "FROM contact LEFT JOIN origin ON origin.contact_id = contact.id "
    "LEFT JOIN care ON care.contact_id = contact.id LEFT JOIN account ON account.contact_id = contact.id"
)
_ACCOUNT = _Row._fields.index("given")
"""From here on a row is an account, as `to_account` reads it."""


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
    "source": _text_order(_SOURCE),
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


def batches(ids: Sequence[_T]) -> Iterator[Sequence[_T]]:
    """Slices small enough for one statement's parameters."""
    for start in range(0, len(ids), _BATCH):
        yield ids[start : start + _BATCH]


def placeholders(count: int) -> str:
    """`?, ?, ?` for an IN list."""
    return ", ".join("?" * count)


def scope_condition(query: ContactQuery, today: date) -> str:
    """SQL over `contact` for the scope of a query; those of care as of `today`."""
    if query.scope is Scope.TRASH:
        return "contact.trashed_at IS NOT NULL"
    condition = "contact.trashed_at IS NULL"
    if query.scope is Scope.CIRCLE:
        condition += f" AND contact.id IN {filters.members_of((query.circle or 0,))}"
    elif query.scope is Scope.DEAR:
        condition += f" AND {_DEAR}"
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
    scope = scope_condition(query, today)
    return f"{scope} AND {wishes}" if wishes else scope


def order_clause(query: ContactQuery) -> str:
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
    scope = scope_condition(query, today)
    begin = f"SELECT contact.id FROM {table} WHERE {scope} ORDER BY {order_clause(query)} LIMIT {_BEGINNING}"
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
    where, order = _condition(query, today), order_clause(query)
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


def circles_of(connection: Connection, ids: Sequence[int]) -> dict[int, tuple[int, ...]]:
    """The circles of each contact, in the circles' order; contacts in none are left out."""
    found: dict[int, list[int]] = {}
    for batch in batches(ids):
        sql = (
            "SELECT contact_id, circle_id FROM membership JOIN circle ON circle.id = circle_id "
            f"WHERE contact_id IN ({placeholders(len(batch))}) ORDER BY position, circle.id"
        )
        for contact_id, circle_id in connection.exec_driver_sql(sql, tuple(batch)):
            found.setdefault(contact_id, []).append(circle_id)
    return {contact_id: tuple(circles) for contact_id, circles in found.items()}


def summaries(connection: Connection, ids: Sequence[int]) -> list[ContactSummary]:
    """The table rows of these contacts, in this order; ids without a contact are left out."""
    rows: dict[int, ContactSummary] = {}
    circles = circles_of(connection, ids)
    for batch in batches(ids):
        sql = f"{_ROWS} WHERE contact.id IN ({placeholders(len(batch))})"
        for row in map(_Row._make, ask(connection, sql, tuple(batch))):
            rows[row.id] = _summary(row, circles.get(row.id, ()))
    return [rows[contact_id] for contact_id in ids if contact_id in rows]


def _summary(row: _Row, circles: tuple[int, ...]) -> ContactSummary:
    return ContactSummary(
        id=row.id,
        name=row.name,
        organisation=row.organisation,
        role=row.role,
        phone=row.phone,
        mail=row.mail,
        city=row.city,
        birthday=row.birthday,
        photo=row.photo,
        circles=circles,
        created=moment(row.created_at),
        changed=moment(row.changed_at),
        review=row.review,
        dear=bool(row.dear),
        stranger=bool(row.stranger),
        through=row.through,
        met=row.met,
        since=row.since,
        source=row.source,
        chosen=bool(row.chosen),
        resting=bool(row.resting),
        rhythm=row.days,
        own_rhythm=row.own_days is not None,
        last_on=_day(row.last_on),
        talk_on=_day(row.talk_on),
        due_on=_day(row.due_on),
        owed_on=_day(row.owed_on),
        wakes_on=_day(row.wakes_on),
        account=None if row.given is None else _account(row[_ACCOUNT:]),
        scale=bool(row.scale),
    )


def _day(ordinal: int | None) -> date | None:
    return None if ordinal is None else date.fromordinal(ordinal)


def _account(row: Sequence[Any]) -> Account:
    from kontaktpflege.storage.favors import to_account

    return to_account(row)


def contact(connection: Connection, contact_id: int) -> Contact:
    """One contact whole; raises ContactNotFound."""
    found = contacts(connection, (contact_id,))
    if not found:
        raise ContactNotFound(contact_id)
    return found[0]


def named_by_uid(connection: Connection, uids: Sequence[str]) -> dict[str, list[tuple[int, str]]]:
    """UID, without "urn:uuid:", → (id, name) of the contacts outside the trash that have it."""
    found: dict[str, list[tuple[int, str]]] = {}
    for batch in batches([spelling for uid in uids for spelling in (uid, f"urn:uuid:{uid}")]):
        sql = (
            "SELECT uid, id, name FROM contact WHERE uid <> '' AND trashed_at IS NULL "
            f"AND uid IN ({placeholders(len(batch))}) ORDER BY id"
        )
        for uid, contact_id, name in connection.exec_driver_sql(sql, tuple(batch)):
            found.setdefault(uid.removeprefix("urn:uuid:"), []).append((contact_id, name))
    return found


def named_by_name(connection: Connection, keys: Sequence[str]) -> dict[str, list[tuple[int, str]]]:
    """Sort key by first name → (id, name) of the contacts outside the trash that are called so."""
    found: dict[str, list[tuple[int, str]]] = {}
    for batch in batches(keys):
        sql = (
            "SELECT by_first, id, name FROM contact WHERE trashed_at IS NULL "
            f"AND by_first IN ({placeholders(len(batch))}) ORDER BY id"
        )
        for key, contact_id, name in connection.exec_driver_sql(sql, tuple(batch)):
            found.setdefault(key, []).append((contact_id, name))
    return found


def contacts(connection: Connection, ids: Sequence[int]) -> list[Contact]:
    """These contacts whole, in this order; ids without a contact are left out."""
    rows: dict[int, Contact] = {}
    circles = circles_of(connection, ids)
    for batch in batches(ids):
        sql = (
            f"SELECT contact.id, uuid, text, created_at, changed_at, trashed_at, review, {_DEAR} "
            f"FROM contact JOIN card ON card.id = card_id WHERE contact.id IN ({placeholders(len(batch))})"
        )
        for row in connection.exec_driver_sql(sql, tuple(batch)):
            rows[row[0]] = Contact(
                id=row[0],
                uuid=UUID(bytes=row[1]),
                card=Card.from_text(row[2]),
                circles=circles.get(row[0], ()),
                created=moment(row[3]),
                changed=moment(row[4]),
                trashed=None if row[5] is None else moment(row[5]),
                review=row[6],
                dear=bool(row[7]),
            )
    return [rows[contact_id] for contact_id in ids if contact_id in rows]


def present(connection: Connection) -> list[int]:
    """All contacts outside the trash, oldest first."""
    return list(connection.exec_driver_sql("SELECT id FROM contact WHERE trashed_at IS NULL ORDER BY id").scalars())


def blob(connection: Connection, digest: str) -> bytes:
    """The picture, or other binary value, that a digest names; empty if the book does not have it."""
    row = connection.exec_driver_sql("SELECT data FROM blob WHERE digest = ?", (bytes.fromhex(digest),)).first()
    return bytes(row[0]) if row else b""


def current_cards(connection: Connection, ids: Sequence[int]) -> Iterator[tuple[int, int, str]]:
    """(contact, id and text of its card) of these contacts outside the trash, batch by batch."""
    for batch in batches(ids):
        sql = (
            "SELECT contact.id, card_id, text FROM contact JOIN card ON card.id = card_id "
            f"WHERE trashed_at IS NULL AND contact.id IN ({placeholders(len(batch))})"
        )
        rows = {row[0]: (row[0], row[1], row[2]) for row in connection.exec_driver_sql(sql, tuple(batch))}
        yield from (rows[contact_id] for contact_id in batch if contact_id in rows)


def counts(connection: Connection, today: date) -> Counts:
    """How many contacts each scope holds; those of care as of `today`."""
    run = connection.exec_driver_sql
    present = run("SELECT count(*) FROM contact WHERE trashed_at IS NULL").scalar_one()
    trash = run("SELECT count(*) FROM contact WHERE trashed_at IS NOT NULL").scalar_one()
    review = run("SELECT count(*) FROM contact WHERE review <> '' AND trashed_at IS NULL").scalar_one()
    dear = run(f"SELECT count(*) FROM contact WHERE trashed_at IS NULL AND {_DEAR}").scalar_one()
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


def insert_card(connection: Connection, text: str, listing: Listing) -> int:
    """Keep a card text with its words, index entries and handles; returns its id."""
    run = connection.exec_driver_sql
    card_id = int(run("INSERT INTO card (text) VALUES (?) RETURNING id", (text,)).scalar_one())
    run("INSERT INTO haystack (card_id, words) VALUES (?, ?)", (card_id, listing.words))
    _keep_handles_and_days(connection, card_id, listing)
    search.index_cards(connection, "card_id = ?", (card_id,))
    return card_id


def index_anew(connection: Connection, listings: Mapping[int, Listing]) -> None:
    """Keep newly derived words, index entries, handles and days of cards, by card id."""
    run = connection.exec_driver_sql
    cards = f"card_id IN {selected(connection, list(listings))}"
    search.unindex_cards(connection, cards)
    run(f"DELETE FROM handle WHERE {cards}")
    run(f"DELETE FROM card_day WHERE {cards}")
    for card_id, listing in listings.items():
        run("UPDATE haystack SET words = ? WHERE card_id = ?", (listing.words, card_id))
        _keep_handles_and_days(connection, card_id, listing)
    search.index_cards(connection, cards)


def _keep_handles_and_days(connection: Connection, card_id: int, listing: Listing) -> None:
    if listing.handles:
        sql = "INSERT INTO handle (key, card_id) VALUES (?, ?)"
        connection.exec_driver_sql(sql, [(key, card_id) for key in listing.handles])
    if listing.days:
        sql = "INSERT INTO card_day (card_id, kind, day, year) VALUES (?, ?, ?, ?)"
        connection.exec_driver_sql(sql, [(card_id, *one) for one in listing.days])


LISTING_COLUMNS = (
    "uid",
    "name",
    "by_last",
    "by_first",
    "organisation",
    "role",
    "phone",
    "mail",
    "city",
    "birthday",
    "photo",
)
"""The columns of `contact` that are derived, named as in Listing and first in it."""

_SET_LISTING = ", ".join(f"{column} = ?" for column in LISTING_COLUMNS)


def outdated(connection: Connection) -> list[int]:
    """The contacts whose columns were derived by older rules."""
    sql = f"SELECT id FROM contact WHERE derivation <> {DERIVATION} ORDER BY id"
    return list(connection.exec_driver_sql(sql).scalars())


def set_listing(connection: Connection, contact_id: int, listing: Listing) -> None:
    """Give a contact newly derived columns; its card stays."""
    connection.exec_driver_sql(
        f"UPDATE contact SET derivation = ?, {_SET_LISTING} WHERE id = ?",
        (DERIVATION, *listing[: len(LISTING_COLUMNS)], contact_id),
    )


def set_card(connection: Connection, contact_id: int, text: str, listing: Listing, now: int) -> int:
    """Give a contact another card; returns the card's id."""
    card_id = insert_card(connection, text, listing)
    connection.exec_driver_sql(
        f"UPDATE contact SET card_id = ?, derivation = ?, changed_at = ?, {_SET_LISTING} WHERE id = ?",
        (card_id, DERIVATION, now, *listing[: len(LISTING_COLUMNS)], contact_id),
    )
    return card_id


def create(connection: Connection, uuid: UUID, text: str, listing: Listing, now: int) -> int:
    """Add a contact with this card; returns its id."""
    card_id = insert_card(connection, text, listing)
    columns = ", ".join(LISTING_COLUMNS)
    sql = (
        f"INSERT INTO contact (uuid, card_id, derivation, created_at, changed_at, {columns}) "
        f"VALUES (?, ?, ?, ?, ?, {placeholders(len(LISTING_COLUMNS))}) RETURNING id"
    )
    row = (uuid.bytes, card_id, DERIVATION, now, now, *listing[: len(LISTING_COLUMNS)])
    return int(connection.exec_driver_sql(sql, row).scalar_one())


def selected(connection: Connection, ids: Sequence[int]) -> str:
    """Put ids into the temporary table `selection` and return the SQL that names them: bulk changes are one statement."""
    run = connection.exec_driver_sql
    run("CREATE TEMP TABLE IF NOT EXISTS selection (id INTEGER PRIMARY KEY)")
    run("DELETE FROM temp.selection")
    if ids:
        run("INSERT OR IGNORE INTO temp.selection (id) VALUES (?)", [(contact_id,) for contact_id in ids])
    return "(SELECT id FROM temp.selection)"


def set_trashed(connection: Connection, ids: Sequence[int], trashed_at: int | None) -> int:
    """Put contacts into the trash, or take them out with None; returns how many that changed."""
    held = "IS NULL" if trashed_at is not None else "IS NOT NULL"
    sql = f"UPDATE contact SET trashed_at = ? WHERE trashed_at {held} AND id IN {selected(connection, ids)}"
    return int(connection.exec_driver_sql(sql, (trashed_at,)).rowcount)


def clear_review(connection: Connection, ids: Sequence[int]) -> int:
    """Take the review mark off; returns how many had it."""
    sql = f"UPDATE contact SET review = '' WHERE review <> '' AND id IN {selected(connection, ids)}"
    return int(connection.exec_driver_sql(sql).rowcount)

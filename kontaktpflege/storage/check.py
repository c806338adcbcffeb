"""Checks a book from the ground: SQLite's own integrity, derived columns, the search index, the undo log's triggers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from sqlalchemy import Connection

from kontaktpflege.domain.checking import Finding
from kontaktpflege.domain.errors import Cancelled
from kontaktpflege.domain.listing import DERIVATION, derive
from kontaktpflege.domain.long_work import Cancel, Progress
from kontaktpflege.domain.property import BLOB
from kontaktpflege.storage import favors, occasions, origins, pulls, search, tallies, undo_log, upkeep
from kontaktpflege.storage.contacts import LISTING_COLUMNS
from kontaktpflege.storage.schema import metadata, undoable_tables

_BATCH = 2_000
_WORDS = "SELECT card_id, words FROM haystack WHERE card_id > ? ORDER BY card_id LIMIT ?"
_REFERENCES = (
    ("base", "contact_id", "contact"),
    ("membership", "contact_id", "contact"),
    ("membership", "circle_id", "circle"),
    ("origin", "contact_id", "contact"),
    ("origin", "through_id", "contact"),
    ("dear", "contact_id", "contact"),
    ("participant", "contact_id", "contact"),
    ("participant", "interaction_id", "interaction"),
    ("answer_waived", "interaction_id", "interaction"),
    ("promise", "contact_id", "contact"),
    ("care", "contact_id", "contact"),
    ("about", "contact_id", "contact"),
    ("personal_fact", "contact_id", "contact"),
    ("died", "contact_id", "contact"),
    ("pull", "contact_id", "contact"),
    ("in_touch", "contact_id", "contact"),
    ("made_call", "interaction_id", "interaction"),
    ("rhythm", "circle_id", "circle"),
    ("occasion", "contact_id", "contact"),
    ("occasion", "circle_id", "circle"),
    ("greeting", "contact_id", "contact"),
    ("favor", "contact_id", "contact"),
    ("favor", "return_of", "favor"),
    ("hint_declined", "contact_id", "contact"),
    ("tie", "low", "contact"),
    ("tie", "high", "contact"),
    ("own_card", "contact_id", "contact"),
    ("stranger", "contact_id", "contact"),
    ("tie_answer", "low", "contact"),
    ("tie_answer", "high", "contact"),
    ("introduction", "low", "contact"),
    ("introduction", "high", "contact"),
    ("introduction", "first_id", "contact"),
    ("kept_step", "contact_id", "contact"),
    ("kept_step", "step_contact_id", "contact"),
    ("card_day", "card_id", "card"),
    ("base", "card_id", "card"),
    ("former", "contact_id", "contact"),
    ("former", "card_id", "card"),
    ("group_card", "card_id", "card"),
)
_LISTED = f"SELECT card.id, text, words, {', '.join(f'contact.{column}' for column in LISTING_COLUMNS)}, derivation, contact.id"


def contacts(connection: Connection) -> int:
    """How many contacts are looked at, the trash included."""
    return int(connection.exec_driver_sql("SELECT count(*) FROM contact").scalar_one())


def findings(connection: Connection, calling_code: str, progress: Progress, cancel: Cancel) -> Iterator[Finding]:
    """Everything that is not as it should be; nothing for a sound book."""
    run = connection.exec_driver_sql
    search.refresh(connection)
    for (text,) in run("PRAGMA integrity_check(20)").all():
        if text != "ok":
            yield Finding("integrity", text)
    for row in run("PRAGMA foreign_key_check").all():
        yield Finding("reference", f"{row[0]} {row[1]}")
    yield from _layout(connection)
    yield from _triggers(connection)
    yield from _leftovers(connection)
    yield from _derived(connection, calling_code, progress, cancel)
    yield from (Finding("derived", str(contact_id)) for contact_id, _ in origins.stale(connection))
    yield from (Finding("derived", f"care {contact_id}") for contact_id in upkeep.stale(connection))
    yield from (Finding("derived", f"pull {contact_id}") for contact_id in pulls.stale(connection))
    yield from (Finding("derived", table) for table in tallies.stale(connection))
    yield from (Finding("derived", f"account {contact_id}") for contact_id in favors.stale(connection))
    yield from _index(connection, progress, cancel)


def _layout(connection: Connection) -> Iterator[Finding]:
    """Columns that the undo log does not know, and indexes that are missing."""
    run = connection.exec_driver_sql
    present = set(run("SELECT name FROM sqlite_master").scalars())
    for table in metadata.sorted_tables:
        held = [row[1] for row in run(f"PRAGMA table_info({table.name})")]
        if table in undoable_tables() and held != [column.name for column in table.columns]:
            yield Finding("undo_log", table.name)
        for index in table.indexes:
            if index.name not in present:
                yield Finding("integrity", str(index.name))


def _triggers(connection: Connection) -> Iterator[Finding]:
    rows = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE name LIKE 'log#_%' ESCAPE '#'")
    held = {row[0]: row[1] for row in rows}
    for table in undoable_tables():
        for name, statement in undo_log.log_statements(table):
            if _squeezed(held.get(name, "")) != _squeezed(statement):
                yield Finding("undo_log", name)


def _squeezed(sql: str) -> str:
    return "".join(sql.split())


def _leftovers(connection: Connection) -> Iterator[Finding]:
    run = connection.exec_driver_sql
    if run("SELECT step_id FROM recording").scalars().all() != [None]:
        yield Finding("recording", "")
    for table in undoable_tables():
        sql = f"SELECT count(*) FROM log_{table.name} WHERE step_id NOT IN (SELECT id FROM step)"
        if run(sql).scalar_one():
            yield Finding("undo_log", f"log_{table.name}")
    for name, column, target in _REFERENCES:
        # NULL is in no list, but not in an empty one either.
        dangling = f"{column} IS NOT NULL AND {column} NOT IN (SELECT id FROM {target})"
        if run(f"SELECT 1 FROM {name} WHERE {dangling} LIMIT 1").first() is not None:
            yield Finding("reference", name)


def _derived(connection: Connection, calling_code: str, progress: Progress, cancel: Cancel) -> Iterator[Finding]:
    run = connection.exec_driver_sql
    total = contacts(connection)
    sql = (
        f"{_LISTED} FROM contact JOIN card ON card.id = contact.card_id LEFT JOIN haystack ON haystack.card_id = card.id "
        "WHERE contact.id > ? ORDER BY contact.id LIMIT ?"
    )
    done = last = 0
    while rows := run(sql, (last, _BATCH)).all():
        last = rows[-1][-1]
        days = occasions.days_of_cards(connection, rows[0][-1], rows[-1][-1])
        for row in rows:
            if row[-2] != DERIVATION:
                continue
            listing = derive(row[1], calling_code)
            if (
                days.get(row[0], set()) != set(listing.days)
                or tuple(listing[: len(LISTING_COLUMNS)]) != tuple(row[3:-2])
                or listing.words != row[2]
            ):
                yield Finding("derived", str(row[-1]))
            if "\x1aB" in row[1] and not all(_held(connection, digest) for digest in BLOB.findall(row[1])):
                yield Finding("blob", str(row[-1]))
        done += len(rows)
        progress(done, total)
        if cancel():
            raise Cancelled


def _held(connection: Connection, digest: str) -> bool:
    sql = "SELECT 1 FROM blob WHERE digest = ?"
    return connection.exec_driver_sql(sql, (bytes.fromhex(digest),)).first() is not None


def _index(connection: Connection, progress: Progress, cancel: Cancel) -> Iterator[Finding]:
    """Cards that the index does not name for the rarest of their trigrams, and trigrams that it counts wrongly."""
    held = search.indexed_counts(connection)
    counts: Counter[str] = Counter()
    rarest: dict[str, list[int]] = {}
    for done, (card_id, words) in enumerate(_all_words(connection)):
        trigrams = search.trigrams(words)
        counts.update(trigrams)
        if not trigrams <= held.keys():
            yield Finding("search", str(card_id))
        elif trigrams:
            rarest.setdefault(min(trigrams, key=held.__getitem__), []).append(card_id)
        if done % _BATCH == 0:
            progress(done, done)
            if cancel():
                raise Cancelled
    for trigram, cards in rarest.items():
        named = search.indexed_under(connection, trigram)
        yield from (Finding("search", str(card_id)) for card_id in cards if card_id not in named)
        if cancel():
            raise Cancelled
    for trigram in counts.keys() | held.keys():
        if counts[trigram] != held.get(trigram, 0):
            yield Finding("search", trigram)


def _all_words(connection: Connection) -> Iterator[tuple[int, str]]:
    last = 0
    while rows := connection.exec_driver_sql(_WORDS, (last, _BATCH)).all():
        last = rows[-1][0]
        yield from ((row[0], row[1]) for row in rows)

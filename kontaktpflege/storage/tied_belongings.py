"""What hangs on two contacts at once: ties, answers, introductions and kept chains, as contacts merge, go, or are forgotten."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import Connection

from kontaktpflege.domain import introduction
from kontaktpflege.domain.tie import Tie, united
from kontaktpflege.storage import introductions, network, ties

PAIRED = ("tie", "tie_answer", "introduction")
"""Tables that name two contacts, `low` and `high`, in their keys."""


def part(connection: Connection, chosen: str) -> None:
    """Before the contacts that `chosen` (SQL) names are removed: what ties them to others goes with them."""
    run = connection.exec_driver_sql
    for table in PAIRED:
        run(f"DELETE FROM {table} WHERE low IN {chosen} OR high IN {chosen}")
    run(
        "DELETE FROM kept_step WHERE (contact_id, chain) IN "
        f"(SELECT contact_id, chain FROM kept_step WHERE contact_id IN {chosen} OR step_contact_id IN {chosen})"
    )


def forget(connection: Connection, chosen: str) -> None:
    """Take the contacts out of the log of these tables, out of the words that others' steps hold, and out of the picture."""
    run = connection.exec_driver_sql
    network.leave_pictures(connection, set(run(f"SELECT id FROM {chosen}").scalars()))
    for table in PAIRED:
        told = f"FROM log_{table} WHERE low IN {chosen} OR high IN {chosen}"
        run(f"INSERT OR IGNORE INTO stained SELECT step_id {told}")
        run(f"DELETE {told}")
    for column in ("contact_id", "step_contact_id"):
        run(f"INSERT OR IGNORE INTO stained SELECT step_id FROM log_kept_step WHERE {column} IN {chosen}")
    run(
        "DELETE FROM log_kept_step WHERE (contact_id, chain) IN "
        f"(SELECT contact_id, chain FROM log_kept_step WHERE contact_id IN {chosen} OR step_contact_id IN {chosen})"
    )


def unite(connection: Connection, keep: int, chosen: str) -> None:
    """Before the contacts that `chosen` names become `keep`: let it have what ties them, nothing to itself, nothing double."""
    _unite_ties(connection, keep, chosen)
    _unite_answers(connection, keep, chosen)
    _unite_introductions(connection, keep, chosen)
    _unite_chains(connection, keep, chosen)
    _unite_acquaintance(connection, keep, chosen)


def _unite_ties(connection: Connection, keep: int, chosen: str) -> None:
    run = connection.exec_driver_sql
    others = set(run(f"SELECT id FROM contact WHERE id IN {chosen}").scalars())
    held = f"FROM tie WHERE low IN {chosen} OR high IN {chosen}"
    moved = [ties.to_tie(row) for row in run(f"SELECT {ties.COLUMNS} {held} ORDER BY low, high").all()]
    run(f"DELETE {held}")
    kept: dict[tuple[int, int], Tie] = {}
    for tie in moved:
        low, high = sorted(keep if end in others else end for end in (tie.low, tie.high))
        if low != high:
            before = kept.get((low, high)) or ties.tie(connection, low, high)
            after = replace(tie, low=low, high=high)
            kept[low, high] = after if before is None else united(before, after)
    ties.put(connection, kept.values())


def _unite_answers(connection: Connection, keep: int, chosen: str) -> None:
    """Move what was said of two; where the same was asked of `keep` already, that answer stays."""
    run = connection.exec_driver_sql
    for near, far in (("low", "high"), ("high", "low")):
        run(
            f"INSERT INTO tie_answer SELECT question, min(?, {far}), max(?, {far}), answer FROM tie_answer "
            f"WHERE {near} IN {chosen} AND {far} <> ? AND {far} NOT IN {chosen} ORDER BY low, high ON CONFLICT DO NOTHING",
            (keep, keep, keep),
        )
    run(f"DELETE FROM tie_answer WHERE low IN {chosen} OR high IN {chosen}")


def _unite_introductions(connection: Connection, keep: int, chosen: str) -> None:
    others = set(connection.exec_driver_sql(f"SELECT id FROM contact WHERE id IN {chosen}").scalars())
    for one in introductions.taken_out(connection, chosen):
        low, high, first = (keep if end in others else end for end in (one.low, one.high, one.first_id))
        if low is not None and high is not None and low != high:
            moved = introduction.checked(replace(one, low=low, high=high, first_id=first))
            before = introductions.introduction(connection, moved.low, moved.high)
            introductions.put(connection, moved if before is None else introduction.united(before, moved))


def _unite_chains(connection: Connection, keep: int, chosen: str) -> None:
    run = connection.exec_driver_sql
    run(f"UPDATE kept_step SET step_contact_id = ? WHERE step_contact_id IN {chosen}", (keep,))
    for other in (
        run(f"SELECT DISTINCT contact_id FROM kept_step WHERE contact_id IN {chosen} ORDER BY 1").scalars().all()
    ):
        free = run("SELECT ifnull(max(chain), 0) FROM kept_step WHERE contact_id = ?", (keep,)).scalar_one()
        run("UPDATE kept_step SET contact_id = ?, chain = chain + ? WHERE contact_id = ?", (keep, free, other))
    # Nobody stands in a chain twice, and no chain is kept twice.
    run(
        "DELETE FROM kept_step WHERE (contact_id, chain) IN (SELECT contact_id, chain FROM kept_step "
        "GROUP BY contact_id, chain HAVING count(*) > count(DISTINCT step_contact_id))"
    )
    run(
        "WITH way AS (SELECT contact_id, chain, group_concat(step_contact_id ORDER BY position) AS people "
        "FROM kept_step GROUP BY contact_id, chain) DELETE FROM kept_step WHERE (contact_id, chain) IN "
        "(SELECT later.contact_id, later.chain FROM way AS later JOIN way AS first USING (contact_id, people) "
        "WHERE first.chain < later.chain)"
    )


def _unite_acquaintance(connection: Connection, keep: int, chosen: str) -> None:
    """Who is known under one of the cards is known, and who is the user under one of them is."""
    run = connection.exec_driver_sql
    if run(f"SELECT 1 FROM own_card WHERE contact_id IN {chosen}").first() is not None:
        ties.set_own_card(connection, keep)
    run(
        f"DELETE FROM stranger WHERE contact_id = ? AND EXISTS (SELECT 1 FROM contact WHERE id IN {chosen} "
        "AND id NOT IN (SELECT contact_id FROM stranger))",
        (keep,),
    )

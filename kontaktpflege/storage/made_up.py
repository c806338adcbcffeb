"""Writes the made-up past and ties of made-up people, all at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import islice

from sqlalchemy import Connection

from kontaktpflege.domain.cadence import rhythm_in_force
from kontaktpflege.domain.made_up.favors import made_up_favors
from kontaktpflege.domain.made_up.story import RHYTHMS, Story, made_up_stories
from kontaktpflege.domain.made_up.ties import SAMPLE_ME, made_up_ties, sample_ties
from kontaktpflege.domain.tie import Tie
from kontaktpflege.storage import care, favors, journal, ties

_AT_ONCE = 2_000
_DAYS = 730
"""How long the past is."""
_LEFT_ALONE = 5
"""One in so many of a circle is in the address book only."""


def know_as_told(connection: Connection, today: date, acquaintances: int) -> None:
    """Who the user of the sample book is, and who knows whom in it; the last so many people the user does not know."""
    people = connection.exec_driver_sql("SELECT id, name FROM contact ORDER BY id DESC").all()
    ids = {name: contact_id for contact_id, name in people}
    ties.set_own_card(connection, ids[SAMPLE_ME])
    ties.estrange(connection, [contact_id for contact_id, _ in people[:acquaintances]])
    _tie(connection, sample_ties(ids), today)


def know_by_chance(connection: Connection, seed: int, today: date, known: int) -> None:
    """Let the first of made-up people be the user, who knows the `known` first ones himself; and who knows whom."""
    people = connection.exec_driver_sql("SELECT id FROM contact ORDER BY id").scalars().all()
    ties.set_own_card(connection, people[0])
    ties.estrange(connection, people[known:])
    _tie(connection, made_up_ties(people[1:known], people[known:], seed), today)


def _tie(connection: Connection, told: Iterator[Tie], today: date) -> None:
    while some := [replace(tie, added_on=today.toordinal() - tie.low % 400) for tie in islice(told, _AT_ONCE)]:
        ties.add(connection, some)


def live_two_years(connection: Connection, seed: int, today: date) -> None:
    """Give everybody whom the user knows a past, and care for most of those who are in a circle; inside a transaction."""
    run = connection.exec_driver_sql
    for key, days in RHYTHMS.items():
        circle = run("SELECT id FROM circle WHERE key = ?", (key,)).scalar()
        if circle is not None:
            care.set_rhythm(connection, circle, days)
    people = list(_people(connection))
    since = today.toordinal() - _DAYS
    run(  # a third of them at the beginning, the others by and by
        "UPDATE contact SET created_at = created_at - 86400000 * (CASE id % 3 WHEN 0 THEN ? ELSE id * 7919 % ? END)",
        (_DAYS, _DAYS),
    )
    run(
        "INSERT INTO care (contact_id, chosen, since_on) VALUES (?, 1, ?) ON CONFLICT (contact_id) DO NOTHING",
        [(contact_id, since) for contact_id, days in people if days is not None],
    )
    stories = made_up_stories(people, seed, today)
    while batch := list(islice(stories, _AT_ONCE)):
        _write(connection, batch)
    done = made_up_favors(people, seed, today)
    while some := list(islice(done, _AT_ONCE)):
        favors.add_many(connection, some)


def _people(connection: Connection) -> Iterator[tuple[int, int | None]]:
    """(contact, days of its rhythm, None for those who are left alone) of those whom the user knows, by number."""
    rows = connection.exec_driver_sql(
        "SELECT contact.id, group_concat(DISTINCT substr(circle.key || '.', 1, instr(circle.key || '.', '.') - 1)) "
        "FROM contact LEFT JOIN membership ON membership.contact_id = contact.id "
        "LEFT JOIN circle ON circle.id = circle_id WHERE contact.id NOT IN (SELECT contact_id FROM stranger "
        "UNION ALL SELECT contact_id FROM own_card) GROUP BY contact.id ORDER BY contact.id"
    ).all()
    for contact_id, keys in rows:
        of_circles = [RHYTHMS[key] for key in (keys or "").split(",") if key in RHYTHMS]
        yield contact_id, rhythm_in_force(None, of_circles) if contact_id % _LEFT_ALONE else None


def _write(connection: Connection, stories: list[tuple[int, Story]]) -> None:
    journal.add_many(connection, [one for _, story in stories for one in story.interactions])
    for contact_id, story in stories:
        for promise in story.promises:
            journal.add_promise(connection, promise)
        for fact in story.facts:
            journal.put_fact(connection, fact)
        if story.about is not None:
            about = story.about
            care.put_about(connection, contact_id, (about.form, about.story, about.knows_me_as, about.anchor))

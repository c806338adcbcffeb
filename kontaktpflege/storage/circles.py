"""Circles, who is in them, and which CATEGORIES mean them."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection

from kontaktpflege.domain.card import Card
from kontaktpflege.domain.circle import Circle, builtin_aliases, category_key
from kontaktpflege.domain.listing import INDEXED_CHARACTERS
from kontaktpflege.domain.names import fold, split_words
from kontaktpflege.storage.contacts import selected

_COLUMNS = "SELECT id, key, parent_id, name, hue, shape, position FROM circle"


def circles(connection: Connection) -> tuple[Circle, ...]:
    """All circles in display order: each followed by its subgroups."""
    children: dict[int | None, list[Circle]] = {}
    for row in connection.exec_driver_sql(f"{_COLUMNS} ORDER BY position, id"):
        circle = Circle(id=row[0], key=row[1], parent_id=row[2], name=row[3], hue=row[4], shape=row[5], position=row[6])
        children.setdefault(circle.parent_id, []).append(circle)
    ordered: list[Circle] = []

    def descend(parent: int | None) -> None:
        for circle in children.pop(parent, []):
            ordered.append(circle)
            descend(circle.id)

    descend(None)
    return tuple(ordered)


def names(connection: Connection) -> dict[str, int]:
    """Category key → circle: own names, and in both languages those of the built-in ones."""
    keys: dict[str, int] = {}
    known: dict[str, int] = {}
    for circle_id, key, name in connection.exec_driver_sql("SELECT id, key, name FROM circle"):
        if key:
            keys[key] = circle_id
        if name:
            known[category_key(name)] = circle_id
    for category, key in builtin_aliases().items():
        if key in keys:
            known.setdefault(category, keys[key])
    return known


def known_categories(connection: Connection) -> dict[str, int]:
    """Category key → circle: names and aliases."""
    known = names(connection)
    for category, circle_id in connection.exec_driver_sql("SELECT category, circle_id FROM circle_alias"):
        known.setdefault(category, circle_id)
    return known


def add(connection: Connection, circle_id: int, ids: Sequence[int]) -> int:
    """Put contacts into a circle; returns how many were not in it yet."""
    sql = (
        f"INSERT INTO membership (contact_id, circle_id) SELECT id, ? FROM contact WHERE id IN {selected(connection, ids)} "
        "AND NOT EXISTS (SELECT 1 FROM membership WHERE contact_id = contact.id AND circle_id = ?)"
    )
    return int(connection.exec_driver_sql(sql, (circle_id, circle_id)).rowcount)


def remove(connection: Connection, circle_id: int, ids: Sequence[int]) -> int:
    """Take contacts out of a circle and of its subgroups; returns how many contacts that changed."""
    sql = (
        f"DELETE FROM membership WHERE contact_id IN {selected(connection, ids)} AND circle_id IN ("
        "WITH RECURSIVE tree (id) AS (SELECT ? UNION SELECT circle.id FROM circle JOIN tree ON circle.parent_id = tree.id) "
        "SELECT id FROM tree) RETURNING contact_id"
    )
    return len(set(connection.exec_driver_sql(sql, (circle_id,)).scalars()))


def members(connection: Connection, circle_id: int) -> list[int]:
    """The contacts that are in a circle itself, oldest first."""
    sql = "SELECT contact_id FROM membership WHERE circle_id = ? ORDER BY contact_id"
    return list(connection.exec_driver_sql(sql, (circle_id,)).scalars())


def join_labelled(connection: Connection, circle_id: int, label: str) -> int:
    """Let everybody in whose CATEGORIES already name the circle; returns how many came.

    Else the label would mean a circle that they left, and go from their cards at the next export.
    """
    key, words = category_key(label), split_words(fold(label))
    said = " AND ".join(["instr(words, ?)"] * len(words)) or "1"  # beyond so many letters words are not kept
    sql = (
        "SELECT contact.id, text FROM contact JOIN card ON card.id = contact.card_id "
        "JOIN haystack ON haystack.card_id = contact.card_id "
        f"WHERE ({said} OR length(text) > {INDEXED_CHARACTERS}) AND text LIKE '%CATEGORIES%'"
    )
    rows = connection.exec_driver_sql(sql, tuple(words)).all()
    named = [row[0] for row in rows if key in map(category_key, Card.from_text(row[1]).categories)]
    return add(connection, circle_id, named)


def leave(connection: Connection, circle_id: int, ids: Sequence[int]) -> int:
    """Take contacts out of a circle alone; returns how many were in it."""
    sql = f"DELETE FROM membership WHERE circle_id = ? AND contact_id IN {selected(connection, ids)}"
    return int(connection.exec_driver_sql(sql, (circle_id,)).rowcount)


def create(connection: Connection, name: str, parent_id: int | None, hue: str, shape: str) -> int:
    """Make a circle behind its siblings; returns its id."""
    sql = "INSERT INTO circle (key, parent_id, name, hue, shape, position) VALUES ('', ?, ?, ?, ?, ?) RETURNING id"
    position = next_position(connection)
    return int(connection.exec_driver_sql(sql, (parent_id, name, hue, shape, position)).scalar_one())


def change(connection: Connection, circle: Circle) -> None:
    """Keep a circle's new name, colour, shape, parent and position."""
    connection.exec_driver_sql(
        "UPDATE circle SET name = ?, parent_id = ?, hue = ?, shape = ?, position = ? WHERE id = ?",
        (circle.name, circle.parent_id, circle.hue, circle.shape, circle.position, circle.id),
    )


def delete(connection: Connection, circle_id: int) -> None:
    """Delete a circle; its members stay, its subgroups move up, a group card that fed it goes."""
    run = connection.exec_driver_sql
    run("DELETE FROM membership WHERE circle_id = ?", (circle_id,))
    run("DELETE FROM circle_alias WHERE circle_id = ?", (circle_id,))
    run("DELETE FROM rhythm WHERE circle_id = ?", (circle_id,))
    run(
        "DELETE FROM seen WHERE owner = 'group' AND owner_id IN (SELECT id FROM group_card WHERE circle_id = ?)",
        (circle_id,),
    )
    run("DELETE FROM group_card WHERE circle_id = ?", (circle_id,))
    run(
        "UPDATE circle SET parent_id = (SELECT parent_id FROM circle WHERE id = ?) WHERE parent_id = ?",
        (circle_id, circle_id),
    )
    run(
        "DELETE FROM greeting WHERE key IN (SELECT 'own:' || id FROM occasion WHERE circle_id = ?)",
        (circle_id,),
    )
    run("DELETE FROM occasion WHERE circle_id = ?", (circle_id,))
    run("DELETE FROM circle WHERE id = ?", (circle_id,))


def next_position(connection: Connection) -> int:
    """The place behind all circles there are."""
    return int(connection.exec_driver_sql("SELECT ifnull(max(position), 0) + 1 FROM circle").scalar_one())


def take_in(connection: Connection, target: int, source: int) -> None:
    """Let `target` have the members, subgroups, group cards and other spellings of `source`."""
    run = connection.exec_driver_sql
    run(
        "INSERT INTO membership (contact_id, circle_id) SELECT contact_id, ? FROM membership WHERE circle_id = ? "
        "ON CONFLICT DO NOTHING",
        (target, source),
    )
    run("DELETE FROM membership WHERE circle_id = ?", (source,))
    run("UPDATE circle SET parent_id = ? WHERE parent_id = ?", (target, source))
    run("UPDATE group_card SET circle_id = ? WHERE circle_id = ?", (target, source))
    run("UPDATE circle_alias SET circle_id = ? WHERE circle_id = ?", (target, source))
    run("UPDATE occasion SET circle_id = ? WHERE circle_id = ?", (target, source))


def add_alias(connection: Connection, category: str, circle_id: int) -> None:
    """Let a spelling of CATEGORIES mean a circle from now on."""
    sql = "INSERT INTO circle_alias (category, circle_id) VALUES (?, ?) ON CONFLICT DO NOTHING"
    connection.exec_driver_sql(sql, (category_key(category), circle_id))


def drop_alias(connection: Connection, category: str) -> None:
    """Let a spelling of CATEGORIES mean no circle but one that is called so."""
    connection.exec_driver_sql("DELETE FROM circle_alias WHERE category = ?", (category_key(category),))


def group_cards(connection: Connection) -> list[tuple[int, str, str, int]]:
    """(id, UID, card text, circle) of every group card."""
    rows = connection.exec_driver_sql(
        "SELECT group_card.id, uid, text, circle_id FROM group_card JOIN card ON card.id = card_id ORDER BY group_card.id"
    )
    return [(row[0], row[1], row[2], row[3]) for row in rows]


def keep_group_card(connection: Connection, text: str, uid: str, circle_id: int, known: int | None) -> int:
    """Keep a group card as it came, in place of the `known` one if there is one; returns its id."""
    run = connection.exec_driver_sql
    card_id = run("INSERT INTO card (text) VALUES (?) RETURNING id", (text,)).scalar_one()
    if known is not None:
        run("UPDATE group_card SET card_id = ?, uid = ? WHERE id = ?", (card_id, uid, known))
        return known
    sql = "INSERT INTO group_card (card_id, uid, circle_id) VALUES (?, ?, ?) RETURNING id"
    return int(run(sql, (card_id, uid, circle_id)).scalar_one())

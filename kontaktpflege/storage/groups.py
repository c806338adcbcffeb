"""Groups in which one may care for many at once: (what they share, a contact, whether it is cared for), row by row."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection

from kontaktpflege.domain.card import Card
from kontaktpflege.domain.care import GroupKind

Row = tuple[str, int, bool]

_LIVING = (
    "FROM contact LEFT JOIN care ON care.contact_id = contact.id WHERE trashed_at IS NULL "
    "AND contact.id NOT IN (SELECT contact_id FROM died) AND contact.id NOT IN (SELECT contact_id FROM stranger)"
)


def members(connection: Connection, kind: GroupKind) -> Iterable[Row]:
    """Everybody in every group of a kind; a circle is named by its id and takes in its subgroups."""
    if kind is GroupKind.LABEL:
        return _labelled(connection)
    if kind is GroupKind.CIRCLE:
        return _in_circles(connection)
    column = kind.value
    sql = f"SELECT trim({column}), contact.id, ifnull(chosen, 0) {_LIVING} AND trim({column}) <> ''"
    return [(row[0], row[1], bool(row[2])) for row in connection.exec_driver_sql(sql)]


def _in_circles(connection: Connection) -> Iterable[Row]:
    sql = (
        "WITH RECURSIVE above (circle_id, id) AS (SELECT id, id FROM circle UNION "
        "SELECT above.circle_id, circle.parent_id FROM above JOIN circle ON circle.id = above.id "
        "WHERE circle.parent_id IS NOT NULL) "
        "SELECT DISTINCT above.id, contact_id, cared FROM above JOIN membership USING (circle_id) "
        f"JOIN (SELECT contact.id AS one, ifnull(chosen, 0) AS cared {_LIVING}) ON one = contact_id"
    )
    return [(str(row[0]), row[1], bool(row[2])) for row in connection.exec_driver_sql(sql)]


def _labelled(connection: Connection) -> Iterable[Row]:
    sql = (
        "SELECT text, contact.id, ifnull(chosen, 0) FROM card JOIN contact ON contact.card_id = card.id "
        "LEFT JOIN care ON care.contact_id = contact.id WHERE trashed_at IS NULL AND instr(text, 'CATEGORIES') "
        "AND contact.id NOT IN (SELECT contact_id FROM died) AND contact.id NOT IN (SELECT contact_id FROM stranger)"
    )
    for text, contact, chosen in connection.exec_driver_sql(sql):
        for label in Card.from_text(text).categories:
            if label.strip():
                yield label.strip(), contact, bool(chosen)

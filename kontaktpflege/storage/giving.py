"""Reads what could be given to somebody: shared interests, and who else has them."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection

from kontaktpflege.domain.circle import Circle
from kontaktpflege.domain.giving import Peer
from kontaktpflege.storage import circles

_INTEREST = "interest"


def interests(connection: Connection, contact_id: int) -> list[Circle]:
    """The circles of interest that a contact is in."""
    every = circles.circles(connection)
    by_id = {circle.id: circle for circle in every}
    sql = "SELECT circle_id FROM membership WHERE contact_id = ?"
    joined = {circle_id for (circle_id,) in connection.exec_driver_sql(sql, (contact_id,))}
    return [circle for circle in every if circle.id in joined and _root(circle, by_id).key == _INTEREST]


def peers(connection: Connection, contact_id: int, circle_id: int, interest: str, most: int) -> list[Peer]:
    """Who else is in a circle, from other organisations and alive, those cared for first."""
    sql = (
        "SELECT contact.id, contact.name FROM membership JOIN contact ON contact.id = membership.contact_id "
        "LEFT JOIN care ON care.contact_id = contact.id "
        "WHERE membership.circle_id = ? AND contact.id <> ? AND contact.trashed_at IS NULL AND contact.name <> '' "
        "AND (contact.organisation = '' OR contact.organisation <> "
        "(SELECT organisation FROM contact WHERE id = ?)) "
        "AND contact.id NOT IN (SELECT contact_id FROM died) AND contact.id NOT IN (SELECT contact_id FROM stranger) "
        "ORDER BY care.days IS NULL, contact.by_last, contact.id LIMIT ?"
    )
    rows = connection.exec_driver_sql(sql, (circle_id, contact_id, contact_id, most))
    return [Peer(int(one), str(name), interest) for one, name in rows]


def _root(circle: Circle, by_id: Mapping[int, Circle]) -> Circle:
    while circle.parent_id is not None and circle.parent_id in by_id:
        circle = by_id[circle.parent_id]
    return circle

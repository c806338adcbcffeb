"""Search by where people are known from: few have any words there, so they are read, without an index."""

from __future__ import annotations

import json

from sqlalchemy import Connection

from kontaktpflege.storage.search import Frame, Plan, SearchQuery, term_condition

_VIA_NAME = "instr(' ' || by_last || ' ', ?)"
_TOLD_TERM = (
    "(instr(origin.words, ?) "
    f"OR ifnull((SELECT {_VIA_NAME} FROM contact WHERE contact.id = origin.through_id), 0) "
    "OR (SELECT instr(haystack.words, ?) FROM contact CROSS JOIN haystack ON haystack.card_id = contact.card_id "
    "WHERE contact.id = origin.contact_id))"
)
"""A term is told of the origin, is in the name that the contact has now through whom one met, or is on the card."""


def told(connection: Connection, query: SearchQuery) -> list[int]:
    """The contacts that have a word of the query where they are known from, and the others there or on the card."""
    needles = [term.needle for alternatives in query.words for terms in alternatives for term in terms]
    named = " OR ".join([_VIA_NAME] * len(needles))
    touched = " OR ".join(["instr(origin.words, ?)"] * len(needles))
    decided, verified = term_condition(query, verified_only=False, term_sql=_TOLD_TERM)
    sql = (
        f"SELECT contact_id FROM origin WHERE words <> '' AND ({touched} OR through_id IN (SELECT id FROM contact WHERE "
        f"id IN (SELECT through_id FROM origin WHERE through_id IS NOT NULL) AND ({named}))) AND {decided}"
    )
    return list(connection.exec_driver_sql(sql, (*needles, *needles, *verified)).scalars())


def widened(found: Plan, told: list[int], frame: Frame) -> Plan:
    """The page of a plan with other contacts sorted in."""
    sql = (
        f"SELECT contact.id FROM contact WHERE {frame.where} AND contact.id IN "
        f"(SELECT id FROM ({found.sql}) UNION ALL SELECT value FROM json_each(?)) ORDER BY {frame.order} LIMIT ?"
    )
    return Plan(sql, (*found.parameters, json.dumps(told), frame.limit))

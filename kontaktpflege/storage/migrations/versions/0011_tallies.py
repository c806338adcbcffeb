"""Derived tables: what may speak for a call, who was in touch when, what came of calls."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, Integer, PrimaryKeyConstraint, Text, text

revision = "0011"
down_revision = "0010"

_PULL = """
INSERT INTO pull (contact_id, kinds, days, due_on, birthday)
SELECT id, kinds, days, due_on, birthday FROM (
    SELECT contact.id,
        1 * EXISTS (SELECT 1 FROM promise WHERE contact_id = contact.id AND kept_on IS NULL AND mine = 1
            AND due_on IS NOT NULL)
        + 2 * EXISTS (SELECT 1 FROM promise WHERE contact_id = contact.id AND kept_on IS NULL AND mine = 1
            AND due_on IS NULL)
        + 4 * (owed_on IS NOT NULL) + 8 * (greet_on IS NOT NULL) + 16 * (wakes_on IS NOT NULL)
        + 32 * EXISTS (SELECT 1 FROM dear WHERE contact_id = contact.id) AS kinds,
        CASE WHEN due_on IS NULL THEN 0 ELSE days END AS days, ifnull(due_on, 3652059) AS due_on,
        CASE WHEN birthday LIKE '%-__-__' THEN substr(birthday, -5) ELSE '' END AS birthday,
        ifnull(chosen = 1 AND resting = 0, 0) AS cared
    FROM contact LEFT JOIN care ON care.contact_id = contact.id
    WHERE trashed_at IS NULL AND contact.id NOT IN (SELECT contact_id FROM died)
) WHERE cared OR kinds & ~32
"""
_IN_TOUCH = """
INSERT INTO in_touch (contact_id, start, stop)
WITH span AS (
    SELECT contact_id, day AS start, day + (days * weight + 1) / 2 AS stop
    FROM care CROSS JOIN participant USING (contact_id) CROSS JOIN interaction ON interaction.id = interaction_id
    WHERE due_on IS NOT NULL AND weight > 0
), mark AS (
    SELECT contact_id, start, stop, start > ifnull(max(stop) OVER (PARTITION BY contact_id ORDER BY start, stop
        ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS begins FROM span
), stretch AS (
    SELECT contact_id, start, stop, sum(begins) OVER (PARTITION BY contact_id ORDER BY start, stop
        ROWS UNBOUNDED PRECEDING) AS number FROM mark
)
SELECT contact_id, min(start), max(stop) FROM stretch GROUP BY contact_id, number
"""
_MADE_CALL = """
INSERT INTO made_call (interaction_id, day, reached, further)
WITH talk AS (
    SELECT interaction_id, min(day) OVER (PARTITION BY contact_id ORDER BY at DESC, id DESC
        ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS next
    FROM participant CROSS JOIN interaction ON interaction.id = interaction_id WHERE outcome = 'reached'
), again AS (SELECT interaction_id, min(next) AS next FROM talk GROUP BY interaction_id)
SELECT id, day, outcome = 'reached', outcome = 'reached' AND ifnull(next <= day + 14, 0)
FROM interaction LEFT JOIN again ON again.interaction_id = interaction.id
WHERE channel = 'call' AND direction <> 'in'
"""


def upgrade() -> None:
    """All three are made of what the book holds."""
    op.create_table(
        "pull",
        Column("contact_id", Integer, primary_key=True, autoincrement=False),
        Column("kinds", Integer, nullable=False),
        Column("days", Integer, nullable=False),
        Column("due_on", Integer, nullable=False),
        Column("birthday", Text, nullable=False, server_default=""),
    )
    op.create_index("pull_by_kinds", "pull", ["kinds", "days", "due_on", "contact_id"])
    op.create_index(
        "pull_by_birthday", "pull", ["birthday", "kinds", "days", "due_on"], sqlite_where=text("birthday <> ''")
    )
    op.create_table(
        "in_touch",
        Column("contact_id", Integer, nullable=False),
        Column("start", Integer, nullable=False),
        Column("stop", Integer, nullable=False),
        PrimaryKeyConstraint("contact_id", "start"),
        sqlite_with_rowid=False,
    )
    op.create_index("in_touch_start", "in_touch", ["start"])
    op.create_index("in_touch_stop", "in_touch", ["stop"])
    op.create_table(
        "made_call",
        Column("interaction_id", Integer, primary_key=True, autoincrement=False),
        Column("day", Integer, nullable=False),
        Column("reached", Integer, nullable=False),
        Column("further", Integer, nullable=False),
    )
    op.create_index("made_call_by_day", "made_call", ["day", "reached", "further"])
    for sql in (_PULL, _IN_TOUCH, _MADE_CALL):
        op.get_bind().exec_driver_sql(sql)

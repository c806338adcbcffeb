"""A tilt is told beyond so many favours of the middle size; before, of the small one."""

from __future__ import annotations

from alembic import op

revision = "0015"
down_revision = "0014"

_RULE = "ifnull((SELECT json_extract(value, '$.{path}') FROM fact WHERE name = 'ledger_rules'), {otherwise})"
_FRIENDS = (
    "WITH RECURSIVE friends (id) AS (SELECT id FROM circle WHERE parent_id IS NULL AND key IN ('private', 'neighbourhood') "
    "UNION SELECT circle.id FROM circle JOIN friends ON circle.parent_id = friends.id) SELECT id FROM friends"
)
_HELPED = 64


def upgrade() -> None:
    """Bring the bit that says so in line."""
    slack = f"{_RULE.format(path='tilt_beyond', otherwise=3)} * {_RULE.format(path='weights.help', otherwise=2)}"
    scale = (
        f"({_RULE.format(path='scale_for_all', otherwise=0)} OR NOT EXISTS (SELECT 1 FROM membership "
        f"WHERE membership.contact_id = pull.contact_id AND circle_id IN ({_FRIENDS})))"
    )
    helped = (
        "EXISTS (SELECT 1 FROM account WHERE account.contact_id = pull.contact_id "
        f"AND -account.balance > {slack} AND {scale})"
    )
    op.execute(f"UPDATE pull SET kinds = kinds & ~{_HELPED} | {_HELPED} * {helped}")

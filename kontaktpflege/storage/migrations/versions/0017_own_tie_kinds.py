"""The user's own kinds of tie have an index: reading all ties for them held up the dialog in a large book."""

from __future__ import annotations

from alembic import op
from sqlalchemy import text

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    """Make the index, which is empty where nobody has kinds of his own."""
    op.create_index(
        "tie_of_own_kind",
        "tie",
        ["kind"],
        sqlite_where=text("kind NOT IN ('knows', 'family', 'friend', 'colleague', 'neighbour', 'club', 'business')"),
    )

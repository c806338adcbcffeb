"""The first tables: cards, contacts, circles, the search index, and the steps of undo."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, ForeignKey, Integer, LargeBinary, PrimaryKeyConstraint, Text, text

revision = "0001"
down_revision = None

_CIRCLES = (
    (1, "private", None, "private", "disc"),
    (2, "private.family", 1, "private", "disc"),
    (3, "private.friends", 1, "private", "disc"),
    (4, "private.acquaintances", 1, "private", "disc"),
    (5, "professional", None, "professional", "square"),
    (6, "professional.customers", 5, "professional", "square"),
    (7, "professional.suppliers", 5, "professional", "square"),
    (8, "professional.partners", 5, "professional", "square"),
    (9, "professional.investors", 5, "professional", "square"),
    (10, "neighbourhood", None, "neighbourhood", "roof"),
    (11, "neighbourhood.neighbours", 10, "neighbourhood", "roof"),
    (12, "neighbourhood.local", 10, "neighbourhood", "roof"),
    (13, "neighbourhood.regional", 10, "neighbourhood", "roof"),
    (14, "interest", None, "interest", "diamond"),
    (15, "interest.hobby", 14, "interest", "diamond"),
    (16, "interest.associations", 14, "interest", "diamond"),
    (17, "interest.clubs", 14, "interest", "diamond"),
)


def upgrade() -> None:
    """Lay out an empty book."""
    _create_cards()
    _create_contacts()
    _create_circles()
    _create_leftovers()
    connection = op.get_bind()
    connection.exec_driver_sql("INSERT INTO recording (step_id) VALUES (NULL)")
    connection.exec_driver_sql(
        "INSERT INTO circle (id, key, parent_id, hue, shape, position) VALUES (?, ?, ?, ?, ?, ?)",
        [(*circle, circle[0]) for circle in _CIRCLES],
    )


def _required_text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False, server_default="")


def _create_cards() -> None:
    op.create_table(
        "card",
        Column("id", Integer, primary_key=True),
        Column("text", Text, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "haystack",
        Column("card_id", Integer, primary_key=True, autoincrement=False),
        Column("words", Text, nullable=False),
    )
    op.create_table(
        "handle",
        Column("key", Text, nullable=False),
        Column("card_id", Integer, nullable=False),
        PrimaryKeyConstraint("key", "card_id"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "blob",
        Column("digest", LargeBinary, primary_key=True),
        Column("data", LargeBinary, nullable=False),
    )
    op.execute(
        "CREATE VIRTUAL TABLE search USING fts5(words, content='', contentless_delete=1, detail=none, "
        "tokenize='trigram case_sensitive 1')"
    )


def _create_contacts() -> None:
    op.create_table(
        "contact",
        Column("id", Integer, primary_key=True),
        Column("uuid", LargeBinary, nullable=False),
        Column("card_id", Integer, ForeignKey("card.id", deferrable=True, initially="DEFERRED"), nullable=False),
        _required_text("uid"),
        _required_text("name"),
        _required_text("by_last"),
        _required_text("by_first"),
        _required_text("organisation"),
        _required_text("role"),
        _required_text("phone"),
        _required_text("mail"),
        _required_text("city"),
        _required_text("birthday"),
        _required_text("photo"),
        Column("derivation", Integer, nullable=False),
        Column("created_at", Integer, nullable=False),
        Column("changed_at", Integer, nullable=False),
        Column("trashed_at", Integer),
        _required_text("review"),
        sqlite_autoincrement=True,
    )
    present = text("trashed_at IS NULL")
    op.create_index("contact_by_last", "contact", ["by_last", "id", "card_id", "trashed_at"], sqlite_where=present)
    op.create_index("contact_by_first", "contact", ["by_first", "id", "card_id", "trashed_at"], sqlite_where=present)
    op.create_index("contact_by_card", "contact", ["card_id"])
    op.create_index("contact_by_uid", "contact", ["uid"], sqlite_where=text("uid <> ''"))
    op.create_index("contact_in_trash", "contact", ["trashed_at"], sqlite_where=text("trashed_at IS NOT NULL"))
    op.create_index("contact_to_review", "contact", ["id"], sqlite_where=text("review <> ''"))
    op.create_table(
        "base",
        Column("contact_id", Integer, nullable=False),
        Column("source", Text, nullable=False),
        Column("card_id", Integer, nullable=False),
        PrimaryKeyConstraint("contact_id", "source"),
        sqlite_with_rowid=False,
    )
    op.create_index("base_by_card", "base", ["card_id"])
    op.create_table(
        "seen",
        Column("digest", LargeBinary, nullable=False),
        Column("owner", Text, nullable=False),
        Column("owner_id", Integer, nullable=False),
        PrimaryKeyConstraint("digest", "owner", "owner_id"),
        sqlite_with_rowid=False,
    )
    op.create_index("seen_by_owner", "seen", ["owner", "owner_id"])


def _create_circles() -> None:
    op.create_table(
        "circle",
        Column("id", Integer, primary_key=True),
        _required_text("key"),
        Column("parent_id", Integer),
        _required_text("name"),
        Column("hue", Text, nullable=False),
        Column("shape", Text, nullable=False),
        Column("position", Integer, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "circle_alias",
        Column("category", Text, nullable=False),
        Column("circle_id", Integer, nullable=False),
        PrimaryKeyConstraint("category"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "membership",
        Column("contact_id", Integer, nullable=False),
        Column("circle_id", Integer, nullable=False),
        PrimaryKeyConstraint("contact_id", "circle_id"),
        sqlite_with_rowid=False,
    )
    op.create_index("membership_by_circle", "membership", ["circle_id", "contact_id"])
    op.create_table(
        "group_card",
        Column("id", Integer, primary_key=True),
        Column("card_id", Integer, nullable=False),
        _required_text("uid"),
        Column("circle_id", Integer, nullable=False),
        sqlite_autoincrement=True,
    )


def _create_leftovers() -> None:
    op.create_table(
        "unreadable",
        Column("id", Integer, primary_key=True),
        Column("file", Text, nullable=False),
        Column("line", Integer, nullable=False),
        Column("reason", Text, nullable=False),
        Column("raw", LargeBinary, nullable=False),
        Column("found_at", Integer, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "step",
        Column("id", Integer, primary_key=True),
        Column("kind", Text, nullable=False),
        Column("facts", Text, nullable=False),
        Column("at", Integer, nullable=False),
        Column("undone", Integer, nullable=False, server_default="0"),
        sqlite_autoincrement=True,
    )
    op.create_table("recording", Column("step_id", Integer))
    op.create_table(
        "fact",
        Column("name", Text, primary_key=True),
        Column("value", Text, nullable=False),
        sqlite_with_rowid=False,
    )

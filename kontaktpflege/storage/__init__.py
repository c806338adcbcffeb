"""Keeps the book: rows in SQLite and back."""

from inspect import iscoroutine

from kontaktpflege.storage.late import put_off

# SQLAlchemy imports both for what a book never needs. Together they are a tenth of the time to start.
with put_off("asyncio", iscoroutine=iscoroutine), put_off("importlib.metadata"):
    import sqlalchemy.dialects.sqlite  # noqa: F401

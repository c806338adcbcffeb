"""Keeps what is true: rows in SQLite and back."""

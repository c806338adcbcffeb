"""Keeps the book: rows in SQLite and back."""

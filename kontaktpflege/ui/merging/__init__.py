"""Contacts made one, and many contacts changed at once."""

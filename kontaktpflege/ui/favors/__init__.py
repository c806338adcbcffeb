"""Noting favours: what was given, what was received."""

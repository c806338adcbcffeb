"""Asks about ties: who knows whom, how well, and since when; and suggests some."""

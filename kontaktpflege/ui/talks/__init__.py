"""Talks: noting what happened with somebody, and the sheet that one has before one calls."""

"""How it goes: the last year in figures, drawn and as a table."""

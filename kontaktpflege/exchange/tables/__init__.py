"""Tables of contacts: CSV in any dialect, and spreadsheets."""

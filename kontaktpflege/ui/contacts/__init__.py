"""The page of the contacts: circles, table, details."""

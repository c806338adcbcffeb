"""LDIF, as Thunderbird exports its address book."""

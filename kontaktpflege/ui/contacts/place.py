"""Where one can be in the list of places: a scope, a circle, a saved filter."""

from __future__ import annotations

from typing import Final, Literal

from kontaktpflege.domain.contact import ContactQuery, Scope

SAVED: Final = "saved"
TODAY_KEY: Final = "today"
LEDGER_KEY: Final = "ledger"
NETWORK_KEY: Final = "network"

Place = tuple[Scope | Literal["saved", "today", "ledger", "network"], int | None]
"""A scope, with the circle's id if it is one; or `SAVED` and the saved filter's id; or `TODAY`, `LEDGER`, `NETWORK`: no lists."""

EVERYBODY: Place = (Scope.ALL, None)
TODAY: Place = (TODAY_KEY, None)
LEDGER: Place = (LEDGER_KEY, None)
NETWORK: Place = (NETWORK_KEY, None)


def place_of(query: ContactQuery) -> Place:
    """The place that a query lists, words and filters aside."""
    return query.scope, query.circle

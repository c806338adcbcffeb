"""The desk of saved filters: lists that were given a name."""

from __future__ import annotations

from dataclasses import replace

from kontaktpflege.domain.contact import ContactQuery
from kontaktpflege.domain.errors import SavedFilterProblem
from kontaktpflege.domain.names import fold
from kontaktpflege.domain.saved_filter import SavedFilter
from kontaktpflege.storage import saved_filters
from kontaktpflege.storage.store import Connection, Store


class SavedFilterDesk:
    """Filters are saved, renamed, changed and deleted here; each method that changes is one step of undo."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def saved_filters(self) -> tuple[SavedFilter, ...]:
        """All of them in display order."""
        with self._store.reading() as connection:
            return saved_filters.saved_filters(connection)

    def save(self, name: str, query: ContactQuery) -> int:
        """Keep a query under a name, in the place of the one that has the name; returns its id. Raises SavedFilterProblem."""
        with self._store.transaction("filter_save", {"name": name.strip()}) as tx:
            name = _checked(name)
            same = next(
                (one for one in saved_filters.saved_filters(tx.connection) if fold(one.name) == fold(name)), None
            )
            if same is None:
                return saved_filters.insert(tx.connection, name, query)
            saved_filters.change(tx.connection, SavedFilter(id=same.id, name=name, query=query))
            return same.id

    def rename(self, saved_id: int, name: str) -> None:
        """Call a saved filter otherwise; raises SavedFilterProblem."""
        with self._store.transaction("filter_rename", {"name": name.strip()}) as tx:
            name = _checked(name)
            others = [one for one in saved_filters.saved_filters(tx.connection) if one.id != saved_id]
            if any(fold(one.name) == fold(name) for one in others):
                raise SavedFilterProblem("name_taken", name)
            saved_filters.change(tx.connection, replace(_get(tx.connection, saved_id), name=name))

    def change(self, saved_id: int, query: ContactQuery) -> None:
        """Let a saved filter list something else; raises SavedFilterProblem."""
        with self._store.transaction("filter_change") as tx:
            saved = _get(tx.connection, saved_id)
            tx.facts["name"] = saved.name
            saved_filters.change(tx.connection, replace(saved, query=query))

    def delete(self, saved_id: int) -> None:
        """Delete a saved filter; the contacts stay. Raises SavedFilterProblem."""
        with self._store.transaction("filter_delete") as tx:
            tx.facts["name"] = _get(tx.connection, saved_id).name
            saved_filters.delete(tx.connection, saved_id)


def _checked(name: str) -> str:
    if not name.strip():
        raise SavedFilterProblem("name_empty", name)
    return name.strip()


def _get(connection: Connection, saved_id: int) -> SavedFilter:
    for saved in saved_filters.saved_filters(connection):
        if saved.id == saved_id:
            return saved
    raise SavedFilterProblem("no_such_filter", str(saved_id))

"""A window over the ids of a list: fetches the rows that are looked at, forgets the others."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from typing import Generic, TypeVar

Row = TypeVar("Row")
_CHUNK = 64
_CHUNKS_KEPT = 48


class RowWindow(Generic[Row]):
    """Ids in their order, and what is known of some. Costs what is on screen, however many ids there are.

    `fetch` gives the rows of ids by id; it leaves out those that have just gone.
    """

    def __init__(self, fetch: Callable[[Sequence[int]], dict[int, Row]]) -> None:
        self.ids: array[int] = array("q")
        """All of them; set by `show` and `grow` alone."""
        self._fetch = fetch
        self._chunks: OrderedDict[int, dict[int, Row]] = OrderedDict()

    def show(self, ids: array[int], known: Mapping[int, Row]) -> None:
        """Be about these; rows of the beginning may be known already."""
        self.ids = ids
        self._chunks.clear()
        for chunk in range(-(-len(known) // _CHUNK)):
            wanted = ids[chunk * _CHUNK : (chunk + 1) * _CHUNK]
            if all(one in known for one in wanted):
                self._chunks[chunk] = {one: known[one] for one in wanted}

    def is_beginning_of(self, ids: array[int]) -> bool:
        """Whether these are the same with others behind them."""
        held = len(self.ids)
        return 0 < held < len(ids) and ids[:held] == self.ids

    def grow(self, ids: array[int]) -> None:
        """Be about these, of which those so far are the beginning."""
        self._chunks.pop((len(self.ids) - 1) // _CHUNK, None)  # may have been a part of a chunk
        self.ids = ids

    def forget(self) -> None:
        """Fetch again what is looked at."""
        self._chunks.clear()

    def id_at(self, row: int) -> int | None:
        """The id of a row, None beyond the end."""
        return self.ids[row] if 0 <= row < len(self.ids) else None

    def row_of(self, one: int) -> int | None:
        """The row where an id stands, None if it is not in the list."""
        try:
            return self.ids.index(one)
        except ValueError:
            return None

    def row_at(self, row: int) -> Row | None:
        """What stands in a row, None beyond the end or if it has just gone; fetches its neighbours with it."""
        if not 0 <= row < len(self.ids):
            return None
        chunk = row // _CHUNK
        rows = self._chunks.get(chunk)
        if rows is None:
            rows = self._chunks[chunk] = self._fetch(self.ids[chunk * _CHUNK : (chunk + 1) * _CHUNK])
            if len(self._chunks) > _CHUNKS_KEPT:
                self._chunks.popitem(last=False)
        return rows.get(self.ids[row])

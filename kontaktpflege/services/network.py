"""The desk of the network: the whole of who knows whom, and the ways through it."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from kontaktpflege.domain.care import Care
from kontaktpflege.domain.contact import Contact, ContactQuery
from kontaktpflege.domain.errors import Cancelled
from kontaktpflege.domain.favor import Favor
from kontaktpflege.domain.filter import Filter
from kontaktpflege.domain.household import address_key, address_keys, address_words, addresses_in
from kontaktpflege.domain.interaction import Interaction
from kontaktpflege.domain.long_work import Cancel, Progress, silent
from kontaktpflege.domain.tie import Tie
from kontaktpflege.storage import circles, contact_list, network
from kontaktpflege.storage.store import Store

if TYPE_CHECKING:
    from datetime import date

    from kontaktpflege.domain.network.belonging import Belonging, Shared
    from kontaktpflege.domain.network.forces import Points
    from kontaktpflege.domain.network.graph import Flags, Floats, Graph, Places
    from kontaktpflege.domain.network.memory import Recalled
    from kontaktpflege.domain.network_report import Grown, Insights, Measure, ReachReport

_SHAPING = frozenset((Tie, Contact, Care, Favor, Interaction))
"""What the graph is made of."""
_MOST_GAINS = 5
_FREE = "free"
"""The name under which the free picture is kept."""


class NetworkDesk:
    """The network as a whole; safe to use from any thread."""

    def __init__(self, store: Store, home: Callable[[], str]) -> None:
        """`home`: the country (ISO code) of addresses that name none."""
        self._store = store
        self._home = home
        self._making = threading.Lock()
        self._held: tuple[tuple[int, date], Graph, Graph] | None = None
        self._age = 0
        self._heard = False

    def graph(self) -> Graph:
        """Everybody outside the trash and their ties, as the book is now; kept until something of it changes."""
        return self._graphs()[0]

    def living(self) -> Graph:
        """The same without the dead: for whom one may ask, and what the network says."""
        return self._graphs()[1]

    def _graphs(self) -> tuple[Graph, Graph]:
        with self._making:
            today = self._store.today()
            if not self._heard:
                self._store.subscribe(self._hear, first=True)
                self._heard = True
            held = self._held
            if held is None or held[0] != (self._age, today):
                age = self._age
                held = self._held = ((age, today), *self._made(today))
            return held[1:]

    def names(self, ids: Iterable[int]) -> dict[int, str]:
        """Contact id → name."""
        with self._store.reading() as connection:
            return network.names(connection, json.dumps([int(contact_id) for contact_id in ids]))

    def belonging(self, graph: Graph) -> Belonging:
        """Who is in which circle."""
        from kontaktpflege.domain.network.belonging import belonging

        with self._store.reading() as connection:
            return belonging(graph, network.circles(connection), circles.circles(connection))

    def organisations(self, graph: Graph) -> Shared:
        """Who shares an organisation."""
        from kontaktpflege.domain.network.belonging import shared_groups

        with self._store.reading() as connection:
            return shared_groups(graph, network.organisations(connection))

    def addresses(self, graph: Graph, cancelled: Cancel) -> Shared:
        """Who shares an address, at home or at work; reads every card. Raises Cancelled."""
        from kontaktpflege.domain.network.belonging import shared_groups

        home, names, told = self._home(), dict[tuple[str, ...], str](), list[tuple[int, str]]()
        with self._store.reading() as connection:
            for contact_id, text in network.cards_with_addresses(connection):
                if cancelled():
                    raise Cancelled
                for address in reversed(addresses_in(text)):  # that at home counts most
                    if key := address_key(address, home):
                        told.append((contact_id, names.setdefault(key, address_words(address))))
        return shared_groups(graph, told)

    def housemates(self, contact_id: int) -> list[int]:
        """Who has an address in common with a contact, as contact ids; looks at those in the same town."""
        home = self._home()
        with self._store.reading() as connection:
            near = dict(network.cards_near(connection, contact_id))
        own = address_keys(near.pop(contact_id, ""), home)
        return [one for one, text in near.items() if own and not own.isdisjoint(address_keys(text, home))]

    def due(self, graph: Graph) -> Places:
        """Who is due for a talk today, as places, ascending."""
        from kontaktpflege.domain.network.surroundings import standing

        query = ContactQuery(filters=(Filter(kind="overdue"),))
        with self._store.reading() as connection:
            return standing(graph, contact_list.list_ids(connection, query, None, "", self._store.today()))

    def findings(self, cancelled: Cancel) -> Insights:
        """What the network says; seconds where it is large. Raises Cancelled."""
        from kontaktpflege.domain.network.findings import findings
        from kontaktpflege.domain.network.reporting import report, told_circles

        graph = self.living()
        circles = told_circles(self.belonging(graph))
        return report(graph, findings(graph, [members.tolist() for _, members in circles], cancelled), circles)

    def reach(self) -> ReachReport:
        """How far the user reaches as recorded, and whom to get to know."""
        from kontaktpflege.domain.network.reporting import reach_report

        return reach_report(self.living(), _MOST_GAINS)

    def growth(self) -> tuple[Grown, ...]:
        """How many people and ties the book knew, and how far the user reached, month by month; nothing of an empty book."""
        from kontaktpflege.domain.network.growth import noted_days, reached_days, tie_days
        from kontaktpflege.domain.network_report import grown

        graph = self.living()
        now = self._store.clock().astimezone()
        with self._store.reading() as connection:
            told = network.days(connection, now)
        people, ties = noted_days(told)
        reached = [days.tolist() for days in reached_days(graph, tie_days(graph, told))]
        return grown(people.tolist(), ties.tolist(), reached, now.date())

    def sizes(self, graph: Graph, measure: Measure, cancelled: Cancel, progress: Progress = silent) -> Floats:
        """(n): what the size of each person's mark tells. Raises Cancelled."""
        from kontaktpflege.domain.network.reporting import told_circles
        from kontaktpflege.domain.network.sizes import sizes

        groups = [members for _, members in told_circles(self.belonging(graph))]
        return sizes(graph, measure, groups, cancelled, progress)

    def recall(self, graph: Graph) -> Recalled:
        """Where the people of a graph stood when the picture was looked at last."""
        from kontaktpflege.domain.network.memory import recalled, unpacked

        with self._store.reading() as connection:
            held = network.picture(connection, _FREE)
        return recalled(graph, unpacked(*held) if held is not None else None)

    def remember(self, graph: Graph, points: Points, pinned: Flags) -> None:
        """Keep where people stand; nothing that undo would take back."""
        from kontaktpflege.domain.network.memory import remembered

        packed = remembered(graph, points, pinned).packed()
        with self._store.unrecorded() as tx:
            network.keep_picture(tx.connection, _FREE, *packed)

    def _made(self, today: date) -> tuple[Graph, Graph]:
        from kontaktpflege.domain.network.assembly import among_the_living, assemble, numbers

        with self._store.reading() as connection:
            rows = network.rows(connection, today)
        graph = assemble(rows)
        return graph, among_the_living(graph, numbers(rows.died))

    def _hear(self, kinds: frozenset[type]) -> None:
        if kinds & _SHAPING:
            self._age += 1

"""The desk of doors: the chains to whom one wants to reach, and those that were kept."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Sequence
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from kontaktpflege.domain.circle import Circle, subtree
from kontaktpflege.domain.contact import ContactQuery, ContactSummary
from kontaktpflege.domain.door import Adviser, Goal, GoalKind, Hint, KeptWay, Organisations, Step, Way
from kontaktpflege.domain.errors import NetworkProblem
from kontaktpflege.domain.names import fold, split_words
from kontaktpflege.services.address_book import AddressBook
from kontaktpflege.services.capture import CaptureDesk
from kontaktpflege.services.network import NetworkDesk
from kontaktpflege.storage import circles, contact_rows, contacts, doors, ties
from kontaktpflege.storage.store import Connection, Store

if TYPE_CHECKING:
    from kontaktpflege.domain.network.chains import Chain, Chains
    from kontaktpflege.domain.network.graph import Graph

_MOST_GROUPS = 4
_MOST_ADVISERS = 5
_LOOKED_AT = 20
"""So many people two steps away are looked at for one with an organisation."""
_READ = 60
"""So many who mention a goal are looked at."""


class DoorDesk:
    """Safe to use from any thread; each method that changes is one step of undo."""

    def __init__(self, store: Store, book: AddressBook, capture: CaptureDesk, network: NetworkDesk) -> None:
        self._store = store
        self._book = book
        self._capture = capture
        self._network = network
        self._making = threading.Lock()
        self._held: tuple[Graph, Chains, Organisations] | None = None

    def prepare(self) -> None:
        """Make what every question needs, so that the first is answered at once."""
        graph, chains, _organisations = self._prepared()
        if graph.me is not None and len(around := graph.around(graph.me)):
            chains.best(graph.me, [int(around[0])])

    def goals(self, words: str, name_of: Callable[[Circle], str]) -> list[Goal]:
        """Whom words may mean, people first, then organisations, then circles; `name_of` names a circle.

        What means nobody is one goal of words; there is none where nothing was typed.
        """
        wanted = split_words(fold(words))
        if not wanted:
            return []
        people = [Goal(GoalKind.PERSON, one.name, one.id, one.organisation) for one in self._capture.people(words)]
        groups = self._prepared()[2].find(words, _MOST_GROUPS)
        with self._store.reading() as connection:
            every = circles.circles(connection)
        named = [(circle, name_of(circle)) for circle in every]
        shared = [Goal(GoalKind.CIRCLE, name, circle.id) for circle, name in named if _begins(wanted, name)]
        return [*people, *groups, *shared[:_MOST_GROUPS]] or [Goal(GoalKind.WORDS, " ".join(words.split()))]

    def examples(self, name_of: Callable[[Circle], str]) -> list[Goal]:
        """Whom one could ask for in this book: a person two steps away, the best connected, an organisation, a circle."""
        from kontaktpflege.domain.network.surroundings import farther

        graph, _chains, organisations = self._prepared()
        far = [int(graph.ids[place]) for place in farther(graph, _LOOKED_AT)]
        with self._store.reading() as connection:
            rows = contact_rows.summaries(connection, far)
            every = circles.circles(connection)
            far_circles = {circle for row in rows for circle in row.circles}
            inner = [circle for circle in every if circle.parent_id is not None or not circle.key]
            inner.sort(key=lambda one: (one.id not in far_circles, one.key.startswith("private.")))
            circle = next((one for one in inner if doors.in_circles(connection, [one.id])), None)
        named = (organisations.of(row.organisation) for row in rows if row.organisation)
        found = [
            *(Goal(GoalKind.PERSON, row.name, row.id, row.organisation) for row in rows[:1]),
            next(named, None) or organisations.largest(),
            None if circle is None else Goal(GoalKind.CIRCLE, name_of(circle), circle.id),
        ]
        return [goal for goal in found if goal is not None]

    def person(self, contact_id: int) -> Goal:
        """A contact as a goal. Raises ContactNotFound."""
        with self._store.reading() as connection:
            return Goal(GoalKind.PERSON, contacts.contact(connection, contact_id).card.formatted_name, contact_id)

    def ways(self, goal: Goal, *, start: int | None = None, avoid: Iterable[int] = (), most: int = 1) -> list[Way]:
        """The best chains to a goal, the best first; from the user, or from the contact `start`. The dead stand in none.

        Nobody of `avoid` stands in them. Between two others the user stands in one only where there is no other.
        Raises NetworkProblem ("yourself", "oneself", "avoided", "trashed").
        """
        from kontaktpflege.domain.network.surroundings import places_of

        graph, chains, _organisations = self._prepared()
        first = graph.me if start is None else self._place(graph, start)
        last = self._place(graph, goal.id) if goal.kind is GoalKind.PERSON else None
        if first is None:
            return []
        if first == last:
            raise NetworkProblem("oneself" if start is not None else "yourself")
        shunned, ends = places_of(graph, avoid), places_of(graph, self._targets(goal))
        if goal.kind is not GoalKind.PERSON:
            ends.discard(-1 if graph.me is None else graph.me)
        if first in shunned or last in shunned:
            raise NetworkProblem("avoided")
        me = graph.me
        between_others = me is not None and me != first and me not in ends
        found: list[Chain] = []
        if me is not None and between_others:
            found = list(islice(chains.between(first, ends, {*shunned, me}), most))
        if not found and (not between_others or graph.ids[me] != _NOBODY):
            found = list(islice(chains.between(first, ends, shunned), most))
        return self._told(graph, found)

    def asker(self) -> int:
        """The contact that is the user, as the network names it: 0 while none is."""
        graph = self._network.graph()
        return _NOBODY if graph.me is None else int(graph.ids[graph.me])

    def advisers(self, goal: Goal) -> list[Adviser]:
        """Whom the user knows and could ask where no chain leads: those who are nearest to the goal, then the best connected."""
        from kontaktpflege.domain.network.surroundings import connected, places_of

        graph = self._prepared()[0]
        if graph.me is None:
            return []
        known = set(graph.around(graph.me).tolist())
        hints: dict[int, Hint] = {}
        for hint, ids in self._near(goal):
            places = places_of(graph, ids) & known
            for place in sorted(places, key=lambda one: (-int(graph.degree[one]), one)):
                hints.setdefault(int(graph.ids[place]), hint)
        for place in connected(graph, graph.me, _MOST_ADVISERS + 1):
            hints.setdefault(int(graph.ids[place]), Hint.CONNECTED)
        if goal.kind is GoalKind.PERSON:
            hints.pop(goal.id, None)
        rows = self._book.summaries(list(hints)[:_MOST_ADVISERS])
        return [
            Adviser(person=row, hint=hints[row.id], known=int(graph.degree[graph.place_of(row.id)]) - 1) for row in rows
        ]

    def keep(self, ids: Sequence[int]) -> int:
        """Keep a chain from the user on the contact it leads to, the last of it; returns its number there.

        Raises ContactNotFound.
        """
        with self._store.transaction("chain_keep") as tx:
            tx.facts["name"] = contacts.contact(tx.connection, ids[-1]).card.formatted_name
            return doors.keep(tx.connection, ids[-1], ids)

    def drop(self, contact_id: int, number: int) -> None:
        """Let go of a chain that was kept. Raises NetworkProblem ("no_chain"), ContactNotFound."""
        with self._store.transaction("chain_drop") as tx:
            tx.facts["name"] = contacts.contact(tx.connection, contact_id).card.formatted_name
            if not doors.drop(tx.connection, contact_id, number):
                raise NetworkProblem("no_chain")

    def kept(self, contact_id: int) -> list[KeptWay]:
        """The chains that were kept on a contact; those in which somebody lies in the trash are left out."""
        with self._store.reading() as connection:
            chains = doors.chains(connection, contact_id)
            alive = doors.alive(connection, [one for _number, ids in chains for one in ids])
        return [
            KeptWay(number, ids, tuple(alive[one] for one in ids))
            for number, ids in chains
            if all(one in alive for one in ids)
        ]

    def way_of(self, ids: Sequence[int]) -> Way | None:
        """A kept chain as it stands now; None if a tie or somebody of it is gone, or has died."""
        graph = self._prepared()[0]
        places = [graph.me, *(graph.place_of(one) for one in ids)]
        if None in places:
            return None
        from kontaktpflege.domain.network.chains import Chain

        steps = [place for place in places if place is not None]
        numbers = [graph.tie_between(one, other) for one, other in pairwise(steps)]
        if None in numbers:
            return None
        cost = sum(float(graph.cost[number]) for number in numbers)
        return next(iter(self._told(graph, [Chain(cost, tuple(steps))])), None)

    def _prepared(self) -> tuple[Graph, Chains, Organisations]:
        graph = self._network.living()
        with self._making:
            held = self._held
            if held is None or held[0] is not graph:
                from kontaktpflege.domain.network.chains import Chains

                with self._store.reading() as connection:
                    named = Organisations(doors.organisations(connection))
                held = self._held = graph, Chains(graph), named
            return held

    def _place(self, graph: Graph, contact_id: int) -> int | None:
        """Where a contact stands, None for the dead. Raises NetworkProblem ("trashed")."""
        place = graph.place_of(contact_id)
        if place is None and self._network.graph().place_of(contact_id) is None:
            raise NetworkProblem("trashed")
        return place

    def _targets(self, goal: Goal) -> Sequence[int]:
        with self._store.reading() as connection:
            match goal.kind:
                case GoalKind.PERSON:
                    return [goal.id]
                case GoalKind.ORGANISATION:
                    return self._prepared()[2].members(goal.name)
                case GoalKind.CIRCLE:
                    return doors.in_circles(connection, list(subtree(circles.circles(connection), goal.id)))
                case GoalKind.WORDS:
                    return []

    def _near(self, goal: Goal) -> list[tuple[Hint, Sequence[int]]]:
        """Who shares something with a goal, the nearest first."""
        words, near = goal.name, list[tuple[Hint, Sequence[int]]]()
        if goal.kind is GoalKind.PERSON:
            words = ""
            for row in self._book.summaries([goal.id]):
                words = row.organisation
                if words:
                    near.append((Hint.ORGANISATION, self._prepared()[2].members(words)))
                near.append((Hint.ADDRESS, self._network.housemates(goal.id)))
                with self._store.reading() as connection:
                    near.append((Hint.CIRCLE, doors.in_circles(connection, row.circles)))
        if words:
            near.append((Hint.MENTIONED, self._book.list_ids(ContactQuery(words=words), limit=_READ)))
        return near

    def _told(self, graph: Graph, chains: Sequence[Chain]) -> list[Way]:
        """Chains with what is known of each step; without those of whom somebody has left the book since it was read."""
        named = [chain.places[chain.places[0] == graph.me :] for chain in chains]
        ids = {int(graph.ids[place]) for places in named for place in places}
        with self._store.reading() as connection:
            rows = {row.id: row for row in contact_rows.summaries(connection, sorted(ids))}
            return [
                Way(
                    chain.cost,
                    None if chain.places[0] == graph.me else rows[int(graph.ids[chain.places[0]])],
                    tuple(self._step(connection, graph, rows, one, other) for one, other in pairwise(chain.places)),
                )
                for chain, places in zip(chains, named, strict=True)
                if rows.keys() >= {int(graph.ids[place]) for place in places}
            ]

    def _step(
        self, connection: Connection, graph: Graph, rows: dict[int, ContactSummary], one: int, other: int
    ) -> Step:
        number = graph.tie_between(one, other)
        return Step(
            person=rows[int(graph.ids[other])],
            strong=number is not None and bool(graph.strong[number]),
            mine=one == graph.me,
            mine_at_last=other == graph.me,
            tie=ties.tie(connection, int(graph.ids[one]), int(graph.ids[other])),
        )


_NOBODY = 0
"""The id of a user without a card (`domain.network.assembly`), who is shown to nobody as a step."""


def _begins(words: Sequence[str], name: str) -> bool:
    own = split_words(fold(name))
    return all(any(one.startswith(word) for one in own) for word in words)

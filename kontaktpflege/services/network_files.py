"""The desk of network files: ties and people out as GraphML, and in again."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kontaktpflege.domain.card import Card
from kontaktpflege.domain.circle import BUILTIN_CIRCLES
from kontaktpflege.domain.errors import Cancelled, FileProblem, NetworkFileProblem
from kontaktpflege.domain.listing import derive
from kontaktpflege.domain.long_work import Cancel, Progress, never, silent
from kontaktpflege.domain.names import sort_keys, split_full_name
from kontaktpflege.domain.network_file import FilePerson, FileTie, NetworkFile, NetworkReport, OutgoingPerson
from kontaktpflege.domain.tie import Tie, TieSource
from kontaktpflege.exchange.graphml.reader import read_graphml
from kontaktpflege.exchange.graphml.writer import write_graphml
from kontaktpflege.services.exporter import replacing
from kontaktpflege.services.network import NetworkDesk
from kontaktpflege.services.tie_suggestions import bare_uid
from kontaktpflege.storage import contacts, imports, network_files, ties
from kontaktpflege.storage.database import is_of_book
from kontaktpflege.storage.stage import Stage, StagedCard
from kontaktpflege.storage.store import Connection, Store

if TYPE_CHECKING:
    from kontaktpflege.domain.network.graph import Graph

_OFTEN = 1_000
_SPELLING = {circle.key: circle.german for circle in BUILTIN_CIRCLES}


@dataclass(frozen=True, slots=True)
class NetworkPlan:
    """A file that was read, and whom of the book its people are."""

    path: Path
    file: NetworkFile
    matched: dict[str, int]

    @property
    def unmatched(self) -> tuple[FilePerson, ...]:
        """Those whom the book does not have, or more than once."""
        return tuple(one for one in self.file.people if one.key not in self.matched)


class NetworkFileDesk:
    """Writes the network as GraphML and takes one in."""

    def __init__(self, store: Store, network: NetworkDesk, calling_code: str, back_up: Callable[[], object]) -> None:
        self._store = store
        self._network = network
        self._calling_code = calling_code
        self._back_up = back_up

    def write(self, path: Path, *, progress: Progress = silent, cancel: Cancel = never) -> tuple[int, int]:
        """Write everybody outside the trash and their ties, whole or not at all; returns (people, ties).

        Raises FileProblem, Cancelled.
        """
        if is_of_book(path, self._store.path):
            raise FileProblem("cannot_write", str(path), "")
        graph = self._network.graph()
        with self._store.reading() as connection, replacing(path) as stream:
            outgoing = _Outgoing(connection, graph, progress, cancel)
            write_graphml(stream, outgoing.people(), outgoing.ties())
        return outgoing.written

    def read(self, path: Path, *, progress: Progress = silent, cancel: Cancel = never) -> NetworkPlan:
        """Read a GraphML file and find its people in the book; changes nothing.

        By UID, else by the uuid that this book gave, else by a name that one alone has, in the file and in the book.
        Raises FileProblem, NetworkFileProblem, Cancelled.
        """

        def stop() -> None:
            if cancel():
                raise Cancelled

        try:
            total = path.stat().st_size
            with path.open("rb") as stream:
                file = read_graphml(stream, lambda read: progress(min(read, total), total), stop)
        except OSError as error:
            raise FileProblem("cannot_read", str(path), error.strerror or str(error)) from error
        except NetworkFileProblem as error:
            error.path = path.name
            raise
        if not file.people:
            raise NetworkFileProblem("empty", 1, path.name)
        with self._store.reading() as connection:
            return NetworkPlan(path, file, _matched(connection, file))

    def take_in(self, plan: NetworkPlan, *, with_people: bool = False) -> NetworkReport:
        """Keep the ties of a plan that are new, in one step of undo; with `with_people` those whom the book does not have

        come in, too, as strangers but for those tied to the user. Ties that stand there stay as they are. Raises BookError.
        """
        coming = plan.unmatched if with_people else ()
        with self._store.connection() as connection:
            stage = Stage(connection)
            try:
                for one in coming:
                    text = _card_of(one).text
                    stage.add(StagedCard(text, derive(text, self._calling_code), None, ""))
                stage.close_reading()
                if coming:
                    self._back_up()
                return self._take_in(connection, stage, plan, coming)
            finally:
                stage.discard()

    def _take_in(
        self, connection: Connection, stage: Stage, plan: NetworkPlan, coming: tuple[FilePerson, ...]
    ) -> NetworkReport:
        with self._store.transaction("network_import", {"file": plan.path.name}, connection) as tx:
            here = network_files.present(connection, json.dumps(sorted(plan.matched.values())))
            ids = {key: contact for key, contact in plan.matched.items() if contact in here}
            if coming:
                stage.take_over(tx.now)
                new = sorted(imports.newcomers(connection, tx.step or 0))
                ids |= dict(zip((one.key for one in coming), new, strict=True))
                ties.estrange(connection, new)
            told = _ties(plan.file, ids, self._store.today().toordinal())
            added = ties.add(connection, told)
            me = ties.own_card(connection)
            if me is not None and coming:
                met = [ids[end] for one in plan.file.ties for end in _beyond(one, ids, me)]
                ties.acquaint(connection, met)
            tx.facts |= {"count": added, "people": len(coming)}
        return NetworkReport(
            told=sum(one.told for one in plan.file.ties),
            found=len(plan.matched),
            ties=added,
            held=len(told) - added,
            added=len(coming),
            unmatched=() if coming else tuple(one.name or one.key for one in plan.unmatched),
            step=tx.step,
        )


def _beyond(tie: FileTie, ids: dict[str, int], me: int) -> Iterator[str]:
    """The other end of a tie of the user's."""
    one, other = ids.get(tie.one), ids.get(tie.other)
    if one == me and other not in (None, me):
        yield tie.other
    elif other == me and one not in (None, me):
        yield tie.one


def _ties(file: NetworkFile, ids: dict[str, int], today: int) -> list[Tie]:
    """The ties of a file between people of the book, each pair once: the first that tells of it counts."""
    found: dict[tuple[int, int], Tie] = {}
    for one in file.ties:
        low, high = sorted((ids.get(one.one, 0), ids.get(one.other, 0)))
        if one.told and low and low != high:
            tie = Tie(
                low=low,
                high=high,
                kind=one.kind,
                strong=one.strong,
                since=one.since,
                note=one.note,
                source=TieSource.IMPORT,
                added_on=today,
            )
            found.setdefault((low, high), tie)
    return list(found.values())


def _matched(connection: Connection, file: NetworkFile) -> dict[str, int]:
    by_uid = contacts.named_by_uid(connection, list({bare_uid(one.uid) for one in file.people if one.uid}))
    by_uuid = network_files.by_uuid(connection) if any(one.contact for one in file.people) else {}
    found: dict[str, int] = {}
    rest: dict[str, list[str]] = {}
    for one in file.people:
        meant = by_uid.get(bare_uid(one.uid), []) if one.uid else []
        if len(meant) == 1:
            found[one.key] = meant[0][0]
        elif (contact := by_uuid.get(one.contact.lower())) is not None:
            found[one.key] = contact
        elif one.name:
            rest.setdefault(sort_keys(*split_full_name(one.name))[1], []).append(one.key)
    for key, people in contacts.named_by_name(connection, list(rest)).items():
        if len(people) == 1 and len(rest[key]) == 1:
            found[rest[key][0]] = people[0][0]
    twice = {contact for contact, count in Counter(found.values()).items() if count > 1}
    return {key: contact for key, contact in found.items() if contact not in twice}


def _card_of(one: FilePerson) -> Card:
    card = Card.from_text("VERSION:4.0")
    for name, text in (("UID", one.uid), ("FN", one.name or one.key), ("ORG", one.organisation)):
        if text:
            card = card.added_text(name, text)
    return card


class _Outgoing:
    """The book as a file has it, row by row."""

    def __init__(self, connection: Connection, graph: Graph, progress: Progress, cancel: Cancel) -> None:
        self._connection = connection
        self._graph = graph
        self._progress = progress
        self._cancel = cancel
        self._people: set[int] = set()
        self._ties = 0

    @property
    def written(self) -> tuple[int, int]:
        """(people, ties) so far."""
        return len(self._people), self._ties

    def people(self) -> Iterator[OutgoingPerson]:
        """Everybody, with the degree as the network has it."""
        from kontaktpflege.domain.network.steps import UNREACHED, steps_from

        graph = self._graph
        steps = None if graph.me is None else steps_from(graph, graph.me)
        places = {int(contact): place for place, contact in enumerate(graph.ids)}
        named = network_files.circles_by_contact(self._connection, _SPELLING)
        for contact, uuid, uid, name, organisation in network_files.people(self._connection):
            place = places.get(contact)
            degree = None if steps is None or place is None else int(steps[place])
            self._people.add(contact)
            self._report(len(self._people))
            yield OutgoingPerson(
                key=f"n{contact}",
                name=name,
                uid=uid,
                contact=uuid,
                organisation=organisation,
                circles=named.get(contact, ()),
                degree=None if degree == UNREACHED else degree,
            )

    def ties(self) -> Iterator[FileTie]:
        """What is told, then what follows from the user knowing somebody."""
        me = ties.own_card(self._connection)
        told: set[int] = set()
        for tie in network_files.ties(self._connection):
            if me in (tie.low, tie.high) and me is not None:
                told.add(tie.other(me))
            self._ties += 1
            self._report(len(self._people) + self._ties)
            yield FileTie(
                one=f"n{tie.low}",
                other=f"n{tie.high}",
                kind=tie.kind,
                strong=tie.strong,
                since=tie.since,
                note=tie.note,
            )
        graph = self._graph
        if me is None or graph.me is None:
            return
        for place in graph.around(graph.me):
            contact = int(graph.ids[place])
            if contact in self._people and contact not in told:
                number = graph.tie_between(graph.me, int(place))
                strong = number is not None and bool(graph.strong[number])
                self._ties += 1
                yield FileTie(one=f"n{me}", other=f"n{contact}", strong=strong, told=False)

    def _report(self, done: int) -> None:
        if done % _OFTEN == 0:
            self._progress(done, self._graph.size + self._graph.ties)
            if self._cancel():
                raise Cancelled

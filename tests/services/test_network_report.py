"""What the network says, how far one reaches and how it grew: as contacts, for the window and the command line."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from kontaktpflege.domain.errors import Cancelled
from kontaktpflege.domain.long_work import never
from kontaktpflege.domain.network_report import FindingKind, Grown, Measure, ReachReport
from kontaktpflege.domain.origin import Origin
from kontaktpflege.domain.partial_date import PartialDate
from kontaktpflege.domain.property import Property
from kontaktpflege.domain.tie import Tie
from kontaktpflege.services import Services
from tests.books import Clock, findings, open_book, take_in, vcard

ANNA, BERND, CEM, DORA, EVA, FRITZ = range(1, 7)


@pytest.fixture
def clock() -> Clock:
    return Clock(datetime(2026, 1, 15, 12, tzinfo=UTC))


@pytest.fixture
def book(tmp_path: Path, clock: Clock) -> Iterator[Services]:
    """Anna, Bernd and Cem are family, Dora, Eva and Fritz customers; all but Eva and Fritz are known to the user."""
    book = open_book(tmp_path / "a.book", clock)
    take_in(book, *(vcard(f"{name} Ott", "CATEGORIES:Family") for name in ("Anna", "Bernd", "Cem")))
    clock.now = datetime(2026, 3, 1, 12, tzinfo=UTC)
    take_in(book, *(vcard(f"{name} Ulm", "CATEGORIES:Customer") for name in ("Dora", "Eva", "Fritz")))
    book.ties.estrange([EVA, FRITZ])
    yield book
    assert findings(book) == []
    book.close()


def test_an_address_is_shared_however_it_is_written(book: Services) -> None:
    take_in(
        book,
        vcard("Gabi Roth", "ADR;TYPE=WORK:;;Markt 1;Köln;;50667;", "ADR;TYPE=HOME:;;Lindenstraße 4;Köln;;50667;"),
        vcard("Hans Roth", "item1.ADR:;;Lindenstr. 4;Köln;;50667;Deutschland"),
        vcard("Ida Roth", "ADR:;;Markt 1;Köln;;50667;"),
        vcard("Jan Roth", "ADR:;;Lindenstr. 44;Köln;;50667;"),
    )
    graph = book.network.graph()
    shared = book.network.addresses(graph, never)
    assert shared.names == ("Lindenstraße 4, 50667 Köln", "Markt 1, 50667 Köln")
    assert shared.group[graph.size - 4 :].tolist() == [0, 0, 1, -1]
    assert set(shared.group[: graph.size - 4].tolist()) == {-1}
    with pytest.raises(Cancelled):
        book.network.addresses(graph, lambda: True)


def knot(book: Services) -> None:
    within = [(ANNA, BERND), (BERND, CEM), (ANNA, CEM), (DORA, EVA), (EVA, FRITZ), (DORA, FRITZ)]
    book.ties.add([Tie(low=low, high=high, strong=True) for low, high in within])


def told(book: Services, kind: FindingKind) -> list[tuple[tuple[int, ...], list[tuple[str, tuple[int, ...]]]]]:
    report = book.network.findings(never)
    return [
        (
            one.people,
            [
                ("" if each.group is None or each.group.circle is None else each.group.circle.key, each.people)
                for each in one.evidence
            ],
        )
        for one in report.findings
        if one.kind is kind
    ]


def test_a_star_says_so_and_nothing_else(book: Services) -> None:
    report = book.network.findings(never)
    assert report.findings == ()
    assert report.star is not None
    assert (report.star.people, report.star.ties, report.star.mine) == (4, 4, 4)


def test_findings_name_contacts_and_circles(book: Services) -> None:
    knot(book)
    assert told(book, FindingKind.DEPENDENCE) == [((DORA,), [])]
    assert told(book, FindingKind.ONLY_WAY) == [((DORA,), [("", (EVA, FRITZ))])]
    family, customers = "private.family", "professional.customers"
    assert told(book, FindingKind.STRANGERS) == [((), [(family, (ANNA,)), (customers, (DORA,))])]
    assert told(book, FindingKind.WEAK_TIE) == [((DORA,), [("", (EVA, FRITZ))])]
    book.ties.add([Tie(low=CEM, high=DORA)])
    assert [people for people, _ in told(book, FindingKind.BRIDGE)] == [(CEM,)]
    assert told(book, FindingKind.BRIDGE)[0][1] == [(family, (ANNA, BERND)), (customers, (DORA,))]
    assert told(book, FindingKind.STRANGERS) == []


def test_where_circles_are_empty_communities_are_told_by_their_best_connected(book: Services) -> None:
    knot(book)
    for circle in book.circles.circles():
        book.circles.remove(circle.id, [ANNA, BERND, CEM, DORA, EVA, FRITZ])
    report = book.network.findings(never)
    assert report.communities
    (strangers,) = [one for one in report.findings if one.kind is FindingKind.STRANGERS]
    groups = [each.group for each in strangers.evidence if each.group is not None]
    assert [(group.circle, group.size) for group in groups] == [(None, 3), (None, 3)]
    assert {group.foremost for group in groups} == {(ANNA, BERND), (DORA, EVA)}


def test_reckoning_that_is_no_longer_wanted_ends(book: Services) -> None:
    knot(book)
    with pytest.raises(Cancelled):
        book.network.findings(lambda: True)


def test_reach_counts_steps_and_whom_to_get_to_know(book: Services) -> None:
    assert book.network.reach() == ReachReport(one=4, two=4, three=4, gains=book.network.reach().gains)
    assert {(gain.person, gain.people) for gain in book.network.reach().gains} == {(EVA, (EVA,)), (FRITZ, (FRITZ,))}
    book.ties.add([Tie(low=EVA, high=FRITZ)])
    assert [(gain.person, gain.people) for gain in book.network.reach().gains] == [
        (EVA, (EVA, FRITZ)),
        (FRITZ, (FRITZ, EVA)),
    ]
    book.ties.add([Tie(low=DORA, high=EVA)])
    reach = book.network.reach()
    assert (reach.one, reach.two, reach.three) == (4, 5, 6)
    died = book.address_book.contact(EVA).card.added(Property("X-DEATHDATE", "2026-01-05"))
    book.address_book.edit(EVA, died)
    reach = book.network.reach()
    assert (reach.one, reach.two, [gain.people for gain in reach.gains]) == (4, 4, [(FRITZ,)])


def test_growth_goes_month_by_month_up_to_today(book: Services, clock: Clock) -> None:
    knot(book)
    clock.now = datetime(2026, 4, 2, 12, tzinfo=UTC)
    book.ties.add([Tie(low=CEM, high=DORA)])
    book.ties.acquaint([FRITZ])
    assert book.network.growth() == (
        Grown(month=date(2026, 1, 1), people=3, ties=0, within=(3, 3, 3)),
        Grown(month=date(2026, 2, 1), people=3, ties=0, within=(3, 3, 3)),
        Grown(month=date(2026, 3, 1), people=6, ties=6, within=(5, 6, 6)),
        Grown(month=date(2026, 4, 1), people=6, ties=7, within=(5, 6, 6)),
    )
    book.address_book.trash([CEM])
    assert book.network.growth()[-1] == Grown(month=date(2026, 4, 1), people=5, ties=4, within=(4, 5, 5))
    died = book.address_book.contact(FRITZ).card.added(Property("X-DEATHDATE", "2026-01-05"))
    book.address_book.edit(FRITZ, died)
    assert book.network.growth()[-1].within == (3, 4, 4)


def test_growth_begins_when_people_are_said_to_know_each_other(book: Services) -> None:
    knot(book)
    book.ties.put(Tie(low=DORA, high=EVA, since=PartialDate(2025, 11)))
    book.origins.set(DORA, Origin(since=PartialDate(2025, 12, 24)))
    told = {grown.month: (grown.people, *grown.within) for grown in book.network.growth()}
    assert list(told) == [date(2025, 12, 1), *(date(2026, month, 1) for month in (1, 2, 3))]
    assert told[date(2025, 12, 1)] == (0, 1, 2, 2)
    assert told[date(2026, 2, 1)] == (3, 4, 5, 5)
    assert told[date(2026, 3, 1)] == (6, 4, 6, 6)


def test_a_month_ends_where_the_user_is(book: Services, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    try:
        monkeypatch.setenv("TZ", "America/New_York")
        time.tzset()
        clock.now = datetime(2026, 5, 1, 3, tzinfo=UTC)
        take_in(book, vcard("Gabi Roth"))
        last = book.network.growth()[-1]
        assert (last.month, last.people) == (date(2026, 4, 1), 7)
    finally:
        monkeypatch.undo()
        time.tzset()


def test_an_empty_book_grew_nowhere(tmp_path: Path) -> None:
    book = open_book(tmp_path / "b.book")
    assert book.network.growth() == ()
    assert book.network.reach() == ReachReport(one=0, two=0, three=0)
    assert book.network.findings(never).findings == ()
    book.close()


def test_sizes_tell_the_measure_and_draw_me_like_the_greatest_other(book: Services) -> None:
    knot(book)
    book.ties.add([Tie(low=CEM, high=DORA)])
    graph = book.network.graph()
    sizes = {measure: book.network.sizes(graph, measure, never).tolist() for measure in Measure}
    assert sizes[Measure.TIES] == [4, 3, 3, 4, 4, 2, 2]
    assert sizes[Measure.BETWEEN].index(max(sizes[Measure.BETWEEN])) == 0
    assert max(sizes[Measure.BETWEEN][1:]) == sizes[Measure.BETWEEN][DORA] > 0
    assert sizes[Measure.WORLDS] == [2, 1, 1, 2, 2, 1, 1]
    gaps = sizes[Measure.GAPS]
    assert gaps[0] == max(gaps[1:]) == gaps[DORA] > gaps[ANNA] > gaps[EVA]

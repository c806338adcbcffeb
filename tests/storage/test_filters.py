"""Filters in SQL find exactly those whom a look at each contact would find, on every way through the book."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kontaktpflege.domain.contact import Contact, ContactQuery, Scope
from kontaktpflege.domain.favor import Favor, FavorSize
from kontaktpflege.domain.filter import Filter
from kontaktpflege.domain.interaction import Channel, Direction, Interaction, Outcome
from kontaktpflege.services import Services
from kontaktpflege.storage import contact_list, contact_rows, search
from tests.books import Clock, ids, open_book, take_in, vcard

_PHOTO = "PHOTO;ENCODING=b;TYPE=PNG:" + base64.b64encode(b"\x89PNG\r\n\x1a\n" + bytes(90)).decode()
_LINES = (
    ("TEL:030 1234", "BDAY:1980-11-25"),
    ("EMAIL:a@x.de", "BDAY:--0101"),
    ("ADR:;;Weg 5;Köln;;50667;", _PHOTO),
    ("ORG:Werk", "TEL:1", "BDAY:2000-02-29"),
    (),
    ("BDAY:circa 1800", "EMAIL:b@x.de", "ADR:;;;Bonn;;;"),
    ("BDAY:1999-12-20",),
)
_NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
_CIRCLES = {1: range(0, 40, 2), 3: range(0, 40, 5), 6: range(10, 30, 3), 16: range(5)}


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    """70 contacts of every sort; half of them a hundred days older, some in circles, dear, in the trash."""
    clock = Clock(_NOW - timedelta(days=100))
    book = open_book(tmp_path_factory.mktemp("filters") / "a.book", clock)
    cards = [vcard(f"Person {at}", *_LINES[at % len(_LINES)], uid=f"u{at}") for at in range(70)]
    take_in(book, *cards[:35])
    clock.now = _NOW
    take_in(book, *cards[35:])
    for circle, members in _CIRCLES.items():
        book.circles.add(circle, [place + 1 for place in members])
    book.address_book.set_dear([2, 4, 8], dear=True)
    _care(book)
    _give_and_take(book)
    book.address_book.trash([69, 70])
    yield book
    book.close()


def _care(book: Services) -> None:
    """Every third is cared for, some were called, some rest, some wrote and wait for an answer."""
    book.care.choose(list(range(1, 70, 3)), 30)
    for contact in range(1, 70, 4):
        at = _NOW - timedelta(days=contact * 2)
        incoming = contact % 8 == 5
        book.journal.log(
            Interaction(
                at=at,
                channel=Channel.MAIL if incoming else Channel.CALL,
                direction=Direction.IN if incoming else Direction.OUT,
                outcome=Outcome.REACHED,
                contacts=(contact,),
            )
        )
    book.care.rest([13, 14])
    book.care.rest([16], (_NOW + timedelta(days=40)).date())
    book.care.rest([29, 31], _NOW.date(), today=_NOW.date() - timedelta(days=1))  # and are back


def _give_and_take(book: Services) -> None:
    """Every fifth was helped or helped, some of them both, the more the later; beyond three a scale is tilted."""
    for contact in range(1, 70, 5):
        day = _NOW.date() - timedelta(contact)
        size = list(FavorSize)[contact % 3]
        sides = (contact % 2 == 0, *((contact % 2 == 1,) if contact % 4 == 0 else ()))
        book.ledger.note([Favor(contact_id=contact, given=sides[0], size=size, day=day)])
        for side in sides[1:]:
            book.ledger.note([Favor(contact_id=contact, given=side, day=day - timedelta(9))])


@pytest.fixture(params=["few", "picked", "read"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each way of answering, whatever the size of the book would choose."""
    few, many = {"few": (10**6, 10**7), "picked": (0, 10**7), "read": (0, 0)}[request.param]
    monkeypatch.setattr(search, "FEW", few)
    monkeypatch.setattr(search, "MANY", many)


def _tree(book: Services, circles: tuple[int, ...]) -> set[int]:
    every = book.circles.circles()
    found = set(circles)
    while more := {one.id for one in every if one.parent_id in found} - found:
        found |= more
    return found


_MEETS: dict[str, Callable[[Contact], object]] = {
    "phone": lambda one: one.card.get("TEL"),
    "mail": lambda one: one.card.get("EMAIL"),
    "address": lambda one: one.card.get("ADR"),
    "photo": lambda one: one.card.get("PHOTO"),
    "organisation": lambda one: one.card.get("ORG"),
    "circle": lambda one: one.circles,
    "dear": lambda one: one.dear,
    "review": lambda one: one.review,
}


def _stands(book: Services, one: Contact, wish: Filter) -> bool:
    """How it stands with somebody, from what the desk of care says."""
    care, today = book.care.care(one.id), _NOW.date()
    due, last = care.due_on, care.last_on
    rests = care.resting and (care.wakes_on is None or care.wakes_on > today)
    return {
        "cared": lambda: care.chosen,
        "never": lambda: last is None,
        "overdue": lambda: due is not None and (due < today or (due == today and last is None)),
        "waiting": lambda: (
            due is not None and due <= today and (care.later_on or today) <= today and care.tried_on != today
        ),
        "long_quiet": lambda: due is not None and last is not None and (today - due).days >= (care.days or 0),
        "resting": lambda: rests,
        "owed": lambda: care.owed_on is not None and not rests,
        "due_soon": lambda: due is not None and 0 <= (due - today).days <= wish.days,
        "touched": lambda: last is not None and (today - last).days <= wish.days,
    }[wish.kind]()


def _reckoned(book: Services, one: Contact, wish: Filter) -> bool:
    """How give and take stand with somebody, from what the ledger says."""
    account = book.ledger.account(one.id)
    last = max((day for day in (account.given_on, account.received_on) if day), default=date.min)
    return {
        "tilted": lambda: bool(account.tilt(book.ledger.rules())) and book.ledger.has_scale(one.id),
        "only_received": lambda: account.received_count > 0 and not account.given_count,
        "nothing_given": lambda: not account.given_count,
        "favor": lambda: (_NOW.date() - last).days <= wish.days,
    }[wish.kind]()


_LEDGER = ("tilted", "only_received", "nothing_given", "favor")
_CARE = ("cared", "never", "overdue", "waiting", "long_quiet", "resting", "owed", "due_soon", "touched")


def _meets(book: Services, one: Contact, wish: Filter) -> bool:
    if wish.kind in _MEETS:
        return bool(_MEETS[wish.kind](one)) == wish.wanted
    if wish.kind in _CARE:
        return _stands(book, one, wish) == wish.wanted
    if wish.kind in _LEDGER:
        return _reckoned(book, one, wish) == wish.wanted
    if wish.kind == "one_circle":
        return bool(_tree(book, wish.circles) & set(one.circles)) == wish.wanted
    if wish.kind == "every_circle":
        return all(_tree(book, (circle,)) & set(one.circles) for circle in wish.circles) == wish.wanted
    if wish.kind in ("created", "changed"):
        moment = one.created if wish.kind == "created" else one.changed
        return ((_NOW.date() - moment.date()).days <= wish.days) == wish.wanted
    born = [value.value.replace("-", "") for value in one.card.get("BDAY") if value.value[-1].isdigit()]
    born = [value for value in born if not value.startswith("circa")]
    if wish.kind == "birthday":
        return bool(born) == wish.wanted
    if wish.kind == "birthday_month":
        return bool(born and born[0][-4:-2] == "11") == wish.wanted
    days = {(_NOW.date() + timedelta(days=ahead)) for ahead in range(wish.days + 1)}
    return bool(born and any(f"{day:%m%d}" == born[0][-4:] for day in days)) == wish.wanted


wishes = st.one_of(
    st.builds(Filter, kind=st.sampled_from(_CARE), wanted=st.booleans(), days=st.sampled_from((0, 7, 60, 100))),
    st.builds(Filter, kind=st.sampled_from(_LEDGER), wanted=st.booleans(), days=st.sampled_from((0, 7, 30))),
    st.builds(
        Filter,
        kind=st.sampled_from(
            ("phone", "mail", "address", "photo", "birthday", "organisation", "circle", "dear", "review")
        ),
        wanted=st.booleans(),
    ),
    st.builds(
        Filter,
        kind=st.sampled_from(("one_circle", "every_circle")),
        wanted=st.booleans(),
        circles=st.lists(st.sampled_from((1, 2, 3, 5, 6, 14, 16, 999)), min_size=1, max_size=3).map(tuple),
    ),
    st.builds(
        Filter, kind=st.sampled_from(("created", "changed")), wanted=st.booleans(), days=st.sampled_from((0, 30, 365))
    ),
    st.builds(Filter, kind=st.just("birthday_month")),
    st.builds(Filter, kind=st.just("birthday_soon"), days=st.sampled_from((0, 3, 27, 28, 39, 40, 90))),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    filters=st.lists(wishes, min_size=1, max_size=3).map(tuple),
    typed=st.sampled_from(("", "person", "person 1", "4", "nobody")),
    scope=st.sampled_from((Scope.ALL, Scope.TRASH, Scope.DEAR, Scope.WITHOUT_CIRCLE)),
    sort=st.sampled_from(("name", "city", "created")),
    limit=st.sampled_from((1, 5, 50)),
)
def test_filters_find_whom_a_look_at_each_contact_finds(
    book: Services, way: None, filters: tuple[Filter, ...], typed: str, scope: Scope, sort: Any, limit: int
) -> None:
    desk = book.address_book
    unfiltered = ContactQuery(words=typed, scope=scope, sort=sort)
    expected = [
        one.id for one in desk.contacts(desk.list_ids(unfiltered)) if all(_meets(book, one, wish) for wish in filters)
    ]
    assert ids(book, typed, scope=scope, sort=sort, filters=filters) == expected
    query = ContactQuery(words=typed, scope=scope, sort=sort, filters=filters)
    assert list(desk.list_ids(query, limit=limit)) == expected[:limit]


def test_a_birthday_is_near_across_the_turn_of_the_year(book: Services) -> None:
    with book._store.reading() as connection:

        def born(today: date, days: int) -> set[str]:
            query = ContactQuery(filters=(Filter(kind="birthday_soon", days=days),))
            found = contact_list.list_ids(connection, query, None, "49", today)
            return {row.birthday for row in contact_rows.summaries(connection, found)}

        assert born(date(2026, 12, 20), 12) == {"1999-12-20", "--01-01"}
        assert born(date(2026, 12, 21), 10) == set()
        assert born(date(2027, 2, 27), 2) == {"2000-02-29"}
        assert born(date(2026, 6, 1), 365) == {"1980-11-25", "--01-01", "2000-02-29", "1999-12-20"}


@pytest.mark.parametrize(("wish", "indexed"), [(Filter(kind="phone"), True), (Filter(kind="photo"), False)])
def test_a_rare_trait_is_not_looked_for_in_the_order_of_names(
    book: Services, monkeypatch: pytest.MonkeyPatch, wish: Filter, indexed: bool
) -> None:
    """On 100,000 contacts that would take ten times as long: each name would need its row looked up."""
    monkeypatch.setattr(contact_list, "_BEGINNING", 20)
    query = ContactQuery(filters=(wish,))
    with book._store.reading() as connection:
        where = contact_list._condition(query, _NOW.date())
        way = contact_list._way(connection, query, where, 5, _NOW.date())
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN SELECT id FROM {way} WHERE {where} ORDER BY by_last, id")
        steps = " ".join(str(row[-1]) for row in plan)
    assert ("USING INDEX contact_by_last" in steps) is indexed
    assert ("TEMP B-TREE" in steps) is not indexed


def test_an_export_of_a_filtered_list_holds_it_alone(book: Services) -> None:
    from tests.books import exported

    written = exported(book, ContactQuery(filters=(Filter(kind="organisation"),)))
    assert written.count(b"BEGIN:VCARD") == len(ids(book, filters=(Filter(kind="organisation"),))) == 10


def test_who_begins_so_is_looked_for_among_those_who_are_listed(book: Services) -> None:
    query = ContactQuery(filters=(Filter(kind="photo"),), name_order="first")
    found = book.address_book.first_with_prefix(query, "pers")
    assert found in ids(book, filters=query.filters)

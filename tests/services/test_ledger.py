"""The ledger: favours kept, corrected, deleted, undone; balances that always agree with them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kontaktpflege.domain.balance import Account, Entry, LedgerRules, Weights, account_of
from kontaktpflege.domain.contact import ContactQuery, SortColumn
from kontaktpflege.domain.errors import ContactNotFound, LedgerProblem
from kontaktpflege.domain.favor import Favor, FavorKind, FavorSize, Money
from kontaktpflege.domain.ledger import BalanceQuery, Lean, LedgerQuery
from kontaktpflege.services import Services
from kontaktpflege.storage.schema import OWN_FAVOR_KIND
from tests.books import connect, exported, findings, open_book, redo, take_in, undo, vcard

TODAY = date(2026, 3, 1)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Services]:
    book = open_book(tmp_path / "a.book")
    take_in(book, *(vcard(name, uid=name) for name in ("Anna Weis", "Bernd Zahn", "Carla Ott")))
    yield book
    book.close()


def favor(contact_id: int = 1, *, give: bool = True, days: int = 0, **facts: object) -> Favor:
    values: dict[str, object] = {"contact_id": contact_id, "given": give, "day": TODAY - timedelta(days), **facts}
    return Favor(**values)  # type: ignore[arg-type]


def state(book: Services) -> tuple[list[Favor], dict[int, Account]]:
    listed = [one.favor for one in book.ledger.listing(LedgerQuery())]
    return sorted(listed, key=lambda one: one.id), book.ledger.accounts([1, 2, 3])


def test_a_favour_is_kept_with_all_that_was_said_of_it(book: Services) -> None:
    (first,) = book.ledger.note([favor(give=False, kind=FavorKind.GIFT, size=FavorSize.BIG)])
    said = favor(kind="Bees", note="a swarm", money=Money(Decimal("12.50"), "EUR"), minutes=90, return_of=first, days=3)
    (second,) = book.ledger.note([said])
    kept = book.ledger.favor(second)
    assert kept == Favor(
        id=second, contact_id=1, given=True, kind="Bees", size=FavorSize.HELP, day=TODAY - timedelta(3),
        note="a swarm", money=Money(Decimal("12.50"), "EUR"), minutes=90, return_of=first,
    )  # fmt: skip
    assert book.ledger.kinds()[-1] == "Bees"
    assert book.ledger.account(1).balance == 2 - 4
    assert [one.id for one in book.ledger.favors_with(1)] == [first, second]
    assert findings(book) == []


def test_several_people_at_once_are_one_step(book: Services) -> None:
    book.ledger.note([favor(one) for one in (1, 2, 3)])
    assert {one: account.given for one, account in book.ledger.accounts([1, 2, 3]).items()} == {1: 2, 2: 2, 3: 2}
    assert undo(book) == "favor_given"
    assert state(book) == ([], {})


def test_correcting_and_deleting_change_the_balances_and_can_be_undone(book: Services) -> None:
    first, second = (book.ledger.note([one])[0] for one in (favor(), favor(give=False)))
    before = state(book)
    book.ledger.correct(favor(2, id=first, size=FavorSize.BIG))
    assert (book.ledger.account(1).balance, book.ledger.account(2).balance) == (-2, 4)
    assert book.ledger.delete([second, first]) == 2
    assert state(book) == ([], {})
    assert undo(book) == "favor_delete"
    undo(book)
    assert state(book) == before
    redo(book)
    assert book.ledger.account(2).balance == 4
    assert findings(book) == []


def test_what_was_in_return_for_something_deleted_stays(book: Services) -> None:
    (first,) = book.ledger.note([favor(give=False)])
    (second,) = book.ledger.note([favor(return_of=first)])
    book.ledger.delete([first])
    kept = book.ledger.favor(second)
    assert kept is not None
    assert kept.return_of is None
    undo(book)
    kept = book.ledger.favor(second)
    assert kept is not None
    assert kept.return_of == first


def test_a_favour_that_changes_sides_is_no_longer_returned(book: Services) -> None:
    (first,) = book.ledger.note([favor(give=False)])
    (second,) = book.ledger.note([favor(return_of=first)])
    book.ledger.correct(favor(give=True, id=first))
    kept = book.ledger.favor(second)
    assert kept is not None
    assert kept.return_of is None
    assert findings(book) == []


@pytest.mark.parametrize("wrong", ["another contact", "the same side"])
def test_in_return_for_is_between_the_two(book: Services, wrong: str) -> None:
    (first,) = book.ledger.note([favor(2 if wrong == "another contact" else 1, give=wrong != "another contact")])
    with pytest.raises(LedgerProblem, match="return"):
        book.ledger.note([favor(return_of=first)])
    assert len(state(book)[0]) == 1


def test_two_favours_are_not_in_return_for_each_other(book: Services) -> None:
    (first,) = book.ledger.note([favor(give=False)])
    (second,) = book.ledger.note([favor(return_of=first)])
    with pytest.raises(LedgerProblem, match="return"):
        book.ledger.correct(favor(give=False, id=first, return_of=second))


def test_what_cannot_be_kept_changes_nothing(book: Services) -> None:
    with pytest.raises(LedgerProblem, match="nobody"):
        book.ledger.note([])
    with pytest.raises(LedgerProblem, match="future"):
        book.ledger.note([favor(), favor(days=-1)])
    with pytest.raises(ContactNotFound):
        book.ledger.note([favor(), favor(99)])
    with pytest.raises(LedgerProblem, match="no_favor"):
        book.ledger.correct(favor(id=77))
    with pytest.raises(LedgerProblem, match="no_favor"):
        book.ledger.delete([77])
    assert state(book) == ([], {})


def test_merged_contacts_have_one_balance(book: Services) -> None:
    book.ledger.note([favor(1), favor(2)])
    book.ledger.note([favor(2, give=False, size=FavorSize.BIG)])
    before = state(book)
    book.address_book.merge(1, [2], book.address_book.contact(1).card)
    assert book.ledger.account(1).balance == 0
    undo(book)
    assert state(book) == before


def test_who_wanted_no_hint_about_one_of_them_wants_none_about_both(book: Services) -> None:
    book.ledger.decline_hint(2)
    book.address_book.merge(1, [2], book.address_book.contact(1).card)
    assert not book.ledger.should_hint(1)
    undo(book)
    assert book.ledger.should_hint(1)


def test_the_trash_is_out_of_the_lists_and_forgetting_takes_all(book: Services) -> None:
    book.ledger.note([favor(1), favor(2)])
    book.address_book.trash([1])
    assert [one.contact_id for one in book.ledger.balances(BalanceQuery())] == [2]
    assert book.ledger.totals(LedgerQuery()).given_count == 1
    book.address_book.restore([1])
    assert len(book.ledger.balances(BalanceQuery())) == 2
    book.address_book.trash([1])
    book.address_book.forget([1])
    assert book.ledger.accounts([1, 2]).keys() == {2}
    assert findings(book) == []


def test_the_rules_are_the_books_and_renew_every_balance(book: Services) -> None:
    book.ledger.note([favor(1, size=FavorSize.BIG), favor(2, days=400)])
    book.ledger.set_rules(LedgerRules(weights=Weights(small=1, help=3, big=10), half_life=100))
    assert [book.ledger.account(one).given for one in (1, 2)] == [10, 3]
    assert findings(book) == []
    undo(book)
    redo(book)
    assert [book.ledger.account(one).given for one in (1, 2)] == [10, 3]
    for wrong in (
        LedgerRules(weights=Weights(small=0)),
        LedgerRules(half_life=29),
        LedgerRules(tilt_beyond=0),
    ):
        with pytest.raises(LedgerProblem, match="rules"):
            book.ledger.set_rules(wrong)
    assert book.ledger.rules().half_life == 100


def test_lists_are_filtered_and_summed_without_adding_currencies(book: Services) -> None:
    euro, franc = (Money(Decimal("0.10"), code) for code in ("EUR", "CHF"))
    book.ledger.note([favor(1, money=euro, minutes=30), favor(2, money=franc, kind="it's ours", days=40)])
    book.ledger.note([favor(1, money=euro, days=1), favor(1, money=euro, days=2)])
    totals = book.ledger.totals(LedgerQuery())
    assert totals.money_given == (Money(Decimal("0.10"), "CHF"), Money(Decimal("0.30"), "EUR"))
    assert (totals.given_count, totals.given, totals.minutes_given) == (4, 8, 30)
    assert book.ledger.totals(LedgerQuery(since=TODAY - timedelta(1))).given_count == 2
    assert book.ledger.totals(LedgerQuery(until=TODAY - timedelta(2))).given_count == 2
    assert book.ledger.totals(LedgerQuery(kind="it's ours")).given_count == 1
    assert book.ledger.totals(LedgerQuery(given=False)).given_count == 0
    assert [one.name for one in book.ledger.listing(LedgerQuery(contact=2))] == ["Bernd Zahn"]
    family = book.circles.find("Family").id
    book.circles.add(family, [2])
    private = next(circle.id for circle in book.circles.circles() if circle.key == "private")
    assert book.ledger.totals(LedgerQuery(circle=private)).given_count == 1
    (one,) = [one for one in book.ledger.circles() if one.circle_id == private]
    assert (one.people, one.account.given) == (1, 2)
    flow = book.ledger.flow(LedgerQuery())
    assert [(month.month.isoformat(), month.given) for month in flow] == [
        ("2026-01-01", 2),
        ("2026-02-01", 4),
        ("2026-03-01", 2),
    ]
    assert [tuple(count) for count in book.ledger.kind_counts(LedgerQuery())] == [("other", 3, 0), ("it's ours", 1, 0)]


def test_who_is_owed_attention_is_found(book: Services) -> None:
    book.ledger.note([favor(1, give=False, size=FavorSize.BIG)] * 2 + [favor(2, give=False, size=FavorSize.SMALL)])
    book.care.choose([2, 3], 30)
    tilted = book.ledger.balances(BalanceQuery(lean=Lean.TILTED))
    assert [one.contact_id for one in tilted] == [1]
    assert [one.contact_id for one in book.ledger.balances(BalanceQuery(lean=Lean.RECEIVED))] == [1, 2]
    assert [one.contact_id for one in book.ledger.balances(BalanceQuery(lean=Lean.NOTHING_GIVEN))] == [2, 3]
    book.care.rest([2])
    book.care.rest([3], TODAY, today=TODAY - timedelta(1))  # and is back
    assert list(book.ledger.balance_ids(BalanceQuery(lean=Lean.NOTHING_GIVEN))) == [3]
    assert [one.contact_id for one in book.ledger.balances(BalanceQuery(lean=Lean.NOTHING_GIVEN))] == [3]


def test_friends_have_memories_and_no_scale(book: Services) -> None:
    book.circles.add(book.circles.find("Family").id, [1])
    book.circles.add(book.circles.find("Customers").id, [1, 2])
    assert [book.ledger.has_scale(one) for one in (1, 2, 3)] == [False, True, True]
    book.ledger.set_rules(LedgerRules(scale_for_all=True))
    assert book.ledger.has_scale(1)


def test_a_friends_scale_is_not_among_the_tilted_nor_in_the_row_of_the_table(book: Services) -> None:
    book.ledger.note([favor(one, give=False, size=FavorSize.BIG) for one in (1, 1, 2, 2)])
    book.circles.add(book.circles.find("Family").id, [1])
    tilted = BalanceQuery(lean=Lean.TILTED)
    assert [(one.contact_id, one.scale) for one in book.ledger.balances(BalanceQuery())] == [(1, False), (2, True)]
    assert [one.contact_id for one in book.ledger.balances(tilted)] == [2]
    assert [(row.scale, row.account) for row in book.address_book.summaries([1, 2, 3])] == [
        (False, book.ledger.account(1)),
        (True, book.ledger.account(2)),
        (False, None),
    ]
    book.ledger.set_rules(LedgerRules(scale_for_all=True))
    assert [one.contact_id for one in book.ledger.balances(tilted)] == [1, 2]
    book.ledger.set_rules(LedgerRules(tilt_beyond=4, scale_for_all=True))
    assert book.ledger.balances(tilted) == []


def test_contacts_are_sorted_by_give_and_take_and_friends_stand_last(book: Services) -> None:
    book.ledger.note([favor(1, days=3), favor(1, days=9), favor(2, days=20)])
    book.ledger.note([favor(2, give=False, size=FavorSize.BIG, days=30)])

    def order(sort: SortColumn, *, descending: bool = False) -> list[int]:
        return list(book.address_book.list_ids(ContactQuery(sort=sort, descending=descending)))

    assert order("balance") == [2, 1, 3]
    assert order("balance", descending=True) == [1, 2, 3]
    assert order("given") == [2, 1, 3]
    assert order("received") == [2, 3, 1]
    assert order("favor", descending=True) == [1, 2, 3]
    book.circles.add(book.circles.find("Family").id, [2])
    assert order("balance") == [1, 3, 2]


def test_a_check_finds_accounts_that_are_stale(book: Services) -> None:
    book.ledger.note([favor(1), favor(2)])
    with connect(book.book) as connection:
        connection.execute("UPDATE account SET fading = fading + 1 WHERE contact_id = 1")
        connection.execute("DELETE FROM account WHERE contact_id = 2")
        connection.execute("INSERT INTO account SELECT 3, given, 0, 1, 0, 2, 2.0, given_on, NULL FROM account")
    assert findings(book) == [("derived", f"account {one}") for one in (1, 2, 3)]
    book.ledger.set_rules(LedgerRules(half_life=100))
    assert findings(book) == []


def test_what_is_forgotten_leaves_no_favour_behind(book: Services) -> None:
    (first,) = book.ledger.note([favor(1, note="the rosewood lute")])
    book.ledger.correct(favor(2, id=first, note="the walnut lute"))
    book.ledger.delete(book.ledger.note([favor(1, note="the cherry lute")]))
    book.address_book.trash([1, 2])
    book.address_book.forget([1, 2])
    held = book.book.read_bytes()
    assert [wood for wood in (b"rosewood", b"walnut", b"cherry") if wood in held] == []
    assert findings(book) == []


def test_own_kinds_and_sums_are_found_in_indexes_alone(book: Services) -> None:
    book.ledger.note([favor(kind=kind) for kind in ("Bees", "Ants", "Ants", *FavorKind)])
    assert book.ledger.kinds() == [*FavorKind, "Ants", "Bees"]
    with connect(book.book) as connection:
        sums = "sum(minutes) FROM favor WHERE kind = 'Ants' GROUP BY day, given"
        for asked, index in ((f"kind FROM favor WHERE {OWN_FAVOR_KIND}", "favor_of_own_kind"), (sums, "favor_by_day")):
            plan = connection.execute(f"EXPLAIN QUERY PLAN SELECT {asked}").fetchall()
            assert [row[3] for row in plan] == [f"SCAN favor USING COVERING INDEX {index}"]


def test_the_hint_is_told_until_it_is_declined_or_something_was_given(book: Services) -> None:
    assert book.ledger.should_hint(1)
    book.ledger.decline_hint(1)
    assert not book.ledger.should_hint(1)
    undo(book)
    assert book.ledger.should_hint(1)
    book.ledger.note([favor()])
    assert not book.ledger.should_hint(1)
    book.ledger.set_rules(LedgerRules(hints=False))
    assert not book.ledger.should_hint(2)


def test_the_ledger_never_leaves_with_the_cards(book: Services) -> None:
    before = exported(book)
    book.ledger.note([favor(note="between us", kind="secret kind")])
    assert exported(book) == before


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    acts=st.lists(
        st.tuples(
            st.sampled_from(("note", "note", "note", "correct", "delete", "undo", "redo")),
            st.integers(1, 3), st.booleans(), st.sampled_from(FavorSize), st.integers(0, 900),
        ),
        max_size=12,
    )
)  # fmt: skip
def test_every_balance_is_what_its_favours_make_it(
    book: Services, acts: list[tuple[str, int, bool, FavorSize, int]]
) -> None:
    for act, contact, give, size, days in acts:
        held = book.ledger.listing(LedgerQuery())
        one = favor(contact, give=give, size=size, days=days)
        if act == "note":
            book.ledger.note([one])
        elif act == "correct" and held:
            book.ledger.correct(favor(contact, give=give, size=size, days=days, id=held[0].favor.id))
        elif act == "delete" and held:
            book.ledger.delete([held[-1].favor.id])
        elif act == "undo" and held:
            undo(book)
        elif act == "redo" and book.history.redo_step() is not None:
            redo(book)
        _agree(book)
    while book.ledger.listing(LedgerQuery()):
        book.ledger.delete([one.favor.id for one in book.ledger.listing(LedgerQuery())])


def _agree(book: Services) -> None:
    rules, accounts = book.ledger.rules(), book.ledger.accounts([1, 2, 3])
    for contact in (1, 2, 3):
        entries = sorted((one.given, one.size.value, one.day.toordinal()) for one in book.ledger.favors_with(contact))
        wanted = account_of((Entry(side, FavorSize(size), day) for side, size, day in entries), rules)
        assert accounts.get(contact, Account()) == wanted

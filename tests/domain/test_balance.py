"""The balance of give and take: laws of the sums, of fading, of a tilt."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kontaktpflege.domain.balance import Account, Entry, LedgerRules, Tilt, Weights, account_of, fade
from kontaktpflege.domain.favor import FavorSize

TODAY = date(2026, 3, 14)
ENTRIES = st.lists(
    st.builds(
        Entry,
        st.booleans(),
        st.sampled_from(FavorSize),
        st.integers(TODAY.toordinal() - 4000, TODAY.toordinal()),
    ),
    max_size=30,
)
RULES = st.builds(
    LedgerRules,
    weights=st.builds(Weights, small=st.integers(1, 9), help=st.integers(1, 9), big=st.integers(1, 9)),
    half_life=st.integers(30, 3650),
)


@given(ENTRIES, RULES)
def test_what_one_gives_the_other_receives(entries: list[Entry], rules: LedgerRules) -> None:
    here = account_of(entries, rules)
    there = account_of((entry._replace(given=not entry.given) for entry in entries), rules)
    assert (here.balance, here.given, here.given_count) == (-there.balance, there.received, there.received_count)
    assert here.fading == pytest.approx(-there.fading)
    assert here.count == len(entries)


@given(ENTRIES, ENTRIES, RULES)
def test_accounts_add_up(some: list[Entry], more: list[Entry], rules: LedgerRules) -> None:
    one, other, both = (account_of(entries, rules) for entries in (some, more, some + more))
    assert both.balance == one.balance + other.balance
    assert both.fading == pytest.approx(one.fading + other.fading)
    assert both.given_on == max((day for day in (one.given_on, other.given_on) if day), default=None)


@given(ENTRIES, RULES)
def test_after_a_half_life_a_favour_counts_half(entries: list[Entry], rules: LedgerRules) -> None:
    account = account_of(entries, rules)
    now = account.fading_balance(TODAY, rules)
    then = account.fading_balance(TODAY + timedelta(rules.half_life), rules)
    assert then == pytest.approx(now / 2)
    fresh = account_of((entry._replace(day=TODAY.toordinal()) for entry in entries), rules)
    assert fresh.fading_balance(TODAY, rules) == pytest.approx(account.balance)


def test_a_day_of_another_millennium_breaks_no_sum() -> None:
    for day in (date.min, date.max):
        account = account_of([Entry(True, FavorSize.BIG, day.toordinal())] * 3, LedgerRules(half_life=30))
        assert account.fading_balance(TODAY, LedgerRules(half_life=30)) >= 0


def test_the_fading_balance_is_the_sum_of_faded_weights() -> None:
    rules = LedgerRules(half_life=100)
    entries = [
        Entry(True, FavorSize.BIG, TODAY.toordinal() - 100),
        Entry(False, FavorSize.HELP, TODAY.toordinal() - 200),
        Entry(True, FavorSize.SMALL, TODAY.toordinal()),
    ]
    assert account_of(entries, rules).fading_balance(TODAY, rules) == pytest.approx(4 / 2 - 2 / 4 + 1)
    assert fade(-300, 100) == pytest.approx(1 / 8)


@pytest.mark.parametrize(
    ("given_weight", "received", "beyond", "tilt"),
    [
        (6, 0, 3, Tilt.NONE), (7, 0, 3, Tilt.GIVEN), (0, 7, 3, Tilt.RECEIVED), (9, 9, 1, Tilt.NONE),
        (1, 4, 1, Tilt.RECEIVED), (1, 3, 1, Tilt.NONE), (11, 5, 3, Tilt.NONE),
    ],
)  # fmt: skip
def test_a_tilt_is_told_only_beyond_so_many_favours_of_the_middle_size(
    given_weight: int, received: int, beyond: int, tilt: Tilt
) -> None:
    assert Account(given=given_weight, received=received).tilt(LedgerRules(tilt_beyond=beyond)) is tilt

"""Favours: what can be kept, and amounts of money as people write them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kontaktpflege.domain.errors import LedgerProblem
from kontaktpflege.domain.favor import Favor, checked, money_of

TODAY = date(2026, 3, 14)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("12.50", "12.50"), ("12,50", "12.50"), ("1.250,00", "1250.00"), ("1,250.00", "1250.00"), ("1 250", "1250"),
        ("1'250.5", "1250.5"), ("0.01", "0.01"), ("1.234.567,8", "1234567.8"),
        ("1.250", "1250"), ("1,250", "1250"), ("12.500", "12500"), ("1.234.567", "1234567"), ("0,125", "0.125"),
        ("1234.567", "1234.567"), ("12.", "12"), (".5", "0.5"),
    ],
)  # fmt: skip
def test_amounts_are_exact_however_they_are_written(text: str, amount: str) -> None:
    money = money_of(text, "eur")
    assert (str(money.amount), money.currency) == (amount, "EUR")


@given(st.decimals(min_value=Decimal("0.01"), max_value=Decimal(999999999), places=2))
def test_an_amount_is_read_as_it_is(amount: Decimal) -> None:
    assert money_of(str(amount), "CHF").amount == amount


@pytest.mark.parametrize(
    "text",
    ["", "0", "-3", "ten", "1e5", "nan", "1.2.3", "1.2.3,4", "1,25.0", "1.2500,5", ".", "0.00001", "9" * 16, "٣", "+5"],
)
def test_what_is_no_amount_is_refused(text: str) -> None:
    with pytest.raises(LedgerProblem, match="money"):
        money_of(text, "EUR")


@pytest.mark.parametrize("currency", ["", "€", "EU", "EURO", "E1R", "ÄÖÜ"])
def test_what_is_no_currency_is_refused(currency: str) -> None:
    with pytest.raises(LedgerProblem, match="currency"):
        money_of("5", currency)


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"day": date(2026, 3, 15)}, "future"),
        ({"kind": " \n "}, "kind"),
        ({"kind": "x" * 61}, "kind"),
        ({"minutes": 0}, "minutes"),
        ({"minutes": 1_000_001}, "minutes"),
        ({"id": 7, "return_of": 7}, "return"),
    ],
)
def test_what_cannot_be_is_refused(facts: dict[str, object], code: str) -> None:
    values: dict[str, object] = {"contact_id": 1, "given": True, "day": TODAY, **facts}
    with pytest.raises(LedgerProblem, match=code):
        checked(Favor(**values), TODAY)  # type: ignore[arg-type]


def test_words_are_trimmed() -> None:
    favor = checked(Favor(contact_id=1, given=True, day=TODAY, kind=" my  own ", note=" two\nlines \n"), TODAY)
    assert (favor.kind, favor.note) == ("my own", "two\nlines")

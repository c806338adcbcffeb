"""Give and take in words."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from kontaktpflege.domain.balance import Account, LedgerRules
from kontaktpflege.domain.favor import Favor, Money
from kontaktpflege.wording import use_language
from kontaktpflege.wording.favor_lists import dated_favor
from kontaktpflege.wording.ledger import balance_words, favor_words, kind_name, minutes_words, money_words

TODAY = date(2026, 3, 14)


def account(given: int = 0, received: int = 0) -> Account:
    day = date(2026, 3, 1)
    return Account(
        given=2 * given, received=2 * received, given_count=given, received_count=received,
        given_on=day if given else None, received_on=day if received else None,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("found", "english", "german"),
    [
        (account(), "Nothing noted yet.", "Noch nichts notiert."),
        (account(1), "Given once.", "Einmal gegeben."),
        (account(received=3), "Received 3 times.", "3-mal bekommen."),
        (account(received=4), "Anna helped you 4 times, last 13 days ago.",
         "Anna hat Ihnen 4-mal geholfen, zuletzt vor 13 Tagen."),
        (account(3, 2), "Given 3 times, received twice.", "3-mal gegeben, zweimal bekommen."),
        (account(4), "You did something for Anna 4 times, last 13 days ago.",
         "Sie haben 4-mal etwas für Anna getan, zuletzt vor 13 Tagen."),
    ],
)  # fmt: skip
def test_a_balance_is_said_as_memories_and_nobody_owes(found: Account, english: str, german: str) -> None:
    use_language("en")
    assert balance_words("Anna", found, LedgerRules(), TODAY) == english
    use_language("de")
    assert balance_words("Anna", found, LedgerRules(), TODAY) == german
    use_language("en")


def test_one_big_favour_is_told_with_its_day() -> None:
    use_language("en")
    found = Account(received=4, received_count=1, received_on=TODAY)
    assert balance_words("Anna", found, LedgerRules(tilt_beyond=1), TODAY) == "Anna helped you once, today."


def test_amounts_and_times_are_written_as_the_language_does() -> None:
    use_language("de")
    assert money_words(Money(Decimal("1250.50"), "EUR")) == "1.250,50 EUR"
    use_language("en")
    assert money_words(Money(Decimal(1250), "CHF")) == "1,250 CHF"
    assert [minutes_words(minutes) for minutes in (45, 120, 150)] == ["45 min", "2 h", "2 h 30 min"]


def test_a_favour_is_its_note_else_its_kind() -> None:
    use_language("en")
    favor = Favor(contact_id=1, given=True, kind="know_how", day=TODAY, minutes=30)
    assert favor_words(favor) == "Know-how, 30 min"
    assert kind_name("bees") == "bees"


def test_a_favour_has_its_day_as_a_talk_has_it() -> None:
    favor = Favor(contact_id=1, given=True, day=date(2026, 3, 13), note="the tip")
    assert dated_favor(favor, date(2026, 11, 22)) == "13 March, Given: the tip"
    assert dated_favor(favor, date(2027, 1, 1)) == "13/03/2026, Given: the tip"

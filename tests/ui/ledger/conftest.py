"""A window over a book in which something was given and received."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from pytestqt.qtbot import QtBot

from kontaktpflege.domain.contact import ContactQuery
from kontaktpflege.domain.favor import Favor, FavorKind, FavorSize, Money
from kontaktpflege.services import Services
from kontaktpflege.ui.ledger.ledger_page import LedgerPage
from kontaktpflege.ui.main_window import MainWindow

DAY = date(2026, 11, 22)


@pytest.fixture
def ids(people: Services) -> list[int]:
    """Anna, who is a friend, Bernd, a customer, Eva and Čeněk."""
    return sorted(people.address_book.list_ids(ContactQuery()))


@pytest.fixture
def kept(people: Services, ids: list[int]) -> list[int]:
    """A tip to Bernd a week ago, his big help a month ago, a gift from Anna this year, and an old one for Eva."""
    anna, bernd, eva, _cenek = ids
    tip = _favor(bernd, FavorKind.INFORMATION, 7, given=True, size=FavorSize.SMALL)
    favors = (
        replace(tip, note="Fair in Cologne", minutes=90),
        replace(_favor(bernd, FavorKind.HELP, 31, size=FavorSize.BIG), money=Money(Decimal("12.50"), "EUR")),
        replace(_favor(anna, FavorKind.GIFT, 200), money=Money(Decimal("3.20"), "CHF")),
        replace(_favor(eva, "Bees", 800, given=True), note="=1+1"),
    )
    return [people.ledger.note([favor], today=DAY)[0] for favor in favors]


def _favor(contact: int, kind: str, ago: int, *, given: bool = False, size: FavorSize = FavorSize.HELP) -> Favor:
    return Favor(contact_id=contact, given=given, kind=kind, size=size, day=DAY - timedelta(ago))


@pytest.fixture
def page(kept: list[int], window: MainWindow, qtbot: QtBot) -> LedgerPage:
    """The page with four favours."""
    shown = window.pages.show_ledger()
    qtbot.waitUntil(shown.is_settled)
    shown.take_focus()
    return shown

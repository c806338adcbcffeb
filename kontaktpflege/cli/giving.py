"""`give`, `take`, `balance` and `ledger`."""

from __future__ import annotations

import argparse
from datetime import date

from kontaktpflege.cli.answer import Answer
from kontaktpflege.cli.people import resolve
from kontaktpflege.domain.favor import Favor, FavorSize, money_of
from kontaktpflege.domain.ledger import BalanceQuery, Lean, LedgerQuery, ListedAccount
from kontaktpflege.services import Services
from kontaktpflege.wording import _
from kontaktpflege.wording.days import exact_day
from kontaktpflege.wording.ledger import balance_words, favor_words, memory_words, side_name, size_name

_EVERYBODY = 2**31


def give(services: Services, options: argparse.Namespace) -> Answer:
    """What the user gave."""
    return _note(services, options, given=True)


def take(services: Services, options: argparse.Namespace) -> Answer:
    """What the user received."""
    return _note(services, options, given=False)


def balance(services: Services, options: argparse.Namespace) -> Answer:
    """How the scales stand: with one contact, a circle, those that are tilted, or everybody."""
    if options.contact is not None:
        contact = resolve(services, options.contact)
        services.address_book.contact(contact)
        (row,) = services.address_book.summaries([contact])
        account = services.ledger.account(contact)
        found = [ListedAccount(contact, row.name, account, services.ledger.has_scale(contact))]
    else:
        circle = None if options.circle is None else services.circles.find(options.circle).id
        lean = Lean.TILTED if options.tilted else Lean.ALL
        found = services.ledger.balances(BalanceQuery(lean=lean, circle=circle), _EVERYBODY)
    rules, today = services.ledger.rules(), options.date or services.ledger.today()
    rows = [
        {
            "id": one.contact_id,
            "name": one.name,
            "given": one.account.given,
            "received": one.account.received,
            "balance": one.account.balance,
            "words": balance_words(one.name, one.account, rules, today) if one.scale else memory_words(one.account),
        }
        for one in found
    ]
    lines = [f"{row['id']}  {row['name']}: {row['words']}" for row in rows]
    return Answer({"balances": rows}, lines or [_("Nothing noted yet.")])


def ledger(services: Services, options: argparse.Namespace) -> Answer:
    """All favours, the newest first."""
    listed = services.ledger.listing(LedgerQuery(since=options.since), _EVERYBODY)
    lines = [
        f"{exact_day(one.favor.day)}  {one.name}: {side_name(one.favor.given)}, {favor_words(one.favor)} "
        f"({size_name(one.favor.size)})"
        for one in listed
    ]
    return Answer({"favors": [_facts(one.favor, one.name) for one in listed]}, lines or [_("Nothing noted yet.")])


def _note(services: Services, options: argparse.Namespace, *, given: bool) -> Answer:
    contact = resolve(services, options.contact)
    today = services.ledger.today()
    favor = Favor(
        contact_id=contact,
        given=given,
        kind=options.kind,
        size=FavorSize(options.size),
        day=options.day or options.date or today,
        note=options.note,
        money=None if options.money is None else money_of(*options.money),
        minutes=options.minutes,
        return_of=options.return_of,
    )
    (noted,) = services.ledger.note([favor], today=options.date)
    account, rules = services.ledger.account(contact), services.ledger.rules()
    (row,) = services.address_book.summaries([contact])
    weighed = services.ledger.has_scale(contact)
    words = balance_words(row.name, account, rules, options.date or today) if weighed else memory_words(account)
    document = {
        "id": noted,
        "contact": contact,
        "given": account.given,
        "received": account.received,
        "balance": account.balance,
    }
    return Answer(document, [_("Noted. {words}").format(words=words)])


def _facts(favor: Favor, name: str) -> dict[str, object]:
    money = favor.money
    return {
        "id": favor.id,
        "contact": favor.contact_id,
        "name": name,
        "direction": "given" if favor.given else "received",
        "kind": favor.kind,
        "size": favor.size.value,
        "day": _iso(favor.day),
        "note": favor.note,
        "money": None if money is None else {"amount": f"{money.amount:f}", "currency": money.currency},
        "minutes": favor.minutes,
        "return_of": favor.return_of,
    }


def _iso(day: date) -> str:
    return day.isoformat()

"""Gives the contacts of a book favours, all told so many: BOOK COUNT."""

import random
import sys
from collections.abc import Iterator
from datetime import timedelta
from itertools import islice
from pathlib import Path

from kontaktpflege.bootstrap import open_services
from kontaktpflege.domain.balance import LedgerRules
from kontaktpflege.domain.contact import ContactQuery
from kontaktpflege.domain.favor import Favor, FavorKind, FavorSize
from kontaktpflege.domain.ledger import LedgerQuery
from kontaktpflege.settings import Settings
from kontaktpflege.storage import favors

DAYS = 3_650
AT_ONCE = 10_000

services = open_services(Settings(book=Path(sys.argv[1])))
people, today = services.address_book.list_ids(ContactQuery()), services.ledger.today()


def made_up(count: int) -> Iterator[Favor]:
    """Favours of ten years, to and from everybody."""
    draw = random.Random(1)
    kinds, sizes, days = list(FavorKind), list(FavorSize), [today - timedelta(ago) for ago in range(DAYS)]
    for number in range(count):
        yield Favor(
            contact_id=people[number % len(people)],
            given=draw.random() < 0.5,
            kind=draw.choice(kinds),
            size=draw.choice(sizes),
            day=draw.choice(days),
            note=f"what number {number} was",
        )


held = services.ledger.totals(LedgerQuery())
wanted = made_up(int(sys.argv[2]) - held.given_count - held.received_count)
with services.ledger._store.unrecorded() as tx:
    while some := list(islice(wanted, AT_ONCE)):
        favors.add_many(tx.connection, some)
services.ledger.set_rules(LedgerRules(half_life=LedgerRules().half_life - 1))  # derives every account
services.close()

"""What the ledger asks of a book with very many favours, in milliseconds of CPU, as JSON: BOOK.

Balances, sums and orders, each beside the least that SQLite could do.
"""

import json
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median

import sqlcipher3

from kontaktpflege.bootstrap import open_services
from kontaktpflege.domain.ledger import BalanceQuery, FavorColumn, LedgerQuery
from kontaktpflege.settings import Settings

TIMES = 5
LOOKS = 200
A_SCREEN = 60
_BALANCES = """
SELECT contact_id, sum(CASE given WHEN 1 THEN 1 ELSE -1 END * CASE size WHEN 'small' THEN 1 WHEN 'help' THEN 2 ELSE 4 END)
FROM favor GROUP BY contact_id
"""
_IN_ORDER = "SELECT id FROM favor ORDER BY {}, day DESC, id DESC"

book = Path(sys.argv[1])
services = open_services(Settings(book=book))
desk, bare = services.ledger, sqlcipher3.connect(str(book))


def taken(act: Callable[[], object]) -> float:
    """Milliseconds of CPU of an act."""
    begun = time.thread_time()
    act()
    return (time.thread_time() - begun) * 1000


def usual(act: Callable[[], object]) -> float:
    """The median of a few."""
    return median(taken(act) for _ in range(TIMES))


def raw(sql: str) -> float:
    """What SQLite itself takes to say everything."""
    return usual(lambda: bare.execute(sql).fetchall())


def ordered(column: FavorColumn) -> float:
    """The page's own order."""
    return usual(lambda: desk.ids(LedgerQuery(sort=column)))


everything = LedgerQuery()
all_ids = desk.ids(everything)
starts = range(0, len(all_ids) - A_SCREEN, max(1, len(all_ids) // LOOKS))
screens = sorted(taken(partial(desk.listed, all_ids[start : start + A_SCREEN])) for start in starts)
print(
    json.dumps(
        {
            "aggregate, raw": raw(_BALANCES),
            "balances": usual(lambda: desk.balances(BalanceQuery())),
            "sums": usual(lambda: desk.totals(everything)),
            "months": usual(lambda: desk.flow(everything)),
            "kinds": usual(lambda: desk.kind_counts(everything)),
            "circles": usual(desk.circles),
            "by day": ordered("day"),
            "by day, raw": raw(_IN_ORDER.format("day DESC")),
            "by kind": ordered("kind"),
            "by kind, raw": raw(_IN_ORDER.format("kind")),
            "screen": screens[len(screens) * 95 // 100],
        }
    )
)
services.close()

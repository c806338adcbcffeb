"""The p95 of searching in milliseconds, as JSON: BOOK PEOPLE. Warm: every query was asked once before.

By the product; by the statements it issues, on a bare connection; and by a LIKE scan of the folded text.
"""

import json
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import sqlcipher3
from sqlalchemy import Engine, event

from kontaktpflege.bootstrap import open_services
from kontaktpflege.domain.contact import ContactQuery
from kontaktpflege.domain.names import fold
from kontaktpflege.settings import Settings
from tests.bench.queries import queries

PAGE = 50
SCAN = (
    "SELECT name, organisation, role, phone, mail, city, birthday, photo, created_at, changed_at, review "
    "FROM contact JOIN haystack USING (card_id) WHERE trashed_at IS NULL AND {} ORDER BY by_last LIMIT 50"
)


def p95(asks: Sequence[Callable[[], object]]) -> float:
    """Milliseconds within which nineteen of twenty answers came."""
    for ask in asks:
        ask()
    taken = []
    for ask in asks:
        begun = time.perf_counter()
        ask()
        taken.append((time.perf_counter() - begun) * 1000)
    return sorted(taken)[len(taken) * 95 // 100]


def scan(connection: Any, words: str) -> object:
    """Ask for what was typed by LIKE alone; a number by its digits."""
    digits = "".join(character for character in words if character.isdigit())
    typed = [digits.lstrip("0")] if len(digits) > len(words) // 2 else fold(words).split()
    sql = SCAN.format(" AND ".join(["words LIKE ?"] * len(typed)) or "1")
    return connection.execute(sql, [f"%{word}%" for word in typed]).fetchall()


def replay(connection: Any, statements: Iterable[tuple[str, Any]]) -> object:
    """Ask the same statements again without anything around them."""
    return [connection.execute(sql, parameters).fetchall() for sql, parameters in statements]


book, people = Path(sys.argv[1]), int(sys.argv[2])
typed = queries(people)
services = open_services(Settings(book=book))
address_book = services.address_book


def ask(words: str) -> object:
    """Ask as the window does: the ids of the first page, then its rows."""
    return address_book.summaries(address_book.list_ids(ContactQuery(words=words), limit=PAGE))


issued: list[tuple[str, Any]] = []


@event.listens_for(Engine, "before_cursor_execute")
def record(_connection: object, _cursor: object, sql: str, parameters: Any, *_rest: object) -> None:
    """Keep what the product asks of SQLite."""
    issued.append((sql, parameters))


statements = []
for words in typed:
    issued.clear()
    ask(words)
    statements.append([(sql, parameters) for sql, parameters in issued if sql.startswith(("SELECT", "WITH"))])
event.remove(Engine, "before_cursor_execute", record)

bare = sqlcipher3.connect(str(book))
bare.execute("CREATE VIRTUAL TABLE temp.search_terms USING fts5vocab('main', 'search', 'row')")
bare.execute("PRAGMA cache_size = -16000")
readings = {
    "search": p95([partial(ask, words) for words in typed]),
    "its SQL, raw": p95([partial(replay, bare, asked) for asked in statements]),
    "LIKE scan": p95([partial(scan, bare, words) for words in typed]),
}
services.close()
print(json.dumps(readings))

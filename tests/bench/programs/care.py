"""What the daily care costs, in milliseconds of CPU, as JSON: BOOK, in which everybody is then cared for.

Drawing the names of a day, asking for them again, logging a call, counting a year for the plots; each beside the least
that SQLite could do.
"""

import json
import random
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from statistics import median

import sqlcipher3

from kontaktpflege.bootstrap import open_services
from kontaktpflege.domain.contact import ContactQuery
from kontaktpflege.domain.interaction import Channel, Interaction
from kontaktpflege.domain.statistics import mondays
from kontaktpflege.settings import Settings

DAYS = 40
PLOTS = 5
TIMES = 200
_MOST_OVERDUE = (
    "SELECT contact_id, due_on, days FROM care INDEXED BY care_due WHERE due_on IS NOT NULL AND days = 90 "
    "ORDER BY days, due_on LIMIT 100"
)
_BY_WEEK = "SELECT (day - 1) / 7, count(*) FROM interaction WHERE day >= ? GROUP BY 1"

book = Path(sys.argv[1])
services = open_services(Settings(book=book))
bare = sqlcipher3.connect(str(book))
today = datetime.now(UTC).astimezone().date()


def taken(act: Callable[[], object]) -> float:
    """Milliseconds of CPU of an act."""
    begun = time.thread_time()
    act()
    return (time.thread_time() - begun) * 1000


def p95(readings: list[float]) -> float:
    """What nineteen of twenty stay below."""
    return sorted(readings)[len(readings) * 95 // 100]


services.care.choose(services.address_book.list_ids(ContactQuery()))
services.agenda.today()
days = [today + timedelta(ahead) for ahead in range(DAYS)]
drawn = [taken(partial(services.agenda.today, day)) for day in days]
asked = [taken(services.agenda.today) for _ in range(TIMES)]
raw = [taken(lambda: bare.execute(_MOST_OVERDUE).fetchall()) for _ in range(TIMES)]
draw = random.Random(1)
people = services.agenda.due(days=400, limit=2_000)
logged = [
    taken(
        lambda: services.journal.log(
            Interaction(at=datetime.now(UTC), channel=Channel.CALL, contacts=(draw.choice(people).contact_id,))
        )
    )
    for _ in range(TIMES)
]
a_year_ago = mondays(today)[0].toordinal()
by_week = [taken(lambda: bare.execute(_BY_WEEK, (a_year_ago,)).fetchall()) for _ in range(PLOTS)]
plots = services.statistics
counted = {
    name: median([taken(count) for _ in range(PLOTS)])
    for name, count in (("weeks", plots.weeks), ("in touch", plots.in_touch), ("calls", plots.calls))
}
print(
    json.dumps(
        {
            "today, drawn": median(drawn),
            "today, asked again": median(asked),
            "100 rows, raw": median(raw),
            "log": p95(logged),
            "by week, raw": median(by_week),
            **counted,
        }
    )
)

"""Ties the contacts of a book as a made-up network has them: BOOK NETWORK.

The first contact is the user; whom the user has no tie to, the user does not know.
"""

import json
import sys
from pathlib import Path

import numpy as np

from kontaktpflege.bootstrap import open_services
from kontaktpflege.domain.contact import Contact, ContactQuery
from kontaktpflege.domain.tie import Tie
from kontaktpflege.settings import Settings

STRONG = 0.3

services = open_services(Settings(book=Path(sys.argv[1])))
people = np.array(sorted(services.address_book.list_ids(ContactQuery())), dtype=np.int64)
with np.load(sys.argv[2]) as stored:
    ends = np.unique(np.sort(stored["E"].astype(np.int64), axis=1), axis=0)
pairs = people[ends[(ends < len(people)).all(axis=1)]]
strong = np.random.default_rng(1).random(len(pairs)) < STRONG
known = np.setxor1d(pairs[(pairs == people[0]).any(axis=1)].ravel(), people[:1])
strangers = np.setdiff1d(people[1:], known)
rows = np.column_stack((pairs, strong)).tolist()
with services.ties._store.unrecorded() as tx:
    run = tx.connection.exec_driver_sql
    run("DELETE FROM tie")
    run("INSERT OR REPLACE INTO own_card VALUES (?)", (int(people[0]),))
    run(
        "INSERT INTO tie (low, high, kind, strong, since, note, source, added_on) SELECT value ->> 0, value ->> 1, "
        "'knows', value ->> 2, '', '', 'import', 739000 FROM json_each(?)",
        (json.dumps(rows),),
    )
    run("INSERT OR IGNORE INTO stranger SELECT value FROM json_each(?)", (json.dumps(strangers.tolist()),))
    tx.touched |= {Tie, Contact}
services.close()

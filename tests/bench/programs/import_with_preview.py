"""Imports a file as the window does: a plan, its rows as one scrolls through them, the deed: BOOK FILE."""

import sys
from pathlib import Path

from kontaktpflege.bootstrap import open_services
from kontaktpflege.domain.importing import Verdict
from kontaktpflege.settings import Settings

PAGE = 50

services = open_services(Settings(book=Path(sys.argv[1])))
plan = services.transfer.prepare([Path(sys.argv[2])], first=lambda rows: None)
counts = plan.counts()
every = plan.indices()
for start in range(0, len(plan), PAGE):
    rows = plan.rows(start, start + PAGE)
detail = services.transfer.look(plan, 0)
report = services.transfer.run(plan)
services.close()
assert counts[Verdict.NEW] == report.new == len(every), report

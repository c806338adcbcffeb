"""Days that pass when a test says so: `python -m tests.desktop.days FOLDER [ARGUMENT ...]` is the program by such a clock.

It begins in the morning of a Monday, goes at its usual pace, and a night is one call of `Days.sleep`. The alarm by which
the program hears of midnight is a pipe then, and no timer of the kernel's.
"""

from __future__ import annotations

import os
import sys
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

MONDAY = date(2026, 3, 2)
_MORNING = datetime(2026, 3, 2, 10, tzinfo=UTC)


class Days:
    """The clock of one folder. As many nights have passed as there are bytes in a file, so that nobody reads half a number."""

    def __init__(self, folder: Path) -> None:
        self._begun = folder / "begun"
        self._nights = folder / "nights"
        self._alarm = folder / "alarm"

    def begin(self) -> None:
        """Let it be Monday."""
        self._begun.touch()
        self._nights.touch()
        os.mkfifo(self._alarm)

    def now(self) -> datetime:
        """The moment, in UTC."""
        return _MORNING + timedelta(days=self._passed(), seconds=time.time() - self._begun.stat().st_mtime)

    def today(self) -> date:
        """The day, wherever this runs: ten in the morning in Greenwich is the same one nearly everywhere."""
        return MONDAY + timedelta(self._passed())

    def sleep(self) -> None:
        """Let midnight pass, and let the program hear of it."""
        for file in (self._nights, self._alarm):
            with file.open("ab", buffering=0) as open_file:
                open_file.write(b"\0")

    def open_alarm(self) -> int:
        """Where the program listens; held open for both, so that it never ends."""
        return os.open(self._alarm, os.O_RDWR | os.O_NONBLOCK | os.O_CLOEXEC)

    def _passed(self) -> int:
        return self._nights.stat().st_size


def main() -> None:
    """Be the program."""
    from kontaktpflege import bootstrap
    from kontaktpflege.cli import program
    from kontaktpflege.ui import wall_clock

    days = Days(Path(sys.argv.pop(1)))
    bootstrap.now = days.now
    wall_clock.local_now = lambda: days.now().astimezone()
    wall_clock._open_timer = days.open_alarm
    wall_clock._set_timer = lambda file, moment: True
    program()


if __name__ == "__main__":
    main()

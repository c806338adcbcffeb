"""Starts the program as its command line does, and says what it weighs in the tray and how often it wakes: BOOK closed|hidden.

`hidden`: started without a window. `closed`: with one, which was closed into the tray when its list was complete. Prints
MB and the number of times that its event loop woke while nobody did anything, as JSON.
"""

import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from kontaktpflege import cli
from kontaktpflege.settings import Settings

IDLE_MILLISECONDS = 15_000
CLOSE_AFTER = 8_000
"""By then the list is complete, the tray is there, and the daily backup has been made."""
WATCH_AFTER = 45_000
"""By then the last thread that waited for work has ended, and the program has made sure that there is a tray."""

# Beside the book: what makes a temporary folder would be weighed as well.
settings_file = Path(sys.argv[1]).with_name("settings.toml")
settings_file.write_text('language = "en"\ntheme = "light"\n')
settings_file.with_name("window.ini").write_text("[tray]\ntold=yes\n")
os.environ["KONTAKTPFLEGE_SETTINGS"] = str(settings_file)


def open_watched(settings: Settings, files: Sequence[Path], *, hidden: bool) -> int:
    """Open the window as the command line does, and watch the program once it has settled."""
    from kontaktpflege.ui import front  # isort: skip - before Qt, as the command line has it
    from PySide6.QtCore import QAbstractEventDispatcher, QTimer

    class Watched(front.Front):
        woken = 0

        def begin(self, *, hidden: bool) -> None:
            super().begin(hidden=hidden)
            if not hidden:
                QTimer.singleShot(CLOSE_AFTER, self, lambda: self.window().close())
            # Timers that stay: one that goes by itself wakes the program once more.
            self.end = QTimer(self, singleShot=True, interval=IDLE_MILLISECONDS)
            self.end.timeout.connect(self.tell)
            self.start = QTimer(self, singleShot=True, interval=WATCH_AFTER)
            self.start.timeout.connect(self.watch)
            self.start.start()

        def watch(self) -> None:
            dispatcher = QAbstractEventDispatcher.instance()
            assert dispatcher is not None
            dispatcher.awake.connect(self.note)
            self.end.start()

        def note(self) -> None:
            self.woken += 1

        def tell(self) -> None:
            """Say what came of it, and leave; the last time it woke was for this."""
            assert self._window is None or not self._window.isVisible()
            weight = int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6
            print(json.dumps({"weight": weight, "woken": max(0, self.woken - 1)}))
            sys.stdout.flush()
            os._exit(0)

    front.Front = Watched  # type: ignore[misc]
    return open_window(settings, files, hidden=hidden)


open_window, cli._open_window = cli._open_window, open_watched
cli.main(["--book", sys.argv[1], *(["--tray"] if sys.argv[2] == "hidden" else [])])

"""Looks for garbage when nobody waits: Python's own looks, at any time, halt the window for up to a second."""

from __future__ import annotations

import ctypes
import gc
import linecache
import sys

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QPixmapCache

from kontaktpflege.ui.icons import forget_drawings
from kontaktpflege.ui.tasks import any_running

_EVERY_MILLISECONDS = 20_000
_ENOUGH = 50_000
"""So many new objects since the last look make another one worth while."""


class Tidying(QObject):
    """Takes over from Python's cyclic garbage collector for as long as it lives; what exists by now is left alone."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.freeze()
        gc.disable()
        self._timer = QTimer(self, interval=_EVERY_MILLISECONDS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Look for garbage if there may be some and no work is under way."""
        if gc.get_count()[0] > _ENOUGH and not any_running():
            gc.collect()

    def rest(self) -> None:
        """Nobody looks at the program: give back what memory can be had, and look no more until `go_on`."""
        self._timer.stop()
        gc.unfreeze()  # of what was there at the start much has gone since
        gc.collect()
        gc.freeze()
        forget_drawings()
        QPixmapCache.clear()
        linecache.clearcache()  # PySide looks into the source of each module that is imported after it
        give_memory_back()

    def go_on(self) -> None:
        """Somebody looks again."""
        self._timer.start()

    def end(self) -> None:
        """Give the collector back to Python."""
        self._timer.stop()
        gc.unfreeze()  # or what belongs to a window that is gone would stay for ever
        gc.enable()


def give_memory_back() -> None:
    """Let the system have the pages that are free by now, which the C library would keep."""
    if sys.platform == "linux":
        try:
            ctypes.CDLL(None).malloc_trim(0)
        except (OSError, AttributeError):  # another C library
            return

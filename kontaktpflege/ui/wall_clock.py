"""An alarm by the wall clock, which is heard also after a sleep, and when somebody sets the clock.

Qt's timers count the time the machine is awake: one set in the evening for nine would ring at noon after a night's sleep.
"""

from __future__ import annotations

import ctypes
import os
import sys
import time
from datetime import UTC, datetime, timedelta, tzinfo

from PySide6.QtCore import QFileSystemWatcher, QObject, QSocketNotifier, QTimer, Signal

_LONGEST = timedelta(hours=1)
"""Where the system tells nothing of sleep and clock, somebody has to look now and then."""
_CLOCK_REALTIME = 0
_ABSOLUTE_AND_TELLING_OF_CHANGES = 1 | 2


class _Moments(ctypes.Structure):
    """The kernel's `itimerspec`: no repetition, and a moment in seconds and nanoseconds."""

    _fields_ = tuple((name, ctypes.c_long) for name in ("again", "again_nanoseconds", "seconds", "nanoseconds"))


class WallAlarm(QObject):
    """One alarm. It may ring early: on waking, or because the clock was set; who hears it looks at the clock."""

    rang = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.rang)
        self._file = _open_timer()
        if self._file is not None:
            self._watch = QSocketNotifier(self._file, QSocketNotifier.Type.Read, self)
            self._watch.activated.connect(self._read)
            # The zone is a link in there, whose replacement the timer does not tell of.
            self._zone = QFileSystemWatcher(["/etc"], self)
            self._zone.directoryChanged.connect(self.rang)

    def set(self, moment: datetime) -> None:
        """Ring at this moment (of any time zone), and no more at the one before."""
        if self._file is not None and _set_timer(self._file, moment):
            return
        left = min(moment - datetime.now(moment.tzinfo), _LONGEST)
        self._timer.start(max(0, round(left.total_seconds() * 1000)))

    def close(self) -> None:
        """Ring no more."""
        self._timer.stop()
        if self._file is not None:
            self._watch.setEnabled(False)
            os.close(self._file)
            self._file = None

    def _read(self) -> None:
        try:
            if self._file is not None:
                os.read(self._file, 8)
        except BlockingIOError:
            return
        except OSError:
            pass  # ECANCELED: the clock was set, or the machine has slept
        self.rang.emit()


def local_now() -> datetime:
    """The moment, in the time zone the machine is in by now."""
    if sys.platform != "win32":
        time.tzset()
    return datetime.now().astimezone()


def moment_of(local: datetime, now: datetime, zone: tzinfo | None = None) -> datetime:
    """When the wall clock will show `local` (which names no zone), by the zone the machine is in; always after `now`.

    An hour that comes twice in autumn is taken at its first coming, unless that is past. In UTC, since two moments of
    one zone would be compared by their figures.
    """
    now = now.astimezone(UTC)
    for fold in (0, 1):
        moment = local.replace(tzinfo=zone, fold=fold).astimezone(UTC)
        if moment > now:
            return moment
    return now + timedelta(minutes=1)


def _open_timer() -> int | None:
    """A timer of the kernel; None where there is none."""
    if sys.platform != "linux":
        return None
    try:
        made = int(_library().timerfd_create(_CLOCK_REALTIME, os.O_NONBLOCK | os.O_CLOEXEC))
    except (OSError, AttributeError):
        return None
    return made if made >= 0 else None


def _set_timer(file: int, moment: datetime) -> bool:
    # A nanosecond more than nothing: at nought it would never ring.
    wanted = _Moments(0, 0, max(0, int(moment.timestamp())), 1)
    return bool(_library().timerfd_settime(file, _ABSOLUTE_AND_TELLING_OF_CHANGES, ctypes.byref(wanted), None) == 0)


def _library() -> ctypes.CDLL:
    return ctypes.CDLL(None)

"""The processes below this one: adopting orphans, and ending them all, each by its own id."""

import ctypes
import os
import select
import signal
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

_PR_SET_CHILD_SUBREAPER = 36


class Process(NamedTuple):
    """What /proc says of a process."""

    parent: int
    name: str
    is_dead: bool


def adopt_orphans() -> None:
    """Become the parent of descendants whose own parent goes: daemons that forked twice, started services."""
    ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def _process(pid: int) -> Process | None:
    try:
        stat = Path(f"/proc/{pid}/stat").read_text(errors="replace")
    except OSError:
        return None
    # The name stands in parentheses and may hold blanks and parentheses itself.
    name, _, rest = stat.partition("(")[2].rpartition(")")
    state, parent = rest.split()[:2]
    return Process(int(parent), name, state in "ZX")


def descendants() -> dict[int, Process]:
    """Every living process below this one, by its id."""
    everybody = {int(entry): _process(int(entry)) for entry in os.listdir("/proc") if entry.isdigit()}  # noqa: PTH208
    found: dict[int, Process] = {}
    parents = {os.getpid()}
    while parents:
        children = {pid: process for pid, process in everybody.items() if process and process.parent in parents}
        parents = set(children) - set(found)
        found |= children
    return {pid: process for pid, process in found.items() if not process.is_dead}


def bury() -> None:
    """Take note of the children that ended, so that they vanish."""
    try:
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
    except ChildProcessError:
        return


def end(chosen: Callable[[int], bool], patience: float = 3) -> None:
    """End the chosen descendants: politely, and after `patience` seconds by force."""
    for signal_number in (signal.SIGTERM, signal.SIGKILL):
        told: set[int] = set()
        deadline = time.monotonic() + patience
        while time.monotonic() < deadline:
            bury()
            left = {pid for pid in descendants() if chosen(pid)}
            if not left:
                return
            for pid in left - told:
                _tell(pid, signal_number)
            told |= left
            pause()


def _tell(pid: int, signal_number: int) -> None:
    try:
        handle = os.pidfd_open(pid)
    except OSError:
        return
    try:
        # Only now is the id certain to mean the same process until the handle is closed.
        if pid in descendants():
            signal.pidfd_send_signal(handle, signal_number)
    except ProcessLookupError:
        pass
    finally:
        os.close(handle)


def pause() -> None:
    """A moment between two looks at something that sends no news when it happens."""
    select.select([], [], [], 0.02)

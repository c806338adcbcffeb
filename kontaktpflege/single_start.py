"""One window for each book: a second start hands its files to the first and leaves. Knows no Qt, since it must be quick.

Who holds the lock file of a book has the seat, and listens on the socket beside it. The lock goes with its process,
however that ends; so a socket without a lock is a leftover, and two starts at once cannot both sit down.
"""

from __future__ import annotations

import fcntl
import json
import os
import socket
import time
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Self

from kontaktpflege.domain.errors import NoAnswer
from kontaktpflege.settings import private_folder

PATIENCE = 15.0
"""Seconds that a second start waits for the first, which may itself be starting just now."""
TAKEN = b"taken\n"
"""What the first start answers."""
LONGEST_MESSAGE = 4_000_000
"""Bytes: more than a command line can hold."""

_PAUSE = 0.05
_WAITING = 64


@dataclass(frozen=True, slots=True)
class StartMessage:
    """What a second start says: the files it was given, and by which token the desktop lets a window come to the front.

    A `quiet` one was to stay in the tray itself, and disturbs nobody.
    """

    files: tuple[Path, ...] = ()
    activation: str = ""
    quiet: bool = False

    def to_line(self) -> bytes:
        """The message as it goes over the socket: one line, whatever is in the names of files."""
        said = {"files": [str(file) for file in self.files], "activation": self.activation, "quiet": self.quiet}
        return json.dumps(said).encode("ascii") + b"\n"

    @classmethod
    def from_line(cls, line: bytes) -> Self:
        """The message of a line; raises ValueError if it is none. Names that are no whole paths are left out."""
        try:
            said = json.loads(line)
        except RecursionError as error:
            raise ValueError("no message") from error
        if not isinstance(said, dict):
            raise ValueError("no message")
        names, activation = said.get("files"), said.get("activation")
        if not isinstance(names, list) or not isinstance(activation, str):
            raise ValueError("no message")
        files = [name for name in names if isinstance(name, str) and Path(name).is_absolute() and "\0" not in name]
        return cls(tuple(map(Path, files)), activation if activation.isprintable() else "", said.get("quiet") is True)


class Seat:
    """The right to be the window of a book, until `leave`; `listener` hears those who come later, None if none can."""

    def __init__(self, lock: int | None = None, listener: socket.socket | None = None) -> None:
        self._lock = lock
        self.listener = listener

    def leave(self) -> None:
        """Let the next start have the seat."""
        if self.listener is not None:
            self.listener.close()
            self.listener = None
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None


def sit_down_or_tell(book: Path, message: StartMessage, patience: float = PATIENCE) -> Seat | None:
    """The seat at a book; None if the window that has it took the message. Raises NoAnswer."""
    try:
        folder = private_folder()
    except OSError:
        return Seat()
    name = blake2b(os.fsencode(os.path.realpath(book)), digest_size=8).hexdigest()
    lock, address = folder / f"{name}.lock", folder / f"{name}.socket"
    deadline = time.monotonic() + patience
    while True:
        seat = _sit_down(lock, address)
        if seat is not None:
            return seat
        if _is_taken(address, message, deadline):
            return None
        if time.monotonic() >= deadline:
            raise NoAnswer
        time.sleep(_PAUSE)


def start_token() -> str:
    """What the desktop gave this start so that its window may come to the front; "" if nothing."""
    names = ["DESKTOP_STARTUP_ID", "XDG_ACTIVATION_TOKEN"]
    if os.environ.get("WAYLAND_DISPLAY"):
        names.reverse()
    return next((token for token in map(os.environ.get, names) if token), "")


def can_be_told(files: Sequence[Path]) -> bool:
    """Whether another process can read these too: a pipe belongs to this one."""
    return all(file.is_file() or file.is_dir() or not file.exists() for file in files)


def _sit_down(lock: Path, address: Path) -> Seat | None:
    """The seat, None if somebody has it. Where there can be no lock or no socket, everybody has a seat of their own."""
    try:
        held = os.open(lock, os.O_CREAT | os.O_RDWR | os.O_NOFOLLOW, 0o600)
    except OSError:
        return Seat()
    listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        address.unlink(missing_ok=True)
        listener.bind(str(address))
        address.chmod(0o600)
        listener.listen(_WAITING)
    except BlockingIOError:
        listener.close()
        os.close(held)
        return None
    except OSError:
        listener.close()
        os.close(held)
        return Seat()
    return Seat(held, listener)


def _is_taken(address: Path, message: StartMessage, deadline: float) -> bool:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
        line.settimeout(max(0.01, deadline - time.monotonic()))
        try:
            line.connect(str(address))
            line.sendall(message.to_line())
            return line.recv(len(TAKEN)) == TAKEN
        except OSError:
            return False

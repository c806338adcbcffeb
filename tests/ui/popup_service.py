"""A notification service that runs in the test: it keeps what it was told, and clicks when it is asked to."""

from __future__ import annotations

import itertools
import socket
from collections import deque
from types import SimpleNamespace
from typing import Any

from jeepney import HeaderFields, MessageType

from kontaktpflege.ui.notifications import Line

ALL = frozenset(("actions", "body", "body-markup"))


class PopupService:
    """What jeepney's connection is to the program, and the desktop to the test."""

    def __init__(self, abilities: frozenset[str] = ALL) -> None:
        self.sock, self._far = socket.socketpair()
        self.outgoing_serial = itertools.count(1)
        self.abilities = abilities
        self.answers = True
        self.unanswered: list[tuple[int, int, tuple[Any, ...]]] = []
        self.complains = False
        self.shown: dict[int, tuple[Any, ...]] = {}
        self.history: list[tuple[str, str]] = []
        self._ids = itertools.count(7)
        self._waiting: deque[Any] = deque()

    def line(self) -> Line:
        return Line(self, self.abilities)

    def send(self, message: Any, serial: int) -> None:
        if message.header.fields[HeaderFields.member] == "CloseNotification":
            self.shown.pop(message.body[0], None)
            return
        number = message.body[1] or next(self._ids)
        if self.complains:
            self._say({HeaderFields.reply_serial: serial}, (), MessageType.error)
        else:
            self.unanswered.append((serial, number, message.body))
            if self.answers:
                self.show_after_all()

    def show_after_all(self) -> None:
        """Show what was asked for, and answer."""
        while self.unanswered:
            serial, number, body = self.unanswered.pop(0)
            self.shown[number] = body
            self.history.append((body[3], body[4]))
            self._say({HeaderFields.reply_serial: serial}, (number,), MessageType.method_return)

    def receive(self, timeout: float) -> Any:
        if not self._waiting:
            raise TimeoutError
        self.sock.recv(1)
        return self._waiting.popleft()

    def close(self) -> None:
        """The program hangs up; the next line is another one."""

    def end(self) -> None:
        """Be gone."""
        self.sock.close()
        self._far.close()

    def click(self, words: str) -> None:
        """Press a button of what is shown."""
        [(number, body)] = [(number, body) for number, body in self.shown.items() if words in body[5]]
        key = body[5][body[5].index(words) - 1]
        self.signal("ActivationToken", number, "leave")
        self.signal("ActionInvoked", number, key)
        self.dismiss(number)

    def dismiss(self, number: int) -> None:
        """Close what is shown, as a click on its cross does."""
        self.shown.pop(number, None)
        self.signal("NotificationClosed", number, 2)

    def signal(self, name: str, *body: object) -> None:
        self._say({HeaderFields.member: name}, body, MessageType.signal)

    def _say(self, fields: dict[Any, Any], body: tuple[Any, ...], kind: MessageType) -> None:
        self._waiting.append(SimpleNamespace(header=SimpleNamespace(fields=fields, message_type=kind), body=body))
        self._far.send(b"!")

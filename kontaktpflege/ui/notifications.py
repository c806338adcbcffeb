"""Popups of the desktop with buttons, over D-Bus; where there is no such service, whoever asked is told so.

PySide6's own D-Bus cannot send what the service wants (an int always becomes a signed one), hence jeepney. A connection
lives as long as its popup: nobody else's popups wake the program.
"""

from __future__ import annotations

import contextlib
import html
import os
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, QSocketNotifier, QTimer, Signal

from kontaktpflege import RESOURCES
from kontaktpflege.ui.tasks import Task
from kontaktpflege.ui.widgets.plain_text import plain, plain_line

_NAME = "org.freedesktop.Notifications"
_PATH = "/org/freedesktop/Notifications"
_PATIENCE_SECONDS = 5
"""So long may the service take to answer; it may have to be started first."""
_DRAWING = RESOURCES / "desktop" / "128.png"
_NORMAL = 1
_FOR_EVER, _AS_USUAL = 0, -1


@dataclass(frozen=True, slots=True)
class Popup:
    """What is shown. With `buttons` (pairs of a key and what stands on it) it stays until it is answered."""

    title: str
    text: str = ""
    buttons: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """An open connection to the service, and what the service can do."""

    connection: Any
    abilities: frozenset[str]


class Popups(QObject):
    """Shows one popup at a time; a new one takes the place of the old."""

    chosen = Signal(str, str)
    """The key of a button, and the desktop's leave to bring a window to the front, or ""."""
    failed = Signal(object)
    """A `Popup` that nobody can show here."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._line: Line | None = None
        self._watch: QSocketNotifier | None = None
        self._wanted: Popup | None = None
        self._sent: Popup | None = None
        self._connecting = False
        self._shown = 0
        self._asked = 0
        """The number of the call whose answer is awaited; 0: none is."""
        self._leave = ""
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE_SECONDS * 1000)
        self._patience.timeout.connect(self._tell_failure)

    def show(self, popup: Popup) -> None:
        """Show this instead of what is shown."""
        self._wanted = popup
        if self._asked:
            self._patience.start()  # it takes the place of the one on its way as soon as that has a number
        elif self._line is not None:
            self._send(self._line, popup)
        elif not self._connecting:
            self._connecting = True
            address = os.environ.get("DBUS_SESSION_BUS_ADDRESS", "")
            task = Task(lambda control: connect(address), self)
            task.done.connect(self._take)
            task.failed.connect(self._give_up)
            task.start()

    def popup(self) -> Popup | None:
        """What is shown, or will be in a moment."""
        return self._wanted

    def close(self) -> None:
        """Take away what is shown."""
        self._wanted = None
        self._patience.stop()
        if self._asked:
            return  # it is on its way, and goes as soon as its number is known
        if self._line is not None and self._shown:
            with contextlib.suppress(OSError):
                _call(self._line, "CloseNotification", "u", (self._shown,))
        self._hang_up()

    def end(self) -> None:
        """Take it away and wait for nothing more."""
        self.close()
        self._hang_up()

    def _take(self, line: Line) -> None:
        self._connecting = False
        self._line = line
        self._watch = QSocketNotifier(line.connection.sock.fileno(), QSocketNotifier.Type.Read, self)
        self._watch.activated.connect(self._listen)
        if self._wanted is None:
            self._hang_up()
        else:
            self._send(line, self._wanted)

    def _send(self, line: Line, popup: Popup) -> None:
        text = plain(popup.text)
        if "body-markup" in line.abilities:  # what stands on a card must not be any
            text = html.escape(text, quote=False)
        # No action for a click beside the buttons: some services make a button of it, too.
        actions = [word for button in popup.buttons for word in button] if "actions" in line.abilities else []
        hints = {"urgency": ("y", _NORMAL), "desktop-entry": ("s", "kontaktpflege")}
        stays = _FOR_EVER if actions else _AS_USUAL
        said = ("Kontaktpflege", self._shown, _DRAWING.as_uri(), plain_line(popup.title), text, actions, hints, stays)
        self._sent = popup
        self._patience.start()
        try:
            self._asked = _call(line, "Notify", "susssasa{sv}i", said)
        except OSError:
            self._shown = 0
            self._give_up()

    def _listen(self) -> None:
        """Hear all that has come."""
        while self._line is not None:
            try:
                message = self._line.connection.receive(timeout=0)
            except TimeoutError:
                return
            except OSError:  # the bus has gone
                self._give_up()
                return
            self._hear(message)

    def _hear(self, message: Any) -> None:
        from jeepney import HeaderFields, MessageType

        fields = message.header.fields
        if self._asked and fields.get(HeaderFields.reply_serial) == self._asked:
            self._patience.stop()
            self._asked = 0
            if message.header.message_type is MessageType.error:
                self._give_up()
                return
            self._shown = int(message.body[0])
            if self._wanted is None:  # meanwhile nobody wants it any more, or it was said in another way
                self.close()
            elif self._wanted is not self._sent and self._line is not None:
                self._send(self._line, self._wanted)
            return
        said = fields.get(HeaderFields.member)
        if not self._shown or not message.body or message.body[0] != self._shown:
            return
        if said == "ActivationToken":
            self._leave = str(message.body[1])
        elif said == "ActionInvoked":
            self._answer(str(message.body[1]))
        elif said == "NotificationClosed":
            self._wanted = None
            self._hang_up()

    def _answer(self, key: str) -> None:
        popup, leave = self._wanted, self._leave
        self.close()
        if popup is not None and key in dict(popup.buttons):
            self.chosen.emit(key, leave)

    def _give_up(self, error: object = None) -> None:
        """There is no service, it complains, or the bus has gone."""
        self._connecting = False
        if self._shown and not self._asked:
            self._wanted = None  # it is on the screen, though nobody will hear its buttons
        self._hang_up()
        self._tell_failure()

    def _tell_failure(self) -> None:
        """What is wanted has to be said in another way."""
        popup, self._wanted = self._wanted, None
        if popup is not None:
            self.failed.emit(popup)

    def _hang_up(self) -> None:
        self._patience.stop()
        self._shown = self._asked = 0
        self._leave = ""
        if self._watch is not None:
            self._watch.setEnabled(False)
            self._watch.deleteLater()
            self._watch = None
        if self._line is not None:
            self._line.connection.close()
            self._line = None


def _call(line: Line, method: str, signature: str, said: tuple[object, ...]) -> int:
    """Say something without waiting for the answer; returns the number by which that will be known. Raises OSError."""
    from jeepney import DBusAddress, new_method_call

    serial = int(next(line.connection.outgoing_serial))
    line.connection.send(new_method_call(DBusAddress(_PATH, _NAME, _NAME), method, signature, said), serial)
    return serial


def connect(address: str) -> Line:
    """Get through to the service at this bus, which may take its time; raises what jeepney does."""
    from jeepney import DBusAddress, MatchRule, new_method_call
    from jeepney.bus_messages import message_bus
    from jeepney.io.blocking import Proxy, open_dbus_connection
    from jeepney.wrappers import unwrap_msg

    connection = open_dbus_connection(address)
    try:
        Proxy(message_bus, connection, timeout=_PATIENCE_SECONDS).AddMatch(
            MatchRule(type="signal", interface=_NAME, path=_PATH)
        )
        question = new_method_call(DBusAddress(_PATH, _NAME, _NAME), "GetCapabilities")
        (abilities,) = unwrap_msg(connection.send_and_get_reply(question, timeout=_PATIENCE_SECONDS))
    except BaseException:
        connection.close()
        raise
    return Line(connection, frozenset(abilities))

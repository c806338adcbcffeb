"""What a screen reader sees and can do: the widgets of every program on the accessibility bus."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from jeepney import DBusAddress, MessageType, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

_TIMEOUT = 5
_SCREEN = 0  # coordinates relative to the screen, not to the window
_STATES = {"focused": 12, "checked": 4, "enabled": 8, "selected": 23, "showing": 25}


class GoneError(Exception):
    """The widget is not there any more, or does not know what was asked of it."""


@dataclass(frozen=True, slots=True)
class Node:
    """A widget, menu entry or table cell. What it says is asked for anew each time."""

    connection: DBusConnection = field(repr=False, compare=False)
    owner: str
    path: str

    @property
    def name(self) -> str:
        """What it is called: a button's text, a field's label."""
        return str(self._property("Accessible", "Name"))

    @property
    def role(self) -> str:
        """What it is, in the words of AT-SPI: "push button", "text", "table cell"."""
        return str(self._call("Accessible", "GetRoleName"))

    @property
    def states(self) -> frozenset[str]:
        """Which of focused, checked, enabled, selected, showing hold."""
        low, high = self._call("Accessible", "GetState")
        bits = low | high << 32
        return frozenset(name for name, bit in _STATES.items() if bits >> bit & 1)

    @property
    def center(self) -> tuple[int, int]:
        """Its middle on the screen."""
        x, y, width, height = self._call("Component", "GetExtents", "u", (_SCREEN,))
        return x + width // 2, y + height // 2

    @property
    def text(self) -> str:
        """The text in it."""
        return str(self._call("Text", "GetText", "ii", (0, -1)))

    def write(self, text: str) -> None:
        """Replace the text in it."""
        self._call("EditableText", "SetTextContents", "s", (text,))

    def press(self) -> None:
        """Do what it is there for: press a button, open a menu, toggle a box."""
        self._call("Action", "DoAction", "i", (0,))

    def children(self) -> list[Node]:
        """What is in it."""
        return [Node(self.connection, owner, path) for owner, path in self._call("Accessible", "GetChildren")]

    def all(self) -> Iterator[Node]:
        """Itself and everything below; what vanishes meanwhile is left out."""
        yield self
        try:
            children = self.children()
        except GoneError:
            return
        for child in children:
            yield from child.all()

    def find(self, role: str, name: str | None = None, *states: str) -> Node | None:
        """The first widget below that is on screen, in these states besides, and has this role and this name."""
        for node in self.all():
            try:
                if node.role == role and name in (None, node.name) and node.states.issuperset(("showing", *states)):
                    return node
            except GoneError:
                continue
        return None

    def describe(self, depth: int = 0) -> str:
        """The whole tree in lines, for a test that fails."""
        try:
            own = f"{'  ' * depth}{self.role} {self.name!r} {' '.join(sorted(self.states))}\n"
            return own + "".join(child.describe(depth + 1) for child in self.children())
        except GoneError:
            return ""

    def _call(self, interface: str, method: str, signature: str | None = None, body: tuple[Any, ...] = ()) -> Any:
        address = DBusAddress(self.path, self.owner, f"org.a11y.atspi.{interface}")
        return _ask(self.connection, new_method_call(address, method, signature, body))

    def _property(self, interface: str, name: str) -> Any:
        address = DBusAddress(self.path, self.owner, "org.freedesktop.DBus.Properties")
        question = new_method_call(address, "Get", "ss", (f"org.a11y.atspi.{interface}", name))
        return _ask(self.connection, question)[1]


def bus(session_bus: str) -> DBusConnection:
    """The accessibility bus of a session, by the address of its own bus."""
    session = open_dbus_connection(session_bus)
    address = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
    accessibility_bus = _ask(session, new_method_call(address, "GetAddress"))
    session.close()
    return open_dbus_connection(accessibility_bus)


def connect(session_bus: str) -> Node:
    """The root above all programs of a session, by the address of its bus."""
    return Node(bus(session_bus), "org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root")


def _ask(connection: DBusConnection, question: Any) -> Any:
    """The answer to a call: its single value."""
    try:
        answer = connection.send_and_get_reply(question, timeout=_TIMEOUT)
    except TimeoutError as error:
        raise GoneError("no answer") from error
    if answer.header.message_type is MessageType.error:
        raise GoneError(*answer.body)
    return answer.body[0] if answer.body else None

"""What a screen reader sees and can do: the widgets of every program on the accessibility bus."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from jeepney import DBusAddress, HeaderFields, Message, MessageType, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

_TIMEOUT = 5
_AT_ONCE = 100
_ROOT = "/org/a11y/atspi/accessible/root"
_LEAVES = frozenset(("cell", "check box", "column header", "label", "row header", "tree item"))
"""What nothing is looked for in."""
_SCREEN = 0  # coordinates relative to the screen, not to the window
_STATES = {"active": 1, "focused": 12, "checked": 4, "enabled": 8, "selected": 23, "showing": 25}


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
    def description(self) -> str:
        """What is told of it besides."""
        return str(self._property("Accessible", "Description"))

    @property
    def role(self) -> str:
        """What it is, in the words of AT-SPI: "push button", "text", "table cell"."""
        return str(self._call("Accessible", "GetRoleName"))

    @property
    def states(self) -> frozenset[str]:
        """Which of active, focused, checked, enabled, selected, showing hold."""
        return _named(self._call("Accessible", "GetState"))

    @property
    def center(self) -> tuple[int, int]:
        """Its middle on the screen."""
        x, y, width, height = self.box
        return x + width // 2, y + height // 2

    @property
    def box(self) -> tuple[int, int, int, int]:
        """Left and top on the screen, width, height."""
        x, y, width, height = self._call("Component", "GetExtents", "u", (_SCREEN,))
        return x, y, width, height

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

    def find(self, role: str, name: str | None = None, *states: str) -> Node | None:
        """The first widget below, level by level, that is on screen, in these states besides, with this role and name.

        What is in something hidden is not looked at, and the questions of a level are asked all at once: each answer
        waited for would take the program longer than the answer itself.
        """
        level = [self]
        while level:
            found = self._answers([node._question("Accessible", "GetChildren") for node in level])
            below = [Node(self.connection, owner, path) for children in found for owner, path in children or ()]
            are_programs = level == [self] and self.path == _ROOT  # they have no such state
            level = []
            for node, its_states, its_role in self._on_screen(below, every=are_programs):
                if its_role == role and its_states.issuperset(("showing", *states)) and node._is_called(name):
                    return node
                if its_role not in _LEAVES:
                    level.append(node)
        return None

    def _on_screen(self, nodes: Sequence[Node], *, every: bool) -> list[tuple[Node, frozenset[str], str]]:
        """Those of them that are on screen, or every one, with states and role."""
        told = self._answers([node._question("Accessible", "GetState") for node in nodes])
        states = [(node, _named(bits)) for node, bits in zip(nodes, told, strict=True) if bits is not None]
        on_screen = [(node, its) for node, its in states if every or "showing" in its]
        roles = self._answers([node._question("Accessible", "GetRoleName") for node, _its in on_screen])
        return [(node, its, str(role)) for (node, its), role in zip(on_screen, roles, strict=True)]

    def describe(self, depth: int = 0) -> str:
        """The whole tree in lines, for a test that fails."""
        try:
            own = f"{'  ' * depth}{self.role} {self.name!r} {' '.join(sorted(self.states))}\n"
            return own + "".join(child.describe(depth + 1) for child in self.children())
        except GoneError:
            return ""

    def _is_called(self, name: str | None) -> bool:
        try:
            return name in (None, self.name)
        except GoneError:
            return False

    def _call(self, interface: str, method: str, signature: str | None = None, body: tuple[Any, ...] = ()) -> Any:
        return _ask(self.connection, self._question(interface, method, signature, body))

    def _question(
        self, interface: str, method: str, signature: str | None = None, body: tuple[Any, ...] = ()
    ) -> Message:
        address = DBusAddress(self.path, self.owner, f"org.a11y.atspi.{interface}")
        return new_method_call(address, method, signature, body)

    def _answers(self, questions: Sequence[Message]) -> list[Any]:
        """The answers to many calls, None for those who are gone."""
        found: dict[int, Any] = {}
        serials = [next(self.connection.outgoing_serial) for _question in questions]
        for start in range(0, len(questions), _AT_ONCE):
            asked = serials[start : start + _AT_ONCE]
            for question, serial in zip(questions[start : start + _AT_ONCE], asked, strict=True):
                self.connection.send(question, serial)
            deadline = time.monotonic() + _TIMEOUT
            while not found.keys() >= set(asked) and time.monotonic() < deadline:
                with contextlib.suppress(TimeoutError):
                    answer = self.connection.receive(timeout=max(0, deadline - time.monotonic()))
                    is_whole = answer.header.message_type is MessageType.method_return
                    found[answer.header.fields.get(HeaderFields.reply_serial, 0)] = answer.body[0] if is_whole else None
        return [found.get(serial) for serial in serials]

    def _property(self, interface: str, name: str) -> Any:
        address = DBusAddress(self.path, self.owner, "org.freedesktop.DBus.Properties")
        question = new_method_call(address, "Get", "ss", (f"org.a11y.atspi.{interface}", name))
        return _ask(self.connection, question)[1]


def _named(states: Sequence[int]) -> frozenset[str]:
    """States as AT-SPI tells them, in two halves of 32 bits, by name."""
    low, high = states
    return frozenset(name for name, bit in _STATES.items() if (low | high << 32) >> bit & 1)


def bus(session_bus: str) -> DBusConnection:
    """The accessibility bus of a session, by the address of its own bus."""
    session = open_dbus_connection(session_bus)
    address = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
    accessibility_bus = _ask(session, new_method_call(address, "GetAddress"))
    session.close()
    return open_dbus_connection(accessibility_bus)


def connect(session_bus: str) -> Node:
    """The root above all programs of a session, by the address of its bus."""
    return Node(bus(session_bus), "org.a11y.atspi.Registry", _ROOT)


def _ask(connection: DBusConnection, question: Any) -> Any:
    """The answer to a call: its single value."""
    try:
        answer = connection.send_and_get_reply(question, timeout=_TIMEOUT)
    except TimeoutError as error:
        raise GoneError("no answer") from error
    if answer.header.message_type is MessageType.error:
        raise GoneError(*answer.body)
    return answer.body[0] if answer.body else None

"""What a screen reader is told as it happens: where the keyboard goes, what is announced, which menu opens."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

from jeepney import DBusAddress, HeaderFields, MatchRule, Message, new_method_call
from jeepney.bus_messages import message_bus

from tests.desktop import accessibility
from tests.desktop.accessibility import GoneError, Node
from tests.desktop.virtual_desktop import PATIENCE, Found, VirtualDesktop

_REGISTRY = DBusAddress("/org/a11y/atspi/registry", "org.a11y.atspi.Registry", "org.a11y.atspi.Registry")
_FURTHEST = 40
_TOLD = ("object:state-changed:focused", "object:state-changed:showing", "object:announcement")


class ScreenReader:
    """Listens from the moment it is made."""

    def __init__(self, desktop: VirtualDesktop) -> None:
        self._desktop = desktop
        self._bus = accessibility.bus(desktop.environment["DBUS_SESSION_BUS_ADDRESS"])
        self._asking = accessibility.bus(desktop.environment["DBUS_SESSION_BUS_ADDRESS"])
        for event in _TOLD:
            self._bus.send_and_get_reply(new_method_call(_REGISTRY, "RegisterEvent", "sass", (event, [], "")))
        self._keyboard: Node | None = None
        rule = MatchRule(type="signal", interface="org.a11y.atspi.Event.Object")
        self._bus.send_and_get_reply(message_bus.AddMatch(rule))

    def close(self) -> None:
        """Listen no more."""
        self._bus.close()
        self._asking.close()

    def hears(self, sentence: str) -> None:
        """Wait until this has been announced, from the last sentence waited for on."""
        self._wait(f"the sentence {sentence!r}", lambda told: _sentence(told) == sentence)

    def arrives(self, role: str, name: str) -> None:
        """Wait until the keyboard is there, unless it is; what has been announced until then is done with."""
        self._forget()
        if self._reached() != (role, name):
            self._wait(f"the keyboard on {role} {name!r}", lambda told: self._focus(told) == (role, name))

    def walk(self, key: str, role: str, name: str) -> None:
        """Press a key until the keyboard is where it shall go; each press has to lead somewhere."""
        self._forget()
        reached: list[tuple[str, str]] = []
        while (role, name) not in reached:
            self._desktop.keys(key)
            reached.append(self._wait(f"another focus by {key}, after {reached}", self._focus))
            assert len(reached) < _FURTHEST, f"{role} {name!r} is not among {reached}"

    def menu(self) -> Node:
        """The menu that opens."""
        return self._wait("a menu", self._menu)

    def _focus(self, told: Message) -> tuple[str, str] | None:
        """Role and name of what this tells has the keyboard; nothing if it lost it, or went, before we could ask."""
        node = self._node(told, "focused")
        if node is None:
            return None
        self._keyboard = node
        return self._reached()

    def _reached(self) -> tuple[str, str] | None:
        """Role and name, by now, of what had the keyboard last; nothing if it lost it."""
        node = self._keyboard
        try:
            return (node.role, node.name) if node and "focused" in node.states else None
        except GoneError:
            return None

    def _menu(self, told: Message) -> Node | None:
        node = self._node(told, "showing")
        try:
            return node if node and node.role == "popup menu" else None
        except GoneError:
            return None

    def _node(self, told: Message, state: str) -> Node | None:
        """What is in a state since now."""
        fields = told.header.fields
        begins = told.body and told.body[:2] == (state, 1)
        return Node(self._asking, fields[HeaderFields.sender], fields[HeaderFields.path]) if begins else None

    def _wait(self, what: str, look: Callable[[Message], Found | None]) -> Found:
        """What is found in a message; fails with all that was announced meanwhile."""
        said = []
        for told in self._messages(time.monotonic() + PATIENCE):
            self._focus(told)
            found = look(told)
            if found:
                return found
            said.append(_sentence(told))
        raise AssertionError(f"waited for {what}; heard {[*filter(None, said)]}, the keyboard was on {self._reached()}")

    def _forget(self) -> None:
        for told in self._messages(0):
            self._focus(told)

    def _messages(self, deadline: float) -> Iterator[Message]:
        """What is told until then, and what has been told already."""
        try:
            while True:
                yield self._bus.receive(timeout=max(0, deadline - time.monotonic()))
        except TimeoutError:
            return


def _sentence(told: Message) -> str:
    """What is announced, "" if something else is told."""
    is_said = told.header.fields.get(HeaderFields.member) == "Announcement"
    return str(told.body[3][1]) if is_said else ""

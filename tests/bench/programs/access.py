"""From an arrow key to the focus event that a screen reader gets, in milliseconds, as JSON: BOOK.

The window runs in a virtual desktop with the accessibility bus; the key is sent to it by the X server.
"""

import json
import sys
import tempfile
import time
from pathlib import Path

from jeepney import DBusAddress, MatchRule, Message, new_method_call
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import DBusConnection

from tests.desktop import accessibility
from tests.desktop.virtual_desktop import VirtualDesktop

KEYS = 200
PATIENCE = 10
QUIET = 0.05
EVENT = "object:state-changed:focused"


def listen(session_bus: str) -> DBusConnection:
    """A connection to the accessibility bus that is told of every change of the focus."""
    bus = accessibility.bus(session_bus)
    registry = DBusAddress("/org/a11y/atspi/registry", "org.a11y.atspi.Registry", "org.a11y.atspi.Registry")
    bus.send_and_get_reply(new_method_call(registry, "RegisterEvent", "sass", (EVENT, [], "")))
    bus.send_and_get_reply(message_bus.AddMatch(MatchRule(type="signal", interface="org.a11y.atspi.Event.Object")))
    return bus


def told_of_focus(message: Message) -> bool:
    """Whether a message says that something has the focus now."""
    return bool(message.body) and message.body[0] == "focused" and message.body[1] == 1


def wait_for_focus(bus: DBusConnection) -> None:
    """Return when something has got the focus; raises TimeoutError, at the end of the list for one."""
    deadline = time.monotonic() + PATIENCE
    while not told_of_focus(bus.receive(timeout=deadline - time.monotonic())):
        pass


def drain(bus: DBusConnection) -> None:
    """Read what is left of the key before, until it is quiet."""
    try:
        while True:
            bus.receive(timeout=QUIET)
    except TimeoutError:
        return


def measure(book: Path) -> list[float]:
    """Milliseconds of each key."""
    desktop = VirtualDesktop()
    with tempfile.TemporaryDirectory() as folder:
        settings = Path(folder) / "settings.toml"
        settings.write_text(f'book = "{book}"\nlanguage = "en"\n')
        command = (sys.executable, "-m", "kontaktpflege")
        bus = listen(desktop.environment["DBUS_SESSION_BUS_ADDRESS"])
        with desktop.program(*command, log=Path(folder) / "log", KONTAKTPFLEGE_SETTINGS=str(settings)):
            desktop.window("Kontaktpflege")
            desktop.widget("table")
            taken = []
            for _ in range(KEYS):
                drain(bus)
                begun = time.perf_counter()
                desktop.run("xdotool", "key", "--delay", "0", "Down")
                wait_for_focus(bus)
                taken.append((time.perf_counter() - begun) * 1000)
        bus.close()
    desktop.close()
    return taken


readings = sorted(measure(Path(sys.argv[1]).resolve()))
print(json.dumps({"arrow to focus event": readings[len(readings) * 95 // 100], "median": readings[len(readings) // 2]}))

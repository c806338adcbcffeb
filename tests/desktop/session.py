"""A private desktop session: `python -m tests.desktop.session WIDTHxHEIGHTxDEPTH`.

Starts an X server without a screen, a session bus, a window manager, an unlocked keyring, a tray,
notifications and the accessibility bus, each waited for by what it provides. Then prints the environment for
programs in it as one line of JSON, and ends all that was started inside when its standard input closes. Nothing
of the user's own session, home or settings is seen or touched.
"""

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from jeepney import DBusAddress, new_method_call
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import DBusConnection, Proxy, open_dbus_connection

from tests.desktop import family

PATIENCE = 60
KEYRING_PASSWORD = "desktop"  # noqa: S105 -- of a keyring that lives as long as the tests
HOME = Path(__file__).with_name("home")
SERVICES = Path("/usr/share/dbus-1/services")
# The bus may start these on demand, and no others of the machine's.
ACTIVATED = (
    "org.a11y.Bus",
    "org.gnome.keyring.PrivatePrompter",
    "org.gnome.keyring.SystemPrompter",
    "org.xfce.Xfconf",
    "org.xfce.xfce4-notifyd.Notifications",
)
BUS = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path={folder}/bus</listen>
  <servicedir>{folder}/services</servicedir>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""
# What the machine's own session says about itself, and must not be heard inside.
FOREIGN = tuple(
    """
    AT_SPI DBUS_ DESKTOP_ GNOME_ GTK_ KDE_ NO_AT_BRIDGE PYTHON_KEYRING QT_ SESSION_ SSH_AUTH WAYLAND_ XAUTHORITY
    XDG_
    """.split()
)


class NotUpError(Exception):
    """A part of the session did not come up."""


class Session:
    """The parts, in the order in which they need each other."""

    def __init__(self, folder: Path, screen: str) -> None:
        self._folder = folder
        self._screen = screen
        self._bus: DBusConnection | None = None
        self._first_to_last: list[int] = []
        home, runtime = folder / "home", folder / "runtime"
        shutil.copytree(HOME, home)
        runtime.mkdir(mode=0o700)
        kept = {name: value for name, value in os.environ.items() if not name.startswith(FOREIGN)}
        self.environment = kept | {
            "GDK_BACKEND": "x11",
            "GSETTINGS_BACKEND": "memory",
            "HOME": str(home),
            "LANG": "C.UTF-8",
            "LIBGL_ALWAYS_SOFTWARE": "1",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            # The first two miss the desktop portal, which is not here; the last one tells of widgets that went
            # while a test was looking at them.
            "QT_LOGGING_RULES": "qt.qpa.theme.gnome=false;qt.qpa.services=false;qt.accessibility.atspi=false",
            "QT_QPA_PLATFORM": "xcb",
            "XDG_CURRENT_DESKTOP": "XFCE",
            "XDG_RUNTIME_DIR": str(runtime),
            "XDG_SESSION_TYPE": "x11",
        }

    def start(self) -> None:
        """Start every part; raises NotUpError."""
        self._start_screen()
        self._start_bus()
        self._start("openbox", "--sm-disable")
        self._wait("the window manager", self._has_window_manager)
        self._start_keyring()
        self._start("xfce4-panel", "--disable-wm-check", "--sm-client-disable")
        self._wait("the tray", self._has_tray)
        for name in ("org.freedesktop.Notifications", "org.a11y.Bus"):
            self._proxy().StartServiceByName(name)
            self._wait(name, lambda name=name: self._has_owner(name))  # type: ignore[misc]

    def end(self) -> None:
        """End everything, the bus and the screen last, since the others would complain of their loss."""
        if self._bus:
            self._bus.close()
        screen_and_bus = self._first_to_last[:2]
        family.end(lambda pid: pid not in screen_and_bus)
        for pid in reversed(screen_and_bus):
            family.end(lambda other, pid=pid: other == pid)  # type: ignore[misc]
        family.end(lambda _: True)

    def _start(self, *command: str, pass_fds: tuple[int, ...] = (), say: bytes = b"") -> None:
        """Start a part; it hears `say`, and goes when this process goes, however that happens."""
        with (self._folder / f"{command[0]}.log").open("wb") as log:
            part = subprocess.Popen(
                ["setpriv", "--pdeathsig", "TERM", "--", *command],
                env=self.environment,
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=log,
                pass_fds=pass_fds,
                start_new_session=True,
            )
        self._first_to_last.append(part.pid)
        assert part.stdin
        part.stdin.write(say)
        part.stdin.close()

    def _wait(self, what: str, is_up: Callable[[], bool]) -> None:
        deadline = time.monotonic() + PATIENCE
        while not is_up():
            if time.monotonic() > deadline:
                logs = "\n".join(log.read_text(errors="replace") for log in self._folder.glob("*.log"))
                raise NotUpError(f"{what} did not come up within {PATIENCE} s\n{logs}")
            family.pause()

    def _start_screen(self) -> None:
        reading, writing = os.pipe()
        self._start(
            "Xvfb",
            "-displayfd",
            str(writing),
            "-screen",
            "0",
            self._screen,
            "-r",  # a key that a busy machine lets go late must not be pressed again
            "-noreset",  # after its first client a server would start anew and drop the second
            "-nolisten",
            "tcp",
            pass_fds=(writing,),
        )
        os.close(writing)
        with os.fdopen(reading) as stream:
            number = stream.readline().strip()
        if not number:
            raise NotUpError("the X server ended")
        self.environment["DISPLAY"] = f":{number}"

    def _start_bus(self) -> None:
        services = self._folder / "services"
        services.mkdir()
        for name in ACTIVATED:
            (services / f"{name}.service").symlink_to(SERVICES / f"{name}.service")
        configuration = self._folder / "bus.conf"
        configuration.write_text(BUS.format(folder=self._folder))
        self._start("dbus-daemon", f"--config-file={configuration}", "--nofork", "--nopidfile")
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = f"unix:path={self._folder / 'bus'}"
        self._wait("the bus", self._can_connect)

    def _can_connect(self) -> bool:
        """Connect to the bus, if it listens yet: its socket is there a moment before."""
        try:
            self._bus = open_dbus_connection(self.environment["DBUS_SESSION_BUS_ADDRESS"])
        except (FileNotFoundError, ConnectionRefusedError):
            return False
        return True

    def _start_keyring(self) -> None:
        command = ("gnome-keyring-daemon", "--foreground", "--components=secrets", "--unlock")
        self._start(*command, say=KEYRING_PASSWORD.encode())
        self._wait("the keyring", lambda: self._has_owner("org.freedesktop.secrets"))
        service = DBusAddress("/org/freedesktop/secrets", "org.freedesktop.secrets", "org.freedesktop.Secret.Service")
        self._wait("its login collection", lambda: "login" in str(self._property(service, "Collections")))

    def _has_window_manager(self) -> bool:
        command = ["xprop", "-root", "_NET_SUPPORTING_WM_CHECK"]
        asked = subprocess.run(command, env=self.environment, capture_output=True, text=True, check=False)
        return "window id" in asked.stdout

    def _has_tray(self) -> bool:
        name = "org.kde.StatusNotifierWatcher"
        watcher = DBusAddress("/StatusNotifierWatcher", name, name)
        return self._has_owner(name) and self._property(watcher, "IsStatusNotifierHostRegistered") is True

    def _proxy(self) -> Proxy:
        return Proxy(message_bus, self._bus, timeout=PATIENCE)

    def _has_owner(self, name: str) -> bool:
        return bool(self._proxy().NameHasOwner(name)[0])

    def _property(self, address: DBusAddress, name: str) -> Any:
        """A property's value; an error's text where there is none."""
        assert self._bus
        question = new_method_call(
            address.with_interface("org.freedesktop.DBus.Properties"), "Get", "ss", (address.interface, name)
        )
        (answer,) = self._bus.send_and_get_reply(question, timeout=PATIENCE).body
        return answer[1] if isinstance(answer, tuple) else answer


def main() -> int:
    """Be a session until standard input closes."""
    family.adopt_orphans()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda *_: sys.exit(1))
    with tempfile.TemporaryDirectory(prefix="desktop-", ignore_cleanup_errors=True) as folder:
        session = Session(Path(folder), sys.argv[1])
        try:
            session.start()
            sys.stdout.write(f"{json.dumps(session.environment)}\n")
            sys.stdout.flush()
            sys.stdin.read()
        except NotUpError as error:
            sys.stderr.write(f"{error}\n")
            return 1
        finally:
            session.end()
    return 0


if __name__ == "__main__":
    sys.exit(main())

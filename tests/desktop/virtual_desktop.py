"""A virtual desktop with hands and eyes: starts programs, clicks, drags and types, sees windows and widgets."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from tests.desktop import accessibility, family

ROOT = Path(__file__).parent.parent.parent
PATIENCE = 60
SCREEN = "1280x800x24"

Found = TypeVar("Found")
Point = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Window:
    """A window as its manager lists it; place and size are those of its content."""

    id: str
    x: int
    y: int
    width: int
    height: int
    title: str

    @property
    def center(self) -> Point:
        """Its middle on the screen."""
        return self.x + self.width // 2, self.y + self.height // 2


class VirtualDesktop:
    """A running session with a screen of some size. `environment` is for programs in it."""

    def __init__(self, screen: str = SCREEN) -> None:
        self._session = subprocess.Popen(
            [sys.executable, "-m", "tests.desktop.session", screen],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self._session.stdout
        line = self._session.stdout.readline()
        if not line:
            self._session.communicate()
            raise RuntimeError("the virtual desktop did not come up; see above")
        self.environment: Mapping[str, str] = json.loads(line)
        self._programs: dict[subprocess.Popen[bytes], Path] = {}
        self._widgets = accessibility.connect(self.environment["DBUS_SESSION_BUS_ADDRESS"])

    def close(self) -> None:
        """End the session and all that runs in it."""
        self._widgets.connection.close()
        self._session.communicate(timeout=PATIENCE)

    @contextmanager
    def program(self, *command: str | Path, log: Path, **more: str) -> Iterator[subprocess.Popen[bytes]]:
        """Run a program inside, with `more` in its environment; what it prints goes to `log`."""
        with log.open("wb") as output:
            running = subprocess.Popen(
                command, env={**self.environment, **more}, cwd=log.parent, stdout=output, stderr=output
            )
        self._programs[running] = log
        try:
            yield running
        finally:
            del self._programs[running]
            running.terminate()
            try:
                running.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                running.kill()
                running.wait()

    def wait(self, what: str, look: Callable[[], Found | None]) -> Found:
        """What `look` finds, as soon as it finds it; fails with all that is on screen, or when a program fails."""
        deadline = time.monotonic() + PATIENCE
        while True:
            found = look()
            if found:
                return found
            for program, log in self._programs.items():
                if program.poll():
                    raise AssertionError(f"waited for {what}, but the program ended:\n{log.read_text()}")
            if time.monotonic() > deadline:
                titles = [window.title for window in self.windows()]
                raise AssertionError(f"waited for {what}; windows: {titles}\n{self._widgets.describe()}")
            family.pause()

    def windows(self) -> list[Window]:
        """The windows, the oldest first."""
        listed = []
        # It fails over a window that goes while it looks; the others are listed all the same.
        told = subprocess.run(["wmctrl", "-lG"], env=self.environment, capture_output=True, text=True, check=False)
        for line in told.stdout.splitlines():
            id_, _desktop, x, y, width, height, _host, *title = line.split(maxsplit=7)
            listed.append(Window(id_, int(x), int(y), int(width), int(height), "".join(title)))
        return listed

    def window(self, title: str) -> Window:
        """The window whose title has this in it, once it is there."""
        return self.wait(
            f"a window {title!r}",
            lambda: next((window for window in self.windows() if title in window.title), None),
        )

    def widget(self, role: str, name: str | None = None, *states: str) -> accessibility.Node:
        """The widget of any program with this role and name, once it is on screen and in these states."""
        return self.wait(f"{role} {name!r} {' '.join(states)}", lambda: self._widgets.find(role, name, *states))

    def programs(self) -> list[accessibility.Node]:
        """The programs that a screen reader hears of."""
        return self._widgets.children()

    def click(self, point: Point, button: int = 1, times: int = 1) -> None:
        """Click where the point is."""
        self._move(point)
        self.run("xdotool", "click", "--repeat", str(times), "--delay", "60", str(button))

    def drag(self, start: Point, end: Point, offered: Callable[[], object] | None = None) -> None:
        """Press at one point, glide to the other, release; there, wait first until what is dragged is `offered`."""
        steps = 12
        self._move(start)
        self.run("xdotool", "mousedown", "1")
        for step in range(1, steps + 1):
            self._move(
                (
                    start[0] + (end[0] - start[0]) * step // steps,
                    start[1] + (end[1] - start[1]) * step // steps,
                )
            )

        def linger() -> object:
            # A target answers only to motion over it, and some only to the next after they have looked at what comes.
            self._move((end[0] + 1, end[1]))
            self._move(end)
            return offered() if offered is not None else True

        self.wait("what is dragged", linger)
        linger()
        self.run("xdotool", "mouseup", "1")

    def keys(self, *keys: str) -> None:
        """Press keys one after the other, such as "ctrl+z" or "Return"."""
        self.run("xdotool", "key", "--delay", "20", *keys)

    def type(self, text: str) -> None:
        """Type a text."""
        self.run("xdotool", "type", "--delay", "20", text)

    def screenshot(self, path: Path) -> None:
        """Save what is on screen as a PNG."""
        self.run("import", "-window", "root", str(path))

    def run(self, *command: str) -> str:
        """Run a tool of the desktop to its end; what it printed."""
        finished = subprocess.run(command, env=self.environment, capture_output=True, text=True, check=True)
        return finished.stdout

    def _move(self, point: Point) -> None:
        # Asked for the place, the server has moved by the time it answers. --sync waits 15 s where it need not move.
        self.run("xdotool", "mousemove", str(point[0]), str(point[1]), "getmouselocation")

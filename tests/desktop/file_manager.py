"""A file manager with one folder open, as small as it can be made: PCManFM."""

from __future__ import annotations

import operator
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tests.desktop import accessibility
from tests.desktop.virtual_desktop import Point, VirtualDesktop, Window

# No question before a launcher is started, and nothing beside the icons.
_GENERAL = "[config]\nsingle_click=0\nquick_exec=1\n[ui]\nbig_icon_size=48\n"
_WINDOW = "[ui]\nside_pane_mode=hidden;places\nshow_statusbar=0\ntoolbar=\nwin_width=420\nwin_height=300\n"
# Two clicks are a double click even where a busy machine lets time pass between them.
_CLICKS = "gtk-double-click-time = 5000\n"
_PLACE = "0,800,400,420,300"


class FileManager:
    """The open folder."""

    def __init__(self, desktop: VirtualDesktop, window: Window) -> None:
        self._desktop = desktop
        self._window = window

    @property
    def corner(self) -> Point:
        """Where its content begins on the screen."""
        told = self._desktop.run("xwininfo", "-id", self._window.id).splitlines()
        x, y = (next(line for line in told if f"Absolute upper-left {axis}" in line).split()[-1] for axis in "XY")
        return int(x), int(y)

    def icon(self, name: str) -> Point:
        """The middle of a file's icon, once it is there."""
        return self._desktop.wait(f"an icon {name!r}", lambda: self._icon(name))

    def _icon(self, name: str) -> Point | None:
        try:
            center = next((icon.center for icon in self._icons() if icon.text == name), None)
        except accessibility.GoneError:
            return None
        # Until it has heard of its new place, the file manager tells where the icon was.
        return center if center and all(map(operator.gt, center, self.corner)) else None

    def _icons(self) -> Iterator[accessibility.Node]:
        """Every icon of the folder: what lies in the only layered pane."""
        rest = [program for program in self._desktop.programs() if program.name == "pcmanfm"]
        while rest:
            node = rest.pop()
            role = node.role
            if role == "layered pane":
                yield from node.children()
            elif role not in ("menu bar", "tool bar"):  # there are a hundred entries in them
                rest += node.children()

    @property
    def empty_place(self) -> Point:
        """A place without icons."""
        x, y = self.corner
        return x + 300, y + 220

    def open(self, name: str) -> None:
        """Click twice on a file."""
        self._desktop.click(self.icon(name), times=2)


@contextmanager
def file_manager(
    desktop: VirtualDesktop, folder: Path, home: Path, environment: Mapping[str, str]
) -> Iterator[FileManager]:
    """Open a folder, above all other windows; `home` gets the settings of the file manager and its log."""
    settings = home / "config"
    for path, text in (
        ("libfm/libfm.conf", _GENERAL),
        ("pcmanfm/default/pcmanfm.conf", _WINDOW),
        ("gtkrc", _CLICKS),
    ):
        (settings / path).parent.mkdir(parents=True, exist_ok=True)
        (settings / path).write_text(text)
    more = {
        **environment,
        "GTK2_RC_FILES": str(settings / "gtkrc"),
        "GTK_MODULES": "gail:atk-bridge",
        "XDG_CONFIG_HOME": str(settings),
    }
    with desktop.program("pcmanfm", folder, log=home / "file manager.log", **more):
        window = desktop.window(folder.name)
        desktop.run("wmctrl", "-i", "-r", window.id, "-e", _PLACE)
        desktop.run("wmctrl", "-i", "-r", window.id, "-b", "add,above")
        manager = FileManager(desktop, window)
        desktop.wait("the folder in its place", lambda: manager.corner[0] > 790 and manager.corner[1] > 390)
        yield manager

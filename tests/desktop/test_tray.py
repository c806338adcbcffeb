"""In the tray: a start without a window, popups answered by mouse, the menu by keyboard, and the way back."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from jeepney import DBusAddress, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

from kontaktpflege.domain.contact import ContactQuery
from kontaktpflege.services.autostart import Autostart
from tests.desktop.person import CARDS, PROGRAM, Person, complaints
from tests.desktop.virtual_desktop import PATIENCE, Point, VirtualDesktop

WATCHER = "org.kde.StatusNotifierWatcher"
POPUPS = "org.freedesktop.Notifications"
MOST_POPUPS = 50


class Caring(Person):
    """Somebody who wants to stay close to two people, and is reminded at any time of the day."""

    def __init__(self, desktop: VirtualDesktop, folder: Path, bus: DBusConnection) -> None:
        super().__init__(desktop, folder)
        self._bus = bus
        wishes = 'remind_at = "00:00"\nquiet_hours = false\n'
        self.settings.write_text(self.settings.read_text() + wishes)
        with self.book_open() as services:
            services.transfer.take_in([CARDS])
            services.care.choose(list(services.address_book.list_ids(ContactQuery())), 30)

    @contextmanager
    def in_tray(self) -> Iterator[subprocess.Popen[bytes]]:
        """Have the program running without a window. What it prints is a complaint."""
        log = self.folder / "log"
        with self.desktop.program(*PROGRAM, "--tray", log=log, **self.environment) as program:
            self.desktop.wait("the icon", self.icons)
            yield program
        assert not complaints(log), complaints(log)

    def icons(self) -> list[str]:
        """The items in the tray."""
        address = DBusAddress("/StatusNotifierWatcher", WATCHER, "org.freedesktop.DBus.Properties")
        question = new_method_call(address, "Get", "ss", (WATCHER, "RegisteredStatusNotifierItems"))
        return list(self._bus.send_and_get_reply(question, timeout=PATIENCE).body[0][1])

    def start_again(self, *options: str) -> None:
        """Start the program once more; it leaves at once."""
        environment = {**self.desktop.environment, **self.environment}
        subprocess.run([*PROGRAM, *options], env=environment, check=True, timeout=PATIENCE)

    def today(self) -> dict[str, bool]:
        """Today's names, and whether they were called."""
        with self.book_open() as services:
            return {item.name: item.done for item in services.agenda.today().items}

    def open_menu(self) -> None:
        """Open the menu of the icon."""
        place = self.place_of_icon()
        self.desktop.run("xdotool", "mousemove_relative", "--", "400", "-400")  # or a tool tip is there, too
        self.desktop.wait("neither menu nor tool tip", lambda: self._windows_of_tray() == 1)
        self.desktop.click(place, 3)
        self.desktop.wait("the menu", lambda: self._windows_of_tray() > 1)

    def place_of_icon(self) -> Point:
        """The middle of the panel's part that is the tray, once there is an icon in it."""
        return self.desktop.wait("the tray", self._tray)

    def _tray(self) -> Point | None:
        panel = self.desktop.window("xfce4-panel")
        told = self.desktop.run("xwininfo", "-tree", "-id", panel.id)
        found = re.search(r'"wrapper-2\.0".*?(\d+)x(\d+)\+\d+\+\d+ +\+(\d+)\+(\d+)', told)
        if found is None:
            return None
        width, height, x, y = map(int, found.groups())
        return (x + width // 2, y + height // 2) if width > 1 else None

    def _windows_of_tray(self) -> int:
        """How many windows of the tray are on screen: itself, and its menus."""
        told = subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--class", "wrapper-2.0"],
            env=self.desktop.environment, capture_output=True, text=True, check=False,
        )  # fmt: skip
        return len(told.stdout.split())

    def wait_until_in_front(self) -> None:
        """Wait until the window is there and knows that it has the keyboard, which the window manager says before."""
        self.desktop.widget("frame", "Kontaktpflege", "active")

    def window_is_gone(self) -> bool:
        """Whether no window of the program is on screen."""
        return all("Kontaktpflege" not in window.title for window in self.desktop.windows())

    def clear_popups(self) -> None:
        """Take away whatever a test that failed has left."""
        for number in range(1, MOST_POPUPS):
            address = DBusAddress("/org/freedesktop/Notifications", POPUPS, POPUPS)
            self._bus.send(new_method_call(address, "CloseNotification", "u", (number,)))


@pytest.fixture
def caring(desktop: VirtualDesktop, tmp_path: Path) -> Iterator[Caring]:
    """Somebody caring, on a desktop without other icons in its tray."""
    bus = open_dbus_connection(desktop.environment["DBUS_SESSION_BUS_ADDRESS"])
    person = Caring(desktop, tmp_path, bus)
    desktop.wait("an empty tray", lambda: not person.icons())
    yield person
    person.clear_popups()
    bus.close()


def test_a_popup_is_answered_by_mouse_and_leads_on(caring: Caring) -> None:
    desktop = caring.desktop
    with caring.in_tray():
        desktop.widget("label", "Today: Erika Muster")
        assert caring.window_is_gone()
        desktop.click(desktop.widget("push button", "Done").center)
        desktop.widget("label", "Today: Jürgen Öz")
        assert caring.today() == {"Erika Muster": True, "Jürgen Öz": False}
        desktop.click(desktop.widget("push button", "Later").center)
        desktop.widget("label", "Enough for today.")
        assert caring.today() == {"Erika Muster": True}


def test_a_popup_opens_the_contact(caring: Caring) -> None:
    desktop = caring.desktop
    with caring.in_tray() as program:
        desktop.widget("label", "Today: Erika Muster")
        desktop.click(desktop.widget("push button", "Open").center)
        caring.wait_until_in_front()
        desktop.widget("push button", "Phone: 0171 5550001")
        desktop.widget("table", "Contacts", "focused")
        desktop.keys("ctrl+q")
        assert program.wait(PATIENCE) == 0


def test_the_menu_is_used_by_keyboard(caring: Caring) -> None:
    desktop = caring.desktop
    with caring.in_tray() as program:
        desktop.widget("label", "Today: Erika Muster")
        caring.open_menu()
        desktop.keys("Down", "Right", "Return")
        desktop.widget("label", "Noted: a call with Erika Muster.")
        assert caring.today() == {"Erika Muster": True, "Jürgen Öz": False}
        caring.open_menu()
        desktop.keys("Up", "Return")
        assert program.wait(PATIENCE) == 0
    desktop.wait("an empty tray", lambda: not caring.icons())


def test_a_window_that_is_closed_comes_back_by_icon_and_by_a_second_start(caring: Caring) -> None:
    desktop = caring.desktop
    with caring.in_tray() as program:
        caring.start_again("--tray")
        assert caring.window_is_gone()
        caring.start_again()
        caring.wait_until_in_front()
        # By its number: looking for a title fails over any other window that goes meanwhile.
        desktop.run("wmctrl", "-i", "-c", desktop.window("Kontaktpflege").id)
        desktop.widget("label", "Kontaktpflege goes on in the tray")
        desktop.wait("no window", caring.window_is_gone)
        desktop.click(caring.place_of_icon())
        caring.wait_until_in_front()
        assert program.poll() is None
        desktop.keys("ctrl+q")
        assert program.wait(PATIENCE) == 0


@pytest.mark.skipif(not shutil.which("gio"), reason="gio is not installed; packaging/test says what to type")
def test_the_entry_for_autostart_starts_it_in_the_tray(caring: Caring) -> None:
    desktop = caring.desktop
    home = {"HOME": str(caring.folder / "home"), "PATH": desktop.environment["PATH"]}
    autostart = Autostart(caring.book, home)
    autostart.turn_on()
    nowhere = subprocess.DEVNULL
    subprocess.run(
        ["gio", "launch", str(autostart.file)],
        env={**desktop.environment, **caring.environment}, check=True, stdout=nowhere, stderr=nowhere,
    )  # fmt: skip
    desktop.wait("the icon", caring.icons)
    assert caring.window_is_gone()
    desktop.widget("label", "Today: Erika Muster")
    caring.open_menu()
    desktop.keys("Up", "Return")
    desktop.wait("an empty tray", lambda: not caring.icons())

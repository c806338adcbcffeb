"""At home on the desktop: launcher, double clicks, second starts, contacts dragged out and copied."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desktop.file_manager import file_manager
from tests.desktop.person import CARDS, PROGRAM, Person
from tests.desktop.virtual_desktop import PATIENCE, VirtualDesktop

NAUGHTY = b"BEGIN:VCARD\r\nVERSION:3.0\r\nN:;../../x;;;\r\nFN:../../x\r\nTEL:0171 666\r\nEND:VCARD\r\n"


class Resident(Person):
    """Somebody whose desktop knows the program: `desktop install` was run."""

    def __init__(self, desktop: VirtualDesktop, folder: Path) -> None:
        super().__init__(desktop, folder)
        self.data = folder / "data"
        self._run("desktop", "install", "--default")

    @property
    def environment(self) -> dict[str, str]:
        home = {"XDG_DATA_HOME": str(self.folder / "data"), "XDG_CONFIG_HOME": str(self.folder / "config")}
        return {**super().environment, **home}

    def write(self, name: str, cards: bytes = CARDS) -> Path:
        """A file of cards in a folder of its own, `cards`."""
        path = self.folder / "cards" / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(cards)
        return path

    def start(self, *command: str | Path) -> None:
        """Run a command that leaves again at once, as a launcher does."""
        nowhere = subprocess.DEVNULL  # a pipe would stay open as long as what was launched
        environment = {**self.desktop.environment, **self.environment}
        subprocess.run(command, env=environment, check=True, stdout=nowhere, stderr=nowhere, timeout=PATIENCE)

    def programs(self) -> set[int]:
        """The processes that show a window of the program."""
        windows = [window.id for window in self.desktop.windows() if "Kontaktpflege" in window.title]
        answers = [self._ask("xdotool", "getwindowpid", window) for window in windows]
        return {int(answer) for answer in answers if answer}  # none of a window that has just gone

    def preview_of(self, heading: str) -> None:
        """Wait for the preview with this heading; for its window first, since looking for widgets is slow."""
        self.desktop.window("Import — Kontaktpflege")
        self.desktop.widget("label", f"Import from {heading}")

    def wait_for_window(self) -> None:
        """Wait until the program is there and answers."""
        self.desktop.window("Kontaktpflege")
        self.desktop.widget("push button", "Open the sample book")

    def end_programs(self) -> set[int]:
        """End those that still show a window, and tell which they were."""
        running = self.programs()
        for pid in running:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGTERM)
        return running

    def active(self) -> str:
        """The title of the window that has the keyboard."""
        return self._ask("xdotool", "getactivewindow", "getwindowname")

    def _ask(self, *command: str) -> str:
        """What a tool prints, "" if it fails."""
        asked = subprocess.run(command, env=self.desktop.environment, capture_output=True, text=True, check=False)
        return asked.stdout.strip()


@pytest.fixture
def resident(desktop: VirtualDesktop, tmp_path: Path) -> Iterator[Resident]:
    """Somebody at home; what they start is ended afterwards, by its number."""
    missing = [program for program in ("gio", "gtk-launch", "pcmanfm") if not shutil.which(program)]
    if missing and "CI" not in os.environ:
        pytest.skip(f"not installed: {', '.join(missing)}; packaging/test says what to type")
    living = Resident(desktop, tmp_path)
    yield living
    desktop.wait("no window of the program", lambda: not living.end_programs())


def test_a_double_click_on_the_launcher_opens_the_program(resident: Resident) -> None:
    desktop = resident.desktop
    with file_manager(desktop, resident.data / "applications", resident.folder, resident.environment) as manager:
        manager.open("Kontaktpflege")
        resident.wait_for_window()
    assert len(resident.programs()) == 1


def test_a_double_click_on_a_card_file_opens_its_preview(resident: Resident) -> None:
    desktop = resident.desktop
    name = 'Mein "Telefon" ü $HOME.vcf'
    resident.write(name)
    with file_manager(desktop, resident.folder / "cards", resident.folder, resident.environment) as manager:
        manager.open(name)
        resident.preview_of(name)


def test_the_desktop_knows_what_opens_card_files(resident: Resident) -> None:
    file = resident.write("phone.vcf")
    environment = {**resident.desktop.environment, **resident.environment}
    for command in (["xdg-mime", "query", "default", "text/vcard"], ["gio", "mime", "text/vcard"]):
        if shutil.which(command[0]):
            told = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
            assert "kontaktpflege.desktop" in told.stdout.splitlines()[0]
    resident.start("gio", "open", file)
    resident.preview_of("phone.vcf")


def test_a_second_start_hands_its_files_to_the_first_and_raises_it(resident: Resident) -> None:
    desktop = resident.desktop
    resident.start("gtk-launch", "kontaktpflege")
    resident.wait_for_window()
    [first] = resident.programs()
    with file_manager(desktop, resident.folder, resident.folder, resident.environment):
        desktop.wait("the other window in front", lambda: resident.active() == resident.folder.name)
        resident.start(*PROGRAM)
        desktop.wait("the first window in front", lambda: resident.active() == "Kontaktpflege")
        resident.start("gtk-launch", "kontaktpflege", resident.write("phone.vcf"))
        resident.preview_of("phone.vcf")
        assert resident.programs() == {first}


def test_several_files_at_once_make_one_preview(resident: Resident) -> None:
    letters = ("a", "b", "c")
    files = [resident.write(f"{name}.vcf", CARDS.replace(b"FN:", b"FN:%s " % name.encode())) for name in letters]
    resident.start("gtk-launch", "kontaktpflege", *files)
    resident.preview_of("3 files")
    assert len(resident.programs()) == 1


def test_contacts_are_dragged_out_into_the_file_manager(resident: Resident) -> None:
    desktop = resident.desktop
    resident.fill(CARDS + NAUGHTY)
    empty = resident.folder / "empty"
    empty.mkdir()
    resident.start("gtk-launch", "kontaktpflege")
    desktop.window("Kontaktpflege")
    with file_manager(desktop, empty, resident.folder, resident.environment) as manager:
        desktop.click(desktop.widget("cell", "Erika Muster").center)
        desktop.keys("ctrl+a")
        desktop.widget("label", "3 selected")
        handed_out = Path(desktop.environment["XDG_RUNTIME_DIR"], "kontaktpflege", "dragged")
        desktop.drag(
            desktop.widget("cell", "Erika Muster").center, manager.empty_place, lambda: [*handed_out.glob("*/x.vcf")]
        )
        wanted = {"Erika Muster.vcf", "Jürgen Öz.vcf", "x.vcf"}
        desktop.wait("three files", lambda: {path.name for path in empty.iterdir()} == wanted)
        desktop.wait("all of a card", lambda: (empty / "x.vcf").read_bytes() == NAUGHTY)


def test_card_files_are_dragged_in_from_the_file_manager(resident: Resident) -> None:
    desktop = resident.desktop
    resident.write("phone.vcf")
    resident.start("gtk-launch", "kontaktpflege")
    resident.wait_for_window()
    with file_manager(desktop, resident.folder / "cards", resident.folder, resident.environment) as manager:
        desktop.drag(manager.icon("phone.vcf"), (400, 300), resident.is_asked_to_drop)
        resident.preview_of("phone.vcf")


def test_what_is_copied_goes_into_text_and_into_mails(resident: Resident) -> None:
    desktop = resident.desktop
    resident.fill(CARDS)
    resident.start("gtk-launch", "kontaktpflege")
    desktop.window("Kontaktpflege")
    desktop.click(desktop.widget("cell", "Erika Muster").center)
    desktop.keys("ctrl+c")
    desktop.wait("the name", lambda: pasted(desktop) == b"Erika Muster")
    assert pasted(desktop, "text/vcard").count(b"BEGIN:VCARD") == 1
    desktop.keys("ctrl+f")
    desktop.type("juergen")
    desktop.keys("ctrl+shift+c")
    desktop.wait("the number", lambda: pasted(desktop) == b"0171 5550002")


def pasted(desktop: VirtualDesktop, kind: str = "UTF8_STRING") -> bytes:
    """What another program gets out of the clipboard."""
    command = ["xclip", "-selection", "clipboard", "-out", "-target", kind]
    return subprocess.run(command, env=desktop.environment, capture_output=True, check=False).stdout

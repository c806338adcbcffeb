"""Autostart by the means of each system, in a home of the test's own."""

from __future__ import annotations

import plistlib
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kontaktpflege.domain.errors import FileProblem
from kontaktpflege.services.autostart import Autostart


def test_the_entry_is_valid_starts_this_program_in_the_tray_and_goes_again(tmp_path: Path) -> None:
    book = tmp_path / 'my "own" $book'
    autostart = Autostart(book, {"HOME": str(tmp_path), "PATH": "/usr/bin:/bin"}, "linux")
    assert not autostart.is_on()
    autostart.turn_on()
    assert autostart.is_on()
    assert autostart.file == tmp_path / ".config" / "autostart" / "kontaktpflege.desktop"
    lines = dict(line.partition("=")[::2] for line in autostart.file.read_text().splitlines())
    assert lines["Exec"].endswith("--tray")
    assert lines["TryExec"] == sys.executable
    assert r"\\$book" in lines["Exec"]
    if shutil.which("desktop-file-validate"):
        told = subprocess.run(
            ["desktop-file-validate", str(autostart.file)], check=True, capture_output=True, text=True
        )
        assert told.stdout == ""
    autostart.turn_on()
    autostart.turn_off()
    autostart.turn_off()
    assert not autostart.is_on()


def test_the_users_own_place_for_settings_is_used(tmp_path: Path) -> None:
    environment = {"HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path / "conf")}
    assert Autostart(None, environment, "linux").file == tmp_path / "conf" / "autostart" / "kontaktpflege.desktop"


def test_a_place_that_is_no_whole_path_is_ignored_as_other_programs_do(tmp_path: Path) -> None:
    environment = {"HOME": str(tmp_path), "XDG_CONFIG_HOME": "conf"}
    assert Autostart(None, environment, "linux").file == tmp_path / ".config" / "autostart" / "kontaktpflege.desktop"


def test_an_entry_that_cannot_be_written_anew_stays_whole(tmp_path: Path) -> None:
    autostart = Autostart(None, {"HOME": str(tmp_path), "PATH": "/usr/bin:/bin"}, "linux")
    autostart.turn_on()
    held = autostart.file.read_bytes()
    (autostart.file.parent / ".kontaktpflege.desktop.part").mkdir()
    with pytest.raises(FileProblem):
        Autostart(tmp_path / "a.book", {"HOME": str(tmp_path), "PATH": "/usr/bin:/bin"}, "linux").turn_on()
    assert autostart.file.read_bytes() == held


def test_a_mac_has_an_agent_of_its_own(tmp_path: Path) -> None:
    autostart = Autostart(None, {"HOME": str(tmp_path), "PATH": "/usr/bin:/bin"}, "darwin")
    autostart.turn_on()
    agent = plistlib.loads((tmp_path / "Library" / "LaunchAgents" / "kontaktpflege.plist").read_bytes())
    assert agent["RunAtLoad"] is True
    assert agent["ProgramArguments"][-1] == "--tray"
    autostart.turn_off()
    assert not autostart.is_on()


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / ".config").write_text("in the way")
    with pytest.raises(FileProblem) as told:
        Autostart(None, {"HOME": str(tmp_path), "PATH": "/usr/bin:/bin"}, "linux").turn_on()
    assert told.value.code == "cannot_write"

"""The program goes into the menu of the desktop, and out again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kontaktpflege.cli import main


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the desktop of a test looks; nothing else opens vCard files."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_DATA_DIRS", str(tmp_path / "system"))
    monkeypatch.setenv("XDG_CONFIG_DIRS", str(tmp_path / "etc"))
    return tmp_path / "data"


def test_the_program_goes_into_the_menu_and_out_again(home: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["desktop", "install"]) == 0
    said = capfd.readouterr().out.splitlines()
    assert said[:2] == ["Kontaktpflege is in the applications menu.", "vCard files open in Kontaktpflege."]
    assert str(home / "applications" / "kontaktpflege.desktop") in said
    assert main(["desktop", "remove", "--json"]) == 0
    document = json.loads(capfd.readouterr().out)
    assert document["installed"] is False
    assert len(document["files"]) == 5
    assert not home.exists()
    assert main(["desktop", "remove"]) == 0
    assert capfd.readouterr().out == "Kontaktpflege is not in the applications menu.\n"


def test_a_foreign_launcher_is_told_and_kept(home: Path, capfd: pytest.CaptureFixture[str]) -> None:
    foreign = home / "applications" / "kontaktpflege.desktop"
    foreign.parent.mkdir(parents=True)
    foreign.write_text("mine")
    assert main(["desktop", "install", "--default"]) == 1
    assert "did not write" in capfd.readouterr().err
    assert foreign.read_text() == "mine"

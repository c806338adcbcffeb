"""Errors that are understood, and those that are not."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

import kontaktpflege.ui
from kontaktpflege.domain.errors import FileProblem
from kontaktpflege.services import Services
from kontaktpflege.ui.transfer.backup_dialog import BackupDialog
from kontaktpflege.ui.widgets.error_dialog import understood

_AT_HAND = {"app.py", "block_dialog.py", "draft_window.py", "error_dialog.py", "favor_dialog.py", "tie_dialog.py"}
"""They explain errors that they caught or made themselves."""


def test_a_bug_goes_on_to_the_crash_dialog() -> None:
    assert understood(FileProblem("cannot_write", "x", "")).what == "x cannot be written."
    with pytest.raises(KeyError):
        understood(KeyError("x"))


def test_whoever_hears_of_any_error_lets_bugs_through() -> None:
    root = Path(kontaktpflege.ui.__file__).parent
    found = {path.name for path in root.rglob("*.py") if "wording.errors import" in path.read_text(encoding="utf-8")}
    assert found == _AT_HAND


def test_a_dialog_that_says_an_error_in_a_line_of_its_own_is_free_after_a_bug(
    qtbot: QtBot, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        raise KeyError("x")

    monkeypatch.setattr(services.safekeeping, "backups", fail)
    with qtbot.captureExceptions() as exceptions:
        dialog = BackupDialog(services)
        qtbot.addWidget(dialog)
        qtbot.waitUntil(lambda: len(exceptions) == 1)
    assert exceptions[0][0] is KeyError
    assert dialog._message.text() == ""
    assert dialog._task is None

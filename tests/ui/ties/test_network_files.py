"""Networks out of the window and in: what comes is shown first, a fault is a sentence."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kontaktpflege.domain.contact import ContactQuery
from kontaktpflege.domain.tie import Tie
from kontaktpflege.services import Services
from kontaktpflege.ui.main_window import MainWindow
from kontaktpflege.ui.ties.network_import_dialog import NetworkImportDialog

THEIRS = (
    '<graphml><graph><node id="1"><data key="name">Anna Weiß</data></node><node id="2"><data key="name">Ole Fern</data>'
    '</node><edge source="1" target="2"/></graph></graphml>'
)


def opened(qtbot: QtBot, window: MainWindow, path: Path) -> NetworkImportDialog:
    window.import_flow.start([path])
    dialog = window.findChild(NetworkImportDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: not dialog.sentence.text().startswith("Reading"))
    return dialog


def test_a_network_goes_out_and_comes_in(qtbot: QtBot, window: MainWindow, people: Services, tmp_path: Path) -> None:
    one, other = sorted(people.address_book.list_ids(ContactQuery())[:2])
    people.ties.put(Tie(low=one, high=other))
    files = window.networking.files()
    with qtbot.waitSignal(files.told):
        files.save(tmp_path / "net")
    people.ties.remove([(one, other)])
    dialog = opened(qtbot, window, tmp_path / "net.graphml")
    assert not dialog.with_people.isVisible()
    with qtbot.waitSignal(files.told) as told:
        QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert told.args == ["1 tie is new.", True]
    assert people.ties.tie(one, other) is not None


def test_whom_the_book_does_not_have_comes_in_on_wish(
    qtbot: QtBot, window: MainWindow, people: Services, tmp_path: Path
) -> None:
    path = tmp_path / "theirs.graphml"
    path.write_text(THEIRS, encoding="utf-8")
    dialog = opened(qtbot, window, path)
    assert dialog.sentence.text() == "2 people and 1 tie; 1 of these people is not in your book."
    assert dialog.names.toPlainText() == "Ole Fern"
    dialog.with_people.click()
    with qtbot.waitSignal(window.networking.files().told) as told:
        dialog.confirm.click()
    assert told.args == ["1 tie is new. 1 person was taken in.", True]


def test_a_fault_is_a_sentence(qtbot: QtBot, window: MainWindow, people: Services, tmp_path: Path) -> None:
    path = tmp_path / "broken.graphml"
    path.write_text("<graphml>", encoding="utf-8")
    dialog = opened(qtbot, window, path)
    assert dialog.sentence.text().startswith("broken.graphml is damaged, or no XML: line 1.")
    assert not dialog.confirm.isEnabled()

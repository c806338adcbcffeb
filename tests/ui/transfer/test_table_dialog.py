"""A table is asked about once, as a user answers it; known exports are not."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel, QMainWindow, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from kontaktpflege.services import Services
from kontaktpflege.ui.transfer.import_flow import ImportFlow
from kontaktpflege.ui.transfer.import_preview import ImportPreview
from kontaktpflege.ui.transfer.table_dialog import TableDialog
from kontaktpflege.ui.widgets.choice_box import ChoiceBox
from tests.exchange.tables.files import TABLES
from tests.exchange.tables.spreadsheets import spreadsheet
from tests.ui.transfer.test_import_flow import button, names, opened

KUNDEN = "Wer;Mailadresse;Kundennr.\nAnna Weiß;anna@example.org;4711\nBernd Maier;b@example.org;4712\n"


@pytest.fixture
def flow(services: Services, window: QMainWindow) -> ImportFlow:
    return ImportFlow(services, window)


def write(tmp_path: Path, data: str | bytes, name: str = "kunden.csv") -> Path:
    path = tmp_path / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def asked(qtbot: QtBot, window: QMainWindow) -> TableDialog:
    """The question, once it is there."""
    qtbot.waitUntil(lambda: any(dialog.isVisible() for dialog in window.findChildren(TableDialog)))
    found = window.findChild(TableDialog)
    assert isinstance(found, TableDialog)
    return found


def box(dialog: TableDialog, name: str) -> ChoiceBox:
    boxes = dialog.findChildren(ChoiceBox)
    return next(one for one in boxes if one.accessibleName() == name)


def choose(box: ChoiceBox, words: str) -> None:
    """As somebody does with the keyboard: type the words and leave."""
    box.setFocus()
    QTest.keyClicks(box, words)
    box.activated.emit(box.currentIndex())


def said(dialog: TableDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel))


def test_the_answer_is_used_and_remembered(
    qtbot: QtBot, services: Services, window: QMainWindow, flow: ImportFlow, tmp_path: Path
) -> None:
    path = write(tmp_path, KUNDEN)
    flow.start([path])
    dialog = asked(qtbot, window)
    assert flow.busy()
    assert box(dialog, "What “Mailadresse” becomes").currentText() == "E-mail"
    choose(box(dialog, "What “Wer” becomes"), "Whole name")
    assert "Anna Weiß" in said(dialog)
    QTest.mouseClick(button(dialog, "Show the contacts"), Qt.MouseButton.LeftButton)
    preview = opened(qtbot, window)
    with qtbot.waitSignal(flow.finished):
        QTest.keyClick(preview, Qt.Key.Key_Return)
    assert names(services) == ["Bernd Maier", "Anna Weiß"]
    again = services.transfer.table(path)
    assert again is not None
    assert again.is_clear


def test_escape_asks_nothing_more(qtbot: QtBot, window: QMainWindow, flow: ImportFlow, tmp_path: Path) -> None:
    flow.start([write(tmp_path, KUNDEN), write(tmp_path, KUNDEN.replace("Wer", "Person"), "b.csv")])
    QTest.keyClick(asked(qtbot, window), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not flow.busy())
    assert window.findChild(ImportPreview) is None


def test_known_exports_are_not_asked_about(qtbot: QtBot, window: QMainWindow, flow: ImportFlow) -> None:
    flow.start([TABLES / "linkedin-german.csv", TABLES / "outlook-german-windows.csv"])
    qtbot.waitUntil(lambda: window.findChild(ImportPreview) is not None)
    opened(qtbot, window)


def test_nothing_can_be_shown_while_nobody_is_named(
    qtbot: QtBot, window: QMainWindow, flow: ImportFlow, tmp_path: Path
) -> None:
    flow.start([write(tmp_path, "Wer;Wo\nAnna;Köln\nBernd;Bonn\n")])
    dialog = asked(qtbot, window)
    assert not button(dialog, "Show the contacts").isEnabled()
    assert "One column has to be a name" in said(dialog)
    choose(box(dialog, "What “Wer” becomes"), "First name")
    assert button(dialog, "Show the contacts").isEnabled()


def test_another_sheet_has_its_own_columns(
    qtbot: QtBot, services: Services, window: QMainWindow, flow: ImportFlow, tmp_path: Path
) -> None:
    sheets: dict[str, list[list[object]]] = {
        "Umsatz": [["Datum", "Betrag"], ["1.1.", 5]],
        "Leute": [["Name", "Ort"], ["Anna Weiß", "Köln"]],
    }
    flow.start([write(tmp_path, spreadsheet(sheets), "buch.xlsx")])
    dialog = asked(qtbot, window)
    choose(box(dialog, "Sheet"), "Leute")
    qtbot.waitUntil(lambda: dialog._sample.choice.sheet == "Leute")
    assert box(dialog, "What “Ort” becomes").currentText() == "City"
    QTest.mouseClick(button(dialog, "Show the contacts"), Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(flow.finished):
        QTest.keyClick(opened(qtbot, window), Qt.Key.Key_Return)
    assert names(services) == ["Anna Weiß"]


def test_the_first_row_may_be_somebody(qtbot: QtBot, window: QMainWindow, flow: ImportFlow, tmp_path: Path) -> None:
    flow.start([write(tmp_path, "Anna;Köln\nBernd;Bonn\nEva;Ulm\n")])
    dialog = asked(qtbot, window)
    tick = dialog.findChild(QCheckBox)
    assert isinstance(tick, QCheckBox)
    tick.click()
    qtbot.waitUntil(lambda: "Row 1 of the first 3" in said(dialog))
    assert dialog.choice().columns[0].code == "name"
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.findChild(ImportPreview) is not None)
    opened(qtbot, window)


def test_rows_are_stepped_through(qtbot: QtBot, window: QMainWindow, flow: ImportFlow, tmp_path: Path) -> None:
    flow.start([write(tmp_path, KUNDEN.replace("Wer", "Name").replace("Kundennr.", "Umsatz"))])
    dialog = asked(qtbot, window)
    step = next(one for one in dialog.findChildren(QToolButton) if one.accessibleName() == "Next row")
    step.click()
    assert "Row 2 of the first 2" in said(dialog)
    assert "Bernd Maier" in said(dialog)
    assert not step.isEnabled()


def test_what_was_remembered_can_be_said_anew(
    qtbot: QtBot, services: Services, window: QMainWindow, flow: ImportFlow, tmp_path: Path
) -> None:
    path = write(tmp_path, KUNDEN)
    sample = services.transfer.table(path)
    assert sample is not None
    services.transfer.remember_columns(sample, sample.with_columns([("Wer", "organisation")]))
    flow.start([path])
    qtbot.waitUntil(lambda: window.findChild(ImportPreview) is not None)
    QTest.mouseClick(button(opened(qtbot, window), "Columns …"), Qt.MouseButton.LeftButton)
    dialog = asked(qtbot, window)
    assert box(dialog, "What “Wer” becomes").currentText() == "Company"
    choose(box(dialog, "What “Wer” becomes"), "Whole name")
    QTest.mouseClick(button(dialog, "Show the contacts"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: any(one.isVisible() for one in window.findChildren(ImportPreview)))
    qtbot.waitUntil(lambda: "Anna Weiß" in said_by_cards(window))


def said_by_cards(window: QMainWindow) -> str:
    """The names on the preview's details."""
    previews = [one for one in window.findChildren(ImportPreview) if one.isVisible()]
    return "\n".join(label.text() for one in previews for label in one.findChildren(QLabel))


def test_another_way_of_reading_is_tried_beside_the_window(
    qtbot: QtBot, window: QMainWindow, flow: ImportFlow, services: Services, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    flow.start([write(tmp_path, KUNDEN)])
    dialog = asked(qtbot, window)
    (first_row,) = dialog.findChildren(QCheckBox)
    (go_on,) = (one for one in dialog.findChildren(QPushButton) if one.text() == "Show the contacts")
    first_row.click()
    assert not go_on.isEnabled(), "not before it is read"
    qtbot.waitUntil(go_on.isEnabled)
    assert dialog._sample.choice.has_names is False
    threads: list[object] = []
    monkeypatch.setattr(services.transfer, "table", lambda source, choice: threads.append(threading.current_thread()))
    first_row.click()
    qtbot.waitUntil(lambda: "Read this way, it contains no table." in said(dialog))
    assert threads != [threading.main_thread()]
    assert not go_on.isEnabled()
    dialog.reject()

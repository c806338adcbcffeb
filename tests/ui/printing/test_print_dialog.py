"""What one prints: chosen by key or mouse, seen before it is on paper, saved as PDF without a printer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from kontaktpflege.services import Services
from kontaktpflege.ui.main_window import MainWindow
from kontaktpflege.ui.printing.print_dialog import PrintDialog
from tests.books import ids, take_in, vcard

HOME = "ADR;TYPE=home:;;Am Ring 2;Köln;;50823;"
Opened = Callable[[], PrintDialog]


@pytest.fixture
def dialog(qtbot: QtBot, people: Services, open_window: Callable[[], MainWindow]) -> Opened:
    take_in(people, vcard("Eva Huber", HOME), vcard("Tim Huber", HOME), vcard("Ida Huber", HOME.replace("2", "3")))

    def open_it() -> PrintDialog:
        window = open_window()
        QTest.keyClick(window.page.list.table, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
        found = window.findChild(PrintDialog)
        assert isinstance(found, PrintDialog)
        qtbot.waitUntil(lambda: found.printable() is not None)
        return found

    return open_it


def choose(qtbot: QtBot, dialog: PrintDialog, kind: str) -> None:
    dialog._kind.setCurrentIndex(dialog._kind.findData(kind))
    settled(qtbot, dialog)


def settled(qtbot: QtBot, dialog: PrintDialog) -> None:
    qtbot.waitUntil(lambda: not dialog._settle.isActive() and dialog._building is None)


def said(dialog: PrintDialog) -> set[str]:
    return {label.text() for label in dialog.findChildren(QLabel) if label.isVisible()}


def test_the_list_is_shown_first(qtbot: QtBot, dialog: Opened) -> None:
    shown = dialog()
    assert {"7 contacts", "Page 1 of 1"} <= said(shown)


def test_one_label_for_each_household_on_wish(qtbot: QtBot, dialog: Opened) -> None:
    shown = dialog()
    choose(qtbot, shown, "labels")
    # Anna has an address too; Eva Müller has only a city, Bernd and Čeněk have none.
    assert "4 labels. 3 contacts have no complete address." in said(shown)
    shown._labels._households.click()
    settled(qtbot, shown)
    assert "3 labels. 3 contacts have no complete address." in said(shown)


def test_who_has_died_gets_no_label(qtbot: QtBot, people: Services, dialog: Opened) -> None:
    (gone,) = ids(people, "ida huber")
    people.care.mark_died(gone, None)
    shown = dialog()
    choose(qtbot, shown, "labels")
    assert "3 labels. 1 contact has died. 3 contacts have no complete address." in said(shown)


def test_labels_that_do_not_fit_cannot_be_printed(qtbot: QtBot, dialog: Opened) -> None:
    shown = dialog()
    choose(qtbot, shown, "labels")
    labels = shown._labels
    labels._sheet.setCurrentIndex(labels._sheet.findText("Own sizes"))
    labels._lengths["width"].setValue(120)
    settled(qtbot, shown)
    assert "These labels do not fit on the paper." in said(shown)
    assert not shown._print.isEnabled()
    assert not shown._pdf.isEnabled()


def test_own_sizes_and_answers_are_remembered(qtbot: QtBot, dialog: Opened, memory: QSettings) -> None:
    shown = dialog()
    choose(qtbot, shown, "labels")
    labels = shown._labels
    labels._sheet.setCurrentIndex(labels._sheet.findText("Own sizes"))
    labels._lengths["height"].setValue(30.5)
    shown.reject()
    again = dialog()
    assert again._kind.currentData() == "labels"
    assert again._labels._lengths["height"].value() == 30.5
    assert again._labels._sheet.currentText() == "Own sizes"


@pytest.mark.parametrize("kind", ["list", "sheets", "labels"])
def test_a_pdf_needs_no_printer(qtbot: QtBot, dialog: Opened, tmp_path: Path, kind: str) -> None:
    shown = dialog()
    choose(qtbot, shown, kind)
    shown.write_pdf(tmp_path / "contacts.pdf")
    qtbot.waitUntil(lambda: "The PDF is saved." in said(shown))
    assert (tmp_path / "contacts.pdf").read_bytes().startswith(b"%PDF")


def test_without_a_printer_it_says_what_to_do(qtbot: QtBot, dialog: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    shown = dialog()
    QTest.mouseClick(shown._print, Qt.MouseButton.LeftButton)
    assert "No printer is set up here; please save as PDF instead." in said(shown)


def test_circles_and_the_selection_can_be_printed(qtbot: QtBot, dialog: Opened) -> None:
    shown = dialog()
    offered = [shown._whom.itemText(place) for place in range(shown._whom.count())]
    assert offered[0] == "Everything (7)"
    assert "The circle Friends (1)" in offered
    shown._whom.setCurrentIndex(offered.index("The circle Friends (1)"))
    settled(qtbot, shown)
    assert "1 contact" in said(shown)


def test_keys_turn_the_pages(qtbot: QtBot, dialog: Opened, people: Services) -> None:
    take_in(people, *(vcard(f"Person {place}") for place in range(100)))
    shown = dialog()
    view = shown._view
    assert view.pages() == 3
    for key, page in ((Qt.Key.Key_PageDown, 1), (Qt.Key.Key_End, 2), (Qt.Key.Key_PageDown, 2), (Qt.Key.Key_Home, 0)):
        QTest.keyClick(view, key)
        assert view.page() == page
    assert view.accessibleName() == "Preview: Page 1 of 3"

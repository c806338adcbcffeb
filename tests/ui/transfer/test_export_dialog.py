"""Contacts out into files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMainWindow, QPushButton, QRadioButton
from pytestqt.qtbot import QtBot

from kontaktpflege.domain.contact import ContactQuery, Scope
from kontaktpflege.services import Services
from kontaktpflege.ui.extents import find_extents
from kontaktpflege.ui.transfer.export_dialog import ExportDialog
from tests.ui.transfer.conftest import PHONE

CHANGED = "What changed here since the last hand-over"


@pytest.fixture
def filled(services: Services) -> Services:
    services.transfer.take_in([PHONE.encode()])
    return services


def dialog_of(book: Services, query: ContactQuery, selected: Sequence[int], window: QMainWindow) -> ExportDialog:
    extents = find_extents(book.address_book.counts(), book.circles.circles(), query, tuple(selected))
    return ExportDialog(book, extents, query, window)


def choose(dialog: ExportDialog, words: str) -> None:
    next(one for one in dialog.findChildren(QRadioButton) if one.text().startswith(words)).click()


def extents(dialog: ExportDialog) -> list[str]:
    return [one.text() for one in dialog.findChildren(QRadioButton)][:-5]


def said(dialog: ExportDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


def test_the_selection_the_search_and_everything_are_offered(
    qtbot: QtBot, filled: Services, window: QMainWindow
) -> None:
    ids = list(filled.address_book.list_ids(ContactQuery()))[:2]
    dialog = dialog_of(filled, ContactQuery(words="anna"), ids, window)
    qtbot.addWidget(dialog)
    expected = ["The selection (2)", "What was found for “anna” (1)", "Everything (3)", f"{CHANGED} (0)"]
    qtbot.waitUntil(lambda: extents(dialog) == expected)


def test_the_circle_that_is_open_is_offered(qtbot: QtBot, filled: Services, window: QMainWindow) -> None:
    circle = filled.circles.circles()[0]
    filled.circles.add(circle.id, list(filled.address_book.list_ids(ContactQuery()))[:1])
    dialog = dialog_of(filled, ContactQuery(scope=Scope.CIRCLE, circle=circle.id), (), window)
    qtbot.addWidget(dialog)
    expected = ["The circle Private (1)", "Everything (3)", f"{CHANGED} (1)"]
    qtbot.waitUntil(lambda: extents(dialog) == expected)


def test_everything_goes_into_one_file_as_it_was_read(
    qtbot: QtBot, filled: Services, window: QMainWindow, tmp_path: Path
) -> None:
    dialog = dialog_of(filled, ContactQuery(), (), window)
    qtbot.addWidget(dialog)
    dialog.open()
    with qtbot.waitSignal(dialog.exported) as exported:
        dialog.export_to(tmp_path / "out.vcf")
    assert exported.args[0].cards == 3
    assert sorted((tmp_path / "out.vcf").read_text(encoding="utf-8").split()) == sorted(PHONE.split())
    assert "Written: 3 contacts in 1 file" in said(dialog)


def test_one_file_for_each_contact_in_the_form_asked_for(
    qtbot: QtBot, filled: Services, window: QMainWindow, tmp_path: Path
) -> None:
    dialog = dialog_of(filled, ContactQuery(), (), window)
    qtbot.addWidget(dialog)
    choose(dialog, "One file")
    choose(dialog, "vCard 4.0")
    with qtbot.waitSignal(dialog.exported):
        dialog.export_to(tmp_path / "cards")
    written = sorted((tmp_path / "cards").iterdir())
    assert [path.name for path in written] == ["Anna Weiß.vcf", "Bernd Maier.vcf", "Eva Müller.vcf"]
    assert all("VERSION:4.0" in path.read_text(encoding="utf-8") for path in written)


def test_a_place_that_cannot_be_written_is_explained(
    qtbot: QtBot, filled: Services, window: QMainWindow, tmp_path: Path
) -> None:
    dialog = dialog_of(filled, ContactQuery(), (), window)
    qtbot.addWidget(dialog)
    dialog.open()
    dialog.export_to(tmp_path / "no such folder" / "out.vcf")
    qtbot.waitUntil(lambda: "cannot be written" in said(dialog))


def test_escape_closes_when_nothing_runs(qtbot: QtBot, filled: Services, window: QMainWindow) -> None:
    dialog = dialog_of(filled, ContactQuery(), (), window)
    qtbot.addWidget(dialog)
    dialog.open()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_nothing_found_cannot_be_exported(qtbot: QtBot, filled: Services, window: QMainWindow) -> None:
    dialog = dialog_of(filled, ContactQuery(words="xyzzy"), (), window)
    qtbot.addWidget(dialog)
    button = next(one for one in dialog.findChildren(QPushButton) if one.text().startswith("Export"))
    qtbot.waitUntil(lambda: button.text() == "Export 0 contacts …")
    assert not button.isEnabled()


def test_what_changed_here_is_handed_over_and_remembered(
    qtbot: QtBot, filled: Services, window: QMainWindow, tmp_path: Path
) -> None:
    filled.address_book.trash([1])
    card = filled.address_book.contact(2).card
    filled.address_book.edit(2, card.with_categories(["Skat"]))
    dialog = dialog_of(filled, ContactQuery(), (), window)
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.waitUntil(lambda: f"{CHANGED} (1)" in extents(dialog))
    choose(dialog, CHANGED)
    assert "1 changed, 1 deleted." in said(dialog)
    assert "Please delete on the phone: Anna Weiß." in said(dialog)
    with qtbot.waitSignal(dialog.exported):
        dialog.export_to(tmp_path / "phone.vcf")
    assert (tmp_path / "phone.vcf").read_text().count("BEGIN:VCARD") == 1
    assert filled.hand_over.changes().empty
    qtbot.waitUntil(lambda: "Nothing has changed here since." in said(dialog))


def test_deletions_alone_can_be_told(qtbot: QtBot, filled: Services, window: QMainWindow) -> None:
    filled.address_book.trash([1])
    dialog = dialog_of(filled, ContactQuery(), (), window)
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.waitUntil(lambda: f"{CHANGED} (0)" in extents(dialog))
    choose(dialog, CHANGED)
    told = next(one for one in dialog.findChildren(QPushButton) if one.text() == "Deleted there too")
    QTest.mouseClick(told, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Remembered." in said(dialog))
    assert filled.hand_over.changes().empty

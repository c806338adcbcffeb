"""What answers a drag over the window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow
from pytestqt.qtbot import QtBot

from kontaktpflege.ui.transfer.drop_overlay import DropOverlay, sources_in

COPY = Qt.DropAction.CopyAction
MOVE = Qt.DropAction.MoveAction
NO_KEY = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton


def urls(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def text(words: str) -> QMimeData:
    data = QMimeData()
    data.setText(words)
    return data


def drag_into(window: QMainWindow, data: QMimeData) -> None:
    event = QDragEnterEvent(QPoint(20, 20), COPY | MOVE, data, LEFT, NO_KEY)
    QApplication.sendEvent(window.windowHandle(), event)


@pytest.fixture
def overlay(window: QMainWindow) -> DropOverlay:
    window.setCentralWidget(QLineEdit())
    return DropOverlay(window)


def test_card_files_and_folders_are_taken_and_other_files_are_not(tmp_path: Path) -> None:
    data = urls(tmp_path / "Jörg Müller.VCF", tmp_path, tmp_path / "photo.jpg")
    assert sources_in(data) == [tmp_path / "Jörg Müller.VCF", tmp_path]


def test_files_count_before_their_names_as_text(tmp_path: Path) -> None:
    data = urls(tmp_path / "a.vcf")
    data.setText("BEGIN:VCARD")
    assert sources_in(data) == [tmp_path / "a.vcf"]


def test_nothing_on_the_network_is_taken() -> None:
    data = QMimeData()
    data.setUrls([QUrl("https://example.org/a.vcf")])
    assert sources_in(data) == []


def test_card_text_is_taken_and_other_text_is_not() -> None:
    assert sources_in(text("begin:vcard\nend:vcard")) == [b"begin:vcard\nend:vcard"]
    assert sources_in(text("Good morning")) == []
    typed = QMimeData()
    typed.setData("text/x-vcard", b"BEGIN:VCARD")
    assert sources_in(typed) == [b"BEGIN:VCARD"]


def test_a_drag_of_cards_is_answered_over_everything(overlay: DropOverlay, window: QMainWindow) -> None:
    data = urls(Path("/a.vcf"))
    drag_into(window, data)
    assert overlay.isVisible()
    assert overlay.geometry() == window.rect()


def test_a_drag_of_something_else_is_not_answered(overlay: DropOverlay, window: QMainWindow) -> None:
    data = text("Good morning")
    drag_into(window, data)
    assert not overlay.isVisible()


def test_a_drop_is_copied_never_moved(qtbot: QtBot, overlay: DropOverlay, window: QMainWindow) -> None:
    data = urls(Path("/a.vcf"))
    drag_into(window, data)
    event = QDropEvent(QPointF(20, 20), COPY | MOVE, data, LEFT, NO_KEY)
    event.setDropAction(MOVE)
    with qtbot.waitSignal(overlay.dropped) as dropped:
        QApplication.sendEvent(overlay, event)
    assert dropped.args == [[Path("/a.vcf")]]
    assert event.dropAction() == COPY
    assert not overlay.isVisible()

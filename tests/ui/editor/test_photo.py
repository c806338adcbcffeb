"""The photo in the editor: from a file, the clipboard or a drag, in full or made smaller."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from kontaktpflege.domain.errors import FileProblem
from kontaktpflege.ui.editor.contact_editor import ContactEditor
from kontaktpflege.ui.editor.photo_box import PhotoBox
from kontaktpflege.ui.editor.pictures import SIDE, Picture, offers_picture, picture_file, picture_of, reduced
from kontaktpflege.ui.main_window import MainWindow
from tests.ui.editor.test_contact_editor import activate, answer, card_of, edit, save


def image(width: int, height: int) -> QImage:
    made = QImage(width, height, QImage.Format.Format_ARGB32)
    made.fill(QColor("teal"))
    return made


@pytest.fixture
def small(tmp_path: Path) -> Path:
    path = tmp_path / "small <b>.png"
    image(60, 40).save(str(path))
    return path


@pytest.fixture
def big(tmp_path: Path) -> Path:
    path = tmp_path / "big.jpg"
    image(2000, 1000).save(str(path))
    return path


def box_of(editor: ContactEditor) -> PhotoBox:
    (box,) = editor.findChildren(PhotoBox)
    return box


def drop(box: PhotoBox, mime: QMimeData) -> None:
    action, buttons, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    box.dropEvent(QDropEvent(QPointF(20, 20), action, mime, buttons, keys))


def files(*paths: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def test_a_file_that_is_small_enough_goes_onto_the_card_byte_for_byte(
    qtbot: QtBot, window: MainWindow, small: Path
) -> None:
    editor = edit(window, "maier")
    with qtbot.waitSignal(box_of(editor).chosen):
        drop(box_of(editor), files(small))
    save(qtbot, editor)
    photo = card_of(window._services, "maier").photo
    assert photo is not None
    assert photo.blob is not None
    assert photo.media_type == "image/png"
    assert window._services.address_book.photo(photo.blob) == small.read_bytes()


@pytest.mark.parametrize(("verb", "width"), [(f"Reduce to {SIDE} pixels", SIDE), ("Keep it as it is", 2000)])
def test_a_big_picture_is_made_smaller_on_wish(
    qtbot: QtBot, window: MainWindow, big: Path, verb: str, width: int
) -> None:
    editor = edit(window, "maier")
    box = box_of(editor)
    box.take_file(big)
    qtbot.waitUntil(lambda: bool(box.findChildren(QMessageBox)))
    with qtbot.waitSignal(box.chosen):
        answer(box.findChildren(QMessageBox)[0], verb)
    save(qtbot, editor)
    photo = card_of(window._services, "maier").photo
    assert photo is not None
    assert photo.blob is not None
    kept = QImage.fromData(window._services.address_book.photo(photo.blob))
    assert (kept.width(), kept.height()) == (width, width // 2)


def test_a_picture_is_pasted_by_key_and_taken_off_by_key(qtbot: QtBot, window: MainWindow) -> None:
    editor = edit(window, "maier")
    box = box_of(editor)
    activate(qtbot, editor)
    QGuiApplication.clipboard().setImage(image(50, 50))
    with qtbot.waitSignal(box.chosen):
        QTest.keyClick(box, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert editor.is_changed()
    assert editor.card().photo is not None
    QTest.keyClick(box, Qt.Key.Key_Delete)
    assert not editor.is_changed()


def test_who_saves_while_a_picture_is_being_read_gets_it_saved(qtbot: QtBot, window: MainWindow, small: Path) -> None:
    editor = edit(window, "maier")
    drop(box_of(editor), files(small))
    save(qtbot, editor)
    assert card_of(window._services, "maier").photo is not None


def test_what_is_no_picture_is_refused_with_a_sentence(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "letter.pdf"
    path.write_bytes(b"%PDF")
    with pytest.raises(FileProblem) as caught:
        picture_file(path)
    assert caught.value.code == "no_picture"
    with pytest.raises(FileProblem) as caught:
        picture_file(tmp_path / "nowhere.png")
    assert caught.value.code == "cannot_read"
    editor = edit(window, "maier")
    box_of(editor).take_file(path)
    qtbot.waitUntil(lambda: bool(box_of(editor).findChildren(QMessageBox)))
    assert box_of(editor).findChildren(QMessageBox)[0].text() == "letter.pdf is no picture that can be read here."
    assert not editor.is_changed()


def test_pictures_on_the_web_are_not_fetched() -> None:
    mime = QMimeData()
    mime.setUrls([QUrl("https://example.org/1.jpg")])
    assert not offers_picture(mime)


def test_a_picture_is_turned_as_its_camera_says_and_reduced_in_proportion(tmp_path: Path) -> None:
    made = picture_of(image(1400, 700))
    assert made is not None
    # Orientation 6: to be turned by 90° to the right.
    exif = b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0"
    turned = made.data[:2] + b"\xff\xe1" + (len(exif) + 2).to_bytes(2, "big") + exif + made.data[2:]
    smaller = reduced(Picture(turned, "image/jpeg", 700, 1400))
    assert (smaller.width, smaller.height) == (SIDE // 2, SIDE)


def test_other_formats_become_jpeg(tmp_path: Path) -> None:
    path = tmp_path / "a.bmp"
    image(30, 30).save(str(path))
    made = picture_file(path)
    assert made.media_type == "image/jpeg"
    assert made.data.startswith(b"\xff\xd8")

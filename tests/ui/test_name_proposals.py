"""Names proposed behind an @ while a note is written."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit, QPlainTextEdit, QVBoxLayout
from pytestqt.qtbot import QtBot

from kontaktpflege.domain.capture.parts import Acquaintance
from kontaktpflege.services.mentions import Offered
from kontaktpflege.ui.name_proposals import NameProposals

ANNAS = (
    Offered(Acquaintance(7, "Anna Weiß", "Holz & Co"), "Anna Weiß (Holz & Co)"),
    Offered(Acquaintance(8, "Anna Weiß"), "Anna Weiß (#8)"),
)


def find(typed: str) -> tuple[Offered, ...]:
    return ANNAS if typed.lower() in ("a", "an") else ()


Note = tuple[QLineEdit | QPlainTextEdit, NameProposals]


@pytest.fixture(params=[QLineEdit, QPlainTextEdit])
def note(request: pytest.FixtureRequest, qtbot: QtBot) -> Iterator[Note]:
    """A field with the keyboard in a dialog, and what stands by it."""
    dialog = QDialog()
    qtbot.addWidget(dialog)
    field = request.param(dialog)
    if isinstance(field, QPlainTextEdit):
        field.setTabChangesFocus(True)
    column = QVBoxLayout(dialog)
    column.addWidget(field)
    column.addWidget(QLineEdit(dialog))
    proposals = NameProposals(find, field)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    field.setFocus()
    yield field, proposals
    dialog.close()


def text(field: QLineEdit | QPlainTextEdit) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


@pytest.fixture
def propose(note: Note, qtbot: QtBot) -> Callable[[], None]:
    """Types the beginning of a name and waits for the names."""

    def act() -> None:
        QTest.keyClicks(note[0], "mit @An")
        qtbot.waitUntil(note[1].names.isVisible)

    return act


@pytest.mark.parametrize(
    ("keys", "written"),
    [
        ((Qt.Key.Key_Return,), "mit @Anna Weiß (Holz & Co) "),
        ((Qt.Key.Key_Tab,), "mit @Anna Weiß (Holz & Co) "),
        ((Qt.Key.Key_Down, Qt.Key.Key_Enter), "mit @Anna Weiß (#8) "),
        ((Qt.Key.Key_Up, Qt.Key.Key_Return), "mit @Anna Weiß (#8) "),
    ],
)
def test_a_name_is_taken_by_key(
    note: Note, propose: Callable[[], None], keys: tuple[Qt.Key, ...], written: str
) -> None:
    field, proposals = note
    propose()
    shown = [proposals.names.model().index(row, 0).data() for row in range(2)]
    assert shown == ["Anna Weiß · Holz & Co", "Anna Weiß (#8)"]
    for key in keys:
        QTest.keyClick(field, key)
    assert text(field) == written
    assert field.hasFocus()
    assert not proposals.names.isVisible()
    field.undo()
    assert text(field) == "mit @An"


def test_a_name_is_taken_by_mouse(note: Note, propose: Callable[[], None]) -> None:
    field, proposals = note
    propose()
    place = proposals.names.visualRect(proposals.names.model().index(1, 0)).center()
    QTest.mouseClick(proposals.names.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert text(field) == "mit @Anna Weiß (#8) "


def test_escape_closes_the_names_and_then_the_dialog(note: Note, propose: Callable[[], None]) -> None:
    field, proposals = note
    propose()
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert not proposals.names.isVisible()
    assert field.window().isVisible()
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert not field.window().isVisible()


def test_other_words_close_the_names(note: Note, propose: Callable[[], None], qtbot: QtBot) -> None:
    field, proposals = note
    propose()
    QTest.keyClicks(field, "ton")
    qtbot.waitUntil(lambda: not proposals.names.isVisible())
    assert text(field) == "mit @Anton"


def test_names_go_with_the_keyboard(note: Note, propose: Callable[[], None]) -> None:
    field, proposals = note
    propose()
    field.window().findChildren(QLineEdit)[-1].setFocus()
    assert not proposals.names.isVisible()

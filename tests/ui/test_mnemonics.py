"""Letters for Alt: each the only one of its dialog, whatever language it speaks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QPushButton, QVBoxLayout
from pytestqt.qtbot import QtBot

from kontaktpflege.ui.mnemonics import give_mnemonics, letters, watch_dialogs


@given(st.lists(st.text(max_size=12), max_size=30), st.sets(st.sampled_from("abcxyz")))
def test_no_letter_is_given_twice(texts: list[str], taken: set[str]) -> None:
    given_letters = [
        text[place].lower() for text, place in zip(texts, letters(texts, taken), strict=True) if place is not None
    ]
    assert len(given_letters) == len({*given_letters})
    assert not taken.intersection(given_letters)


@pytest.fixture
def dialog(qtbot: QtBot) -> QDialog:
    made = QDialog()
    qtbot.addWidget(made)
    column = QVBoxLayout(made)
    name = QLineEdit()
    label = QLabel("Name")
    label.setBuddy(name)
    for widget in (label, name, QLabel("Nothing to go to"), *map(QPushButton, ("Abbrechen", "&Neu", "A && B", "×"))):
        column.addWidget(widget)
    return made


def words(dialog: QDialog) -> list[str]:
    labels = [label.text() for label in dialog.findChildren(QLabel)]
    return labels + [button.text() for button in dialog.findChildren(QPushButton)]


def test_buttons_and_labels_of_fields_get_letters_and_keep_those_written(dialog: QDialog) -> None:
    give_mnemonics(dialog)
    assert words(dialog) == ["N&ame", "Nothing to go to", "A&bbrechen", "&Neu", "A && B", "×"]
    give_mnemonics(dialog)
    assert words(dialog) == ["N&ame", "Nothing to go to", "A&bbrechen", "&Neu", "A && B", "×"]


def test_a_button_that_says_something_else_gets_a_letter_again(
    dialog: QDialog, qtbot: QtBot, qapp: QApplication
) -> None:
    qapp.focusChanged.connect(watch_dialogs)
    dialog.show()
    dialog.activateWindow()
    button = dialog.findChildren(QPushButton)[0]
    qtbot.waitUntil(lambda: button.text() == "A&bbrechen")
    button.setText("812 importieren")
    qtbot.waitUntil(lambda: button.text() == "812 &importieren")
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(dialog, Qt.Key.Key_I, Qt.KeyboardModifier.AltModifier)
    qapp.focusChanged.disconnect(watch_dialogs)

"""Buttons that Enter presses, on every desktop."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QVBoxLayout
from pytestqt.qtbot import QtBot

from kontaktpflege.ui.widgets.push_button import PushButton, push_button
from kontaktpflege.ui.widgets.tool_button import ToolButton, tool_button


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
@pytest.mark.parametrize("kind", ["push", "tool"])
def test_enter_presses_the_button_that_has_the_keyboard_and_no_other(qtbot: QtBot, key: Qt.Key, kind: str) -> None:
    dialog, pressed = QDialog(), []
    qtbot.addWidget(dialog)
    column = QVBoxLayout(dialog)
    primary = push_button("Keep")
    primary.setDefault(True)
    primary.clicked.connect(lambda: pressed.append("primary"))
    other: PushButton | ToolButton = push_button("Cancel") if kind == "push" else tool_button("x", "Cancel")
    if isinstance(other, PushButton):
        other.setAutoDefault(False)
    other.clicked.connect(lambda: pressed.append("other"))
    for button in (primary, other):
        column.addWidget(button)
    dialog.show()
    other.setFocus()
    QTest.keyClick(other, key)
    assert pressed == ["other"]
    primary.setFocus()
    QTest.keyClick(primary, key)
    assert pressed == ["other", "primary"]

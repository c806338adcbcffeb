"""A form: lines first, buttons last, and a sentence under what cannot be kept."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from kontaktpflege.ui.widgets.form_dialog import FormDialog


class _Form(FormDialog):
    def __init__(self) -> None:
        super().__init__("Two words", "Keep", None, removal="Remove")
        self.first, self.second = QLineEdit("one"), QLineEdit("two")
        for field in (self.first, self.second):
            self._add("Word", field)
            field.textChanged.connect(self._renew)
        self.kept = 0
        self._complete(300)

    def content(self) -> object:
        return self.first.text(), self.second.text()

    def _problems(self) -> dict[QWidget, str]:
        return {} if self.second.text() else {self.second: "It takes a second word, said at some length. " * 4}

    def _decide(self) -> None:
        self.kept += 1


def test_tab_comes_to_the_lines_first_and_to_the_buttons_last(qtbot: QtBot) -> None:
    dialog = _Form()
    dialog.open()
    reached: list[str] = []
    one: QWidget | None = dialog.first
    while one is not None and len(reached) < 5:
        if isinstance(one, QLineEdit | QPushButton):
            reached.append(one.text())
        one = one.nextInFocusChain()
    assert reached == ["one", "two", "Remove", "Cancel", "Keep"]
    dialog.deleteLater()


def test_what_cannot_be_kept_is_said_under_its_line_and_has_room(qtbot: QtBot) -> None:
    dialog = _Form()
    dialog.open()
    height = dialog.height()
    dialog.second.clear()
    assert not dialog._keep.isEnabled()
    assert dialog._doubts[dialog.second].isVisible()
    assert dialog.height() > height
    dialog._keep.click()
    assert dialog.kept == 0
    dialog.second.setText("word")
    assert not dialog._doubts[dialog.second].isVisible()
    dialog._keep.click()
    assert dialog.kept == 1
    dialog.deleteLater()

"""What a box has to say is on screen as a whole."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from kontaktpflege.ui.theme import Theme
from kontaktpflege.ui.widgets.message_box import message


def test_a_long_heading_is_broken_into_lines(qtbot: QtBot, theme: Theme) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    box = message(window, "somebody " * 14, "Please try again.", "triangle-alert", "warn")
    heading = box.findChild(QLabel, "qt_msgbox_label")
    assert heading is not None
    assert heading.wordWrap()
    heading.ensurePolished()
    assert heading.minimumWidth() == 0, "on X11 Qt takes a least width for all that it needs, and cuts it"

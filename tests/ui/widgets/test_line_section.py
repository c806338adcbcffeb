"""Lines that come and go."""

from pytestqt.qtbot import QtBot

from kontaktpflege.ui.widgets.line_section import Deed, LineSection, TextLine


def test_the_keyboard_finds_new_lines_at_once(qtbot: QtBot) -> None:
    section = LineSection("Under way")
    qtbot.addWidget(section)
    section.show()
    section.show_lines([TextLine("Anna and Eva", (Deed("trash", "Dismiss", lambda: None),))])
    assert [button.isVisible() for button in section.buttons()] == [True]

"""Only addresses of known schemes reach the system; where nobody answers, the text is in the clipboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from kontaktpflege.domain.link import Act, Link
from kontaktpflege.ui.opener import Opener


class Desktop:
    """Stands for the system: remembers what it was asked to open."""

    def __init__(self, *, answers: bool = True) -> None:
        self.answers = answers
        self.opened: list[str] = []

    def __call__(self, url: QUrl) -> bool:
        self.opened.append(url.toString())
        return self.answers


def test_a_link_is_opened(qtbot: QtBot) -> None:
    desktop = Desktop()
    assert Opener(desktop, lambda scheme: True).open(Link(Act.CALL, "tel:+491701234567"), "0170 1234567")
    assert desktop.opened == ["tel:+491701234567"]


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "https://a b", "C:\\x", "", "https:\u202e//a"],
)
def test_nothing_else_is_ever_opened(qtbot: QtBot, url: str) -> None:
    desktop = Desktop()
    assert not Opener(desktop, lambda scheme: True).open(Link(Act.VISIT, url), url)
    assert desktop.opened == []


@pytest.mark.parametrize(("answers", "known"), [(False, True), (True, False)])
def test_where_nobody_answers_the_text_is_copied_and_that_is_said(qtbot: QtBot, answers: bool, known: bool) -> None:
    opener = Opener(Desktop(answers=answers), lambda scheme: known)
    with qtbot.waitSignal(opener.told) as said:
        assert not opener.open(Link(Act.WRITE, "mailto:a@example.org"), "a@example.org")
    assert said.args == ["No mail program answered; the address was copied instead.", False]
    assert QGuiApplication.clipboard().text() == "a@example.org"

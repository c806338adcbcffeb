"""The bars at the foot of the window take turns."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from kontaktpflege.ui.foot_bar import FootBar


class Bar(FootBar):
    """Asks what it is told."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("Bar", parent)
        self._lay_out()

    def ask(self, words: str, *, at_once: bool = False) -> None:
        self._ask(words, at_once=at_once)


def test_one_bar_is_there_at_a_time(qtbot: QtBot) -> None:
    foot = QWidget()
    qtbot.addWidget(foot)
    column = QVBoxLayout(foot)
    next_, question, words = bars = [Bar(foot) for _ in range(3)]
    for bar in bars:
        column.addWidget(bar)
    foot.show()

    def there() -> list[str]:
        return [bar.question.text() for bar in bars if bar.isVisible()]

    next_.ask("What next?")
    question.ask("Does A know B?")
    assert there() == ["What next?"]
    next_.ask("What next with C?")
    assert there() == ["What next with C?"]
    words.ask("What was it?", at_once=True)
    assert there() == ["What was it?"]
    assert next_.is_asking()
    words.leave()
    assert there() == ["What next with C?"]
    next_.leave()
    assert there() == ["Does A know B?"]
    question.leave()
    assert there() == []

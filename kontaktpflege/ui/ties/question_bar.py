"""A quiet bar after the last name of the day: does A know B?"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from kontaktpflege.domain.tie import TieQuestion
from kontaktpflege.ui.foot_bar import FootBar
from kontaktpflege.ui.widgets.plain_text import plain_line
from kontaktpflege.ui.widgets.push_button import push_button
from kontaktpflege.wording import _, pgettext

_LONGEST = 40


class QuestionBar(FootBar):
    """One letter answers while the bar has the keyboard; unanswered it asks again another day."""

    answered = Signal(object, str)
    """The `TieQuestion`, and "yes", "no" or "unknown"."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Who knows whom?"), parent)
        self._asked: TieQuestion | None = None
        self._answers = {
            "yes": (_("Yes"), pgettext("key for yes", "Y")),
            "no": (_("No"), pgettext("key for no", "N")),
            "unknown": (_("Don't know"), pgettext("key for don't know", "D")),
        }
        self.buttons = []
        for answer, (words, key) in self._answers.items():
            button = push_button(words, kind="chip")
            button.setToolTip(key)
            button.clicked.connect(lambda checked=False, answer=answer: self._answer(answer))
            self.buttons.append(button)
        later = push_button(_("Not today"), kind="link")
        later.clicked.connect(self.leave)
        self._lay_out(*self.buttons, later)

    def ask(self, question: TieQuestion) -> None:
        """Ask about two people."""
        self._asked = question
        one, other = (plain_line(name, _LONGEST) for name in (question.one_name, question.other_name))
        self._ask(_("Does {one} know {other}?").format(one=one, other=other))

    def take_focus(self) -> None:
        """Put the keyboard on the first answer."""
        self.buttons[0].setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        letter = QKeySequence(event.key()).toString()
        for answer, (_words, key) in self._answers.items():
            if not event.modifiers() and letter == key:
                self._answer(answer)
                return
        super().keyPressEvent(event)

    def _answer(self, answer: str) -> None:
        self.leave()
        if self._asked is not None:
            self.answered.emit(self._asked, answer)

""" "Reached? Y / N", one sentence if one likes, Enter: what is asked when one comes back from a call."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from kontaktpflege.domain.interaction import Outcome
from kontaktpflege.ui.theme import S, dress
from kontaktpflege.ui.widgets.entry_line import ENTER, EntryLine
from kontaktpflege.ui.widgets.flow_layout import FlowLayout
from kontaktpflege.ui.widgets.push_button import push_button
from kontaktpflege.wording import _

_YES, _NO = (Qt.Key.Key_Y, Qt.Key.Key_J), (Qt.Key.Key_N,)
"""Yes and ja; no and nein: both languages' keys, whichever is spoken."""
_LONGEST = 2_000


class ReachedLine(EntryLine):
    """Asks for the outcome of a call. Y and N choose and lead to the sentence; Enter says it, Esc leaves it unsaid."""

    said = Signal(object, str)
    """An `Outcome`, and a sentence (perhaps "")."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._question = QLabel(_("Reached?"))
        dress(self._question, "heading")
        self._group = QButtonGroup(self)
        self._yes = self._choice(_("&Yes"), Outcome.REACHED)
        self._no = self._choice(_("&No"), Outcome.NO_ANSWER)
        self._message = self._choice(_("Left a &message"), Outcome.LEFT_MESSAGE)
        self.sentence = QLineEdit()
        self.sentence.setPlaceholderText(_("One sentence, if you like"))
        self.sentence.setAccessibleName(_("What it was about, in one sentence"))
        self.sentence.setMaxLength(_LONGEST)
        self.sentence.setProperty("takes_names", True)
        self.sentence.returnPressed.connect(self._say)
        self._note = push_button(_("Note it"), kind="primary")
        self._note.setAutoDefault(False)
        self._note.clicked.connect(self._say)
        self._lay_out()
        for widget in (self._yes, self._no, self._message):
            widget.installEventFilter(self)

    def ask(self) -> None:
        """Begin anew: reached is proposed, and the keyboard stands on it."""
        self._yes.setChecked(True)
        self.sentence.clear()
        self._yes.setFocus(Qt.FocusReason.OtherFocusReason)

    def lie(self, *, flat: bool) -> None:
        """Keep question and choices in one line, or let them break where the room ends."""
        line = self._choices()
        self.setMinimumWidth(sum(one.sizeHint().width() for one in line) + S * (len(line) - 1) if flat else 0)

    def _choices(self) -> tuple[QWidget, ...]:
        return self._question, self._yes, self._no, self._message

    def _choice(self, words: str, outcome: Outcome) -> QPushButton:
        button = push_button(words, kind="chip")
        button.setCheckable(True)
        button.setAutoDefault(False)
        button.setProperty("outcome", outcome.value)
        button.clicked.connect(lambda checked=False: self.sentence.setFocus())
        self._group.addButton(button)
        return button

    def _lay_out(self) -> None:
        choices = FlowLayout(spacing=S)  # else long words would make a card of the day wider than its neighbours
        for widget in self._choices():
            choices.addWidget(widget)
        line = QHBoxLayout()
        line.setSpacing(S)
        line.addWidget(self.sentence, 1)
        line.addWidget(self._note)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(S)
        column.addLayout(choices)
        column.addLayout(line)

    def _say(self) -> None:
        chosen = self._group.checkedButton()
        outcome = Outcome(chosen.property("outcome")) if chosen is not None else Outcome.REACHED
        self.said.emit(outcome, self.sentence.text().strip())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and not event.modifiers():
            if event.key() in _YES:
                self._yes.click()
                return True
            if event.key() in _NO:
                self._no.click()
                return True
            if event.key() in ENTER:
                self._say()
                return True
        return super().eventFilter(watched, event)

"""What the editor has to say about its contact: changed elsewhere, gone; and which side counts where both changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from kontaktpflege.domain.merge import Difference
from kontaktpflege.domain.property import Property
from kontaktpflege.ui.theme import M, S, dress
from kontaktpflege.ui.widgets.announcement import announce
from kontaktpflege.ui.widgets.plain_text import plain_line
from kontaktpflege.ui.widgets.push_button import PushButton
from kontaktpflege.ui.widgets.radio_button import RadioButton
from kontaktpflege.wording import _
from kontaktpflege.wording.fields import field_name

_STRUCTURED = ("N", "ADR", "ORG", "GENDER")
_SHOWN = 44
_HIGHEST = 150


class Notice(QFrame):
    """A sentence, perhaps a choice for each conflict, and one button; hidden while there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("review")
        self._choices: QScrollArea | None = None
        self._theirs: list[tuple[Difference, QRadioButton]] = []
        self._words = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._button = PushButton()
        self._button.setAutoDefault(False)
        self._button.clicked.connect(self._act_now)
        self._act: Callable[[], None] | None = None
        row = QHBoxLayout()
        row.setSpacing(M)
        row.addWidget(self._words, 1)
        row.addWidget(self._button, 0, Qt.AlignmentFlag.AlignTop)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(M, S, S, S)
        self._column.setSpacing(S)
        self._column.addLayout(row)
        self.hide()

    def say(self, words: str, verb: str = "", act: Callable[[], None] | None = None) -> None:
        """Show a sentence, and a button that does something about it."""
        self._clear()
        self._words.setText(words)
        self._button.setText(verb)
        self._button.setVisible(act is not None)
        self._act = act
        self.show()
        announce(self, words)

    def ask(self, words: str, conflicts: Sequence[Difference], verb: str, act: Callable[[], None]) -> None:
        """Show a choice for each conflict above the button; `theirs` has the answer."""
        self.say(words, verb, act)
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(M)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        for row, conflict in enumerate(conflicts):
            self._add_choice(grid, row, conflict)
        self._choices = QScrollArea(widgetResizable=True)
        self._choices.setFrameShape(QFrame.Shape.NoFrame)
        self._choices.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._choices.setWidget(inside)
        self._choices.setFixedHeight(min(_HIGHEST, inside.sizeHint().height()))
        self._column.addWidget(self._choices)

    def theirs(self) -> list[Difference]:
        """The conflicts in which the other side was chosen."""
        return [conflict for conflict, button in self._theirs if button.isChecked()]

    def clear(self) -> None:
        """There is nothing to say any more."""
        self._clear()
        self.hide()

    def _add_choice(self, grid: QGridLayout, row: int, conflict: Difference) -> None:
        name = QLabel(plain_line(field_name(conflict.name), 60), textFormat=Qt.TextFormat.PlainText)
        dress(name, "muted")
        grid.addWidget(name, row, 0)
        group = QButtonGroup(name)
        mine = RadioButton(_("here: {value}").format(value=_said(conflict.old)))
        theirs = RadioButton(_("elsewhere: {value}").format(value=_said(conflict.new)))
        mine.setChecked(True)
        for column, button in enumerate((mine, theirs), start=1):
            button.setAccessibleName(f"{field_name(conflict.name)}, {button.text()}")
            item = conflict.old if button is mine else conflict.new
            button.setToolTip(plain_line(item.text, 400).replace("<", "\u2039") if item is not None else "")
            group.addButton(button)
            grid.addWidget(button, row, column)
        self._theirs.append((conflict, theirs))

    def _act_now(self) -> None:
        if self._act is not None:
            self._act()

    def _clear(self) -> None:
        self._theirs.clear()
        self._act = None
        if self._choices is not None:
            self._choices.hide()
            self._choices.deleteLater()
            self._choices = None


def _said(item: Property | None) -> str:
    """What a property says, in a line; an ampersand would be taken for a mnemonic."""
    if item is None:
        return _("removed")
    if item.blob is not None:
        return _("another picture")
    text = ", ".join(filter(None, item.fields)) if item.name in _STRUCTURED else item.text
    return plain_line(text, _SHOWN).replace("&", "&&") or "–"

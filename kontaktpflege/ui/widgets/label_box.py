"""The label before a field: one of a list, or any other word."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QWidget

from kontaktpflege.ui.widgets.combo_box import ComboBox
from kontaktpflege.ui.widgets.plain_text import plain_line

_LONGEST = 200


class LabelBox(ComboBox):
    """Says every change as its words."""

    label_changed = Signal(str)

    def __init__(self, choices: Sequence[str], shown: str, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        line = QLineEdit()
        self.line = line
        self.setLineEdit(line)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._choices: tuple[str, ...] = ()
        line.setMaxLength(_LONGEST)
        line.setPlaceholderText(hint)
        self.setMinimumContentsLength(6)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.offer(choices, shown)
        self.editTextChanged.connect(self.label_changed)

    def offer(self, choices: Sequence[str], shown: str) -> None:
        """Offer these and show this; the list is made when somebody looks at it."""
        if self._choices != tuple(choices):
            self._choices = tuple(choices)
            self.clear()
        self.setEditText(shown)
        self.line.setCursorPosition(0)
        self.setToolTip(plain_line(shown).replace("<", "\u2039"))

    def name_it(self, name: str) -> None:
        """Be called so by a screen reader, which on Linux hears the chosen word as the name of a box."""
        self.setAccessibleName(name)
        self.setAccessibleDescription(name)

    def fill(self) -> None:
        """Make the list, now that somebody may look at it: a form has dozens of them."""
        if self.count() or not self._choices:
            return
        shown = self.currentText()
        self.blockSignals(True)
        self.addItems(list(self._choices))
        self.setCurrentIndex(self.findText(shown))
        self.setEditText(shown)
        self.blockSignals(False)
        completer = QCompleter(list(self._choices), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
        self.setCompleter(completer)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.fill()
        super().focusInEvent(event)

    def showPopup(self) -> None:
        self.fill()
        super().showPopup()

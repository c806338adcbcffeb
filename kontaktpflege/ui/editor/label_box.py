"""The label before a field: one of a list, or any other word."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QWidget

_LONGEST = 200


class LabelBox(QComboBox):
    """Says every change as its words."""

    label_changed = Signal(str)

    def __init__(self, choices: Sequence[str], shown: str, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        line = QLineEdit()
        self.setLineEdit(line)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.addItems(list(choices))
        line.setMaxLength(_LONGEST)
        line.setPlaceholderText(hint)
        completer = QCompleter(list(choices), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
        self.setCompleter(completer)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumContentsLength(6)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setCurrentIndex(-1)
        self.setEditText(shown)
        line.setCursorPosition(0)
        self.editTextChanged.connect(self.label_changed)

    def wheelEvent(self, event: QWheelEvent) -> None:
        # The form is scrolled, and no label changed by the way.
        event.ignore()

"""All of a text that is too long for the details."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QVBoxLayout, QWidget

from kontaktpflege.ui.theme import L, M
from kontaktpflege.ui.widgets.dialog_size import open_at
from kontaktpflege.ui.widgets.plain_text import plain
from kontaktpflege.ui.widgets.push_button import PushButton
from kontaktpflege.wording import _

_LONGEST = 2_000_000
_LONGEST_LINE = 2_000
"""Longer ones are broken: laying out one line of a million letters would freeze the window."""


class TextSheet(QDialog):
    """Shows a text to read, select and copy; Esc closes."""

    def __init__(self, name: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(name)
        self._text = QPlainTextEdit(readOnly=True)
        self._text.setAccessibleName(name)
        self._text.setTabChangesFocus(True)
        self._text.setPlainText(_broken(plain(text, _LONGEST)))
        close = PushButton(_("Close"))
        close.setDefault(True)
        close.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(L, L, L, L)
        column.setSpacing(M)
        column.addWidget(self._text, 1)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        open_at(self, 640, 520)


def _broken(text: str) -> str:
    lines = text.split("\n")
    if max(map(len, lines)) <= _LONGEST_LINE:
        return text
    parts = (line[start : start + _LONGEST_LINE] for line in lines for start in range(0, len(line) or 1, _LONGEST_LINE))
    return "\n".join(parts)

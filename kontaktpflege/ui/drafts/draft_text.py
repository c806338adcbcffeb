"""Subject and text of a draft: always shown, always editable, and what is written anew can be taken back."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QFormLayout, QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from kontaktpflege.domain.template import LONGEST_TEXT, Placeholder, gaps_in
from kontaktpflege.ui.theme import S
from kontaktpflege.ui.widgets.plain_text import plain, plain_line
from kontaktpflege.wording import _


class DraftText(QWidget):
    """A line and a page. Ctrl+Z in either brings back what stood there before."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._written = ("", "")
        self.subject = QLineEdit()
        self.subject.setAccessibleName(_("Subject"))
        self.text = QPlainTextEdit()
        self.text.setAccessibleName(_("Text of the draft"))
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(120)
        label = QLabel(_("Subject"))
        label.setBuddy(self.subject)
        form = QFormLayout()
        form.setContentsMargins(0, 0, 0, 0)
        form.addRow(label, self.subject)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(S)
        column.addLayout(form)
        column.addWidget(self.text, 1)
        self.subject.textChanged.connect(lambda text: self.changed.emit())
        self.text.textChanged.connect(self.changed)

    def write(self, subject: str, text: str) -> None:
        """Show another draft; what stood there can be brought back."""
        self.subject.selectAll()  # setText would forget what stood there
        self.subject.insert(plain_line(subject))
        cursor = QTextCursor(self.text.document())
        cursor.beginEditBlock()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(plain(text, LONGEST_TEXT))
        cursor.endEditBlock()
        self.text.moveCursor(QTextCursor.MoveOperation.Start)
        self._written = self.content()

    def content(self) -> tuple[str, str]:
        """Subject and text as they stand now."""
        return " ".join(self.subject.text().split()), self.text.toPlainText().strip()

    def edited(self) -> bool:
        """Whether it was changed since it was written."""
        return self.content() != self._written

    def gaps(self) -> tuple[Placeholder, ...]:
        """The placeholders that still stand in it."""
        return gaps_in("\n".join(self.content()))

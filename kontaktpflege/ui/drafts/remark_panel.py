"""What to look at before a draft is used, in words, each with a drawing that is not alone in saying so."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from kontaktpflege.ui.icons import icon
from kontaktpflege.ui.theme import ICON, XS, M, S
from kontaktpflege.ui.widgets.announcement import announce
from kontaktpflege.ui.widgets.text_label import text_label
from kontaktpflege.wording import _


class RemarkPanel(QFrame):
    """Hidden while there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("review")
        self.setAccessibleName(_("Please look at this"))
        self._said: tuple[str, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(M, S, M, S)
        self._column.setSpacing(XS)
        self.hide()

    def show_remarks(self, sentences: Sequence[str]) -> None:
        """Show these sentences; they are spoken if they are others than before."""
        if tuple(sentences) == self._said:
            return
        self._said = tuple(sentences)
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for sentence in sentences:
            self._column.addWidget(self._row(sentence))
        self.setVisible(bool(sentences))
        if sentences:
            announce(self, " ".join(sentences))

    def sentences(self) -> tuple[str, ...]:
        """What is shown."""
        return self._said

    def _row(self, sentence: str) -> QWidget:
        box = QWidget(self)
        drawing = QLabel(box)
        drawing.setPixmap(icon("triangle-alert", "warn").pixmap(ICON, ICON))
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(S)
        row.addWidget(drawing, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(text_label(sentence), 1)
        return box

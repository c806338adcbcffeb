"""What stands in the middle of a page that has nothing to show: why, and what one can do."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from kontaktpflege.ui.icons import pixmap
from kontaktpflege.ui.theme import XL, Kind, L, M, S, dress, tokens
from kontaktpflege.ui.widgets.push_button import push_button

_DRAWING = 48


class EmptyState(QWidget):
    """A quiet drawing, one sentence, one more, and a few buttons (the first is the obvious one)."""

    def __init__(self, drawing: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drawing = drawing
        self._inked = ""
        self._offered: tuple[QAction, ...] = ()
        self._picture = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self._picture.setFixedHeight(_DRAWING)
        self._heading = self._line("heading")
        self._sentence = self._line("muted")
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(S)
        self._buttons.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(XL, XL, XL, XL)
        column.setSpacing(S)
        column.addStretch(2)
        column.addWidget(self._picture)
        column.addSpacing(M)
        column.addWidget(self._heading)
        column.addWidget(self._sentence)
        column.addSpacing(L)
        column.addLayout(self._buttons)
        column.addStretch(3)

    def say(self, heading: str, sentence: str = "") -> None:
        """Put the page's emptiness in words."""
        self._heading.setText(heading)
        self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence))

    def offer(self, *actions: QAction) -> None:
        """Show these actions as buttons, instead of those shown before."""
        if actions == self._offered:
            return  # the button that has the keyboard keeps it
        self._offered = actions
        while (item := self._buttons.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        for place, action in enumerate(actions):
            button = push_button(action.text(), action.icon() if place else None, "body" if place else "primary")
            button.clicked.connect(action.trigger)
            self._buttons.addWidget(button)

    def focus_first(self) -> None:
        """Put the keyboard on the first button, if there is one."""
        item = self._buttons.itemAt(0)
        if item is not None and (button := item.widget()) is not None:
            button.show()  # the layout does it too late: what is hidden cannot have the keyboard
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _line(self, kind: Kind) -> QLabel:
        line = QLabel(alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        line.setTextFormat(Qt.TextFormat.PlainText)
        dress(line, kind)
        return line

    def paintEvent(self, event: QPaintEvent) -> None:
        ink = tokens(self.palette()).border
        if ink != self._inked:
            self._inked = ink
            self._picture.setPixmap(pixmap(self._drawing, ink, _DRAWING, self.devicePixelRatioF()))
        super().paintEvent(event)

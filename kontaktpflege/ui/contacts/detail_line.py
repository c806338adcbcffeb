"""One line of the details pane, reused from contact to contact."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QEnterEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtWidgets import QGridLayout, QLabel, QMenu, QSizePolicy, QWidget

from kontaktpflege.ui.contacts.card_sections import Line
from kontaktpflege.ui.icons import icon, pixmap
from kontaktpflege.ui.theme import ICON, XS, S, dress, tokens
from kontaktpflege.ui.widgets.elided_label import ElidedLabel
from kontaktpflege.ui.widgets.tool_button import tool_button
from kontaktpflege.wording import _


class DetailLine(QWidget):
    """A drawing, a text that wraps, what it is; with a button and keys to copy it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = Line("", "")
        self._drawn = ("", "")
        self.setObjectName("detailline")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._drawing = QLabel(alignment=Qt.AlignmentFlag.AlignTop)
        self._drawing.setFixedWidth(ICON + S)
        self._caption = ElidedLabel()
        dress(self._caption, "muted")
        self._text = QLabel(wordWrap=True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._copy = tool_button("copy", _("Copy"))
        self._copy.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._copy.clicked.connect(self.copy_text)
        self._lay_out()

    def show_line(self, line: Line) -> None:
        """Show this instead of what was shown."""
        self._line = line
        self._caption.show_text(line.label)
        self._caption.setVisible(bool(line.label))
        breakable = _breakable(line.text)
        # What is broken for show must not be copied by the mouse with the breaks in it.
        free = Qt.TextInteractionFlag.TextSelectableByMouse
        self._text.setTextInteractionFlags(
            free if breakable == line.text else Qt.TextInteractionFlag.NoTextInteraction
        )
        self._text.setText(breakable)
        self._drawing.setVisible(bool(line.drawing))
        self._draw()
        kinds = (line.kind, line.label) if line.kind != line.label else (line.label,)
        self.setAccessibleName(f"{', '.join(kind for kind in kinds if kind)}: {line.text}")
        self._copy.hide()

    def shown(self) -> Line:
        """What is shown."""
        return self._line

    def copy_text(self) -> None:
        """Put the text into the clipboard."""
        QGuiApplication.clipboard().setText(self._line.text)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(S, XS, XS, XS)
        grid.setHorizontalSpacing(0)
        grid.setVerticalSpacing(0)
        grid.addWidget(self._drawing, 0, 0, 2, 1, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self._text, 0, 1)
        grid.addWidget(self._caption, 1, 1)
        grid.setColumnStretch(1, 1)
        self._copy.setParent(self)
        self._copy.resize(28, 26)
        self._copy.hide()

    def _draw(self) -> None:
        ink = tokens(self.palette()).muted
        if self._line.drawing and self._drawn != (self._line.drawing, ink):
            self._drawn = (self._line.drawing, ink)
            self._drawing.setPixmap(pixmap(self._line.drawing, ink, ICON, self.devicePixelRatioF()))

    def _offer_copy(self, offered: bool) -> None:
        self._copy.setVisible(offered)
        self._copy.move(self.width() - self._copy.width() - XS, XS // 2)
        self._copy.raise_()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._offer_copy(True)

    def leaveEvent(self, event: QEvent) -> None:
        self._offer_copy(self.hasFocus())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._offer_copy(event.reason() != Qt.FocusReason.MouseFocusReason or self.underMouse())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._offer_copy(self.underMouse())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_text()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(icon("copy"), _("Copy"), self.copy_text)
        keyed = event.reason() == QContextMenuEvent.Reason.Keyboard
        menu.popup(self.mapToGlobal(QPoint(0, self.height())) if keyed else event.globalPos())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_drawing"):
            self._draw()


def _breakable(text: str) -> str:
    """The text with places to break in long words (addresses of web pages), which a label would not wrap."""
    return "\u200b".join(text[i : i + 24] for i in range(0, len(text), 24)) if _has_long_word(text) else text


def _has_long_word(text: str) -> bool:
    return any(len(word) > 28 for word in text.split())

"""A short list of text blocks; the chosen one becomes a draft."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from kontaktpflege.domain.template import TextBlock
from kontaktpflege.ui.icons import icon
from kontaktpflege.ui.theme import XS, dress
from kontaktpflege.ui.widgets.elided_button import ElidedButton
from kontaktpflege.wording import _
from kontaktpflege.wording.drafts import purpose_name


class BlockLines(QWidget):
    """Hidden while there are none; Enter or a click chooses."""

    chosen = Signal(object)
    """A `TextBlock`."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._blocks: tuple[TextBlock, ...] = ()
        self._buttons: list[ElidedButton] = []
        heading = QLabel(title, self)
        dress(heading, "section")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(XS)
        self._column.addWidget(heading)
        self.hide()

    def show_blocks(self, blocks: Sequence[TextBlock]) -> None:
        """Show these."""
        self.setVisible(bool(blocks))
        if tuple(blocks) == self._blocks:
            return
        self._blocks = tuple(blocks)
        for old in self._buttons:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._buttons = [self._button(block) for block in blocks]

    def buttons(self) -> list[ElidedButton]:
        """One for each text block."""
        return list(self._buttons)

    def _button(self, block: TextBlock) -> ElidedButton:
        purpose = purpose_name(block.purpose)
        button = ElidedButton(block.name if block.name == purpose else f"{block.name} · {purpose}", "line", self)
        button.setIcon(icon("feather", "muted"))
        button.setAccessibleDescription(_("Open a draft with this text"))
        button.clicked.connect(lambda: self.chosen.emit(block))
        self._column.addWidget(button)
        return button

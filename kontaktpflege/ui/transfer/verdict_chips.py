"""The counts of an import preview, each a filter."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from kontaktpflege.domain.importing import Verdict
from kontaktpflege.ui.icons import icon
from kontaktpflege.ui.theme import S, dress
from kontaktpflege.ui.transfer.verdict_look import LOOKS
from kontaktpflege.ui.widgets.flow_layout import FlowLayout
from kontaktpflege.ui.widgets.push_button import PushButton
from kontaktpflege.wording.verdicts import chip_text

ORDER = (
    Verdict.REVIEW,
    Verdict.NEW,
    Verdict.UPDATE,
    Verdict.MERGE,
    Verdict.SAME,
    Verdict.GROUP,
    Verdict.TRASH,
    Verdict.UNREADABLE,
    Verdict.SKIP,
)
"""What wants the user's eye comes first."""


class VerdictChips(QWidget):
    """One chip a verdict that occurs, and one for all; exactly one is on."""

    chosen = Signal(object)
    """A Verdict, or None for all."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chosen: Verdict | None = None
        self._chips: dict[Verdict | None, QPushButton] = {}
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._row = FlowLayout(self, spacing=S)
        for verdict in (None, *ORDER):
            self._add(verdict)

    def show_counts(self, counts: Mapping[Verdict, int]) -> None:
        """Show how many cards each verdict has; a verdict without cards has no chip."""
        total = sum(counts.values())
        for verdict, chip in self._chips.items():
            count = total if verdict is None else counts.get(verdict, 0)
            words = chip_text(verdict, count)
            chip.setText(words)
            chip.setVisible(verdict is None or count > 0)
        if self._chosen is not None and not counts.get(self._chosen):
            self.choose(None)

    def choose(self, verdict: Verdict | None) -> None:
        """Turn this chip on."""
        self._chips[verdict].setChecked(True)
        if verdict != self._chosen:
            self._chosen = verdict
            self.chosen.emit(verdict)

    def verdict(self) -> Verdict | None:
        """Which one is on."""
        return self._chosen

    def _add(self, verdict: Verdict | None) -> None:
        chip = PushButton()
        chip.setCheckable(True)
        chip.setChecked(verdict is None)
        dress(chip, "chip")
        if verdict is not None:
            look = LOOKS[verdict]
            chip.setIcon(icon(look.drawing, look.ink))
            chip.setIconSize(QSize(18, 14))
        chip.clicked.connect(lambda: self.choose(verdict))
        chip.setAutoDefault(False)
        self._chips[verdict] = chip
        self._group.addButton(chip)
        self._row.addWidget(chip)

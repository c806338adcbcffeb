"""Whom the words that were typed may mean, one in a row."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from kontaktpflege.domain.door import Goal, GoalKind
from kontaktpflege.ui.icons import icon
from kontaktpflege.ui.theme import ICON
from kontaktpflege.ui.widgets.plain_text import plain_line
from kontaktpflege.wording import _
from kontaktpflege.wording.chains import goal_words

_ICONS = {
    GoalKind.PERSON: "user",
    GoalKind.ORGANISATION: "building-2",
    GoalKind.CIRCLE: "users",
    GoalKind.WORDS: "search",
}


class GoalList(QListWidget):
    """The line above moves in it; the keyboard stays there."""

    chosen = Signal(object)
    """The `Goal` that the user went to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("goals")
        self.setAccessibleName(_("Whom you may mean"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setIconSize(QSize(ICON, ICON))
        self._goals: list[Goal] = []
        self.currentRowChanged.connect(self._tell)

    def show_goals(self, goals: Sequence[Goal], *, chosen: bool = True) -> None:
        """List these and, if the first is `chosen`, stand on it, which is no choice of the user."""
        self.blockSignals(True)
        self.clear()
        self._goals = list(goals)
        for goal in goals:
            words = plain_line(goal_words(goal), 120)
            item = QListWidgetItem(icon(_ICONS[goal.kind], "muted"), words)
            item.setToolTip(f"\u200b{words}")
            self.addItem(item)
        self.setCurrentRow(0 if goals and chosen else -1)
        self.blockSignals(False)

    def goals(self) -> list[Goal]:
        """What is listed."""
        return list(self._goals)

    def current(self) -> Goal | None:
        """On which it stands."""
        row = self.currentRow()
        return self._goals[row] if 0 <= row < len(self._goals) else None

    def step(self, by: int) -> None:
        """Go up or down, not beyond the ends."""
        if self._goals:
            self.setCurrentRow(max(0, min(len(self._goals) - 1, self.currentRow() + by)))

    def _tell(self, row: int) -> None:
        if (goal := self.current()) is not None:
            self.chosen.emit(goal)

"""A line in which a rhythm is chosen: none, a usual one, or one's own in days."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kontaktpflege.domain.cadence import LONGEST_DAYS, PROPOSED_DAYS
from kontaktpflege.ui.theme import S
from kontaktpflege.ui.widgets.choice_box import ChoiceBox
from kontaktpflege.ui.widgets.number_box import NumberBox, days_words
from kontaktpflege.wording import _
from kontaktpflege.wording.rhythms import RHYTHMS, rhythm_words

_OTHER = "other"


class RhythmChoice(QWidget):
    """Days, or None."""

    changed = Signal()

    def __init__(self, none: str, days: int | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = {"": none, **{str(usual): rhythm_words(usual) for usual in RHYTHMS}, _OTHER: _("another rhythm …")}
        self.box = ChoiceBox(words, _("Rhythm"), self)
        self.days = NumberBox(range(1, LONGEST_DAYS + 1), days_words, days or PROPOSED_DAYS)
        self.days.setAccessibleName(_("Days of the rhythm"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(S)
        row.addWidget(self.box, 1)
        row.addWidget(self.days)
        self.choose(days)
        self.box.currentIndexChanged.connect(lambda place: self._renew())
        self.days.valueChanged.connect(lambda value: self.changed.emit())
        self.setFocusProxy(self.box)

    def rhythm(self) -> int | None:
        """The days that are chosen; None for none."""
        chosen = self.box.chosen()
        if chosen == _OTHER:
            return self.days.value()
        return int(chosen) if chosen else None

    def choose(self, days: int | None) -> None:
        """Show this rhythm as chosen."""
        if days is not None:
            self.days.setValue(days)
        self.box.choose("" if days is None else str(days) if days in RHYTHMS else _OTHER)
        self.days.setVisible(self.box.chosen() == _OTHER)

    def _renew(self) -> None:
        self.days.setVisible(self.box.chosen() == _OTHER)
        self.changed.emit()

"""Asks how often one wants to be in touch."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from kontaktpflege.domain.cadence import LONGEST_DAYS, PROPOSED_DAYS
from kontaktpflege.ui.theme import L, M, S
from kontaktpflege.ui.widgets.dialog_foot import dialog_foot
from kontaktpflege.ui.widgets.number_box import NumberBox, days_words
from kontaktpflege.ui.widgets.push_button import push_button
from kontaktpflege.ui.widgets.radio_button import RadioButton
from kontaktpflege.ui.widgets.text_label import text_label
from kontaktpflege.wording import _
from kontaktpflege.wording.rhythms import RHYTHMS, rhythm_words

_WIDTH = 440
_IN_A_ROW = 3


class RhythmDialog(QDialog):
    """The rhythm of the circles, one of the usual ones, or one's own."""

    chosen = Signal(object)
    """The days, or None for the rhythm of the circles."""
    released = Signal()
    """Care for them no more."""

    def __init__(self, who: str, own_days: int | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        title = _("Care for {name}").format(name=who)
        self.setWindowTitle(title)
        self._of_circles = RadioButton(_("As &often as the circles say, else every 90 days"))
        self._usual = {days: RadioButton(rhythm_words(days)) for days in RHYTHMS}
        self._other = RadioButton(_("A&nother rhythm, every"))
        self.days = NumberBox(range(1, LONGEST_DAYS + 1), days_words, own_days or PROPOSED_DAYS)
        self.days.setAccessibleName(_("Days of the rhythm"))
        self.days.valueChanged.connect(lambda value: self._other.setChecked(True))
        self._lay_out(title)
        held = self._of_circles if own_days is None else self._usual.get(own_days, self._other)
        held.setChecked(True)
        held.setFocus()
        self.resize(_WIDTH, self.sizeHint().height())

    def rhythm(self) -> int | None:
        """The days that are chosen; None for the rhythm of the circles."""
        if self._of_circles.isChecked():
            return None
        usual = next((days for days, button in self._usual.items() if button.isChecked()), None)
        return self.days.value() if usual is None else usual

    def choose(self, days: int | None) -> None:
        """Tick this rhythm."""
        if days is None:
            self._of_circles.setChecked(True)
        elif days in self._usual:
            self._usual[days].setChecked(True)
        else:
            self.days.setValue(days)
            self._other.setChecked(True)

    def accept(self) -> None:
        """Hand the rhythm out."""
        self.chosen.emit(self.rhythm())
        super().accept()

    def _lay_out(self, title: str) -> None:
        usual = QGridLayout()
        usual.setHorizontalSpacing(M)
        usual.setVerticalSpacing(S)
        for place, button in enumerate(self._usual.values()):
            usual.addWidget(button, place // _IN_A_ROW, place % _IN_A_ROW)
        other = QHBoxLayout()
        other.setSpacing(S)
        other.addWidget(self._other)
        other.addWidget(self.days)
        other.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(L, L, L, L)
        column.setSpacing(M)
        column.addWidget(text_label(title, "heading"))
        column.addWidget(self._of_circles)
        column.addLayout(usual)
        column.addLayout(other)
        column.addSpacing(S)
        column.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        release = push_button(_("Address book only"))
        release.setToolTip(_("Stays in the book, without a rhythm"))
        release.clicked.connect(self._release)
        done = push_button(_("Care from now on"), None, "primary")
        done.clicked.connect(self.accept)
        return dialog_foot(self, done, apart=release)

    def _release(self) -> None:
        self.released.emit()
        self.reject()

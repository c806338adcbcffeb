"""Asks for an occasion of one's own: what, when, for whom, and how early one wants to know."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QLabel, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from kontaktpflege.domain.circle import Circle
from kontaktpflege.domain.occasion import next_on
from kontaktpflege.domain.own_occasion import OwnOccasion
from kontaktpflege.domain.partial_date import PartialDate
from kontaktpflege.ui.theme import L, M, S, dress
from kontaktpflege.ui.widgets.check_box import CheckBox
from kontaktpflege.ui.widgets.choice_box import ChoiceBox
from kontaktpflege.ui.widgets.dialog_foot import dialog_foot
from kontaktpflege.ui.widgets.input_dialog import InputDialog
from kontaktpflege.ui.widgets.plain_text import plain_line
from kontaktpflege.ui.widgets.push_button import push_button
from kontaktpflege.wording import _
from kontaktpflege.wording.circles import circle_name
from kontaktpflege.wording.dates import date_pattern, editable_date, typed_date

_WIDTH = 460
_LONGEST = 120
_LONGEST_LEAD = 366
_EVERYBODY, _ONE = "everybody", "one"


class OwnOccasionDialog(InputDialog):
    """A few lines; the button is ready once there is a name and a day."""

    decided = Signal(object)
    """The `OwnOccasion` to keep, with the id it had."""

    def __init__(
        self,
        held: OwnOccasion | None,
        circles: Sequence[Circle],
        contact: tuple[int, str] | None,
        today: date,
        usual_lead: int,
        parent: QWidget | None = None,
    ) -> None:
        """`contact` is whom it may be for alone: id and name. `usual_lead` is the lead time of occasions without one."""
        super().__init__(parent)
        self._held = held
        self._contact = contact
        self._today = today
        self._usual_lead = usual_lead
        title = _("New occasion") if held is None else _("Change the occasion")
        self.setWindowTitle(title)
        self.name = QLineEdit(maxLength=_LONGEST)
        self.day = QLineEdit(maxLength=40)
        self.yearly = CheckBox(_("Every year"))
        self.whom = self._make_whom(circles)
        self.lead = QSpinBox(minimum=0, maximum=_LONGEST_LEAD)
        self._doubt = QLabel(wordWrap=True)
        self._lay_out(title)
        self._fill()
        self._renew()

    def content(self) -> object:
        typed = self.name.text(), self.day.text(), self.whom.chosen()
        return *typed, self.yearly.isChecked(), self.lead.value()

    def occasion(self) -> OwnOccasion | None:
        """What is filled in; None while it is not yet an occasion."""
        day = self._typed_day()
        name = " ".join(self.name.text().split())
        if day is None or not name:
            return None
        whom = self.whom.chosen()
        lead = self.lead.value()
        usual = lead == self._usual_lead and (self._held is None or self._held.lead is None)
        return OwnOccasion(
            id=self._held.id if self._held else 0,
            name=name,
            first_on=day,
            yearly=self.yearly.isChecked(),
            circle_id=int(whom) if whom.isdigit() else None,
            contact_id=self._contact[0] if whom == _ONE and self._contact else None,
            lead=None if usual else lead,
        )

    def _make_whom(self, circles: Sequence[Circle]) -> ChoiceBox:
        words = {_EVERYBODY: _("Everybody")}
        if self._contact is not None:
            words[_ONE] = _("Only {name}").format(name=plain_line(self._contact[1], 60))
        names = {circle.id: circle_name(circle) for circle in circles}
        for circle in circles:
            name = plain_line(names[circle.id], 60)
            above = names.get(circle.parent_id or 0, "")
            words[str(circle.id)] = f"{plain_line(above, 40)} › {name}" if above else name
        return ChoiceBox(words, _("For whom"))

    def _lay_out(self, title: str) -> None:
        heading = QLabel(title)
        dress(heading, "heading")
        self.day.setPlaceholderText(date_pattern())
        self.name.setPlaceholderText(_("summer party, ten years of the company …"))
        self.lead.lineEdit().setTextMargins(S, 0, S, 0)
        form = QFormLayout()
        form.setHorizontalSpacing(L)
        form.setVerticalSpacing(S)
        for words, field in (
            (_("Occasion"), self.name),
            (_("Day"), self.day),
            (_("For whom"), self.whom),
            (_("Days before"), self.lead),
        ):
            label = QLabel(words)
            label.setBuddy(field)
            field.setAccessibleName(words)
            form.addRow(label, field)
            if field is self.day:
                form.addRow("", self.yearly)
        self.lead.setAccessibleDescription(_("So many days before you want to know of it."))
        self.lead.setToolTip(_("So many days before you want to know of it."))
        dress(self._doubt, "hint")
        self._save = push_button(_("Save"), None, "primary")
        self._save.clicked.connect(self._decide)
        column = QVBoxLayout(self)
        column.setContentsMargins(L, L, L, L)
        column.setSpacing(M)
        column.addWidget(heading)
        column.addLayout(form)
        column.addWidget(self._doubt)
        column.addStretch(1)
        column.addLayout(dialog_foot(self, self._save))
        self.setMinimumWidth(_WIDTH)
        self.name.textChanged.connect(self._renew)
        self.day.textChanged.connect(self._renew)
        self.yearly.toggled.connect(self._renew)

    def _fill(self) -> None:
        held = self._held
        self.yearly.setChecked(held is None or held.yearly)
        self.lead.setValue(self._usual_lead if held is None or held.lead is None else held.lead)
        if held is None:
            return
        self.name.setText(held.name)
        day = held.first_on
        self.day.setText(editable_date(PartialDate(day.year, day.month, day.day)))
        self.whom.choose(_ONE if held.contact_id is not None else str(held.circle_id or _EVERYBODY))

    def _typed_day(self) -> date | None:
        """The day that was typed; one without a year is the next one."""
        day = typed_date(self.day.text())
        if day is None or day.month is None or day.day is None:
            return None
        if day.year is None:
            return next_on(day.month, day.day, self._today)
        return date(day.year, day.month, day.day)

    def _renew(self) -> None:
        day = self._typed_day()
        said = ""
        if self.day.text().strip() and day is None:
            said = _("This is no day. Try “14/3”, “14/3/2027” or “14 March”.")
        elif day is not None and day < self._today and not self.yearly.isChecked():
            said = _("This day is past: it will not come again.")
        self._doubt.setText(said)
        self._doubt.setVisible(bool(said))
        self._save.setEnabled(self.occasion() is not None)

    def _decide(self) -> None:
        made = self.occasion()
        if made is not None:
            self.decided.emit(made)

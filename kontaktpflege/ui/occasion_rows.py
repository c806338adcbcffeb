"""The part of the settings that is about occasions: whose holidays, and how early one wants to know."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QFormLayout, QLabel, QSpinBox

from kontaktpflege.domain.states import states
from kontaktpflege.settings import LEADS, Settings
from kontaktpflege.ui.preferences import Preferences
from kontaktpflege.ui.theme import S
from kontaktpflege.ui.widgets.check_box import CheckBox
from kontaktpflege.ui.widgets.choice_box import ChoiceBox
from kontaktpflege.wording import N_, _, pgettext

_LEADS = (
    ("birthday_lead", N_("Birthdays")),
    ("anniversary_lead", N_("Wedding days")),
    ("christmas_lead", N_("Christmas and New Year")),
    ("season_lead", N_("Other seasons")),
    ("own_lead", N_("My own occasions")),
)


class OccasionRows(QObject):
    """Adds its rows to a form; what is chosen holds at once."""

    def __init__(self, form: QFormLayout, preferences: Preferences, parent: QObject) -> None:
        super().__init__(parent)
        self._form = form
        self._preferences = preferences
        self._days: dict[str, _Days] = {}
        self._state: ChoiceBox | None = None
        self._add_state()
        for name, words in _LEADS:
            self._add_days(name, _(words), _("{days} days before"))
        self._by_post = CheckBox(_("I write letters and cards: begin earlier"))
        self._by_post.toggled.connect(lambda on: self._choose("by_post", on))
        form.addRow("", self._by_post)
        self._add_days("post_days", _("The post takes"), _("{days} days"))
        self.show_settings(preferences.settings())

    def show_settings(self, settings: Settings) -> None:
        """Show what is set."""
        if self._state is not None:
            self._state.choose(settings.state)
        for name, box in self._days.items():
            box.setValue(getattr(settings, name))
        self._by_post.setChecked(settings.by_post)

    def _add_state(self) -> None:
        """The states of the country, where it is one whose states are known."""
        country = self._preferences.settings().country
        known = states(country)
        if not known:
            return
        words = _("Canton") if country == "CH" else pgettext("of a country", "State")
        named = dict(sorted(known.items(), key=lambda item: item[1]))
        self._state = ChoiceBox({"": _("Not said"), **named}, words)
        self._state.setAccessibleDescription(_("Its public holidays are among the occasions."))
        self._state.setToolTip(_("Its public holidays are among the occasions."))
        self._state.chosen_anew.connect(lambda state: self._choose("state", state))
        self._add_row(words, self._state)

    def _add_days(self, name: str, words: str, said: str) -> None:
        box = _Days(minimum=LEADS.start, maximum=LEADS.stop - 1)
        before, _days, after = said.partition("{days}")
        box.setPrefix(before)
        box.setSuffix(after)
        # The style sheet's padding does not reach the field within the box.
        box.lineEdit().setTextMargins(S, 0, S, 0)
        box.setAccessibleName(words)
        box.setKeyboardTracking(False)  # what is half typed is no number yet
        box.valueChanged.connect(lambda days: self._choose(name, days))
        self._days[name] = box
        self._add_row(words, box)

    def _add_row(self, words: str, field: ChoiceBox | QSpinBox) -> None:
        label = QLabel(words)
        label.setBuddy(field)
        self._form.addRow(label, field)

    def _choose(self, name: str, value: int | str) -> None:
        self._preferences.use(replace(self._preferences.settings(), **{name: value}))  # type: ignore[arg-type]


class _Days(QSpinBox):
    """A number of days, which the wheel does not change in passing."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the dialog scroll."""
        event.ignore()

"""The part of the settings that is about occasions: whose holidays, and how early one wants to know."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFormLayout, QLabel

from kontaktpflege.domain.states import states
from kontaktpflege.settings import LEADS, Settings
from kontaktpflege.ui.preferences import Preferences
from kontaktpflege.ui.widgets.check_box import CheckBox
from kontaktpflege.ui.widgets.choice_box import ChoiceBox
from kontaktpflege.ui.widgets.number_box import NumberBox, days_words
from kontaktpflege.wording import N_, _, ngettext, pgettext

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
        self._days: dict[str, NumberBox] = {}
        self._state: ChoiceBox | None = None
        self._add_state()
        for name, words in _LEADS:
            self._add_days(name, _(words), _before_words)
        self._by_post = CheckBox(_("I write letters and cards: begin earlier"))
        self._by_post.toggled.connect(lambda on: self._choose("by_post", on))
        form.addRow("", self._by_post)
        self._add_days("post_days", _("The post takes"), days_words)
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

    def _add_days(self, name: str, words: str, said: Callable[[int], str]) -> None:
        box = NumberBox(LEADS, said)
        box.setAccessibleName(words)
        box.setKeyboardTracking(False)  # what is half typed is no number yet
        box.valueChanged.connect(lambda days: self._choose(name, days))
        self._days[name] = box
        self._add_row(words, box)

    def _add_row(self, words: str, field: ChoiceBox | NumberBox) -> None:
        label = QLabel(words)
        label.setBuddy(field)
        self._form.addRow(label, field)

    def _choose(self, name: str, value: int | str) -> None:
        self._preferences.use(replace(self._preferences.settings(), **{name: value}))  # type: ignore[arg-type]


def _before_words(days: int) -> str:
    return ngettext("{count} day before", "{count} days before", days)

"""All settings in one dialog; each holds as soon as it is chosen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from kontaktpflege.domain.countries import countries
from kontaktpflege.domain.link import MAP_SERVICES
from kontaktpflege.domain.names import fold
from kontaktpflege.services.ledger import LedgerDesk
from kontaktpflege.settings import FONT_SIZES, Settings
from kontaktpflege.ui.ledger_rows import LedgerRows
from kontaktpflege.ui.occasion_rows import OccasionRows
from kontaktpflege.ui.preferences import Preferences
from kontaktpflege.ui.reminder_rows import ReminderRows
from kontaktpflege.ui.theme import XL, L, M, S, dress
from kontaktpflege.ui.widgets.check_box import CheckBox
from kontaktpflege.ui.widgets.combo_box import ComboBox
from kontaktpflege.ui.widgets.dialog_size import open_at
from kontaktpflege.ui.widgets.error_dialog import show_error
from kontaktpflege.ui.widgets.push_button import PushButton
from kontaktpflege.wording import _
from kontaktpflege.wording.countries import country_name

_LONGEST_LINE = 200


class SettingsDialog(QDialog):
    """Shows and changes the preferences."""

    def __init__(self, preferences: Preferences, ledger: LedgerDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ledger = ledger
        self._preferences = preferences
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Settings"))
        self._boxes: dict[str, ComboBox] = {}
        self._form = QFormLayout()
        self._form.setHorizontalSpacing(XL)
        self._form.setVerticalSpacing(S)
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._fill_looks()
        self._fill_contacts()
        self._fill_acts()
        self._lay_out()
        # Keys change the size of the letters while the dialog is open.
        preferences.changed.connect(self._show_settings)

    def _fill_looks(self) -> None:
        self._add_heading(_("Appearance"))
        languages = {"system": _("As the system"), "de": "Deutsch", "en": "English"}
        self._add_choice("language", _("&Language"), languages)
        themes = {"system": _("As the system"), "light": _("Light"), "dark": _("Dark")}
        self._add_choice("theme", _("&Colours"), themes)
        sizes = {size: _("{percent} %").format(percent=size) for size in FONT_SIZES}
        self._add_choice("font_size", _("Size of the &letters"), sizes)
        self._compact = CheckBox(_("Compact &rows: one line for each contact"))
        self._compact.setChecked(self._preferences.settings().compact)
        self._compact.toggled.connect(self._preferences.use_compact_rows)
        self._form.addRow("", self._compact)
        self._add_heading(_("Today"))
        self._letter = CheckBox(_("On cards and on the call sheet, L, G and B alone are enough"))
        self._letter.setChecked(self._preferences.log_by_letter())
        self._letter.setToolTip(_("L notes a talk, G something given, B something received."))
        self._letter.setAccessibleDescription(self._letter.toolTip())
        self._letter.toggled.connect(self._preferences.use_log_by_letter)
        self._form.addRow("", self._letter)
        self._ask_ties = CheckBox(_("After the last name of the day ask once who knows whom"))
        self._ask_ties.setChecked(self._preferences.ask_ties())
        self._ask_ties.toggled.connect(self._preferences.use_ask_ties)
        self._form.addRow("", self._ask_ties)

    def _fill_contacts(self) -> None:
        self._add_heading(_("Contacts"))
        orders = {"last": _("Last name first"), "first": _("First name first")}
        self._add_choice("name_order", _("&Sort names by"), orders)
        named = sorted(((code, country_name(code)) for code in countries()), key=lambda item: fold(item[1]))
        country = self._add_choice("country", _("C&ountry"), dict(named))
        self._add_remark(country, _("Phone numbers and addresses that name no country are read as of this one."))
        maps = {key: name for key, (name, _address) in MAP_SERVICES.items()}
        chosen_map = self._add_choice("map_service", _("&Map"), maps)
        self._add_remark(chosen_map, _("An address that you click is looked up there, in your browser."))

    def _fill_acts(self) -> None:
        self._add_heading(_("Drafts and letters"))
        self._add_line("my_name", _("Your &name"))
        address = self._add_line("my_address", _("Your &address"), _("street, postcode and city"))
        self._add_remark(address, _("It stands above letters that you print."))
        self._add_heading(_("Occasions"))
        self.occasions = OccasionRows(self._form, self._preferences, self)
        self._add_heading(_("Give and take"))
        self.rules = LedgerRows(self._form, self._ledger, self)
        self.rules.failed.connect(lambda error: show_error(self, error))
        self.finished.connect(self.rules.keep)
        self._add_heading(_("Reminders and tray"))
        self.reminders = ReminderRows(self._form, self._preferences, self)
        self.reminders.failed.connect(lambda error: show_error(self, error))

    def _add_heading(self, words: str) -> None:
        heading = QLabel(words)
        dress(heading, "heading")
        heading.setContentsMargins(0, M if self._form.rowCount() else 0, 0, S)
        self._form.addRow(heading)

    def _add_line(self, name: str, words: str, example: str = "") -> QLineEdit:
        """One setting that is a line of text; it holds when one leaves it."""
        line = QLineEdit(getattr(self._preferences.settings(), name))
        line.setPlaceholderText(example)
        line.setMaxLength(_LONGEST_LINE)
        line.editingFinished.connect(lambda: self._choose(name, " ".join(line.text().split())))
        label = QLabel(words)
        label.setBuddy(line)
        line.setAccessibleName(words.replace("&", ""))
        self._form.addRow(label, line)
        return line

    def _add_remark(self, box: QWidget, words: str) -> None:
        remark = QLabel(words, wordWrap=True)
        dress(remark, "muted")
        self._form.addRow("", remark)
        box.setAccessibleDescription(words)

    def _add_choice(self, name: str, words: str, choices: Mapping[Any, str]) -> ComboBox:
        """One setting that is one of several values; the keys of `choices` are the values."""
        box = ComboBox()
        for value, text in choices.items():
            box.addItem(text, value)
        box.setCurrentIndex(box.findData(getattr(self._preferences.settings(), name)))
        box.setMaxVisibleItems(16)
        box.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(16)
        # activated, not changed: only what the user chooses, and not each country that is passed by key.
        box.activated.connect(lambda index: self._choose(name, box.itemData(index)))
        label = QLabel(words)
        label.setBuddy(box)
        box.setAccessibleName(words.replace("&", ""))
        self._form.addRow(label, box)
        self._boxes[name] = box
        return box

    def _choose(self, name: str, value: Any) -> None:
        changes = {name: value, "state": ""} if name == "country" else {name: value}
        self._preferences.use(replace(self._preferences.settings(), **changes))

    def _show_settings(self, before: Settings, settings: Settings) -> None:
        for name, box in self._boxes.items():
            box.setCurrentIndex(box.findData(getattr(settings, name)))
        self._compact.setChecked(settings.compact)
        self.occasions.show_settings(settings)
        self.reminders.show_settings(settings)
        self._letter.setChecked(settings.log_by_letter)
        self._ask_ties.setChecked(settings.ask_ties)

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setLayout(self._form)
        self._form.setContentsMargins(0, 0, S, 0)
        scroll = QScrollArea(widgetResizable=True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        close = PushButton(_("Clos&e"))
        close.setDefault(True)
        close.clicked.connect(self.reject)
        told = QLabel(_("Every choice takes effect at once."))
        dress(told, "muted")
        foot = QHBoxLayout()
        foot.addWidget(told, 1)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(L, L, L, L)
        column.setSpacing(L)
        column.addWidget(scroll, 1)
        column.addLayout(foot)
        open_at(self, 560, inside.sizeHint().height() + foot.sizeHint().height() + 4 * L)

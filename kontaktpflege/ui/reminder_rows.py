"""The part of the settings that is about reminders, tray and log-in."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

from PySide6.QtCore import QObject, Qt, QTime, Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QTimeEdit, QWidget

from kontaktpflege.domain.reminder import parse_time
from kontaktpflege.services.autostart import Autostart
from kontaktpflege.settings import Settings, load_settings
from kontaktpflege.ui.preferences import Preferences
from kontaktpflege.ui.tasks import Task
from kontaktpflege.ui.theme import S, dress
from kontaktpflege.ui.widgets.check_box import CheckBox
from kontaktpflege.wording import _

_UNDER_THE_WORDS = 28
"""Where the words of a box to tick begin."""


class ReminderRows(QObject):
    """Adds its rows to a form; what is chosen holds at once."""

    failed = Signal(object)
    """What the system would not allow, as an error."""

    def __init__(self, form: QFormLayout, preferences: Preferences, parent: QObject) -> None:
        super().__init__(parent)
        self._form = form
        self._preferences = preferences
        self._boxes: dict[str, CheckBox] = {}
        self._times: dict[str, QTimeEdit] = {}
        self._turning: Task | None = None
        self._add_reminder()
        self._add_quiet_hours()
        self._add_box("popup_reasons", _("Show why in the popups, not only the names"))
        self._add_remark(_("Others may be looking at your screen."))
        self._add_box("stay_in_tray", _("Go on in the tray when the window is closed"))
        self._add_autostart()
        self.show_settings(preferences.settings())

    def show_settings(self, settings: Settings) -> None:
        """Show what is set."""
        for name, box in self._boxes.items():
            box.setChecked(getattr(settings, name))
        for name, field in self._times.items():
            at = parse_time(getattr(settings, name)) or time()
            field.setTime(QTime(at.hour, at.minute))
            field.setEnabled(settings.remind and (name == "remind_at" or settings.quiet_hours))
        for name in ("working_days_only", "quiet_hours", "popup_reasons"):
            self._boxes[name].setEnabled(settings.remind)
        schedule = settings.schedule()
        moved = schedule is not None and schedule.is_quiet(schedule.at)
        self._moved.setVisible(moved)
        if schedule is not None and moved:
            told = _("That is in the quiet hours; the reminder comes at {time}, when they end.")
            self._moved.setText(told.format(time=f"{schedule.quiet_until:%H:%M}"))

    def _add_reminder(self) -> None:
        box = self._make_box("remind", _("Remind me once a day at"))
        self._form.addRow(self._in_a_row(box, self._make_time("remind_at", _("Time of the reminder"))))
        self._moved = self._add_remark("")
        self._add_box("working_days_only", _("From Monday to Friday only"))

    def _add_quiet_hours(self) -> None:
        box = self._make_box("quiet_hours", _("Quiet hours from"))
        since = self._make_time("quiet_from", _("Beginning of the quiet hours"))
        until = self._make_time("quiet_until", _("End of the quiet hours"))
        self._form.addRow(self._in_a_row(box, since, QLabel(_("until")), until))

    def _add_autostart(self) -> None:
        settings = self._preferences.settings()
        usual = load_settings().book == settings.book
        self._autostart = Autostart(None if usual else settings.book)
        self._starts = CheckBox(_("Start in the tray when I log in"))
        self._starts.setChecked(self._autostart.is_on())
        self._starts.toggled.connect(self._set_autostart)
        self._form.addRow(self._starts)

    def _set_autostart(self, on: bool) -> None:
        """One after the other: what is clicked meanwhile is done afterwards, if it is still wished then."""
        if self._turning is not None:
            return
        task = Task(lambda control: self._autostart.turn_on() if on else self._autostart.turn_off())
        task.done.connect(self._follow_wish)
        task.failed.connect(self._fail_to_turn)
        self._turning = task.start()

    def _follow_wish(self) -> None:
        self._turning = None
        wished = self._starts.isChecked()
        if wished != self._autostart.is_on():
            self._set_autostart(wished)

    def _fail_to_turn(self, error: object) -> None:
        """Let the box say how it is, which is not what was asked of the system."""
        self._turning = None
        self._starts.blockSignals(True)
        self._starts.setChecked(self._autostart.is_on())
        self._starts.blockSignals(False)
        self.failed.emit(error)

    def _add_box(self, name: str, words: str) -> None:
        self._form.addRow(self._make_box(name, words))

    def _make_box(self, name: str, words: str) -> CheckBox:
        box = CheckBox(words)
        box.toggled.connect(lambda on: self._choose(name, on))
        self._boxes[name] = box
        return box

    def _make_time(self, name: str, words: str) -> QTimeEdit:
        field = QTimeEdit()
        field.setDisplayFormat("HH:mm")
        field.setAlignment(Qt.AlignmentFlag.AlignCenter)
        field.setAccessibleName(words)
        field.setKeyboardTracking(False)  # what is half typed is no time yet
        field.timeChanged.connect(lambda at: self._choose(name, at.toString("HH:mm")))
        self._times[name] = field
        return field

    def _add_remark(self, words: str) -> QLabel:
        remark = QLabel(words, wordWrap=True)
        dress(remark, "muted")
        remark.setContentsMargins(_UNDER_THE_WORDS, 0, 0, 0)
        self._form.addRow(remark)
        return remark

    def _in_a_row(self, *widgets: QWidget) -> QWidget:
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(S)
        for widget in widgets:
            row.addWidget(widget)
        row.addStretch()
        return whole

    def _choose(self, name: str, value: bool | str) -> None:
        self._preferences.use(replace(self._preferences.settings(), **{name: value}))  # type: ignore[arg-type]

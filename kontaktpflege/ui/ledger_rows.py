"""The part of the settings that is about give and take: what favours weigh, and when a tilt is told."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QFormLayout, QLabel

from kontaktpflege.domain.balance import HALF_LIVES, TILTS, WEIGHTS, LedgerRules, Weights
from kontaktpflege.domain.favor import FavorSize
from kontaktpflege.services.ledger import LedgerDesk
from kontaktpflege.ui.tasks import Task
from kontaktpflege.ui.theme import dress
from kontaktpflege.ui.widgets.check_box import CheckBox
from kontaktpflege.ui.widgets.number_box import NumberBox
from kontaktpflege.wording import _, ngettext
from kontaktpflege.wording.ledger import size_name

_SETTLE = 400
"""Milliseconds after the last step of a number: each change of a weight weighs every favour of the book anew."""


def _bare(count: int) -> str:
    return "{count}"


def _favors(count: int) -> str:
    return ngettext("{count} favour", "{count} favours", count)


def _after_days(days: int) -> str:
    return ngettext("after {count} day", "after {count} days", days)


class LedgerRows(QObject):
    """Adds its rows to a form; what is chosen holds for this book as soon as it rests."""

    failed = Signal(object)

    def __init__(self, form: QFormLayout, ledger: LedgerDesk, parent: QObject) -> None:
        super().__init__(parent)
        self._form = form
        self._ledger = ledger
        self._held = ledger.rules()
        self.weights = {size: self._add_number(WEIGHTS, size_name(size)) for size in FavorSize}
        self._add_remark(_("So much each favour weighs; the balance is what was given minus what was received."))
        self.tilt = self._add_number(TILTS, _("Mention a tilt beyond"), _favors)
        self.half_life = self._add_number(HALF_LIVES, _("A favour counts half"), _after_days)
        self._add_remark(_("This is for the view in which recent favours count more."))
        self.scale_for_all = CheckBox(_("A scale for friends and neighbours, too"))
        self.hints = CheckBox(_("Gentle hints to give first"))
        form.addRow("", self.scale_for_all)
        form.addRow("", self.hints)
        self._show(self._held)
        self._soon = QTimer(self, singleShot=True, interval=_SETTLE)
        self._soon.timeout.connect(self.keep)
        for number in (*self.weights.values(), self.tilt, self.half_life):
            number.valueChanged.connect(self._soon.start)
        for box in (self.scale_for_all, self.hints):
            box.toggled.connect(self._soon.start)

    def rules(self) -> LedgerRules:
        """What is chosen."""
        return LedgerRules(
            weights=Weights(**{size.value: number.value() for size, number in self.weights.items()}),
            half_life=self.half_life.value(),
            tilt_beyond=self.tilt.value(),
            scale_for_all=self.scale_for_all.isChecked(),
            hints=self.hints.isChecked(),
        )

    def keep(self) -> None:
        """Let the book reckon so from now on, if that is new."""
        self._soon.stop()
        rules = self.rules()
        if rules == self._held:
            return
        self._held = rules
        task = Task(lambda control: self._ledger.set_rules(rules))
        task.failed.connect(self.failed)
        task.start_writing()

    def _show(self, rules: LedgerRules) -> None:
        for size, number in self.weights.items():
            number.setValue(rules.weights.of(size))
        self.tilt.setValue(rules.tilt_beyond)
        self.half_life.setValue(rules.half_life)
        self.scale_for_all.setChecked(rules.scale_for_all)
        self.hints.setChecked(rules.hints)

    def _add_number(self, allowed: range, words: str, said: Callable[[int], str] = _bare) -> NumberBox:
        box = NumberBox(allowed, said)
        box.setAccessibleName(words)
        box.setKeyboardTracking(False)  # what is half typed is no number yet
        label = QLabel(words)
        label.setBuddy(box)
        self._form.addRow(label, box)
        return box

    def _add_remark(self, words: str) -> None:
        remark = QLabel(words, wordWrap=True)
        dress(remark, "muted")
        self._form.addRow("", remark)

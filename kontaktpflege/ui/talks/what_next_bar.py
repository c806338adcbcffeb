"""A quiet bar after a talk: keep caring, wait for the moment, or let rest."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from kontaktpflege.domain.care import Care
from kontaktpflege.ui.foot_bar import FootBar
from kontaktpflege.ui.widgets.plain_text import plain_line
from kontaktpflege.ui.widgets.push_button import push_button
from kontaktpflege.wording import _

_QUARTER = timedelta(90)


def may_ask(care: Care, today: date) -> bool:
    """Whether "What next?" may be asked: of those cared for, and not twice in a quarter."""
    asked = care.asked_on
    return care.days is not None and not care.resting and not care.died and (asked is None or asked + _QUARTER <= today)


class WhatNextBar(FootBar):
    """Unanswered it asks again after the next talk."""

    answered = Signal(int, str)
    """A contact's id, and "care", "wait" or "rest"."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("What next?"), parent)
        self._contact_id = 0
        self.buttons = [push_button(words, kind="chip") for words in (
            _("Keep caring"), _("Wait for the moment …"), _("Let rest"))]  # fmt: skip
        for button, answer in zip(self.buttons, ("care", "wait", "rest"), strict=True):
            button.clicked.connect(lambda checked=False, answer=answer: self._answer(answer))
        self._lay_out(*self.buttons)

    def ask(self, contact_id: int, name: str) -> None:
        """Ask about somebody."""
        self._contact_id = contact_id
        shown = plain_line(name, 60) or _("Without a name")
        self._ask(_("What next with {name}?").format(name=shown))

    def contact_id(self) -> int:
        """About whom it asks."""
        return self._contact_id

    def take_focus(self) -> None:
        """Put the keyboard on the first answer."""
        self.buttons[0].setFocus(Qt.FocusReason.TabFocusReason)

    def _answer(self, answer: str) -> None:
        self.leave()
        self.answered.emit(self._contact_id, answer)

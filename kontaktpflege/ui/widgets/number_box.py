"""A number to choose, with the words that go with it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QSpinBox, QWidget

from kontaktpflege.ui.theme import S
from kontaktpflege.wording import ngettext


class NumberBox(QSpinBox):
    """A number within `allowed`; `said` gives the words for one, with "{count}" where the number stands."""

    def __init__(
        self, allowed: range, said: Callable[[int], str], value: int | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, minimum=allowed.start, maximum=allowed.stop - 1)
        self._said = said
        # The style sheet's padding does not reach the field within the box.
        self.lineEdit().setTextMargins(S, 0, S, 0)
        self.valueChanged.connect(self._say)
        if value is not None:
            self.setValue(value)
        self._say(self.value())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let what is around scroll: the wheel changes no number in passing."""
        event.ignore()

    def _say(self, number: int) -> None:
        before, _count, after = self._said(number).partition("{count}")
        self.setPrefix(before)
        self.setSuffix(after)


def days_words(days: int) -> str:
    """The words for a number of days."""
    return ngettext("{count} day", "{count} days", days)

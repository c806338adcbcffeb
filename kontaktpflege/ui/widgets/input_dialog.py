"""A dialog whose input is lost by nothing but a plain "Leave"."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QWidget

from kontaktpflege.ui.widgets.question import ask
from kontaktpflege.wording import _


class InputDialog(QDialog):
    """Asks before it goes with something filled in; steps aside while that is written, and comes back if it could not be."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._at_first: object = None

    def content(self) -> object:
        """All that is filled in, to be compared with what stood there at first."""
        raise NotImplementedError

    def is_unsaved(self) -> bool:
        """Whether something would be lost if it closed now."""
        return self.isVisible() and self.content() != self._at_first

    def step_aside(self) -> None:
        """What is filled in is being written."""
        self.hide()

    def let_go(self) -> None:
        """It is written."""
        self.accept()

    def come_back(self) -> None:
        """It could not be written."""
        self.open()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._at_first is None:
            self._at_first = self.content()

    def reject(self) -> None:
        if not self.is_unsaved():
            super().reject()
            return
        # Not the bound method: Qt would take the slot of that name, which asks again.
        ask(self, _("Leave without saving?"), _("What you filled in here is lost."), _("Leave"),
            lambda: QDialog.reject(self))  # fmt: skip

"""Tells the user of an error that the program understands."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from kontaktpflege.domain.errors import KontaktpflegeError
from kontaktpflege.wording import _
from kontaktpflege.wording.errors import explain


def show_error(parent: QWidget, error: BaseException) -> None:
    """Say what happened and what one can do; what nobody foresaw goes on to the crash dialog."""
    if not isinstance(error, KontaktpflegeError):
        raise error
    explanation = explain(error)
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setWindowTitle("Kontaktpflege")
    box.setIcon(QMessageBox.Icon.Warning)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(explanation.what)
    box.setInformativeText(explanation.advice)
    box.addButton(_("Close"), QMessageBox.ButtonRole.AcceptRole)
    box.open()

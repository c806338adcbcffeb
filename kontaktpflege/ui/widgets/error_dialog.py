"""Tells the user of an error that the program understands."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from kontaktpflege.domain.errors import KontaktpflegeError
from kontaktpflege.ui.widgets.message_box import message
from kontaktpflege.wording.errors import explain


def show_error(parent: QWidget, error: BaseException) -> None:
    """Say what happened and what one can do; what nobody foresaw goes on to the crash dialog."""
    if not isinstance(error, KontaktpflegeError):
        raise error
    explanation = explain(error)
    message(parent, explanation.what, explanation.advice, "triangle-alert", "warn")

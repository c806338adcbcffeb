"""Tells the user of an error that the program understands."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from kontaktpflege.domain.errors import KontaktpflegeError
from kontaktpflege.ui.widgets.message_box import message
from kontaktpflege.wording.errors import Explanation, explain


def understood(error: BaseException) -> Explanation:
    """What happened and what one can do; what nobody foresaw is raised, and so goes on to the crash dialog."""
    if not isinstance(error, KontaktpflegeError):
        raise error
    return explain(error)


def show_error(parent: QWidget, error: BaseException) -> None:
    """Say in a dialog of its own what happened and what one can do; raises what nobody foresaw."""
    explanation = understood(error)
    message(parent, explanation.what, explanation.advice, "triangle-alert", "warn")

"""A heading, a sentence and a few buttons, with a drawing that says of what kind they are."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from kontaktpflege.ui.icons import Tint, pixmap
from kontaktpflege.ui.theme import XXL, tokens
from kontaktpflege.wording import _


def message_box(parent: QWidget, heading: str, sentence: str, drawing: str, ink: Tint = "accent") -> QMessageBox:
    """A box with this to say, still without buttons; it goes when it is closed. Its words are never markup."""
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setWindowTitle("Kontaktpflege")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(heading)
    box.setInformativeText(sentence)
    box.setIconPixmap(pixmap(drawing, getattr(tokens(box.palette()), ink), XXL, parent.devicePixelRatioF()))
    return box


def message(parent: QWidget, heading: str, sentence: str, drawing: str, ink: Tint = "accent") -> QMessageBox:
    """Show such a box that can only be closed."""
    box = message_box(parent, heading, sentence, drawing, ink)
    box.addButton(_("Close"), QMessageBox.ButtonRole.AcceptRole)
    box.open()
    return box

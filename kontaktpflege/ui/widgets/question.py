"""One plain question with the verb on the button and the safe answer preselected."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QMessageBox, QWidget

from kontaktpflege.ui.icons import Tint
from kontaktpflege.ui.theme import dress
from kontaktpflege.ui.widgets.message_box import message_box
from kontaktpflege.wording import _


def ask(
    parent: QWidget, heading: str, sentence: str, verb: str, act: Callable[[], None], *, dangerous: bool = True
) -> QMessageBox:
    """Ask, without blocking, whether to do what the verb says; `act` runs if the answer is yes. Esc is no.

    Enter is no where the deed is `dangerous`.
    """
    drawing: str
    ink: Tint
    drawing, ink = ("triangle-alert", "danger") if dangerous else ("circle-help", "accent")
    box = message_box(parent, heading, sentence, drawing, ink)
    role = QMessageBox.ButtonRole
    yes = box.addButton(verb, role.DestructiveRole if dangerous else role.AcceptRole)
    dress(yes, "danger" if dangerous else "primary")
    no = box.addButton(_("Cancel"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(no if dangerous else yes)
    box.setEscapeButton(no)
    yes.clicked.connect(act)
    box.open()
    return box

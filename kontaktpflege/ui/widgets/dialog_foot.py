"""The row of buttons at the foot of a dialog that can be left."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton

from kontaktpflege.ui.theme import S
from kontaktpflege.ui.widgets.push_button import push_button
from kontaktpflege.wording import _


def dialog_foot(dialog: QDialog, *deeds: QPushButton, apart: QPushButton | None = None) -> QHBoxLayout:
    """Cancel and `deeds` on the right, the last of which Enter presses; on the left `apart`, which takes something away."""
    cancel = push_button(_("Cancel"))
    cancel.clicked.connect(dialog.reject)
    row = QHBoxLayout()
    row.setSpacing(S)
    if apart is not None:
        apart.setAutoDefault(False)
        row.addWidget(apart)
    row.addStretch(1)
    for button in (cancel, *deeds):
        button.setAutoDefault(False)
        row.addWidget(button)
    deeds[-1].setDefault(True)
    return row

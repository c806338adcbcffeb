"""Asks what a list is to be called."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from kontaktpflege.ui.theme import L, M, dress
from kontaktpflege.ui.widgets.dialog_foot import dialog_foot
from kontaktpflege.ui.widgets.input_dialog import InputDialog
from kontaktpflege.ui.widgets.plain_text import plain_line
from kontaktpflege.ui.widgets.push_button import push_button
from kontaktpflege.wording import _

_LONGEST = 80


class SavedFilterDialog(InputDialog):
    """One name; the button says what will be done, and that another filter's place is taken if so."""

    decided = Signal()
    """It is to be called so."""

    def __init__(
        self, heading: str, verb: str, name: str, taken: Collection[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(heading)
        self._verb = verb
        self._taken = {one.casefold(): one for one in taken}
        self._name = QLineEdit(plain_line(name, _LONGEST))
        self._name.setMaxLength(_LONGEST)
        self._name.setAccessibleName(_("Name of the filter"))
        self._name.selectAll()
        self._name.textChanged.connect(self._renew)
        self._done = push_button(verb, None, "primary")
        self._done.clicked.connect(self.decided)
        self._lay_out(heading)
        self._renew()

    def name(self) -> str:
        """The name, without blanks around it."""
        return self._name.text().strip()

    def content(self) -> object:
        return self.name()

    def _lay_out(self, heading: str) -> None:
        title = QLabel(heading)
        dress(title, "heading")
        label = QLabel(_("&Name"))
        label.setBuddy(self._name)
        column = QVBoxLayout(self)
        column.setContentsMargins(L, L, L, L)
        column.setSpacing(M)
        column.addWidget(title)
        column.addWidget(label)
        column.addWidget(self._name)
        column.addLayout(dialog_foot(self, self._done))
        self.setMinimumWidth(360)

    def _renew(self) -> None:
        taken = self._taken.get(self.name().casefold())
        shown = plain_line(taken or "", 30).replace("&", "&&")
        self._done.setText(_("Replace “{name}”").format(name=shown) if taken else self._verb)
        self._done.setEnabled(bool(self.name()))
        self._done.setDefault(True)

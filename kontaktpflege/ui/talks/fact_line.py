"""Adds or changes a small fact about a person: what it is about, and what one knows."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from kontaktpflege.domain.care import FactKind, PersonalFact
from kontaktpflege.ui.theme import S
from kontaktpflege.ui.widgets.choice_box import ChoiceBox
from kontaktpflege.ui.widgets.tool_button import tool_button
from kontaktpflege.wording import _
from kontaktpflege.wording.care import fact_name

_LONGEST = 500


class FactLine(QWidget):
    """Enter keeps what is typed and leaves the line free for the next one; Esc empties it."""

    kept = Signal(int, object, str)
    """The fact's id (0 for a new one), its `FactKind`, its text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._changing = 0
        self._given: list[tuple[int, str, str]] = []
        """What is being written, the earliest first: id, kind, text."""
        self.kind = ChoiceBox({kind.value: fact_name(kind) for kind in FactKind}, _("What it is about"))
        self.kind.setMinimumContentsLength(7)
        self.text = QLineEdit(self)
        self.text.setAccessibleName(_("What you know"))
        self.text.setPlaceholderText(_("two daughters, likes to hike …"))
        self.text.setMaxLength(_LONGEST)
        self.text.setProperty("takes_names", True)
        self.text.returnPressed.connect(self._keep)
        self.text.textChanged.connect(self._leave_fact)
        self._add = tool_button("plus", _("Add"), self)
        self._add.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._add.clicked.connect(self._keep)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(S)
        row.addWidget(self.kind)
        row.addWidget(self.text, 1)
        row.addWidget(self._add)

    def change(self, fact: PersonalFact) -> None:
        """Change a fact instead of adding one."""
        self._hold(fact.id, fact.kind.value, fact.text)
        self.text.setFocus()

    def _hold(self, fact_id: int, kind: str, text: str) -> None:
        self._changing = fact_id
        self.kind.choose(kind)
        self.text.setText(text)
        self._name_button(_("Change") if fact_id else _("Add"))

    def _keep(self) -> None:
        text = self.text.text().strip()
        if text:
            self._given.append((self._changing, self.kind.chosen(), text))
            self.kept.emit(self._changing, FactKind(self.kind.chosen()), text)

    def step_aside(self) -> None:
        """What is typed is being written: leave the line free for the next one."""
        self.text.clear()

    def let_go(self) -> None:
        """It is written."""
        del self._given[0]

    def come_back(self) -> None:
        """It could not be written: hold it again, unless the next one is being typed."""
        fact_id, kind, text = self._given.pop(0)
        if not self.text.text().strip():
            self._hold(fact_id, kind, text)

    def _leave_fact(self, text: str) -> None:
        """An empty line changes nothing: what is typed into it next is a new fact."""
        if not text:
            self._changing = 0
            self._name_button(_("Add"))

    def _name_button(self, name: str) -> None:
        self._add.setToolTip(name)
        self._add.setAccessibleName(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()  # kept; the dialog's main button is not meant
        elif event.key() == Qt.Key.Key_Escape and self.text.text():
            self.text.clear()
        else:
            super().keyPressEvent(event)

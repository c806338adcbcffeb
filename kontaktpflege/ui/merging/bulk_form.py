"""Asks what is to be done with many cards: an act, and what that act needs to know."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCompleter, QGridLayout, QLabel, QLineEdit, QWidget

from kontaktpflege.domain.bulk_change import CLEARABLE, REPLACEABLE, SETTABLE, BulkAct, BulkChange
from kontaktpflege.ui.theme import M, S, dress
from kontaktpflege.ui.widgets.check_box import CheckBox
from kontaktpflege.ui.widgets.combo_box import ComboBox
from kontaktpflege.wording import N_, _
from kontaktpflege.wording.fields import field_name

_ACTS: dict[BulkAct, str] = {
    BulkAct.SET: N_("Set a field"),
    BulkAct.CLEAR: N_("Clear a field"),
    BulkAct.REPLACE: N_("Replace text"),
    BulkAct.COUNTRY: N_("Set the country of addresses"),
    BulkAct.ADD_CATEGORY: N_("Add a category or circle"),
    BulkAct.REMOVE_CATEGORY: N_("Remove a category or circle"),
    BulkAct.NOTE: N_("Add a line to the note"),
}
_FIELDS: dict[BulkAct, tuple[str, ...]] = {
    BulkAct.SET: SETTABLE,
    BulkAct.CLEAR: CLEARABLE,
    BulkAct.REPLACE: ("", *REPLACEABLE),
}
_TEXTS: dict[BulkAct, str] = {
    BulkAct.SET: N_("New value"),
    BulkAct.REPLACE: N_("Look for"),
    BulkAct.COUNTRY: N_("Country"),
    BulkAct.ADD_CATEGORY: N_("Category or circle"),
    BulkAct.REMOVE_CATEGORY: N_("Category or circle"),
    BulkAct.NOTE: N_("Line"),
}
_CATEGORIES = (BulkAct.ADD_CATEGORY, BulkAct.REMOVE_CATEGORY)


class BulkForm(QWidget):
    """Says `changed` with every letter; `change` is what has been asked for so far."""

    changed = Signal()

    def __init__(self, circles: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.act = ComboBox()
        for act, words in _ACTS.items():
            self.act.addItem(_(words), act)
        self.field = ComboBox()
        self.text = QLineEdit()
        self.new = QLineEdit()
        self.only_empty = CheckBox(_("Only where nothing stands yet"))
        self.match_case = CheckBox(_("Mind capital and small letters"))
        self._suggestions = QCompleter(list(circles), self)
        self._suggestions.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        if (popup := self._suggestions.popup()) is not None:
            popup.setObjectName("suggestions")
        self._suggestions.setFilterMode(Qt.MatchFlag.MatchContains)
        self._labels = {box: QLabel() for box in (self.act, self.field, self.text, self.new)}
        self._lay_out()
        self._show_act()
        self.act.currentIndexChanged.connect(self._show_act)
        self.field.currentIndexChanged.connect(self.changed)
        for line in (self.text, self.new):
            line.textChanged.connect(self.changed)
        for box in (self.only_empty, self.match_case):
            box.toggled.connect(self.changed)

    def change(self) -> BulkChange:
        """What is asked for; it may not be complete yet."""
        act = self._act()
        return BulkChange(
            act=act,
            field=str(self.field.currentData() or "") if act in _FIELDS else "",
            text=self.text.text() if act in _TEXTS else "",
            new=self.new.text() if act is BulkAct.REPLACE else "",
            only_empty=self.only_empty.isChecked() and self.only_empty.isVisibleTo(self),
            match_case=self.match_case.isChecked(),
        )

    def _act(self) -> BulkAct:
        return BulkAct(self.act.currentData())

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(M)
        grid.setVerticalSpacing(S)
        grid.setColumnStretch(1, 1)
        for row, (box, label) in enumerate(self._labels.items()):
            dress(label, "muted")
            label.setBuddy(box)
            grid.addWidget(label, row, 0)
            grid.addWidget(box, row, 1)
        grid.addWidget(self.only_empty, len(self._labels), 1)
        grid.addWidget(self.match_case, len(self._labels) + 1, 1)
        self._name(self.act, _("What to do"))
        self._name(self.field, _("Field"))
        self._name(self.new, _("Put in its place"))
        self.new.setPlaceholderText(_("Nothing: take it out"))

    def _name(self, box: QWidget, words: str) -> None:
        self._labels[box].setText(words)  # type: ignore[index]
        box.setAccessibleName(words)

    def _show_act(self) -> None:
        """Show what this act asks for, and nothing else."""
        act = self._act()
        self._fill_fields(_FIELDS.get(act, ()))
        self._show(self.field, act in _FIELDS)
        self._show(self.text, act in _TEXTS)
        self._show(self.new, act is BulkAct.REPLACE)
        self.only_empty.setVisible(act in (BulkAct.SET, BulkAct.COUNTRY))
        self.match_case.setVisible(act is BulkAct.REPLACE)
        if act in _TEXTS:
            self._name(self.text, _(_TEXTS[act]))
        self.text.setCompleter(self._suggestions if act in _CATEGORIES else None)  # type: ignore[arg-type]
        self.changed.emit()

    def _fill_fields(self, names: Sequence[str]) -> None:
        blocked = self.field.blockSignals(True)
        self.field.clear()
        for name in names:
            self.field.addItem(field_name(name) if name else _("All fields with text"), name)
        self.field.blockSignals(blocked)

    def _show(self, box: QWidget, shown: bool) -> None:
        box.setVisible(shown)
        self._labels[box].setVisible(shown)  # type: ignore[index]

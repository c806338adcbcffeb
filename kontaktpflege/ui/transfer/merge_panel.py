"""Two cards side by side, to be made one: every value stays unless it is dropped here."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from kontaktpflege.domain.card import Card
from kontaktpflege.domain.merge_choices import MergeField, merge_fields, merged_card
from kontaktpflege.domain.property import Property
from kontaktpflege.ui.icons import icon
from kontaktpflege.ui.theme import BELOW_RING, L, M, S, dress
from kontaktpflege.ui.widgets.card_lines import heading, value_text
from kontaktpflege.ui.widgets.check_box import CheckBox
from kontaktpflege.ui.widgets.plain_text import plain_line
from kontaktpflege.ui.widgets.push_button import PushButton, push_button
from kontaktpflege.ui.widgets.radio_button import RadioButton
from kontaktpflege.ui.widgets.reading_area import ReadingArea
from kontaktpflege.ui.widgets.text_label import text_label
from kontaktpflege.wording import _, ngettext
from kontaktpflege.wording.numbers import number

_MOST_ROWS = 300
"""Of a card with thousands of fields only so many are asked about; the rest is kept."""


class _Value(QWidget):
    """One value with its button: kept while the button is on, struck out while it is off."""

    def __init__(self, card: Card, item: Property, button: QAbstractButton, side: str) -> None:
        super().__init__()
        self.button = button
        self._label = text_label(value_text(item))
        self._label.setContentsMargins(0, BELOW_RING, 0, 0)
        button.setAccessibleName(f"{heading(card, item)}, {side}: {plain_line(value_text(item), 120)}")
        button.toggled.connect(self.show_kept)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(S)
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._label, 1)

    def show_kept(self, kept: bool) -> None:
        """Draw the value as one that stays, or as one that goes."""
        lettering = self._label.font()
        lettering.setStrikeOut(not kept)
        self._label.setFont(lettering)


class MergePanel(QWidget):
    """The fields of two cards in rows, a tick for each value that stays."""

    agreed = Signal(object)
    """The merged Card."""
    left = Signal()

    def __init__(self, ours: Card, theirs: Card, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ours, self._theirs = ours, theirs
        self._fields = merge_fields(ours, theirs)
        self._values: list[tuple[_Value | None, _Value | None]] = []
        self._rows = QGridLayout()
        self._fate = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._merge = push_button(_("Merge"), icon("git-merge", "on_accent"), "primary")
        self._merge.setAutoDefault(False)
        self._back = PushButton(_("Back"))
        self._back.setAutoDefault(False)
        self._fill()
        self._lay_out()
        self._merge.clicked.connect(self._agree)
        self._back.clicked.connect(self.left)
        self._show_fate()

    def merged(self) -> Card:
        """The card that the ticks make."""
        kept = [
            (ours is None or ours.button.isChecked(), theirs is not None and theirs.button.isChecked())
            for ours, theirs in self._values
        ]
        kept += [(field.keep_ours, field.keep_theirs) for field in self._fields[len(kept) :]]
        return merged_card(self._ours, self._theirs, self._fields, kept)

    def take_enter(self) -> None:
        """Let Enter merge, in the dialog that it stands in by now."""
        self._merge.setDefault(True)

    def _fill(self) -> None:
        self._rows.setContentsMargins(0, 0, S, 0)
        self._rows.setHorizontalSpacing(M)
        self._rows.setVerticalSpacing(S)
        self._rows.setColumnStretch(1, 1)
        self._rows.setColumnStretch(2, 1)
        for column, words in ((1, _("In the book")), (2, _("In the file"))):
            self._rows.addWidget(text_label(words, "section"), 0, column)
        asked = [field for field in self._fields if not field.same][:_MOST_ROWS]
        for row, field in enumerate(asked, start=1):
            self._add(row, field)
        equal = sum(field.same for field in self._fields)
        if equal:
            words = ngettext("{n} field is the same in both.", "{n} fields are the same in both.", equal)
            self._rows.addWidget(text_label(words.format(n=number(equal)), "muted"), len(asked) + 1, 0, 1, 3)
        self._rows.setRowStretch(len(asked) + 2, 1)

    def _add(self, row: int, field: MergeField) -> None:
        bearer = (self._ours, field.ours) if field.ours is not None else (self._theirs, field.theirs)
        card, item = bearer
        if item is None:
            return
        name = text_label(heading(card, item), "muted")
        name.setFixedWidth(100)
        name.setContentsMargins(0, BELOW_RING, 0, 0)
        self._rows.addWidget(name, row, 0)
        group = QButtonGroup(self) if field.exclusive else None
        ours = self._value(self._ours, field.ours, group, _("In the book"), field.keep_ours)
        theirs = self._value(self._theirs, field.theirs, group, _("In the file"), field.keep_theirs)
        for column, value in ((1, ours), (2, theirs)):
            self._rows.addWidget(value or text_label("–", "muted"), row, column)
        self._values.append((ours, theirs))

    def _value(
        self, card: Card, item: Property | None, group: QButtonGroup | None, side: str, kept: bool
    ) -> _Value | None:
        if item is None:
            return None
        button = CheckBox() if group is None else RadioButton()
        value = _Value(card, item, button, side)
        if group is not None:
            group.addButton(button)
        button.setChecked(kept)
        value.show_kept(kept)
        button.toggled.connect(self._show_fate)
        return value

    def _lay_out(self) -> None:
        page = QWidget()
        page.setLayout(self._rows)
        scroll = ReadingArea(_("Details"))
        scroll.setWidget(page)
        title = text_label(_("Make one contact of these two"), "heading")
        foot = QHBoxLayout()
        foot.setSpacing(S)
        foot.addWidget(self._fate, 1)
        foot.addWidget(self._back)
        foot.addWidget(self._merge)
        column = QVBoxLayout(self)
        column.setContentsMargins(L, M, 0, 0)
        column.setSpacing(M)
        column.addWidget(title)
        column.addWidget(scroll, 1)
        column.addLayout(foot)

    def _show_fate(self) -> None:
        """Say plainly how many values will be gone."""
        buttons = (value.button for pair in self._values for value in pair if value is not None)
        dropped = sum(not button.isChecked() for button in buttons)
        if dropped:
            words = ngettext("{n} value will be dropped.", "{n} values will be dropped.", dropped)
            self._fate.setText(words.format(n=number(dropped)))
        else:
            self._fate.setText(_("Nothing gets lost."))
        dress(self._fate, "warn" if dropped else "muted")

    def _agree(self) -> None:
        self.agreed.emit(self.merged())

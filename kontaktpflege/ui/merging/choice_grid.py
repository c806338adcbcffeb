"""Cards side by side: a column a card, a row a field, a button for every value that may stay or go."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QGridLayout,
    QVBoxLayout,
    QWidget,
)

from kontaktpflege.domain.card import Card
from kontaktpflege.domain.property import Property
from kontaktpflege.domain.union import UnionField, UnionValue, dropped, proposal, union_fields
from kontaktpflege.ui.merging.choice_cell import ChoiceCell
from kontaktpflege.ui.theme import AVATAR, BELOW_RING, M, S, dress
from kontaktpflege.ui.widgets.avatar import Avatar
from kontaktpflege.ui.widgets.card_lines import heading, value_text
from kontaktpflege.ui.widgets.check_box import CheckBox
from kontaktpflege.ui.widgets.elided_label import ElidedLabel
from kontaktpflege.ui.widgets.plain_text import plain_line
from kontaktpflege.ui.widgets.radio_button import RadioButton
from kontaktpflege.ui.widgets.text_label import text_label
from kontaktpflege.wording import _, ngettext
from kontaktpflege.wording.numbers import number

_NAME_WIDTH = 104
_NARROWEST = 140
_MOST_ROWS = 300
"""Of cards with thousands of fields only so many are asked about; of the rest, what is proposed is kept."""

_NAMES = ("FN", "N")


class ChoiceGrid(QWidget):
    """The fields of several cards; says `changed` whenever the choice does."""

    changed = Signal()
    first_chosen = Signal(int)
    """The number of the card that is to be the first one."""

    def __init__(self, cards: Sequence[Card], names: Sequence[str], photo: Callable[[str], bytes]) -> None:
        super().__init__()
        self._cards = tuple(cards)
        self._names = [plain_line(name, 60) or _("Without a name") for name in names]
        self._photo = photo
        self.fields = union_fields(self._cards)
        self._kept = proposal(self.fields)
        self._noting = True
        self._cells: dict[tuple[int, int], ChoiceCell] = {}
        self._groups: dict[str, dict[int, QAbstractButton]] = {name: {} for name in _NAMES}
        self._first = QButtonGroup(self)
        self._first.idToggled.connect(lambda card, on: self.first_chosen.emit(card) if on else None)
        self._rows = QGridLayout(self)
        self._rows.setContentsMargins(0, 0, S, 0)
        self._rows.setHorizontalSpacing(M)
        self._rows.setVerticalSpacing(S)
        self._fill()
        self._first.blockSignals(True)
        self._first.button(0).setChecked(True)
        self._first.blockSignals(False)
        self._show_fate()

    def kept(self) -> list[list[bool]]:
        """Of each value of each field, whether it stays."""
        return self._kept

    def note_the_rest(self, noting: bool) -> None:
        """Whether what is not chosen where only one can stay is kept in the note, and so is not lost."""
        self._noting = noting
        self._show_fate()

    def controls(self) -> list[QWidget]:
        """Everything that takes the keyboard, in the order in which it is read."""
        cells = (cell.button for cell in self._cells.values())
        return [*self._first.buttons(), *(button for button in cells if button is not None)]

    def lost(self) -> list[UnionValue]:
        """What the choice loses."""
        return dropped(self.fields, self._kept)

    def _fill(self) -> None:
        for number_, name in enumerate(self._names):
            self._rows.addWidget(self._column_head(number_, name), 0, number_ + 1)
            self._rows.setColumnMinimumWidth(number_ + 1, _NARROWEST)
            self._rows.setColumnStretch(number_ + 1, 1)
        asked = [place for place, field in enumerate(self.fields) if not field.same(len(self._cards))][:_MOST_ROWS]
        for row, place in enumerate(asked, start=1):
            self._add(row, place)
        equal = sum(field.same(len(self._cards)) for field in self.fields)
        if equal:
            words = ngettext("{n} field is the same on all cards.", "{n} fields are the same on all cards.", equal)
            label = text_label(words.format(n=number(equal)), "muted")
            self._rows.addWidget(label, len(asked) + 1, 0, 1, len(self._cards) + 1)
        self._rows.setRowStretch(len(asked) + 2, 1)

    def _column_head(self, card: int, name: str) -> QWidget:
        head = QWidget()
        column = QVBoxLayout(head)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(S)
        avatar = Avatar(AVATAR)
        photo = self._cards[card].photo
        avatar.show_person(name, self._photo(photo.blob) if photo is not None and photo.blob else b"")
        avatar.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        title = ElidedLabel()
        dress(title, "section")
        title.show_text(name)
        first = RadioButton(_("Goes first"))
        first.setToolTip(_("Its name and dates are proposed, and its identity stays for the next import."))
        first.setAccessibleName(_("{name} goes first").format(name=name))
        first.setAccessibleDescription(first.toolTip())
        self._first.addButton(first, card)
        for widget in (avatar, title, first):
            column.addWidget(widget)
        return head

    def _add(self, row: int, place: int) -> None:
        field = self.fields[place]
        bearer = field.values[0]
        name = text_label(heading(self._cards[bearer.card], bearer.item), "muted")
        name.setFixedWidth(_NAME_WIDTH)
        name.setContentsMargins(0, BELOW_RING, 0, 0)
        self._rows.addWidget(name, row, 0)
        asked = self._asked(field)
        group = QButtonGroup(self) if field.exclusive and len(asked) > 1 else None
        filled = set()
        for at, value in enumerate(field.values):
            cell = self._cell(field, value, group, with_button=at in asked)
            self._rows.addWidget(cell, row, value.card + 1, Qt.AlignmentFlag.AlignTop)
            filled.add(value.card)
            if cell.button is None:
                continue
            self._cells[place, at] = cell
            cell.button.setChecked(value.proposed)
            cell.button.toggled.connect(lambda on, place=place, at=at: self._keep(place, at, on))
            if field.exclusive and field.name in _NAMES:
                self._groups[field.name][value.card] = cell.button
        for card in set(range(len(self._cards))) - filled:
            missing = text_label("–", "muted")
            missing.setContentsMargins(0, BELOW_RING, 0, 0)
            self._rows.addWidget(missing, row, card + 1)

    def _asked(self, field: UnionField) -> set[int]:
        """Which values of a field get a button: of those that look alike one, the proposed one before others."""
        shown: dict[tuple[str, str], int] = {}
        for at, value in enumerate(field.values):
            look = (heading(self._cards[value.card], value.item), value_text(value.item) if not value.item.blob else "")
            if look not in shown or value.proposed:
                shown[look] = at
        return set(shown.values())

    def _cell(
        self, field: UnionField, value: UnionValue, group: QButtonGroup | None, *, with_button: bool
    ) -> ChoiceCell:
        button: QAbstractButton | None = None
        if with_button:
            button = CheckBox() if group is None else RadioButton()
            if group is not None:
                group.addButton(button)
        what = heading(self._cards[value.card], value.item)
        return ChoiceCell(
            value_text(value.item), f"{what}, {self._names[value.card]}", button, self._picture(value.item)
        )

    def _picture(self, item: Property) -> bytes:
        return self._photo(item.blob) if item.name == "PHOTO" and item.blob else b""

    def _keep(self, place: int, at: int, on: bool) -> None:
        self._kept[place][at] = on
        field = self.fields[place]
        if on and field.exclusive and field.name in _NAMES:
            # The name as shown and its parts go together.
            other = self._groups["N" if field.name == "FN" else "FN"].get(field.values[at].card)
            if other is not None and not other.isChecked():
                other.setChecked(True)
        self._show_fate()
        self.changed.emit()

    def _show_fate(self) -> None:
        gone = {(value.item.name, value.meaning) for value in self.lost()}
        for (place, at), cell in self._cells.items():
            value = self.fields[place].values[at]
            noted = self._noting and self.fields[place].exclusive
            cell.show_fate(lost=(value.item.name, value.meaning) in gone and not noted)

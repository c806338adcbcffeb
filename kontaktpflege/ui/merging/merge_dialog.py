"""Makes one contact of several: their cards side by side, and what comes of the choice."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from kontaktpflege.domain.card import Card
from kontaktpflege.domain.contact import Contact
from kontaktpflege.domain.errors import ContactMoved, ContactNotFound
from kontaktpflege.domain.listing import derive
from kontaktpflege.domain.merge_choices import EXCLUSIVE
from kontaktpflege.domain.names import fold, split_words
from kontaktpflege.domain.union import UnionValue, united
from kontaktpflege.services.address_book import AddressBook
from kontaktpflege.ui.icons import icon
from kontaktpflege.ui.merging.choice_grid import ChoiceGrid
from kontaktpflege.ui.merging.result_pane import ResultPane
from kontaktpflege.ui.tasks import Task
from kontaktpflege.ui.theme import L, M, S, dress
from kontaktpflege.ui.widgets.card_lines import value_text
from kontaktpflege.ui.widgets.check_box import CheckBox
from kontaktpflege.ui.widgets.dialog_size import open_at
from kontaktpflege.ui.widgets.error_dialog import show_error
from kontaktpflege.ui.widgets.plain_text import plain_line
from kontaktpflege.ui.widgets.push_button import PushButton, push_button
from kontaktpflege.ui.widgets.reading_area import ReadingArea
from kontaktpflege.ui.widgets.text_label import text_label
from kontaktpflege.wording import _, ngettext
from kontaktpflege.wording.fields import field_name
from kontaktpflege.wording.numbers import number

_COLUMN = 190
_RESULT = 260


class MergeDialog(QDialog):
    """Every value stays unless it is dropped here; of what excludes each other, the rest goes into the note."""

    merged = Signal(int, str)
    """The contact that is left, and a sentence on what was done."""

    def __init__(self, address_book: AddressBook, contacts: Sequence[Contact], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._address_book = address_book
        self._merging = False
        self._contacts = sorted(contacts, key=lambda contact: -len(contact.card.properties))
        count = len(contacts)
        title = ngettext("Make one contact of {n}", "Make one contact of these {n}", count).format(n=number(count))
        self.setWindowTitle(title)
        self._scroll = ReadingArea(title)
        self._result = ResultPane()
        self._note = CheckBox(_("Keep what was not chosen in the note"))
        self._note.setChecked(True)
        self._note.toggled.connect(self._turn_note)
        self._fate = text_label("", "muted")
        self._leave = PushButton(_("Cancel"))
        self._leave.clicked.connect(self.reject)
        self._done = push_button(_("Merge"), icon("git-merge", "on_accent"), "primary")
        self._done.setDefault(True)
        self._done.clicked.connect(self._merge)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self._done.click)
        self._lay_out(title)
        self._show_cards()
        open_at(self, 160 + _COLUMN * count + _RESULT + 2 * L, 640)
        result = min(_RESULT, self.width() // 3)
        self._panes.setSizes([self.width() - result, result])

    def card(self) -> Card:
        """The card that the choice makes."""
        cards = [contact.card for contact in self._contacts]
        remark = "\n".join(self._remarks()) if self._note.isChecked() else ""
        return united(cards, self._grid.fields, self._grid.kept(), remark)

    def _lay_out(self, title: str) -> None:
        self._panes = panes = QSplitter(Qt.Orientation.Horizontal)
        panes.setHandleWidth(1)
        panes.setChildrenCollapsible(False)
        panes.addWidget(self._scroll)
        panes.addWidget(self._result)
        panes.setStretchFactor(0, 1)
        self._result.setMinimumWidth(180)
        self._scroll.setMinimumWidth(300)
        words = QVBoxLayout()
        words.addWidget(self._fate)
        words.addWidget(self._note)
        foot = QHBoxLayout()
        foot.setSpacing(S)
        foot.addLayout(words, 1)
        foot.addWidget(self._leave, 0, Qt.AlignmentFlag.AlignBottom)
        foot.addWidget(self._done, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(L, L, L, L)
        column.setSpacing(M)
        column.addWidget(text_label(title, "heading"))
        column.addWidget(panes, 1)
        column.addLayout(foot)

    def _show_cards(self) -> None:
        cards = [contact.card for contact in self._contacts]
        names = [derive(card.text).name for card in cards]
        self._grid = ChoiceGrid(cards, names, self._address_book.photo)
        self._grid.note_the_rest(self._note.isChecked())
        self._grid.changed.connect(self._renew)
        self._grid.first_chosen.connect(self._put_first)
        self._scroll.setWidget(self._grid)
        self._renew()
        order = [*self._grid.controls(), self._result, self._note, self._leave, self._done]
        for earlier, later in pairwise(order):
            self.setTabOrder(earlier, later)
        order[0].setFocus()

    def _put_first(self, place: int) -> None:
        """Begin anew with another card in the first column."""
        self._contacts.insert(0, self._contacts.pop(place))
        self._show_cards()

    def _turn_note(self, noting: bool) -> None:
        self._grid.note_the_rest(noting)
        self._renew()

    def _renew(self) -> None:
        """Show what comes of the choice, and say plainly what gets lost."""
        lost = self._grid.lost()
        noted = self._noted(lost)
        self._note.setVisible(bool(noted))
        if self._note.isChecked():
            lost = [value for value in lost if value not in noted]
        if lost:
            words = ngettext("{n} value will be dropped.", "{n} values will be dropped.", len(lost))
            self._fate.setText(words.format(n=number(len(lost))))
        else:
            self._fate.setText(_("Nothing gets lost."))
        dress(self._fate, "warn" if lost else "muted")
        self._result.show_card(self.card())

    @staticmethod
    def _noted(lost: Sequence[UnionValue]) -> list[UnionValue]:
        """What was not chosen where only one can stay."""
        return [value for value in lost if value.item.name in EXCLUSIVE]

    def _remarks(self) -> list[str]:
        """What goes into the note; the parts of a name are not told again beside the whole."""
        noted = self._noted(self._grid.lost())
        said = {word for value in noted if value.item.name == "FN" for word in split_words(fold(value.item.text))}
        return [
            f"{field_name(value.item.name)}: {plain_line(value_text(value.item), 1000)}"
            for value in noted
            if value.item.name != "N" or not said.issuperset(split_words(fold(" ".join(value.item.fields))))
        ]

    def _merge(self) -> None:
        keep, *others = self._contacts
        card = self.card()
        expected = {contact.id: contact.card for contact in self._contacts}
        absorb = [contact.id for contact in others]
        self._merging = True
        self._leave.setEnabled(False)
        self._done.setEnabled(False)
        task = Task(lambda control: self._address_book.merge(keep.id, absorb, card, expected))
        task.done.connect(lambda result: self._tell(keep.id, card))
        task.failed.connect(self._show_failure)
        task.start_writing()

    def _tell(self, contact_id: int, card: Card) -> None:
        count = len(self._contacts)
        words = ngettext("{n} contact is “{name}” now.", "{n} contacts are one now: “{name}”.", count)
        name = plain_line(derive(card.text).name, 60)
        self.merged.emit(contact_id, words.format(n=number(count), name=name))
        self.accept()

    def _show_failure(self, error: Exception) -> None:
        self._merging = False
        self._leave.setEnabled(True)
        self._done.setEnabled(True)
        show_error(self.parentWidget() or self, error)
        if isinstance(error, ContactMoved | ContactNotFound):
            self.reject()

    def reject(self) -> None:
        if not self._merging:  # else what is told of it would come too late
            super().reject()

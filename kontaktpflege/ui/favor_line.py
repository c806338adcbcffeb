"""The line in which a favour that was noted by one key gets its words: what it was, how much, and a note."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from kontaktpflege.domain.favor import Favor, FavorSize
from kontaktpflege.ui.theme import XS, S
from kontaktpflege.ui.widgets.choice_box import ChoiceBox
from kontaktpflege.ui.widgets.entry_line import EntryLine
from kontaktpflege.ui.widgets.kind_box import KindBox
from kontaktpflege.ui.widgets.tool_button import tool_button
from kontaktpflege.wording import _
from kontaktpflege.wording.ledger import kind_name, size_name

_LONGEST = 500


class FavorLine(EntryLine):
    """Enter keeps what was said; Esc leaves the favour as it was noted. Made once and filled again."""

    worded = Signal(object)
    """The `Favor` as it should be."""
    more_asked = Signal(object)
    """The `Favor` so far: say all of it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._favor: Favor | None = None
        self.left.connect(self.forget)
        self.kind = KindBox((), "", kind_name, _("What it was"), self)
        self.how_much = ChoiceBox({size.value: size_name(size) for size in FavorSize}, _("How much it was"), self)
        self.how_much.setMinimumContentsLength(6)
        self.note = QLineEdit(self)
        self.note.setMaxLength(_LONGEST)
        self.note.setProperty("takes_names", True)
        self.note.setAccessibleName(_("Note"))
        self.note.setPlaceholderText(_("What was it?"))
        keep = tool_button("check", _("Keep (Enter)"), self)
        more = tool_button("pencil", _("Say more …"), self)
        cross = tool_button("x", _("Leave it so (Esc)"), self)
        above, below = QHBoxLayout(), QHBoxLayout()
        above.addWidget(self.kind, 3)
        above.addWidget(self.how_much, 2)
        below.addWidget(self.note, 1)
        for button in (keep, more, cross):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            below.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, XS, 0, XS)
        column.setSpacing(XS)
        for row in (above, below):
            row.setSpacing(S)
            column.addLayout(row)
        for line in (self.note, self.kind.line):
            line.returnPressed.connect(self.say)
        keep.clicked.connect(self.say)
        more.clicked.connect(self._ask_for_more)
        cross.clicked.connect(self.left)

    def show_favor(self, favor: Favor, kinds: Sequence[str]) -> None:
        """Ask for the words of this favour, which is one of these kinds or of one of its own."""
        self._favor = favor
        self.kind.offer_kinds(kinds, favor.kind)
        self.how_much.choose(favor.size.value)
        self.note.setText(" ".join(favor.note.split()))

    def favor(self) -> Favor | None:
        """The favour with what was said of it; None once that was said or left."""
        if self._favor is None:
            return None
        # A note of several lines that was not touched keeps them.
        note = self.note.text().strip()
        if note == " ".join(self._favor.note.split()):
            note = self._favor.note
        kind = self.kind.kind() or self._favor.kind
        return replace(self._favor, kind=kind, size=FavorSize(self.how_much.chosen()), note=note)

    def unkept(self) -> Favor | None:
        """The favour with what was said and not kept yet; None if that is nothing."""
        said = self.favor()
        return said if said != self._favor else None

    def forget(self) -> None:
        """Whatever was said of it, the favour stays as it is."""
        self._favor = None

    def take_focus(self) -> None:
        """Put the keyboard where one says what it was."""
        self.note.setFocus(Qt.FocusReason.OtherFocusReason)

    def say(self) -> None:
        """Keep what was said so far."""
        if (said := self.unkept()) is not None:
            self.worded.emit(said)
        self.left.emit()

    def _ask_for_more(self) -> None:
        if (said := self.favor()) is not None:
            self._favor = said  # the dialog's from now on
            self.more_asked.emit(said)

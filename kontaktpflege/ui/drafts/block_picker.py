"""Chooses a text block for somebody: by occasion, and by what fits them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from kontaktpflege.domain.draft import Correspondent, fitting, purpose_for
from kontaktpflege.domain.template import Language, Purpose, TextBlock
from kontaktpflege.ui.drafts.block_list import BlockList, Key, key_of
from kontaktpflege.ui.theme import S, dress
from kontaktpflege.ui.widgets.check_box import CheckBox
from kontaktpflege.ui.widgets.choice_box import ChoiceBox
from kontaktpflege.ui.widgets.push_button import push_button
from kontaktpflege.wording import _
from kontaktpflege.wording.drafts import purpose_name

_ALL = ""


class BlockPicker(QWidget):
    """An occasion, a tick for what fits, and the list of what is left."""

    chosen = Signal(object)
    """The `TextBlock` that was chosen, or None."""
    management_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._blocks: tuple[TextBlock, ...] = ()
        self._who: Correspondent | None = None
        self._language: Language = "de"
        purposes = {_ALL: _("Every occasion")} | {one.value: purpose_name(one) for one in Purpose}
        self.purpose = ChoiceBox(purposes, _("Occasion"))
        self.purpose.chosen_anew.connect(lambda key: self._renew(first=True))
        self.only_fitting = CheckBox(_("Only what fits"))
        self.only_fitting.setToolTip(_("In language and form of address"))
        self.only_fitting.setChecked(True)
        self.only_fitting.toggled.connect(lambda on: self._renew())
        self.list = BlockList()
        self.list.chosen.connect(self.chosen)
        self._nothing = QLabel(_("No text block for this. Choose another occasion, or untick the box."), wordWrap=True)
        dress(self._nothing, "muted")
        manage = push_button(_("Text blocks …"), None, "link")
        manage.setAutoDefault(False)
        manage.clicked.connect(self.management_asked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(S)
        column.addWidget(self.purpose)
        column.addWidget(self.only_fitting)
        column.addWidget(self.list, 1)
        column.addWidget(self._nothing)
        column.addWidget(manage)

    def begin(
        self,
        who: Correspondent,
        blocks: Sequence[TextBlock],
        language: Language,
        today: date,
        purpose: Purpose | None = None,
    ) -> None:
        """Offer text blocks for somebody, beginning with those for `purpose`, or for what one likely writes for."""
        self._who, self._blocks, self._language = who, tuple(blocks), language
        wanted = purpose or purpose_for(who, today)
        self.purpose.choose(wanted.value)
        self._renew(first=True)
        if self.list.current() is None:
            self.purpose.choose(_ALL)
            self._renew(first=True)

    def stand_on(self, block: TextBlock) -> None:
        """Choose this text block, whatever was listed before."""
        self.purpose.choose(block.purpose.value)
        self.only_fitting.setChecked(
            self.only_fitting.isChecked() and self._who is not None and self._fits(block, self._who)
        )
        self._renew(keep=key_of(block))

    def blocks(self) -> tuple[TextBlock, ...]:
        """All that there are, whatever is listed."""
        return self._blocks

    def renew(self, who: Correspondent, blocks: Sequence[TextBlock]) -> None:
        """The book changed."""
        self._who, self._blocks = who, tuple(blocks)
        self._renew()

    def _renew(self, *, first: bool = False, keep: Key | None = None) -> None:
        who = self._who
        if who is None:
            return
        chosen = self.purpose.chosen()
        purpose = Purpose(chosen) if chosen else Purpose.OPENER
        listed = [
            block
            for block in fitting(self._blocks, who, purpose, self._language)
            if (not chosen or block.purpose is purpose)
            and (not self.only_fitting.isChecked() or self._fits(block, who))
        ]
        if not chosen:
            order = {one: place for place, one in enumerate(Purpose)}
            listed.sort(key=lambda block: order[block.purpose])
        self._nothing.setVisible(not listed)
        self.list.show_blocks(listed, who.used, key_of(listed[0]) if first and listed else keep)

    def _fits(self, block: TextBlock, who: Correspondent) -> bool:
        return block.form in ("both", who.form) and block.language == self._language

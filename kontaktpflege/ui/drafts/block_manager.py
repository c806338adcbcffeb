"""All text blocks: looked at, written, changed, doubled, deleted."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from kontaktpflege.domain.template import Purpose, TextBlock
from kontaktpflege.services.correspondence import CorrespondenceDesk
from kontaktpflege.services.history import History
from kontaktpflege.ui.drafts.block_dialog import BlockDialog
from kontaktpflege.ui.drafts.block_list import BlockList, details_of
from kontaktpflege.ui.icons import icon
from kontaktpflege.ui.theme import L, M, S, dress, grown
from kontaktpflege.ui.undo_line import UndoLine
from kontaktpflege.ui.widgets.choice_box import ChoiceBox
from kontaktpflege.ui.widgets.dialog_size import open_at
from kontaktpflege.ui.widgets.plain_text import plain_line
from kontaktpflege.ui.widgets.push_button import push_button
from kontaktpflege.ui.writing import Source, write
from kontaktpflege.wording import _, language
from kontaktpflege.wording.drafts import purpose_name

_SIZE = 820, 600
_LIST_WIDTH = 320
_ALL, _OWN = "", "own"


class BlockManager(QDialog):
    """The user's own text blocks, and those that are suggested, of which one can make one's own."""

    def __init__(self, desk: CorrespondenceDesk, history: History, my_name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowFlag(Qt.WindowType.Window)
        self.setWindowTitle(_("Text blocks"))
        self._desk = desk
        self._my_name = my_name
        self._stand_on: int | None = None
        choices = {_ALL: _("Every occasion"), _OWN: _("Your own only")}
        self.which = ChoiceBox(choices | {one.value: purpose_name(one) for one in Purpose}, _("Which text blocks"))
        self.list = BlockList()
        self.text = QPlainTextEdit(readOnly=True, tabChangesFocus=True)
        self.text.setAccessibleName(_("Text"))
        self._details = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.told = UndoLine(history, self)
        self._lay_out()
        self._connect()
        self.renew()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        open_at(self, *_SIZE)

    def renew(self) -> None:
        """The book changed."""
        which, offered = self.which.chosen(), self._desk.offered()
        here = language()
        suggestions = sorted(offered, key=lambda block: block.language != here)
        blocks = (*self._desk.text_blocks(), *(suggestions if which != _OWN else ()))
        listed = [block for block in blocks if which in (_ALL, _OWN, block.purpose.value)]
        keep = (self._stand_on, "") if self._stand_on is not None else None
        self._stand_on = None
        self.list.show_blocks(listed, keep=keep)

    def _lay_out(self) -> None:
        self.new = push_button(_("New …"), icon("plus"))
        self.edit = push_button(_("Change …"), icon("pencil"))
        self.double = push_button(_("Duplicate …"), icon("copy"))
        self.delete = push_button(_("Delete"), icon("trash-2"))
        close = push_button(_("Close"))
        close.clicked.connect(self.reject)
        left, right = QVBoxLayout(), QVBoxLayout()
        for part in (left, right):
            part.setSpacing(S)
        left.addWidget(self.which)
        left.addWidget(self.list, 1)
        dress(self._details, "muted")
        right.addWidget(self._details)
        right.addWidget(self.text, 1)
        body = QHBoxLayout()
        body.setSpacing(L)
        holder = QWidget()
        holder.setLayout(left)
        left.setContentsMargins(0, 0, 0, 0)
        holder.setFixedWidth(grown(_LIST_WIDTH))
        body.addWidget(holder)
        body.addLayout(right, 1)
        foot = QHBoxLayout()
        foot.setSpacing(S)
        for button in (self.new, self.edit, self.double, self.delete):
            button.setAutoDefault(False)
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(close)
        close.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(L, L, L, L)
        column.setSpacing(M)
        column.addLayout(body, 1)
        column.addWidget(self.told)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.which.chosen_anew.connect(lambda key: self.renew())
        self.list.chosen.connect(self._show)
        self.list.itemActivated.connect(lambda item: self._change())
        self.new.clicked.connect(self._write_new)
        self.edit.clicked.connect(self._change)
        self.double.clicked.connect(self._duplicate)
        self.delete.clicked.connect(self._delete)
        removal = QShortcut(QKeySequence("Del"), self.list, self._delete)
        removal.setContext(Qt.ShortcutContext.WidgetShortcut)
        QShortcut(QKeySequence("Ctrl+N"), self, self._write_new)

    def _show(self, block: TextBlock | None) -> None:
        self._details.setText(details_of(block) if block is not None else "")
        shown = "" if block is None else "\n\n".join(filter(None, (block.subject, block.body)))
        self.text.setPlainText(shown)
        own = block is not None and block.id is not None
        self.edit.setEnabled(own)
        self.delete.setEnabled(own)
        self.double.setEnabled(block is not None)
        self.double.setText(_("Duplicate …") if own else _("Make it your own …"))

    def _write_new(self) -> None:
        chosen = self.which.chosen()
        purpose = Purpose(chosen) if chosen not in (_ALL, _OWN) else Purpose.OTHER
        self._open(TextBlock(name="", purpose=purpose, language=language(), body=""))

    def _change(self) -> None:
        block = self.list.current()
        if block is not None:
            if block.id is None:
                self._duplicate()
            else:
                self._open(block)

    def _duplicate(self) -> None:
        block = self.list.current()
        if block is not None:
            name = block.name if block.id is None else _("{name} (copy)").format(name=block.name)
            self._open(replace(block, id=None, key="", name=name))

    def _open(self, block: TextBlock) -> None:
        dialog = BlockDialog(self._desk, block, self._my_name, self)
        dialog.decided.connect(lambda made: self._save(made, dialog))
        dialog.open()

    def _save(self, block: TextBlock, source: Source) -> None:
        def kept(block_id: int) -> None:
            self._stand_on = block_id
            if self.which.chosen() not in (_ALL, _OWN, block.purpose.value):
                self.which.choose(_ALL)
            self.renew()
            self.told.tell(_("“{name}” saved.").format(name=plain_line(block.name, 60)), True)

        write(self, lambda control: self._desk.save(block), kept, source)

    def _delete(self) -> None:
        block = self.list.current()
        if block is None or block.id is None:
            return
        block_id = block.id
        write(
            self,
            lambda control: self._desk.delete(block_id),
            lambda name: self.told.tell(_("“{name}” deleted.").format(name=plain_line(name, 60)), True),
        )

"""A draft for somebody: a text block filled in, to be looked at, changed, and used by hand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from kontaktpflege.domain.draft import Correspondent, Remark, Way
from kontaktpflege.domain.errors import TemplateProblem
from kontaktpflege.domain.link import draft_link
from kontaktpflege.domain.template import Form, Language, Purpose, TextBlock
from kontaktpflege.services.correspondence import CorrespondenceDesk
from kontaktpflege.ui.drafts.block_picker import BlockPicker
from kontaktpflege.ui.drafts.draft_text import DraftText
from kontaktpflege.ui.drafts.remark_panel import RemarkPanel
from kontaktpflege.ui.icons import icon
from kontaktpflege.ui.opener import Opener, failure_sentence
from kontaktpflege.ui.theme import L, M, S, dress, grown
from kontaktpflege.ui.widgets.announcement import announce
from kontaktpflege.ui.widgets.check_box import CheckBox
from kontaktpflege.ui.widgets.dialog_size import open_at
from kontaktpflege.ui.widgets.elided_label import ElidedLabel
from kontaktpflege.ui.widgets.plain_text import isolated, plain_line
from kontaktpflege.ui.widgets.push_button import push_button, tip_with_keys
from kontaktpflege.ui.widgets.question import ask
from kontaktpflege.ui.widgets.radio_button import RadioButton
from kontaktpflege.wording import _, language
from kontaktpflege.wording.drafts import form_name, gap_sentence, remark_sentence
from kontaktpflege.wording.errors import explain

_SIZE = 940, 680
_PICKER_WIDTH = 270


class DraftWindow(QDialog):
    """Beside the window, as long as one likes. Nothing leaves it but by a button that says so."""

    form_said = Signal(str)
    """Sie or du was chosen for this person."""
    letter_asked = Signal(str, str)
    """Subject and text are to become a letter."""
    was_used = Signal(object, str, bool)
    """A `TextBlock` left the window, which way, and whether that is to be noted as contact."""
    noting_asked = Signal(str)
    """What was used before is to be noted as contact after all; the way it went."""
    management_asked = Signal()
    settings_asked = Signal()

    def __init__(
        self, desk: CorrespondenceDesk, opener: Opener, who: Correspondent, my_name: str, today: date, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowFlag(Qt.WindowType.Window)
        self._desk = desk
        self._opener = opener
        self._who = who
        self._my_name = my_name
        self._today = today
        self._name = plain_line(who.card.formatted_name, 60) or _("this contact")
        self._block: TextBlock | None = None
        self._remarks: tuple[Remark, ...] = ()
        self._kept_out = True
        """Whether what is written is still to be used or dropped."""
        self._way: Way = "copy"
        self._told = QLabel(_("Nothing is ever sent by itself."), wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._note_now = push_button(_("Note it as contact (Ctrl+L)"), None, "link")
        self.setWindowTitle(_("Write to {name}").format(name=self._name))
        self.picker = BlockPicker()
        self.draft = DraftText()
        self.remarks = RemarkPanel()
        self._lay_out()
        self._connect()
        self._say_what_is_possible()
        open_at(self, *_SIZE)

    def begin(self, blocks: Sequence[TextBlock], purpose: Purpose | None = None) -> None:
        """Offer text blocks, beginning with those for an occasion or for what one likely writes for."""
        self.picker.begin(self._who, blocks, self._language(), self._today, purpose)
        self.picker.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def offer(self, block: TextBlock) -> None:
        """Stand on this text block."""
        self.picker.stand_on(block)

    def renew(self, who: Correspondent, blocks: Sequence[TextBlock], my_name: str) -> None:
        """The book or the settings changed; what was typed stays."""
        again = (who.form, who.card, my_name) != (self._who.form, self._who.card, self._my_name)
        self._who, self._my_name = who, my_name
        self._show_form()
        self._say_what_is_possible()
        if self.draft.edited():
            self.picker.blockSignals(True)
            self.picker.renew(who, blocks)
            self.picker.blockSignals(False)
            return
        if again:
            self._block = None
        self.picker.renew(who, blocks)

    def contact_id(self) -> int:
        """Whom it is for."""
        return self._who.contact_id

    def correspondent(self) -> Correspondent:
        """Whom it is for, as known last."""
        return self._who

    def name(self) -> str:
        """What they are called."""
        return self._name

    def about(self) -> str:
        """What it is about, in a line."""
        return self.draft.content()[0] or (self._block.name if self._block is not None else "")

    def is_unused(self) -> bool:
        """Whether something was written here that has not been used."""
        return self.draft.edited() and self._kept_out

    def tell_used(self, way: Way, sentence: str) -> None:
        """The draft left: say so, and note it or offer to."""
        if self._block is None:
            return
        self._kept_out = False
        noted = self.also_note.isChecked()
        self._note_now.setVisible(not noted)
        self._way = way
        self._told.setText(sentence)
        announce(self._told, sentence)
        self.was_used.emit(self._block, way, noted)

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(S)
        right.addLayout(self._build_form_row())
        right.addWidget(self.draft, 1)
        right.addWidget(self.remarks)
        right.addLayout(self._build_told())
        body = QHBoxLayout()
        body.setSpacing(L)
        self.picker.setFixedWidth(grown(_PICKER_WIDTH))
        body.addWidget(self.picker)
        body.addLayout(right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(L, L, L, L)
        column.setSpacing(M)
        heading = ElidedLabel()
        heading.show_text(_("Draft for {name}").format(name=isolated(self._name)))
        dress(heading, "heading")
        column.addWidget(heading)
        column.addLayout(body, 1)
        column.addLayout(self._build_foot())

    def _build_form_row(self) -> QHBoxLayout:
        self._forms: dict[Form, RadioButton] = {
            "sie": RadioButton(form_name("sie")),
            "du": RadioButton(form_name("du")),
        }
        group = QButtonGroup(self)
        row = QHBoxLayout()
        row.setSpacing(M)
        self._form_question = QLabel(_("You say"))
        row.addWidget(self._form_question)
        for form, button in self._forms.items():
            button.setAccessibleName(_("You say {form} to {name}").format(form=form_name(form), name=self._name))
            button.clicked.connect(lambda checked=False, form=form: self._say_form(form))
            group.addButton(button)
            row.addWidget(button)
        self._form_hint = QLabel(wordWrap=True)
        dress(self._form_hint, "hint")
        row.addWidget(self._form_hint, 1)
        self._show_form()
        return row

    def _build_told(self) -> QHBoxLayout:
        dress(self._told, "muted")
        self._note_now.setAutoDefault(False)
        self._note_now.hide()
        self._settings = push_button(_("Say who you are …"), None, "link")
        self._settings.setAutoDefault(False)
        self._settings.setToolTip(_("Your name and address stand in the settings"))
        row = QHBoxLayout()
        row.setSpacing(S)
        row.addWidget(self._told, 1)
        row.addWidget(self._note_now)
        row.addWidget(self._settings)
        return row

    def _build_foot(self) -> QHBoxLayout:
        self.also_note = CheckBox(_("Also note it as contact"))
        self.also_note.setToolTip(_("Copying, mailing and printing then note a contact with the same key"))
        close = push_button(_("Close"))
        close.clicked.connect(self.reject)
        self.letter = push_button(_("Letter …"), icon("printer"))
        self.mail = push_button(_("Mail"), icon("mail"))
        self.copy = push_button(_("Copy"), icon("copy", "on_accent"), "primary")
        for button, keys in ((self.letter, "Ctrl+P"), (self.mail, "Ctrl+M"), (self.copy, "Ctrl+Return")):
            button.setToolTip(tip_with_keys(button.text().replace(" …", ""), keys))
        foot = QHBoxLayout()
        foot.setSpacing(S)
        foot.addWidget(self.also_note)
        foot.addStretch(1)
        for button in (close, self.letter, self.mail, self.copy):
            button.setAutoDefault(False)
            foot.addWidget(button)
        return foot

    def _connect(self) -> None:
        self.picker.chosen.connect(self._show_block)
        self.picker.management_asked.connect(self.management_asked)
        self.draft.changed.connect(self._show_remarks)
        self.copy.clicked.connect(lambda: self._use(self._copy))
        self.mail.clicked.connect(lambda: self._use(self._mail))
        self.letter.clicked.connect(lambda: self._use(self._ask_for_letter))
        self._note_now.clicked.connect(self._note)
        self._settings.clicked.connect(self.settings_asked)
        for keys, button in (
            ("Ctrl+Return", self.copy),
            ("Ctrl+Enter", self.copy),
            ("Ctrl+M", self.mail),
            ("Ctrl+P", self.letter),
        ):
            QShortcut(QKeySequence(keys), self, button.click)
        QShortcut(QKeySequence("Ctrl+L"), self, self._note)

    def _language(self) -> Language:
        return self._who.language or language()

    def _say_what_is_possible(self) -> None:
        has_mail = self._address() != ""
        self.mail.setEnabled(has_mail)
        self.mail.setAccessibleDescription("" if has_mail else _("This contact has no mail address."))
        self._settings.setVisible(not self._my_name)

    def _address(self) -> str:
        return next((item.text for item in self._who.card.emails if draft_link(item.text, "", "") is not None), "")

    def _show_form(self) -> None:
        self._forms[self._who.form].setChecked(True)
        for button in self._forms.values():
            # Qt leaves Tab to the one that was checked before.
            policy = Qt.FocusPolicy.StrongFocus if button.isChecked() else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(policy)
        self._form_hint.setText("" if self._who.form_said else _("As the circles suggest. Please choose once."))

    def _say_form(self, form: Form) -> None:
        if self._who.form_said and form == self._who.form:
            return
        self._who = replace(self._who, form=form, form_said=True)
        self._show_form()
        self._block = None
        self.picker.renew(self._who, self.picker.blocks())
        self.form_said.emit(form)

    def _show_block(self, block: TextBlock | None) -> None:
        """Fill a text block in; what was typed before comes back with Ctrl+Z."""
        if block is None or block == self._block:
            return
        own_words = self.draft.edited()
        self._block = block
        try:
            draft = self._desk.draft(self._who, block, self._my_name)
        except TemplateProblem as problem:
            self._remarks = ()
            self.draft.write("", block.body)
            self.remarks.show_remarks([explain(problem).text])
            return
        self._remarks = draft.remarks
        self.draft.write(draft.subject, draft.text)
        self.also_note.setChecked(block.purpose is Purpose.TIP)
        self._note_now.hide()
        self._kept_out = True
        self._told.setText(
            _("Ctrl+Z in the text brings your own words back.") if own_words else _("Nothing is ever sent by itself.")
        )
        self._show_remarks()

    def _show_remarks(self) -> None:
        said = [remark_sentence(one, self._who, isolated(self._name)) for one in self._remarks if one.code != "empty"]
        if gaps := self.draft.gaps():
            said.append(gap_sentence(gaps))
        self.remarks.show_remarks(said)

    def _use(self, act: Callable[[], None]) -> None:
        """Do it, after asking where something is still missing."""
        if self._block is None or not self.draft.content()[1]:
            return
        if gaps := self.draft.gaps():
            ask(self, _("There are still gaps in the text."), gap_sentence(gaps), _("Use it as it is"), act)
        else:
            act()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.draft.content()[1])
        self.tell_used("copy", _("Copied. Paste it where you want to send it."))

    def _mail(self) -> None:
        subject, text = self.draft.content()
        link = draft_link(self._address(), subject, text)
        if link is None:
            return
        if not self._opener.open(link, text):
            self.tell_used("copy", failure_sentence(link.act))
        elif "body=" in link.url:
            self.tell_used("mail", _("Your mail program has it now. It is not sent yet."))
        else:
            QGuiApplication.clipboard().setText(text)
            self.tell_used("mail", _("The text is too long to hand over. It was copied; paste it into the mail."))

    def _ask_for_letter(self) -> None:
        self.letter_asked.emit(*self.draft.content())

    def _note(self) -> None:
        if not self._note_now.isHidden():  # else nothing has left yet, or it is noted
            self._note_now.hide()
            self.noting_asked.emit(self._way)

    def reject(self) -> None:
        if not self.is_unused():
            super().reject()
            return
        heading = _("Leave this draft?")
        sentence = _("What you wrote has not been used, and is not kept.")
        # Not the bound method: Qt would take the slot of that name, which asks again.
        ask(self, heading, sentence, _("Leave"), lambda: QDialog.reject(self))

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.isVisible() and self.is_unused():
            event.ignore()
            self.reject()
        else:
            super().closeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Enter in a line or in the list is no answer to the whole window.
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
        else:
            super().keyPressEvent(event)

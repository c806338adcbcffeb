"""The sheet that one has before one calls: what matters most, what was promised, what one knows, the number large."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cached_property, partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from kontaktpflege.domain.care import About, FactKind, PersonalFact
from kontaktpflege.domain.errors import KontaktpflegeError
from kontaktpflege.domain.interaction import Outcome
from kontaktpflege.services import Services
from kontaktpflege.ui.calling import Caller, first_number, number_label
from kontaktpflege.ui.care_deeds import CareDeeds
from kontaktpflege.ui.favor_section import FavorSection
from kontaktpflege.ui.icons import icon
from kontaktpflege.ui.promise_section import PromiseSection
from kontaktpflege.ui.talks.about_dialog import AboutDialog
from kontaktpflege.ui.talks.block_lines import BlockLines
from kontaktpflege.ui.talks.fact_line import FactLine
from kontaktpflege.ui.talks.sheet_facts import SheetFacts, birthday_words, first_sentence, read_sheet
from kontaktpflege.ui.theme import L, M, S, dress
from kontaktpflege.ui.undo_line import UndoLine
from kontaktpflege.ui.widgets.avatar import Avatar
from kontaktpflege.ui.widgets.dialog_size import open_at
from kontaktpflege.ui.widgets.input_dialog import InputDialog
from kontaktpflege.ui.widgets.line_section import Deed, LineSection, TextLine
from kontaktpflege.ui.widgets.plain_text import plain_line
from kontaktpflege.ui.widgets.push_button import PushButton, push_button
from kontaktpflege.ui.widgets.reached_line import ReachedLine
from kontaktpflege.ui.widgets.reading_area import ReadingArea
from kontaktpflege.ui.widgets.text_label import show_breakable, text_label
from kontaktpflege.ui.widgets.tool_button import tool_button
from kontaktpflege.ui.widgets.two_columns import TwoColumns
from kontaktpflege.ui.writing import Source
from kontaktpflege.wording import _
from kontaktpflege.wording.care import fact_name, talk_words

_SIZE = (940, 640)
_BESIDE_FROM = 740
"""So wide two columns have to be."""
_FAVORS = (Qt.Key.Key_G, Qt.Key.Key_B)
"""The letters that note something given, and something received."""


class CallSheet(InputDialog):
    """Knows one contact. L logs a talk, G and B (also with Ctrl) note what was given and received, Esc leaves; after Call

    it asks what came of it.
    """

    print_asked = Signal(object)
    """The `SheetFacts` to put on paper."""
    log_asked = Signal(int)
    """Note in full what happened with the contact."""
    favor_asked = Signal(int, bool)
    """Note that the contact was given something (True), or gave."""
    draft_asked = Signal(int, object)
    """Write to the contact, with this `TextBlock`."""

    def __init__(
        self,
        services: Services,
        deeds: CareDeeds,
        caller: Caller,
        facts: SheetFacts,
        today: Callable[[], date],
        log_by_letter: Callable[[], bool],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._services = services
        self._deeds = deeds
        self._caller = caller
        self._today = today
        self._log_by_letter = log_by_letter
        self._facts = facts
        self._fresh = 0
        self._build()
        self._connect()
        self._show()
        open_at(self, *_SIZE)
        self._call.setFocus()

    def renew(self) -> None:
        """The book changed."""
        try:
            self._facts = read_sheet(self._services, self._facts.contact.id, self._today(), self._fresh)
        except KontaktpflegeError:
            self.done(0)  # the contact is gone
            return
        self._show()

    def content(self) -> object:
        sentence = "" if self.reached.isHidden() else self.reached.sentence.text()
        return self.fact_line.text.text(), self.promises.typed(), sentence, self.favors.unkept()

    def reject(self) -> None:
        self.favors.keep_words()
        super().reject()

    def word_favor(self, favor_id: int) -> None:
        """Offer the line for the words of a favour that was just noted; 0: no longer."""
        self._fresh = favor_id
        self.renew()

    def contact_id(self) -> int:
        """Whose sheet it is."""
        return self._facts.contact.id

    def first_sentence(self) -> str:
        """What matters most."""
        return self._first.accessibleName()

    def _build(self) -> None:
        self._avatar = Avatar(parent=self)
        self._name = text_label("", "name", self)
        self._subtitle = text_label("", "muted", self)
        self._first = text_label("", "heading", self)
        self._number = QLabel(self, textFormat=Qt.TextFormat.PlainText)
        dress(self._number, "number")
        self._large = tool_button("qr-code", _("Show large, with a code to scan"), self)
        self._large.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.told = UndoLine(self._services.history, self)
        area = ReadingArea(_("What you know before the call"), self)
        area.setWidget(self._build_body(area.viewport()))
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(L, L, L, L)
        self._whole.setSpacing(M)
        self._whole.addLayout(self._head())
        self._whole.addWidget(self._first)
        self._whole.addWidget(area, 1)
        self._whole.addWidget(self.told)
        self._whole.addLayout(self._foot())

    def _build_body(self, place: QWidget) -> QWidget:
        body = TwoColumns(_BESIDE_FROM, place)
        self.promises = PromiseSection(_("PROMISES"), body)
        self.talks = LineSection(_("WHAT HAPPENED"), body)
        self.about = LineSection(_("TO KEEP IN MIND"), body)
        self.known = LineSection(_("WHAT YOU KNOW"), body)
        self.fact_line = FactLine(self.known)
        self.known.put_below(self.fact_line)
        words = _("Change what you keep in mind …")
        self._edit_about = push_button(words, icon("pencil", "accent"), "link", self.about)
        self._edit_about.setAutoDefault(False)
        self.about.put_below(self._edit_about)
        self.favors = FavorSection(body, brief=True)
        self.blocks = BlockLines(_("FITTING TEXTS"), body)
        body.hold((self.promises, self.talks, self.about, self.known), (self.favors, self.blocks))
        return body

    def _head(self) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._name)
        words.addWidget(self._subtitle)
        line = QHBoxLayout()
        line.setSpacing(S)
        line.addWidget(self._number)
        line.addWidget(self._large)
        line.addStretch(1)
        words.addLayout(line)
        head = QHBoxLayout()
        head.setSpacing(L)
        head.addWidget(self._avatar, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        return head

    def _foot(self) -> QHBoxLayout:
        self._call = push_button(_("Call"), icon("phone", "on_accent"), "primary", self)
        self._call.setDefault(True)
        self._copy = push_button(_("Copy number"), icon("copy"), parent=self)
        self._log = push_button(_("Note what happened …"), parent=self)
        self._print = push_button(_("Print"), icon("printer"), parent=self)
        row = QHBoxLayout()
        row.setSpacing(S)
        row.addWidget(self._call)
        for button in (self._copy, self._log, self._print):
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch(1)
        close = PushButton(_("Close"), self)
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        row.addWidget(close)
        return row

    def _connect(self) -> None:
        self._call.clicked.connect(self._ring)
        self._large.clicked.connect(lambda: self._caller.show_number(self._facts.contact.card))
        self._copy.clicked.connect(self._copy_number)
        self._log.clicked.connect(lambda: self.log_asked.emit(self.contact_id()))
        self._print.clicked.connect(lambda: self.print_asked.emit(self._facts))
        self._edit_about.clicked.connect(self._ask_about)
        self.fact_line.kept.connect(self._keep_fact)
        self.promises.serve(self._deeds)
        for keys, given in (("Ctrl+G", True), ("Ctrl+B", False)):  # the window behind hears no keys
            QShortcut(QKeySequence(keys), self, partial(self._note_favor, given=given))
        self.favors.draft_asked.connect(self.draft_asked)
        self.favors.line_left.connect(lambda: self.word_favor(0))
        self.blocks.chosen.connect(lambda block: self.draft_asked.emit(self.contact_id(), block))

    def _show(self) -> None:
        facts = self._facts
        card = facts.contact.card
        name = plain_line(card.formatted_name, 120) or _("Without a name")
        self.setWindowTitle(_("Before you call {name}").format(name=name))
        self._avatar.show_person(card.formatted_name, facts.photo)
        self._avatar.setEnabled(False)
        show_breakable(self._name, name, large=True)
        told = [card.title or card.role, *card.organisation[:1], birthday_words(facts)]
        show_breakable(self._subtitle, " · ".join(plain_line(one, 120) for one in told if one))
        self._subtitle.setVisible(bool(self._subtitle.text()))
        number = first_number(card)
        shown = plain_line(number.text.removeprefix("tel:"), 40) if number is not None else ""
        self._number.setText(shown)
        label = number_label(card, number) if number is not None else ""
        self._number.setAccessibleName(", ".join(filter(None, (_("Number: {number}").format(number=shown), label))))
        for widget in (self._number, self._large, self._copy):
            widget.setVisible(bool(shown))
        self._call.setText(_("Call") if shown else _("Note a talk"))
        show_breakable(self._first, plain_line(first_sentence(facts), 300))
        self._show_lines(facts)

    def _show_lines(self, facts: SheetFacts) -> None:
        day = facts.day
        self.promises.show_promises(facts.contact.id, facts.promises, day)
        self.favors.show_facts(facts.favors)
        self.blocks.show_blocks(facts.blocks)
        self.talks.show_lines([TextLine(talk_words(talk, day)) for talk in facts.talks])
        about = facts.about
        kept = (
            (_("Our story"), about.story),
            (_("Knows me as"), about.knows_me_as),
            (_("Memory anchor"), about.anchor),
            (_("Form of address"), {"sie": _("Sie"), "du": _("du")}.get(about.form, "")),
        )
        self.about.show_lines([TextLine(f"{words}: {text}") for words, text in kept if text])
        self.known.show_lines([self._fact(fact) for fact in facts.facts])

    def _fact(self, fact: PersonalFact) -> TextLine:
        deeds = (
            Deed("pencil", _("Change"), partial(self.fact_line.change, fact)),
            Deed("x", _("Delete"), partial(self._deeds.delete_fact, fact.id)),
        )
        return TextLine(f"{fact_name(fact.kind)}: {fact.text}", deeds)

    @cached_property
    def reached(self) -> ReachedLine:
        """The question after a call, made when it is asked first."""
        made = ReachedLine(self)
        made.hide()
        made.said.connect(self._note)
        made.left.connect(self._leave_question)
        self._whole.insertWidget(self._whole.count() - 1, made)
        return made

    def _ring(self) -> None:
        self.reached.show()
        self.reached.ask()
        if first_number(self._facts.contact.card) is not None:
            self._caller.call(self._facts.contact.card)

    def _note(self, outcome: Outcome, text: str) -> None:
        self._deeds.log(self.contact_id(), outcome=outcome, text=text, source=self)

    def _note_favor(self, *, given: bool) -> None:
        self.favor_asked.emit(self.contact_id(), given)

    def _leave_question(self) -> None:
        self.reached.hide()
        self._call.setFocus()

    def _copy_number(self) -> None:
        number = first_number(self._facts.contact.card)
        if number is not None:
            self._caller.copy_number(self._facts.contact.card, number.text.removeprefix("tel:"))

    def _ask_about(self) -> None:
        contact = self._facts.contact
        dialog = AboutDialog(contact.card.formatted_name, self._facts.about, self)
        dialog.decided.connect(lambda about: self._keep_about(about, dialog))
        dialog.open()

    def _keep_about(self, about: About, source: Source | None = None) -> None:
        self._deeds.keep_about(self.contact_id(), about, source)

    def _keep_fact(self, fact_id: int, kind: FactKind, text: str) -> None:
        fact = PersonalFact(id=fact_id, contact_id=self.contact_id(), kind=kind, text=text, noted_on=self._today())
        self._deeds.keep_fact(fact, self.fact_line)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        typing = isinstance(self.focusWidget(), QLineEdit | QPlainTextEdit)
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if plain and event.key() == Qt.Key.Key_L and self._log_by_letter() and not typing:
            self._note(Outcome.REACHED, "")
        elif plain and event.key() in _FAVORS and self._log_by_letter() and not typing:
            self._note_favor(given=event.key() == Qt.Key.Key_G)
        elif event.matches(QKeySequence.StandardKey.Copy) and not typing:
            self._copy_number()
        else:
            super().keyPressEvent(event)

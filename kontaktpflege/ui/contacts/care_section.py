"""What the details say of care: how long ago, how often, what was promised, and the last things that happened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from kontaktpflege.domain.care import Care
from kontaktpflege.domain.interaction import Interaction
from kontaktpflege.domain.promise import Promise
from kontaktpflege.services import Services
from kontaktpflege.ui.icons import icon
from kontaktpflege.ui.theme import XS, M, S, dress
from kontaktpflege.ui.widgets.elided_button import ElidedButton
from kontaktpflege.ui.widgets.flow_layout import FlowLayout
from kontaktpflege.ui.widgets.line_section import Deed, LineSection, TextLine
from kontaktpflege.ui.widgets.plain_text import plain_line
from kontaktpflege.ui.widgets.push_button import push_button
from kontaktpflege.ui.widgets.text_label import show_breakable, text_label
from kontaktpflege.wording import _, ngettext
from kontaktpflege.wording.care import promise_words, since_words, state_words, talk_words
from kontaktpflege.wording.numbers import number

_LATEST = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class CareFacts:
    """How somebody is cared for on a day; `count` is how many interactions there were in all."""

    contact_id: int
    day: date
    care: Care
    promises: tuple[Promise, ...]
    latest: tuple[Interaction, ...]
    count: int


def read_care(services: Services, contact_id: int, day: date) -> CareFacts:
    """The same for one contact: a few reads by key, however long the journal is."""
    return CareFacts(
        contact_id=contact_id,
        day=day,
        care=services.care.care(contact_id),
        promises=services.journal.promises(contact_id),
        latest=tuple(services.journal.timeline(contact_id, _LATEST)),
        count=services.journal.count(contact_id),
    )


class CareSection(QWidget):
    """Knows no service: it says what is wanted."""

    log_asked = Signal(int)
    """Note what happened with a contact."""
    sheet_asked = Signal(int)
    rhythm_asked = Signal()
    correction_asked = Signal(object)
    """An `Interaction` to correct or delete."""
    all_asked = Signal(int)
    """Show everything that happened with a contact."""
    kept = Signal(int)
    """A promise's id."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts: CareFacts | None = None
        self._shown: list[ElidedButton] = []
        heading = QLabel(_("Care"))
        heading.setContentsMargins(S, M, 0, XS)
        dress(heading, "section")
        self._since = text_label("")
        self._state = text_label("", "muted")
        for label in (self._since, self._state):
            label.setContentsMargins(S, 0, S, 0)
        buttons = QWidget()
        row = FlowLayout(buttons, spacing=XS)
        row.setContentsMargins(S, XS, 0, XS)
        for words, drawing, ask in (
            (_("Note …"), "pencil", self._ask_for_log),
            (_("Call sheet"), "sticky-note", self._ask_for_sheet),
            (_("Rhythm …"), "repeat", self.rhythm_asked.emit),
        ):
            button = push_button(words, icon(drawing, "muted"), "chip")
            button.clicked.connect(ask)
            row.addWidget(button)
        self.promises = LineSection(_("Promises"))
        self.promises.setContentsMargins(S, S, 0, 0)
        self._heading = QLabel(_("What happened"))
        self._heading.setContentsMargins(S, M, 0, 0)
        dress(self._heading, "section")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self._rows.setContentsMargins(XS, 0, 0, 0)
        self._all = ElidedButton()
        self._all.clicked.connect(self._ask_for_all)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(XS)
        for widget in (heading, self._since, self._state, buttons, self.promises, self._heading):
            column.addWidget(widget)
        column.addLayout(self._rows)
        below = QVBoxLayout()
        below.setContentsMargins(XS, 0, 0, 0)
        below.addWidget(self._all)
        column.addLayout(below)

    def show_facts(self, facts: CareFacts) -> None:
        """Show this."""
        if facts == self._facts:
            return
        self._facts = facts
        show_breakable(self._since, since_words(facts.care, facts.day))
        show_breakable(self._state, state_words(facts.care, facts.day))
        self.promises.show_lines(
            [
                TextLine(promise_words(one, facts.day), (Deed("check", _("Kept"), partial(self.kept.emit, one.id)),))
                for one in facts.promises
            ]
        )
        while (item := self._rows.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self._shown = [self._row(one, facts.day) for one in facts.latest]
        for row in self._shown:
            self._rows.addWidget(row)
        self._heading.setVisible(bool(facts.latest))
        self._all.setVisible(facts.count > len(facts.latest))
        words = ngettext("All, {count} time …", "All, {count} times …", facts.count)
        self._all.show_text(words.format(count=number(facts.count)))

    def facts(self) -> CareFacts | None:
        """What is shown."""
        return self._facts

    def rows(self) -> list[ElidedButton]:
        """The lines of what happened last."""
        return list(self._shown)

    def _row(self, one: Interaction, day: date) -> ElidedButton:
        row = ElidedButton(plain_line(talk_words(one, day)), "line")
        row.setAccessibleDescription(_("Correct or delete"))
        row.clicked.connect(lambda: self.correction_asked.emit(one))
        return row

    def _ask_for_log(self) -> None:
        if self._facts is not None:
            self.log_asked.emit(self._facts.contact_id)

    def _ask_for_sheet(self) -> None:
        if self._facts is not None:
            self.sheet_asked.emit(self._facts.contact_id)

    def _ask_for_all(self) -> None:
        if self._facts is not None:
            self.all_asked.emit(self._facts.contact_id)

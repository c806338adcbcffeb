"""Notes a favour in full, or corrects one: for whom, what, how much, when, and what it was in return for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from kontaktpflege.domain.errors import LedgerProblem
from kontaktpflege.domain.favor import Favor, FavorSize, checked
from kontaktpflege.services import Services
from kontaktpflege.ui.favors.value_line import ValueLine
from kontaktpflege.ui.theme import grown
from kontaktpflege.ui.widgets.choice_box import ChoiceBox
from kontaktpflege.ui.widgets.choice_row import ChoiceRow
from kontaktpflege.ui.widgets.form_dialog import FormDialog
from kontaktpflege.ui.widgets.kind_box import KindBox
from kontaktpflege.ui.widgets.people_box import PeopleBox, unchosen_words
from kontaktpflege.ui.widgets.plain_text import plain_line
from kontaktpflege.wording import _
from kontaktpflege.wording.days import exact_day, past_day
from kontaktpflege.wording.errors import explain
from kontaktpflege.wording.ledger import favor_words, kind_name, side_name, size_name

_WIDTH = 560
_NOTE_HEIGHT = 56
_RETURNS = 30
"""So many of the last favours of the other side may be what this one is in return for."""
_GIVEN, _RECEIVED, _NONE = "given", "received", ""


class FavorDialog(FormDialog):
    """Several people make as many favours; one that is corrected stays with one person."""

    decided = Signal(object)
    """A tuple of `Favor`s: one new one a person, or with its id the one that was corrected."""
    removal_asked = Signal(int)
    """Delete the favour that was to be corrected."""

    def __init__(
        self,
        services: Services,
        held: Favor | None,
        contacts: Sequence[tuple[int, str]],
        given: bool,
        parent: QWidget,
        *,
        currency: str = "EUR",
    ) -> None:
        """`contacts` are ids and names; `held` is a favour to correct, else one that was `given` or received is new."""
        title, verb = (_("Correct the favour"), _("Correct")) if held else (_("Note a favour"), _("Note it"))
        super().__init__(title, verb, parent, removal=_("Delete") if held else "")
        self._services = services
        self._held = held
        self._today = max(services.ledger.today(), held.day if held is not None else date.min)
        shown = held or Favor(contact_id=0, given=given, day=self._today)
        hint = _("and who else? A name of your book")
        self.people = PeopleBox(contacts, services.capture.people, hint=hint)
        self.side = ChoiceRow(
            {_GIVEN: side_name(given=True), _RECEIVED: side_name(given=False)}, _("Given or received")
        )
        self.kind = KindBox(services.ledger.kinds(), shown.kind, kind_name, _("What it was"))
        self.how_much = ChoiceRow({size.value: size_name(size) for size in FavorSize}, _("How much it was"))
        self.day = QLineEdit(exact_day(shown.day), maxLength=40)
        self.note = QPlainTextEdit(shown.note)
        self.value = ValueLine(shown.money, shown.minutes, currency)
        self.in_return = ChoiceBox({_NONE: ""}, _("In return for"))
        self.side.choose(_GIVEN if shown.given else _RECEIVED)
        self.how_much.choose(shown.size.value)
        self._build()
        self._offer_returns()
        self.in_return.choose(str(shown.return_of or _NONE))
        self._connect()
        self._complete(_WIDTH)
        self.kind.setFocus()
        self.kind.line.selectAll()

    def content(self) -> object:
        lines = (self.people.line, self.day, *self.value.lines())
        boxes = (self.side, self.how_much, self.in_return)
        typed = [line.text() for line in lines], [box.chosen() for box in boxes]
        return self.people.ids(), self.kind.line.text(), self.note.toPlainText(), *typed

    def favors(self) -> tuple[Favor, ...]:
        """What is filled in, one favour a person; none while something cannot be kept."""
        if self._problems():
            return ()
        return tuple(self._favor(one) for one in self.people.ids())

    def _build(self) -> None:
        self.day.setAccessibleName(_("Day"))
        self.note.setFixedHeight(grown(_NOTE_HEIGHT))
        self.note.setTabChangesFocus(True)
        self.note.setProperty("takes_names", True)
        self.note.setAccessibleName(_("Note"))
        self.note.setPlaceholderText(_("What it was, as you want to remember it"))
        for words, field in (
            (_("With"), self.people),
            ("", self.side),
            (_("What"), self.kind),
            (_("How much"), self.how_much),
            (_("When"), self.day),
            (_("Note"), self.note),
            (_("Money"), self.value),
            (_("In return for"), self.in_return),
        ):
            self._add(words, field)

    def _connect(self) -> None:
        self.people.changed.connect(self._offer_returns)
        self.side.chosen_anew.connect(self._offer_returns)
        for changed in (
            self.people.changed, self.side.chosen_anew, self.kind.label_changed, self.day.textChanged, self.value.changed,
        ):  # fmt: skip
            changed.connect(self._renew)

    def _offer_returns(self) -> None:
        """Offer what the other side did; only between two it is clear what is in return for what."""
        people, chosen = self.people.ids(), self.in_return.chosen()
        others: list[Favor] = []
        if len(people) == 1:
            given = self.side.chosen() != _GIVEN
            others = self._services.ledger.favors_with(people[0], _RETURNS, given)
            held = self._held.return_of if self._held is not None else None
            if held is not None and held not in {one.id for one in others}:
                first = self._services.ledger.favor(held)
                others += [first] if first is not None and (first.contact_id, first.given) == (people[0], given) else []
        words = {_NONE: _("nothing in particular")}
        words |= {str(one.id): f"{exact_day(one.day)}  {plain_line(favor_words(one), 80)}" for one in others}
        self.in_return.offer(words)
        self.in_return.choose(chosen)
        self._form.setRowVisible(self.in_return, bool(others))

    def _favor(self, contact_id: int) -> Favor:
        """The favour as it is filled in; raises LedgerProblem."""
        day = past_day(self.day.text(), self._today)
        chosen = self.in_return.chosen()
        return checked(
            Favor(
                id=self._held.id if self._held is not None else 0,
                contact_id=contact_id,
                given=self.side.chosen() == _GIVEN,
                kind=self.kind.kind(),
                size=FavorSize(self.how_much.chosen()),
                day=day or self._today,
                note=self.note.toPlainText(),
                money=self.value.money(),
                minutes=self.value.spent(),
                return_of=int(chosen) if chosen else None,
            ),
            self._today,
        )

    def _problems(self) -> dict[QWidget, str]:
        found: dict[QWidget, str] = {}
        if name := self.people.unchosen():
            found[self.people] = unchosen_words(name)
        elif not self.people.ids():
            found[self.people] = _("With whom was it? Choose at least one person.")
        elif self._held is not None and len(self.people.ids()) > 1:
            found[self.people] = _("A favour that is corrected is with one person. Note it for the others anew.")
        day = past_day(self.day.text(), self._today)
        if day is None:
            found[self.day] = _("This is no day. Try “yesterday”, “14/3” or “14/3/2026”.")
        elif day > self._today:
            found[self.day] = _("This is still to come. Only what has happened can be noted.")
        if not self.kind.kind():
            found[self.kind] = explain(LedgerProblem("kind")).what
        try:
            self.value.money()
            self.value.spent()
        except LedgerProblem as problem:
            found[self.value] = explain(problem).what
        return found

    def _decide(self) -> None:
        if favors := self.favors():
            self.decided.emit(favors)

    def _remove(self) -> None:
        if self._held is not None:
            self.accept()
            self.removal_asked.emit(self._held.id)

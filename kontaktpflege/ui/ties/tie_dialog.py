"""Notes that people know each other, or corrects how it was noted."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from kontaktpflege.domain.capture.dates import read_date
from kontaktpflege.domain.errors import NetworkProblem
from kontaktpflege.domain.partial_date import PartialDate
from kontaktpflege.domain.tie import MOST_AT_ONCE, Tie, checked
from kontaktpflege.services import Services
from kontaktpflege.ui.theme import grown
from kontaktpflege.ui.widgets.choice_row import ChoiceRow
from kontaktpflege.ui.widgets.form_dialog import FormDialog
from kontaktpflege.ui.widgets.kind_box import KindBox
from kontaktpflege.ui.widgets.people_box import PeopleBox, unchosen_words
from kontaktpflege.ui.widgets.plain_text import plain_line
from kontaktpflege.wording import _
from kontaktpflege.wording.dates import long_date
from kontaktpflege.wording.errors import explain
from kontaktpflege.wording.ties import kind_name, strength_name

_WIDTH = 520
_NOTE_HEIGHT = 56
_WEAK, _STRONG = "weak", "strong"


class TieDialog(FormDialog):
    """With one person `from_one` the others are whom it knows; without, all know each other."""

    decided = Signal(object)
    """A tuple of `Tie`s."""
    removal_asked = Signal(object)
    """The `Tie` that was to be corrected is none."""

    def __init__(
        self,
        services: Services,
        from_one: tuple[int, str] | None,
        others: Sequence[tuple[int, str]],
        held: Tie | None,
        parent: QWidget,
    ) -> None:
        """`from_one` and `others` are ids and names; `held` is a tie to correct, between `from_one` and the only other."""
        verb = _("Correct") if held else _("Note it")
        super().__init__(_title(from_one, held), verb, parent, removal=_("Remove") if held else "")
        self._one = from_one
        self._held = held
        self._today = services.ledger.today()
        shown = held or Tie(low=0, high=1)
        self.people = PeopleBox(others, services.capture.people, hint=_("a name of your book"))
        self.kind = KindBox(services.ties.kinds(), shown.kind, kind_name, _("How they know each other"))
        self.strength = ChoiceRow(
            {_WEAK: strength_name(strong=False), _STRONG: strength_name(strong=True)},
            _("How well they know each other"),
        )
        self.strength.choose(_STRONG if shown.strong else _WEAK)
        self.since = QLineEdit(long_date(shown.since) if shown.since else "", maxLength=40)
        self.note = QPlainTextEdit(shown.note)
        self._build()
        self._connect()
        self._complete(_WIDTH)
        (self.kind if others else self.people.line).setFocus()

    def content(self) -> object:
        lines = (self.people.line.text(), self.since.text(), self.note.toPlainText(), self.kind.line.text())
        return self.people.ids(), self.strength.chosen(), *lines

    def ties(self) -> tuple[Tie, ...]:
        """What is filled in; none while something cannot be kept."""
        return () if self._problems() else tuple(self._tie(*pair) for pair in self._pairs())

    def _build(self) -> None:
        self.since.setAccessibleName(_("Since"))
        self.since.setPlaceholderText(_("May 2024, 14/3/2024 or 2024"))
        self.note.setFixedHeight(grown(_NOTE_HEIGHT))
        self.note.setTabChangesFocus(True)
        self.note.setAccessibleName(_("Note"))
        self.note.setPlaceholderText(_("Where from, what for"))
        self.people.setEnabled(self._held is None)
        for words, field in (
            (_("With") if self._one is not None else _("Who"), self.people),
            (_("How"), self.kind),
            (_("How well"), self.strength),
            (_("Since"), self.since),
            (_("Note"), self.note),
        ):
            self._add(words, field)

    def _connect(self) -> None:
        for changed in (self.people.changed, self.kind.label_changed, self.since.textChanged):
            changed.connect(self._renew)

    def _pairs(self) -> list[tuple[int, int]]:
        people = self.people.ids()
        if self._one is None:
            return list(combinations(people, 2))
        return [(self._one[0], other) for other in people]

    def _tie(self, one: int, other: int) -> Tie:
        """As it is filled in; raises NetworkProblem."""
        told = Tie(
            low=one,
            high=other,
            kind=self.kind.kind(),
            strong=self.strength.chosen() == _STRONG,
            since=self._since(),
            note=self.note.toPlainText(),
        )
        return checked(told)

    def _since(self) -> PartialDate | None:
        held = self._held.since if self._held is not None else None
        # A day that was not touched stays as it was, forms that the line cannot say included.
        return held if held and self.since.text() == long_date(held) else read_date(self.since.text())

    def _problems(self) -> dict[QWidget, str]:
        found: dict[QWidget, str] = {}
        people = self.people.ids()
        if name := self.people.unchosen():
            found[self.people] = unchosen_words(name)
        elif len(people) < (2 if self._one is None else 1):
            found[self.people] = explain(NetworkProblem("nobody")).what if people else ""
        elif self._one is not None and self._one[0] in people:
            found[self.people] = explain(NetworkProblem("self")).what
        elif self._one is None and len(people) > MOST_AT_ONCE:
            found[self.people] = explain(NetworkProblem("too_many")).what
        if not self.kind.kind():
            found[self.kind] = explain(NetworkProblem("kind")).what
        if self.since.text().strip() and self._since() is None:
            found[self.since] = _("This is no day. Try “May 2024”, “14/3/2024” or “2024”.")
        elif (since := self._since()) is not None and since.year is not None and since.year > self._today.year:
            found[self.since] = explain(NetworkProblem("future")).what
        return found

    def _decide(self) -> None:
        if ties := self.ties():
            self.decided.emit(ties)

    def _remove(self) -> None:
        if self._held is not None:
            self.accept()
            self.removal_asked.emit(self._held)


def _title(from_one: tuple[int, str] | None, held: Tie | None) -> str:
    if held is not None:
        return _("Correct the tie")
    if from_one is None:
        return _("They know each other")
    return _("Whom does {name} know?").format(name=plain_line(from_one[1], 60))

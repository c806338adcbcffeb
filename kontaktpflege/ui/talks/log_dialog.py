"""Notes what happened with whom, by what way, when, what about, and what was promised."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from kontaktpflege.domain.interaction import Channel, Direction, Interaction, Outcome
from kontaktpflege.domain.promise import Promise
from kontaktpflege.services.journal import proposed_direction
from kontaktpflege.ui.talks.promise_line import PromiseLine
from kontaktpflege.ui.theme import S
from kontaktpflege.ui.widgets.choice_box import ChoiceBox
from kontaktpflege.ui.widgets.form_dialog import FormDialog
from kontaktpflege.ui.widgets.name_line import FindPeople
from kontaktpflege.ui.widgets.people_box import PeopleBox, unchosen_words
from kontaktpflege.wording import _
from kontaktpflege.wording.care import direction_name
from kontaktpflege.wording.days import exact_day, past_day
from kontaktpflege.wording.reasons import channel_name, outcome_name

_WIDTH = 560
_TEXT_HEIGHT = 88
_TIME_WIDTH = 80


class LogDialog(FormDialog):
    """Proposes a call that reached somebody just now; a `held` interaction (with its id) is corrected."""

    decided = Signal(object, object)
    """The `Interaction`, and a tuple of `Promise`s made in it."""
    removal_asked = Signal(int)
    """Delete the interaction that was to be corrected."""

    def __init__(
        self,
        people: Sequence[tuple[int, str]],
        now: Callable[[], datetime],
        find_people: FindPeople,
        parent: QWidget,
        held: Interaction | None = None,
    ) -> None:
        title, verb = (_("Correct what happened"), _("Correct")) if held else (_("Note what happened"), _("Note it"))
        super().__init__(title, verb, parent, removal=_("Delete") if held else "")
        self._now = now
        self._opened_at = now()
        self._held = held
        shown = held or Interaction(at=self._opened_at, channel=Channel.CALL, direction=Direction.OUT)
        local = shown.at.astimezone()
        today = self._today()
        self.people = PeopleBox(people, find_people)
        self.channel = ChoiceBox({one.value: channel_name(one) for one in Channel}, _("By what way"))
        self.direction = ChoiceBox({one.value: direction_name(one) for one in Direction}, _("From whom"))
        self.outcome = ChoiceBox({one.value: outcome_name(one) for one in Outcome}, _("What came of it"))
        self.channel.choose(shown.channel.value)
        self.direction.choose(shown.direction.value)
        self.outcome.choose(shown.outcome.value)
        self.day = QLineEdit(exact_day(local.date()))
        self.time = QLineEdit(f"{local:%H:%M}")
        self.about = QPlainTextEdit(shown.text)
        self.about.setProperty("takes_names", True)
        self.mine = PromiseLine(today, mine=True)
        self.theirs = PromiseLine(today, mine=False)
        self._build()
        self._connect()
        self._complete(_WIDTH)
        self.about.setFocus()

    def content(self) -> object:
        lines = (self.day, self.time, self.people.line, *self.mine.lines(), *self.theirs.lines())
        boxes = (self.channel, self.direction, self.outcome)
        typed = [line.text() for line in lines], [box.chosen() for box in boxes]
        return self.people.ids(), self.about.toPlainText(), *typed

    def _build(self) -> None:
        way = QHBoxLayout()
        way.setSpacing(S)
        for box in (self.channel, self.direction, self.outcome):
            box.setMinimumContentsLength(5)
            way.addWidget(box, 1)
        self.day.setAccessibleName(_("Day"))
        self.time.setAccessibleName(_("Time"))
        self.time.setFixedWidth(_TIME_WIDTH)
        when = QHBoxLayout()
        when.setSpacing(S)
        when.addWidget(self.day, 1)
        when.addWidget(self.time)
        self.about.setFixedHeight(_TEXT_HEIGHT)
        self.about.setTabChangesFocus(True)
        self.about.setAccessibleName(_("What it was about"))
        self.about.setPlaceholderText(_("What it was about, if you like; @ names somebody"))
        self._add(_("With"), self.people)
        self._add(_("How"), self.channel, way)
        self._add(_("When"), self.day, when)
        self._add(_("About"), self.about)
        if self._held is None:
            self._add(_("I promised"), self.mine)
            self._add(_("Promised to me"), self.theirs)
        else:
            self.mine.hide()
            self.theirs.hide()

    def _connect(self) -> None:
        self.channel.chosen_anew.connect(self._propose_direction)
        self.people.changed.connect(self._renew)
        for line in (self.day, self.time):
            line.textChanged.connect(self._renew)
        self.mine.changed.connect(self._renew)
        self.theirs.changed.connect(self._renew)

    def _propose_direction(self, channel: str) -> None:
        """One writes and rings oneself, and meets together."""
        proposed = proposed_direction(Interaction(at=self._opened_at, channel=Channel(channel)))
        self.direction.choose(proposed.direction.value)

    def _moment(self) -> datetime | None:
        day, moment = past_day(self.day.text(), self._today()), _time_of(self.time.text())
        return datetime.combine(day, moment).astimezone(UTC) if day is not None and moment is not None else None

    def _today(self) -> date:
        return self._now().astimezone().date()

    def _problems(self) -> dict[QWidget, str]:
        found: dict[QWidget, str] = {}
        if name := self.people.unchosen():
            found[self.people] = unchosen_words(name)
        elif not self.people.ids():
            found[self.people] = _("With whom was it? Choose at least one person.")
        moment = self._moment()
        if past_day(self.day.text(), self._today()) is None:
            found[self.day] = _("This is no day. Try “yesterday”, “14/3” or “14/3/2026”.")
        elif _time_of(self.time.text()) is None:
            found[self.day] = _("This is no time of day. Try “14:30”.")
        elif moment is None or moment.replace(second=0) > self._now():
            found[self.day] = _("This is still to come. Only what has happened can be noted.")
        for line in (self.mine, self.theirs):
            if line.doubtful():
                found[line] = _("Until when? Try “14/3” or “14/3/2027”, or leave it empty.")
        return found

    def _decide(self) -> None:
        moment = self._moment()
        if self._problems() or moment is None:
            return
        made = Interaction(
            id=self._held.id if self._held else 0,
            at=self._untouched(moment),
            channel=Channel(self.channel.chosen()),
            direction=Direction(self.direction.chosen()),
            outcome=Outcome(self.outcome.chosen()),
            contacts=self.people.ids(),
            text=self.about.toPlainText().strip(),
        )
        self.decided.emit(made, self._promises(made))

    def _untouched(self, moment: datetime) -> datetime:
        """A moment that was not changed keeps its seconds, by which the journal is ordered."""
        before = self._held.at if self._held else self._opened_at
        return before if moment == before.replace(second=0, microsecond=0) else moment

    def _promises(self, made: Interaction) -> tuple[Promise, ...]:
        if self._held is not None:
            return ()
        day = made.at.astimezone().date()
        promises = (line.promise(made.contacts[0], day) for line in (self.mine, self.theirs))
        return tuple(promise for promise in promises if promise is not None)

    def _remove(self) -> None:
        if self._held is not None:
            self.accept()
            self.removal_asked.emit(self._held.id)


def _time_of(text: str) -> time | None:
    """A time of day: 14:30, 14.30, 14 or 1430; None if it is none."""
    parts = text.replace(".", ":").strip().split(":")
    if len(parts) == 1 and len(parts[0]) == 4:
        parts = [parts[0][:2], parts[0][2:]]
    if not 1 <= len(parts) <= 2 or not all(part.isascii() and part.isdigit() and len(part) <= 2 for part in parts):
        return None
    hour, minute = int(parts[0]), int(parts[1]) if len(parts) == 2 else 0
    return time(hour, minute) if hour < 24 and minute < 60 else None

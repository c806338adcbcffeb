"""Who should stay close? One person at a time, one key each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from kontaktpflege.domain.circle import Circle
from kontaktpflege.domain.contact import ContactQuery, ContactSummary
from kontaktpflege.services import Services
from kontaktpflege.ui.icons import icon
from kontaktpflege.ui.tasks import Control, Latest, Task
from kontaktpflege.ui.theme import L, M, S, dress, tokens
from kontaktpflege.ui.walk.person_view import PersonView
from kontaktpflege.ui.widgets.announcement import announce
from kontaktpflege.ui.widgets.dialog_size import open_at
from kontaktpflege.ui.widgets.empty_state import EmptyState
from kontaktpflege.ui.widgets.error_dialog import show_error
from kontaktpflege.ui.widgets.push_button import native_keys, push_button
from kontaktpflege.ui.widgets.shapes import shape_icon
from kontaktpflege.wording import _, ngettext
from kontaktpflege.wording.circles import circle_name
from kontaktpflege.wording.numbers import number
from kontaktpflege.wording.origins import origin_sentence
from kontaktpflege.wording.rhythms import round_sentence

_SIZE = (620, 560)
_CIRCLES = ("private", "professional", "neighbourhood", "interest")
"""The keys of the circles that 1 to 4 mean."""


@dataclass(frozen=True, slots=True)
class _Begin:
    """Whom to ask about, how many are undecided besides, and how many are cared for."""

    ids: list[int]
    others: int
    cared_for: int


@dataclass(frozen=True, slots=True)
class _Person:
    row: ContactSummary
    photo: bytes
    origin: str


@dataclass(slots=True)
class _Answered:
    """An answer that was given: about whom, and the step of undo that it was (None for "later")."""

    contact_id: int
    step: int | None = None


class WalkDialog(QDialog):
    """Asks about everybody of whom nothing was decided, those first whom an import brought; may be left at any moment."""

    shown = Signal()
    """Somebody is on screen, or nobody is left."""
    bulk_asked = Signal()
    """Choose many at once instead."""

    def __init__(self, services: Services, step: int | None = None, parent: QWidget | None = None) -> None:
        """`step` is the import whose people are to be asked about; None: everybody."""
        super().__init__(parent)
        self.setWindowTitle(_("Who should stay close?"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._services = services
        self._step = step
        self._others = 0
        every = services.circles.circles()
        self._circles = {circle.id: circle for circle in every}
        self._by_key: list[Circle] = [circle for key in _CIRCLES for circle in every if circle.key == key]
        self._waiting: list[int] = []
        self._answered: list[_Answered] = []
        self._current: ContactSummary | None = None
        self._ahead: dict[int, _Person] = {}
        self._writes = 0
        self._finding = Latest(self)
        self._fetching = Latest(self)
        self._fetching.done.connect(self._keep_ahead)
        self._counting = Latest(self)
        self._counting.done.connect(self._tell_amount)
        self._finding.done.connect(self._show_found)
        self._finding.failed.connect(lambda error: show_error(self, error))
        self._person = PersonView()
        self._nobody = EmptyState("heart-handshake")
        self._go_on_with_all = QAction(icon("users"), "", self)
        self._go_on_with_all.triggered.connect(self.ask_about_all)
        self._progress = QProgressBar(textVisible=False)
        self._progress.setFixedHeight(4)
        self._progress.setAccessibleName(_("Progress"))
        self._place = QLabel()
        self._amount = QLabel(wordWrap=True)
        self._buttons: dict[str, QPushButton] = {}
        self._lay_out()
        open_at(self, *_SIZE)
        self._finding.run(lambda control: self._begin())

    def contact_id(self) -> int | None:
        """Who is asked about now."""
        return self._current.id if self._current is not None and self._stack.currentIndex() == 0 else None

    def is_settled(self) -> bool:
        """Whether all that was answered is kept, and what is shown is current."""
        return not (self._writes or self._finding.busy() or self._counting.busy())

    def amount(self) -> str:
        """What the choice amounts to so far."""
        return self._amount.text()

    def keep_close(self, place: int | None = None) -> None:
        """Care for this one, in the circle of this place (0 to 3); without one, in the circles as they are."""
        row = self._current
        if row is None or not self._ready():
            return
        circle = self._by_key[place].id if place is not None and place < len(self._by_key) else None
        if circle is not None and any(self._is_under(held, circle) for held in row.circles):
            circle = None  # a subgroup of it says more
        self._write(lambda: self._services.care.choose([row.id], circle=circle))

    def leave_out(self) -> None:
        """Keep this one in the address book only, and never ask again."""
        row = self._current
        if row is not None and self._ready():
            self._write(lambda: self._services.care.release([row.id]))

    def put_off(self) -> None:
        """Decide about this one another time."""
        row = self._current
        if row is not None and self._ready():
            self._answered.append(_Answered(row.id))
            self._go_on()

    def go_back(self) -> None:
        """Take the last answer back and ask again."""
        if not self._answered or not self.is_settled():
            return
        last = self._answered[-1]
        if last.step is None:
            self._return(last)
            return
        step = last.step
        self._run(lambda: self._services.history.undo(step), lambda result: self._return(last))

    def ask_about_all(self) -> None:
        """Those of the import are done: go on with everybody else who is undecided."""
        self._step = None
        self._finding.run(lambda control: self._begin())

    def _return(self, last: _Answered) -> None:
        self._answered.remove(last)
        self._ahead.pop(last.contact_id, None)
        self._waiting.insert(0, last.contact_id)
        self._show_next()

    def _ready(self) -> bool:
        """Whether somebody is on screen about whom one can answer; what is kept meanwhile does not hold one up."""
        return self._current is not None and self._waiting[:1] == [self._current.id]

    def _write(self, work: Callable[[], object]) -> None:
        answered = _Answered(self._waiting[0])
        self._answered.append(answered)

        def write() -> int | None:
            work()
            step = self._services.history.undo_step()
            return step.id if step is not None else None

        def note(step: int | None) -> None:
            answered.step = step

        self._run(write, note)
        self._go_on()

    def _run(self, work: Callable[[], Any], done: Callable[[Any], None]) -> None:
        """Write, one after the other, while the next person is on screen already."""

        def run(control: Control) -> Any:
            return work()

        self._writes += 1
        task = Task(run, self)
        task.ended.connect(self._end_writing)
        task.done.connect(done)
        task.failed.connect(lambda error: show_error(self, error))
        task.start_writing()

    def _end_writing(self) -> None:
        self._writes -= 1
        if not self._writes:
            self._counting.run(lambda control: self._services.agenda.share().cared_for)

    def _go_on(self) -> None:
        self._waiting.pop(0)
        self._show_next()

    def _begin(self) -> _Begin:
        """Runs in a worker thread."""
        every = self._services.care.undecided()
        ids = every if self._step is None else self._services.care.undecided(self._step)
        return _Begin(ids, len(every) - len(ids), self._services.agenda.share().cared_for)

    def _show_next(self) -> None:
        if not self._waiting:
            self._show_nobody()
            return
        contact = self._waiting[0]
        person = self._ahead.pop(contact, None)
        if person is not None:
            self._show_person(person)
        else:
            self._finding.run(lambda control: self._look_up(contact))

    def _keep_ahead(self, person: _Person | None) -> None:
        if person is not None:
            self._ahead = {person.row.id: person}

    def _look_up(self, contact: int) -> _Person | None:
        """Runs in a worker thread; None for somebody who has gone."""
        rows = self._services.address_book.summaries([contact])
        if not rows:
            return None
        photo = self._services.address_book.photo(rows[0].photo) if rows[0].photo else b""
        origin = self._services.origins.origin(contact)
        words = origin_sentence(origin) if origin is not None else ""
        return _Person(rows[0], photo, words)

    def _show_found(self, found: object) -> None:
        if isinstance(found, _Begin):
            answered = {one.contact_id for one in self._answered}
            self._waiting = [one for one in found.ids if one not in answered]
            self._others = found.others
            self._tell_amount(found.cared_for)
            self._show_next()
        elif isinstance(found, _Person):
            self._show_person(found)
        else:
            self._go_on()

    def _show_person(self, person: _Person) -> None:
        self._current = person.row
        circles = [self._circles[one] for one in person.row.circles if one in self._circles]
        self._person.show_person(person.row, person.photo, circles, person.origin)
        self._buttons["Return"].setVisible(bool(circles))
        self._stack.setCurrentIndex(0)
        self._tell_progress()
        announce(self._person, self._person.words())
        self.setFocus()
        if len(self._waiting) > 1:
            following = self._waiting[1]
            self._fetching.run(lambda control: self._look_up(following))
        self.shown.emit()

    def _show_nobody(self) -> None:
        self._current = None
        self._stack.setCurrentIndex(1)
        if self._answered or self._services.address_book.list_ids(ContactQuery(), limit=1):
            ended = _("That was everybody") if self._answered else _("Everybody has been asked about")
            self._nobody.say(
                _("That was everybody whom the import brought") if self._others else ended,
                _("You can change your mind any time: Ctrl+R on a contact, or many at once."),
            )
        else:
            self._nobody.say(_("Nobody is in the book yet."))
        self._offer_all()
        self._tell_progress()
        self.shown.emit()

    def _offer_all(self) -> None:
        words = ngettext("Ask about {count} more person", "Ask about {count} more people", self._others)
        self._go_on_with_all.setText(words.format(count=number(self._others)))
        if self._others:
            self._nobody.offer(self._go_on_with_all)
            self._nobody.focus_first()
        else:
            self._nobody.offer()
            self._done.setFocus()

    def _tell_progress(self) -> None:
        done, all_ = len(self._answered), len(self._answered) + len(self._waiting)
        self._progress.setMaximum(max(all_, 1))
        self._progress.setValue(done if all_ else 1)
        words = _("{place} of {count}") if self._step is None else _("{place} of {count} just imported")
        words = words.format(place=number(min(done + 1, all_)), count=number(all_))
        self._place.setText(words if self._waiting else "")
        self._buttons["Back"].setEnabled(bool(self._answered))

    def _tell_amount(self, cared_for: int) -> None:
        self._amount.setText(round_sentence(cared_for))

    def _is_under(self, circle_id: int, above: int) -> bool:
        held: int | None = circle_id
        while held is not None:
            if held == above:
                return True
            held = self._circles[held].parent_id if held in self._circles else None
        return False

    def _lay_out(self) -> None:
        title = QLabel(_("Who should stay close?"))
        dress(title, "heading")
        dress(self._place, "muted")
        dress(self._amount, "muted")
        head = QHBoxLayout()
        head.addWidget(title)
        head.addStretch()
        head.addWidget(self._place)
        asking = QWidget()
        middle = QVBoxLayout(asking)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(M)
        middle.addStretch()
        middle.addWidget(self._person)
        middle.addStretch()
        middle.addLayout(self._answers())
        self._stack = QStackedWidget()
        self._stack.addWidget(asking)
        self._stack.addWidget(self._nobody)
        column = QVBoxLayout(self)
        column.setContentsMargins(L, L, L, L)
        column.setSpacing(S)
        column.addLayout(head)
        column.addWidget(self._progress)
        column.addWidget(self._stack, 1)
        column.addSpacing(S)
        column.addWidget(self._amount)
        column.addLayout(self._foot())

    def _answers(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(S)
        hues = tokens().hues
        for place, circle in enumerate(self._by_key):
            name = circle_name(circle)
            button = self._answer(str(place + 1), name, partial(self.keep_close, place))
            button.setIcon(shape_icon(circle.shape, hues[circle.hue], 14))
            button.setAccessibleName(_("Stays close, circle {name}").format(name=name))
            grid.addWidget(button, place // 2, place % 2)
        close = self._answer("Return", _("Close, circles as they are"), self.keep_close)
        close.setDefault(True)
        close.setText(_("{answer}  (Enter)").format(answer=_("Close, circles as they are")))
        grid.addWidget(close, 2, 0, 1, 2)
        grid.addWidget(self._answer("0", _("Address book only"), self.leave_out), 3, 0)
        later = self._answer("Space", _("Later"), self.put_off)
        later.setText(_("{answer}  (Space)").format(answer=_("Later")))
        grid.addWidget(later, 3, 1)
        return grid

    def _answer(self, key: str, words: str, act: Callable[[], None]) -> QPushButton:
        button = push_button(f"{key}   {words}".replace("&", "&&"))
        button.setIconSize(QSize(20, 14))
        button.setAccessibleName(words)
        button.clicked.connect(lambda checked=False: act())
        self._buttons[key] = button
        return button

    def _foot(self) -> QHBoxLayout:
        bulk = push_button(_("Many at once …"), icon("list-checks"))
        bulk.clicked.connect(self._ask_for_bulk)
        back = push_button(_("Back"), icon("undo-2"))
        keys = native_keys(QKeySequence(QKeySequence.StandardKey.Undo))
        back.setToolTip(_("Take the last answer back ({keys})").format(keys=keys))
        back.setEnabled(False)
        back.clicked.connect(self.go_back)
        self._buttons["Back"] = back
        self._done = push_button(_("Enough for now"))
        self._done.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.setSpacing(S)
        row.addWidget(bulk)
        row.addStretch()
        row.addWidget(back)
        row.addWidget(self._done)
        return row

    def _ask_for_bulk(self) -> None:
        self.bulk_asked.emit()
        self.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Undo):
            self.go_back()
        elif event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif Qt.Key.Key_1 <= event.key() <= Qt.Key.Key_4:
            self.keep_close(event.key() - Qt.Key.Key_1)
        elif event.key() == Qt.Key.Key_0:
            self.leave_out()
        elif event.key() == Qt.Key.Key_Space:
            self.put_off()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._buttons["Return"].isVisible():
            self.keep_close()
        else:
            super().keyPressEvent(event)

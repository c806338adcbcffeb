"""Who opens the door: type whom you want to reach, and see the chain of people that leads there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from kontaktpflege.domain.door import Goal, GoalKind
from kontaktpflege.services import Services
from kontaktpflege.ui.doors.answer import Answer, read_answer, read_examples, read_goals
from kontaktpflege.ui.doors.chain_view import ChainView
from kontaktpflege.ui.doors.goal_list import GoalList
from kontaktpflege.ui.icons import icon
from kontaktpflege.ui.tasks import Control, Latest
from kontaktpflege.ui.theme import XS, L, M, S, dress, grown
from kontaktpflege.ui.widgets.announcement import announce
from kontaktpflege.ui.widgets.dialog_size import open_at
from kontaktpflege.ui.widgets.error_dialog import understood
from kontaktpflege.ui.widgets.flow_layout import FlowLayout
from kontaktpflege.ui.widgets.plain_text import plain_line
from kontaktpflege.ui.widgets.push_button import push_button, tip_with_keys
from kontaktpflege.ui.widgets.reading_area import ReadingArea
from kontaktpflege.ui.widgets.removable_chip import RemovableChip
from kontaktpflege.ui.widgets.text_label import text_label
from kontaktpflege.ui.widgets.tool_button import tool_button
from kontaktpflege.ui.writing import write
from kontaktpflege.wording import _
from kontaktpflege.wording.chains import kept_words, none_words, way_words

_SIZE = (780, 560)
_GOALS_WIDTH = 230
_LONGEST = 200


class DoorDialog(QDialog):
    """Enter writes to the first of the chain, Alt+Right and Alt+Left show the next and the one before."""

    write_asked = Signal(int, object)
    """Write to this contact, to be introduced to the person of this `Goal`; None: one writes to the goal itself."""
    advice_asked = Signal(int, object)
    """Ask this contact who could know a way to this `Goal`."""
    sheet_asked = Signal(int)
    """Open the call sheet of a contact."""
    contact_asked = Signal(int)
    """Show this contact."""
    shown_in_picture = Signal(object)
    """Show these contacts, the user (or 0) first, as a chain in the picture."""
    answered = Signal()
    """A question was answered, and the answer shown."""

    def __init__(self, services: Services, parent: QWidget) -> None:
        super().__init__(parent)
        self._services = services
        self._answer: Answer | None = None
        self._avoided: dict[int, str] = {}
        self.setWindowTitle(_("Who opens the door?"))
        self.line = QLineEdit(maxLength=_LONGEST)
        self.line.setPlaceholderText(_("To whom? A person, a company or a circle"))
        self.line.setAccessibleName(_("Whom do you want to reach?"))
        self.line.textEdited.connect(self._look)
        self.line.installEventFilter(self)
        self.goals = GoalList()
        self.goals.chosen.connect(self._go_to)
        self.view = ChainView()
        self.view.contact_asked.connect(lambda contact: self._leave(lambda: self.contact_asked.emit(contact)))
        self.view.avoided.connect(self._avoid)
        self.view.advice_asked.connect(self._ask_for_advice)
        self._looking = Latest(self)
        self._looking.done.connect(self._show)
        self._looking.failed.connect(self._fail)
        self._build()
        self._connect_keys()
        self._renew()
        open_at(self, *_SIZE)

    def begin(self, goal: Goal | None = None, ids: tuple[int, ...] = ()) -> None:
        """Be ready for another question; with `goal` ask for it, and with `ids` show that chain first."""
        self._avoided = {}
        self._show_avoided()
        if goal is None:
            self.line.clear()
            self._look("")
        else:
            self.line.setText(plain_line(goal.name, _LONGEST))
            self.goals.show_goals([goal])
            self._examples.hide()
            self._ask(goal, 0, ids)
        self.line.selectAll()
        self.line.setFocus()

    def offer_picture(self) -> None:
        """Offer to show the chain in the picture of the network, since there is one."""
        self.picture.setProperty("offered", True)
        self._renew()

    def answer(self) -> Answer | None:
        """What is shown."""
        return self._answer

    def go_on(self, by: int) -> None:
        """Show the next chain, or the one before."""
        answer = self._answer
        if answer is not None and 0 <= answer.place + by < len(answer.ways):
            self._ask(answer.goal, answer.place + by, answer.first)

    def step_aside(self) -> None:
        """A chain is being kept, or let go of."""
        self.keep.setEnabled(False)

    def let_go(self) -> None:
        """It is written."""

    def come_back(self) -> None:
        """It could not be written: what is shown stands as it stood."""
        self._renew()

    def _build(self) -> None:
        heading = QLabel(_("Who opens the door?"))
        dress(heading, "heading")
        self._chips = QWidget()
        self._chip_row = FlowLayout(self._chips, spacing=XS)
        area = ReadingArea(_("The chain"))
        area.setWidget(self.view)
        right = QVBoxLayout()
        right.setSpacing(S)
        right.addLayout(self._build_top())
        self._kept = text_label("", "muted")
        right.addWidget(area, 1)
        right.addWidget(self._kept)
        self._examples = text_label(_("For example"), "section")
        left = QVBoxLayout()
        left.setSpacing(S)
        left.addWidget(self._examples)
        left.addWidget(self.goals, 1)
        self.goals.setFixedWidth(grown(_GOALS_WIDTH))
        body = QHBoxLayout()
        body.setSpacing(L)
        body.addLayout(left)
        body.addLayout(right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(L, L, L, L)
        column.setSpacing(M)
        column.addWidget(heading)
        column.addWidget(self.line)
        column.addLayout(body, 1)
        column.addLayout(self._build_foot())

    def _build_top(self) -> QHBoxLayout:
        """Over the chain: who is left out, and which of the chains it is."""
        self.before = tool_button("arrow-left", tip_with_keys(_("The chain before"), "Alt+Left"), ink="text")
        self.before.clicked.connect(lambda: self.go_on(-1))
        self.next = tool_button("arrow-right", tip_with_keys(_("The next chain"), "Alt+Right"), ink="text")
        self.next.clicked.connect(lambda: self.go_on(1))
        self._which = QLabel()
        dress(self._which, "muted")
        top = QHBoxLayout()
        top.setSpacing(S)
        top.addWidget(self._chips, 9)
        top.addStretch(1)
        for widget in (self.before, self._which, self.next):
            top.addWidget(widget)
        return top

    def _build_foot(self) -> QHBoxLayout:
        self.keep = push_button(_("Keep the chain"), icon("bookmark", "muted"))
        self.keep.setCheckable(True)
        self.keep.setToolTip(tip_with_keys(_("It then stands in the details of the contact it leads to"), "Ctrl+S"))
        self.keep.clicked.connect(self._turn_kept)
        self.picture = push_button(_("In the picture"), icon("waypoints", "muted"))
        self.picture.clicked.connect(self._show_picture)
        self.sheet = push_button(_("Call sheet"), icon("sticky-note"))
        self.sheet.setToolTip(tip_with_keys(_("What matters before a call with the first of them"), "Ctrl+T"))
        self.sheet.clicked.connect(self._ask_for_sheet)
        self.write = push_button(_("Write"), icon("feather", "on_accent"), "primary")
        self.write.setToolTip(tip_with_keys(_("Open a draft"), "Return"))
        self.write.clicked.connect(self._write)
        foot = QHBoxLayout()
        foot.setSpacing(S)
        foot.addStretch(1)
        for button in (self.keep, self.picture, self.sheet, self.write):
            button.setAutoDefault(False)
            foot.addWidget(button)
        self.write.setDefault(True)
        return foot

    def _connect_keys(self) -> None:
        QShortcut(QKeySequence("Alt+Right"), self, lambda: self.go_on(1))
        QShortcut(QKeySequence("Alt+Left"), self, lambda: self.go_on(-1))
        for keys, button in (("Ctrl+S", self.keep), ("Ctrl+T", self.sheet)):
            QShortcut(QKeySequence(keys), self, button.click)

    def _look(self, words: str) -> None:
        """The words changed: find whom they mean, and the way to the first; without words, whom one could ask for."""
        services, avoid = self._services, tuple(self._avoided)
        if not words.strip():
            self._looking.run(lambda control: read_examples(services))
            return

        def work(control: Control) -> Any:
            goals = read_goals(services, words)
            return goals, read_answer(services, goals[0], avoid, 0) if goals else None

        self._looking.run(work)

    def _ask(self, goal: Goal, place: int, first: tuple[int, ...] = ()) -> None:
        services, avoid = self._services, tuple(self._avoided)
        self._looking.run(lambda control: read_answer(services, goal, avoid, place, first))

    def _offer(self, examples: Sequence[Goal]) -> None:
        """Nothing was typed: say what can be."""
        self._answer = None
        self.goals.show_goals(examples, chosen=False)
        self._examples.setVisible(bool(examples))
        self.view.tell(_("Type a person, a company or a circle, and see who leads you there."))
        self._renew()

    def _go_to(self, goal: Goal) -> None:
        """A goal was gone to in the list; an example comes into the line as if typed."""
        if not self._examples.isHidden():
            self.line.setText(plain_line(goal.name, _LONGEST))
            self.line.selectAll()
        self._ask(goal, 0)

    def _show(self, found: Any) -> None:
        if isinstance(found, list):
            self._offer(found)
            return
        if isinstance(found, tuple):
            goals, answer = found
            self.goals.show_goals(goals)
            self._examples.hide()
        else:
            answer = found
        self._answer = answer
        if answer is None:
            self.view.tell("")
        else:
            self.view.show_answer(answer)
            way = answer.way
            announce(self.view, plain_line(none_words(len(answer.advisers)) if way is None else way_words(way), 600))
        self._renew()
        self.answered.emit()

    def _fail(self, error: BaseException) -> None:
        sentence = understood(error).text
        self._answer = None
        self.view.tell(sentence)
        self._renew()
        self.answered.emit()

    def _renew(self) -> None:
        """What can be done with what is shown."""
        answer = self._answer
        way = answer.way if answer is not None else None
        is_kept = answer is not None and answer.kept is not None
        self._kept.setText(plain_line(kept_words(way), 200) if way is not None and is_kept else "")
        self._kept.setVisible(is_kept)
        self.keep.setChecked(is_kept)
        for button in (self.keep, self.sheet, self.write):
            button.setEnabled(way is not None)
        for widget in (self.before, self._which, self.next):
            widget.setVisible(way is not None)
        self.picture.setVisible(bool(self.picture.property("offered")))
        self.picture.setEnabled(way is not None)
        if answer is None or way is None:
            self._which.clear()
            self.before.setEnabled(False)
            self.next.setEnabled(False)
            self.write.setText(_("Write"))
            return
        more = answer.place + 1 < len(answer.ways)
        self._which.setText(_("Chain {number}").format(number=answer.place + 1))
        self.before.setEnabled(answer.place > 0)
        self.next.setEnabled(more)
        name = plain_line(way.steps[0].person.name, 30) or _("Without a name")
        self.write.setText(_("Write to {name}").format(name=name.replace("&", "&&")))

    def _avoid(self, contact_id: int, name: str) -> None:
        self._avoided[contact_id] = name
        self._ask_anew()

    def _welcome(self, contact_id: int) -> None:
        self._avoided.pop(contact_id, None)
        self._ask_anew()

    def _ask_anew(self) -> None:
        self._show_avoided()
        self.line.setFocus()
        if self._answer is not None:
            self._ask(self._answer.goal, 0, self._answer.first)

    def _show_avoided(self) -> None:
        while (item := self._chip_row.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for contact_id, name in self._avoided.items():
            chip = RemovableChip(self)
            chip.setText(_("without {name}").format(name=name.replace("&", "&&")) + "  ×")
            chip.setAccessibleName(_("without {name}").format(name=name))
            chip.setToolTip(_("Click to allow {name} again").format(name=name))
            chip.setAutoDefault(False)
            chip.removed.connect(lambda contact_id=contact_id: self._welcome(contact_id))
            self._chip_row.addWidget(chip)
        self._chips.setVisible(bool(self._avoided))

    def _write(self) -> None:
        answer = self._answer
        if answer is None or (way := answer.way) is None:
            return
        asked = None
        if len(way.steps) > 1:
            # The first one knows the second; the goal may be further on.
            second = way.steps[1].person
            asked = Goal(GoalKind.PERSON, second.name, second.id)
        self._leave(lambda: self.write_asked.emit(way.steps[0].person.id, asked))

    def _ask_for_advice(self, contact_id: int) -> None:
        if (answer := self._answer) is not None:
            self._leave(lambda: self.advice_asked.emit(contact_id, answer.goal))

    def _ask_for_sheet(self) -> None:
        if self._answer is not None and (way := self._answer.way) is not None:
            self._leave(lambda: self.sheet_asked.emit(way.steps[0].person.id))

    def _show_picture(self) -> None:
        if self._answer is not None and (way := self._answer.way) is not None:
            self._leave(lambda: self.shown_in_picture.emit([self._services.doors.asker(), *way.ids]))

    def _leave(self, go_on: Callable[[], object]) -> None:
        """Go first: what is opened from here would not be heard behind this dialog."""
        self.accept()
        go_on()

    def _turn_kept(self) -> None:
        answer = self._answer
        if answer is None or (way := answer.way) is None:
            return
        doors, kept = self._services.doors, answer.kept

        def work(control: Control) -> Any:
            if kept is None:
                return doors.keep(way.ids)
            return doors.drop(way.ids[-1], kept)

        def show(number: int | None) -> None:
            if self._answer is answer:
                self._answer = replace(answer, kept=number)
                self._renew()
                self.answered.emit()
            words = _("The chain is kept no more.") if number is None else kept_words(way)
            announce(self, plain_line(words, 200))

        write(self, work, show, source=self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.line and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            by = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if by is not None and not event.modifiers():
                self.goals.step(by)
                return True
        return super().eventFilter(watched, event)

"""The bars about the network at the foot of the window: which card is the user's, and who knows whom."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from kontaktpflege.domain.tie import Tie, TieQuestion, TieSource
from kontaktpflege.services import Services
from kontaktpflege.ui.foot_bar import FootBar
from kontaktpflege.ui.tasks import Control, Task
from kontaktpflege.ui.ties.own_card_bar import OwnCardBar
from kontaktpflege.ui.ties.question_bar import QuestionBar
from kontaktpflege.ui.widgets.error_dialog import show_error
from kontaktpflege.ui.widgets.plain_text import plain_line
from kontaktpflege.ui.writing import write
from kontaktpflege.wording import _

if sys.platform != "win32":
    import pwd


class TieBars(QObject):
    """Each bar is made when it has something to ask."""

    told = Signal(str, bool)
    """A sentence for the user, and whether it can be undone."""
    made = Signal(object)
    """A bar that wants its place."""
    left = Signal()
    """A bar goes, and had the keyboard."""
    own_card_asked = Signal()
    """Somebody was proposed as the user."""

    def __init__(self, services: Services, window: QWidget) -> None:
        super().__init__(window)
        self._services = services
        self._window = window
        self.own_card: OwnCardBar | None = None
        self.question: QuestionBar | None = None

    def __iter__(self) -> Iterator[FootBar]:
        """Those that were made, in the order in which F6 comes to them."""
        return (bar for bar in (self.own_card, self.question) if bar is not None)

    def propose_own_card(self, name: str) -> None:
        """Ask whether the one who seems to be the user is; if nobody does, nothing is asked. `name` may be ""."""
        self._look(lambda control: self._proposed(name), self._ask_proposed)

    def ask_own_card(self, name: str) -> None:
        """Ask which card is the user's, whoever it seems to be; not where one is marked."""
        if self._services.ties.own_card() is None:
            self._look(lambda control: self._proposed(name), self._own_card_bar().ask)

    def ask_question(self) -> None:
        """Ask whether two people know each other, if there are two to ask about."""
        self._look(lambda control: self._services.ties.question(), self._ask)

    def _proposed(self, name: str) -> tuple[int, str] | None:
        """Runs in a worker thread."""
        return self._services.ties.proposed_own_card([name, name_of_account()])

    def _ask_proposed(self, proposed: tuple[int, str] | None) -> None:
        if proposed is not None:
            self._own_card_bar().ask(proposed)
            self.own_card_asked.emit()

    def _own_card_bar(self) -> OwnCardBar:
        if self.own_card is None:
            self.own_card = OwnCardBar(self._services.capture.people, self._window)
            self.own_card.chosen.connect(self._keep_own_card)
            self._place(self.own_card)
        return self.own_card

    def _ask(self, found: TieQuestion | None) -> None:
        if found is None:
            return
        if self.question is None:
            self.question = QuestionBar(self._window)
            self.question.answered.connect(self._keep_answer)
            self._place(self.question)
        self.question.ask(found)

    def _place(self, bar: FootBar) -> None:
        bar.left.connect(self.left)
        self.made.emit(bar)

    def _keep_own_card(self, contact_id: int) -> None:
        name = plain_line(self._services.network.names([contact_id]).get(contact_id, ""), 60)
        self._write(
            lambda control: self._services.ties.set_own_card(contact_id),
            _("{name} is your own card now.").format(name=name),
        )

    def _keep_answer(self, asked: TieQuestion, answer: str) -> None:
        desk = self._services.ties
        if answer == "yes":
            tie = Tie(low=asked.one, high=asked.other, source=TieSource.QUESTION)
            words = _("{one} knows {other}: noted.")
            self._write(lambda control: desk.add([tie]), _named(words, asked))
        else:
            words = _("Nobody asks again about {one} and {other}.")
            unknown = answer == "unknown"
            self._write(lambda control: desk.say_no(asked.one, asked.other, unknown=unknown), _named(words, asked))

    def _look(self, work: Any, show: Any) -> None:
        task = Task(work, self)
        task.done.connect(show)
        task.failed.connect(lambda error: show_error(self._window, error))
        task.start()

    def _write(self, work: Any, sentence: str) -> None:
        def run(control: Control) -> Any:
            return work(control)

        write(self._window, run, lambda result: self.told.emit(sentence, True))


def name_of_account() -> str:
    """What the user of this computer is called, "" if that is not known."""
    if sys.platform == "win32":
        return ""
    try:
        return pwd.getpwuid(os.getuid()).pw_gecos.partition(",")[0].strip()
    except KeyError:
        return ""


def _named(words: str, asked: TieQuestion) -> str:
    return words.format(one=plain_line(asked.one_name, 60), other=plain_line(asked.other_name, 60))

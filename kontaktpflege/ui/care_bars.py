"""The bars at the foot of the window: what next after a talk, a favour that one may note, the words of a favour."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from kontaktpflege.domain.errors import ContactNotFound
from kontaktpflege.domain.favor import Favor
from kontaktpflege.services import Services
from kontaktpflege.wording import _

if TYPE_CHECKING:
    from kontaktpflege.ui.care_deeds import CareDeeds
    from kontaktpflege.ui.favor_deeds import FavorDeeds
    from kontaktpflege.ui.favors.offer_bar import OfferBar
    from kontaktpflege.ui.favors.word_bar import WordBar
    from kontaktpflege.ui.foot_bar import FootBar
    from kontaktpflege.ui.talks.what_next_bar import WhatNextBar


class CareBars(QObject):
    """Each bar is made when it has something to ask, and goes when that is answered or of no more use."""

    made = Signal(object)
    """A bar that wants its place."""
    left = Signal()
    """A bar goes, and had the keyboard."""
    undo_asked = Signal(int)
    """Take back the step with this id."""

    def __init__(
        self,
        services: Services,
        deeds: Callable[[], CareDeeds],
        favors: Callable[[], FavorDeeds],
        today: Callable[[], date],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._services = services
        self._deeds = deeds
        self._favors = favors
        self._today = today
        self._window = window
        self._talks = 0
        """How often one had been in touch when it was asked what next."""
        self.what_next: WhatNextBar | None = None
        self.word_bar: WordBar | None = None
        self.offer: OfferBar | None = None

    def __iter__(self) -> Iterator[FootBar]:
        """Those that were made, in the order in which F6 comes to them."""
        return (bar for bar in (self.what_next, self.word_bar, self.offer) if bar is not None)

    def renew(self) -> None:
        """The book changed: ask no more about what is gone from it."""
        words, asked, offer = self.word_bar, self.what_next, self.offer
        if words is not None and words.favor_id() and self._services.ledger.favor(words.favor_id()) is None:
            words.leave()
        if asked is not None and asked.is_asking():
            whom = asked.contact_id()
            if self._services.journal.count(whom) < self._talks or not self._is_here(whom):
                asked.leave()
        if offer is not None and (offered := offer.favor()) is not None and not self._is_here(offered.contact_id):
            offer.leave()

    def ask_what_next(self, contact_id: int) -> None:
        """After a talk, at most once a quarter for each person, quietly."""
        from kontaktpflege.ui.talks.what_next_bar import WhatNextBar, may_ask

        care = self._services.care.care(contact_id)
        if not may_ask(care, self._today()):
            return
        if self.what_next is None:
            self.what_next = WhatNextBar(self._window)
            self.what_next.answered.connect(self._go_on)
            self._place(self.what_next)
        self._talks = self._services.journal.count(contact_id)
        for row in self._services.address_book.summaries([contact_id]):
            self.what_next.ask(contact_id, row.name)

    def offer_favor(self, favor: Favor) -> None:
        """Offer quietly to note what was sent to somebody as a favour."""
        from kontaktpflege.ui.favors.offer_bar import OfferBar

        if self.offer is None:
            self.offer = OfferBar(self._window)
            self.offer.accepted.connect(lambda favor: self._favors().keep([favor], at_once=True))
            self._place(self.offer)
        for row in self._services.address_book.summaries([favor.contact_id]):
            self.offer.offer(favor, row.name)

    def ask_for_words(self, favor_id: int, told: str) -> None:
        """Ask what a favour was that was noted by one key; `told` says that it was noted."""
        from kontaktpflege.ui.favors.word_bar import WordBar

        favor = self._services.ledger.favor(favor_id)
        if favor is None:
            return
        if self.word_bar is None:
            self.word_bar = WordBar(self._window)
            self.word_bar.worded.connect(lambda favor: self._favors().keep([favor]))
            self.word_bar.more_asked.connect(lambda favor: self._favors().ask_to_correct(favor))
            self.word_bar.undo_asked.connect(self.undo_asked)
            self._place(self.word_bar)
        step = self._services.history.undo_step()
        self.word_bar.ask(favor, self._services.ledger.kinds(), told, step.id if step is not None else None)

    def end_words(self) -> None:
        """Keep what was said of a favour so far: another one gets its words elsewhere."""
        if self.word_bar is not None and self.word_bar.favor_id():
            self.word_bar.line.say()

    def _place(self, bar: FootBar) -> None:
        bar.left.connect(self.left)
        self.made.emit(bar)

    def _is_here(self, contact_id: int) -> bool:
        try:
            return self._services.address_book.contact(contact_id).trashed is None
        except ContactNotFound:
            return False

    def _go_on(self, contact_id: int, answer: str) -> None:
        """What was answered to "What next?"."""
        deeds = self._deeds()
        if answer == "wait":
            from kontaktpflege.ui.widgets.day_dialog import DayDialog

            title = _("For which moment do you wait?")
            dialog = DayDialog(title, _("Wait for it"), self._today(), self._window, with_note=True)
            dialog.chosen.connect(lambda day, note: deeds.answer_what_next(contact_id, until=day, note=note))
            dialog.open()
        else:
            deeds.answer_what_next(contact_id, rest=answer == "rest")

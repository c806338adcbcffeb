"""The page of the day: whom to call and why, and below it what else is near."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from kontaktpflege.domain.favor import Favor
from kontaktpflege.domain.history import Step
from kontaktpflege.domain.interaction import Interaction, Outcome
from kontaktpflege.domain.occasion import Coming
from kontaktpflege.services import Services
from kontaktpflege.ui.calling import Caller, first_number
from kontaktpflege.ui.care_deeds import CareDeeds
from kontaktpflege.ui.tasks import Latest
from kontaktpflege.ui.theme import XL, L, M, S, dress, grown
from kontaktpflege.ui.today.card_menu import CardMenu
from kontaktpflege.ui.today.day import Day, read_day
from kontaktpflege.ui.today.day_list import DayList, Entry
from kontaktpflege.ui.today.person_card import PersonCard
from kontaktpflege.ui.widgets.announcement import announce
from kontaktpflege.ui.widgets.elided_button import ElidedButton
from kontaktpflege.ui.widgets.elided_label import ElidedLabel
from kontaktpflege.ui.widgets.empty_state import EmptyState
from kontaktpflege.ui.widgets.error_dialog import show_error
from kontaktpflege.ui.widgets.plain_text import plain_line
from kontaktpflege.wording import _, ngettext
from kontaktpflege.wording.care import day_done, day_words, heading_of, promise_words, share_words
from kontaktpflege.wording.numbers import number
from kontaktpflege.wording.occasions import occasion_line

_CARDS = 3
_BESIDE_FROM = 900
"""So wide the page has to be for the cards to stand side by side."""
_FEW, _VERY_FEW = 4, 2
"""Lines of a list at the foot, and where the cards are rows."""
_FAVORS = (Qt.Key.Key_G, Qt.Key.Key_B)
"""The letters that note something given, and something received."""
_NOT_COMING = frozenset((Favor, Interaction, Step))
"""What comes is looked up again after all that is not only of these kinds."""


class TodayPage(QWidget):
    """Shows the day; reads it off the GUI thread whenever the book changed."""

    contact_asked = Signal(int)
    """Show this contact among all."""
    sheet_asked = Signal(int)
    """Open the call sheet of a contact."""
    favor_asked = Signal(int, bool)
    """Note that a contact was given something (True), or gave."""
    log_asked = Signal(int)
    """Open the dialog that notes what happened with a contact."""
    write_asked = Signal(int)
    """Open a draft to a contact."""
    occasions_asked = Signal()
    """Show what is coming."""
    rest_asked = Signal()
    """Show everybody who is due."""
    choice_asked = Signal()
    """Ask who should stay close."""
    import_asked = Signal()
    """Bring contacts in."""
    shown = Signal()
    """The day is on screen as it is now."""
    day_done = Signal()
    """The last name of the day was just done."""

    def __init__(
        self,
        services: Services,
        deeds: CareDeeds,
        caller: Caller,
        today: Callable[[], date],
        log_by_letter: Callable[[], bool],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._services = services
        self._deeds = deeds
        self._caller = caller
        self._today = today
        self._log_by_letter = log_by_letter
        self._day: Day | None = None
        self._stale = True
        self._looked = False
        self._wants_focus = False
        self._reading = Latest(self)
        self._reading.done.connect(self._show_day)
        self._reading.failed.connect(lambda error: show_error(self, error))
        self._looking = Latest(self)
        self._looking.done.connect(self._show_coming)
        self._looking.failed.connect(lambda error: show_error(self, error))
        self.menu = CardMenu(deeds, caller, today, self)
        self.menu.show_sheet = self.sheet_asked.emit
        self.menu.open_log = self.log_asked.emit
        self.menu.note_favor = self.favor_asked.emit
        self.menu.open_draft = self.write_asked.emit
        self.menu.show_contact = self.contact_asked.emit
        self.setAccessibleName(_("Today"))
        self.cards = [PersonCard(self) for _place in range(_CARDS)]
        self._make_parts()
        self._lay_out()
        self._connect()

    def renew(self, kinds: frozenset[type]) -> None:
        """These kinds of things changed: read the day anew, now or when the page is shown."""
        self._stale = True
        self._looked = self._looked and kinds <= _NOT_COMING
        if self.isVisible():
            self._read()

    def day(self) -> Day | None:
        """What is shown."""
        return self._day

    def current(self) -> int | None:
        """The contact on whose card the keyboard stands, else the first that is not done."""
        card = self._focused_card() or next(iter(self._open_cards()), None)
        return card.face.item.contact_id if card is not None and card.face is not None else None

    def take_focus(self) -> None:
        """Put the keyboard on the first card that is not done."""
        self._wants_focus = True
        if self._day is not None and not self._stale:
            self._give_focus()

    def _make_parts(self) -> None:
        self._heading = QLabel()
        dress(self._heading, "name")
        self._share = ElidedLabel()
        self._share.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        dress(self._share, "muted")
        self._enough = QLabel(wordWrap=True)
        dress(self._enough, "heading")
        self._enough.hide()
        self._nobody = EmptyState("handshake", self)
        self._nobody.hide()
        self._choices = QAction(_("Choose …"), self), QAction(_("Import …"), self)
        show = self._follow
        self.promises = DayList(_("PROMISES"), show, _("Kept"))
        self.coming = DayList(_("COMING UP"), show)
        self.resurfacing = DayList(_("COMING BACK"), show)
        self._rest = ElidedButton()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(L)
        head.addWidget(self._heading)
        head.addWidget(self._share, 1)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(S)
        for card in self.cards:
            self._row.addWidget(card, 1)
            card.hide()
        foot = QHBoxLayout()
        foot.setSpacing(XL)
        for part, share in ((self.promises, 3), (self.coming, 2), (self.resurfacing, 2)):  # promises are sentences
            part.hide()
            foot.addWidget(part, share)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(XL, M, XL, M)
        column.setSpacing(M)
        column.addLayout(head)
        column.addLayout(self._row)
        column.addWidget(self._nobody, 1)
        column.addWidget(self._enough)
        column.addLayout(foot)
        column.addWidget(self._rest)
        column.addStretch(1)
        scroll = QScrollArea(widgetResizable=True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(body)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)

    def _connect(self) -> None:
        self._rest.clicked.connect(self.rest_asked)
        self.promises.ticked.connect(self._deeds.settle_promise)
        for action, asked in zip(self._choices, (self.choice_asked, self.import_asked), strict=True):
            action.triggered.connect(asked)
        for card in self.cards:
            card.call_asked.connect(lambda card=card: self._call(card))
            card.menu_asked.connect(lambda menu, card=card: self._fill_menu(menu, card))
            card.outcome_said.connect(lambda outcome, text, card=card: self._log(card, outcome, text))
            card.stepped.connect(lambda step, card=card: self._step(card, step))
            card.opened.connect(lambda card=card: self._open(card))

    def _read(self) -> None:
        services, day = self._services, self._today()
        self._reading.run(lambda control: read_day(services, day))

    def _look_ahead(self) -> None:
        """Look up what comes; the names of the day do not wait for it."""
        self._looked = True  # unless something changes from now on
        self._looking.run(lambda control: self._services.occasions.near())

    def _show_day(self, day: Day) -> None:
        had_focus = self._focused_card()
        was_done = self._day is not None and self._day.all_done
        is_first = self._day is None
        is_new = self._day is not None and self._day.day != day.day
        self._day, self._stale = day, False
        self._heading.setText(heading_of(day.day))
        self._share.show_text(share_words(day.share.active, day.share.cared_for))
        for place, card in enumerate(self.cards):
            card.setVisible(place < len(day.faces))
            if place < len(day.faces):
                card.show_face(day.faces[place])
        self._show_nobody(day)
        tried = sum(face.item.done and not face.reached for face in day.faces)
        self._enough.setText(day_done(len(day.faces) - tried, tried) if day.all_done else "")
        self._enough.setVisible(day.all_done)
        if day.all_done and not was_done:
            announce(self, self._enough.text())
            if not is_first and not is_new:
                self.day_done.emit()
        self._show_foot(day)
        if is_new or not self._looked:
            self._look_ahead()
        leads_on = had_focus is not None and (is_new or had_focus.done() or had_focus.isHidden())
        wants_focus, self._wants_focus = self._wants_focus or leads_on, False
        if wants_focus and not self.isHidden():  # else another page has come up meanwhile, and the keyboard is there
            self._give_focus()
        self.shown.emit()

    def _show_coming(self, coming: Sequence[Coming]) -> None:
        entries = [Entry(plain_line(occasion_line(one)), one.contact_id) for one in coming]
        self.coming.show_entries(entries, self._few())

    def _few(self) -> int:
        return _FEW if self._row.direction() == QBoxLayout.Direction.LeftToRight else _VERY_FEW

    def _follow(self, contact_id: int | None) -> None:
        """A line at the foot was chosen: to its contact, or to what is coming."""
        if contact_id is None:
            self.occasions_asked.emit()
        else:
            self.contact_asked.emit(contact_id)

    def _show_nobody(self, day: Day) -> None:
        self._nobody.setVisible(not day.faces)
        if day.share.cared_for:
            self._nobody.say(_("Nobody is due today."), _("Whoever is due next comes by itself."))
            self._nobody.offer()
        elif day.book_is_empty:
            self._nobody.say(
                _("Nobody is in the book yet."), _("Bring your contacts in; then you choose who stays close.")
            )
            self._nobody.offer(self._choices[1])
        else:
            self._nobody.say(
                _("Who should stay close?"), _("Say it once for each person; three names a day come from that.")
            )
            self._nobody.offer(self._choices[0])

    def _show_foot(self, day: Day) -> None:
        few = self._few()
        promises = [
            Entry(promise_words(promise, day.day, name), promise.contact_id, promise.id)
            for promise, name in day.promises
        ]
        self.promises.show_entries(promises, few)
        back = [
            Entry(
                ": ".join(filter(None, (f"{one.name}, {day_words(one.day, day.day)}", one.note))),
                one.contact_id,
            )
            for one in day.resurfacing
        ]
        self.resurfacing.show_entries(back, few)
        words = ngettext("Later: {count} more is due", "Later: {count} more are due", day.due)
        words = words.format(count=number(day.due))
        if day.share.due > day.due:  # all of them are listed behind it
            words = _("{more}, {all} with those of today").format(more=words, all=number(day.share.due))
        self._rest.show_text(words)
        self._rest.setVisible(day.due > 0)

    def _call(self, card: PersonCard) -> None:
        if card.face is None:
            return
        card.ask_whether_reached()
        contact = card.face.contact
        if first_number(contact.card) is not None:
            self._caller.call(contact.card)

    def _log(self, card: PersonCard, outcome: Outcome, text: str) -> None:
        if card.face is not None and not card.is_busy():
            self._deeds.log(card.face.item.contact_id, outcome=outcome, text=text, source=card)

    def _open(self, card: PersonCard) -> None:
        if card.face is not None:
            self.contact_asked.emit(card.face.item.contact_id)

    def _fill_menu(self, menu: QMenu, card: PersonCard) -> None:
        if card.face is not None:
            self.menu.fill(menu, card.face, "L" if self._log_by_letter() else "")

    def _open_cards(self) -> list[PersonCard]:
        return [card for card in self.cards if not card.isHidden() and not card.done()]

    def _focused_card(self) -> PersonCard | None:
        focused = QApplication.focusWidget()
        return next((card for card in self.cards if focused is not None and card.isAncestorOf(focused)), None)

    def _give_focus(self) -> None:
        self._wants_focus = False
        there = self._open_cards() or [card for card in self.cards if not card.isHidden()]
        if there:
            there[0].take_focus()
        else:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self._nobody.focus_first()

    def _is_of_another_day(self) -> bool:
        return self._day is not None and self._day.day != self._today()

    def _step(self, card: PersonCard, step: int) -> None:
        there = [one for one in self.cards if not one.isHidden()]
        there[(there.index(card) + step) % len(there)].take_focus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale or self._is_of_another_day():
            self._read()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        # A window that stayed open over night shows the new day when one comes back to it.
        if event.type() == QEvent.Type.ActivationChange and self.isVisible() and self._is_of_another_day():
            self._read()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = event.size().width() >= grown(_BESIDE_FROM)
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if direction != self._row.direction():
            self._row.setDirection(direction)
            for card in self.cards:
                card.lie(flat=not beside)
            if self._day is not None:
                self._show_foot(self._day)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters act here: there is no list in which they would lead to a name."""
        card = self._focused_card()
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if plain and card is not None and card.face is not None:
            if event.key() == Qt.Key.Key_C:
                self.sheet_asked.emit(card.face.item.contact_id)
                return
            if event.key() in _FAVORS and self._log_by_letter():
                self.favor_asked.emit(card.face.item.contact_id, event.key() == Qt.Key.Key_G)
                return
            if event.key() == Qt.Key.Key_L and self._log_by_letter() and not card.done():
                self._log(card, Outcome.REACHED, "")
                return
        super().keyPressEvent(event)

"""Care in the window: the page of the day, logging by key, the call sheet; connects what they ask for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, QTimer, Signal
from PySide6.QtWidgets import QMenu, QWidget

from kontaktpflege.domain.errors import ContactNotFound, KontaktpflegeError
from kontaktpflege.services import Services
from kontaktpflege.settings import Settings
from kontaktpflege.ui.icons import icon
from kontaktpflege.ui.opener import Opener
from kontaktpflege.ui.pages import Pages
from kontaktpflege.ui.preferences import Preferences
from kontaktpflege.ui.tasks import Control, Task
from kontaktpflege.ui.widgets.error_dialog import show_error
from kontaktpflege.wording import _

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from kontaktpflege.domain.favor import Favor
    from kontaktpflege.domain.interaction import Interaction
    from kontaktpflege.domain.template import TextBlock
    from kontaktpflege.ui.calling import Caller
    from kontaktpflege.ui.care_deeds import CareDeeds
    from kontaktpflege.ui.contacts.care_section import CareFacts, CareSection
    from kontaktpflege.ui.farewells import Farewells
    from kontaktpflege.ui.favor_deeds import FavorDeeds
    from kontaktpflege.ui.favors.favor_dialog import FavorDialog
    from kontaktpflege.ui.favors.offer_bar import OfferBar
    from kontaktpflege.ui.favors.word_bar import WordBar
    from kontaktpflege.ui.ledger.ledger_page import LedgerPage
    from kontaktpflege.ui.talks.about_dialog import AboutDialog
    from kontaktpflege.ui.talks.call_sheet import CallSheet
    from kontaktpflege.ui.talks.log_dialog import LogDialog
    from kontaktpflege.ui.talks.sheet_facts import SheetFacts
    from kontaktpflege.ui.talks.timeline_dialog import TimelineDialog
    from kontaktpflege.ui.talks.what_next_bar import WhatNextBar
    from kontaktpflege.ui.today.today_page import TodayPage


_MOST_TALKED_WITH = 30
"""Whoever selected more than so many did not talk with all of them at once."""
_SHEET_AFTER = 1_000
"""Milliseconds from the day, or from care in the details, to the code of the call sheet."""


class Caring(QObject):
    """Everything is loaded when it is asked for first: an uncared book starts without it."""

    told = Signal(str, bool)
    """A sentence for the user, and whether it can be undone."""
    contact_asked = Signal(int)
    """Show this contact among all."""
    write_asked = Signal(int)
    """Open a draft to this contact."""
    draft_asked = Signal(int, object)
    """Open a draft to this contact with a `TextBlock`."""
    bar_made = Signal(object)
    """A bar that wants its place at the foot of the window."""
    occasions_asked = Signal()
    """Show what comes round."""
    choice_asked = Signal()
    """Ask who should stay close."""
    import_asked = Signal()
    """Bring contacts in."""
    due_asked = Signal()
    """List everybody who is due."""
    due_counted = Signal(int)
    """How many names of the day are not done."""

    def __init__(
        self,
        services: Services,
        pages: Pages,
        opener: Opener,
        preferences: Preferences,
        today: Callable[[], date],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._services = services
        self._pages = pages
        self._opener = opener
        self._preferences = preferences
        self.today = today
        self._window = window
        self._deeds: CareDeeds | None = None
        self._farewells: Farewells | None = None
        self._favors: FavorDeeds | None = None
        self._caller: Caller | None = None
        self._sheet: CallSheet | None = None
        self._timelines: dict[int, TimelineDialog] = {}
        self.what_next: WhatNextBar | None = None
        self._talks = 0
        """How often one had been in touch when it was asked what next."""
        self.offer: OfferBar | None = None
        self.word_bar: WordBar | None = None
        pages.make_today = self._make_today
        pages.make_ledger = self._make_ledger
        pages.contacts.died_asked.connect(lambda contact: self.farewells().ask_died(contact))
        pages.contacts.who_asked.connect(lambda contact: self.farewells().ask_who(contact))
        pages.contacts.died_words = lambda contact: self.farewells().died_words(contact)
        pages.contacts.care_details.made.connect(self.serve)

    def begin(self, memory: QSettings) -> bool:
        """Show the day first if the window begins with it; tells whether it does."""
        day = self.today().isoformat()
        if not self._services.address_book.cares_for_somebody() or not self._pages.begins_with_today(memory, day):
            return False
        self._pages.show_today().take_focus()
        return True

    def save(self, memory: QSettings) -> None:
        """Remember the page for the rest of the day."""
        self._pages.save(memory, self.today().isoformat())

    def renew(self, kinds: frozenset[type]) -> None:
        """These kinds of things changed in the book."""
        bar = self.word_bar
        if bar is not None and bar.favor_id() and self._services.ledger.favor(bar.favor_id()) is None:
            bar.leave()
        self._drop_questions()
        if self._pages.today is not None:
            self._pages.today.renew(kinds)
        if self._pages.ledger is not None:
            self._pages.ledger.renew()
        if self._sheet is not None:
            self._sheet.renew()
        for timeline in self._timelines.values():
            timeline.renew()

    def use_settings(self, settings: Settings) -> None:
        """Numbers belong to this country."""
        if self._caller is not None:
            self._caller.country = settings.country

    def deeds(self) -> CareDeeds:
        """What writes."""
        if self._deeds is None:
            from kontaktpflege.ui.care_deeds import CareDeeds

            self._deeds = CareDeeds(self._services, self.today, self._window)
            self._deeds.told.connect(self._tell)
            self._deeds.talked.connect(self._ask_what_next)
        return self._deeds

    def favors(self) -> FavorDeeds:
        """What writes favours."""
        if self._favors is None:
            from kontaktpflege.ui.favor_deeds import FavorDeeds

            self._favors = FavorDeeds(self._services, lambda: self._preferences.settings().country, self._window)
            self._favors.told.connect(self._tell)
            self._favors.noted.connect(self._word_favor)
        return self._favors

    def note_favor(self, *, given: bool, contact_id: int | None = None) -> None:
        """Note that the current contact was given something, or gave; of several that are selected one says more."""
        ids = [contact_id] if contact_id is not None else self._meant()
        if len(ids) == 1:
            self.favors().note_at_once(ids, given=given)
        elif ids:
            self.favors().ask(ids, given=given)

    def offer_favor(self, favor: Favor) -> None:
        """Offer quietly to note what was sent to somebody as a favour."""
        from kontaktpflege.ui.favors.offer_bar import OfferBar

        if self.offer is None:
            self.offer = OfferBar(self._window)
            self.offer.accepted.connect(lambda favor: self.favors().keep([favor], at_once=True))
            self.offer.left.connect(self._pages.take_focus)
            self.bar_made.emit(self.offer)
        for row in self._services.address_book.summaries([favor.contact_id]):
            self.offer.offer(favor, row.name)

    def ask_favor(self) -> FavorDialog:
        """Ask in full what the contacts that are meant were given, or gave."""
        return self.favors().ask(self._meant(), given=True)

    def caller(self) -> Caller:
        """What opens telephone, mail and messenger."""
        if self._caller is None:
            from kontaktpflege.ui.calling import Caller

            self._caller = Caller(self._opener, self._window)
            self._caller.country = self._preferences.settings().country
        return self._caller

    def current(self) -> int | None:
        """The contact that is meant: on whose card of the day, or in whose row, the keyboard stands."""
        if self._pages.shows_today() and self._pages.today is not None:
            return self._pages.today.current()
        if self._pages.shows_ledger() and self._pages.ledger is not None:
            return self._pages.ledger.current()
        return self._pages.contacts.list.table.current_id()

    def log_current(self) -> None:
        """Log a talk with the contacts that are meant, just now."""
        meant = self._talked_with()
        if len(meant) > _MOST_TALKED_WITH:
            words = _("A talk is with {count} contacts at most. Please select fewer.")
            self.told.emit(words.format(count=_MOST_TALKED_WITH), False)
        elif meant:
            self.deeds().log(*meant)

    def open_log(self, contact_id: int | None = None, held: Interaction | None = None) -> LogDialog:
        """Ask in full what happened with somebody (without a contact: those meant), or correct what is `held`."""
        from kontaktpflege.ui.talks.log_dialog import LogDialog

        ids = list(held.contacts) if held is not None else [contact_id] if contact_id else self._talked_with()
        people = [(row.id, row.name) for row in self._services.address_book.summaries(ids[:_MOST_TALKED_WITH])]
        dialog = LogDialog(people, self._services.journal.now, self._services.capture.people, self._window, held)
        dialog.decided.connect(lambda made, promises: self.deeds().keep(made, promises, dialog))
        dialog.removal_asked.connect(self.deeds().delete)
        dialog.open()
        return dialog

    def show_sheet(self, contact_id: int | None = None) -> CallSheet | None:
        """Show what matters before a call with somebody (without a contact: the current one); None if there is nobody."""
        from kontaktpflege.ui.talks.call_sheet import CallSheet
        from kontaktpflege.ui.talks.sheet_facts import read_sheet

        meant = contact_id if contact_id is not None else self._only_one()
        if meant is None:
            return None
        try:
            facts = read_sheet(self._services, meant, self.today())
        except KontaktpflegeError as error:
            show_error(self._window, error)
            return None
        letter = self._preferences.log_by_letter
        sheet = CallSheet(self._services, self.deeds(), self.caller(), facts, self.today, letter, self._window)
        sheet.favor_asked.connect(lambda contact, given: self.note_favor(given=given, contact_id=contact))
        sheet.log_asked.connect(self.open_log)
        sheet.draft_asked.connect(self._write_instead)
        sheet.favors.serve(self.favors(), sheet)
        sheet.favors.meet_asked.connect(self._meet)
        sheet.print_asked.connect(lambda facts: self._print_sheet(facts, sheet))
        sheet.finished.connect(self._forget_sheet)
        self._sheet = sheet
        sheet.open()
        return sheet

    def show_timeline(self, contact_id: int) -> TimelineDialog:
        """Show everything that happened with somebody; the window behind stays in use, to take back a deletion."""
        from kontaktpflege.ui.talks.timeline_dialog import TimelineDialog

        if (known := self._timelines.get(contact_id)) is not None:
            known.raise_()
            known.activateWindow()
            return known
        names = [row.name for row in self._services.address_book.summaries([contact_id])]
        name = names[0] if names else ""
        dialog = TimelineDialog(self._services.journal, contact_id, name, self.today(), self._window)
        dialog.correction_asked.connect(lambda held: self.open_log(held=held))
        dialog.removal_asked.connect(self.deeds().delete)
        dialog.finished.connect(lambda result: self._timelines.pop(contact_id))
        self._timelines[contact_id] = dialog
        dialog.show()
        return dialog

    def serve(self, section: CareSection) -> None:
        """Do what is asked for in the details."""
        section.log_asked.connect(self.open_log)
        section.sheet_asked.connect(self.show_sheet)
        section.happened.correction_asked.connect(lambda held: self.open_log(held=held))
        section.happened.removal_asked.connect(lambda one: self.deeds().delete(one))
        section.all_asked.connect(self.show_timeline)
        section.rhythm_asked.connect(lambda contact: self._pages.contacts.care_actions.rhythm.trigger())
        section.promises.serve(self.deeds())
        section.favors.serve(self.favors())
        section.favors.meet_asked.connect(self.contact_asked)
        section.favors.draft_asked.connect(self.draft_asked)
        section.waived.connect(lambda contact: self.deeds().waive_answers(contact))
        section.who_asked.connect(lambda contact: self.farewells().ask_who(contact))
        section.menu_shown.connect(self._fill_menu)
        self._load_sheet_soon()

    def farewells(self) -> Farewells:
        """What there is to do when somebody has died."""
        if self._farewells is None:
            from kontaktpflege.ui.farewells import Farewells

            self._farewells = Farewells(self._services, self.deeds(), self._window)
            self._farewells.contact_asked.connect(self.contact_asked)
            self._farewells.sheet_asked.connect(self.show_sheet)
            self._farewells.write_asked.connect(self.write_asked)
        return self._farewells

    def ask_current_died(self) -> None:
        """Note that the current contact has died, or take it back."""
        if (current := self._only_one()) is not None:
            self.farewells().ask_died(current)

    def name_died(self, action: QAction) -> None:
        """Let the action say what it would note of the current contact."""
        current = self.current()
        action.setText(self.farewells().died_words(current or 0))
        action.setEnabled(current is not None and len(self._meant()) < 2)

    def ask_current_who(self) -> None:
        """Show who should know what happened to the current contact."""
        if (current := self._only_one()) is not None:
            self.farewells().ask_who(current)

    def ask_about(self, contact_id: int) -> AboutDialog:
        """Ask what one keeps in mind of somebody."""
        from kontaktpflege.ui.talks.about_dialog import AboutDialog

        names = [row.name for row in self._services.address_book.summaries([contact_id])]
        dialog = AboutDialog(names[0] if names else "", self._services.care.about(contact_id), self._window)
        dialog.decided.connect(lambda about: self.deeds().keep_about(contact_id, about, dialog))
        dialog.open()
        return dialog

    def _fill_menu(self, menu: QMenu, facts: CareFacts) -> None:
        """What else can be done about somebody, from the details."""
        contact, care, farewells = facts.contact_id, self._pages.contacts.care_actions, self.farewells()
        if not facts.care.died:
            menu.addActions([care.wake] if facts.care.resting else [care.revive, care.rest])
            menu.addSeparator()
        menu.addAction(icon("pencil"), _("Change what you keep in mind …"), lambda: self.ask_about(contact))
        menu.addSeparator()
        menu.addAction(icon("flower-2"), farewells.died_words(contact), lambda: farewells.ask_died(contact))
        menu.addAction(icon("users"), _("Who should know? …"), lambda: farewells.ask_who(contact))

    def _meant(self) -> list[int]:
        """The selected contacts, or the one on whose card or favour the keyboard stands."""
        if self._pages.shows_contacts():
            return list(self._pages.contacts.list.table.selected_ids())
        current = self.current()
        return [current] if current is not None else []

    def _tell(self, sentence: str, undoable: bool) -> None:
        """Say what was done where one can take it back: the sheet keeps the window behind it from hearing anything."""
        if self._sheet is not None:
            self._sheet.told.tell(sentence, undoable)
        else:
            self.told.emit(sentence, undoable)

    def _meet(self, contact_id: int) -> None:
        if self._leaves_sheet():
            self.contact_asked.emit(contact_id)

    def _write_instead(self, contact_id: int, block: TextBlock) -> None:
        """Write to whom one was about to call: the sheet would let nobody at the draft."""
        if self._leaves_sheet():
            self.draft_asked.emit(contact_id, block)

    def _talked_with(self) -> list[int]:
        """Several that are selected, else the one under the cursor."""
        meant, current = self._meant(), self.current()
        return meant if len(meant) > 1 else [current] if current is not None else []

    def _only_one(self) -> int | None:
        """The contact under the cursor; None, and a word on it, where several are selected."""
        if len(self._meant()) > 1:
            self.told.emit(_("This is for one contact at a time. Please select one."), False)
            return None
        return self.current()

    def _leaves_sheet(self) -> bool:
        """Close the call sheet; tells whether it went."""
        if self._sheet is not None:
            self._sheet.reject()
        return self._sheet is None

    def _word_favor(self, favor_id: int) -> None:
        """Let a favour that was noted by one key get its words where one sees it."""
        if self._sheet is not None:
            self._sheet.word_favor(favor_id)
        elif self._pages.contacts.details.isVisible():
            self._pages.contacts.care_details.word_favor(favor_id)
        else:
            self._ask_for_words(favor_id)

    def _ask_for_words(self, favor_id: int) -> None:
        from kontaktpflege.ui.favors.word_bar import WordBar

        favor = self._services.ledger.favor(favor_id)
        if favor is None:
            return
        if self.word_bar is None:
            self.word_bar = WordBar(self._window)
            self.word_bar.worded.connect(lambda favor: self.favors().keep([favor]))
            self.word_bar.more_asked.connect(lambda favor: self.favors().ask_to_correct(favor))
            self.word_bar.left.connect(self._pages.take_focus)
            self.bar_made.emit(self.word_bar)
        self.word_bar.ask(favor, self._services.ledger.kinds(), self.favors().noted_words([favor]))

    def _load_sheet_soon(self) -> None:
        """Load what the call sheet needs where nobody waits for it: so the first one opens as quickly as the others."""
        QTimer.singleShot(_SHEET_AFTER, self, self._load_sheet)

    def _load_sheet(self) -> None:
        def load(control: Control) -> None:
            from kontaktpflege.ui.talks import call_sheet  # noqa: F401

            self._services.correspondence.offered()

        Task(load).start()

    def _print_sheet(self, facts: SheetFacts, sheet: CallSheet) -> None:
        from kontaktpflege.ui.sheet_press import print_sheet

        print_sheet(facts, lambda sentence: self._tell(sentence, False), sheet)

    def _forget_sheet(self) -> None:
        self._sheet = None

    def _ask_what_next(self, contact_id: int) -> None:
        """After a talk, at most once a quarter for each person, quietly."""
        from kontaktpflege.ui.talks.what_next_bar import WhatNextBar, may_ask

        care = self._services.care.care(contact_id)
        if not may_ask(care, self.today()):
            return
        if self.what_next is None:
            self.what_next = WhatNextBar(self._window)
            self.what_next.answered.connect(self._go_on)
            self.what_next.left.connect(self._pages.take_focus)
            self.bar_made.emit(self.what_next)
        self._talks = self._services.journal.count(contact_id)
        for row in self._services.address_book.summaries([contact_id]):
            self.what_next.ask(contact_id, row.name)

    def _drop_questions(self) -> None:
        """Ask no more about a talk that was taken back, nor about somebody who is gone."""
        asked, offered = self.what_next, self.offer.favor() if self.offer is not None else None
        if asked is not None and asked.isVisible():
            whom = asked.contact_id()
            if self._services.journal.count(whom) < self._talks or not self._is_here(whom):
                asked.leave()
        if self.offer is not None and offered is not None and not self._is_here(offered.contact_id):
            self.offer.leave()

    def _is_here(self, contact_id: int) -> bool:
        try:
            return self._services.address_book.contact(contact_id).trashed is None
        except ContactNotFound:
            return False

    def _go_on(self, contact_id: int, answer: str) -> None:
        """What was answered to "What next?"."""
        deeds = self.deeds()
        if answer == "wait":
            from kontaktpflege.ui.widgets.day_dialog import DayDialog

            title = _("For which moment do you wait?")
            dialog = DayDialog(title, _("Wait for it"), self.today(), self._window, with_note=True)
            dialog.chosen.connect(lambda day, note: deeds.answer_what_next(contact_id, until=day, note=note))
            dialog.open()
        else:
            deeds.answer_what_next(contact_id, rest=answer == "rest")

    def _make_today(self) -> TodayPage:
        from kontaktpflege.ui.today.today_page import TodayPage

        page = TodayPage(
            self._services, self.deeds(), self.caller(), self.today, self._preferences.log_by_letter, self._pages
        )
        page.contact_asked.connect(self.contact_asked)
        page.sheet_asked.connect(self.show_sheet)
        page.write_asked.connect(self.write_asked)
        page.occasions_asked.connect(self.occasions_asked)
        page.rest_asked.connect(self.due_asked)
        page.choice_asked.connect(self.choice_asked)
        page.import_asked.connect(self.import_asked)
        page.log_asked.connect(self.open_log)
        page.favor_asked.connect(lambda contact, given: self.note_favor(given=given, contact_id=contact))
        page.shown.connect(self._count)
        self._load_sheet_soon()
        return page

    def _make_ledger(self) -> LedgerPage:
        from kontaktpflege.ui.ledger.ledger_page import LedgerPage

        page = LedgerPage(self._services, self.favors(), self.today, self._pages)
        page.told.connect(self.told)
        page.contact_asked.connect(self.contact_asked)
        page.sheet_asked.connect(self.show_sheet)
        return page

    def _count(self) -> None:
        day = self._pages.today.day() if self._pages.today is not None else None
        if day is not None:
            self.due_counted.emit(sum(not face.item.done for face in day.faces))

"""Care in the window: the page of the day, logging by key, the call sheet; connects what they ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, QTimer, Signal
from PySide6.QtWidgets import QMenu, QWidget

from kontaktpflege.domain.interaction import Interaction
from kontaktpflege.services import Services
from kontaktpflege.settings import Settings
from kontaktpflege.ui.contacts.care_actions import death_deed
from kontaktpflege.ui.icons import icon
from kontaktpflege.ui.opener import Opener
from kontaktpflege.ui.pages import Pages
from kontaktpflege.ui.preferences import Preferences
from kontaktpflege.ui.window_memory import facts, keep_facts
from kontaktpflege.wording import _

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from kontaktpflege.domain.favor import Favor
    from kontaktpflege.ui.call_sheets import CallSheets
    from kontaktpflege.ui.calling import Caller
    from kontaktpflege.ui.care_bars import CareBars
    from kontaktpflege.ui.care_deeds import CareDeeds
    from kontaktpflege.ui.contacts.care_section import CareFacts, CareSection
    from kontaktpflege.ui.farewells import Farewells
    from kontaktpflege.ui.favor_deeds import FavorDeeds
    from kontaktpflege.ui.favors.favor_dialog import FavorDialog
    from kontaktpflege.ui.foot_bar import FootBar
    from kontaktpflege.ui.ledger.ledger_page import LedgerPage
    from kontaktpflege.ui.talks.about_dialog import AboutDialog
    from kontaktpflege.ui.talks.call_sheet import CallSheet
    from kontaktpflege.ui.talks.log_dialog import LogDialog
    from kontaktpflege.ui.talks.timeline_dialog import TimelineDialog
    from kontaktpflege.ui.today.today_page import TodayPage


_MOST_TALKED_WITH = 30
"""Whoever selected more than so many did not talk with all of them at once."""

_LEDGER = "window/ledger"
_SHEETS_AFTER = 1_000
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
    undo_asked = Signal(int)
    """Take back the step with this id."""
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
    day_done = Signal()
    """The last name of the day was just done."""
    due_counted = Signal(int)
    """How many names of the day are not done."""

    def __init__(
        self,
        services: Services,
        pages: Pages,
        opener: Opener,
        preferences: Preferences,
        memory: QSettings,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._memory = memory
        self._services = services
        self._pages = pages
        self._opener = opener
        self._preferences = preferences
        self._window = window
        self._deeds: CareDeeds | None = None
        self._farewells: Farewells | None = None
        self._favors: FavorDeeds | None = None
        self._caller: Caller | None = None
        self._sheets: CallSheets | None = None
        self._bars: CareBars | None = None
        self._timelines: dict[int, TimelineDialog] = {}
        pages.make_today = self._make_today
        pages.make_ledger = self._make_ledger
        pages.contacts.died_asked.connect(lambda contact: self.farewells().ask_died(contact))
        pages.contacts.who_asked.connect(lambda contact: self.farewells().ask_who(contact))
        pages.contacts.care_details.made.connect(self.serve)

    def begin(self) -> bool:
        """Show the day first if the window begins with it; tells whether it does."""
        day = self._services.today().isoformat()
        if not self._services.address_book.cares_for_somebody() or not self._pages.begins_with_today(self._memory, day):
            return False
        self._pages.show_today().take_focus()
        return True

    def save(self) -> None:
        """Remember the page for the rest of the day, and what was looked at in the ledger."""
        self._pages.save(self._memory, self._services.today().isoformat())
        if self._pages.ledger is not None:
            keep_facts(self._memory, _LEDGER, self._pages.ledger.facts())

    def renew(self, kinds: frozenset[type]) -> None:
        """These kinds of things changed in the book."""
        if self._bars is not None:
            self._bars.renew()
        if self._pages.today is not None:
            self._pages.today.renew(kinds)
        if self._pages.ledger is not None:
            self._pages.ledger.renew()
        if self._sheets is not None:
            self._sheets.renew()
        if Interaction in kinds:
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

            self._deeds = CareDeeds(self._services, self._services.today, self._window)
            self._deeds.told.connect(self._tell)
            self._deeds.talked.connect(lambda contact: self.bars().ask_what_next(contact))
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
        ids = [contact_id] if contact_id is not None else self._pages.meant()
        if len(ids) == 1:
            self.favors().note_at_once(ids, given=given)
        elif ids:
            self.favors().ask(ids, given=given)

    def offer_favor(self, favor: Favor) -> None:
        """Offer quietly to note what was sent to somebody as a favour."""
        self.bars().offer_favor(favor)

    def ask_favor(self) -> FavorDialog:
        """Ask in full what the contacts that are meant were given, or gave."""
        return self.favors().ask(self._pages.meant(), given=True)

    def caller(self) -> Caller:
        """What opens telephone, mail and messenger."""
        if self._caller is None:
            from kontaktpflege.ui.calling import Caller

            self._caller = Caller(self._opener, self._window)
            self._caller.country = self._preferences.settings().country
        return self._caller

    def log_current(self) -> None:
        """Log a talk with the contacts that are meant, just now."""
        meant = self._talked_with()
        if len(meant) > _MOST_TALKED_WITH:
            words = _("A talk is with {count} contacts at most. Please select fewer.")
            self.told.emit(words.format(count=_MOST_TALKED_WITH), False)
        elif meant:
            self.deeds().log(*meant)

    def open_log(
        self, contact_id: int | None = None, held: Interaction | None = None, asker: QWidget | None = None
    ) -> LogDialog:
        """Ask in full what happened with somebody (without a contact: those meant), or correct what is `held`.

        The keyboard goes back to `asker`, the window it was asked in; without one that is the main window.
        """
        from kontaktpflege.ui.talks.log_dialog import LogDialog

        ids = list(held.contacts) if held is not None else [contact_id] if contact_id else self._talked_with()
        people = [(row.id, row.name) for row in self._services.address_book.summaries(ids[:_MOST_TALKED_WITH])]
        parent = asker or self._window
        dialog = LogDialog(people, self._services.journal.now, self._services.capture.people, parent, held)
        dialog.decided.connect(lambda made, promises: self.deeds().keep(made, promises, dialog))
        dialog.removal_asked.connect(self.deeds().delete)
        dialog.open()
        return dialog

    def sheets(self) -> CallSheets:
        """What shows the sheet before a call."""
        if self._sheets is None:
            from kontaktpflege.ui.call_sheets import CallSheets

            letter = self._preferences.log_by_letter
            made = CallSheets(
                self._services, self.deeds(), self.favors, self.caller(), self._services.today, letter, self._window
            )
            made.told.connect(self.told)
            made.contact_asked.connect(self.contact_asked)
            made.draft_asked.connect(self.draft_asked)
            made.log_asked.connect(lambda contact, sheet: self.open_log(contact, asker=sheet))
            made.favor_asked.connect(lambda contact, given: self.note_favor(given=given, contact_id=contact))
            self._sheets = made
        return self._sheets

    def bars(self) -> CareBars:
        """What asks at the foot of the window."""
        if self._bars is None:
            from kontaktpflege.ui.care_bars import CareBars

            self._bars = CareBars(self._services, self.deeds, self.favors, self._services.today, self._window)
            self._bars.made.connect(self.bar_made)
            self._bars.left.connect(self._pages.take_focus)
            self._bars.undo_asked.connect(self.undo_asked)
        return self._bars

    def open_bars(self) -> list[FootBar]:
        """Those of the bars that were made, for F6."""
        return list(self._bars) if self._bars is not None else []

    def show_sheet(self, contact_id: int | None = None) -> CallSheet | None:
        """Show what matters before a call with somebody (without a contact: the current one); None if there is nobody."""
        meant = contact_id if contact_id is not None else self._only_one()
        return self.sheets().show(meant) if meant is not None else None

    def show_timeline(self, contact_id: int) -> TimelineDialog:
        """Show everything that happened with somebody; the window behind stays in use, to take back a deletion."""
        from kontaktpflege.ui.talks.timeline_dialog import TimelineDialog

        if (known := self._timelines.get(contact_id)) is not None:
            known.raise_()
            known.activateWindow()
            return known
        names = [row.name for row in self._services.address_book.summaries([contact_id])]
        name = names[0] if names else ""
        dialog = TimelineDialog(self._services.journal, contact_id, name, self._services.today(), self._window)
        dialog.correction_asked.connect(lambda held: self.open_log(held=held, asker=dialog))
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
        QTimer.singleShot(_SHEETS_AFTER, self, lambda: self.sheets().load())

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

    def name_died(self, action: QAction, who: QAction) -> None:
        """Let the action say what it would note of the current contact; who should know is asked of the dead alone."""
        current = self._pages.current()
        died = current is not None and self._services.care.care(current).died
        one = current is not None and len(self._pages.meant()) < 2
        action.setText(death_deed(died=died))
        action.setEnabled(one)
        who.setEnabled(one and died)

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
        menu.addAction(icon("flower-2"), death_deed(died=facts.care.died), lambda: farewells.ask_died(contact))
        if facts.care.died:
            menu.addAction(icon("users"), _("Who should know? …"), lambda: farewells.ask_who(contact))

    def _tell(self, sentence: str, undoable: bool) -> None:
        """Say what was done, on the call sheet if that is open."""
        if self._sheets is not None:
            self._sheets.tell(sentence, undoable)
        else:
            self.told.emit(sentence, undoable)

    def _talked_with(self) -> list[int]:
        """Several that are selected, else the one under the cursor."""
        meant, current = self._pages.meant(), self._pages.current()
        return meant if len(meant) > 1 else [current] if current is not None else []

    def _only_one(self) -> int | None:
        """The contact under the cursor; None, and a word on it, where several are selected."""
        if len(self._pages.meant()) > 1:
            self.told.emit(_("This is for one contact at a time. Please select one."), False)
            return None
        return self._pages.current()

    def _word_favor(self, favor_id: int, sentence: str) -> None:
        """Say that a favour was noted by one key, and let it get its words where one sees it."""
        sheet = self._sheets.open if self._sheets is not None else None
        details = self._pages.contacts.details.isVisible()
        if sheet is None and not details:
            self._pages.contacts.care_details.end_words()
            self.bars().ask_for_words(favor_id, sentence)
            return
        if self._bars is not None:
            self._bars.end_words()
        self._tell(sentence, True)
        if sheet is not None:
            sheet.word_favor(favor_id)
        else:
            self._pages.contacts.care_details.word_favor(favor_id)

    def _make_today(self) -> TodayPage:
        from kontaktpflege.ui.today.today_page import TodayPage

        page = TodayPage(
            self._services,
            self.deeds(),
            self.caller(),
            self._services.today,
            self._preferences.log_by_letter,
            self._pages,
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
        page.day_done.connect(self.day_done)
        QTimer.singleShot(_SHEETS_AFTER, self, lambda: self.sheets().load())
        return page

    def _make_ledger(self) -> LedgerPage:
        from kontaktpflege.ui.ledger.ledger_page import LedgerPage

        page = LedgerPage(self._services, self.favors(), self._services.today, self._pages)
        page.restore(facts(self._memory, _LEDGER))
        page.told.connect(self.told)
        page.contact_asked.connect(self.contact_asked)
        page.sheet_asked.connect(self.show_sheet)
        return page

    def _count(self) -> None:
        day = self._pages.today.day() if self._pages.today is not None else None
        if day is not None:
            self.due_counted.emit(sum(not face.item.done for face in day.faces))

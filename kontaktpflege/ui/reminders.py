"""Puts timer, tray and popups together: at the time set one popup leads through today's names, the tray shows them all day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QObject, Signal

from kontaktpflege.domain.cadence import NAMES_A_DAY
from kontaktpflege.domain.errors import ContactNotFound
from kontaktpflege.services import Services
from kontaktpflege.settings import Settings
from kontaktpflege.ui.change_notifier import ChangeNotifier
from kontaktpflege.ui.digest import Agenda, Digest
from kontaktpflege.ui.notifications import Popup, Popups
from kontaktpflege.ui.reminder_timer import ReminderTimer
from kontaktpflege.ui.tasks import Latest, Task
from kontaktpflege.ui.tray import DONE, LATER, OPEN, Tray
from kontaktpflege.ui.widgets.error_dialog import understood
from kontaktpflege.wording import _, pgettext
from kontaktpflege.wording.reminders import enough, first_of_today, following_today, noted, put_off, stays_in_tray


class Reminders(QObject):
    """Reminds as the settings say, for as long as the program runs, with a window or without."""

    window_asked = Signal()
    contact_asked = Signal(int, str)
    """A contact is to be shown; the desktop's leave to bring the window to the front, or ""."""
    settings_asked = Signal()
    quit_asked = Signal()
    told = Signal(str)
    """A sentence that no popup could carry."""

    def __init__(
        self,
        services: Services,
        agenda: Agenda,
        settings: Settings,
        parent: QObject | None = None,
        timer: ReminderTimer | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = services.reminders
        self._book = services.address_book
        self._agenda = agenda
        self._settings = settings
        self._digest = Digest()
        self._announces = False
        self._said = ""
        self._about = 0
        self._answers = 0
        self.timer = timer or ReminderTimer(self)
        self.popups = Popups(self)
        self.sayings = Popups(self)
        """What needs no answer takes nothing away that does."""
        self.tray = Tray(self)
        self._reading = Latest(self)
        self._notifier = ChangeNotifier(services, self)
        self._connect()
        self.tray.show()
        self.timer.use(settings.schedule(), self._desk.told())
        self.renew()

    def use(self, settings: Settings) -> None:
        """Remind as these settings say from now on."""
        before, self._settings = self._settings, settings
        if before.schedule() != settings.schedule():
            self.timer.use(settings.schedule(), self.timer.told())
        if before.popup_reasons != settings.popup_reasons:
            self.renew()

    def keeps_the_program(self) -> bool:
        """Whether the window may be closed and the program goes on where the user can see it."""
        return self._settings.stay_in_tray and self.tray.is_there()

    def say(self, title: str, text: str = "") -> None:
        """Say something that needs no answer."""
        self.sayings.show(Popup(title, text))

    def tell_of_tray(self) -> None:
        """Say where the window went."""
        self.say(*stays_in_tray())

    def renew(self) -> None:
        """Look what there is to say today."""
        day = self.timer.today()
        self._reading.run(lambda control: self._agenda.digest(day))

    def close(self) -> None:
        """Remind no more."""
        self._notifier.close()
        self._reading.forget()
        self.timer.close()
        self.popups.end()
        self.sayings.end()
        self.tray.hide()

    def _connect(self) -> None:
        self.timer.due.connect(self._claim)
        self.timer.day_changed.connect(self.renew)
        self.popups.chosen.connect(self._answer)
        self.popups.failed.connect(self._say_otherwise)
        self.sayings.failed.connect(self._say_otherwise)
        self._reading.done.connect(self._show)
        self._reading.failed.connect(understood)  # what is understood is not worth a popup
        self._notifier.changed.connect(self.renew)
        self.tray.chosen.connect(lambda act, contact: self._act(act, contact, "", leads_on=False))
        self.tray.window_asked.connect(self.window_asked)
        self.tray.settings_asked.connect(self.settings_asked)
        self.tray.quiet_asked.connect(self._be_quiet)
        self.tray.quit_asked.connect(self.quit_asked)

    def _claim(self, day: date) -> None:
        """Tell of a day unless somebody has: this book may be open elsewhere."""
        task = Task(lambda control: self._desk.claim(day), self)
        task.done.connect(lambda is_ours: self._begin_to_tell() if is_ours else None)
        task.failed.connect(self._announce_all_the_same)
        task.start_writing()

    def _begin_to_tell(self) -> None:
        self._answers = 0
        self._announce()

    def _announce(self) -> None:
        self._announces = True
        self.renew()

    def _announce_all_the_same(self, error: BaseException) -> None:
        """The book cannot be written just now. Twice, after a restart, is better than never."""
        self._begin_to_tell()

    def _show(self, digest: Digest) -> None:
        """Bring tray and popup up to date."""
        if not self._settings.popup_reasons:
            digest = replace(digest, people=tuple(replace(person, reason="") for person in digest.people))
        self._digest = digest
        self.tray.show_digest(digest, quiet=not self._may_speak())
        if self._announces:
            self._announces = False
            self._lead_on()
        elif self._about and all(person.id != self._about for person in digest.people):
            self._about = 0
            self.popups.close()

    def _lead_on(self) -> None:
        """Show the first of those who are left; after three answers it is enough, though others have come for those put off."""
        said, self._said = self._said, ""
        if not self._digest.people or self._answers >= NAMES_A_DAY:
            if said:
                self.say(said, enough())
            return
        first, *rest = self._digest.people
        self._about = first.id
        lines = (said, first.reason, following_today([person.name for person in rest]))
        self.popups.show(
            Popup(
                first_of_today(first.name),
                "\n".join(filter(None, lines)),
                tuple((f"{act} {first.id}", words) for act, words in _buttons()),
            )
        )

    def _answer(self, key: str, leave: str) -> None:
        """A button of a popup was pressed."""
        self._about = 0
        act, _blank, contact = key.partition(" ")
        self._act(act, int(contact), leave, leads_on=True)

    def _act(self, act: str, contact_id: int, leave: str, *, leads_on: bool) -> None:
        if act == OPEN:
            self._open(contact_id, leave)
            return
        name = next((person.name for person in self._digest.people if person.id == contact_id), "")
        work = self._agenda.done if act == DONE else self._agenda.later
        sentence = noted(name) if act == DONE else put_off(name)
        task = Task(lambda control: work(contact_id), self)
        task.done.connect(lambda done: self._go_on(sentence, leads_on=leads_on))
        task.failed.connect(self._explain)
        task.start_writing()

    def _go_on(self, sentence: str, *, leads_on: bool) -> None:
        if leads_on:
            self._answers += 1
            self._said = sentence
            self._announce()
        else:
            self.say(sentence)

    def _open(self, contact_id: int, leave: str) -> None:
        found = self._book.contacts([contact_id])
        if found and found[0].trashed is None:
            self.contact_asked.emit(contact_id, leave)
        else:
            self._explain(ContactNotFound(contact_id))

    def _explain(self, error: BaseException) -> None:
        explanation = understood(error)
        self.say(explanation.what, explanation.advice)

    def _say_otherwise(self, popup: Popup) -> None:
        """No service shows popups here: a message of the tray, or a word in the window."""
        self._about = 0
        if not self.tray.say(popup.title, popup.text):
            self.told.emit(" ".join((popup.title, popup.text)).strip())

    def _may_speak(self) -> bool:
        return self.timer.told().quiet_on != self.timer.today()

    def _be_quiet(self, quiet: bool) -> None:
        """Say nothing more today, or do again."""
        day = self.timer.today() if quiet else None
        task = Task(lambda control: self._desk.keep_quiet(day), self)
        task.failed.connect(self._explain)
        task.start_writing()
        if quiet and self._about:
            self._about = 0
            self.popups.close()
        self.timer.use(self._settings.schedule(), replace(self.timer.told(), quiet_on=day))
        self.tray.show_digest(self._digest, quiet=quiet)


def _buttons() -> tuple[tuple[str, str], ...]:
    return (DONE, pgettext("popup", "Done")), (LATER, _("Later")), (OPEN, _("Open"))

"""What stands under More on a card of the day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from kontaktpflege.domain.interaction import Channel
from kontaktpflege.domain.phones import format_phone
from kontaktpflege.ui.calling import Caller
from kontaktpflege.ui.care_deeds import CareDeeds
from kontaktpflege.ui.icons import icon
from kontaktpflege.ui.today.day import Face
from kontaktpflege.ui.widgets.plain_text import plain_line
from kontaktpflege.wording import _

_WEEK = 7


class CardMenu:
    """Fills menus about somebody; what it does not do itself it hands to the page."""

    def __init__(self, deeds: CareDeeds, caller: Caller, today: Callable[[], date], window: QWidget) -> None:
        self._deeds = deeds
        self._caller = caller
        self._today = today
        self._window = window
        self.show_sheet: Callable[[int], None] = lambda contact_id: None
        self.open_log: Callable[[int], None] = lambda contact_id: None
        self.open_draft: Callable[[int], None] = lambda contact_id: None
        self.note_favor: Callable[[int, bool], None] = lambda contact_id, given: None
        self.show_contact: Callable[[int], None] = lambda contact_id: None

    def fill(self, menu: QMenu, face: Face, key: str) -> None:
        """Offer what can be done about somebody; `key` logs a talk ("" for none)."""
        contact_id = face.item.contact_id
        done = f"{_('Done: note a talk')}\t{key}" if key else _("Done: note a talk")
        menu.addAction(icon("check"), done, lambda: self._deeds.log(contact_id))
        menu.addAction(icon("sticky-note"), f"{_('Call sheet')}\tC", lambda: self.show_sheet(contact_id))
        menu.addAction(icon("pencil"), _("Note what happened …"), lambda: self.open_log(contact_id))
        for words, drawing, letter, given in (
            (_("Given: note a favour"), "gift", "G", True),
            (_("Received: note a favour"), "inbox", "B", False),
        ):
            shown = f"{words}\t{letter}" if key else words
            menu.addAction(icon(drawing), shown, partial(self.note_favor, contact_id, given))
        self._fill_writing(menu, face)
        if any(reason.code == "answer_owed" for reason in face.item.reasons):
            menu.addAction(icon("reply"), _("Needs no answer"), lambda: self._deeds.waive_answers(contact_id))
        if not face.item.done:
            menu.addSeparator()
            self._fill_later(menu.addMenu(icon("calendar-clock"), _("Later")), face)
            self._fill_rest(menu.addMenu(_("Let rest")), face)
        menu.addSeparator()
        menu.addAction(icon("user"), _("Show the contact"), lambda: self.show_contact(contact_id))

    def ask_for_day(self, face: Face) -> None:
        """Put somebody off until a day."""
        from kontaktpflege.ui.widgets.day_dialog import DayDialog

        title = _("When shall {name} be proposed again?").format(name=_name(face))
        dialog = DayDialog(title, _("Put off"), self._today(), self._window)
        dialog.chosen.connect(lambda day, note: self._deeds.put_off(face.item.contact_id, day))
        dialog.open()

    def ask_for_rest(self, face: Face) -> None:
        """Let somebody rest until a day, with a note."""
        from kontaktpflege.ui.widgets.day_dialog import DayDialog

        title = _("Until when shall {name} rest?").format(name=_name(face))
        dialog = DayDialog(title, _("Let rest"), self._today(), self._window, with_note=True)
        dialog.chosen.connect(lambda day, note: self._deeds.let_rest(face.item.contact_id, day, note))
        dialog.open()

    def _fill_writing(self, menu: QMenu, face: Face) -> None:
        writing = menu.addMenu(icon("feather"), _("Write"))
        writing.addAction(
            icon("letter-text"), _("Draft a mail or letter …"), lambda: self.open_draft(face.item.contact_id)
        )
        card = face.contact.card
        for item in self._caller.chats(card):
            words = plain_line(item.text, 60).replace("&", "&&")
            action = writing.addAction(icon("message-circle"), words)
            action.triggered.connect(partial(self._write, face, partial(self._caller.write, card, item)))
        for item in self._caller.mobiles(card):
            shown = format_phone(item.text.removeprefix("tel:"), self._caller.country)
            words = _("Text message to {number}").format(number=plain_line(shown, 40)).replace("&", "&&")
            action = writing.addAction(icon("message-circle"), words)
            action.triggered.connect(partial(self._write, face, partial(self._caller.text, item)))

    def _write(self, face: Face, open_it: Callable[[], bool], checked: bool = False) -> None:
        from kontaktpflege.ui.widgets.question import ask

        if open_it():
            heading = _("Did you write to {name}?").format(name=_name(face))
            sentence = _("Then it will be noted as sent today.")
            ask(
                self._window,
                heading,
                sentence,
                _("Note it"),
                lambda: self._deeds.log(face.item.contact_id, channel=Channel.MESSAGE),
                dangerous=False,
            )

    def _fill_later(self, menu: QMenu, face: Face) -> None:
        today, contact_id = self._today(), face.item.contact_id
        put_off = self._deeds.put_off
        menu.addAction(_("Tomorrow"), lambda: put_off(contact_id, today + timedelta(1)))
        menu.addAction(_("Next week"), lambda: put_off(contact_id, today + timedelta(_WEEK - today.weekday())))
        menu.addAction(_("On a day …"), lambda: self.ask_for_day(face))

    def _fill_rest(self, menu: QMenu, face: Face) -> None:
        menu.addAction(_("From now on"), lambda: self._deeds.let_rest(face.item.contact_id))
        menu.addAction(_("Until a day …"), lambda: self.ask_for_rest(face))


def _name(face: Face) -> str:
    return plain_line(face.contact.card.formatted_name, 60) or _("Without a name")

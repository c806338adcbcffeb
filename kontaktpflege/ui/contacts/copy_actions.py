"""Copying contacts: whole as cards and text, or their numbers, addresses and names."""

from __future__ import annotations

import io
from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from kontaktpflege.domain.contact import Contact
from kontaktpflege.domain.errors import Cancelled
from kontaktpflege.services import Services
from kontaktpflege.ui.contacts.clippings import ADDRESS, MAIL, NAME, NUMBER, Part, line_of, name_of
from kontaktpflege.ui.contacts.contact_list import ContactList
from kontaktpflege.ui.icons import icon
from kontaktpflege.ui.tasks import Control, Task
from kontaktpflege.ui.widgets.error_dialog import show_error
from kontaktpflege.ui.widgets.push_button import entry_with_keys
from kontaktpflege.wording import _, ngettext
from kontaktpflege.wording.numbers import number

CARD_TYPES = ("text/vcard", "text/x-vcard")
"""What vCards are called in the clipboard and in drags, today and by older programs."""

_BATCH = 200


@dataclass(frozen=True, slots=True)
class _Copied:
    """What goes into the clipboard, and the names of those it is of."""

    text: str
    names: Sequence[str]
    cards: bytes = b""


class CopyActions(QObject):
    """Copies what is selected in a list; says what was copied through `told`."""

    told = Signal(str, bool)
    """A sentence for the user, and False: there is nothing to undo."""

    def __init__(self, services: Services, contacts: ContactList, window: QWidget) -> None:
        super().__init__(window)
        self._services = services
        self._list = contacts
        self._window = window
        self._number_asked = False
        self.is_searching: Callable[[], bool] = lambda: False
        """Whether somebody is typing a search: then its first hit is meant, whatever is selected."""
        self.country = "DE"
        self.copy = self._action(_("Copy"), "copy", self._copy_whole, "Ctrl+C")
        # Only in the table: elsewhere Ctrl+C copies what is marked there.
        self.copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        contacts.table.addAction(self.copy)
        self.number = self._action(_("Copy number"), "phone", self.copy_number, "Ctrl+Shift+C")
        contacts.listed.connect(self._copy_number_of_hit)

    def menu(self, parent: QWidget) -> QMenu:
        """What can be copied of the selected contacts."""
        menu = QMenu(_("Copy"), parent)
        menu.setIcon(icon("copy"))
        menu.addAction(self.copy)
        menu.addSeparator()
        single = len(self._list.table.selected_ids()) == 1
        for part in (NAME, NUMBER, MAIL, ADDRESS):
            title = _(part.title)
            if part is NUMBER and single:
                title = entry_with_keys(title, self.number.shortcut())
            menu.addAction(icon(part.drawing), title, lambda part=part: self._copy_part(part))
        menu.addAction(icon("code"), _("vCard"), self._copy_cards)
        return menu

    def copy_number(self) -> None:
        """Copy the number of the first selected contact; while somebody searches, of the first hit."""
        if not self.is_searching():
            self._copy_part_of(self._list.table.selected_ids()[:1], NUMBER)
        elif not self._list.is_settled():
            self._number_asked = True  # the hits on screen are still those of fewer letters
        else:
            self._copy_part_of(self._list.model.ids()[:1], NUMBER)

    def _copy_number_of_hit(self) -> None:
        if self._number_asked:
            self._number_asked = False
            self._copy_part_of(self._list.model.ids()[:1], NUMBER)

    def _copy_part(self, part: Part) -> None:
        self._copy_part_of(self._list.table.selected_ids(), part)

    def _copy_part_of(self, ids: array[int], part: Part) -> None:
        if not ids:
            return
        country = self.country

        def work(control: Control) -> tuple[_Copied, _Copied]:
            having: list[tuple[str, str]] = []
            lacking: list[tuple[str, str]] = []
            for contact in self._contacts(ids, control):
                text = part.text(contact, country)
                (having if text else lacking).append((text, name_of(contact)))
            return (
                _Copied(part.gap.join(text for text, name in having), [name for text, name in having]),
                _Copied("", [name for text, name in lacking]),
            )

        def done(found: tuple[_Copied, _Copied]) -> None:
            having, lacking = found
            if having.names:
                self._put(having)
                self.told.emit(part.copied(having.names), False)
            elif lacking.names:
                self.told.emit(part.lacking(lacking.names), False)

        self._run(work, done)

    def _copy_whole(self) -> None:
        """Names and mail addresses for text fields and mails, cards for whoever takes cards."""
        ids = self._list.table.selected_ids()

        def work(control: Control) -> _Copied:
            found = [(line_of(contact), name_of(contact)) for contact in self._contacts(ids, control)]
            return _Copied(
                "\n".join(line for line, name in found), [name for line, name in found], self._cards(ids, control)
            )

        self._copy(ids, work)

    def _copy_cards(self) -> None:
        """Cards, as text too."""
        ids = self._list.table.selected_ids()

        def work(control: Control) -> _Copied:
            names = [name_of(contact) for contact in self._contacts(ids, control)]
            cards = self._cards(ids, control)
            return _Copied(cards.decode(), names, cards)

        self._copy(ids, work)

    def _copy(self, ids: Sequence[int], work: Callable[[Control], _Copied]) -> None:
        def done(copied: _Copied) -> None:
            if not copied.names:
                return
            self._put(copied)
            count = len(copied.names)
            several = ngettext("{count} contact copied.", "{count} contacts copied.", count)
            one = _("“{name}” copied.").format(name=copied.names[0])
            self.told.emit(one if count == 1 else several.format(count=number(count)), False)

        if ids:
            self._run(work, done)

    def _contacts(self, ids: Sequence[int], control: Control) -> list[Contact]:
        found: list[Contact] = []
        for start in range(0, len(ids), _BATCH):
            if control.cancelled():
                raise Cancelled
            found += self._services.address_book.contacts(ids[start : start + _BATCH])
        return found

    def _cards(self, ids: Sequence[int], control: Control) -> bytes:
        stream = io.BytesIO()
        self._services.transfer.export(ids, stream, cancel=control.cancelled)
        return stream.getvalue()

    def _run(self, work: Callable[[Control], Any], done: Callable[[Any], None]) -> None:
        task = Task(work)
        task.done.connect(done)
        task.failed.connect(lambda error: show_error(self._window, error))
        task.start()

    def _put(self, copied: _Copied) -> None:
        data = QMimeData()
        data.setText(copied.text)
        if copied.cards:
            for media_type in CARD_TYPES:
                data.setData(media_type, copied.cards)
        QGuiApplication.clipboard().setMimeData(data)

    def _action(self, text: str, drawing: str, act: Callable[[], None], keys: str) -> QAction:
        made = QAction(icon(drawing), text, self._window)
        made.triggered.connect(lambda checked=False: act())
        made.setShortcut(QKeySequence(keys))
        return made

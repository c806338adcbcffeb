"""The editors that are open: they are opened here, hear of changes, and are asked before the window closes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from kontaktpflege.domain.card import Card
from kontaktpflege.domain.contact import Contact
from kontaktpflege.domain.errors import KontaktpflegeError
from kontaktpflege.domain.origin import Origin
from kontaktpflege.services import Services
from kontaktpflege.ui.widgets.error_dialog import show_error
from kontaktpflege.ui.widgets.plain_text import plain_line
from kontaktpflege.wording import _

if TYPE_CHECKING:
    from kontaktpflege.ui.editor.contact_editor import ContactEditor


class EditorWindows(QObject):
    """One editor for each contact, and any number for new ones."""

    told = Signal(str, bool)
    """A sentence for the user, and whether it can be undone."""

    def __init__(self, services: Services, window: QWidget) -> None:
        super().__init__(window)
        self._services = services
        self._window = window
        self._open: list[ContactEditor] = []

    def edit(self, contact_id: int) -> None:
        """Open the editor of a contact, or raise it if it is open."""
        known = next((editor for editor in self._open if editor.contact_id() == contact_id), None)
        if known is not None:
            known.raise_()
            known.activateWindow()
            return
        try:
            contact = self._services.address_book.contact(contact_id)
        except KontaktpflegeError as error:
            show_error(self._window, error)
            return
        from kontaktpflege.ui.editor.contact_editor import ContactEditor

        self._show(ContactEditor(self._services, contact, contact.card, self._window))

    def create(
        self, card: Card | None = None, joined: Sequence[int] = (), origin: Origin | None = None
    ) -> ContactEditor:
        """Open the editor of a new contact, which begins with `card`, and what is known besides, if given."""
        from kontaktpflege.ui.editor.contact_editor import NEW_CARD, ContactEditor

        editor = ContactEditor(self._services, None, card or NEW_CARD, self._window)
        editor.come_with(joined, origin or Origin())
        return self._show(editor)

    def look_again(self, kinds: frozenset[type]) -> None:
        """The book changed: tell every editor."""
        if Contact in kinds:
            for editor in self._open:
                editor.look_again()

    def may_close(self) -> bool:
        """Whether all that was typed is saved; if not, the editor that holds it asks what to do."""
        unsaved = next((editor for editor in self._open if editor.is_changed()), None)
        if unsaved is not None:
            unsaved.raise_()
            unsaved.activateWindow()
            unsaved.reject()
        return unsaved is None

    def _show(self, editor: ContactEditor) -> ContactEditor:
        self._open.append(editor)
        editor.saved.connect(self._tell)
        editor.finished.connect(lambda result: self._open.remove(editor))
        editor.show()
        editor.form.focus_first()
        return editor

    def _tell(self, contact_id: int, new: bool) -> None:
        rows = self._services.address_book.summaries((contact_id,))
        name = plain_line(rows[0].name, 60) if rows else ""
        sentence = _("{name} is in the book.") if new else _("{name} saved.")
        self.told.emit(sentence.format(name=name or _("The contact")), True)

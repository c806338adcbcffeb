"""Opens the door dialog, and hands on where it leads."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from kontaktpflege.domain.door import Goal
from kontaktpflege.domain.errors import KontaktpflegeError
from kontaktpflege.domain.template import Purpose, filled
from kontaktpflege.services import Services
from kontaktpflege.ui.doors.door_dialog import DoorDialog
from kontaktpflege.ui.widgets.error_dialog import show_error
from kontaktpflege.wording import language


class Doors(QObject):
    """There is one dialog, which is opened again and again."""

    draft_asked = Signal(int, object)
    """Write to this contact, with a `TextBlock` or what seems fit (None)."""
    sheet_asked = Signal(int)
    """Open the call sheet of a contact."""
    contact_asked = Signal(int)
    """Show this contact."""
    shown_in_picture = Signal(object)
    """Show these contacts, the user (or 0) first, as a chain in the picture of the network."""

    def __init__(self, services: Services, window: QWidget) -> None:
        super().__init__(window)
        self._services = services
        self._window = window
        self.dialog = DoorDialog(services, window)
        self.dialog.sheet_asked.connect(self.sheet_asked)
        self.dialog.contact_asked.connect(self.contact_asked)
        self.dialog.shown_in_picture.connect(self.shown_in_picture)
        self.dialog.write_asked.connect(lambda contact, goal: self._write(contact, goal, Purpose.DOOR))
        self.dialog.advice_asked.connect(lambda contact, goal: self._write(contact, goal, Purpose.ADVICE))

    def open(self, contact_id: int | None = None, ids: tuple[int, ...] = ()) -> DoorDialog:
        """Ask whom one wants to reach; or show the ways to a contact, that of `ids` first."""
        goal = None
        try:
            goal = None if contact_id is None else self._services.doors.person(contact_id)
        except KontaktpflegeError as error:
            show_error(self._window, error)
        self.dialog.open()
        self.dialog.begin(goal, ids)
        return self.dialog

    def ask(self, meant: Sequence[int]) -> DoorDialog:
        """Ask whom one wants to reach; the only one who is meant is proposed, unless it is the user."""
        proposed = meant[0] if len(meant) == 1 and meant[0] != self._services.ties.own_card() else None
        return self.open(proposed)

    def _write(self, contact_id: int, goal: Goal | None, purpose: Purpose) -> None:
        block = None
        if goal is not None:
            try:
                blocks = self._services.correspondence.suggested(contact_id, language(), 1, purpose)
            except KontaktpflegeError as error:
                show_error(self._window, error)
                return
            block = filled(blocks[0], goal.name) if blocks else None
        self.draft_asked.emit(contact_id, block)

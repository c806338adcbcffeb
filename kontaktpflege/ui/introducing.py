"""Introducing people: the dialogs, what they decide, and the drafts that follow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from kontaktpflege.domain.errors import KontaktpflegeError
from kontaktpflege.domain.introduction import Introduction, IntroductionStage
from kontaktpflege.domain.template import Purpose, TextBlock, filled
from kontaktpflege.services import Services
from kontaktpflege.ui.introductions.introduction_dialog import IntroductionDialog
from kontaktpflege.ui.tasks import Control
from kontaktpflege.ui.widgets.error_dialog import show_error
from kontaktpflege.ui.widgets.plain_text import plain_line
from kontaktpflege.ui.writing import write
from kontaktpflege.wording import _, language

if TYPE_CHECKING:
    from kontaktpflege.ui.introductions.introductions_dialog import IntroductionsDialog

_ASKING, _BOTH = ".introduction_ask", ".introduction_both"
"""What the keys of the text blocks hold that ask one of the two, or tell both."""


class Introducing(QObject):
    """Writes introductions; `window` is where they are asked for and where an error is shown."""

    told = Signal(str, bool)
    """A sentence for the user, and whether it can be undone."""
    draft_asked = Signal(int, object)
    """Write to this contact with a `TextBlock`, or what seems fit (None)."""

    def __init__(self, services: Services, window: QWidget) -> None:
        super().__init__(window)
        self._services = services
        self._window = window
        self._list: IntroductionsDialog | None = None

    def ask(self, ids: Sequence[int] = (), reason: str = "", over: QWidget | None = None) -> IntroductionDialog:
        """Ask whom to introduce to whom, or how far it has come with these two; `over` is the window it is asked in."""
        names = self._services.network.names(ids[:2])
        people = [(one, names[one]) for one in ids[:2] if one in names]
        dialog = IntroductionDialog(self._services, people, reason, self._services.today(), over or self._window)
        dialog.decided.connect(
            lambda told, tied, given, writes: self._keep(dialog, told, tied=tied, given=given, writes=writes)
        )
        dialog.removal_asked.connect(self._delete)
        dialog.open()
        return dialog

    def show_list(self) -> IntroductionsDialog:
        """Show all introductions, and who should meet."""
        if self._list is None:
            from kontaktpflege.ui.introductions.introductions_dialog import IntroductionsDialog

            shown = self._list = IntroductionsDialog(self._services, self._window)
            shown.introduction_asked.connect(lambda ids, reason: self.ask(ids, reason, shown))
            shown.dismissed.connect(self._dismiss)
            shown.finished.connect(self._forget)
        self._list.show()
        self._list.raise_()
        self._list.activateWindow()
        return self._list

    def renew(self) -> None:
        """The book changed."""
        if self._list is not None:
            self._list.renew()

    def _keep(self, dialog: IntroductionDialog, told: Introduction, *, tied: bool, given: bool, writes: bool) -> None:
        desk = self._services.introductions
        alone = told.first_id if told.stage is IntroductionStage.PLANNED else None
        if writes:
            told = replace(told, stage=IntroductionStage.MADE if alone is None else IntroductionStage.ASKED)

        def work(control: Control) -> Introduction:
            return desk.keep(told, tied=tied, given=given)

        def say(kept: Introduction) -> None:
            self.told.emit(_("The introduction is noted."), True)
            if writes:
                self._write(kept, alone)

        write(self._window, work, say, dialog)

    def _write(self, told: Introduction, alone: int | None) -> None:
        """Open the draft to the one who is asked alone, or to both."""
        names = self._services.network.names((told.low, told.high))
        for contact_id, other in ((told.low, told.high), (told.high, told.low)):
            if alone in (None, contact_id):
                try:
                    block = self._block(contact_id, _BOTH if alone is None else _ASKING)
                except KontaktpflegeError as error:
                    show_error(self._window, error)
                    continue
                name = plain_line(names.get(other, ""), 80)
                words = (name, told.reason) if told.reason else (name,)
                self.draft_asked.emit(contact_id, None if block is None else filled(block, *words))

    def _block(self, contact_id: int, kind: str) -> TextBlock | None:
        """The text block of this kind for somebody; the user's own one where that was not used yet for them."""
        blocks = self._services.correspondence.suggested(contact_id, language(), 20, Purpose.INTRODUCTION)
        own = (block for block in blocks if block.id is not None)
        return next((block for block in blocks if kind in block.key), next(own, None))

    def _delete(self, told: Introduction) -> None:
        desk = self._services.introductions
        write(
            self._window,
            lambda control: desk.delete(told.low, told.high),
            lambda done: self.told.emit(_("The introduction is deleted."), True),
        )

    def _dismiss(self, one: int, other: int) -> None:
        desk = self._services.introductions
        write(
            self._window,
            lambda control: desk.dismiss(one, other),
            lambda done: self.told.emit(_("These two are proposed no more."), True),
        )

    def _forget(self, result: int) -> None:
        self._list = None

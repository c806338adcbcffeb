"""What the menu of a selection says about knowing people: this is me, I know them, I do not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QWidget

from kontaktpflege.services import Services
from kontaktpflege.ui.icons import icon
from kontaktpflege.ui.tasks import Control
from kontaktpflege.ui.widgets.plain_text import plain_line
from kontaktpflege.ui.writing import write
from kontaktpflege.wording import _, ngettext
from kontaktpflege.wording.numbers import number


class AcquaintanceActions(QObject):
    """Entries of a menu, made when it opens: what they say depends on who is selected."""

    told = Signal(str, bool)
    """A sentence for the user, and whether it can be undone."""

    def __init__(self, services: Services, window: QWidget) -> None:
        super().__init__(window)
        self._services = services
        self._window = window

    def fill(self, menu: QMenu, selected: Sequence[int]) -> None:
        """Put in what makes sense for these contacts."""
        desk = self._services.ties
        own = desk.own_card()
        if len(selected) == 1 and selected[0] != own:
            menu.addAction(icon("user"), _("This is me"), lambda: self.be(selected[0]))
        others = [one for one in selected if one != own]
        if not others:
            return
        several = len(others)
        if desk.strangers(others):
            words = ngettext("I know this person", "I know these people", several)
            menu.addAction(icon("users"), words, lambda: self.know(others))
        else:
            words = ngettext("I do not know this person myself", "I do not know these people myself", several)
            menu.addAction(icon("circle-dashed"), words, lambda: self.not_know(others))

    def be(self, contact_id: int) -> None:
        """This contact is the user."""
        names = self._services.network.names([contact_id])
        words = _("{name} is your own card now.").format(name=plain_line(names.get(contact_id, ""), 60))
        self._write(lambda control: self._services.ties.set_own_card(contact_id), lambda nothing: words)

    def know(self, ids: Sequence[int]) -> None:
        """The user knows these."""
        self._write(
            lambda control: self._services.ties.acquaint(ids),
            lambda count: ngettext(
                "{count} contact is known to you now.", "{count} contacts are known to you now.", count
            ).format(count=number(count)),
        )

    def not_know(self, ids: Sequence[int]) -> None:
        """The user does not know these himself."""
        self._write(
            lambda control: self._services.ties.estrange(ids),
            lambda count: ngettext(
                "Noted: you do not know {count} contact yourself; nobody reminds you of it.",
                "Noted: you do not know {count} contacts yourself; nobody reminds you of them.",
                count,
            ).format(count=number(count)),
        )

    def _write(self, work: Callable[[Control], Any], words: Callable[[Any], str]) -> None:
        write(self._window, work, lambda result: self.told.emit(words(result), True))

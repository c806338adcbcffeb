"""How the selected contacts are cared for: actions with their keys, and the deeds behind them."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from kontaktpflege.domain.contact import Scope
from kontaktpflege.services import Services
from kontaktpflege.ui.icons import icon
from kontaktpflege.ui.widgets.plain_text import plain_line
from kontaktpflege.ui.widgets.push_button import tip_with_keys
from kontaktpflege.wording import _, ngettext
from kontaktpflege.wording.numbers import number
from kontaktpflege.wording.rhythms import RHYTHMS, rhythm_words

if TYPE_CHECKING:
    from kontaktpflege.ui.contacts.rhythm_dialog import RhythmDialog
    from kontaktpflege.ui.widgets.day_dialog import DayDialog


def death_deed(*, died: bool) -> str:
    """What there is to note of somebody's death: that they died, or that they did not."""
    return _("Has not died") if died else _("Has died …")


class CareActions(QObject):
    """Acts on the ids it is given by `selection`; says what happened through `told`."""

    told = Signal(str, bool)
    """A sentence for the user, and whether it can be undone."""

    def __init__(
        self, services: Services, selection: Callable[[], array[int]], today: Callable[[], date], window: QWidget
    ) -> None:
        super().__init__(window)
        self._services = services
        self._selection = selection
        self._today = today
        self._window = window
        self.rhythm = self._action(_("Care and rhythm …"), "repeat", self.ask_for_rhythm, "Ctrl+R")
        self.revive = self._action(_("Propose again today"), "sprout", lambda: self.propose_again(self._selection()))
        self.rest = self._action(_("Let rest …"), "moon", self.ask_for_rest, "Ctrl+Shift+R")
        self.wake = self._action(_("Let rest no more"), "refresh-cw", lambda: self.let_wake(self._selection()))
        self.waive = self._action(
            _("Needs no answer"), "check", lambda: self.waive_answers(self._selection()), "Ctrl+U"
        )
        self.release = self._action(_("Address book only"), "users", lambda: self.care_no_more(self._selection()))

    def allow(self, scope: Scope, selected: int) -> None:
        """Enable what makes sense for this list and selection."""
        some = selected > 0 and scope is not Scope.TRASH
        for action in self:
            action.setEnabled(some)
        self.revive.setEnabled(some and scope is not Scope.RESTING)
        self.rest.setEnabled(some and scope is not Scope.RESTING)
        self.wake.setEnabled(some and scope is Scope.RESTING)
        self.waive.setEnabled(some and scope is Scope.OWED)

    def menu(self, parent: QWidget) -> QMenu:
        """All of them as a new menu, the usual rhythms at hand."""
        menu = QMenu(_("Care"), parent)
        menu.setIcon(icon("repeat"))
        menu.addAction(_("In the rhythm of the circles"), lambda: self.follow_circles(self._selection()))
        for days in RHYTHMS:
            menu.addAction(rhythm_words(days)).triggered.connect(
                lambda checked=False, days=days: self.care_for(self._selection(), days)
            )
        menu.addAction(self.rhythm)
        menu.addSeparator()
        menu.addActions([one for one in (self.waive, self.revive, self.rest, self.wake) if one.isEnabled()])
        menu.addSeparator()
        menu.addAction(self.release)
        return menu

    def care_for(self, ids: Sequence[int], days: int) -> None:
        """Care for these contacts in a rhythm of their own."""
        self._write(
            ids,
            lambda: self._services.care.choose(ids, days),
            lambda count: ngettext(
                "{count} contact cared for, {rhythm}.", "{count} contacts cared for, {rhythm}.", len(ids)
            ).format(count=number(len(ids)), rhythm=rhythm_words(days)),
        )

    def follow_circles(self, ids: Sequence[int]) -> None:
        """Care for these contacts in the rhythm of their circles."""
        self._write(
            ids,
            lambda: self._services.care.follow_circles(ids),
            lambda count: _counted(
                ngettext(
                    "{count} contact cared for in the rhythm of its circles.",
                    "{count} contacts cared for in the rhythm of their circles.",
                    len(ids),
                ),
                ids,
            ),
        )

    def care_no_more(self, ids: Sequence[int]) -> None:
        """Keep these contacts in the book without caring for them."""
        self._write(
            ids,
            lambda: self._services.care.release(ids),
            lambda count: _counted(
                ngettext(
                    "{count} contact stays in the book, without a rhythm.",
                    "{count} contacts stay in the book, without a rhythm.",
                    len(ids),
                ),
                ids,
            ),
        )

    def propose_again(self, ids: Sequence[int]) -> None:
        """Let these contacts be due today."""
        self._write(
            ids,
            lambda: self._services.care.revive(ids),
            lambda count: ngettext(
                "{count} contact is proposed from today on.", "{count} contacts are proposed from today on.", count
            ).format(count=number(count)),
        )

    def let_rest(self, ids: Sequence[int], until: date | None, note: str) -> None:
        """Let these contacts rest, perhaps until a day."""
        self._write(
            ids,
            lambda: self._services.care.rest(ids, until, note),
            lambda count: _counted(
                ngettext(
                    "{count} contact rests, and stays in the book.",
                    "{count} contacts rest, and stay in the book.",
                    len(ids),
                ),
                ids,
            ),
        )

    def waive_answers(self, ids: Sequence[int]) -> None:
        """Let what these contacts wrote need no answer."""
        self._write(
            ids,
            lambda: self._services.journal.waive_answers(ids),
            lambda count: ngettext(
                "{count} contact waits for no answer.", "{count} contacts wait for no answer.", count
            ).format(count=number(count)),
        )

    def let_wake(self, ids: Sequence[int]) -> None:
        """Let these contacts rest no more."""
        self._write(
            ids,
            lambda: self._services.care.wake(ids),
            lambda count: _counted(
                ngettext("{count} contact rests no more.", "{count} contacts rest no more.", len(ids)), ids
            ),
        )

    def ask_for_rhythm(self) -> RhythmDialog | None:
        """Ask in which rhythm the selected contacts shall be cared for."""
        return self.ask_for_rhythm_of(self._selection())

    def ask_for_rhythm_of(self, ids: Sequence[int]) -> RhythmDialog | None:
        """Ask in which rhythm these contacts shall be cared for."""
        from kontaktpflege.ui.contacts.rhythm_dialog import RhythmDialog

        if not ids:
            return None
        held = self._services.care.care(ids[0])
        dialog = RhythmDialog(self._who(ids), held.own_days if len(ids) == 1 else None, self._window)
        dialog.chosen.connect(lambda days: self.care_for(ids, days) if days is not None else self.follow_circles(ids))
        dialog.released.connect(lambda: self.care_no_more(ids))
        dialog.open()
        return dialog

    def ask_for_rest(self) -> DayDialog | None:
        """Ask until when the selected contacts shall rest."""
        from kontaktpflege.ui.widgets.day_dialog import DayDialog

        ids = self._selection()
        if not ids:
            return None
        title = _("Let {name} rest").format(name=self._who(ids))
        for_good = _("For good: leaves the reminders, stays in the book, the search and the network.")
        dialog = DayDialog(title, _("Let rest"), self._today(), self._window, with_note=True, for_good=for_good)
        dialog.chosen.connect(lambda until, note: self.let_rest(ids, until, note))
        dialog.open()
        return dialog

    def _who(self, ids: Sequence[int]) -> str:
        rows = self._services.address_book.summaries(ids[:1]) if len(ids) == 1 else []
        name = plain_line(rows[0].name, 60) if rows else ""
        return name or _counted(ngettext("{count} contact", "{count} contacts", len(ids)), ids)

    def _write(self, ids: Sequence[int], work: Callable[[], int], sentence: Callable[[int], str]) -> None:
        from kontaktpflege.ui.writing import write

        if ids:
            write(self._window, lambda control: work(), lambda count: self.told.emit(sentence(count), True))

    def __iter__(self) -> Iterator[QAction]:
        return (value for value in vars(self).values() if isinstance(value, QAction))

    def _action(self, text: str, drawing: str, act: Callable[[], object], keys: str = "") -> QAction:
        made = QAction(icon(drawing), text, self._window)
        made.triggered.connect(lambda checked=False: act())
        if keys:
            made.setShortcut(QKeySequence(keys))
            made.setToolTip(tip_with_keys(text, keys))
        return made


def _counted(sentence: str, ids: Sequence[int]) -> str:
    return sentence.format(count=number(len(ids)))

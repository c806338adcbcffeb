"""What one does about favours: note, correct, delete; each is said with a way back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from kontaktpflege.domain.favor import Favor
from kontaktpflege.services import Services
from kontaktpflege.ui.tasks import Control
from kontaktpflege.ui.widgets.plain_text import plain_line
from kontaktpflege.ui.writing import Source, write
from kontaktpflege.wording import _, ngettext
from kontaktpflege.wording.ledger import noted_words
from kontaktpflege.wording.numbers import number

if TYPE_CHECKING:
    from kontaktpflege.ui.favors.favor_dialog import FavorDialog

_LONGEST_NAME = 60
_FRANCS = frozenset(("CH", "LI"))


class FavorDeeds(QObject):
    """Writes favours; `window` is where they are asked for and where an error is shown."""

    told = Signal(str, bool)
    """A sentence for the user, and whether it can be undone."""
    noted = Signal(int, str)
    """The id of a favour that was noted by one key and wants its words, and the sentence that says so."""

    def __init__(self, services: Services, country: Callable[[], str], window: QWidget) -> None:
        """`country` (ISO 3166) says which currency is the usual one."""
        super().__init__(window)
        self._services = services
        self._country = country
        self._window = window

    def ask(self, ids: Sequence[int], *, given: bool, over: QWidget | None = None) -> FavorDialog:
        """Ask for a favour that these contacts were given, or that came from them."""
        return self._open(ids, None, given=given, over=over)

    def ask_to_correct(self, favor: Favor, over: QWidget | None = None) -> FavorDialog:
        """Ask how a favour should have been noted."""
        return self._open([favor.contact_id], favor, given=favor.given, over=over)

    def note_at_once(self, ids: Sequence[int], *, given: bool) -> None:
        """Note that these contacts were given something today, or gave; what it was can be said later."""
        day = self._services.ledger.today()
        self.keep(tuple(Favor(contact_id=one, given=given, day=day) for one in ids), at_once=True)

    def keep(self, favors: Sequence[Favor], source: Source | None = None, *, at_once: bool = False) -> None:
        """Keep new favours, or (with its id) one that was corrected; `at_once`: what it was is still to be said."""
        ids: list[int] = []

        def work(control: Control) -> str:
            if favors[0].id:
                self._services.ledger.correct(favors[0])
                return _("Corrected.")
            ids.extend(self._services.ledger.note(favors))
            return self._noted_words(favors)

        def say(sentence: str) -> None:
            if at_once and len(ids) == 1:
                self.noted.emit(ids[0], sentence)
            else:
                self.told.emit(sentence, True)

        if favors:
            write(self._window, work, say, source)

    def _noted_words(self, favors: Sequence[Favor]) -> str:
        rows = self._services.address_book.summaries([favors[0].contact_id])
        name = plain_line(rows[0].name if rows else "", _LONGEST_NAME) or _("Without a name")
        return noted_words(favors[0], name, len(favors))

    def delete(self, ids: Sequence[int]) -> None:
        """Remove favours."""

        def say(count: int) -> None:
            words = ngettext("Deleted {count} favour.", "Deleted {count} favours.", count)
            self.told.emit(words.format(count=number(count)), True)

        write(self._window, lambda control: self._services.ledger.delete(ids), say)

    def decline_hint(self, contact_id: int) -> None:
        """Propose nothing more to give to somebody to whom nothing was given."""
        write(
            self._window,
            lambda control: self._services.ledger.decline_hint(contact_id),
            lambda done: self.told.emit(_("No more hints about this person."), True),
        )

    def _open(self, ids: Sequence[int], held: Favor | None, *, given: bool, over: QWidget | None) -> FavorDialog:
        from kontaktpflege.ui.favors.favor_dialog import FavorDialog

        people = [(row.id, row.name) for row in self._services.address_book.summaries(ids)]
        currency = "CHF" if self._country() in _FRANCS else "EUR"
        dialog = FavorDialog(self._services, held, people, given, over or self._window, currency=currency)
        dialog.decided.connect(lambda favors: self.keep(favors, dialog))
        dialog.removal_asked.connect(lambda one: self.delete([one]))
        dialog.open()
        return dialog

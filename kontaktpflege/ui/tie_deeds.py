"""What one does about ties: note, correct, remove; each is said with a way back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from kontaktpflege.domain.tie import Tie
from kontaktpflege.services import Services
from kontaktpflege.ui.tasks import Control
from kontaktpflege.ui.widgets.plain_text import plain_line
from kontaktpflege.ui.writing import Source, write
from kontaktpflege.wording import _, ngettext
from kontaktpflege.wording.numbers import number
from kontaktpflege.wording.ties import noted_words

if TYPE_CHECKING:
    from kontaktpflege.ui.ties.tie_dialog import TieDialog

_LONGEST_NAME = 60


class TieDeeds(QObject):
    """Writes ties; `window` is where they are asked for and where an error is shown."""

    told = Signal(str, bool)
    """A sentence for the user, and whether it can be undone."""

    def __init__(self, services: Services, window: QWidget) -> None:
        super().__init__(window)
        self._services = services
        self._window = window

    def ask(self, contact_id: int, others: Sequence[int] = ()) -> TieDialog:
        """Ask whom a contact knows."""
        return self._open(contact_id, others, None)

    def ask_among(self, ids: Sequence[int]) -> TieDialog:
        """Ask how these know each other, and whom of nobody in particular; of one, whom it knows."""
        return self._open(ids[0], (), None) if len(ids) == 1 else self._open(None, ids, None)

    def ask_to_correct(self, tie: Tie) -> TieDialog:
        """Ask how a tie should have been noted."""
        return self._open(tie.low, [tie.high], tie)

    def note(self, one: int, other: int) -> None:
        """Note at once that two know each other; how well can be said later."""
        self.keep((Tie(low=one, high=other),))

    def note_newcomer(self, contact_id: int, name: str) -> None:
        """Take somebody in who is known through a contact."""

        def work(control: Control) -> str:
            self._services.capture.keep_known(name, contact_id)
            other = self._services.network.names([contact_id]).get(contact_id, "")
            words = _("{name} is in the book now, known through {other}.")
            return words.format(name=plain_line(name, _LONGEST_NAME), other=plain_line(other, _LONGEST_NAME))

        write(self._window, work, lambda sentence: self.told.emit(sentence, True))

    def keep(self, ties: Sequence[Tie], source: Source | None = None) -> None:
        """Keep these ties, new or as they should have been."""
        if not ties:
            return
        desk = self._services.ties

        def work(control: Control) -> str:
            if len(ties) > 1:
                return self._count_words(desk.add(ties))
            names = self._services.network.names((ties[0].low, ties[0].high))
            kept = desk.put(ties[0])
            return noted_words(kept, *(plain_line(names.get(end, ""), _LONGEST_NAME) for end in (kept.low, kept.high)))

        write(self._window, work, lambda sentence: self.told.emit(sentence, True), source)

    def remove(self, tie: Tie) -> None:
        """Two do not know each other after all."""
        write(
            self._window,
            lambda control: self._services.ties.remove([(tie.low, tie.high)]),
            lambda count: self.told.emit(_("Tie removed."), True),
        )

    def _count_words(self, count: int) -> str:
        if not count:
            return _("All of them knew each other already.")
        return ngettext("{count} tie noted.", "{count} ties noted.", count).format(count=number(count))

    def _open(self, one: int | None, others: Sequence[int], held: Tie | None) -> TieDialog:
        from kontaktpflege.ui.ties.tie_dialog import TieDialog

        known = self._services.network.names([*others, *([] if one is None else [one])])
        named = [(other, known[other]) for other in others if other in known]
        first = None if one is None else (one, known.get(one, ""))
        dialog = TieDialog(self._services, first, named, held, self._window)
        dialog.decided.connect(lambda ties: self.keep(ties, dialog))
        dialog.removal_asked.connect(self.remove)
        dialog.open()
        return dialog

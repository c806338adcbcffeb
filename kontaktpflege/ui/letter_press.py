"""Makes letters of drafts: whom they are for stands in the window of the envelope."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from kontaktpflege.domain.draft import Correspondent, day_in_words
from kontaktpflege.domain.household import Household, resident_of
from kontaktpflege.domain.postal import postal_lines
from kontaktpflege.settings import Settings
from kontaktpflege.ui.printing.letter_dialog import LetterDialog
from kontaktpflege.ui.printing.letter_layout import Letter
from kontaktpflege.ui.widgets.plain_text import plain_line
from kontaktpflege.wording import _, language
from kontaktpflege.wording.addressees import addressee_lines

_LONGEST_LINE = 120


def letter_to(who: Correspondent, subject: str, text: str, settings: Settings, today: date) -> Letter:
    """The letter to somebody; without an address where the card has none that a letter would reach."""
    resident = resident_of(who.card, "preferred")
    address: tuple[str, ...] = ()
    if resident is not None:
        german = language() == "de"
        lines = postal_lines(resident.address, settings.country, for_post=True, german=german)
        address = tuple(plain_line(line, _LONGEST_LINE) for line in (*addressee_lines(Household((resident,))), *lines))
    return Letter(
        title=_("Letter to {name}").format(name=plain_line(who.card.formatted_name, 60)),
        sender=" · ".join(filter(None, (settings.my_name, settings.my_address))),
        address=address,
        day=day_in_words(today, who.language or language()),
        subject=subject,
        text=text,
    )


def offer_letter(letter: Letter, done: Callable[[], None], parent: QWidget) -> LetterDialog:
    """Show a letter; `done` is called when it was printed or saved."""
    remark = "" if letter.address else _("This contact has no complete address, so the letter has none.")
    dialog = LetterDialog(letter, remark, parent)
    dialog.done_with.connect(done)
    dialog.open()
    return dialog

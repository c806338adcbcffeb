"""Letters that press a button of a dialog, or go to a field, together with Alt.

They are found when the dialog is shown, not written by hand: so each is the only one of its dialog in any language, and
stays so when words change with what is done ("Import 812 contacts").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QAbstractButton, QDialog, QFileDialog, QLabel, QWidget

from kontaktpflege.ui.widgets.push_button import OF_DATA

_WRITTEN = re.compile(r"&(?!&)(\w)")
_BEGINNING = re.compile(r"\b\w")
Worded = QAbstractButton | QLabel


def watch_dialogs(old: QWidget | None, new: QWidget | None) -> None:
    """The keyboard goes from one widget to another: if that is in a dialog, it has letters from now on."""
    dialog = new.window() if new is not None else None
    if isinstance(dialog, QDialog) and not isinstance(dialog, QFileDialog) and dialog.findChild(_Watch) is None:
        _Watch(dialog)


class _Watch(QObject):
    """Gives letters anew whenever words of its dialog may have changed."""

    def __init__(self, dialog: QDialog) -> None:
        super().__init__(dialog)
        self._dialog = dialog
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(lambda: give_mnemonics(dialog))
        dialog.installEventFilter(self)
        give_mnemonics(dialog)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # What a button says decides how wide it is: a change of words asks for a new layout.
        if event.type() == QEvent.Type.LayoutRequest:
            self._soon.start()
        return False


def give_mnemonics(dialog: QWidget) -> None:
    """Give each button with words, and each label of a field, a letter of its own, as far as there are letters."""
    worded = [one for one in _worded(dialog) if one.isVisibleTo(dialog)]
    taken: set[str] = set()
    without: list[Worded] = []
    for one in worded:
        written = _WRITTEN.search(one.text().replace("&&", "  "))
        if written is None or written[1].lower() in taken:
            without.append(one)
        else:
            taken.add(written[1].lower())
    texts = [_WRITTEN.sub(r"\1", one.text().replace("&&", "\0")) for one in without]
    for one, text, place in zip(without, texts, letters(texts, taken), strict=True):
        marked = text if place is None else f"{text[:place]}&{text[place:]}"
        one.setText(marked.replace("\0", "&&"))


def letters(texts: Sequence[str], taken: Iterable[str] = ()) -> list[int | None]:
    """For each text the place of a letter that no other has: one that begins a word if there is one."""
    used = set(taken)
    places: list[int | None] = []
    for text in texts:
        beginnings = [found.start() for found in _BEGINNING.finditer(text)]
        free = (place for place in (*beginnings, *range(len(text))) if _is_letter(text[place]))
        place = next((place for place in free if text[place].lower() not in used), None)
        places.append(place)
        if place is not None:
            used.add(text[place].lower())
    return places


def _is_letter(character: str) -> bool:
    """Whether every keyboard has it."""
    return character.isascii() and character.isalpha()


def _worded(dialog: QWidget) -> list[Worded]:
    labels = [label for label in dialog.findChildren(QLabel) if _of_a_field(label)]
    every: list[Worded] = [*labels, *dialog.findChildren(QAbstractButton)]
    return [
        one for one in every
        if one.window() is dialog and not one.property(OF_DATA) and any(map(_is_letter, one.text()))
    ]  # fmt: skip


def _of_a_field(label: QLabel) -> bool:
    buddy: object = label.buddy()
    return buddy is not None

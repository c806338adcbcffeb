"""A line that finds somebody of the book."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QStringListModel, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from kontaktpflege.domain.capture.parts import Acquaintance
from kontaktpflege.ui.widgets.plain_text import plain_line
from kontaktpflege.wording import _

_LONGEST = 200


class NameLine(QLineEdit):
    """Proposes names while one types."""

    chosen = Signal(int, str)
    """The id of a contact, and the name."""

    def __init__(self, find_people: Callable[[str], Sequence[Acquaintance]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._find_people = find_people
        self._offered: dict[str, Acquaintance] = {}
        self.setMaxLength(_LONGEST)
        self.setPlaceholderText(_("Only with …"))
        self.setAccessibleName(_("Only favours with this contact"))
        self._names = QStringListModel(self)
        completer = QCompleter(self._names, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.activated.connect(self._choose)
        self.setCompleter(completer)
        self.textEdited.connect(self._find)
        self.returnPressed.connect(lambda: self._choose(next(iter(self._offered), "")))

    def _find(self, text: str) -> None:
        self._offered = {}
        for one in self._find_people(text):
            words = " · ".join(filter(None, (plain_line(one.name, 80), plain_line(one.organisation, 60))))
            self._offered.setdefault(words, one)
        self._names.setStringList(list(self._offered))

    def _choose(self, words: str) -> None:
        if (found := self._offered.get(words)) is not None:
            self._offered = {}
            self.clear()
            self.chosen.emit(found.id, found.name)

"""A line that finds somebody of the book."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QCompleter, QLineEdit, QWidget

from kontaktpflege.domain.capture.parts import Acquaintance
from kontaktpflege.ui.theme import grown
from kontaktpflege.ui.widgets.plain_text import plain_line

FindPeople = Callable[[str], Sequence[Acquaintance]]
_LONGEST = 200
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_LIST_WIDTH = 320
"""Pixels that a name and an organisation need at least, however narrow the line is."""


class NameLine(QLineEdit):
    """Proposes names while one types; it is empty again when one of them was chosen."""

    chosen = Signal(int, str)
    """The id of a contact, and the name."""
    unknown = Signal(str)
    """Enter was pressed on what nobody is called."""

    def __init__(self, find_people: FindPeople, hint: str, name: str, parent: QWidget | None = None) -> None:
        """`hint` stands in the empty line; `name` is what a screen reader says."""
        super().__init__(parent)
        self._find_people = find_people
        self._offered: dict[str, Acquaintance] = {}
        self.setMaxLength(_LONGEST)
        self.setPlaceholderText(hint)
        self.setAccessibleName(name)
        self._names = QStringListModel(self)
        completer = QCompleter(self._names, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        if (names := completer.popup()) is not None:
            names.setObjectName("suggestions")
            names.setMinimumWidth(grown(_LIST_WIDTH))
        completer.activated.connect(self._choose)
        self.setCompleter(completer)
        self.textEdited.connect(self._find)

    def choose_first(self) -> None:
        """Choose whom it proposes first."""
        self._choose(next(iter(self._offered), ""))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        names = self._names_in_wait() if event.key() in _ENTER else None
        if names is None:
            super().keyPressEvent(event)
            if event.key() in _ENTER and self.text().strip() and not self._offered:
                self.unknown.emit(self.text().strip())
            return
        names.hide()
        self.choose_first()
        event.accept()

    def _names_in_wait(self) -> QAbstractItemView | None:
        """The names that are listed if none of them was gone to: Enter means the first."""
        names = self.completer().popup()
        return names if names is not None and names.isVisible() and not names.currentIndex().isValid() else None

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
            # Qt puts the name that was chosen from the list into the line, after this.
            QTimer.singleShot(0, self, self.clear)
            self.chosen.emit(found.id, found.name)

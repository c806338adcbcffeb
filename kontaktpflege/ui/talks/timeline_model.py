"""Everything that happened with somebody as rows: their ids in order, and in full those on screen."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from kontaktpflege.domain.interaction import Interaction
from kontaktpflege.services.journal import Journal
from kontaktpflege.ui.widgets.plain_text import plain, plain_line
from kontaktpflege.wording.care import talk_words

_PAGE = 50
_MOST_PAGES = 24
_Index = QModelIndex | QPersistentModelIndex


class TimelineModel(QAbstractListModel):
    """One row an interaction, the newest first."""

    def __init__(self, journal: Journal, contact_id: int, today: date, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._journal = journal
        self._contact_id = contact_id
        self._today = today
        self._ids = journal.timeline_ids(contact_id)
        self._pages: dict[int, dict[int, Interaction]] = {}
        self._lines: dict[int, str] = {}

    def renew(self) -> None:
        """The book changed."""
        self.beginResetModel()
        self._pages.clear()
        self._lines.clear()
        self._ids = self._journal.timeline_ids(self._contact_id)
        self.endResetModel()

    def interaction(self, row: int) -> Interaction | None:
        """What stands in a row; None if it is gone meanwhile."""
        page = row // _PAGE
        if page not in self._pages:
            if len(self._pages) >= _MOST_PAGES:
                self._pages.pop(next(iter(self._pages)))
                self._lines.clear()
            self._pages[page] = self._journal.interactions(self._ids[page * _PAGE : (page + 1) * _PAGE])
        return self._pages[page].get(self._ids[row])

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own way
        return 0 if parent.isValid() else len(self._ids)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        if role != Qt.ItemDataRole.ToolTipRole and (line := self._lines.get(index.row())) is not None:
            return line
        one = self.interaction(index.row())
        if one is None:
            return ""
        words = talk_words(one, self._today)
        if role == Qt.ItemDataRole.ToolTipRole:
            # A zero-width space keeps Qt from guessing that the text is markup.
            return f"\u200b{plain(words, 1_000)}"
        return self._lines.setdefault(index.row(), plain_line(words))

"""Suggested ties, and other strengths of ties: accepted one by one or all that are ticked, or declined for ever."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from kontaktpflege.domain.tie_suggestion import TieSuggestion
from kontaktpflege.services import Services
from kontaktpflege.ui.icons import icon
from kontaktpflege.ui.tasks import Control, Latest
from kontaktpflege.ui.theme import L, M, S, dress
from kontaktpflege.ui.ties.suggestion_model import SuggestionModel
from kontaktpflege.ui.undo_line import UndoLine
from kontaktpflege.ui.widgets.dialog_size import open_at
from kontaktpflege.ui.widgets.empty_state import EmptyState
from kontaktpflege.ui.widgets.error_dialog import show_error
from kontaktpflege.ui.widgets.push_button import push_button
from kontaktpflege.ui.widgets.rows_table import RowsTable
from kontaktpflege.ui.widgets.text_label import text_label
from kontaktpflege.ui.writing import write
from kontaktpflege.wording import _, ngettext
from kontaktpflege.wording.numbers import number

_SIZE = (860, 560)
_WHY = 2


class SuggestionDialog(QDialog):
    """Who may know whom, of everybody or of one contact, and why; what is done can be taken back in it."""

    listed = Signal()
    """The list is there, or is there anew."""

    def __init__(self, services: Services, contact_id: int | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Suggested ties"))
        self._services = services
        self._contact_id = contact_id
        self._model = SuggestionModel(self)
        self.table = RowsTable(self._model, _("Suggested ties"), wide=_WHY, many=True)
        self._nothing = EmptyState("waypoints", self)
        self.told = UndoLine(services.history, self)
        self._make_buttons()
        self._lay_out()
        self._connect()
        self._finding = Latest(self)
        self._finding.done.connect(self._show)
        self._finding.failed.connect(lambda error: show_error(self, error))
        open_at(self, *_SIZE)
        self._say_nothing(_("Looking for people who may know each other …"))
        self._find()

    def ticked(self) -> list[TieSuggestion]:
        """Those that the main button would keep."""
        return self._model.ticked()

    def _make_buttons(self) -> None:
        self.keep_all = push_button("", icon("check", "on_accent"), "primary")
        self.keep_one = push_button(_("Keep this one"), icon("check"))
        self.keep_one.setToolTip(_("Keep what is selected (Enter)"))
        self.decline = push_button(_("Never suggest"), icon("x"))
        self.decline.setToolTip(_("They do not know each other, or it does not matter (Del)"))
        self._close = push_button(_("Close"))
        for button in (self.keep_all, self.keep_one, self.decline, self._close):
            button.setAutoDefault(False)
        self.keep_all.setDefault(True)

    def _lay_out(self) -> None:
        self._middle = QStackedWidget()
        self._middle.addWidget(self.table)
        self._middle.addWidget(self._nothing)
        hint = QLabel(_("Space ticks, Enter keeps what is selected, Del never suggests it again."), wordWrap=True)
        dress(hint, "muted")
        foot = QHBoxLayout()
        foot.setSpacing(S)
        for button in (self.keep_one, self.decline):
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(self._close)
        foot.addWidget(self.keep_all)
        column = QVBoxLayout(self)
        column.setContentsMargins(L, L, L, L)
        column.setSpacing(M)
        column.addWidget(text_label(_("Who may know whom, and how well"), "heading"))
        column.addWidget(self._middle, 1)
        column.addWidget(hint)
        column.addWidget(self.told)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.keep_all.clicked.connect(lambda: self._keep(self.ticked()))
        self.keep_one.clicked.connect(lambda: self._keep(self._selected()))
        self.decline.clicked.connect(self._decline)
        self._close.clicked.connect(self.reject)
        self.told.turned.connect(self._find)
        self.table.selectionModel().selectionChanged.connect(self._renew_buttons)
        self._model.dataChanged.connect(self._renew_buttons)
        self.table.doubleClicked.connect(self._turn)
        keep = self.keep_one.click
        keys: dict[Qt.Key, Callable[[], object]] = {Qt.Key.Key_Return: keep, Qt.Key.Key_Enter: keep}
        keys |= {Qt.Key.Key_Space: self._turn, Qt.Key.Key_Delete: self.decline.click}
        for key, act in keys.items():
            shortcut = QShortcut(QKeySequence(key), self.table)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(act)

    def _find(self) -> None:
        desk, contact_id = self._services.ties, self._contact_id
        self._finding.run(lambda control: desk.suggestions(contact_id))

    def _show(self, found: Sequence[TieSuggestion]) -> None:
        here = max(self.table.currentIndex().row(), 0)
        self._model.show(found)
        if found:
            if self._middle.currentIndex():
                self._middle.setCurrentIndex(0)
                self.table.setFocus()
            self.table.choose_row(min(here, len(found) - 1))
        else:
            self._say_nothing(
                _("No suggestions"),
                _("They come from talks, from how you met somebody, from @names in notes, and from cards."),
            )
        self._renew_buttons()
        self.listed.emit()

    def _say_nothing(self, title: str, hint: str = "") -> None:
        self._nothing.say(title, hint)
        self._middle.setCurrentIndex(1)
        self._renew_buttons()

    def _renew_buttons(self) -> None:
        some, count = bool(self._selected()), len(self.ticked())
        self.keep_one.setEnabled(some)
        self.decline.setEnabled(some)
        self.keep_all.setEnabled(bool(count))
        words = ngettext("Keep {count} ticked tie", "Keep {count} ticked ties", count)
        self.keep_all.setText(words.format(count=number(count)))

    def _rows(self) -> list[int]:
        return sorted(index.row() for index in self.table.selectionModel().selectedRows())

    def _selected(self) -> list[TieSuggestion]:
        return [found for row in self._rows() if (found := self._model.row_at(row)) is not None]

    def _turn(self) -> None:
        self._model.turn(self._rows())

    def _keep(self, chosen: Sequence[TieSuggestion]) -> None:
        def tell(added: int) -> None:
            words = ngettext("{count} tie kept.", "{count} ties kept.", added).format(count=number(added))
            self.told.tell(words, added > 0)

        if chosen:
            self._write(lambda control: self._services.ties.accept(chosen), tell)

    def _decline(self) -> None:
        chosen = self._selected()

        def tell(count: int) -> None:
            words = ngettext("{count} tie is never suggested again.", "{count} ties are never suggested again.", count)
            self.told.tell(words.format(count=number(count)), True)

        if chosen:
            self._write(lambda control: self._services.ties.decline(chosen), tell)

    def _write(self, work: Callable[[Control], Any], tell: Callable[[Any], None]) -> None:
        def done(result: Any) -> None:
            tell(result)
            self._find()

        write(self, work, done)

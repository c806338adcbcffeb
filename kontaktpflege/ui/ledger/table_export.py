"""The favours that are listed as a table for other programs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QWidget

from kontaktpflege.domain.ledger import LedgerQuery
from kontaktpflege.services.ledger import LedgerDesk
from kontaktpflege.ui.icons import icon
from kontaktpflege.ui.tasks import Task
from kontaktpflege.ui.widgets.error_dialog import show_error
from kontaktpflege.ui.widgets.push_button import action_button
from kontaktpflege.wording import _, ngettext
from kontaktpflege.wording.favor_table import table_form
from kontaktpflege.wording.numbers import number

_NAME = "CSV"


class TableExport(QObject):
    """Asks where to, writes off the GUI thread; while it writes, the button stops it."""

    told = Signal(str, bool)
    """A sentence for the user, and whether it can be undone."""

    def __init__(self, desk: LedgerDesk, query: Callable[[], LedgerQuery], page: QWidget) -> None:
        super().__init__(page)
        self._desk = desk
        self._query = query
        self._page = page
        self._task: Task | None = None
        self.action = QAction(icon("file-down"), _("Save as table …"), page)
        self.action.setShortcut("Ctrl+Shift+E")
        self.action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.action.triggered.connect(self._ask)
        page.addAction(self.action)
        self.button = action_button(self.action, "quiet")
        self.button.setText(_NAME)
        self.button.setAccessibleName(self.action.text())
        kept = self.button.sizePolicy()
        kept.setRetainSizeWhenHidden(True)  # else the head jumps from view to view
        self.button.setSizePolicy(kept)

    def offer(self, *, wanted: bool) -> None:
        """Whether what is on screen can be saved."""
        self.button.setVisible(wanted)
        self.action.setEnabled(wanted)

    def export_to(self, path: Path) -> None:
        """Write what is listed there."""
        query, form = self._query(), table_form()
        task = Task(lambda control: self._desk.export(path, query, form, control.progress, control.cancelled))
        task.progressed.connect(self._show_progress)
        task.done.connect(lambda count: self._tell(count, path.name))
        task.cancelled.connect(lambda: self.told.emit(_("Cancelled; nothing was written."), False))
        task.failed.connect(lambda error: show_error(self._page, error))
        task.ended.connect(self._end)
        self._task = task
        task.start()

    def _ask(self) -> None:
        if self._task is not None:
            self._task.cancel()
            return
        name, _kind = QFileDialog.getSaveFileName(
            self._page, _("Save as table"), _("Give and take.csv"), _("Tables (*.csv)")
        )
        if name:
            self.export_to(Path(name))

    def _show_progress(self, done: int, total: int) -> None:
        self.button.setText(_("Stop ({percent} %)").format(percent=100 * done // max(1, total)))

    def _tell(self, count: int, name: str) -> None:
        words = ngettext("{count} favour saved in {file}.", "{count} favours saved in {file}.", count)
        self.told.emit(words.format(count=number(count), file=name), False)

    def _end(self) -> None:
        self._task = None
        self.button.setText(_NAME)

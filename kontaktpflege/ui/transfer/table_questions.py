"""Before an import: asks about every table whose columns do not speak for themselves."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from kontaktpflege.services import Services
from kontaktpflege.ui.tasks import Control, Task
from kontaktpflege.ui.transfer.drop_overlay import Source

if TYPE_CHECKING:
    from kontaktpflege.domain.table import TableChoice, TableSample
    from kontaktpflege.ui.transfer.table_dialog import TableDialog

    _Samples = list[tuple[Source, TableSample]]

_CARD_SUFFIXES = frozenset({".vcf", ".vcard"})


class TableQuestions(QObject):
    """Asks one dialog after the other."""

    answered = Signal(object)
    """The `TableChoice` of each source that needed one, by source."""
    left = Signal()
    """The user does not want to import, after all."""

    def __init__(self, services: Services, window: QWidget) -> None:
        super().__init__(window)
        self._services = services
        self._window = window
        self._open: _Samples = []
        self._choices: dict[Source, TableChoice] = {}
        self._dialog: TableDialog | None = None

    def ask(self, sources: Sequence[Source], *, again: bool = False) -> None:
        """Ask about the tables among these, `again` even where the answer is known; without tables it is there at once."""
        perhaps = [source for source in sources if _may_be_table(source)]
        self._choices = {}
        if not perhaps:
            self.answered.emit({})
            return
        task = Task(lambda control: self._look(perhaps, again, control), self)
        task.done.connect(self._begin)
        task.failed.connect(lambda error: self.answered.emit({}))  # the look at the file says the same
        task.start()

    def raise_(self) -> None:
        """Bring the question to the front."""
        if self._dialog is not None:
            self._dialog.raise_()
            self._dialog.activateWindow()

    def _look(self, sources: Sequence[Source], again: bool, control: Control) -> _Samples:
        samples = ((source, self._services.transfer.table(source)) for source in sources if not control.cancelled())
        return [(source, sample) for source, sample in samples if sample is not None and (again or not sample.is_clear)]

    def _begin(self, samples: _Samples) -> None:
        self._open = samples
        self._next()

    def _next(self) -> None:
        if not self._open:
            self.answered.emit(self._choices)
            return
        from kontaktpflege.ui.transfer.table_dialog import TableDialog

        source, sample = self._open.pop(0)
        dialog = TableDialog(self._services, source, sample, self._window)
        dialog.agreed.connect(lambda read, choice: self._keep(source, read, choice))
        dialog.finished.connect(self._close)
        self._dialog = dialog
        dialog.open()

    def _keep(self, source: Source, sample: TableSample, choice: TableChoice) -> None:
        self._choices[source] = choice
        Task(lambda control: self._services.transfer.remember_columns(sample, choice), self).start_writing()

    def _close(self, result: int) -> None:
        dialog, self._dialog = self._dialog, None
        if dialog is not None:
            dialog.deleteLater()
        if result:
            self._next()
        else:
            self._open = []
            self.left.emit()


def _may_be_table(source: Source) -> bool:
    if isinstance(source, Path):
        return source.suffix.lower() not in _CARD_SUFFIXES and not source.is_dir()
    return b"BEGIN:VCARD" not in source[:1000].upper()

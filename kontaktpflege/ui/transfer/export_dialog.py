"""Contacts out into vCard files: which, in how many files, in which form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from kontaktpflege.domain.contact import ContactQuery
from kontaktpflege.domain.hand_over import HandOver, HandOverReport
from kontaktpflege.domain.importing import ExportReport
from kontaktpflege.services import Services
from kontaktpflege.ui.extents import Extent
from kontaktpflege.ui.tasks import Control, Latest, Task
from kontaktpflege.ui.theme import L, M, S, dress
from kontaktpflege.ui.transfer.choices import Choices
from kontaktpflege.ui.transfer.hand_over_part import HandOverPart
from kontaktpflege.ui.widgets.dialog_size import open_at
from kontaktpflege.ui.widgets.error_dialog import understood
from kontaktpflege.ui.widgets.push_button import PushButton
from kontaktpflege.wording import _, ngettext
from kontaktpflege.wording.numbers import number
from kontaktpflege.wording.reports import export_sentence

Style = Literal["original", "3.0", "4.0"]
_WIDTH = 600


class ExportDialog(QDialog):
    """Asks what to export and how, writes it off the GUI thread, and says what was written."""

    exported = Signal(object)
    """The ExportReport."""

    def __init__(
        self,
        services: Services,
        extents: Sequence[Extent],
        query: ContactQuery,
        parent: QWidget | None = None,
    ) -> None:
        """`extents` are what one may mean; `query` is that of the list, for what is still to be counted."""
        super().__init__(parent)
        self._services = services
        self._task: Task | None = None
        self._counting = Latest(self)
        self._comparing = Latest(self)
        self._changes: HandOver | None = None
        self._part = HandOverPart()
        self._extents = [
            *extents,
            Extent(None, _("What changed here since the last hand-over"), None),
        ]
        self._extent: Choices[int] = Choices(_("What"))
        self._files: Choices[bool] = Choices(_("Files"))
        self._style: Choices[Style] = Choices(_("Form"))
        self._fill()
        self._lay_out()
        self._connect(query)
        self._renew_button()

    def export_to(self, destination: Path) -> None:
        """Write the chosen contacts there: a file, or a folder for one file a contact."""
        if self._task is not None:
            return
        what, style, single = (
            self._extents[self._extent.place()].what,
            self._style.chosen(),
            self._files.chosen(),
        )

        def write(control: Control) -> ExportReport | HandOverReport:
            if what is None:
                return self._services.hand_over.hand_over(
                    destination, style=style, single_files=single, progress=control.progress, cancel=control.cancelled
                )
            return self._services.transfer.export(
                what,
                destination,
                style=style,
                single_files=single,
                progress=control.progress,
                cancel=control.cancelled,
            )

        task = Task(write, self)
        task.progressed.connect(self._show_progress)
        task.done.connect(self._tell)
        task.failed.connect(self._show_failure)
        task.cancelled.connect(lambda: self._say(_("Cancelled; nothing was written.")))
        task.ended.connect(self._end)
        self._task = task
        self._set_busy(True)
        if what is None:
            task.start_writing(may_stop=True)  # it is remembered in the book
        else:
            task.start()

    def _fill(self) -> None:
        for place, extent in enumerate(self._extents):
            self._extent.add(place, self._extent_words(extent))
        self._files.add(False, _("All in one file"))
        self._files.add(True, _("One file for each contact"))
        self._style.add(
            "original",
            _("As they came in"),
            _("Every field as it was read, nothing added, nothing left out. Best for keeping."),
        )
        self._style.add("3.0", _("vCard 3.0"), _("Understood by nearly every phone and program. Best for passing on."))
        self._style.add(
            "4.0",
            _("vCard 4.0"),
            _("The newest form, for programs that ask for it. Older ones may refuse it."),
        )

    def _extent_words(self, extent: Extent) -> str:
        return extent.words if extent.count is None else f"{extent.words} ({number(extent.count)})"

    def _lay_out(self) -> None:
        self.setWindowTitle(_("Export contacts"))
        self._progress = QProgressBar(textVisible=False)
        self._progress.setAccessibleName(_("Progress"))
        self._progress.hide()
        self._message = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._message.hide()
        self._close = PushButton(_("Cancel"))
        self._close.setAutoDefault(False)
        self._export = PushButton()
        self._export.setDefault(True)
        dress(self._export, "primary")
        foot = QHBoxLayout()
        foot.setSpacing(S)
        foot.addStretch(1)
        foot.addWidget(self._close)
        foot.addWidget(self._export)
        column = QVBoxLayout(self)
        column.setContentsMargins(L, L, L, L)
        column.setSpacing(L)
        column.addWidget(self._scrolled_questions(), 1)
        column.addWidget(self._progress)
        column.addWidget(self._message)
        column.addSpacing(M - S)
        column.addLayout(foot)
        self.setMinimumWidth(_WIDTH)
        self._around = foot.sizeHint().height() + 4 * L
        open_at(self, _WIDTH, self._wanted_height())

    def _wanted_height(self) -> int:
        """How high the dialog has to be: labels that wrap do not tell a window."""
        return self._questions.totalHeightForWidth(_WIDTH - 2 * L) + self._around

    def _scrolled_questions(self) -> QScrollArea:
        page = QWidget()
        self._questions = QVBoxLayout(page)
        self._questions.setContentsMargins(0, 0, 0, 0)
        self._questions.setSpacing(L)
        for part in (self._extent, self._part, self._files, self._style):
            self._questions.addWidget(part)
        self._part.hide()
        self._questions.addStretch(1)
        scroll = QScrollArea(widgetResizable=True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(page)
        return scroll

    def _connect(self, query: ContactQuery) -> None:
        self._export.clicked.connect(self._choose_destination)
        self._close.clicked.connect(self.reject)
        for button in self._extent.findChildren(QRadioButton):
            button.toggled.connect(self._show_extent)
        self._comparing.done.connect(self._show_changes)
        self._comparing.run(lambda control: self._services.hand_over.changes(control.cancelled))
        for button in self._files.findChildren(QRadioButton):
            button.toggled.connect(self._renew_button)
        self._counting.done.connect(self._show_found)
        if query.narrowed:
            self._counting.run(
                lambda control: len(self._services.address_book.list_ids(query, cancel=control.cancelled))
            )

    def _show_found(self, count: int) -> None:
        for place, extent in enumerate(self._extents):
            if extent.count is None and extent.what is not None:
                self._show_count(place, count)
        self._renew_button()

    def _show_changes(self, changes: HandOver) -> None:
        self._changes = changes
        self._part.show_changes(changes)
        self._show_count(len(self._extents) - 1, len(changes.going))
        self._renew_button()

    def _show_count(self, place: int, count: int) -> None:
        self._extents[place] = replace(self._extents[place], count=count)
        button = self._extent.findChildren(QRadioButton)[place]
        button.setText(self._extent_words(self._extents[place]).replace("&", "&&"))

    def _show_extent(self) -> None:
        self._part.setVisible(self._hands_over())
        self._renew_button()
        if self._hands_over():
            open_at(self, self.width(), max(self.height(), self._wanted_height()))

    def _hands_over(self) -> bool:
        return self._extents[self._extent.place()].what is None

    def _only_tells(self) -> bool:
        """Whether there is no card to write, but somebody to be deleted on the phone."""
        changes = self._changes if self._hands_over() else None
        return changes is not None and not changes.going and bool(changes.deleted)

    def _renew_button(self) -> None:
        count = self._extents[self._extent.place()].count
        if self._only_tells():
            self._export.setText(_("Deleted there too"))
            self._export.setEnabled(self._task is None)
            return
        if count is None:
            self._export.setText(_("Export …"))
        else:
            words = ngettext("Export {n} contact …", "Export {n} contacts …", count)
            self._export.setText(words.format(n=number(count)))
        ready = self._changes is not None or not self._hands_over()
        self._export.setEnabled(self._task is None and count != 0 and ready)

    def _choose_destination(self) -> None:
        if self._only_tells():
            self.export_to(Path())
            return
        if self._files.chosen():
            name = QFileDialog.getExistingDirectory(self, _("Folder for the files"))
        else:
            name, _kind = QFileDialog.getSaveFileName(
                self, _("Export contacts"), _("Contacts.vcf"), _("vCard files (*.vcf)")
            )
        if name:
            self.export_to(Path(name))

    def _show_progress(self, done: int, total: int) -> None:
        self._progress.setRange(0, max(total, 1))
        self._progress.setValue(done)

    def _tell(self, report: ExportReport | HandOverReport) -> None:
        self._close.setText(_("Close"))
        self._close.setFocus()  # the questions are locked meanwhile, and lose the keyboard or not as it happens
        if isinstance(report, HandOverReport):
            self._say(export_sentence(report.export) if report.export else _("Remembered."))
            self._comparing.run(lambda control: self._services.hand_over.changes(control.cancelled))
            if report.export is None:
                return
            report = report.export
        else:
            self._say(export_sentence(report))
        self.exported.emit(report)

    def _show_failure(self, error: BaseException) -> None:
        self._say(understood(error).text, failed=True)

    def _say(self, sentence: str, *, failed: bool = False) -> None:
        self._message.setText(sentence)
        dress(self._message, "danger" if failed else "body")
        self._message.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._message, sentence))

    def _end(self) -> None:
        self._task = None
        self._set_busy(False)

    def _set_busy(self, busy: bool) -> None:
        for part in (self._extent, self._files, self._style):
            part.setEnabled(not busy)
        self._progress.setRange(0, 0)
        self._progress.setVisible(busy)
        if busy:
            self._message.hide()
            self._close.setText(_("Cancel"))
        self._renew_button()

    def reject(self) -> None:
        """The first Esc stops an export that runs, the next one closes."""
        if self._task is not None:
            self._task.cancel()
        else:
            super().reject()

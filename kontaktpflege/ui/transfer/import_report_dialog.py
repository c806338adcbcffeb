"""What an import came to, with every card that could not be read."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from kontaktpflege.domain.importing import ImportReport
from kontaktpflege.ui.icons import icon
from kontaktpflege.ui.theme import L, M, S, dress, row_height
from kontaktpflege.ui.widgets.cell_delegate import CellDelegate
from kontaktpflege.ui.widgets.dialog_size import open_at
from kontaktpflege.ui.widgets.plain_text import plain, plain_line
from kontaktpflege.ui.widgets.push_button import PushButton, push_button
from kontaktpflege.ui.widgets.text_label import text_label
from kontaktpflege.wording import _, ngettext
from kontaktpflege.wording.dates import exact_moment
from kontaktpflege.wording.numbers import number
from kontaktpflege.wording.reports import (
    import_lines,
    import_sentence,
    import_text,
    raw_text,
    truncation_sentence,
    unreadable_sentence,
)

_MOST_LISTED = 1000


class ImportReportDialog(QDialog):
    """The outcome, the counts, the unreadable cards with their text; can be saved, and the import undone."""

    undo_asked = Signal()
    walk_asked = Signal()
    ties_asked = Signal()

    def __init__(self, report: ImportReport, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._report = report
        self._when = exact_moment(datetime.now(UTC))
        self.setWindowTitle(_("Import finished"))
        self._saved = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        dress(self._saved, "muted")
        self._saved.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(L, L, L, L)
        column.setSpacing(M)
        for part in self._parts():
            column.addWidget(part, 1 if isinstance(part, QSplitter) else 0)
        if not report.unreadable:
            column.addStretch(1)
        column.addWidget(self._saved)
        if report.new:
            column.addWidget(self._offer())
        self._ties = self._tie_offer()
        column.addWidget(self._ties)
        column.addLayout(self._buttons())
        self.setMinimumWidth(480)
        open_at(self, 640 if report.unreadable else 480, 560 if report.unreadable else 0)

    def save_to(self, path: Path) -> None:
        """Write the whole report as text; says so, or why it could not."""
        try:
            path.write_text(import_text(self._report, self._when), encoding="utf-8")
        except OSError as error:
            self._saved.setText(
                _("{file} cannot be written ({why}).").format(file=path.name, why=error.strerror or str(error))
            )
            dress(self._saved, "danger")
        else:
            self._saved.setText(_("Saved as {file}.").format(file=path.name))
            dress(self._saved, "muted")
        self._saved.show()

    def _parts(self) -> list[QWidget]:
        parts: list[QWidget] = [text_label(import_sentence(self._report), "heading"), self._counts()]
        truncated = truncation_sentence(self._report)
        if truncated:
            parts.append(text_label(truncated, "warn"))
        unreadable = len(self._report.unreadable)
        if unreadable:
            words = ngettext(
                "{n} card could not be read. Its text is kept and can be exported again.",
                "{n} cards could not be read. Their text is kept and can be exported again.",
                unreadable,
            )
            parts += [text_label(words.format(n=number(unreadable)), "danger"), self._unreadable()]
        return parts

    def _counts(self) -> QWidget:
        table = QWidget()
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(L)
        grid.setVerticalSpacing(S)
        grid.setColumnStretch(1, 1)
        for row, (name, count) in enumerate(import_lines(self._report)):
            figure = text_label(number(count))
            figure.setAlignment(Qt.AlignmentFlag.AlignRight)
            grid.addWidget(figure, row, 0)
            grid.addWidget(text_label(name, "body"), row, 1)
        return table

    def _offer(self) -> QWidget:
        """Nobody is cared for because of an import; quietly, one may say who should be."""
        walk = push_button(_("Who should stay close? …"), icon("heart-handshake"), "link")
        walk.setToolTip(_("One person at a time; you may stop at any moment."))
        walk.setAutoDefault(False)
        walk.clicked.connect(self._ask_for_walk)
        return walk

    def offer_ties(self, count: int) -> None:
        """Offer to look at so many suggested ties; of none nothing is said."""
        words = ngettext("{count} suggested tie …", "{count} suggested ties …", count)
        self._ties.setText(words.format(count=number(count)))
        self._ties.setVisible(count > 0)
        column = self.layout()
        if column is not None:  # a dialog with a least width of its own does not grow by itself
            column.activate()
            self.resize(self.width(), max(self.height(), column.totalHeightForWidth(self.width())))

    def _tie_offer(self) -> PushButton:
        ties = push_button("", icon("waypoints"), "link")
        ties.setToolTip(_("Who may know whom; nothing is kept that you do not accept."))
        ties.setAutoDefault(False)
        ties.hide()
        ties.clicked.connect(self._ask_for_ties)
        return ties

    def _ask_for_ties(self) -> None:
        self.accept()
        self.ties_asked.emit()

    def _ask_for_walk(self) -> None:
        self.accept()
        self.walk_asked.emit()

    def _unreadable(self) -> QWidget:
        self._places = QListWidget()
        self._places.setAccessibleName(_("Unreadable cards"))
        self._places.setItemDelegate(CellDelegate(self._places))
        self._places.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for item in self._report.unreadable[:_MOST_LISTED]:
            row = QListWidgetItem(plain_line(unreadable_sentence(item)), self._places)
            row.setSizeHint(QSize(0, row_height(compact=True)))
        self._raw = QPlainTextEdit(readOnly=True)
        self._raw.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._raw.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._raw.setAccessibleName(_("Text as in the file"))
        self._raw.setTabChangesFocus(True)
        self._places.currentRowChanged.connect(self._show_raw)
        self._places.setCurrentRow(0)
        both = QSplitter(Qt.Orientation.Vertical)
        both.setChildrenCollapsible(False)
        both.addWidget(self._places)
        both.addWidget(self._raw)
        return both

    def _show_raw(self, row: int) -> None:
        if 0 <= row < len(self._report.unreadable):
            self._raw.setPlainText(plain(raw_text(self._report.unreadable[row].raw[:40_000])))

    def _buttons(self) -> QHBoxLayout:
        save = push_button(_("Save report …"), icon("save"))
        save.clicked.connect(self._choose_file)
        undo = push_button(_("Undo"), icon("undo-2"))
        undo.setAccessibleName(_("Undo the import"))
        undo.setEnabled(self._report.step is not None)
        undo.clicked.connect(self._ask_for_undo)
        close = PushButton(_("Done"))
        close.clicked.connect(self.accept)
        dress(close, "primary")
        for button in (save, undo):
            button.setAutoDefault(False)
        close.setDefault(True)
        row = QHBoxLayout()
        row.setSpacing(S)
        row.addWidget(save)
        row.addWidget(undo)
        row.addStretch(1)
        row.addWidget(close)
        close.setFocus()
        return row

    def _choose_file(self) -> None:
        name, _kind = QFileDialog.getSaveFileName(self, _("Save report"), _("Import report.txt"), _("Text (*.txt)"))
        if name:
            self.save_to(Path(name))

    def _ask_for_undo(self) -> None:
        self.undo_asked.emit()
        self.accept()

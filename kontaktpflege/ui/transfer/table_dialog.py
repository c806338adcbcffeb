"""Asks what the columns of a table mean, beside what comes of its first rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from kontaktpflege.domain.table import CHOICES, Column, TableChoice, TableSample, names_somebody
from kontaktpflege.services import Services
from kontaktpflege.ui.tasks import Latest
from kontaktpflege.ui.theme import L, M, S, dress
from kontaktpflege.ui.transfer.field_grid import FieldGrid
from kontaktpflege.ui.widgets.card_lines import card_lines
from kontaktpflege.ui.widgets.cell_delegate import CellDelegate
from kontaktpflege.ui.widgets.check_box import CheckBox
from kontaktpflege.ui.widgets.choice_box import ChoiceBox
from kontaktpflege.ui.widgets.dialog_size import open_at
from kontaktpflege.ui.widgets.elided_label import ElidedLabel
from kontaktpflege.ui.widgets.error_dialog import understood
from kontaktpflege.ui.widgets.plain_text import plain_line
from kontaktpflege.ui.widgets.push_button import PushButton
from kontaktpflege.ui.widgets.reading_area import ReadingArea
from kontaktpflege.ui.widgets.tab_order import tab_through
from kontaktpflege.ui.widgets.text_label import text_label
from kontaktpflege.ui.widgets.tool_button import tool_button
from kontaktpflege.wording import _
from kontaktpflege.wording.columns import column_meaning, encoding_names
from kontaktpflege.wording.numbers import number

_NAME, _EXAMPLE, _MEANING = range(3)
_EXAMPLES = 3
_ROW_HEIGHT = 42
_SIDE_WIDTH = 280


class TableDialog(QDialog):
    """One table: its columns with examples and what each becomes; beside it the contact of one row."""

    agreed = Signal(object, object)
    """The `TableSample` as it was last read, and the `TableChoice`."""

    def __init__(
        self, services: Services, source: Path | bytes, sample: TableSample, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._services = services
        self._source = source
        self._sample = sample
        self._wanted = replace(sample.choice, columns=())
        self._reading = Latest(self)
        self._reading.done.connect(self._take)
        self._reading.failed.connect(self._fail)
        self._row = 0
        self._boxes: list[ChoiceBox] = []
        self._build()
        self._lay_out()
        self._connect()
        self._show_sample()
        open_at(self, 980, 640)

    def choice(self) -> TableChoice:
        """How the table is to be read, as the dialog stands."""
        asked = (box.chosen() for box in self._boxes)
        columns = tuple(
            held if held.code == code else Column(code)
            for held, code in zip(self._sample.choice.columns, asked, strict=True)
        )
        return replace(self._sample.choice, columns=columns)

    def _build(self) -> None:
        self.setWindowTitle(_("Columns"))
        file = plain_line(self._sample.file, 80) or _("the table")
        self._title = ElidedLabel(_("What do the columns of {file} mean?").format(file=file))
        dress(self._title, "heading")
        self._advice = text_label(
            _("This is a guess; please look at it once. It is remembered for such tables."), "muted"
        )
        self._sheet = ChoiceBox({name: plain_line(name, 60) for name in self._sample.sheets}, _("Sheet"))
        self._encoding = ChoiceBox(encoding_names(), _("Characters"))
        self._has_names = CheckBox(_("The first row names the columns"))
        self._table = QTableWidget(0, 3)
        self._table.setAccessibleName(_("Columns"))
        self._name = ElidedLabel("")
        dress(self._name, "heading")
        self._place = QLabel(textFormat=Qt.TextFormat.PlainText)
        dress(self._place, "muted")
        self._back = tool_button("chevron-left", _("Previous row"))
        self._forth = tool_button("chevron-right", _("Next row"))
        self._card = ReadingArea(_("What the row becomes"))
        self._missing = text_label("", "warn")
        self._cancel = PushButton(_("Cancel"))
        self._cancel.setAutoDefault(False)
        self._go_on = PushButton(_("Show the contacts"))
        self._go_on.setDefault(True)
        self._go_on.setShortcut(QKeySequence("Ctrl+Return"))  # Enter alone opens the box that has the focus
        dress(self._go_on, "primary")

    def _lay_out(self) -> None:
        self._set_up_table()
        head = QHBoxLayout()
        head.setSpacing(S)
        for words, box, shown in (
            (_("Sheet"), self._sheet, len(self._sample.sheets) > 1),
            (_("Characters"), self._encoding, not self._sample.sheets),
        ):
            label = QLabel(words)
            label.setBuddy(box)
            for widget in (label, box):
                head.addWidget(widget)
                if not shown:
                    widget.hide()
        head.addWidget(self._has_names)
        head.addStretch(1)
        body = QHBoxLayout()
        body.setSpacing(L)
        body.addWidget(self._table, 1)
        body.addWidget(self._side())
        foot = QHBoxLayout()
        foot.setSpacing(S)
        foot.addWidget(self._missing, 1)
        foot.addWidget(self._cancel)
        foot.addWidget(self._go_on)
        column = QVBoxLayout(self)
        column.setContentsMargins(L, L, L, L)
        column.setSpacing(M)
        column.addWidget(self._title)
        column.addWidget(self._advice)
        column.addLayout(head)
        column.addLayout(body, 1)
        column.addLayout(foot)

    def _set_up_table(self) -> None:
        table = self._table
        table.setHorizontalHeaderLabels([_("Column"), _("Examples"), _("Becomes")])
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setTabKeyNavigation(False)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.setItemDelegate(CellDelegate(table))
        table.viewport().installEventFilter(self)
        table.setWordWrap(False)
        table.setShowGrid(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(_ROW_HEIGHT)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for section in (_NAME, _MEANING):
            header.setSectionResizeMode(section, QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(_EXAMPLE, QHeaderView.ResizeMode.Stretch)

    def _side(self) -> QWidget:
        side = QWidget()
        side.setFixedWidth(_SIDE_WIDTH)
        steps = QHBoxLayout()
        steps.setSpacing(S)
        steps.addWidget(self._place, 1)
        steps.addWidget(self._back)
        steps.addWidget(self._forth)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(S)
        column.addLayout(steps)
        column.addWidget(self._name)
        column.addWidget(self._card, 1)
        return side

    def _connect(self) -> None:
        self._sheet.chosen_anew.connect(lambda name: self._read_anew(replace(self._wanted, sheet=name)))
        self._encoding.chosen_anew.connect(lambda code: self._read_anew(replace(self._wanted, encoding=code)))
        self._has_names.toggled.connect(lambda on: self._read_anew(replace(self._wanted, has_names=on)))
        self._back.clicked.connect(lambda: self._show_row(self._row - 1))
        self._forth.clicked.connect(lambda: self._show_row(self._row + 1))
        self._cancel.clicked.connect(self.reject)
        self._go_on.clicked.connect(self._agree)

    def _read_anew(self, wanted: TableChoice) -> None:
        """Read the beginning again in another way; the columns are guessed anew."""
        self._wanted = wanted
        self._go_on.setEnabled(self._is_read())
        transfer, source, choice = self._services.transfer, self._source, self._wanted
        self._reading.run(lambda control: transfer.table(source, choice))

    def _take(self, sample: TableSample | None) -> None:
        if sample is None:
            self._say_no_table()
        else:
            self._sample = sample
            self._wanted = replace(sample.choice, columns=())
            self._show_sample()

    def _fail(self, error: BaseException) -> None:
        understood(error)
        self._say_no_table()

    def _say_no_table(self) -> None:
        """What was chosen stays chosen, and there is nothing to go on with."""
        self._missing.setText(_("Read this way, it contains no table."))

    def _show_sample(self) -> None:
        choice = self._sample.choice
        self._sheet.choose(choice.sheet)
        self._encoding.choose(choice.encoding)
        self._has_names.blockSignals(True)
        self._has_names.setChecked(choice.has_names)
        self._has_names.blockSignals(False)
        self._boxes = []
        self._table.setRowCount(len(choice.columns))
        for place, column in enumerate(choice.columns):
            self._show_column(place, column)
        tab_through([self._has_names, *self._boxes, self._back, self._forth, self._card, self._cancel, self._go_on])
        self._show_row(0)
        self._check()
        if self._boxes and not self.isVisible():
            self._boxes[0].setFocus()

    def _show_column(self, place: int, column: Column) -> None:
        written = self._sample.names[place] if self._sample.choice.has_names else ""
        name = plain_line(written, 80) or _("Column {n}").format(n=number(place + 1))
        cells = (row[place].strip() for row in self._sample.rows if place < len(row))
        examples = plain_line("  ·  ".join(list(dict.fromkeys(filter(None, cells)))[:_EXAMPLES]), 160)
        said = _("What “{column}” becomes").format(column=name)
        for section, text, spoken in ((_NAME, name, name), (_EXAMPLE, examples, examples or "–"), (_MEANING, "", said)):
            item = QTableWidgetItem(text)
            item.setToolTip(text)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
            self._table.setItem(place, section, item)
        box = ChoiceBox(_meanings(column), said)
        box.choose(column.code)
        box.chosen_anew.connect(self._note_choice)
        box.installEventFilter(self)
        self._boxes.append(box)
        self._table.setCellWidget(place, _MEANING, _with_air(box))

    def _note_choice(self) -> None:
        self._show_row(self._row)
        self._check()

    def _is_read(self) -> bool:
        """Whether the table was read in the way that is chosen."""
        return self._wanted == replace(self._sample.choice, columns=())

    def _check(self) -> None:
        if not self._is_read():
            return
        good = names_somebody(self.choice().columns)
        self._missing.setText("" if good else _("One column has to be a name, a company or a mail address."))
        self._go_on.setEnabled(good)

    def _show_row(self, row: int) -> None:
        """Show what a row of the table becomes."""
        count = len(self._sample.rows)
        self._row = min(max(row, 0), max(count - 1, 0))
        self._back.setEnabled(self._row > 0)
        self._forth.setEnabled(self._row < count - 1)
        if not count:
            self._place.setText(_("The table has no rows."))
            self._name.show_text("")
            self._card.setWidget(QWidget())
            return
        words = _("Row {n} of the first {count}")
        self._place.setText(words.format(n=number(self._row + 1), count=number(count)))
        card = self._services.transfer.card_of_row(self._sample, self.choice(), self._row)
        self._name.show_text(card.formatted_name)
        self._card.setWidget(_page(list(card_lines(card))))

    def _agree(self) -> None:
        self.agreed.emit(self._sample, self.choice())
        self.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn and watched in self._boxes:
            self._table.scrollTo(self._table.model().index(self._boxes.index(watched), _NAME))
        elif event.type() == QEvent.Type.Resize and watched is self._table.viewport():
            self._fit_columns()
        return super().eventFilter(watched, event)

    def _fit_columns(self) -> None:
        room = self._table.viewport().width()
        meaning = min(250, room * 2 // 5)
        self._table.setColumnWidth(_MEANING, meaning)
        self._table.setColumnWidth(_NAME, min(190, (room - meaning) // 2))


def _meanings(column: Column) -> dict[str, str]:
    """What one may choose for a column, what it is held for included."""
    codes = CHOICES if column.code in CHOICES else (column.code, *CHOICES)
    return {code: column_meaning(code) for code in codes}


def _with_air(box: ChoiceBox) -> QWidget:
    """The box with room around it, so that those of neighbouring rows do not touch."""
    cell = QWidget()
    row = QHBoxLayout(cell)
    row.setContentsMargins(0, 3, S, 3)
    row.addWidget(box)
    return cell


def _page(lines: Sequence[tuple[str, str]]) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, S, 0)
    column.addWidget(FieldGrid.of_lines(lines))
    column.addStretch(1)
    return page

"""Which labels: the sheet, where it begins, whose address, one for each household."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSettings, Signal
from PySide6.QtWidgets import QAbstractSpinBox, QDoubleSpinBox, QFormLayout, QLabel, QSpinBox, QWidget

from kontaktpflege.domain.household import Preference
from kontaktpflege.domain.label_sheet import SHEETS, LabelSheet
from kontaktpflege.ui.printing.print_order import PrintOrder
from kontaktpflege.ui.theme import S, dress
from kontaktpflege.ui.widgets.check_box import CheckBox
from kontaktpflege.ui.widgets.combo_box import ComboBox
from kontaktpflege.wording import N_, _, language

_OWN = -1
_LENGTHS = (
    ("width", N_("Width of a label")),
    ("height", N_("Height of a label")),
    ("left", N_("Left margin")),
    ("top", N_("Upper margin")),
    ("gap_x", N_("Gap between columns")),
    ("gap_y", N_("Gap between rows")),
)


class LabelChoice(QWidget):
    """The questions about labels."""

    changed = Signal()

    def __init__(self, memory: QSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._memory = memory
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setVerticalSpacing(S)
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._sheet = self._add_choice(_("&Sheet"))
        for place, sheet in enumerate(SHEETS):
            self._sheet.addItem(sheet_words(sheet), place)
        self._sheet.addItem(_("Own sizes"), _OWN)
        self._counts = {
            name: self._add_count(_(words)) for name, words in (("columns", N_("Columns")), ("rows", N_("Rows")))
        }
        self._lengths = {name: self._add_length(_(words)) for name, words in _LENGTHS}
        self._wrong = QLabel(_("These labels do not fit on the paper."), wordWrap=True)
        dress(self._wrong, "danger")
        self._form.addRow(self._wrong)
        self._first = self._add_count(_("&Begin with label number"))
        self._prefer = self._add_choice(_("&Which address"))
        for key, words in (("preferred", _("The preferred one")), ("home", _("At home")), ("work", _("At work"))):
            self._prefer.addItem(words, key)
        self._households = CheckBox(_("One label for each &household"))
        self._form.addRow(self._households)
        self._remember()
        self._connect()
        self._renew()

    def applied(self, order: PrintOrder) -> PrintOrder | None:
        """The order with these answers; None where the labels do not fit on the paper."""
        sheet = self._chosen_sheet()
        prefer: Preference = self._prefer.currentData()
        if not sheet.fits():
            return None
        first = self._first.value() - 1
        return replace(order, sheet=sheet, first=first, prefer=prefer, by_household=self._households.isChecked())

    def use_households(self, together: bool) -> None:
        """Ask for one label for each household, or for one for each contact."""
        self._households.setChecked(together)

    def save(self) -> None:
        """Remember the answers: whoever bought a box of labels prints on them again."""
        self._memory.setValue("labels/sheet", self._sheet.currentData())
        self._memory.setValue("labels/household", self._households.isChecked())
        self._memory.setValue("labels/prefer", self._prefer.currentData())
        for name, count in self._counts.items():
            self._memory.setValue(f"labels/{name}", count.value())
        for name, length in self._lengths.items():
            self._memory.setValue(f"labels/{name}", length.value())

    def _remember(self) -> None:
        memory, first = self._memory, SHEETS[2]
        for name, count in self._counts.items():
            count.setValue(int(str(memory.value(f"labels/{name}", getattr(first, name)))))
        for name, length in self._lengths.items():
            length.setValue(float(str(memory.value(f"labels/{name}", getattr(first, name)))))
        place = self._sheet.findData(int(str(memory.value("labels/sheet", 0))))
        self._sheet.setCurrentIndex(max(place, 0))
        self._prefer.setCurrentIndex(max(self._prefer.findData(memory.value("labels/prefer", "preferred")), 0))
        self._households.setChecked(bool(memory.value("labels/household", False, bool)))

    def _connect(self) -> None:
        self._sheet.currentIndexChanged.connect(self._renew)
        self._prefer.currentIndexChanged.connect(self.changed)
        self._households.toggled.connect(self.changed)
        self._first.valueChanged.connect(self.changed)
        for count in self._counts.values():
            count.valueChanged.connect(self._renew)
        for length in self._lengths.values():
            length.valueChanged.connect(self._renew)

    def _chosen_sheet(self) -> LabelSheet:
        place: int = self._sheet.currentData()
        if place != _OWN:
            return SHEETS[place]
        columns, rows = (self._counts[name].value() for name in ("columns", "rows"))
        width, height, left, top, gap_x, gap_y = (self._lengths[name].value() for name, _words in _LENGTHS)
        return LabelSheet(
            columns=columns, rows=rows, width=width, height=height, left=left, top=top, gap_x=gap_x, gap_y=gap_y
        )

    def _renew(self) -> None:
        own = self._sheet.currentData() == _OWN
        for box in (*self._counts.values(), *self._lengths.values()):
            self._form.setRowVisible(box, own)
        sheet = self._chosen_sheet()
        self._form.setRowVisible(self._wrong, not sheet.fits())
        self._first.setMaximum(max(sheet.count, 1))
        self.changed.emit()

    def _add_choice(self, words: str) -> ComboBox:
        box = ComboBox()
        box.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(12)
        self._add(words, box)
        return box

    def _add_count(self, words: str) -> QSpinBox:
        box = QSpinBox(minimum=1, maximum=30)
        self._add(words, box)
        return box

    def _add_length(self, words: str) -> QDoubleSpinBox:
        box = QDoubleSpinBox(minimum=0, maximum=297, decimals=2, singleStep=0.5, suffix=" mm")
        self._add(words, box)
        return box

    def _add(self, words: str, box: QWidget) -> None:
        if isinstance(box, QAbstractSpinBox):
            # The style sheet's padding does not reach the field within the box.
            box.lineEdit().setTextMargins(S, 0, S, 0)
        label = QLabel(words)
        label.setBuddy(box)
        box.setAccessibleName(words.replace("&", ""))
        self._form.addRow(label, box)


def sheet_words(sheet: LabelSheet) -> str:
    """A sheet as it is called on the box: 70 × 36 mm, 3 × 8."""
    size = f"{sheet.width:g} × {sheet.height:g} mm"
    if language() == "de":
        size = size.replace(".", ",")
    return f"{size}, {sheet.columns} × {sheet.rows}"

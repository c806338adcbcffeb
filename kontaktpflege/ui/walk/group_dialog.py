"""Care for many at once: everybody in a circle, an organisation, a city or under a label."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from kontaktpflege.domain.care import CareGroup, GroupKind
from kontaktpflege.services import Services
from kontaktpflege.ui.icons import icon
from kontaktpflege.ui.tasks import Control, Latest, Task
from kontaktpflege.ui.theme import L, M, S, dress, row_height
from kontaktpflege.ui.walk.group_model import GroupModel
from kontaktpflege.ui.widgets.cell_delegate import CellDelegate
from kontaktpflege.ui.widgets.choice_box import ChoiceBox
from kontaktpflege.ui.widgets.dialog_size import open_at
from kontaktpflege.ui.widgets.error_dialog import show_error
from kontaktpflege.ui.widgets.push_button import push_button
from kontaktpflege.ui.widgets.rhythm_choice import RhythmChoice
from kontaktpflege.ui.widgets.row_table import RowTable
from kontaktpflege.ui.widgets.text_label import text_label
from kontaktpflege.wording import _, ngettext
from kontaktpflege.wording.circles import circle_name
from kontaktpflege.wording.numbers import number
from kontaktpflege.wording.rhythms import round_sentence

_SIZE = (560, 580)
_NUMBERS_WIDTH = 96


@dataclass(frozen=True, slots=True)
class _Found:
    rows: list[tuple[str, CareGroup]]
    cared_for: int


class GroupDialog(QDialog):
    """Choose what people share, then which groups, then how often."""

    told = Signal(str)
    """A sentence on what was done."""
    listed = Signal()

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Care for many at once"))
        self._services = services
        self._cared_for = 0
        words = {
            GroupKind.CIRCLE.value: _("Circles"),
            GroupKind.ORGANISATION.value: _("Organisations"),
            GroupKind.CITY.value: _("Cities"),
            GroupKind.LABEL.value: _("Labels"),
        }
        self.kind = ChoiceBox(words, _("What people share"), self)
        self.kind.currentIndexChanged.connect(lambda place: self._list())
        self._model = GroupModel(self)
        self.table = self._make_table()
        self.rhythm = RhythmChoice(_("in the rhythm of their circles"))
        self._amount = QLabel(wordWrap=True)
        dress(self._amount, "muted")
        self.care = push_button("", icon("heart-handshake", "on_accent"), "primary")
        self.care.setDefault(True)
        self.care.clicked.connect(self._care)
        self._finding = Latest(self)
        self._finding.done.connect(self._show_found)
        self._finding.failed.connect(lambda error: show_error(self, error))
        self._lay_out()
        open_at(self, *_SIZE)
        self._list()

    def chosen(self) -> set[int]:
        """Everybody in the groups that are selected."""
        found: set[int] = set()
        for index in self.table.selectionModel().selectedRows():
            found |= self._model.group(index.row()).ids
        return found

    def amount(self) -> str:
        """What the choice amounts to."""
        return self._amount.text()

    def _list(self) -> None:
        kind = GroupKind(self.kind.chosen())
        self._finding.run(lambda control: self._find(kind))

    def _find(self, kind: GroupKind) -> _Found:
        """Runs in a worker thread."""
        groups = self._services.care.groups(kind)
        rows = [(group.name, group) for group in groups]
        if kind is GroupKind.CIRCLE:
            by_id = {group.name: group for group in groups}
            circles = self._services.circles.circles()
            names = {circle.id: circle_name(circle) for circle in circles}
            rows = [
                (f"{names[circle.parent_id]} › {names[circle.id]}" if circle.parent_id else names[circle.id], found)
                for circle in circles
                if (found := by_id.get(str(circle.id))) is not None
            ]
        return _Found(rows, self._services.agenda.share().cared_for)

    def _show_found(self, found: _Found) -> None:
        self._cared_for = found.cared_for
        self._model.show(found.rows)
        if found.rows:
            flags = QItemSelectionModel.SelectionFlag
            index = self._model.index(0, 0)
            self.table.selectionModel().setCurrentIndex(index, flags.NoUpdate)
        self._tell()
        self.listed.emit()

    def _tell(self) -> None:
        """Say what the choice amounts to, and put it on the button."""
        ids: set[int] = set()
        cared: set[int] = set()
        for index in self.table.selectionModel().selectedRows():
            group = self._model.group(index.row())
            ids |= group.ids
            cared |= group.cared
        new = len(ids - cared)
        self._amount.setText(round_sentence(self._cared_for + new))
        words = ngettext("Care for {count} person", "Care for {count} people", len(ids))
        self.care.setText(words.format(count=number(len(ids))))
        self.care.setEnabled(bool(ids))

    def _care(self) -> None:
        ids, days = sorted(self.chosen()), self.rhythm.rhythm()

        def run(control: Control) -> Any:
            return self._services.care.choose(ids, days)

        self.care.setEnabled(False)
        task = Task(run, self)
        task.done.connect(lambda count: self._leave(len(ids)))
        task.failed.connect(lambda error: show_error(self, error))
        task.start_writing()

    def _leave(self, count: int) -> None:
        words = ngettext("{count} contact cared for.", "{count} contacts cared for.", count)
        self.told.emit(words.format(count=number(count)))
        self.accept()

    def _make_table(self) -> RowTable:
        table = RowTable()
        table.setModel(self._model)
        table.setAccessibleName(_("Groups"))
        table.setItemDelegate(CellDelegate(table))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(row_height(compact=True))
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in (1, 2):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            header.resizeSection(column, _NUMBERS_WIDTH)
        table.selectionModel().selectionChanged.connect(lambda on, off: self._tell())
        return table

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(S)
        head.addWidget(text_label(_("Care for everybody in …"), "heading"), 1)
        head.addWidget(self.kind)
        often = QHBoxLayout()
        often.setSpacing(S)
        label = QLabel(_("How &often"))
        label.setBuddy(self.rhythm)
        often.addWidget(label)
        often.addWidget(self.rhythm, 1)
        cancel = push_button(_("Cancel"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setSpacing(S)
        buttons.addStretch()
        buttons.addWidget(cancel)
        buttons.addWidget(self.care)
        column = QVBoxLayout(self)
        column.setContentsMargins(L, L, L, L)
        column.setSpacing(M)
        column.addLayout(head)
        column.addWidget(self.table, 1)
        column.addLayout(often)
        column.addWidget(self._amount)
        column.addLayout(buttons)

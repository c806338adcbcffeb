"""Care for many at once: everybody in a circle, an organisation, a city or under a label."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QItemSelectionModel, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from kontaktpflege.domain.care import CareGroup, GroupKind
from kontaktpflege.domain.circle import Circle
from kontaktpflege.services import Services
from kontaktpflege.ui.icons import icon
from kontaktpflege.ui.tasks import Control, Latest, Task
from kontaktpflege.ui.theme import L, M, S, dress
from kontaktpflege.ui.walk.group_model import GroupModel, NamedGroup
from kontaktpflege.ui.widgets.choice_box import ChoiceBox
from kontaktpflege.ui.widgets.dialog_foot import dialog_foot
from kontaktpflege.ui.widgets.dialog_size import open_at
from kontaktpflege.ui.widgets.error_dialog import show_error
from kontaktpflege.ui.widgets.push_button import push_button
from kontaktpflege.ui.widgets.rhythm_choice import RhythmChoice
from kontaktpflege.ui.widgets.rows_table import RowsTable
from kontaktpflege.ui.widgets.text_label import text_label
from kontaktpflege.wording import _, ngettext
from kontaktpflege.wording.circles import circle_name
from kontaktpflege.wording.numbers import number
from kontaktpflege.wording.rhythms import round_sentence

_SIZE = (560, 580)


@dataclass(frozen=True, slots=True)
class _Found:
    rows: list[NamedGroup]
    cared_for: int


def _path(circle: Circle, names: Mapping[int, str]) -> str:
    """A subgroup stands behind its circle."""
    return f"{names[circle.parent_id]} › {names[circle.id]}" if circle.parent_id else names[circle.id]


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
        self.table = RowsTable(self._model, _("Groups"), wide=0, many=True)
        self.table.selectionModel().selectionChanged.connect(lambda on, off: self._tell())
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
        return {contact_id for group in self._selected() for contact_id in group.ids}

    def _selected(self) -> list[CareGroup]:
        rows = self._model.rows()
        return [rows[index.row()].group for index in self.table.selectionModel().selectedRows()]

    def amount(self) -> str:
        """What the choice amounts to."""
        return self._amount.text()

    def _list(self) -> None:
        kind = GroupKind(self.kind.chosen())
        self._finding.run(lambda control: self._find(kind))

    def _find(self, kind: GroupKind) -> _Found:
        """Runs in a worker thread."""
        groups = self._services.care.groups(kind)
        rows = [NamedGroup(group.name, group) for group in groups]
        if kind is GroupKind.CIRCLE:
            by_id = {group.name: group for group in groups}
            circles = self._services.circles.circles()
            names = {circle.id: circle_name(circle) for circle in circles}
            rows = [
                NamedGroup(_path(circle, names), found)
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
        ids = self.chosen()
        self._amount.setText(round_sentence(self._cared_for + self._new(ids)))
        words = ngettext("Care for {count} person", "Care for {count} people", len(ids))
        self.care.setText(words.format(count=number(len(ids))))
        self.care.setEnabled(bool(ids))

    def _new(self, ids: set[int]) -> int:
        """How many of those who are chosen were not cared for yet."""
        return len(ids - {contact_id for group in self._selected() for contact_id in group.cared})

    def _care(self) -> None:
        chosen, days = self.chosen(), self.rhythm.rhythm()
        ids, new = sorted(chosen), self._new(chosen)

        def run(control: Control) -> Any:
            return self._services.care.choose(ids, days)

        self.care.setEnabled(False)
        task = Task(run, self)
        task.done.connect(lambda count: self._leave(len(ids), new))
        task.failed.connect(self._fail)
        task.start_writing()

    def _fail(self, error: BaseException) -> None:
        self._tell()  # the button can be pressed again
        show_error(self, error)

    def _leave(self, count: int, new: int) -> None:
        words = ngettext("{count} contact cared for.", "{count} contacts cared for.", count)
        if new < count:
            words = ngettext(
                "{count} contact cared for, {new} new.", "{count} contacts cared for, {new} of them new.", count
            )
        self.told.emit(words.format(count=number(count), new=number(new)))
        self.accept()

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
        column = QVBoxLayout(self)
        column.setContentsMargins(L, L, L, L)
        column.setSpacing(M)
        column.addLayout(head)
        column.addWidget(self.table, 1)
        column.addLayout(often)
        column.addWidget(self._amount)
        column.addLayout(dialog_foot(self, self.care))

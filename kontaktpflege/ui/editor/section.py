"""Fields that belong together, under a heading, with a button for one more."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from kontaktpflege.domain.form.field import Field
from kontaktpflege.domain.form.kinds import Kind
from kontaktpflege.ui.editor.field_row import FieldRow
from kontaktpflege.ui.theme import XS, S, dress
from kontaktpflege.ui.widgets.tool_button import menu_button


class Section(QWidget):
    """Rows in their order; a row moves among those of its kind."""

    edited = Signal(object)
    """The kind of field that was changed, moved or removed."""
    addition_asked = Signal()

    def __init__(self, title: str, kinds: Sequence[Kind], addition: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kinds = tuple(kinds)
        self._rows: list[FieldRow] = []
        heading = QLabel(title)
        dress(heading, "section")
        self.more = menu_button("plus", addition)
        self.more.clicked.connect(self.addition_asked)
        head = QHBoxLayout()
        head.setSpacing(XS)
        head.addWidget(heading)
        head.addWidget(self.more)
        head.addStretch()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, S)
        self._column.setSpacing(S)
        self._column.addLayout(head)

    def offer(self, menu: QMenu) -> None:
        """Let the button open a menu of what can be added."""
        self.more.setMenu(menu)

    def rows(self) -> Sequence[FieldRow]:
        """The rows in their order."""
        return self._rows

    def put(self, field: Field) -> FieldRow:
        """Take in one more field, behind the last of its kind; `renew` shows it in its order."""
        row = FieldRow(field, self)
        row.edited.connect(lambda: self.edited.emit(field.kind))
        row.removal_asked.connect(lambda: self._remove(row))
        row.move_asked.connect(lambda steps: self._move(row, steps))
        row.preferred.connect(lambda: self._prefer(row))
        row.dragged.connect(lambda place: self._drag(row, place))
        at = self._end_of(field.kind)
        self._rows.insert(at, row)
        self._column.insertWidget(at + 1, row)
        row.show()
        return row

    def renew(self) -> None:
        """Put everything in order after rows came: what can be moved where, and the order of the Tab key."""
        self.setVisible(bool(self._rows))
        kinds = [row.field().kind for row in self._rows]
        for at, row in enumerate(self._rows):
            up = at > 0 and kinds[at - 1] is kinds[at]
            down = at + 1 < len(kinds) and kinds[at + 1] is kinds[at]
            row.allow_moves(up, down)
        previous: QWidget = self.more
        for row in self._rows:
            previous = row.chain_focus(previous)

    def _end_of(self, kind: Kind) -> int:
        rank = self.kinds.index(kind)
        earlier = [at for at, row in enumerate(self._rows) if self.kinds.index(row.field().kind) <= rank]
        return earlier[-1] + 1 if earlier else 0

    def _remove(self, row: FieldRow) -> None:
        at = self._rows.index(row)
        self._rows.remove(row)
        self._column.removeWidget(row)
        had_focus = _holds_focus(row)
        row.hide()
        row.deleteLater()
        if had_focus and self._rows:
            self._rows[min(at, len(self._rows) - 1)].focus_first()
        elif had_focus:
            self.more.setFocus(Qt.FocusReason.OtherFocusReason)
        self.renew()
        self.edited.emit(row.field().kind)

    def _move(self, row: FieldRow, steps: int) -> None:
        at = self._rows.index(row)
        to = at + steps
        if not 0 <= to < len(self._rows) or self._rows[to].field().kind is not row.field().kind:
            return
        focused = QApplication.focusWidget() if _holds_focus(row) else None
        self._rows.insert(to, self._rows.pop(at))
        self._column.removeWidget(row)
        self._column.insertWidget(to + 1, row)
        if focused is not None:
            focused.setFocus(Qt.FocusReason.OtherFocusReason)
        self.renew()
        self.edited.emit(row.field().kind)

    def _drag(self, row: FieldRow, place: QPoint) -> None:
        """Let the row change places when it is pulled over the middle of another one."""
        height = self.mapFromGlobal(place).y()
        at = self._rows.index(row)
        if at > 0 and height < self._rows[at - 1].geometry().center().y():
            self._move(row, -1)
        elif at + 1 < len(self._rows) and height > self._rows[at + 1].geometry().center().y():
            self._move(row, 1)

    def _prefer(self, chosen: FieldRow) -> None:
        for row in self._rows:
            if row.field().kind is chosen.field().kind:
                row.set_preferred(row is chosen)
        self.edited.emit(chosen.field().kind)


def _holds_focus(row: FieldRow) -> bool:
    focused = QApplication.focusWidget()
    return focused is not None and row.isAncestorOf(focused)

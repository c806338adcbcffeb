"""Everything that happened with somebody, newest first: read, correct, delete."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QLabel,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from kontaktpflege.services.journal import Journal
from kontaktpflege.ui.talks.timeline_model import TimelineModel
from kontaktpflege.ui.theme import L, M, S, dress, grown
from kontaktpflege.ui.widgets.dialog_size import open_at
from kontaktpflege.ui.widgets.plain_text import plain_line
from kontaktpflege.ui.widgets.push_button import PushButton, push_button
from kontaktpflege.wording import _, ngettext
from kontaktpflege.wording.numbers import number

_SIZE = (620, 640)
_ROW_HEIGHT = 28
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TimelineDialog(QDialog):
    """Enter corrects, Del deletes (with a way back in the window behind)."""

    correction_asked = Signal(object)
    """An `Interaction`."""
    removal_asked = Signal(int)
    """An interaction's id."""

    def __init__(self, journal: Journal, contact_id: int, name: str, today: date, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        title = _("What happened with {name}").format(name=plain_line(name, 80) or _("Without a name"))
        self.setWindowTitle(title)
        self._heading = QLabel(title, textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        dress(self._heading, "heading")
        self._told = QLabel()
        dress(self._told, "muted")
        self.model = TimelineModel(journal, contact_id, today, self)
        self.view = _TimelineView(self)
        self.view.setModel(self.model)
        self.view.setAccessibleName(title)
        self._correct = push_button(_("Correct …"), kind="primary")
        self._correct.setDefault(True)
        self._correct.clicked.connect(self._ask_to_correct)
        self._delete = push_button(_("Delete"), kind="danger")
        self._delete.setAutoDefault(False)
        self._delete.clicked.connect(self._ask_to_delete)
        close = PushButton(_("Close"))
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.setSpacing(S)
        foot.addWidget(self._told, 1)
        for button in (self._delete, self._correct, close):
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(L, L, L, L)
        column.setSpacing(M)
        column.addWidget(self._heading)
        column.addWidget(self.view, 1)
        column.addLayout(foot)
        self.view.doubleClicked.connect(lambda index: self._ask_to_correct())
        open_at(self, *_SIZE)
        self._show_count()
        self.view.setCurrentIndex(self.model.index(0))
        self.view.setFocus()

    def renew(self) -> None:
        """The book changed."""
        row = self.view.currentIndex().row()
        self.model.renew()
        self.view.setCurrentIndex(self.model.index(min(row, self.model.rowCount() - 1)))
        self._show_count()

    def _show_count(self) -> None:
        count = self.model.rowCount()
        self._told.setText(ngettext("{count} time", "{count} times", count).format(count=number(count)))
        for button in (self._correct, self._delete):
            button.setEnabled(count > 0)

    def _ask_to_correct(self) -> None:
        one = self.model.interaction(self.view.currentIndex().row()) if self.view.currentIndex().isValid() else None
        if one is not None:
            self.correction_asked.emit(one)

    def _ask_to_delete(self) -> None:
        one = self.model.interaction(self.view.currentIndex().row()) if self.view.currentIndex().isValid() else None
        if one is not None:
            self.removal_asked.emit(one.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self._ask_to_delete()
        else:
            super().keyPressEvent(event)


class _RowDelegate(QStyledItemDelegate):
    """Lets lines stand as far apart as those of other lists."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(super().sizeHint(option, index).width(), grown(_ROW_HEIGHT))


class _TimelineView(QListView):
    """Rows of one height, so that nobody has to ask five thousand of them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setItemDelegate(_RowDelegate(self))
        self.setObjectName("timeline")
        self.setUniformItemSizes(True)
        self.setSpacing(1)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER or event.key() == Qt.Key.Key_Delete:
            event.ignore()  # the dialog's
        else:
            super().keyPressEvent(event)

    def currentChanged(self, current: QModelIndex | object, previous: QModelIndex | object) -> None:
        super().currentChanged(current, previous)  # type: ignore[arg-type]
        self.scrollTo(current)  # type: ignore[arg-type]

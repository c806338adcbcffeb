"""Proposes names while one types "@" and letters into a note; the name that is taken stands there as plain text."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QStringListModel, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QLineEdit, QListView, QPlainTextEdit, QWidget

from kontaktpflege.domain.mention import typed_name
from kontaktpflege.services import Services
from kontaktpflege.services.mentions import Offered
from kontaktpflege.ui.tasks import Latest
from kontaktpflege.ui.theme import grown
from kontaktpflege.ui.widgets.announcement import announce
from kontaktpflege.ui.widgets.plain_text import plain_line
from kontaktpflege.wording import _, ngettext
from kontaktpflege.wording.numbers import number

Field = QLineEdit | QPlainTextEdit
FindOffered = Callable[[str], Sequence[Offered]]
_LEAST_WIDTH = 240
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_TAKE = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)


class NameProposals(QObject):
    """Stands by one field, which keeps the keyboard: arrows move in the list, Enter and Tab take, Esc closes it."""

    def __init__(self, find: FindOffered, field: Field) -> None:
        """`find` is asked in another thread, with what stands behind the @."""
        super().__init__(field)
        self._find = find
        self._field = field
        self._asked = ""
        self._offered: Sequence[Offered] = ()
        self._words = QStringListModel(self)
        self.names = QListView(field)
        self.names.setObjectName("suggestions")
        self.names.setWindowFlags(Qt.WindowType.ToolTip)
        self.names.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.names.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.names.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.names.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.names.setAccessibleName(_("Names that may be meant"))
        self.names.setModel(self._words)
        self.names.clicked.connect(lambda index: self._take(index.row()))
        self._finding = Latest(self)
        self._finding.done.connect(self._show)
        field.textChanged.connect(self._look)
        field.installEventFilter(self)

    def _typed(self) -> str | None:
        return typed_name(_before(self._field)) if self._field.hasFocus() else None

    def _look(self) -> None:
        typed = self._typed()
        if typed is None:
            self.close()
        elif typed != self._asked:
            self._asked = typed
            self._finding.run(lambda control: self._find(typed))

    def _show(self, offered: Sequence[Offered]) -> None:
        if not offered or self._typed() != self._asked:
            self.close()
            return
        self._offered = offered
        self._words.setStringList([_line(one) for one in offered])
        self._go_to(0)
        self._place()
        if not self.names.isVisible():
            self._field.window().installEventFilter(self)
            self.names.show()
            told = ngettext("{count} name: {name}", "{count} names, the first: {name}", len(offered))
            announce(self._field, told.format(count=number(len(offered)), name=_line(offered[0])))

    def _place(self) -> None:
        """Under the line where one types, or above it where the screen ends."""
        cursor: QRect = self._field.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
        frame = 2 * self.names.frameWidth()
        width = max(grown(_LEAST_WIDTH), self.names.sizeHintForColumn(0) + frame)
        height = self.names.sizeHintForRow(0) * len(self._offered) + frame
        room = self._field.screen().availableGeometry()
        corner = self._field.mapToGlobal(QPoint(cursor.left(), cursor.bottom() + 1))
        if corner.y() + height > room.bottom():
            corner.setY(corner.y() - cursor.height() - height - 2)
        corner.setX(max(room.left(), min(corner.x(), room.right() - width)))
        self.names.setGeometry(QRect(corner.x(), corner.y(), width, height))

    def _go_to(self, row: int) -> None:
        self.names.setCurrentIndex(self._words.index(row % len(self._offered)))

    def _take(self, row: int) -> None:
        words, typed = self._offered[row].words, self._asked
        self.close()
        _replace(self._field, len(typed), f"{words} ")

    def close(self) -> None:
        """Propose nothing until more is typed."""
        self._finding.forget()
        self._asked = ""
        if self.names.isVisible():
            self.names.hide()
            self._field.window().removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if watched is self._field and isinstance(event, QKeyEvent) and self.names.isVisible():
            meant = self._is_meant(event)
            if meant and kind == QEvent.Type.KeyPress:
                self._obey(event)
            if meant and kind in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride):
                event.accept()
                return True
        elif kind in (QEvent.Type.Hide, QEvent.Type.FocusOut, QEvent.Type.Move, QEvent.Type.WindowDeactivate):
            self.close()
        return super().eventFilter(watched, event)

    def _is_meant(self, event: QKeyEvent) -> bool:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        return plain and (event.key() in _STEPS or event.key() in _TAKE or event.key() == Qt.Key.Key_Escape)

    def _obey(self, event: QKeyEvent) -> None:
        row = self.names.currentIndex().row()
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif event.key() in _TAKE:
            self._take(row)
        else:
            self._go_to(row + _STEPS[Qt.Key(event.key())])
            announce(self._field, self.names.currentIndex().data())


def serve(field: QWidget, services: Services) -> None:
    """Propose names in a field, which then needs no second time."""
    if isinstance(field, QLineEdit | QPlainTextEdit) and field.findChild(NameProposals) is None:
        NameProposals(services.mentions.offered, field)


def _line(one: Offered) -> str:
    if one.words.endswith(f"(#{one.person.id})"):
        return plain_line(one.words, 120)
    return " · ".join(filter(None, (plain_line(one.person.name, 80), plain_line(one.person.organisation, 60))))


def _before(field: Field) -> str:
    """What stands before the cursor in its line."""
    if isinstance(field, QLineEdit):
        return field.text()[: field.cursorPosition()]
    cursor = field.textCursor()
    return cursor.block().text()[: cursor.positionInBlock()]


def _replace(field: Field, length: int, words: str) -> None:
    """Put words in place of so many characters before the cursor, as one step of the field's own undo."""
    if isinstance(field, QLineEdit):
        field.setSelection(field.cursorPosition() - length, length)
        field.insert(words)
        return
    cursor = field.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, length)
    cursor.insertText(words)

"""A phone number large enough to be dialled by eye, with a code for the phone; the whole contact as a code besides."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QButtonGroup, QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from kontaktpflege.ui.icons import icon
from kontaktpflege.ui.theme import QR_SIDE, XL, XXL, L, M, S, dress
from kontaktpflege.ui.widgets.elided_label import ElidedLabel
from kontaktpflege.ui.widgets.push_button import PushButton, push_button
from kontaktpflege.ui.widgets.qr_code import QrCode
from kontaktpflege.wording import _


class NumberSheet(QDialog):
    """Shows one number, or where `number` is "" only the contact's code. Esc closes, Ctrl+C copies."""

    call_asked = Signal()
    copied = Signal()

    def __init__(self, name: str, number: str, label: str, url: str, card: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._url, self._card, self._number = url, card, number
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(name)
        self._code = QrCode()
        self._hint = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText, alignment=Qt.AlignmentFlag.AlignHCenter)
        dress(self._hint, "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(XL, L, XL, L)
        column.setSpacing(S)
        for widget in self._heading(name, number, label):
            column.addWidget(widget)
        column.addSpacing(S)
        column.addLayout(self._choice())
        column.addWidget(self._code, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._hint)
        column.addSpacing(S)
        column.addLayout(self._foot())
        self._show_code(contact=not url)
        room = self.screen().availableSize().height() - (self.sizeHint().height() - QR_SIDE) - XXL - L
        self._code.use_side(max(QR_SIDE // 2, min(QR_SIDE, room)))
        self._close.setFocus()

    def _heading(self, name: str, number: str, label: str) -> list[QWidget]:
        called = ElidedLabel(name)
        called.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter)
        dress(called, "heading")
        if not number:
            return [called]
        large = QLabel(number, textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        large.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        large.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        large.setAccessibleName(_("Number: {number}").format(number=number))
        dress(large, "number")
        told = ElidedLabel(label)
        told.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter)
        dress(told, "muted")
        return [called, large, told] if label else [called, large]

    def _choice(self) -> QHBoxLayout:
        """Which code is shown; nothing to choose where there is only one."""
        row = QHBoxLayout()
        row.setSpacing(S)
        row.addStretch(1)
        group = QButtonGroup(self)
        for words, contact in ((_("&Number"), False), (_("&Whole contact"), True)):
            button = push_button(words, kind="chip")
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.setChecked(contact is not bool(self._url))
            button.setVisible(bool(self._url))
            button.clicked.connect(lambda checked=False, contact=contact: self._show_code(contact=contact))
            group.addButton(button)
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _foot(self) -> QHBoxLayout:
        call = push_button(_("&Call"), icon("phone"))
        copy = push_button(_("C&opy number"), icon("copy"))
        close = PushButton(_("Close"))
        close.setDefault(True)
        for button in (call, copy):
            button.setAutoDefault(False)
        call.setVisible(bool(self._url))
        copy.setVisible(bool(self._number))
        call.clicked.connect(self.call_asked)
        copy.clicked.connect(self.copied)
        close.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.setSpacing(M)
        row.addWidget(call)
        row.addWidget(copy)
        row.addStretch(1)
        row.addWidget(close)
        self._close = close
        return row

    def _show_code(self, *, contact: bool) -> None:
        self._code.show_text(self._card if contact else self._url)
        self._code.setAccessibleName(_("The contact as a QR code") if contact else _("The number as a QR code"))
        words = _("Scan it with your phone to save the contact.") if contact else _("Scan it with your phone to call.")
        self._hint.setText(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy) and self._number:
            self.copied.emit()
        else:
            super().keyPressEvent(event)

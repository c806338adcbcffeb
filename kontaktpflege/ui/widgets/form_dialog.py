"""A dialog of lines to fill in, each with room under it for why it cannot be kept."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFormLayout, QLabel, QLayout, QVBoxLayout, QWidget

from kontaktpflege.ui.theme import L, M, S, dress
from kontaktpflege.ui.widgets.dialog_foot import dialog_foot
from kontaktpflege.ui.widgets.dialog_size import open_at
from kontaktpflege.ui.widgets.input_dialog import InputDialog
from kontaktpflege.ui.widgets.push_button import push_button
from kontaktpflege.wording import _


class FormDialog(InputDialog):
    """Ctrl+Enter keeps what is filled in; so does the main button, which waits until all of it can be kept."""

    def __init__(self, title: str, verb: str, parent: QWidget | None, *, removal: str = "") -> None:
        """`verb` and `removal` stand on buttons; without `removal` there is nothing yet that could be taken away."""
        super().__init__(parent)
        self.setWindowTitle(title)
        heading = QLabel(title, textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        dress(heading, "heading")
        self._form = QFormLayout()
        self._form.setHorizontalSpacing(M)
        self._form.setVerticalSpacing(S)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._doubts: dict[QWidget, QLabel] = {}
        self._keep = push_button(verb, kind="primary")
        self._keep.setToolTip(_("Save (Ctrl+Enter)"))
        self._keep.clicked.connect(self._decide)
        self._removal = push_button(removal, kind="danger")
        self._removal.setVisible(bool(removal))
        self._removal.clicked.connect(self._remove)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self._keep.click)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(L, L, L, L)
        column.setSpacing(M)
        column.addWidget(heading)
        column.addLayout(self._form)

    def _problems(self) -> dict[QWidget, str]:
        """Why it cannot be kept, by line; "" where it is too early to say so."""
        raise NotImplementedError

    def _decide(self) -> None:
        """Hand on what is filled in, if it can be kept."""
        raise NotImplementedError

    def _remove(self) -> None:
        """What was to be corrected is to be taken away; asked only of a dialog with such a button."""
        raise NotImplementedError

    def _add(self, words: str, field: QWidget, beside: QLayout | None = None) -> None:
        """Add a line; `beside` lays it out together with others."""
        label = QLabel(words)
        if field.focusPolicy() != Qt.FocusPolicy.NoFocus or field.focusProxy() is not None:
            label.setBuddy(field)
        if beside is None:
            self._form.addRow(label, field)
        else:
            self._form.addRow(label, beside)
        doubt = self._doubts[field] = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        dress(doubt, "hint")
        self._form.addRow("", doubt)

    def _complete(self, width: int) -> None:
        """All lines are there: put the buttons under them, where Tab comes to them last."""
        self._column.addStretch(1)
        self._column.addLayout(dialog_foot(self, self._keep, apart=self._removal))
        self._renew()
        open_at(self, width, self.sizeHint().height())

    def _renew(self) -> None:
        """Say what cannot be kept."""
        problems = self._problems()
        for field, doubt in self._doubts.items():
            doubt.setText(problems.get(field, ""))
            self._form.setRowVisible(doubt, bool(doubt.text()))
        self._keep.setEnabled(not problems)
        self._grow()

    def _grow(self) -> None:
        """Make room for sentences that came; Qt reckons with one line of each."""
        if self.isVisible():
            self.resize(self.width(), max(self.height(), self._column.totalHeightForWidth(self.width())))

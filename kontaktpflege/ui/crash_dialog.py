"""What the user sees of a bug: a plain word, and the report to hand on."""

from __future__ import annotations

import platform
import traceback
from types import TracebackType

from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from kontaktpflege import __version__
from kontaktpflege.ui.icons import icon
from kontaktpflege.ui.theme import L, M, dress
from kontaktpflege.ui.widgets.dialog_size import open_at
from kontaktpflege.ui.widgets.push_button import PushButton, push_button
from kontaktpflege.wording import _


def crash_report(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> str:
    """Versions and traceback; no card is in it but what an error's own message may name."""
    python, qt = platform.python_version(), qVersion()
    versions = f"Kontaktpflege {__version__}, Python {python}, Qt {qt}, {platform.platform()}"
    return versions + "\n\n" + "".join(traceback.format_exception(kind, error, trace))


class CrashDialog(QDialog):
    """Says that something went wrong that should not have; the program goes on."""

    def __init__(self, report: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._report = report
        self.setWindowTitle("Kontaktpflege")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        heading = QLabel(_("Something went wrong that should not have."))
        dress(heading, "heading")
        sentence = QLabel(
            _("Your contacts are safe. What was not finished was not written; the report helps to mend it."),
            wordWrap=True,
        )
        text = QPlainTextEdit(report)
        text.setReadOnly(True)
        text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        text.setAccessibleName(_("Report"))
        text.setTabChangesFocus(True)
        copy = push_button(_("Copy report"), icon("copy"))
        copy.clicked.connect(self.copy_report)
        close = PushButton(_("Close"))
        close.clicked.connect(self.accept)
        close.setDefault(True)
        close.setFocus()
        buttons = QHBoxLayout()
        buttons.addWidget(copy)
        buttons.addStretch()
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(L, L, L, L)
        column.setSpacing(M)
        for widget in (heading, sentence, text):
            column.addWidget(widget)
        column.addLayout(buttons)
        open_at(self, 640, 420)

    def copy_report(self) -> None:
        """Put the report into the clipboard."""
        QGuiApplication.clipboard().setText(self._report)

"""Hands addresses to the system's own programs: the one place of the window that opens anything outside."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication

from kontaktpflege.wording import _

if TYPE_CHECKING:
    from PySide6.QtCore import QUrl

    from kontaktpflege.domain.link import Act, Link

    OpenUrl = Callable[[QUrl], bool]

_ASKING_MILLISECONDS = 2_000


class Opener(QObject):
    """Opens links of cards. Where the system has no program for one, the text goes to the clipboard instead."""

    told = Signal(str, bool)
    """A sentence for the user, and whether it can be undone (never)."""

    def __init__(
        self,
        open_url: OpenUrl = QDesktopServices.openUrl,
        has_program: Callable[[str], bool] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._open_url = open_url
        self._has_program = has_program or has_program_for

    def open(self, link: Link, text: str) -> bool:
        """Open a link; where that fails, copy `text` and say so. Tells whether it was opened."""
        from PySide6.QtCore import QUrl

        from kontaktpflege.domain.link import OPENED_SCHEMES, may_be_opened

        url = QUrl(link.url, QUrl.ParsingMode.StrictMode)
        allowed = may_be_opened(link.url) and url.isValid() and url.scheme() in OPENED_SCHEMES
        if allowed and self._has_program(url.scheme()) and self._open_url(url):
            return True
        QGuiApplication.clipboard().setText(text)
        self.told.emit(failure_sentence(link.act), False)
        return False

    def copy(self, text: str, sentence: str) -> None:
        """Put a text into the clipboard and say so."""
        QGuiApplication.clipboard().setText(text)
        self.told.emit(sentence, False)


def failure_sentence(act: Act) -> str:
    """What to say when a link could not be opened."""
    from kontaktpflege.domain.link import Act

    return {
        Act.CALL: _("No program here makes phone calls; the number was copied instead."),
        Act.WRITE: _("No mail program answered; the address was copied instead."),
        Act.DRAFT: _("No mail program answered; the text was copied instead."),
        Act.VISIT: _("No browser answered; the address was copied instead."),
        Act.CHAT: _("No program for this messenger answered; the name was copied instead."),
        Act.TEXT: _("No program here sends text messages; the number was copied instead."),
        Act.LOCATE: _("No browser answered; the address was copied instead."),
    }[act]


def has_program_for(scheme: str) -> bool:
    """Whether the system knows a program for a scheme; True where it cannot be asked.

    On Linux the one that hands addresses on says yes to everything, so its register is asked.
    """
    if sys.platform != "linux" or scheme in ("http", "https"):
        return True
    from PySide6.QtCore import QProcess

    asking = QProcess()
    asking.start("xdg-mime", ["query", "default", f"x-scheme-handler/{scheme}"])
    if not asking.waitForFinished(_ASKING_MILLISECONDS):
        asking.kill()
        asking.waitForFinished(_ASKING_MILLISECONDS)
        return True
    return bool(bytes(asking.readAllStandardOutput().data()).strip())

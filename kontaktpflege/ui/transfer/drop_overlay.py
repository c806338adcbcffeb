"""What answers a drag of files with contacts, of folders or of their text over the window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget

from kontaktpflege.ui import icons
from kontaktpflege.ui.theme import RADIUS, XL, font, tokens
from kontaktpflege.wording import _

Source = Path | bytes
"""Where cards come from: a file, a folder, or their text."""

_SUFFIXES = frozenset({".vcf", ".vcard", ".csv", ".tsv", ".txt", ".ldif", ".ldi", ".xlsx", ".xls", ".ods", ".graphml"})
_CARD_TYPES = ("text/vcard", "text/x-vcard", "text/directory")


def sources_in(data: QMimeData) -> list[Source]:
    """The files with contacts, folders, or text of such a file that a drag or the clipboard holds; empty if there is none.

    Files come first: a file manager offers their names as text besides. Nothing on the network is touched.
    """
    if data.hasUrls():
        paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        return [path for path in paths if path.suffix.lower() in _SUFFIXES or path.is_dir()]
    for media_type in _CARD_TYPES:
        if data.hasFormat(media_type):
            return [bytes(data.data(media_type).data())]
    if data.hasText() and _holds_contacts(text := data.text()):
        return [text.encode()]
    return []


def _holds_contacts(text: str) -> bool:
    """Whether text may be cards, LDIF, or cells that were copied in a spreadsheet."""
    first, line_end, _rest = text.partition("\n")
    return "BEGIN:VCARD" in text.upper() or text.startswith("dn:") or bool(line_end and "\t" in first)


class DropOverlay(QWidget):
    """Lies over a window while something it can read is dragged over it, and takes the drop."""

    dropped = Signal(list)
    """The sources, each a Path or bytes."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._watched: QObject | None = None
        self.setAcceptDrops(True)
        self.setAccessibleName(_("Drop it, I'll only look first."))
        self.hide()
        window.installEventFilter(self)
        self._watch_handle()

    def _watch_handle(self) -> None:
        """Look at drags before the widget under the mouse does: a text field would take a file's name."""
        handle = self._window.windowHandle()
        if handle in (None, self._watched):  # there is none before the first show
            return
        handle.installEventFilter(self)
        self._watched = handle

    def _cover(self) -> None:
        self.setGeometry(self._window.rect())
        self.raise_()
        self.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.DragEnter and isinstance(event, QDragEnterEvent) and watched is self._watched:
            # A drag out of this program is its own business: rows dropped on a circle are no import.
            if event.source() is None and sources_in(event.mimeData()):
                self._cover()
        elif kind == QEvent.Type.Show and watched is self._window:
            self._watch_handle()
        elif kind == QEvent.Type.Resize and watched is self._window and self.isVisible():
            self.setGeometry(self._window.rect())
        return False

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._take(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._take(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        self.hide()
        sources = sources_in(event.mimeData())
        if sources:
            self._take(event)
            self.dropped.emit(sources)

    def _take(self, event: QDropEvent) -> None:
        # Copy whatever is proposed: after a "move" the file manager would delete the file.
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        shown = tokens(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = QColor(shown.background)
        veil.setAlphaF(0.97)
        painter.fillRect(self.rect(), veil)
        pen = QPen(QColor(shown.accent), 2, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(XL, XL, -XL, -XL), RADIUS * 2, RADIUS * 2)
        self._paint_words(painter, shown.text, shown.muted, shown.accent)
        painter.end()

    def _paint_words(self, painter: QPainter, text: str, muted: str, accent: str) -> None:
        middle = self.rect().center()
        icons.draw(painter, "download", accent, QRect(middle.x() - 24, middle.y() - 84, 48, 48))
        painter.setFont(font("name", bold=True))
        painter.setPen(QColor(text))
        line = QRect(XL * 2, middle.y() - 20, self.width() - XL * 4, 40)
        painter.drawText(line, Qt.AlignmentFlag.AlignCenter, _("Drop it, I'll only look first."))
        painter.setFont(font())
        painter.setPen(QColor(muted))
        line.translate(0, 36)
        painter.drawText(line, Qt.AlignmentFlag.AlignCenter, _("Nothing changes until you say so."))

"""What colours, forms, lines and sizes mean in the picture."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget

from kontaktpflege.ui.network.legend_entries import SAMPLE, Entry, draw_sample
from kontaktpflege.ui.theme import RADIUS, S, font, metrics, tokens
from kontaktpflege.wording import _


class Legend(QFrame):
    """Lies over the picture, and folds at a click; the same facts are its accessible description."""

    turned = Signal()
    """It takes more room, or less."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._entries: tuple[Entry, ...] = ()
        self._folded = self._cramped = False
        self._wanted: bool | None = None
        self.setToolTip(_("Click to fold the legend, and to unfold it"))

    def want(self, *, open_: bool | None) -> None:
        """Explain the picture, or make room for it, whatever room there is; None: as there is room."""
        self._wanted = open_
        self._turn()

    def wanted(self) -> bool | None:
        """What the user wants of it; None if that was never said."""
        return self._wanted

    def fit_in(self, *, cramped: bool) -> None:
        """Where there is little room, it is folded unless the user wants it open."""
        self._cramped = cramped
        self._turn()

    def whole_size(self) -> QSize:
        """Pixels that it takes unfolded."""
        return self._size([entry.words for entry in self._entries], SAMPLE + S)

    def _turn(self) -> None:
        folded = self._cramped if self._wanted is None else not self._wanted
        if folded != self._folded:
            self._folded = folded
            self.resize(self.sizeHint())
            self.update()
            self.turned.emit()

    def is_folded(self) -> bool:
        """Whether only its name is shown."""
        return self._folded

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.resize(self.sizeHint())
            self.turned.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()
        self.want(open_=self._folded)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def explain(self, entries: tuple[Entry, ...]) -> None:
        """Explain these."""
        self._entries = entries
        self.setAccessibleName(_("Legend"))
        self.setAccessibleDescription(", ".join(entry.words for entry in entries))
        self.resize(self.sizeHint())
        self.update()

    def sizeHint(self) -> QSize:
        return self._size(self._lines(), 0) if self._folded else self.whole_size()

    def paintEvent(self, event: QPaintEvent) -> None:
        shown = tokens(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(shown.surface))
        painter.setPen(QColor(shown.hairline))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        painter.setFont(font("small"))
        row = self._row()
        for place, words in enumerate(self._lines()):
            box = QRectF(S, S + place * row, SAMPLE, row)
            if not self._folded:
                draw_sample(painter, self._entries[place], box, shown)
            painter.setPen(QColor(shown.text))
            left = S if self._folded else S + SAMPLE + S
            painter.drawText(QRectF(left, box.top(), self.width() - left, row), Qt.AlignmentFlag.AlignVCenter, words)
        painter.end()

    def _lines(self) -> list[str]:
        return [_("Legend")] if self._folded else [entry.words for entry in self._entries]

    def _size(self, lines: Sequence[str], sample: int) -> QSize:
        widest = max((metrics("small").horizontalAdvance(words) for words in lines), default=0)
        return QSize(widest + sample + 2 * S, len(lines) * self._row() + 2 * S)

    @staticmethod
    def _row() -> int:
        return metrics("small").height() + 3

"""One line of the details pane, reused from contact to contact."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QEnterEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from kontaktpflege.ui import icons, theme
from kontaktpflege.ui.contacts.card_sections import Line
from kontaktpflege.ui.theme import ICON, RADIUS, XS, S
from kontaktpflege.ui.widgets.tool_button import tool_button
from kontaktpflege.wording import _


class DetailLine(QWidget):
    """A drawing, a text that wraps, what it is; with a button and keys to copy it.

    Paints itself: labels in layouts take ten times as long, and a card has dozens of lines.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = Line("", "")
        self._layout = QTextLayout()
        self._laid_out = -1
        self._heights: dict[int, int] = {}
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._copy = tool_button("copy", _("Copy"), self)
        self._copy.setObjectName("copy")
        self._copy.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._copy.resize(28, 26)
        self._copy.hide()
        self._copy.clicked.connect(self.copy_text)

    def show_line(self, line: Line) -> None:
        """Show this instead of what was shown."""
        if line == self._line:
            return
        self._line = line
        self._laid_out = -1
        self._heights.clear()
        kinds = (line.kind, line.label) if line.kind != line.label else (line.label,)
        self.setAccessibleName(f"{', '.join(kind for kind in kinds if kind)}: {line.text}")
        if self._copy.isVisible():
            self._copy.hide()
        self.updateGeometry()
        self.update()

    def shown(self) -> Line:
        """What is shown."""
        return self._line

    def copy_text(self) -> None:
        """Put the text into the clipboard."""
        QGuiApplication.clipboard().setText(self._line.text)

    def _left(self) -> int:
        return S + (ICON + S if self._line.drawing else 0)

    def _text_height(self, width: int) -> int:
        """What the text needs in a width; layouts ask for the same few widths again and again."""
        room = self._room(width)
        if room not in self._heights:
            self._heights[room] = self._lay_out(room)
        return self._heights[room]

    def _room(self, width: int) -> int:
        return max(40, width - self._left() - S)

    def _lay_out(self, room: int) -> int:
        """Break the text into lines, in long words too where nothing else helps; gives its height."""
        self._laid_out = room
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout = QTextLayout(self._line.text.replace("\n", "\u2028"), theme.font("body"))
        self._layout.setTextOption(option)
        self._layout.beginLayout()
        top = 0.0
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(room)
            line.setPosition(QPointF(0, top))
            top += line.height()
        self._layout.endLayout()
        return round(top)

    def _caption_height(self) -> int:
        return theme.metrics("small").height() if self._line.label else 0

    def _offer_copy(self, offered: bool) -> None:
        self._copy.setVisible(offered)
        self._copy.move(self.width() - self._copy.width() - XS, XS // 2)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._text_height(width) + self._caption_height() + 2 * XS

    def sizeHint(self) -> QSize:
        return QSize(240, self.heightForWidth(max(self.width(), 240)))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        shown = theme.tokens(self.palette())
        painter = QPainter(self)
        if self.hasFocus() or self.underMouse():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(QColor(shown.hover))
            painter.setPen(theme.focus_pen(shown) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        left = self._left()
        if self._line.drawing:
            icons.draw(painter, self._line.drawing, shown.muted, QRect(S, XS + 1, ICON, ICON))
        height = self._text_height(self.width())
        if self._laid_out != self._room(self.width()):
            self._lay_out(self._room(self.width()))
        painter.setPen(QColor(shown.text))
        self._layout.draw(painter, QPointF(left, XS))
        if self._line.label:
            painter.setFont(theme.font("small"))
            painter.setPen(QColor(shown.muted))
            room = QRect(left, XS + height, self.width() - left - S, self._caption_height())
            words = painter.fontMetrics().elidedText(self._line.label, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop), words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._offer_copy(True)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._offer_copy(self.hasFocus())
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._offer_copy(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._offer_copy(self.underMouse())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_text()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(icons.icon("copy"), _("Copy"), self.copy_text)
        keyed = event.reason() == QContextMenuEvent.Reason.Keyboard
        menu.popup(self.mapToGlobal(QPoint(0, self.height())) if keyed else event.globalPos())

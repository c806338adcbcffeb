"""One line of the details pane, reused from contact to contact."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy, QToolButton, QWidget

from kontaktpflege.domain.link import Act
from kontaktpflege.ui import icons, theme
from kontaktpflege.ui.contacts.card_sections import Line
from kontaktpflege.ui.theme import ICON, RADIUS, XS, S
from kontaktpflege.ui.widgets.tool_button import tool_button
from kontaktpflege.wording import _

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_BUTTON = QSize(28, 26)


class DetailLine(QAbstractButton):
    """A drawing, a text that wraps, what it is. A click or Enter follows it where it leads somewhere, Ctrl+C copies it,
    Shift+Enter shows a number large.

    Paints itself: labels in layouts take ten times as long, and a card has dozens of lines.
    """

    followed = Signal(object)
    """The `Line`: open it, go to the contact it means, or show all of it."""
    enlarged = Signal(object)
    """The `Line` with a number to be shown large."""
    copied = Signal(object)
    """The `Line` to be copied."""

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
        self._copy = self._button("copy", _("Copy (Ctrl+C)"))
        self._copy.clicked.connect(self.copy_text)
        self._enlarge = self._button("qr-code", _("Show large, with a code to scan (Shift+Enter)"))
        self._enlarge.clicked.connect(self.enlarge)
        self.clicked.connect(self.follow)

    def _button(self, drawing: str, name: str) -> QToolButton:
        """A button that shows while the line has mouse or keyboard; every one of them has a key besides."""
        button = tool_button(drawing, name, self)
        button.setObjectName("copy")
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.resize(_BUTTON)
        button.hide()
        return button

    def show_line(self, line: Line) -> None:
        """Show this instead of what was shown."""
        if line == self._line:
            return
        self._line = line
        self._laid_out = -1
        self._heights.clear()
        kinds = (line.kind, line.label) if line.kind != line.label else (line.label,)
        self.setAccessibleName(f"{', '.join(kind for kind in kinds if kind)}: {line.text}")
        self.setAccessibleDescription(deed_of(line))
        self.setToolTip(deed_of(line))
        if line.acts:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self.unsetCursor()
        for button in (self._copy, self._enlarge):
            if button.isVisible():
                button.hide()
        self.updateGeometry()
        self.update()

    def shown(self) -> Line:
        """What is shown."""
        return self._line

    def follow(self) -> None:
        """Go where the line leads; a line that leads nowhere is copied, when a key or a reader presses it."""
        (self.followed if self._line.acts else self.copied).emit(self._line)

    def enlarge(self) -> None:
        """Show a number large."""
        if self._line.number:
            self.enlarged.emit(self._line)

    def copy_text(self) -> None:
        """Put the text into the clipboard."""
        self.copied.emit(self._line)

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
        return theme.metrics("small").height() if self._caption() else 0

    def _caption(self) -> str:
        """What stands under the text: what it is, and whether there is more of it."""
        more = _("Show all") if self._line.whole else ""
        return " · ".join(filter(None, (self._line.label, more)))

    def _offer_buttons(self, offered: bool) -> None:
        right = self.width() - XS
        for button, wanted in ((self._copy, True), (self._enlarge, self._line.number)):
            button.setVisible(offered and wanted)
            if wanted:
                right -= button.width()
                button.move(right, XS // 2)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._text_height(width) + self._caption_height() + 2 * XS

    def sizeHint(self) -> QSize:
        return QSize(240, self.heightForWidth(max(self.width(), 240)))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 0)

    def hitButton(self, pos: QPoint) -> bool:
        return self._line.acts and super().hitButton(pos)

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
        leads = self._line.link is not None or self._line.contact is not None
        painter.setPen(QColor(shown.accent if leads else shown.text))
        self._layout.draw(painter, QPointF(left, XS))
        if self._caption():
            painter.setFont(theme.font("small"))
            painter.setPen(QColor(shown.accent if self._line.whole else shown.muted))
            room = QRect(left, XS + height, self.width() - left - S, self._caption_height())
            words = painter.fontMetrics().elidedText(self._caption(), Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop), words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._laid_out = -1
            self._heights.clear()
            self.updateGeometry()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._offer_buttons(True)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._offer_buttons(self.hasFocus())
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._offer_buttons(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._offer_buttons(self.underMouse())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_text()
        elif event.key() in _ENTER and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.enlarge()
        elif event.key() in _ENTER:
            self.follow()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            # A button among its like would give the focus on in any direction: up and down only.
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        event.accept()  # else the click would fall through to the pane where the line leads nowhere

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self._line.acts:
            menu.addAction(icons.icon(drawing_of(self._line)), deed_of(self._line), self.follow)
        if self._line.number:
            menu.addAction(icons.icon("qr-code"), _("Show large, with a code to scan"), self.enlarge)
        menu.addAction(icons.icon("copy"), _("Copy"), self.copy_text)
        keyed = event.reason() == QContextMenuEvent.Reason.Keyboard
        menu.popup(self.mapToGlobal(QPoint(0, self.height())) if keyed else event.globalPos())


def deed_of(line: Line) -> str:
    """What a click on a line does, in words; "" where it does nothing."""
    if line.contact is not None:
        return _("Go to this contact")
    if line.link is not None:
        return {
            Act.CALL: _("Call"),
            Act.WRITE: _("Write a mail"),
            Act.DRAFT: _("Write a mail"),
            Act.VISIT: _("Open in the browser"),
            Act.CHAT: _("Write in the messenger"),
            Act.LOCATE: _("Show on the map"),
        }[line.link.act]
    return _("Show all") if line.whole else ""


def drawing_of(line: Line) -> str:
    """The drawing that stands for what a click on a line does."""
    if line.contact is not None:
        return "user"
    if line.link is None:
        return "eye"
    return {
        Act.CALL: "phone",
        Act.WRITE: "mail",
        Act.DRAFT: "mail",
        Act.VISIT: "external-link",
        Act.CHAT: "message-circle",
        Act.LOCATE: "map-pin",
    }[line.link.act]

"""One page at a time, as it will come out of the printer."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from kontaktpflege.ui import theme
from kontaktpflege.ui.printing.paper import Layout, picture_of
from kontaktpflege.ui.theme import S
from kontaktpflege.wording import _
from kontaktpflege.wording.numbers import number

_NOTCH = 120
"""What one notch of a mouse wheel turns."""


class PageView(QWidget):
    """Shows a layout page by page; Page Up and Down, Home and End, and the wheel turn the pages."""

    turned = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout: Layout | None = None
        self._page = 0
        self._picture: QImage | None = None
        self._turned_by = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(180, 200)

    def show_layout(self, layout: Layout | None) -> None:
        """Show these pages, and stay on the page where one is as far as there is one."""
        self._layout = layout
        self.turn_to(self._page)

    def page(self) -> int:
        """The page that is shown, counted from 0."""
        return self._page

    def pages(self) -> int:
        """How many there are."""
        return self._layout.pages() if self._layout is not None else 0

    def turn_to(self, page: int) -> None:
        """Show this page, or the nearest there is."""
        self._page = max(0, min(page, self.pages() - 1))
        self._picture = None
        told = _("Page {page} of {pages}").format(page=number(self._page + 1), pages=number(self.pages()))
        self.setAccessibleName(_("Preview: {page}").format(page=told) if self.pages() else _("Preview"))
        self.update()
        self.turned.emit()

    def _place(self) -> QRect:
        if self._layout is None:
            return QRect()
        size = self._layout.paper
        scale = min((self.width() - 2 * S) / size.width(), (self.height() - 2 * S) / size.height())
        place = QRect(0, 0, max(1, round(size.width() * scale)), max(1, round(size.height() * scale)))
        place.moveCenter(self.rect().center())
        return place

    def sizeHint(self) -> QSize:
        return QSize(420, 560)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        shown = theme.tokens(self.palette())
        painter.fillRect(self.rect(), QColor(shown.raised))
        if self._layout is not None and self.pages():
            place = self._place()
            if self._picture is None:
                ratio = self.devicePixelRatioF()
                self._picture = picture_of(self._layout, self._page, round(place.width() * ratio))
                self._picture.setDevicePixelRatio(ratio)
            # At its own size: stretched by a pixel, it would lose a row of its letters.
            painter.drawImage(place.topLeft(), self._picture)
            painter.setPen(QColor(shown.hairline))
            painter.drawRect(place)
        if self.hasFocus():
            painter.setPen(theme.focus_pen(shown))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._picture = None
        super().resizeEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._turned_by += event.angleDelta().y()
        notches = int(self._turned_by / _NOTCH)
        if notches:
            self._turned_by -= notches * _NOTCH
            self.turn_to(self._page - notches)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        targets = {
            Qt.Key.Key_PageUp: self._page - 1,
            Qt.Key.Key_PageDown: self._page + 1,
            Qt.Key.Key_Left: self._page - 1,
            Qt.Key.Key_Right: self._page + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: self.pages() - 1,
        }
        target = targets.get(Qt.Key(event.key()))
        if target is None:
            super().keyPressEvent(event)
        else:
            self.turn_to(target)

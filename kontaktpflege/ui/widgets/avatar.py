"""The small round picture of a contact: the photo, or initials on a quiet tint drawn from the name."""

from __future__ import annotations

import zlib
from functools import lru_cache

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QAbstractButton, QWidget

from kontaktpflege.ui.theme import AVATAR_LARGE, focus_pen, tint, tokens
from kontaktpflege.ui.widgets.plain_text import plain_line


@lru_cache(4096)
def initials(name: str) -> str:
    """The letters of a name's first and last word, titles aside; "" for a name without letters."""
    written = [word for word in plain_line(name, 200).replace(",", " ").split() if word[0].isalnum()]
    if not written:
        return ""
    # "Dr." and "Prof." are no names; "J. R." alone has to do.
    words = [word for word in written if not word.endswith(".")] or written
    chosen = words[:1] if len(words) == 1 else [words[0], words[-1]]
    return "".join(word[0] for word in chosen).upper()


def draw_avatar(painter: QPainter, rect: QRectF, name: str, picture: QPixmap | None, *, dark: bool) -> None:
    """Paint a contact's picture into a square."""
    painter.save()
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    if picture is not None and not picture.isNull():
        painter.drawPixmap(rect, picture, QRectF(picture.rect()))
    else:
        _draw_initials(painter, rect, name, dark)
    painter.restore()


def round_picture(data: bytes, side: int, ratio: float = 1.0) -> QImage:
    """An encoded photo cut to a disc `side` wide; null if it cannot be read. Any thread may call."""
    photo = QImage.fromData(data)
    if photo.isNull():
        return photo
    pixels = max(1, round(side * ratio))
    edge = min(photo.width(), photo.height())
    square = photo.copy((photo.width() - edge) // 2, (photo.height() - edge) // 2, edge, edge)
    scaled = square.scaled(
        QSize(pixels, pixels),
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
    made = QImage(pixels, pixels, QImage.Format.Format_ARGB32_Premultiplied)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    disc = QPainterPath()
    disc.addEllipse(0, 0, pixels, pixels)
    painter.setClipPath(disc)
    painter.drawImage(0, 0, scaled)
    painter.end()
    made.setDevicePixelRatio(ratio)
    return made


def _draw_initials(painter: QPainter, rect: QRectF, name: str, dark: bool) -> None:
    ground, ink = tint(zlib.crc32(name.encode("utf-8", "replace")), dark)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ground))
    painter.drawEllipse(rect)
    letters = initials(name)
    painter.setPen(QColor(ink))
    if letters:
        lettering = QFont(painter.font())
        lettering.setPixelSize(max(8, round(rect.height() * 0.38)))
        lettering.setWeight(QFont.Weight.DemiBold)
        painter.setFont(lettering)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, letters)
        return
    # Without a letter, a point: somebody is there, whose name nobody wrote down.
    painter.setBrush(QColor(ink))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawEllipse(rect.center(), rect.width() * 0.08, rect.width() * 0.08)


class Avatar(QAbstractButton):
    """A contact's picture as a widget; a photo can be clicked."""

    def __init__(self, side: int = AVATAR_LARGE, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = ""
        self._picture: QPixmap | None = None
        self.setFixedSize(side, side)
        self._be_pressable(False)

    def show_person(self, name: str, photo: bytes = b"") -> None:
        """Show this photo, or the initials of this name."""
        self._name = name
        self.setAccessibleName(name)
        self._picture = None
        if photo:
            image = round_picture(photo, self.width(), self.devicePixelRatioF())
            self._picture = None if image.isNull() else QPixmap.fromImage(image)
        self._be_pressable(self._picture is not None)
        self.update()

    def _be_pressable(self, pressable: bool) -> None:
        self.setEnabled(pressable)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if pressable else Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor if pressable else Qt.CursorShape.ArrowCursor)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        shown = tokens(self.palette())
        draw_avatar(painter, QRectF(self.rect()), self._name, self._picture, dark=shown.dark)
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(focus_pen(shown))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QRectF(self.rect()).adjusted(1, 1, -1, -1))

"""A contact's photo as large as it is, as far as the screen has room."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QDialog, QLabel, QVBoxLayout, QWidget

from kontaktpflege.ui.theme import L, M
from kontaktpflege.ui.widgets.push_button import PushButton
from kontaktpflege.wording import _

_SMALLEST = 240
_SHARE = 0.8
"""Of the window, so much at most."""


class PhotoSheet(QDialog):
    """Shows one picture; Esc or Enter closes."""

    def __init__(self, name: str, photo: bytes, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(name)
        picture = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        picture.setAccessibleName(_("Photo of {name}").format(name=name))
        picture.setPixmap(self._fitted(photo, parent.window().size() * _SHARE))
        close = PushButton(_("Close"))
        close.setDefault(True)
        close.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(L, L, L, L)
        column.setSpacing(M)
        column.addWidget(picture, 1)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)

    def _fitted(self, photo: bytes, room: QSize) -> QPixmap:
        image = QImage.fromData(photo)
        ratio = self.devicePixelRatioF()
        size = image.size()
        if size.width() < _SMALLEST * ratio:
            size.scale(QSize(_SMALLEST, _SMALLEST) * ratio, Qt.AspectRatioMode.KeepAspectRatio)
        if size.width() > room.width() * ratio or size.height() > room.height() * ratio:
            size.scale(room * ratio, Qt.AspectRatioMode.KeepAspectRatio)
        mode = Qt.TransformationMode.SmoothTransformation
        fitted = QPixmap.fromImage(image.scaled(size, Qt.AspectRatioMode.KeepAspectRatio, mode))
        fitted.setDevicePixelRatio(ratio)
        return fitted

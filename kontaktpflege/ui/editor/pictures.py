"""Pictures for a card: read from where the user has them, and made smaller if they are too big for a telephone."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QSize, Qt
from PySide6.QtGui import QColor, QImage, QImageReader, QImageWriter, QPainter

from kontaktpflege.domain.errors import FileProblem

SIDE = 720
"""Pixels of the longer side of a reduced photo: sharp on any telephone."""

_BIG_BYTES, _BIG_SIDE = 250_000, 1_200
_MOST_BYTES = 100_000_000
_QUALITY = 88
_MEDIA = {b"jpeg": "image/jpeg", b"jpg": "image/jpeg", b"png": "image/png", b"gif": "image/gif", b"webp": "image/webp"}
"""Formats that go onto a card as they are; any other is written anew."""


@dataclass(frozen=True, slots=True)
class Picture:
    """An encoded picture as it would stand on a card. Sizes in pixels."""

    data: bytes
    media_type: str
    width: int
    height: int

    @property
    def big(self) -> bool:
        """Whether it is larger than what other programs take gladly."""
        return len(self.data) > _BIG_BYTES or max(self.width, self.height) > _BIG_SIDE


def offers_picture(mime: QMimeData) -> bool:
    """Whether there is a picture in what is dragged or copied; what lies on the web is not fetched."""
    return mime.hasImage() or any(url.isLocalFile() for url in mime.urls())


def picture_file(path: Path) -> Picture:
    """The picture in a file; raises FileProblem ("cannot_read", "no_picture")."""
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise FileProblem("no_picture", str(path), "too large")
        data = path.read_bytes()
    except OSError as error:
        raise FileProblem("cannot_read", str(path), str(error)) from error
    made = _encoded(data)
    if made is None:
        raise FileProblem("no_picture", str(path), "unknown format")
    return made


def picture_of(image: QImage) -> Picture | None:
    """A picture that was copied; None if there is none."""
    return None if image.isNull() else _jpeg(image)


def reduced(picture: Picture) -> Picture:
    """The picture with its longer side made `SIDE` pixels, turned as it is to be looked at."""
    image, _form = _read(picture.data)
    if max(image.width(), image.height()) > SIDE:
        image = image.scaled(
            QSize(SIDE, SIDE), Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
    return _jpeg(image)


def _encoded(data: bytes) -> Picture | None:
    image, form = _read(data)
    if image.isNull():
        return None
    media = _MEDIA.get(form)
    return Picture(data, media, image.width(), image.height()) if media else _jpeg(image)


def _read(data: bytes) -> tuple[QImage, bytes]:
    """The picture, turned as it is to be looked at, and its format; a null picture if it cannot be read."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    form = bytes(reader.format().data())
    return reader.read(), form


def _jpeg(image: QImage) -> Picture:
    """The picture as a JPEG; what is transparent turns white."""
    flat = QImage(image.size(), QImage.Format.Format_RGB32)
    flat.fill(QColor("white"))
    painter = QPainter(flat)
    painter.drawImage(0, 0, image)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(b"jpeg"))
    writer.setQuality(_QUALITY)
    writer.write(flat)
    return Picture(bytes(buffer.data().data()), "image/jpeg", image.width(), image.height())

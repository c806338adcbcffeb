"""Draws the portraits of the people in the sample book and puts them into their cards.

Abstract heads in a warm palette, the same each time; whoever has none in `PORTRAITS` gets none.
"""

from __future__ import annotations

import base64
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter, QPainterPath, QPen

SAMPLE: Final = Path(__file__).resolve().parents[1] / "resources" / "sample" / "sample.vcf"
SIDE: Final = 192
"""Width and height in pixels; everything is drawn on a canvas of 100 × 100 units."""

QUALITY: Final = 88

Hair = Literal["short", "side", "bob", "long", "bun", "curls", "bald", "cap"]


@dataclass(frozen=True, slots=True)
class Portrait:
    """How somebody looks: colours as #rrggbb, and what makes a face that of one person."""

    background: str
    skin: str
    hair_colour: str
    clothes: str
    hair: Hair
    glasses: bool = False
    beard: bool = False
    turned: float = 0.0
    """How far the head looks to a side, in units; right is positive."""


PORTRAITS: Final = {
    "Johanna Lindner": Portrait("#e9b384", "#f2c9a8", "#6b3f2a", "#2f5d62", "bun", turned=2),
    "Matthias Lindner": Portrait("#cfd8c0", "#efc4a2", "#5a4636", "#8c4a3a", "side", glasses=True, turned=-2),
    "Emma Lindner": Portrait("#f3d9a4", "#f4cfb0", "#a4632f", "#d9785b", "long", turned=2),
    "Ursula Lindner": Portrait("#d9c3b0", "#f0cdb2", "#dcd6cf", "#7a5c7e", "bob", glasses=True),
    "Helga Brandt": Portrait("#e7c8b5", "#efc9ac", "#c9c2ba", "#4f7373", "curls", turned=-2),
    "Anja Overbeck": Portrait("#d8a48f", "#f2c7a5", "#9c3f24", "#3c4a6b", "curls", turned=2),
    "Bernd Overbeck": Portrait("#b9c4b1", "#ecbf9b", "#8a7a69", "#41506b", "bald", beard=True, turned=-2),
    "Mehmet Y\u0131ld\u0131r\u0131m": Portrait(
        "#e6c79c", "#dba57c", "#2b2320", "#5c6f4a", "short", beard=True, turned=2
    ),
    "Νίκος Παπαδόπουλος": Portrait("#a9c1cc", "#d9a67f", "#4a4440", "#f3ead9", "short", beard=True),
    "田中 陽子": Portrait("#e8c1b4", "#f1cfad", "#1f1b1c", "#3b3a44", "bob", turned=-2),
    "يوسف حداد": Portrait("#d6bf9b", "#cf9b72", "#241c1a", "#6e4b3a", "side", glasses=True, turned=2),
    "Petra Klein": Portrait("#c9b6a3", "#f0c6a6", "#caa45f", "#7d2f3a", "bob", turned=2),
    "Imogen Clarke": Portrait("#b7bfc9", "#f5d3bb", "#b5562d", "#2f4b45", "long", turned=-2),
    "Stefan Böhm": Portrait("#e3b98a", "#ebbd98", "#b9b2a8", "#34424a", "cap", glasses=True, turned=-2),
    "Lena Böhm": Portrait("#efcf9f", "#f1c5a2", "#4b2f2a", "#c7663f", "bun", turned=2),
    "Jonas Reuter": Portrait("#c8cfb8", "#efc6a5", "#7a4d2b", "#56627a", "curls", glasses=True, turned=-2),
    "Renate Hülsmann": Portrait("#dcbfb3", "#efcbb2", "#e4dfd8", "#8a6b84", "bun", glasses=True),
    "Malte Vogt": Portrait("#bccab4", "#f2cba9", "#c08a45", "#3f5a78", "short", turned=2),
}
"""By the formatted name on the card."""


def jpeg(portrait: Portrait) -> bytes:
    """The portrait as a JPEG file of some kilobytes."""
    image = QImage(SIDE, SIDE, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(SIDE / 100, SIDE / 100)
    painter.setPen(Qt.PenStyle.NoPen)
    _draw_background(painter, QColor(portrait.background))
    if portrait.hair in {"long", "bob", "curls", "bun"}:
        _draw_hair_behind(painter, portrait)
    _draw_shoulders(painter, portrait)
    _draw_head(painter, portrait)
    _draw_hair(painter, portrait)
    if portrait.glasses:
        _draw_glasses(painter, portrait)
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not image.save(buffer, "JPEG", QUALITY):  # type: ignore[call-overload]
        raise RuntimeError("this Qt cannot write JPEG")
    return bytes(data.data())


def _draw_background(painter: QPainter, colour: QColor) -> None:
    light = QLinearGradient(0, 0, 100, 100)
    light.setColorAt(0, colour.lighter(112))
    light.setColorAt(1, colour.darker(108))
    painter.fillRect(QRectF(0, 0, 100, 100), light)
    painter.setBrush(QColor(255, 255, 255, 40))
    painter.drawEllipse(QPointF(74, 24), 34, 34)


def _draw_shoulders(painter: QPainter, portrait: Portrait) -> None:
    skin, clothes = QColor(portrait.skin), QColor(portrait.clothes)
    painter.setBrush(skin.darker(110))
    painter.drawRoundedRect(QRectF(42, 56, 16, 24), 7, 7)
    body = QPainterPath(QPointF(8, 102))
    body.cubicTo(QPointF(10, 80), QPointF(26, 75), QPointF(41, 73))
    body.cubicTo(QPointF(46, 82), QPointF(54, 82), QPointF(59, 73))
    body.cubicTo(QPointF(74, 75), QPointF(90, 80), QPointF(92, 102))
    painter.setBrush(clothes)
    painter.drawPath(body)


def _draw_head(painter: QPainter, portrait: Portrait) -> None:
    skin, turned = QColor(portrait.skin), portrait.turned
    painter.setBrush(skin.darker(106))
    painter.drawEllipse(QPointF(31 + turned / 2, 46), 3.6, 5.4)
    painter.drawEllipse(QPointF(69 + turned / 2, 46), 3.6, 5.4)
    painter.setBrush(skin)
    painter.drawEllipse(QRectF(31, 20, 38, 48))
    if portrait.beard:
        beard = QPainterPath()
        beard.addEllipse(QRectF(31, 20, 38, 49))
        above = QPainterPath()
        above.addEllipse(QRectF(25 + turned, 4, 50, 51))
        painter.setBrush(QColor(portrait.hair_colour))
        painter.drawPath(beard.subtracted(above))
    painter.setBrush(QColor(222, 120, 96, 60))
    painter.drawEllipse(QPointF(39.5 + turned, 52), 4, 3)
    painter.drawEllipse(QPointF(60.5 + turned, 52), 4, 3)
    ink = skin.darker(230)
    painter.setBrush(ink)
    painter.drawEllipse(QPointF(42 + turned * 1.4, 46), 1.7, 2)
    painter.drawEllipse(QPointF(58 + turned * 1.4, 46), 1.7, 2)
    painter.save()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(skin.darker(135), 1.3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawArc(QRectF(48 + turned * 1.6, 48, 4.5, 5), 200 * 16, 140 * 16)
    smile = QColor("#f6e7dc") if portrait.beard else QColor("#a9503f")
    painter.setPen(QPen(smile, 1.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawArc(QRectF(43.5 + turned * 1.4, 51.5, 13, 8), 205 * 16, 130 * 16)
    painter.restore()


def _draw_hair_behind(painter: QPainter, portrait: Portrait) -> None:
    colour = QColor(portrait.hair_colour)
    painter.setBrush(colour.darker(115))
    if portrait.hair == "long":
        painter.drawRoundedRect(QRectF(24, 16, 52, 70), 24, 24)
    elif portrait.hair == "bob":
        painter.drawRoundedRect(QRectF(25, 16, 50, 50), 22, 20)
    elif portrait.hair == "bun":
        painter.drawEllipse(QPointF(50 - portrait.turned * 2, 13), 11, 10)
    else:
        for x, y in ((29, 34), (28, 46), (31, 57), (71, 34), (72, 46), (69, 57)):
            painter.drawEllipse(QPointF(x, y), 8, 8)


def _draw_hair(painter: QPainter, portrait: Portrait) -> None:
    """What grows over the forehead: the top of the head, less an opening for the face."""
    colour, turned = QColor(portrait.hair_colour), portrait.turned
    painter.setBrush(colour)
    if portrait.hair == "bald":
        for x in (30.5, 69.5):
            painter.drawEllipse(QPointF(x, 40), 3, 8)
        return
    crown = QPainterPath()
    crown.addEllipse(QRectF(28.5, 15.5, 43, 46))
    face, below = QPainterPath(), QPainterPath()
    if portrait.hair in {"side", "bob"}:
        face.addEllipse(QRectF(27 + turned * 3, 31, 44, 46))
    else:
        face.addEllipse(QRectF(31 + turned, 29.5, 38, 46))
    below.addRect(QRectF(20, 44 if portrait.hair in {"short", "cap", "side"} else 54, 60, 40))
    painter.drawPath(crown.subtracted(face).subtracted(below))
    if portrait.hair == "curls":
        for x, y in ((33, 26), (41, 19), (50, 17), (59, 19), (67, 26)):
            painter.drawEllipse(QPointF(x, y), 8, 7.5)
    elif portrait.hair == "cap":
        painter.setBrush(QColor(portrait.clothes).lighter(135))
        painter.drawChord(QRectF(28, 11, 44, 44), 10 * 16, 160 * 16)
        painter.drawRoundedRect(QRectF(26 + turned * 4, 27, 48, 5.5), 2.7, 2.7)


def _draw_glasses(painter: QPainter, portrait: Portrait) -> None:
    left, right = 41.5 + portrait.turned * 1.3, 58.5 + portrait.turned * 1.3
    painter.save()
    painter.setBrush(QColor(255, 255, 255, 60))
    painter.setPen(QPen(QColor("#3a3330"), 1.3))
    painter.drawEllipse(QPointF(left, 46), 6.4, 5.8)
    painter.drawEllipse(QPointF(right, 46), 6.4, 5.8)
    painter.drawLine(QPointF(left + 6.4, 45), QPointF(right - 6.4, 45))
    painter.restore()


def with_portraits(cards: bytes) -> bytes:
    """The cards with photos of those in `PORTRAITS` and of nobody else; all other lines as they were."""
    lines: list[bytes] = []
    name, version, in_photo = "", "", False
    for line in cards.split(b"\r\n"):
        in_photo = line.startswith(b"PHOTO") or (in_photo and line.startswith(b" "))
        if in_photo:
            continue
        if line.startswith(b"VERSION:"):
            version = line[8:].decode()
        elif line.startswith(b"FN:"):
            name = line[3:].decode()
        elif line == b"END:VCARD" and name in PORTRAITS:
            lines += _folded(_photo(PORTRAITS[name], version))
        lines.append(line)
    return b"\r\n".join(lines)


def _photo(portrait: Portrait, version: str) -> bytes:
    head = b"PHOTO:data:image/jpeg;base64," if version == "4.0" else b"PHOTO;ENCODING=b;TYPE=JPEG:"
    return head + base64.b64encode(jpeg(portrait))


def _folded(line: bytes) -> list[bytes]:
    """A long ASCII line in physical lines of at most 75 octets."""
    return [line[:75], *(b" " + line[start : start + 74] for start in range(75, len(line), 74))]


if __name__ == "__main__":
    SAMPLE.write_bytes(with_portraits(SAMPLE.read_bytes()))

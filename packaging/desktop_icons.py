"""Draws the program's icon as PNG for desktops that show no SVG: `desktop_icons.py`, after a change of the drawing."""

from pathlib import Path

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

RESOURCES = Path(__file__).resolve().parent.parent / "resources"
SIZES = (48, 128, 256)


def main() -> None:
    """Write resources/desktop/SIZE.png."""
    drawing = QSvgRenderer(QByteArray((RESOURCES / "icons" / "kontaktpflege.svg").read_bytes()))
    for size in SIZES:
        picture = QImage(size, size, QImage.Format.Format_ARGB32)
        picture.fill(0)
        painter = QPainter(picture)
        drawing.render(painter)
        painter.end()
        picture.save(str(RESOURCES / "desktop" / f"{size}.png"))


if __name__ == "__main__":
    main()

"""Codes are drawn as the standard wants them, and a phone's camera finds what was put in."""

from __future__ import annotations

import pytest
import segno
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from kontaktpflege.ui.widgets.qr_code import QrCode


def test_each_module_is_drawn_dark_or_light(qtbot: QtBot) -> None:
    code = QrCode()
    qtbot.addWidget(code)
    code.show_text("tel:+491701234567")
    code.resize(code.sizeHint())
    wanted = segno.make("tel:+491701234567", error="l", micro=False).matrix
    picture = code.grab().toImage()
    count = len(wanted)
    step = int(code.width() / (count + 8))
    start = (code.width() - step * count) / 2
    for y, row in enumerate(wanted):
        for x, dark in enumerate(row):
            seen = QColor(picture.pixel(int(start + (x + 0.5) * step), int(start + (y + 0.5) * step)))
            assert (seen.lightness() < 128) == bool(dark)


def test_a_text_beyond_any_code_is_refused(qtbot: QtBot) -> None:
    code = QrCode()
    qtbot.addWidget(code)
    with pytest.raises(ValueError, match="data"):
        code.show_text("x" * 10_000)

"""A letter has its address where the window of an envelope is, and as many pages as it needs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kontaktpflege.domain.card import Card
from kontaktpflege.domain.draft import Correspondent
from kontaktpflege.settings import Settings
from kontaktpflege.ui.letter_press import letter_to, offer_letter
from kontaktpflege.ui.main_window import MainWindow
from kontaktpflege.ui.printing.letter_layout import Letter, LetterLayout
from kontaktpflege.ui.printing.paper import picture_of

WIDTH = 1050
LETTER = Letter(
    title="Letter", sender="Bernd Maier · Ring 1", address=("Anna Weiß", "50823 Köln"), day="22 November 2026",
    subject="Subject", text="Dear Anna,\n\nhow are you?",
)  # fmt: skip
WINDOW = QRect(20 * 5, 50 * 5, 90 * 5, 35 * 5)
"""The window of an envelope, in pixels of which five make a millimetre."""


def ink(picture: QImage, rect: QRect) -> int:
    columns, rows = range(rect.left(), rect.right(), 2), range(rect.top(), rect.bottom(), 2)
    return sum(QColor(picture.pixel(x, y)).lightness() < 150 for x in columns for y in rows)


def test_the_address_stands_in_the_window_and_the_text_below(qapp: QApplication) -> None:
    picture = picture_of(LetterLayout(LETTER), 0, WIDTH)
    assert ink(picture, WINDOW) > 100
    assert ink(picture, QRect(20 * 5, 96 * 5, 170 * 5, 60 * 5)) > 200
    assert ink(picture_of(LetterLayout(replace(LETTER, address=())), 0, WIDTH), WINDOW) == 0


def test_a_long_letter_goes_on_and_an_endless_one_ends(qapp: QApplication) -> None:
    long = LetterLayout(replace(LETTER, text="A line of words.\n" * 100))
    assert long.pages() == 3
    assert ink(picture_of(long, 2, WIDTH), QRect(0, 0, WIDTH, 1000)) > 100
    assert LetterLayout(replace(LETTER, text="x\n" * 100_000)).pages() < 200
    assert LetterLayout(replace(LETTER, text="")).pages() == 1


def test_a_letter_knows_whom_it_is_for(qtbot: QtBot, window: MainWindow) -> None:
    lines = ("VERSION:4.0", "FN:Anna Weiß", "ORG:Studio", "ADR;TYPE=work:;;Ring 2;Köln;;50667;Germany", "LANG:de")
    who = Correspondent(contact_id=1, card=Card.from_text("\n".join(lines)), language="de", used={})
    settings = Settings(book=Path("x"), my_name="Bernd Maier", my_address="Ring 1, 50667 Köln")
    letter = letter_to(who, "Betreff", "Text", settings, date(2026, 11, 22))
    assert letter.address == ("Studio", "Anna Weiß", "Ring 2", "50667 Köln")
    assert letter.sender == "Bernd Maier · Ring 1, 50667 Köln"
    assert letter.day == "22. November 2026"
    nowhere = letter_to(replace(who, card=Card.from_text("FN:Anna")), "", "Text", settings, date(2026, 11, 22))
    dialog = offer_letter(nowhere, lambda: None, window)
    assert dialog._message.text() == "This contact has no complete address, so the letter has none."
    dialog.write_pdf(Path("/nowhere/letter.pdf"))
    qtbot.waitUntil(lambda: dialog._running is None)
    assert "cannot be written" in dialog._message.text()
    dialog.reject()

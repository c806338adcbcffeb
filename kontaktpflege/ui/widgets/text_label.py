"""A label for what a card says: plain text that wraps, whatever it holds."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from kontaktpflege.ui.theme import Kind, dress
from kontaktpflege.ui.widgets.plain_text import plain

_LONGEST = 1200
_NARROWEST = 48
_LONG_RUN = re.compile(r"\S{20,}")
_LONG_RUN_OF_LARGE = re.compile(r"\S{18,}")
_PIECE, _LARGE_PIECE = re.compile(r"\S{16}(?=\S{4})"), re.compile(r"\S{5}(?=\S)")
"""Addresses and keys without a blank get a place to break every now and then; in large letters more often."""


def show_breakable(label: QLabel, text: str, *, large: bool = False) -> None:
    """Show a text, already plain, with places to break that nobody hears: what is spoken is the text itself."""
    run, piece = (_LONG_RUN_OF_LARGE, _LARGE_PIECE) if large else (_LONG_RUN, _PIECE)
    label.setText(run.sub(lambda found: piece.sub("\\g<0>\u200b", found[0]), text))
    label.setAccessibleName(text)


def text_label(text: str, kind: Kind = "body", parent: QWidget | None = None) -> QLabel:
    """A wrapping label of plain text."""
    label = QLabel(parent)
    show_breakable(label, plain(text, _LONGEST))
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    # Else the longest word decides how narrow everything around it can be.
    label.setMinimumWidth(_NARROWEST)
    label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
    dress(label, kind)
    return label

"""A label for what a card says: plain text that wraps, whatever it holds."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from kontaktpflege.ui.theme import Kind, dress
from kontaktpflege.ui.widgets.plain_text import plain

_LONGEST = 1200
_NARROWEST = 48
_LONG_RUN = re.compile(r"\S{16}(?=\S{4})")
"""Addresses and keys without a blank get a place to break every now and then."""


def text_label(text: str, kind: Kind = "body") -> QLabel:
    """A wrapping label of plain text."""
    label = QLabel(_LONG_RUN.sub("\\g<0>\u200b", plain(text, _LONGEST)))
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    # Else the longest word decides how narrow everything around it can be.
    label.setMinimumWidth(_NARROWEST)
    label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
    dress(label, kind)
    return label

"""What can be done with a row of the ledger."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from kontaktpflege.ui.icons import icon


class RowMenu(QMenu):
    """Goes when it is closed."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def add(self, drawing: str, words: str, do: Callable[[], Any], keys: str = "") -> None:
        """Offer something; `words` may hold a name, whose & is no letter to press."""
        action = self.addAction(icon(drawing), words.replace("&", "&&"), do)
        if keys:
            action.setShortcut(keys)

"""The way of the tab key through widgets that were made at different times."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def tab_through(widgets: Iterable[QWidget]) -> None:
    """Let the tab key go through these one after the other; all of them in one window."""
    for earlier, later in pairwise(widgets):
        QWidget.setTabOrder(earlier, later)


def tab_into(before: QWidget, page: QWidget) -> None:
    """Let the tab key go from a widget through all that can be used on a page made after it."""
    window = page.window()
    inside = (one for one in page.findChildren(QWidget) if one.window() is window)  # lists that open are windows, too
    tab_through([before, *(one for one in inside if one.focusPolicy() & Qt.FocusPolicy.TabFocus)])

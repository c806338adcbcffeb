"""The way of the keyboard through the panes of a window."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QApplication, QWidget

Pane = tuple[QWidget, Callable[[], object]]
"""What is on screen or not, and what puts the keyboard there."""


def go_round(panes: Sequence[Pane], direction: int) -> None:
    """Move the keyboard to the next pane that is on screen (1), or to the one before (-1)."""
    shown = [pane for pane in panes if pane[0].isVisible()]
    focused = QApplication.focusWidget()
    held = (pane is focused or pane.isAncestorOf(focused) for pane, _go in shown) if focused is not None else ()
    here = next((place for place, holds in enumerate(held) if holds), -1)
    shown[(here + direction) % len(shown)][1]()

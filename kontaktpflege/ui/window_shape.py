"""How large the window is and how its panes share the room: remembered, and folded where there is little."""

from __future__ import annotations

from PySide6.QtCore import QSettings, QSize
from PySide6.QtWidgets import QMainWindow, QSplitter

from kontaktpflege.ui.contacts.sidebar import Sidebar
from kontaktpflege.ui.window_memory import state

_FIRST_SIZE = (1280, 800)
_SIDEBAR_WIDTH = 264
_FRAME = 40
"""Room for the title bar, which the first size knows nothing of yet."""


class WindowShape:
    """The sidebar stands on the left of the panes."""

    def __init__(self, window: QMainWindow, panes: QSplitter, sidebar: Sidebar) -> None:
        self._window = window
        self._panes = panes
        self._sidebar = sidebar
        self._unfolded = _SIDEBAR_WIDTH
        panes.setSizes([_SIDEBAR_WIDTH, 10_000])

    def restore(self, memory: QSettings) -> None:
        """Look as it did when it was closed."""
        room = self._window.screen().availableSize()
        self._window.resize(QSize(*_FIRST_SIZE).boundedTo(room - QSize(0, _FRAME)))
        self._window.restoreGeometry(state(memory, "window/geometry"))
        self._panes.restoreState(state(memory, "window/panes"))

    def save(self, memory: QSettings) -> None:
        """Remember it; of a folded sidebar the width is no wish."""
        memory.setValue("window/geometry", self._window.saveGeometry())
        if not self._sidebar.is_folded():
            memory.setValue("window/panes", self._panes.saveState())

    def fold_sidebar(self, *, folded: bool) -> None:
        """Show icons alone in the sidebar, or as much of it as before."""
        if folded == self._sidebar.is_folded():
            return
        sizes = self._panes.sizes()
        if folded:
            self._unfolded = sizes[0]
        self._sidebar.fold(folded)
        left = self._sidebar.minimumWidth() if folded else self._unfolded
        self._panes.setSizes([left, sum(sizes) - left])

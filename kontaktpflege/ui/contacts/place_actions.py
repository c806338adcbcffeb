"""Ctrl+1 to Ctrl+9: the places of the sidebar by number, from top to bottom."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from kontaktpflege.ui.contacts.sidebar import Sidebar
from kontaktpflege.ui.widgets.push_button import native_keys
from kontaktpflege.wording import _

_KEYS = 9


class PlaceActions:
    """One action a number; each bears the name of the place that it leads to now."""

    def __init__(self, sidebar: Sidebar, window: QWidget) -> None:
        self._sidebar = sidebar
        self._actions = [self._action(place, window) for place in range(_KEYS)]
        self.renew()

    def renew(self) -> None:
        """The places changed: name the actions anew, and show their keys beside the places."""
        names = self._sidebar.name_places(self._keys())
        for place, action in enumerate(self._actions):
            action.setEnabled(place < len(names))
            action.setText(_("Go to “{place}”").format(place=names[place]) if place < len(names) else "")

    def __iter__(self) -> Iterator[QAction]:
        return iter(self._actions)

    def _keys(self) -> list[str]:
        return [native_keys(action.shortcut()) for action in self._actions]

    def _action(self, place: int, window: QWidget) -> QAction:
        made = QAction(window)
        made.setShortcut(QKeySequence(f"Ctrl+{place + 1}"))
        made.triggered.connect(lambda checked=False: self._go(place))
        window.addAction(made)
        return made

    def _go(self, place: int) -> None:
        places = self._sidebar.places()
        if place < len(places):
            self._sidebar.choose(places[place])

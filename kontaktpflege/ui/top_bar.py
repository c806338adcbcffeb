"""The bar at the top of the window: menu, name, search, import and export."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from kontaktpflege.ui.icons import application_icon
from kontaktpflege.ui.theme import ICON_LARGE, L, M, S, dress
from kontaktpflege.ui.widgets.push_button import action_button
from kontaktpflege.ui.widgets.search_field import SearchField
from kontaktpflege.ui.widgets.tool_button import tool_button
from kontaktpflege.wording import _

_SEARCH_WIDEST = 560


class TopBar(QFrame):
    """Lays the controls out; what they do is the window's business."""

    def __init__(self, menu: QMenu, export: QAction, import_: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("topbar")
        self._menu_button = tool_button("menu", _("Menu (F10)"), ink="text")
        self._menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu_button.setMenu(menu)
        self._picture = QLabel()
        self._picture.setPixmap(application_icon().pixmap(ICON_LARGE, ICON_LARGE))
        self._name = QLabel("Kontaktpflege")
        dress(self._name, "heading")
        self.search = SearchField(_("Search people, numbers, notes …"))
        self.search.setMaximumWidth(_SEARCH_WIDEST)
        self._export = action_button(export, "quiet")
        self._import = action_button(import_)
        row = QHBoxLayout(self)
        row.setContentsMargins(S, S, M, S)
        row.setSpacing(S)
        row.addWidget(self._menu_button)
        row.addWidget(self._picture)
        row.addWidget(self._name)
        row.addSpacing(L)
        row.addStretch(1)
        row.addWidget(self.search, 6)
        row.addStretch(1)
        row.addWidget(self._export)
        row.addWidget(self._import)

    def open_menu(self) -> None:
        """Open the menu by key."""
        self._menu_button.showMenu()

    def be_narrow(self, narrow: bool) -> None:
        """Leave out what can be done without."""
        self._name.setVisible(not narrow)
        self._export.setVisible(not narrow)

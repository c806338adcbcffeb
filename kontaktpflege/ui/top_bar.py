"""The bar at the top of the window: menu, name, search, new, import and export."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from kontaktpflege.ui.icons import application_icon
from kontaktpflege.ui.theme import ICON_LARGE, M, S, dress
from kontaktpflege.ui.widgets.push_button import action_button, tip_with_keys
from kontaktpflege.ui.widgets.search_field import SearchField
from kontaktpflege.ui.widgets.tool_button import ToolButton, menu_button
from kontaktpflege.ui.window_actions import WindowActions
from kontaktpflege.wording import _

_SEARCH_WIDEST = 560


class TopBar(QFrame):
    """Lays the controls out; what they do is the window's business."""

    def __init__(self, menu: QMenu, actions: WindowActions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("topbar")
        self._menu_button = menu_button("menu", _("Menu (F10)"), ink="text")
        self._menu_button.setMenu(menu)
        self._picture = QLabel()
        self._picture.setPixmap(application_icon().pixmap(ICON_LARGE, ICON_LARGE))
        self._name = QLabel("Kontaktpflege")
        dress(self._name, "heading")
        self.search = SearchField(_("Search people, numbers, notes …"))
        self.search.setMaximumWidth(_SEARCH_WIDEST)
        self._new = action_button(actions.capture)
        self._new.setText(_("New"))
        self._new.setAccessibleName(actions.capture.text())
        self._export = action_button(actions.export, "quiet")
        self._import = action_button(actions.import_files)
        self._back = self._way(actions.back)
        self._forward = self._way(actions.forward)
        row = QHBoxLayout(self)
        row.setContentsMargins(S, S, M, S)
        row.setSpacing(S)
        row.addWidget(self._menu_button)
        row.addWidget(self._picture)
        row.addWidget(self._name)
        row.addSpacing(S)
        row.addWidget(self._back)
        row.addWidget(self._forward)
        row.addStretch(1)
        row.addWidget(self.search, 6)
        row.addStretch(1)
        row.addWidget(self._new)
        row.addWidget(self._export)
        row.addWidget(self._import)

    def _way(self, action: QAction) -> QToolButton:
        button = ToolButton()
        button.setDefaultAction(action)
        button.setToolTip(tip_with_keys(action.text(), action.shortcut()))
        button.setAccessibleName(action.text())
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def open_menu(self) -> None:
        """Open the menu by key."""
        self._menu_button.showMenu()

    def be_narrow(self, narrow: bool) -> None:
        """Leave out what can be done without."""
        self._name.setVisible(not narrow)
        self._export.setVisible(not narrow)

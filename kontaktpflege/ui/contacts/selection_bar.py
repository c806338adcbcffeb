"""What can be done with the selected contacts; there while several are selected, and in the trash always."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QWidget

from kontaktpflege.domain.contact import Scope
from kontaktpflege.ui.contacts.care_actions import CareActions
from kontaktpflege.ui.contacts.contact_actions import ContactActions
from kontaktpflege.ui.icons import icon
from kontaktpflege.ui.theme import XS, L, S
from kontaktpflege.ui.widgets.push_button import PushButton, action_button, push_button
from kontaktpflege.ui.widgets.tool_button import ToolButton, tool_button
from kontaktpflege.wording import _, ngettext
from kontaktpflege.wording.numbers import number

_WORKLISTS = (Scope.LONG_QUIET, Scope.OWED, Scope.RESTING)
"""Places whose contacts wait for a decision."""


class SelectionBar(QFrame):
    """Says how many are selected and offers the deeds that fit the list."""

    circle_menu_shown = Signal(QMenu)
    left = Signal()
    """The cross: select nothing any more."""

    def __init__(self, actions: ContactActions, care: CareActions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._actions = actions
        self._care = care
        self.setObjectName("selectionbar")
        self._words = QLabel()
        self._circle = self._make_circle_button()
        self._rhythm, self._star, self._merge, self._bulk_edit = (
            _drawn(action) for action in (care.rhythm, actions.star, actions.merge, actions.bulk_edit)
        )
        of_care = (care.waive, care.revive, care.rest, care.wake, care.release)
        others = (
            actions.export,
            actions.looked_at,
            actions.trash,
            actions.restore,
            actions.forget,
            actions.empty_trash,
        )
        self._buttons = {action: _worded(action) for action in (*of_care, *others)}
        self._buttons[actions.export].setText(_("Export"))
        # In this order they give up their words: of care, what is asked for most comes last.
        shortened = (self._buttons[action] for action in (*others, *reversed(of_care)))
        self._captions = {button: button.text() for button in shortened}
        self._lay_out()
        self.hide()

    def _make_circle_button(self) -> PushButton:
        button = push_button(_("Circle"), icon("tag"), "quiet")
        button.setAccessibleName(_("Add to circle"))
        button.setToolTip(_("Add to circle"))
        menu = QMenu(button)
        menu.aboutToShow.connect(lambda: self.circle_menu_shown.emit(menu))
        button.setMenu(menu)
        return button

    def _lay_out(self) -> None:
        self._cross = tool_button("x", _("Select nothing"))
        self._cross.clicked.connect(self.left)
        row = QHBoxLayout(self)
        row.setContentsMargins(L, XS, S, XS)
        row.setSpacing(XS)
        row.addWidget(self._words)
        row.addSpacing(S)
        drawn = (self._rhythm, self._star, self._merge, self._bulk_edit)
        for button in (self._circle, *drawn, *self._buttons.values()):
            row.addWidget(button)
        row.addStretch()
        row.addWidget(self._cross)

    def show_count(self, count: int, scope: Scope) -> None:
        """Show what fits to so many selected; hide for none, and for one outside the trash and the worklists."""
        in_trash, is_worklist = scope is Scope.TRASH, scope in _WORKLISTS
        self.setVisible(count > (0 if in_trash or is_worklist else 1))
        self._cross.setVisible(count > 1)
        self._words.setText(ngettext("{count} selected", "{count} selected", count).format(count=number(count)))
        usual = not in_trash and not is_worklist
        self._circle.setVisible(usual)
        self._star.setVisible(usual)
        self._rhythm.setVisible(not in_trash)
        self._bulk_edit.setVisible(usual)
        self._merge.setVisible(usual and self._actions.merge.isEnabled())
        for action, button in self._buttons.items():
            of_trash = action in (self._actions.restore, self._actions.forget, self._actions.empty_trash)
            of_care = action in self._care
            fits = of_care or action is self._actions.trash if is_worklist else not of_care
            button.setVisible(action.isEnabled() and of_trash == in_trash and fits)
        self._fit()

    def _fit(self) -> None:
        """Where the room is short, buttons keep their drawing and leave their words to the tooltip."""
        for button, caption in self._captions.items():
            button.setText(caption)
        for button in self._captions:
            if self.sizeHint().width() <= self.width():
                return
            if button.isVisibleTo(self):
                button.setText("")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


def _drawn(action: QAction) -> ToolButton:
    """A button that is only the drawing of its action."""
    button = ToolButton()
    button.setDefaultAction(action)
    button.setAccessibleName(action.text())
    return button


def _worded(action: QAction) -> PushButton:
    button = action_button(action, "quiet")
    button.setToolTip(action.toolTip())
    button.setAccessibleName(action.text())
    return button

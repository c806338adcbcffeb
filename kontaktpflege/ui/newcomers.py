"""The way new acquaintances come into the window: from the line under the top bar, perhaps through the editor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout

from kontaktpflege.domain.contact import Scope
from kontaktpflege.services import Services
from kontaktpflege.ui.contacts.contacts_page import ContactsPage
from kontaktpflege.ui.editor.editor_windows import EditorWindows

if TYPE_CHECKING:
    from kontaktpflege.ui.capture.capture_panel import CapturePanel, Draft


class Newcomers(QObject):
    """Makes the panel when it is asked for first, and passes on what it wants."""

    told = Signal(str, bool)
    """A sentence for the user, and whether it can be undone."""
    left = Signal()
    """The panel was closed; the keyboard is free."""

    def __init__(self, services: Services, page: ContactsPage, editors: EditorWindows, column: QVBoxLayout) -> None:
        super().__init__(page)
        self._services = services
        self._page = page
        self._editors = editors
        self._column = column
        self.panel: CapturePanel | None = None

    def open(self) -> None:
        """Open the line; who is kept joins the circle that is listed."""
        query = self._page.list.query()
        circles = self._services.circles.circles() if query.scope is Scope.CIRCLE else ()
        if self.panel is None:
            self.panel = self._made_panel()
        self.panel.open_panel(next((circle for circle in circles if circle.id == query.circle), None))

    def may_close(self) -> bool:
        """Whether nobody waits in the line, who would be lost with it; if somebody does, it asks."""
        if self.panel is None or not self.panel.is_unsaved():
            return True
        self.panel.ask_to_drop()
        return False

    def _made_panel(self) -> CapturePanel:
        from kontaktpflege.ui.capture.capture_panel import CapturePanel

        panel = CapturePanel(self._services.capture)
        panel.told.connect(self.told)
        panel.closed.connect(self.left)
        panel.contact_asked.connect(self._page.navigation.show_contact)
        panel.editor_asked.connect(lambda draft: self._go_on_in_editor(draft, panel))
        self._column.insertWidget(1, panel)  # under the top bar
        return panel

    def _go_on_in_editor(self, draft: Draft, panel: CapturePanel) -> None:
        editor = self._editors.create(draft.gathered.card, joined=draft.circles, origin=draft.gathered.origin)
        editor.saved.connect(lambda: panel.put_down(draft))

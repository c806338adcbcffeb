"""The actions of the whole window, with their keys."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from kontaktpflege.ui.icons import icon
from kontaktpflege.wording import _


class WindowActions:
    """One attribute an action; the window connects them."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._add_contacts()
        self._add_network()
        self._add_book()
        self._add_views()
        self._add_window()

    def _add_contacts(self) -> None:
        self.capture = self._action(_("New contact"), "plus", "Ctrl+N")
        self.new_contact = self._action(_("New contact with all fields …"), "user-plus", "Ctrl+Shift+N")
        self.number = self._action(_("Show number large"), "qr-code", "Ctrl+Shift+G")
        self.log = self._action(_("Note a talk"), "check", "Ctrl+L")
        self.log_fully = self._action(_("Note what happened …"), "pencil", "Ctrl+Shift+L")
        self.give = self._action(_("Given: note a favour"), "gift", "Ctrl+G")
        self.take = self._action(_("Received: note a favour"), "inbox", "Ctrl+B")
        self.favor = self._action(_("Note a favour …"), "pencil", "Ctrl+Alt+G")
        self.call_sheet = self._action(_("Call sheet"), "sticky-note", "Ctrl+T")
        self.occasions = self._action(_("Occasions …"), "calendar-heart", "Ctrl+Shift+A")
        self.card_lists = self._action(_("Card lists …"), "mail", "Ctrl+Shift+K")
        self.text_blocks = self._action(_("Text blocks …"), "letter-text", "Ctrl+Shift+T")
        self.walk = self._action(_("Who should stay close? …"), "heart-handshake", "Ctrl+Alt+C")
        self.care_for_many = self._action(_("Care for many at once …"), "list-checks", "Ctrl+Alt+W")
        self.died = self._action(_("Has died …"), "flower-2")
        self.who = self._action(_("Who should know? …"), "users")

    def _add_network(self) -> None:
        self.door = self._action(_("Who opens the door? …"), "door-open", "Ctrl+K")
        self.ties = self._action(_("Who knows whom …"), "waypoints", "Ctrl+Alt+K")
        self.suggestions = self._action(_("Suggested ties …"), "waypoints", "Ctrl+Alt+T")
        self.introduce = self._action(_("Introduce …"), "handshake", "Ctrl+Alt+I")
        self.introductions = self._action(_("Introductions …"), "users", "Ctrl+Shift+V")
        self.save_network = self._action(_("Save the network for other programs …"), "file-down")

    def _add_book(self) -> None:
        self.import_files = self._action(_("Import …"), "download", "Ctrl+I")
        self.import_folder = self._action(_("Import a folder …"), "folder-open", "Ctrl+Shift+I")
        self.paste = self._action(_("Paste vCards"), "clipboard-paste", "Ctrl+V")
        self.recipes = self._action(_("How do I get my contacts here?"), "circle-help")
        self.export = self._action(_("Export …"), "upload", "Ctrl+E")
        self.print = self._action(_("Print …"), "printer", "Ctrl+P")
        self.backups = self._action(_("Backups …"), "shield-check", "Ctrl+Shift+B")
        self.sample = self._action(_("Open the sample book"), "book-open-text")
        self.undo = self._action(_("Undo"), "undo-2", "Ctrl+Z")
        self.redo = self._action(_("Redo"), "redo-2", "Ctrl+Shift+Z", "Ctrl+Y")

    def _add_views(self) -> None:
        self.find = self._action(_("Search"), "search", "Ctrl+F", "/")
        self.filter = self._action(_("Filter …"), "list-filter", "Ctrl+Shift+F")
        self.select_all = self._action(_("Select all"), "", "Ctrl+A")
        self.back = self._action(_("Back"), "arrow-left", "Alt+Left")
        self.forward = self._action(_("Forward"), "arrow-right", "Alt+Right")
        self.columns = self._action(_("Choose and order columns …"), "columns-3", "Ctrl+Shift+O")
        self.compact = self._action(_("Compact rows"), "", checkable=True)
        self.larger = self._action(_("Larger letters"), "", "Ctrl++", "Ctrl+=")
        self.smaller = self._action(_("Smaller letters"), "", "Ctrl+-")
        self.normal_size = self._action(_("Letters as the system has them"), "", "Ctrl+0")
        self.owed = self._action(_("Answer owed"), "reply")
        self.long_quiet = self._action(_("Long quiet"), "hourglass")
        self.resting = self._action(_("Resting"), "moon")
        self.plots = self._action(_("How it goes …"), "chart-column", "Ctrl+Shift+H")

    def _add_window(self) -> None:
        self.next_pane = self._action(_("Next pane"), "", "F6")
        self.previous_pane = self._action(_("Previous pane"), "", "Shift+F6")
        self.menu = self._action(_("Open the menu"), "", "F10")
        self.context_menu = self._action(_("Menu of what has the keyboard"), "", "Shift+F10")
        self.settings = self._action(_("Settings …"), "settings", "Ctrl+,")
        self.shortcuts = self._action(_("Keys"), "keyboard", "F1", "?")
        self.desktop = self._action(_("Add to the applications menu …"), "")
        self.about = self._action(_("About Kontaktpflege"), "info")
        self.quit = self._action(_("Quit"), "", "Ctrl+Q")

    def named(self) -> list[tuple[str, QAction]]:
        """Every action with its plain name: undo without the step it would take back."""
        plain = {id(self.undo): _("Undo"), id(self.redo): _("Redo")}
        return [(plain.get(id(action), action.text()), action) for action in self]

    def __iter__(self) -> Iterator[QAction]:
        return (value for value in vars(self).values() if isinstance(value, QAction))

    def _action(self, text: str, drawing: str, *keys: str, checkable: bool = False) -> QAction:
        made = QAction(text, self._window)
        if drawing:
            made.setIcon(icon(drawing))
        made.setShortcuts([QKeySequence(key) for key in keys])
        made.setCheckable(checkable)
        self._window.addAction(made)
        return made

"""The icon in the tray with its menu: today's names, and what the program can do without its window."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from kontaktpflege.ui.digest import Digest, DueContact
from kontaktpflege.ui.tray_icon import tray_icon
from kontaktpflege.ui.widgets.plain_text import plain_line
from kontaktpflege.wording import _
from kontaktpflege.wording.reminders import due_sentence, tray_sentence

DONE, LATER, OPEN = "done", "later", "open"
_LONGEST = 60


class Tray(QObject):
    """Shows how many are due, and lets one deal with today's names."""

    chosen = Signal(str, int)
    """One of `DONE`, `LATER`, `OPEN`, and the contact it is about."""
    window_asked = Signal()
    settings_asked = Signal()
    quiet_asked = Signal(bool)
    quit_asked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._menu = QMenu()
        self._people: list[QMenu] = []
        self._icon = QSystemTrayIcon(tray_icon(0), self)
        self._icon.setContextMenu(self._menu)
        self._icon.activated.connect(self._react)
        self._icon.messageClicked.connect(self.window_asked)
        self.show_digest(Digest(), quiet=False)

    def show(self) -> None:
        """Be in the tray as soon as there is one."""
        self._icon.show()

    def is_there(self) -> bool:
        """Whether the user can see the icon."""
        return self._icon.isVisible() and QSystemTrayIcon.isSystemTrayAvailable()

    def say(self, title: str, text: str) -> bool:
        """Show a message without buttons; False if that cannot be done."""
        if not (self.is_there() and QSystemTrayIcon.supportsMessages()):
            return False
        self._icon.showMessage(plain_line(title), text, self._icon.icon())
        return True

    def menu(self) -> QMenu:
        """The menu as it is now."""
        return self._menu

    def tool_tip(self) -> str:
        """What the icon says to those who point at it."""
        return self._icon.toolTip()

    def show_digest(self, digest: Digest, *, quiet: bool) -> None:
        """Show a day; a `quiet` one without its number."""
        names = [plain_line(person.name, _LONGEST) for person in digest.people]
        self._icon.setIcon(tray_icon(0 if quiet else digest.due))
        self._icon.setToolTip("Kontaktpflege\n" + tray_sentence(digest.due, names, quiet=quiet))
        self._menu.clear()
        while self._people:
            self._people.pop().deleteLater()
        self._add(due_sentence(digest.due)).setEnabled(False)
        for person in digest.people:
            self._add_person(person)
        self._menu.addSeparator()
        self._add(_("&Open Kontaktpflege")).triggered.connect(self.window_asked)
        silence = self._add(_("&Quiet for today"))
        silence.setCheckable(True)
        silence.setChecked(quiet)
        silence.triggered.connect(self.quiet_asked)
        self._add(_("&Settings …")).triggered.connect(self.settings_asked)
        self._menu.addSeparator()
        self._add(_("Q&uit")).triggered.connect(self.quit_asked)

    def hide(self) -> None:
        """Leave the tray."""
        self._icon.hide()
        self._menu.deleteLater()

    def _add_person(self, person: DueContact) -> None:
        menu = self._menu.addMenu(_shown(person.name))
        self._people.append(menu)
        if person.reason:
            menu.addAction(_shown(person.reason)).setEnabled(False)
        for act, words in ((DONE, _("&Log a call")), (LATER, _("&Later")), (OPEN, _("&Open"))):
            action = menu.addAction(words)
            action.triggered.connect(lambda checked=False, act=act, id_=person.id: self.chosen.emit(act, id_))

    def _add(self, words: str) -> QAction:
        return self._menu.addAction(words)

    def _react(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason in (QSystemTrayIcon.ActivationReason.Trigger, QSystemTrayIcon.ActivationReason.DoubleClick):
            self.window_asked.emit()


def _shown(text: str) -> str:
    """A text of a card as the label of a menu, where & would mean a key."""
    return plain_line(text, _LONGEST).replace("&", "&&")

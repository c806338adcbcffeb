"""The applications menu of the desktop, from within the window: into it, and out again."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from kontaktpflege.domain.desktop import DesktopReport
from kontaktpflege.services.desktop import Desktop
from kontaktpflege.ui.tasks import Control, Task
from kontaktpflege.ui.widgets.check_box import CheckBox
from kontaktpflege.ui.widgets.error_dialog import show_error
from kontaktpflege.ui.widgets.question import ask
from kontaktpflege.wording import _
from kontaktpflege.wording.desktop import installed_sentence, removed_sentence, unfinished_sentence


class DesktopActions(QObject):
    """Asks before the program goes into the menu, and says what was done."""

    told = Signal(str, object)
    """A sentence, and the function that takes it back."""

    def __init__(self, desk: Desktop, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window

    def name(self, action: QAction) -> None:
        """Let the action say what it would do now."""
        inside = self._desk.is_installed()
        action.setVisible(self._desk.is_possible())
        action.setText(_("Remove from the applications menu") if inside else _("Add to the applications menu …"))

    def act(self) -> None:
        """Ask and add; or remove, which can be taken back."""
        if self._desk.is_installed():
            self._remove()
        else:
            self._ask()

    def _ask(self) -> None:
        opener = self._desk.opener()
        box = ask(
            self._window,
            _("Add Kontaktpflege to the applications menu?"),
            _("A launcher, the icon and the type of vCard files go into your own folders, and out again on wish."),
            _("Add"),
            lambda: self._install(as_default=choice.isChecked()),
            dangerous=False,
        )
        choice = CheckBox(_("Open vCard files with Kontaktpflege"))
        choice.setChecked(not opener)
        if opener:
            program = opener.removesuffix(".desktop")
            choice.setToolTip(_("Now they open with {program}.").format(program=program))
        box.setCheckBox(choice)

    def _install(self, *, as_default: bool) -> None:
        self._run(
            lambda: self._desk.install(as_default=as_default),
            lambda report: f"{installed_sentence()} {unfinished_sentence(report)}".strip(),
            self._remove,
        )

    def _remove(self) -> None:
        self._run(self._desk.remove, lambda report: removed_sentence(), lambda: self._install(as_default=False))

    def _run(
        self,
        work: Callable[[], DesktopReport],
        sentence: Callable[[DesktopReport], str],
        back: Callable[[], None],
    ) -> None:
        def away(control: Control) -> DesktopReport:
            return work()

        task = Task(away)
        task.done.connect(lambda report: self.told.emit(sentence(report), back))
        task.failed.connect(lambda error: show_error(self._window, error))
        task.start()

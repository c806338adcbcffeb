"""The picture on paper and in files: asks where to, works off the GUI thread where it can."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QPageLayout
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QFileDialog, QWidget

from kontaktpflege.domain.errors import Cancelled, FileProblem
from kontaktpflege.ui.icons import icon
from kontaktpflege.ui.network.caption import Caption
from kontaktpflege.ui.network.picture import KINDS, paint_on_page, save_picture
from kontaktpflege.ui.network.scene import Scene
from kontaktpflege.ui.tasks import Control, Task
from kontaktpflege.ui.widgets.error_dialog import show_error
from kontaktpflege.ui.widgets.message_box import message
from kontaktpflege.ui.widgets.question import ask
from kontaktpflege.wording import _


class PictureOutput(QObject):
    """Takes the scene that is shown, in full; light on white whatever the window looks like."""

    told = Signal(str, bool)
    """A sentence for the user, and whether it can be undone."""

    def __init__(self, scene: Callable[[], Scene | None], caption: Callable[[], Caption], page: QWidget) -> None:
        super().__init__(page)
        self._scene = scene
        self._caption = caption
        self._page = page
        self.save = self._action(_("Save the picture …"), "image-plus", "Ctrl+Shift+E", self._ask_where_to)
        self.print = self._action(_("Print the picture …"), "printer", "Ctrl+Shift+P", self._ask_to_print)

    def save_to(self, path: Path) -> None:
        """Write the picture there; what is no picture by its ending becomes a PNG."""
        scene = self._scene()
        if scene is None:
            return
        whole = path if path.suffix.lower().lstrip(".") in KINDS else path.with_name(f"{path.name}.png")
        caption = self._caption()
        task = Task(lambda control: save_picture(scene, whole, _stopping(control), caption), self)
        words = _("The picture is in {file}.").format(file=whole.name)
        task.done.connect(lambda done: self.told.emit(words, False))
        task.failed.connect(lambda error: show_error(self._page, error))
        task.start()

    def print_on(self, printer: QPrinter) -> None:
        """Print the picture on one page."""
        scene = self._scene()
        if scene is None:
            return

        caption = self._caption()

        def work(control: Control) -> None:
            if not paint_on_page(printer, scene, _stopping(control), caption):
                raise FileProblem("cannot_write", printer.printerName() or printer.outputFileName(), "")

        task = Task(work, self)
        task.done.connect(lambda done: self.told.emit(_("The picture is with the printer."), False))
        task.failed.connect(lambda error: show_error(self._page, error))
        task.start()

    def _ask_where_to(self) -> None:
        kinds = ";;".join(f"{kind.upper()} (*.{kind})" for kind in KINDS)
        name, chosen = QFileDialog.getSaveFileName(self._page, self.save.text(), _("Network") + ".png", kinds)
        if name:
            self._save_as(Path(name), chosen.partition(" ")[0].lower())

    def _save_as(self, path: Path, kind: str) -> None:
        """Save as the kind chosen from the list, unless a name of another kind was typed and the list left as it was."""
        named = path.suffix.lower().lstrip(".")
        if kind not in KINDS or named == kind or (named in KINDS and kind == KINDS[0]):
            self.save_to(path)
            return
        whole = path.with_suffix(f".{kind}") if named in KINDS else path.with_name(f"{path.name}.{kind}")
        if not whole.exists():
            self.save_to(whole)
            return
        # The chooser asked about the name that was typed alone.
        heading = _("{file} is there already.").format(file=whole.name)
        ask(self._page, heading, _("Its content would be lost."), _("Replace"), lambda: self.save_to(whole))

    def _ask_to_print(self) -> None:
        if not QPrinterInfo.availablePrinterNames():
            message(
                self._page, _("No printer is set up."), _("Save the picture as PDF instead, and print that."), "printer"
            )
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageOrientation(QPageLayout.Orientation.Landscape)
        printer.setDocName(_("Network"))
        chooser = QPrintDialog(printer, self._page)
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.accepted.connect(lambda: self.print_on(printer))
        chooser.show()

    def _action(self, words: str, drawing: str, keys: str, act: Callable[[], None]) -> QAction:
        action = QAction(icon(drawing), words, self._page)
        action.setShortcut(keys)
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda checked=False: act())
        self._page.addAction(action)
        return action


def _stopping(control: Control) -> Callable[[], None]:
    """Ends the drawing when it is called off."""

    def turn() -> None:
        if control.cancelled():
            raise Cancelled

    return turn

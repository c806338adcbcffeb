"""The network as a file: saved for other programs, and taken in."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from kontaktpflege.domain.network_file import NetworkReport
from kontaktpflege.services import Services
from kontaktpflege.ui.tasks import Task
from kontaktpflege.ui.ties.network_import_dialog import NetworkImportDialog
from kontaktpflege.ui.widgets.error_dialog import show_error
from kontaktpflege.ui.widgets.progress_dialog import ProgressDialog
from kontaktpflege.wording import _
from kontaktpflege.wording.network_files import network_report, network_written

ENDING = ".graphml"


class NetworkFiles(QObject):
    """Asks where to, writes and reads off the GUI thread."""

    told = Signal(str, bool)
    """A sentence for the user, and whether it can be undone."""

    def __init__(self, services: Services, window: QWidget) -> None:
        super().__init__(window)
        self._services = services
        self._window = window

    def ask_where_to(self) -> None:
        """Ask for a file and save the network there."""
        name, _kind = QFileDialog.getSaveFileName(
            self._window, _("Save the network"), _("Network") + ENDING, _("GraphML (*.graphml)")
        )
        if name:
            self.save(Path(name))

    def save(self, path: Path) -> None:
        """Save everybody and their ties as GraphML, with the ending of such a file."""
        whole = path if path.suffix else path.with_suffix(ENDING)
        desk = self._services.network_files
        task = Task(lambda control: desk.write(whole, progress=control.progress, cancel=control.cancelled), self)
        task.done.connect(lambda written: self.told.emit(network_written(*written), False))
        task.failed.connect(lambda error: show_error(self._window, error))
        task.cancelled.connect(lambda: self.told.emit(_("Cancelled; nothing was written."), False))
        ProgressDialog(task, _("Saving the network …"), self._window)
        task.start()

    def take_in(self, path: Path) -> NetworkImportDialog:
        """Show what a file would bring, and take it in if the user wants that."""
        dialog = NetworkImportDialog(self._services, path, self._window)
        dialog.taken_in.connect(self._tell)
        dialog.open()
        return dialog

    def _tell(self, report: NetworkReport) -> None:
        self.told.emit(" ".join(line for line in network_report(report) if not line.startswith(" ")), bool(report.step))

"""Starts the program on a book as its command line does, and ends it: BOOK first|all.

`first`: as soon as rows are painted. `all`: when the list is complete and was looked at from end to end.
"""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from kontaktpflege import cli
from kontaktpflege.settings import Settings

PAGES = 40

folder = TemporaryDirectory()
settings_file = Path(folder.name) / "settings.toml"
settings_file.write_text('language = "en"\ntheme = "light"\n')
os.environ["KONTAKTPFLEGE_SETTINGS"] = str(settings_file)


def end() -> None:
    """Leave as the program does, nothing taken down."""
    folder.cleanup()
    os._exit(0)


def open_watched(settings: Settings, files: Sequence[Path], *, hidden: bool) -> int:
    """Open the window as the command line does, and let it say when it has shown what is waited for."""
    from kontaktpflege.ui import main_window  # isort: skip - before Qt, as the command line has it
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QApplication

    class Watched(main_window.MainWindow):
        def show(self) -> None:
            super().show()
            contacts, queued = self.page.list, Qt.ConnectionType.QueuedConnection
            if sys.argv[2] == "first":
                contacts.model.modelReset.connect(end, queued)  # behind the paint that follows at once
            else:
                contacts.listed.connect(self.look_at_all, queued)

        def look_at_all(self) -> None:
            bar = self.page.list.table.verticalScrollBar()
            for page in range(PAGES + 1):
                bar.setValue(bar.maximum() * page // PAGES)
                QApplication.processEvents()
            end()

    main_window.MainWindow = Watched  # type: ignore[misc]
    return open_window(settings, files, hidden=hidden)


open_window, cli._open_window = cli._open_window, open_watched
cli.main(["--book", sys.argv[1]])

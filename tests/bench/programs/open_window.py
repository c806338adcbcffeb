"""Opens the window on a book as the program does, and ends: BOOK first|all.

`first`: as soon as rows are painted. `all`: when the list is complete and was looked at from end to end.
"""

import os
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from tests.bench.programs.opened import opened, wait

PAGES = 40

_application, services, window, folder = opened(Path(sys.argv[1]))
contacts = window.page.list
wait(lambda: bool(contacts.model.ids()) or (contacts.is_settled() and sys.argv[2] == "all"))
contacts.repaint()
if sys.argv[2] == "all":
    wait(contacts.is_settled)
    bar = contacts.table.verticalScrollBar()
    for page in range(PAGES + 1):
        bar.setValue(bar.maximum() * page // PAGES)
        QApplication.processEvents()
folder.cleanup()
os._exit(0)

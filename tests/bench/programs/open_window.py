"""Opens the window on a book as the program does, and ends: BOOK first|all.

`first`: as soon as rows are painted. `all`: when the list is complete and was looked at from end to end.
"""

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from kontaktpflege.bootstrap import open_services
from kontaktpflege.settings import Settings
from kontaktpflege.ui.app import make_application
from kontaktpflege.ui.main_window import MainWindow
from kontaktpflege.ui.theme import Theme

PAGES = 40

settings = Settings(book=Path(sys.argv[1]), language="en", theme="light")
application = make_application(settings)
theme = Theme(application, "light", application)
folder = TemporaryDirectory()
memory = QSettings(str(Path(folder.name) / "window.ini"), QSettings.Format.IniFormat)
window = MainWindow(open_services(settings), settings, theme, memory)
window.resize(1280, 800)
window.show()
contacts = window.page.list
while not contacts.model.ids() and not (contacts.is_settled() and sys.argv[2] == "all"):
    application.processEvents()
contacts.repaint()
if sys.argv[2] == "all":
    while not contacts.is_settled():
        application.processEvents()
    bar = contacts.table.verticalScrollBar()
    for page in range(PAGES + 1):
        bar.setValue(bar.maximum() * page // PAGES)
        QApplication.processEvents()
folder.cleanup()
os._exit(0)

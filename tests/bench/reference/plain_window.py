"""The least that a window on a database takes to start: Qt's main window and SQLAlchemy's ORM, painted once."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import sqlalchemy.orm  # noqa: F401 - what it takes to import is what is measured
from PySide6.QtWidgets import QApplication, QMainWindow

application = QApplication([])
window = QMainWindow()
window.resize(1280, 800)
window.show()
application.processEvents()
os._exit(0)

"""The least that a program in the tray takes: Qt's icon with a menu. Prints what it weighs, in MB."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QTimer
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QApplication, QMenu, QSystemTrayIcon

application = QApplication([])
drawing = QPixmap(22, 22)
drawing.fill("black")
menu = QMenu()
menu.addAction("Quit", application.quit)
icon = QSystemTrayIcon(QIcon(drawing))
icon.setContextMenu(menu)
icon.show()
QTimer.singleShot(500, application.quit)
application.exec()
with open("/proc/self/statm") as statm:  # noqa: PTH123 - no more imported than is needed
    print(int(statm.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6)
os._exit(0)

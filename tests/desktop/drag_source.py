"""Another program from which files can be dragged, as from a file manager: `drag_source.py FILE ...`."""

import sys

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QDrag, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QLabel

TITLE = "Drag source"


class DragSource(QLabel):
    """A label over all other windows; pressing on it and moving drags the files. It has its title once it can be pressed."""

    def __init__(self, files: list[str]) -> None:
        super().__init__("\n".join(files))
        self._files = files
        self.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint)
        self.setFixedSize(200, 80)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.setWindowTitle(TITLE)

    def mouseMoveEvent(self, _event: QMouseEvent) -> None:
        """Start the drag, which then has the mouse until it is dropped."""
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(file) for file in self._files])
        drag = QDrag(self)
        drag.setMimeData(data)
        drag.exec(Qt.DropAction.CopyAction)


if __name__ == "__main__":
    application = QApplication(sys.argv[:1])
    source = DragSource(sys.argv[1:])
    source.move(1000, 500)
    source.show()
    sys.exit(application.exec())

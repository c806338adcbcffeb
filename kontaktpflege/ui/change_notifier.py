"""News of the book on the GUI thread: what this process commits, and what others write into the same file."""

from __future__ import annotations

import contextlib

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from kontaktpflege.domain.errors import BookError
from kontaktpflege.services import Services

_SETTLE_MILLISECONDS = 120


class ChangeNotifier(QObject):
    """Emits `changed` with the kinds that changed; several commits in one breath are told as one."""

    changed = Signal(object)
    """A frozenset of domain classes."""

    _announced = Signal(object)

    def __init__(self, services: Services, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._kinds: frozenset[type] = frozenset()
        self._gather = QTimer(self, singleShot=True, interval=0)
        self._gather.timeout.connect(self._tell)
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MILLISECONDS)
        self._settle.timeout.connect(self._look_for_others)
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(self._settle.start)
        self._watcher.directoryChanged.connect(self._look_at_folder)
        self._watcher.addPath(str(services.book.parent))
        self._watch_log()
        # Emitted on the thread that writes, heard on the one that shows.
        self._announced.connect(self._collect)
        self._unsubscribe = services.subscribe(self._announced.emit)

    def close(self) -> None:
        """Listen no more."""
        self._unsubscribe()
        self._settle.stop()

    def _collect(self, kinds: frozenset[type]) -> None:
        self._kinds |= kinds
        self._gather.start()

    def _tell(self) -> None:
        kinds, self._kinds = self._kinds, frozenset()
        self.changed.emit(kinds)

    def _look_at_folder(self) -> None:
        """Without one who keeps it, the log comes and goes between two looks."""
        self._watch_log()
        self._settle.start()

    def _watch_log(self) -> None:
        """The write-ahead log comes and goes with the connections; watch it whenever it is there."""
        log = str(self._services.book) + "-wal"
        if log not in self._watcher.files() and self._watcher.addPath(log):
            self._settle.start()

    def _look_for_others(self) -> None:
        """Our own commits write the log too; the book knows which were made elsewhere."""
        self._watch_log()
        with contextlib.suppress(BookError):  # whoever wants to read it next will say so
            self._services.look_for_others()

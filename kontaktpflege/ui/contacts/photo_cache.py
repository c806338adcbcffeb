"""Small round photos for rows, read and scaled in a worker, the last few hundred kept."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage, QPixmap

from kontaktpflege.ui.tasks import Control, Task
from kontaktpflege.ui.theme import AVATAR, grown
from kontaktpflege.ui.widgets.avatar import round_picture

_KEPT = 600
_BATCH = 32


class PhotoCache(QObject):
    """Answers at once with what it has, and says `arrived` when more has come."""

    arrived = Signal()

    def __init__(self, photo: Callable[[str], bytes], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._photo = photo
        self._ratio, self._side = 1.0, grown(AVATAR)
        self._known: OrderedDict[str, QPixmap | None] = OrderedDict()
        self._wanted: dict[str, None] = {}
        self._busy = False
        self._collect = QTimer(self, singleShot=True, interval=0)
        self._collect.timeout.connect(self._fetch)

    def picture(self, digest: str, ratio: float) -> QPixmap | None:
        """The photo with this digest, None while it is still to come or cannot be read."""
        if (ratio, grown(AVATAR)) != (self._ratio, self._side):
            self._ratio, self._side = ratio, grown(AVATAR)
            self._known.clear()
        if digest in self._known:
            self._known.move_to_end(digest)
            return self._known[digest]
        self._wanted[digest] = None
        if not self._busy:
            self._collect.start()
        return None

    def _fetch(self) -> None:
        # The newest wishes first: they are what the user looks at now; older ones scrolled away.
        digests = list(self._wanted)[-_BATCH:]
        self._wanted.clear()
        if not digests:
            return
        self._busy = True
        ratio, side = self._ratio, self._side

        def work(control: Control) -> list[tuple[str, QImage]]:
            return [(digest, round_picture(self._photo(digest), side, ratio)) for digest in digests]

        task = Task(work)
        task.done.connect(self._keep)
        task.ended.connect(self._go_on)
        task.start()

    def _keep(self, pictures: list[tuple[str, QImage]]) -> None:
        for digest, image in pictures:
            self._known[digest] = None if image.isNull() else QPixmap.fromImage(image)
        while len(self._known) > _KEPT:
            self._known.popitem(last=False)
        self.arrived.emit()

    def _go_on(self) -> None:
        self._busy = False
        if self._wanted:
            self._collect.start()

"""Where later starts of the program are received: their files are gathered, their wish for attention passed on."""

from __future__ import annotations

import socket
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from kontaktpflege.single_start import LONGEST_MESSAGE, TAKEN, StartMessage

_GATHERING_MILLISECONDS = 250
"""File managers may start the program once for each file; what comes so soon after another belongs together."""


class Reception(QObject):
    """Listens on the socket of a seat, which it takes over."""

    files_arrived = Signal(list)
    """Paths that came within a short moment, each once."""
    attention_asked = Signal(str)
    """Somebody started the program again; the token by which the desktop lets the window come to the front, or ""."""

    def __init__(self, listener: socket.socket, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._gathered: list[Path] = []
        self._moment = QTimer(self, singleShot=True, interval=_GATHERING_MILLISECONDS)
        self._moment.timeout.connect(self._pass_on)
        self._server = QLocalServer(self)
        self._server.newConnection.connect(self._receive)
        self._server.listen(listener.detach())

    def gather(self, files: Sequence[Path]) -> None:
        """Keep these for the next announcement."""
        if files:
            self._gathered.extend(files)
            self._moment.start()

    def close(self) -> None:
        """Receive nobody any more."""
        self._server.close()

    def _pass_on(self) -> None:
        files, self._gathered = list(dict.fromkeys(self._gathered)), []
        self.files_arrived.emit(files)

    def _receive(self) -> None:
        while (line := self._server.nextPendingConnection()) is not None:
            line.disconnected.connect(line.deleteLater)
            line.readyRead.connect(self._read)
            self._hear(line)

    def _read(self) -> None:
        line = self.sender()
        if isinstance(line, QLocalSocket):
            self._hear(line)

    def _hear(self, line: QLocalSocket) -> None:
        if not line.canReadLine():
            if line.bytesAvailable() > LONGEST_MESSAGE:
                line.abort()
            return
        try:
            message = StartMessage.from_line(bytes(line.readLine().data()))
        except ValueError:
            line.abort()
            return
        line.write(TAKEN)
        line.flush()
        line.disconnectFromServer()
        self.gather(message.files)
        if not message.quiet:
            self.attention_asked.emit(message.activation)

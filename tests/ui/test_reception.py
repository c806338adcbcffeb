"""The window's side of a hand-over, with real sockets."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kontaktpflege.settings import private_folder
from kontaktpflege.single_start import Seat, StartMessage, sit_down_or_tell
from kontaktpflege.ui.attention import come_to_front
from kontaktpflege.ui.main_window import MainWindow
from kontaktpflege.ui.reception import Reception


@pytest.fixture(autouse=True)
def runtime(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path_factory.mktemp("run")
    folder.chmod(0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder))


@pytest.fixture
def seat(tmp_path: Path) -> Iterator[Seat]:
    taken = sit_down_or_tell(tmp_path / "people.book", StartMessage())
    assert taken is not None
    yield taken
    taken.leave()


@pytest.fixture
def reception(seat: Seat, qapp: QApplication) -> Iterator[Reception]:
    assert seat.listener is not None
    listening = Reception(seat.listener)
    yield listening
    listening.close()


class SecondStart(threading.Thread):
    """Another start of the program."""

    def __init__(self, book: Path, *files: Path, quiet: bool = False) -> None:
        super().__init__()
        self._book = book
        self._message = StartMessage(files, "token", quiet)
        self.seat: Seat | None = Seat()
        self.start()

    def run(self) -> None:
        self.seat = sit_down_or_tell(self._book, self._message)


def test_files_of_several_starts_come_together(reception: Reception, tmp_path: Path, qtbot: QtBot) -> None:
    files = [tmp_path / f"{name}.vcf" for name in "abc"]
    book = tmp_path / "people.book"
    with qtbot.waitSignal(reception.files_arrived) as arrived:
        starts = [SecondStart(book, file) for file in (*files, files[0])]
        reception.gather([files[2]])
        qtbot.waitUntil(lambda: not any(start.is_alive() for start in starts))
    assert arrived.args is not None
    assert sorted(arrived.args[0]) == files
    assert [start.seat for start in starts] == [None] * 4


def test_a_start_without_files_asks_for_attention_only(reception: Reception, tmp_path: Path, qtbot: QtBot) -> None:
    with (
        qtbot.assertNotEmitted(reception.files_arrived, wait=300),
        qtbot.waitSignal(reception.attention_asked) as asked,
    ):
        SecondStart(tmp_path / "people.book")
    assert asked.args == ["token"]


def test_a_start_that_was_to_stay_in_the_tray_disturbs_nobody(
    reception: Reception, tmp_path: Path, qtbot: QtBot
) -> None:
    with qtbot.assertNotEmitted(reception.attention_asked):
        start = SecondStart(tmp_path / "people.book", quiet=True)
        qtbot.waitUntil(lambda: not start.is_alive())
    assert start.seat is None


@pytest.mark.parametrize("said", [b"nonsense\n", b"{}\n", b"[" * 50_000 + b"\n"])
def test_nonsense_is_hung_up_on_and_the_next_is_heard(
    reception: Reception, tmp_path: Path, qtbot: QtBot, said: bytes
) -> None:
    [address] = private_folder().glob("*.socket")
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
        line.connect(str(address))
        line.sendall(said)
        line.setblocking(False)
        qtbot.waitUntil(lambda: _has_ended(line))
    with qtbot.waitSignal(reception.files_arrived) as arrived:
        SecondStart(tmp_path / "people.book", tmp_path / "a.vcf")
    assert arrived.args == [[tmp_path / "a.vcf"]]


def _has_ended(line: socket.socket) -> bool:
    try:
        return line.recv(10) == b""
    except BlockingIOError:
        return False
    except ConnectionResetError:
        return True


def test_a_window_that_was_minimised_comes_back(window: MainWindow, qtbot: QtBot) -> None:
    window.showMinimized()
    come_to_front(window, "token")
    qtbot.waitUntil(lambda: window.isActiveWindow() and not window.isMinimized())


def test_files_that_come_while_a_preview_is_open_wait(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    for name in ("one", "two"):
        (tmp_path / f"{name}.vcf").write_bytes(b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Erika\r\nEND:VCARD\r\n")
    window.open_files([tmp_path / "one.vcf"])
    window.open_files([tmp_path / "two.vcf", tmp_path / "one.vcf"])
    assert window.import_flow.busy()
    assert window.import_flow._waiting == [tmp_path / "two.vcf"]

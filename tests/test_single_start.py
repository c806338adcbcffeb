"""One window for each book: seats, messages, what is left by a crash, and a first start that does not answer."""

from __future__ import annotations

import os
import signal
import socket
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kontaktpflege.cli import main
from kontaktpflege.domain.errors import NoAnswer
from kontaktpflege.settings import private_folder
from kontaktpflege.single_start import TAKEN, Seat, StartMessage, can_be_told, sit_down_or_tell, start_token

ROOT = Path(__file__).parent.parent
HOSTILE = ("../../x", 'a "b"\nc', "\N{RIGHT-TO-LEFT OVERRIDE}fcv.x", "-o", "x" * 250, "\udcff\udc80.vcf")
SIT_DOWN_AND_DIE = """
import os, signal, sys
from pathlib import Path
from kontaktpflege.single_start import StartMessage, sit_down_or_tell
seat = sit_down_or_tell(Path(sys.argv[1]), StartMessage())
assert seat.listener is not None
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture(autouse=True)
def runtime(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A runtime folder of this test's own, with a short name: addresses of sockets are short."""
    folder = tmp_path_factory.mktemp("run")
    folder.chmod(0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder))
    return folder


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return tmp_path / "people.book"


@pytest.fixture
def seat(book: Path) -> Iterator[Seat]:
    """The seat of the first start; nobody listens yet."""
    taken = sit_down_or_tell(book, StartMessage())
    assert taken is not None
    yield taken
    taken.leave()


class Listening(threading.Thread):
    """The first start, as far as a second one sees it: takes one message."""

    def __init__(self, seat: Seat, answer: bytes = TAKEN) -> None:
        super().__init__()
        assert seat.listener is not None
        self._listener = seat.listener
        self._answer = answer
        self.message = StartMessage()
        self.start()

    def run(self) -> None:
        line, _ = self._listener.accept()
        with line, line.makefile("rb") as stream:
            self.message = StartMessage.from_line(stream.readline())
            line.sendall(self._answer)


def test_the_first_start_has_the_seat_and_the_second_hands_over(book: Path, seat: Seat) -> None:
    first = Listening(seat)
    message = StartMessage((Path("/a b/ä.vcf"),), "token_TIME12")
    assert sit_down_or_tell(book, message) is None
    first.join()
    assert first.message == message


def test_each_book_has_a_seat_of_its_own(tmp_path: Path, seat: Seat) -> None:
    other = sit_down_or_tell(tmp_path / "other.book", StartMessage())
    assert other is not None
    assert other.listener is not None
    other.leave()


def test_a_book_is_the_same_by_whatever_way(tmp_path: Path, book: Path, seat: Seat) -> None:
    first = Listening(seat)
    (tmp_path / "way").symlink_to(tmp_path)
    assert sit_down_or_tell(tmp_path / "way" / ".." / tmp_path.name / book.name, StartMessage()) is None
    first.join()


def test_who_leaves_gives_the_seat_to_the_next(book: Path, seat: Seat) -> None:
    seat.leave()
    following = sit_down_or_tell(book, StartMessage())
    assert following is not None
    assert following.listener is not None
    following.leave()


def test_a_crash_leaves_nothing_in_the_way(book: Path) -> None:
    crashed = subprocess.run([sys.executable, "-c", SIT_DOWN_AND_DIE, str(book)], cwd=ROOT, check=False)
    assert crashed.returncode == -signal.SIGKILL
    assert list(private_folder().glob("*.socket"))
    following = sit_down_or_tell(book, StartMessage(), patience=0)
    assert following is not None
    assert following.listener is not None
    following.leave()


def test_nobody_else_may_look_in(seat: Seat, book: Path) -> None:
    folder = private_folder()
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    [address] = folder.glob("*.socket")
    assert stat.S_IMODE(address.stat().st_mode) == 0o600


def test_a_folder_that_is_open_to_others_is_not_used(runtime: Path, book: Path) -> None:
    (runtime / "kontaktpflege").mkdir()
    (runtime / "kontaktpflege").chmod(0o777)
    alone = sit_down_or_tell(book, StartMessage())
    assert alone is not None
    assert alone.listener is None


def test_a_folder_that_somebody_linked_elsewhere_is_not_used(runtime: Path, tmp_path: Path, book: Path) -> None:
    (tmp_path / "elsewhere").mkdir(mode=0o700)
    (runtime / "kontaktpflege").symlink_to(tmp_path / "elsewhere")
    alone = sit_down_or_tell(book, StartMessage())
    assert alone is not None
    assert alone.listener is None
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_where_the_address_would_be_too_long_each_start_is_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, book: Path
) -> None:
    deep = tmp_path / ("d" * 120)
    deep.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(deep))
    for _ in range(2):
        alone = sit_down_or_tell(book, StartMessage())
        assert alone is not None
        assert alone.listener is None


def test_a_first_start_that_hangs_is_told_of(book: Path, seat: Seat) -> None:
    with pytest.raises(NoAnswer):
        sit_down_or_tell(book, StartMessage(), patience=0.05)


def test_a_wrong_answer_is_none(book: Path, seat: Seat) -> None:
    first = Listening(seat, b"what?\n")
    with pytest.raises(NoAnswer):
        sit_down_or_tell(book, StartMessage(), patience=0.05)
    first.join()


def test_a_pipe_is_not_handed_over(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert not can_be_told([tmp_path / "pipe"])
    assert not can_be_told([Path(os.devnull)])
    assert can_be_told([tmp_path, tmp_path / "nothing.vcf", Path(__file__)])


def test_the_token_is_that_of_the_desktop(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DESKTOP_STARTUP_ID", "XDG_ACTIVATION_TOKEN", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    assert start_token() == ""
    monkeypatch.setenv("XDG_ACTIVATION_TOKEN", "wayland")
    assert start_token() == "wayland"
    monkeypatch.setenv("DESKTOP_STARTUP_ID", "x11")
    assert start_token() == "x11"
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert start_token() == "wayland"


@given(st.lists(st.text(st.characters(exclude_characters="\0"), min_size=1).map(lambda name: Path("/", name))))
def test_a_message_arrives_as_it_was_sent(files: list[Path]) -> None:
    message = StartMessage(tuple(files), "t")
    line = message.to_line()
    assert line.count(b"\n") == 1
    assert StartMessage.from_line(line) == message


@pytest.mark.parametrize("name", HOSTILE)
def test_names_of_files_are_nothing_but_names(name: str) -> None:
    message = StartMessage((Path("/folder", name),))
    assert StartMessage.from_line(message.to_line()) == message


@pytest.mark.parametrize(
    "line",
    [
        b"", b"x", b"[]", b"{}", b"\xff", b'{"files": "/x", "activation": ""}', b'{"files": [], "activation": 1}',
        b"[" * 100_000,
    ],
)  # fmt: skip
def test_what_is_no_message_is_refused(line: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - of json, too
        StartMessage.from_line(line)


def test_what_is_no_whole_path_is_left_out() -> None:
    line = b'{"files": ["relative.vcf", 7, "/a\\u0000b", "/whole.vcf"], "activation": "a\\nb"}'
    assert StartMessage.from_line(line) == StartMessage((Path("/whole.vcf"),))


def test_a_second_start_leaves_at_once_and_without_qt(book: Path, seat: Seat, tmp_path: Path) -> None:
    first = Listening(seat)
    program = (
        "import sys; from kontaktpflege.cli import main;"
        f"code = main(['--book', {str(book)!r}, 'a.vcf']);"
        "heavy = {'PySide6', 'sqlalchemy', 'kontaktpflege.services'} & set(sys.modules);"
        "print(code, heavy)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    first.join()
    assert done.stdout == "0 set()\n"
    assert first.message.files == (tmp_path / "a.vcf",)
    assert not book.exists()


def test_a_hanging_window_is_told_in_a_sentence(
    book: Path, seat: Seat, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("kontaktpflege.single_start.sit_down_or_tell", _no_answer)
    monkeypatch.setattr("kontaktpflege.ui.app.refuse", lambda settings, error: 1)
    monkeypatch.setenv("LANGUAGE", "en")
    assert main(["--book", str(book)]) == 1
    assert "does not answer" in capsys.readouterr().err
    assert not book.exists()


def _no_answer(*_: object) -> None:
    raise NoAnswer


def test_a_connection_that_says_nothing_does_not_keep_the_seat(book: Path, seat: Seat) -> None:
    [address] = private_folder().glob("*.socket")
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as silent:
        silent.connect(str(address))
        seat.leave()
        following = sit_down_or_tell(book, StartMessage(), patience=0)
        assert following is not None
        following.leave()

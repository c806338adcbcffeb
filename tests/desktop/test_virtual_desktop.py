"""The virtual desktop itself: what later tests rely on."""

import sys
from pathlib import Path

import keyring.backends.SecretService
import pytest

from tests.desktop import drag_source
from tests.desktop.virtual_desktop import VirtualDesktop

STAND_IN = """
import sys
from PySide6.QtWidgets import *
app = QApplication(sys.argv)
app.setApplicationName("stand-in")
class Window(QWidget):
    def dragEnterEvent(self, event):
        event.acceptProposedAction()
    def dropEvent(self, event):
        self.said.setText(" ".join(url.toLocalFile() for url in event.mimeData().urls()))
        event.acceptProposedAction()
window = Window()
window.setWindowTitle("Stand-in ä")
window.setAcceptDrops(True)
window.said, field, button = QLabel("nothing"), QLineEdit(), QPushButton("Say")
field.setAccessibleName("Words")
button.clicked.connect(lambda: window.said.setText("said " + field.text()))
layout = QVBoxLayout(window)
for widget in (window.said, field, button):
    layout.addWidget(widget)
window.resize(300, 200)
window.move(100, 100)
window.show()
tray = QSystemTrayIcon.isSystemTrayAvailable()
print("tray", tray, flush=True)
sys.exit(app.exec())
"""


@pytest.fixture
def stand_in(tmp_path: Path) -> tuple[str, ...]:
    program = tmp_path / "stand_in.py"
    program.write_text(STAND_IN)
    return sys.executable, str(program)


def test_a_window_is_seen_and_answers_to_mouse_and_keys(
    desktop: VirtualDesktop, stand_in: tuple[str, ...], tmp_path: Path
) -> None:
    with desktop.program(*stand_in, log=tmp_path / "log"):
        assert desktop.window("Stand-in ä").width == 300
        desktop.click(desktop.widget("text", "Words").center)
        desktop.type("hello")
        desktop.click(desktop.widget("push button", "Say").center)
        desktop.widget("label", "said hello")
    assert (tmp_path / "log").read_text() == "tray True\n"


def test_a_screen_reader_can_fill_in_and_press(
    desktop: VirtualDesktop, stand_in: tuple[str, ...], tmp_path: Path
) -> None:
    with desktop.program(*stand_in, log=tmp_path / "log"):
        desktop.widget("text", "Words").write("Grüße")
        assert desktop.widget("text", "Words").text == "Grüße"
        desktop.widget("push button", "Say").press()
        desktop.widget("label", "said Grüße")


def test_files_are_dragged_from_another_program(
    desktop: VirtualDesktop, stand_in: tuple[str, ...], tmp_path: Path
) -> None:
    card = tmp_path / "Jürgen und Ömer.vcf"
    source = (sys.executable, drag_source.__file__, str(card))
    with desktop.program(*stand_in, log=tmp_path / "log"), desktop.program(*source, log=tmp_path / "source"):
        desktop.drag(desktop.window(drag_source.TITLE).center, desktop.window("Stand-in ä").center)
        desktop.widget("label", str(card))


def test_the_keyring_keeps_a_secret(desktop: VirtualDesktop, tmp_path: Path) -> None:
    program = "import keyring; keyring.set_password('a', 'b', 'geheim'); print(keyring.get_password('a', 'b'))"
    backend = keyring.backends.SecretService.Keyring
    with desktop.program(
        sys.executable, "-c", program, log=tmp_path / "log", PYTHON_KEYRING_BACKEND=f"{backend.__module__}.Keyring"
    ) as running:
        assert running.wait(15) == 0
    assert (tmp_path / "log").read_text() == "geheim\n"


def test_what_is_on_screen_can_be_kept(desktop: VirtualDesktop, tmp_path: Path) -> None:
    desktop.screenshot(tmp_path / "screen.png")
    assert (tmp_path / "screen.png").read_bytes().startswith(b"\x89PNG")


def test_nothing_is_left_when_the_session_ends(desktop: VirtualDesktop) -> None:
    del desktop  # only for its check that everything is installed
    other = VirtualDesktop()
    home = other.environment["HOME"]
    assert len(living_in(home)) > 5
    other.close()
    assert living_in(home) == []
    assert not Path(home).exists()


def living_in(home: str) -> list[str]:
    """The processes whose home this is."""
    wanted = f"HOME={home}".encode()
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if wanted in (process / "environ").read_bytes().split(b"\0"):
                found.append((process / "comm").read_text())
        except OSError:
            continue  # ended meanwhile
    return found

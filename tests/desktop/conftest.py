"""The virtual desktop as a fixture; its tests share one, and so run in one process."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desktop.screen_reader import ScreenReader
from tests.desktop.session import ACTIVATED, SERVICES
from tests.desktop.virtual_desktop import VirtualDesktop

HERE = Path(__file__).parent
PROGRAMS = "Xvfb dbus-daemon gnome-keyring-daemon import openbox setpriv wmctrl xdotool xfce4-panel xprop".split()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests of this folder."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.desktop)
            item.add_marker(pytest.mark.xdist_group("desktop"))


@pytest.fixture(scope="session")
def desktop() -> Iterator[VirtualDesktop]:
    """A virtual desktop."""
    missing = [program for program in PROGRAMS if not shutil.which(program)]
    missing += [name for name in ACTIVATED if not (SERVICES / f"{name}.service").exists()]
    if missing and "CI" not in os.environ:
        pytest.skip(f"not installed: {', '.join(missing)}; packaging/test says what to type")
    running = VirtualDesktop()
    yield running
    running.close()


@pytest.fixture
def reader(desktop: VirtualDesktop) -> Iterator[ScreenReader]:
    """A screen reader that listens."""
    listening = ScreenReader(desktop)
    yield listening
    listening.close()

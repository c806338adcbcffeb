"""A contact is edited with real keys, and with what a screen reader uses."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desktop.person import Person
from tests.desktop.virtual_desktop import VirtualDesktop


@pytest.fixture
def editing(desktop: VirtualDesktop, tmp_path: Path) -> Iterator[Person]:
    """Somebody with the editor of Erika Muster open, by keys alone."""
    sitting = Person(desktop, tmp_path)
    with sitting.at_work() as program:
        sitting.come_to_erika()
        desktop.keys("Return")
        desktop.widget("text", "Phone")
        yield sitting
        assert program.poll() is None


def test_a_contact_is_edited_by_keys_alone(editing: Person) -> None:
    desktop = editing.desktop
    desktop.keys("ctrl+a")
    desktop.type("Frieda")
    desktop.keys("ctrl+Return")
    desktop.wait("the new name", lambda: editing.find("Muster") == ["Frieda Muster"])
    desktop.wait("no editor", lambda: all("Edit" not in window.title for window in desktop.windows()))
    desktop.keys("ctrl+z")
    desktop.wait("the old name", lambda: editing.find("Muster") == ["Erika Muster"])


def test_a_screen_reader_fills_in_and_saves(editing: Person) -> None:
    desktop = editing.desktop
    desktop.widget("text", "Phone").write("0221 471012")
    desktop.widget("push button", "Save").press()
    desktop.wait("the new number", lambda: editing.find("0221471012") == ["Erika Muster"])

"""What a screen reader meets: in every window each control, row and cell has a name and a role, and its key is its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kontaktpflege.services import Services
from kontaktpflege.ui.main_window import MainWindow
from kontaktpflege.wording import use_language
from tests.ui.screens import SCREENS, Stage
from tests.ui.spoken_tree import clashing, drawn_names, nameless


@pytest.fixture(params=["en", "de"])
def stage(
    request: pytest.FixtureRequest,
    people: Services,
    open_window: Callable[[], MainWindow],
    qtbot: QtBot,
    tmp_path: Path,
) -> Stage:
    """The main window in a language."""
    use_language(request.param)
    return Stage(open_window(), people, qtbot, tmp_path)


def test_all_that_can_be_used_has_a_name_and_a_key_of_its_own(stage: Stage) -> None:
    found: dict[str, object] = {}
    for open_screen in SCREENS:
        shown = open_screen(stage)
        faults = nameless(shown), drawn_names(shown), clashing(shown)
        if any(faults):
            found[open_screen.__name__] = faults
        stage.clear()
    assert found == {}

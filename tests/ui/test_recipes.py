"""The recipes: on the first page of an empty book, and later from the menu."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from kontaktpflege.ui.main_window import MainWindow
from kontaktpflege.ui.recipe_dialog import RecipeDialog
from kontaktpflege.ui.recipe_shelf import RecipeShelf
from kontaktpflege.wording import use_language
from kontaktpflege.wording.recipes import recipes


def said(where: QWidget) -> str:
    return "\n".join(label.text() for label in where.findChildren(QLabel) if label.isVisible())


def tiles(shelf: RecipeShelf) -> list[QToolButton]:
    return shelf.findChildren(QToolButton)


def test_every_recipe_has_a_few_short_steps() -> None:
    use_language("en")
    assert [recipe.name for recipe in recipes()] == ["iPhone, iCloud", "Android, Google", "Outlook", "LinkedIn"]
    for recipe in recipes():
        assert 3 <= len(recipe.steps) <= 4
        assert all(step.endswith(".") and len(step) < 90 for step in recipe.steps)


def test_arrow_keys_turn_to_the_next_recipe(qtbot: QtBot) -> None:
    use_language("en")
    shelf = RecipeShelf()
    qtbot.addWidget(shelf)
    shelf.resize(640, 300)
    shelf.show()
    assert "icloud.com" in said(shelf)
    shelf.activateWindow()
    tiles(shelf)[0].setFocus()
    qtbot.waitUntil(tiles(shelf)[0].hasFocus)
    QTest.keyClick(tiles(shelf)[0], Qt.Key.Key_Right)
    assert "contacts.google.com" in said(shelf)
    assert "icloud.com" not in said(shelf)
    height = shelf.sizeHint().height()
    tiles(shelf)[3].click()
    assert "Connections.csv" in said(shelf)
    assert shelf.sizeHint().height() == height


def test_an_empty_book_shows_them(open_window: Callable[[], MainWindow]) -> None:
    window = open_window()
    assert window.page.list.findChild(RecipeShelf) is not None
    assert "How do I get my contacts here?" in said(window.page.list)


def test_a_book_with_people_makes_none(window: MainWindow) -> None:
    assert window.page.list.findChild(RecipeShelf) is None


def test_the_menu_shows_them_later(qtbot: QtBot, window: MainWindow) -> None:
    window.window_actions.recipes.trigger()
    dialog = window.findChild(RecipeDialog)
    assert isinstance(dialog, RecipeDialog)
    assert "icloud.com" in said(dialog)
    dialog.accept()


@pytest.mark.parametrize("language", ["en", "de"])
def test_they_fit_into_a_small_window(qtbot: QtBot, language: str) -> None:
    use_language("de" if language == "de" else "en")
    shelf = RecipeShelf()
    qtbot.addWidget(shelf)
    assert shelf.minimumSizeHint().width() <= 600
    use_language("en")

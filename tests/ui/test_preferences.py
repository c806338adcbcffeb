"""Settings hold as soon as they are chosen, by dialog, menu or key, and are kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kontaktpflege.settings import FONT_SIZES, Settings, load_settings, save_settings
from kontaktpflege.ui import theme
from kontaktpflege.ui.contacts.detail_line import DetailLine
from kontaktpflege.ui.main_window import MainWindow
from kontaktpflege.ui.settings_dialog import SettingsDialog
from kontaktpflege.ui.settings_keeper import SettingsKeeper

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(autouse=True)
def normal_size(window: MainWindow) -> Iterator[None]:
    """The letters are the application's, and other tests want theirs."""
    yield
    window.preferences.use_normal_size()


@pytest.fixture
def dialog(window: MainWindow) -> SettingsDialog:
    QTest.keyClick(window, Qt.Key.Key_Comma, CTRL)
    return next(iter(window.findChildren(SettingsDialog)))


def test_a_book_that_was_named_for_once_is_not_kept(
    window: MainWindow, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KONTAKTPFLEGE_SETTINGS", str(tmp_path / "settings.toml"))
    usual = Settings(book=tmp_path / "usual.book")
    save_settings(usual)
    keeper = SettingsKeeper(window, settings)
    window.settings_changed.emit(replace(settings, compact=True))
    assert keeper.settings().book == settings.book
    assert load_settings() == replace(settings, compact=True, book=usual.book)


def choose(dialog: SettingsDialog, name: str, value: object) -> None:
    """Choose as the keyboard does: down to the entry, which counts when it is activated."""
    box = dialog._boxes[name]
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())


def test_keys_make_letters_and_rows_larger_and_normal_again(qtbot: QtBot, window: MainWindow) -> None:
    table = window.page.list.table
    row, letters = table.rowHeight(0), theme.font_size("body")
    for _step in FONT_SIZES:
        QTest.keyClick(table, Qt.Key.Key_Plus, CTRL)
    assert window.preferences.settings().font_size == 200
    assert theme.font_size("body") == 2 * letters
    assert table.rowHeight(0) == 2 * row
    QTest.keyClick(table, Qt.Key.Key_Minus, CTRL)
    assert window.preferences.settings().font_size == 175
    QTest.keyClick(table, Qt.Key.Key_0, CTRL)
    assert (theme.font_size("body"), table.rowHeight(0)) == (letters, row)


def test_the_details_grow_with_the_letters(qtbot: QtBot, window: MainWindow) -> None:
    window.page.list.table.go_to_row(3)
    qtbot.waitUntil(lambda: bool(window.page.details.findChildren(DetailLine)))
    line = window.page.details.findChildren(DetailLine)[0]
    before = line.height()
    window.preferences.use(replace(window.preferences.settings(), font_size=200))
    qtbot.waitUntil(lambda: line.height() > before)


def test_compact_rows_are_one_setting_in_menu_and_dialog(
    qtbot: QtBot, window: MainWindow, dialog: SettingsDialog
) -> None:
    tall = window.page.list.table.rowHeight(0)
    with qtbot.waitSignal(window.settings_changed) as kept:
        window.window_actions.compact.trigger()
    assert kept.args[0].compact
    assert dialog._compact.isChecked()
    assert window.page.list.table.rowHeight(0) < tall


def test_the_map_is_used_at_once(qtbot: QtBot, window: MainWindow, dialog: SettingsDialog) -> None:
    choose(dialog, "map_service", "google")
    window.page.list.table.go_to_row(3)

    def leads_to_google() -> bool:
        lines = window.page.details.findChildren(DetailLine)
        return any(line.shown().link and "google" in line.shown().link.url for line in lines)  # type: ignore[union-attr]

    qtbot.waitUntil(leads_to_google)


def test_names_are_sorted_anew_at_once(qtbot: QtBot, window: MainWindow, dialog: SettingsDialog) -> None:
    with qtbot.waitSignal(window.page.list.listed):
        choose(dialog, "name_order", "first")
    model = window.page.list.model
    assert model.index(0, 0).data() == "Anna Weiß"


def test_the_window_survives_with_every_size(qapp: QApplication, window: MainWindow) -> None:
    for size in FONT_SIZES:
        window.preferences.use(replace(window.preferences.settings(), font_size=size))
        assert not window.grab().isNull()


def test_state_and_lead_times_hold_at_once(window: MainWindow, dialog: SettingsDialog) -> None:
    rows = dialog.occasions
    assert rows._state is not None
    rows._state.choose("BY")
    rows._state.chosen_anew.emit("BY")
    rows._days["birthday_lead"].setValue(10)
    rows._by_post.setChecked(True)
    kept = window._services.observance
    assert (kept.country, kept.state, kept.birthday, kept.by_post) == ("DE", "BY", 10, True)
    assert kept.lead("birthday") == 14
    assert window.preferences.settings().observance == kept


def test_another_country_has_other_states(window: MainWindow, dialog: SettingsDialog) -> None:
    window.preferences.use(replace(window.preferences.settings(), state="BY"))
    assert dialog.occasions._state is not None
    assert dialog.occasions._state.chosen() == "BY"
    choose(dialog, "country", "FR")
    assert window.preferences.settings().state == ""
    dialog.reject()
    window.preferences.show()
    assert next(iter(window.findChildren(SettingsDialog)[-1:])).occasions._state is None

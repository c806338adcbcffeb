"""Text blocks are written with a live preview, kept, changed, doubled and deleted, and all of it can be taken back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kontaktpflege.domain.template import Placeholder, Purpose, TextBlock
from kontaktpflege.services import Services
from kontaktpflege.ui.drafts.block_dialog import BlockDialog
from kontaktpflege.ui.drafts.block_list import details_of
from kontaktpflege.ui.drafts.block_manager import BlockManager
from kontaktpflege.ui.main_window import MainWindow

OWN = TextBlock(name="My tip", purpose=Purpose.TIP, language="en", body="Hello {first_name}")


@pytest.fixture
def manager(qtbot: QtBot, services: Services, window: MainWindow) -> BlockManager:
    services.correspondence.save(OWN)
    window.window_actions.text_blocks.trigger()
    (shown,) = window.findChildren(BlockManager)
    assert shown.isVisible()
    return shown


def names(services: Services) -> list[str]:
    return [block.name for block in services.correspondence.text_blocks()]


def dialog_of(manager: BlockManager) -> BlockDialog:
    (dialog,) = (one for one in manager.findChildren(BlockDialog) if one.isVisible())
    return dialog


def test_own_ones_stand_first_and_suggestions_cannot_be_changed(manager: BlockManager, services: Services) -> None:
    blocks = manager.list.blocks()
    assert [block.name for block in blocks if block.id is not None] == ["My tip"]
    assert blocks[0].name == "My tip"
    assert len(blocks) == 1 + len(services.correspondence.offered())
    assert manager.delete.isEnabled()
    manager.list.setCurrentRow(1)
    assert not manager.delete.isEnabled()
    assert not manager.edit.isEnabled()
    assert manager.double.text().replace("&", "") == "Make it your own …"
    manager.which.choose("own")
    manager.which.chosen_anew.emit("own")
    assert [block.name for block in manager.list.blocks()] == ["My tip"]


def test_a_new_one_is_seen_while_it_is_written(qtbot: QtBot, manager: BlockManager, services: Services) -> None:
    QTest.keyClick(manager, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    dialog = dialog_of(manager)
    assert not dialog.save.isEnabled()
    assert dialog._problem.text() == "A text block needs a name."
    dialog.name.setText("Greeting")
    dialog.body.setPlainText("{salutation}, from {my_name}")
    assert dialog.preview.toPlainText() == "Dear Ms Weiß, from your name"
    dialog.body.setPlainText("Hello\n{frist_name}")
    assert dialog._problem.text() == "Line 2: there is no placeholder “frist_name”. Do you mean “first_name”?"
    assert not dialog.save.isEnabled()
    dialog.body.setPlainText("Hello ")
    dialog.body.moveCursor(dialog.body.textCursor().MoveOperation.End)
    dialog._insert("{first_name}")
    assert dialog.preview.toPlainText() == "Hello Anna"
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: names(services) == ["My tip", "Greeting"])
    qtbot.waitUntil(lambda: (here := manager.list.current()) is not None and here.name == "Greeting")


def test_every_placeholder_is_offered(manager: BlockManager) -> None:
    manager.edit.click()
    dialog = dialog_of(manager)
    menu = dialog.insertion.menu()
    assert menu is not None
    menu.aboutToShow.emit()
    assert len(menu.actions()) == len(Placeholder)
    assert "first name\t{first_name}" in [action.text() for action in menu.actions()]


def test_one_is_deleted_and_brought_back(qtbot: QtBot, manager: BlockManager, services: Services) -> None:
    manager.list.setFocus()
    QTest.keyClick(manager.list, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: names(services) == [])
    qtbot.waitUntil(lambda: manager.told.text() == "“My tip” deleted.")
    QTest.keyClick(manager, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: names(services) == ["My tip"])
    qtbot.waitUntil(lambda: [one.name for one in manager.list.blocks()][:1] == ["My tip"])


def test_a_suggestion_becomes_ones_own(qtbot: QtBot, manager: BlockManager, services: Services) -> None:
    manager.list.setCurrentRow(1)
    block = manager.list.current()
    assert block is not None
    manager.double.click()
    dialog_of(manager).save.click()
    qtbot.waitUntil(lambda: names(services) == ["My tip", block.name])
    assert services.correspondence.text_blocks()[1].digest == block.digest


def test_a_change_that_is_not_saved_is_asked_about(qtbot: QtBot, manager: BlockManager) -> None:
    manager.edit.click()
    dialog = dialog_of(manager)
    dialog.body.setPlainText("else")
    dialog.reject()
    assert dialog.isVisible()


def test_the_list_says_in_short_what_most_of_them_are_not(manager: BlockManager) -> None:
    own, one, *_ = manager.list.blocks()
    assert details_of(one).endswith(" · suggestion")
    assert details_of(one, brief=True) == details_of(one).removesuffix(" · suggestion")
    assert details_of(own, brief=True).endswith(" · your own")
    assert manager.list.item(1).data(Qt.ItemDataRole.AccessibleTextRole) == f"{one.name}, {details_of(one, brief=True)}"

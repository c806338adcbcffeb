"""What a person does in the window, by mouse and keys, and what the book is like afterwards."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QPointF, QSettings, Qt
from PySide6.QtGui import QContextMenuEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from kontaktpflege import bootstrap
from kontaktpflege.domain.care import Care
from kontaktpflege.domain.contact import ContactQuery, Scope
from kontaktpflege.domain.favor import Favor
from kontaktpflege.domain.template import TextBlock
from kontaktpflege.services import Services
from kontaktpflege.settings import Settings
from kontaktpflege.ui.contacts.contact_drag import ContactDrag
from kontaktpflege.ui.contacts.detail_line import DetailLine
from kontaktpflege.ui.main_window import MainWindow
from kontaktpflege.ui.widgets.circle_chip import CircleChip


def names(window: MainWindow) -> list[str]:
    model = window.page.list.model
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def current_name(window: MainWindow) -> str:
    return str(window.page.list.table.currentIndex().siblingAtColumn(0).data())


def listed(services: Services, scope: Scope = Scope.ALL, circle: int | None = None) -> list[str]:
    ids = services.address_book.list_ids(ContactQuery(scope=scope, circle=circle))
    return [row.name for row in services.address_book.summaries(ids)]


def circle_id(services: Services, key: str) -> int:
    return next(circle.id for circle in services.circles.circles() if circle.key == key)


def type_words(qtbot: QtBot, window: MainWindow, words: str) -> None:
    with qtbot.waitSignal(window.page.list.listed):
        window.top_bar.search.setText(words)


def press(qtbot: QtBot, widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
    QTest.keyClick(widget, key, modifier or Qt.KeyboardModifier.NoModifier)


def answer(box: QMessageBox, verb: str) -> None:
    button = next(button for button in box.buttons() if button.text() == verb)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def test_people_stand_in_order_and_the_first_one_is_shown(window: MainWindow) -> None:
    assert names(window) == ["Čeněk Kolář", "Bernd Maier", "Eva Müller", "Anna Weiß"]
    assert window.page.details.contact_id() is not None


def test_a_search_narrows_as_one_types_and_esc_restores_the_place(qtbot: QtBot, window: MainWindow) -> None:
    window.page.list.table.go_to_row(2)
    type_words(qtbot, window, "mueller")
    assert names(window) == ["Eva Müller"]
    type_words(qtbot, window, "0221 99")
    assert names(window) == ["Bernd Maier"]
    with qtbot.waitSignal(window.page.list.listed):
        press(qtbot, window.top_bar.search, Qt.Key.Key_Escape)
    assert len(names(window)) == 4
    assert current_name(window) == "Eva Müller"


def test_nothing_found_says_what_was_searched_and_leads_out(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.page.list.listed):
        window.sidebar.choose((Scope.CIRCLE, circle_id(window._services, "private.friends")))
    type_words(qtbot, window, "0221")
    said = [label.text() for label in window.page.list.findChildren(QLabel) if label.isVisible()]
    assert "Nothing found for “0221”" in said
    assert any("“Friends”" in text for text in said)
    button = next(b for b in window.page.list.findChildren(QPushButton) if b.text() == "Search all contacts")
    with qtbot.waitSignal(window.page.list.listed):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert names(window) == ["Bernd Maier"]


def test_an_empty_book_explains_itself_and_opens_the_sample(
    qtbot: QtBot, services: Services, open_window: Callable[[], MainWindow]
) -> None:
    window = open_window()
    said = [label.text() for label in window.page.list.findChildren(QLabel) if label.isVisible()]
    assert "Nobody here yet" in said
    button = next(b for b in window.page.list.findChildren(QPushButton) if b.text() == "Open the sample book")
    with qtbot.waitSignals([window.page.list.listed, window.counted]):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert len(names(window)) == services.address_book.counts().all > 40
    assert not window.window_actions.sample.isEnabled()


def test_del_moves_to_the_trash_and_the_toast_takes_it_back(qtbot: QtBot, window: MainWindow, people: Services) -> None:
    table = window.page.list.table
    table.go_to_row(1)
    with qtbot.waitSignal(window.page.list.listed):
        press(qtbot, table, Qt.Key.Key_Delete)
    assert listed(people, Scope.TRASH) == ["Bernd Maier"]
    qtbot.waitUntil(lambda: window.toast.message() == "1 contact moved to the trash.")
    assert current_name(window) == "Eva Müller"
    undo = next(b for b in window.toast.findChildren(QPushButton))
    with qtbot.waitSignal(window.page.list.listed):
        QTest.mouseClick(undo, Qt.MouseButton.LeftButton)
    assert listed(people, Scope.TRASH) == []
    assert len(names(window)) == 4


def test_undo_and_redo_by_key_name_their_step(qtbot: QtBot, window: MainWindow, people: Services) -> None:
    friends = circle_id(people, "private.friends")
    table = window.page.list.table
    with qtbot.waitSignal(window.page.list.listed):
        window.page.contact_actions.add_to_circle(people.circles.find("private.friends"), table.selected_ids())
    assert window.window_actions.undo.text() == "Undo adding 1 contact to a circle"
    with qtbot.waitSignal(window.page.list.listed):
        press(qtbot, table, Qt.Key.Key_Z, CTRL)
    assert listed(people, Scope.CIRCLE, friends) == ["Anna Weiß"]
    assert window.window_actions.redo.text() == "Redo adding 1 contact to a circle"
    with qtbot.waitSignal(window.page.list.listed):
        press(qtbot, table, Qt.Key.Key_Z, CTRL | SHIFT)
    assert listed(people, Scope.CIRCLE, friends) == ["Čeněk Kolář", "Anna Weiß"]


def test_two_quick_undos_take_two_steps_back(qtbot: QtBot, window: MainWindow, people: Services) -> None:
    for one in list(people.address_book.list_ids(ContactQuery()))[:2]:
        people.address_book.trash([one])
    window.turning_back.undo()
    window.turning_back.undo()
    qtbot.waitUntil(lambda: listed(people, Scope.TRASH) == [])


def test_a_drop_on_a_circle_adds_the_whole_selection(qtbot: QtBot, window: MainWindow, people: Services) -> None:
    window.page.list.table.selectAll()
    circle = circle_id(people, "interest.clubs")
    item = window.sidebar._items[(Scope.CIRCLE, circle)]
    place = QPointF(window.sidebar.visualItemRect(item).center())
    data = ContactDrag(window.page.list.table.selected_ids())
    event = QDropEvent(place, Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    with qtbot.waitSignal(window.counted):
        window.sidebar.dropEvent(event)
    assert len(listed(people, Scope.CIRCLE, circle)) == 4


def test_a_file_is_no_contact_and_falls_through_a_circle(window: MainWindow, people: Services) -> None:
    item = window.sidebar._items[(Scope.CIRCLE, circle_id(people, "interest.clubs"))]
    data = QMimeData()
    data.setText("somebody")
    event = QDropEvent(
        QPointF(window.sidebar.visualItemRect(item).center()),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.sidebar.dropEvent(event)
    assert not event.isAccepted()


def test_the_menu_of_the_menu_key_acts_on_the_whole_selection(
    qtbot: QtBot, window: MainWindow, people: Services
) -> None:
    table = window.page.list.table
    table.selectAll()
    with qtbot.waitSignal(table.menu_asked):
        event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint())
        QApplication.sendEvent(table.viewport(), event)
    if (popup := QApplication.activePopupWidget()) is not None:
        popup.close()
    menu = window.page.selection_menu()
    trash = next(action for action in menu.actions() if action.text() == "Move to trash")
    with qtbot.waitSignal(window.page.list.listed):
        trash.trigger()
    assert len(listed(people, Scope.TRASH)) == 4


def test_the_selection_bar_is_there_only_for_several(window: MainWindow) -> None:
    bar = window.page.findChild(QWidget, "selectionbar")
    assert bar is not None
    assert not bar.isVisible()
    window.page.list.table.selectAll()
    assert bar.isVisible()
    window.page.list.select_nothing()
    assert not bar.isVisible()


def test_in_the_trash_one_contact_is_enough_to_put_it_back_by_button(
    qtbot: QtBot, window: MainWindow, people: Services
) -> None:
    people.address_book.trash(people.address_book.list_ids(ContactQuery(words="Maier")))
    with qtbot.waitSignals([window.page.list.listed, window.counted]):
        window.sidebar.choose((Scope.TRASH, None))
    bar = window.page.findChild(QWidget, "selectionbar")
    assert bar is not None
    qtbot.waitUntil(bar.isVisible)
    shown = {button.text(): button for button in bar.findChildren(QPushButton) if button.isVisible()}
    assert set(shown) == {"Put back", "Forget for good", "Empty trash"}
    with qtbot.waitSignal(window.page.list.listed):
        QTest.mouseClick(shown["Put back"], Qt.MouseButton.LeftButton)
    assert listed(people, Scope.TRASH) == []


def test_the_keyboard_follows_when_the_list_becomes_empty_and_full_again(
    qtbot: QtBot, services: Services, open_window: Callable[[], MainWindow]
) -> None:
    window = open_window()
    services.transfer.take_in([b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Anna\r\nEND:VCARD\r\n"])
    qtbot.waitUntil(window.page.list.table.hasFocus)
    press(qtbot, window.page.list.table, Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: isinstance(window.focusWidget(), QPushButton))
    focused = window.focusWidget()
    assert isinstance(focused, QPushButton)
    assert focused.text() == "Import …"


def test_the_trash_gives_back_empties_and_forgets_after_a_question(
    qtbot: QtBot, window: MainWindow, people: Services
) -> None:
    people.address_book.trash(people.address_book.list_ids(ContactQuery()))
    with qtbot.waitSignals([window.page.list.listed, window.counted]):
        window.sidebar.choose((Scope.TRASH, None))
    qtbot.waitUntil(lambda: len(names(window)) == 4)
    deeds = window.page.contact_actions
    window.page.list.table.go_to_row(0)
    with qtbot.waitSignal(window.page.list.listed):
        deeds.restore.trigger()
    assert listed(people) == ["Čeněk Kolář"]
    window.page.list.table.go_to_row(0)
    deeds.forget.trigger()
    box = window.findChild(QMessageBox) or window.page.findChild(QMessageBox)
    assert box is not None
    assert box.defaultButton().text() == "Cancel"
    with qtbot.waitSignal(window.page.list.listed):
        answer(box, "Forget for good")
    assert listed(people, Scope.TRASH) == ["Eva Müller", "Anna Weiß"]


class Shows(QObject):
    """Notes every widget that becomes a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(type(watched).__name__)
        return False


def test_no_part_of_the_details_is_a_window_for_a_moment(qtbot: QtBot, window: MainWindow, qapp: QApplication) -> None:
    shows = Shows()
    qapp.installEventFilter(shows)
    window.page.list.table.go_to_row(3)
    qtbot.waitUntil(lambda: bool(window.page.details.findChildren(CircleChip)))
    qapp.removeEventFilter(shows)
    assert shows.seen == []


def test_a_chip_takes_the_contact_out_of_the_circle(qtbot: QtBot, window: MainWindow, people: Services) -> None:
    window.page.list.table.go_to_row(3)
    qtbot.waitUntil(lambda: bool(window.page.details.findChildren(CircleChip)))
    chip = window.page.details.findChildren(CircleChip)[-1]
    assert chip.text() == "Friends  ×"
    with qtbot.waitSignal(window.page.list.listed):
        press(qtbot, chip, Qt.Key.Key_Delete)
    assert listed(people, Scope.CIRCLE, circle_id(people, "private.friends")) == []
    assert listed(people, Scope.TRASH) == []


def test_the_details_show_card_text_as_text_and_copy_a_line(qtbot: QtBot, window: MainWindow) -> None:
    window.page.list.table.go_to_row(3)
    details = window.page.details

    def shown() -> dict[str, DetailLine]:
        found = details.findChildren(DetailLine)
        return {line.shown().text: line for line in found if line.isVisibleTo(details)}

    qtbot.waitUntil(lambda: "Mag <b>Tee</b>" in shown())
    assert shown()["0170 1234567"].shown().label == "Sommerhaus"
    assert shown()["0170 1234567"].accessibleName() == "Phone, Sommerhaus: 0170 1234567"
    shown()["0170 1234567"].setFocus()
    press(qtbot, shown()["0170 1234567"], Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "0170 1234567"


def test_letters_in_the_list_go_to_the_name_that_begins_so(qtbot: QtBot, window: MainWindow) -> None:
    QTest.keyClicks(window.page.list.table, "mu")
    qtbot.waitUntil(lambda: current_name(window) == "Eva Müller")


def test_keys_lead_to_search_and_back_and_f6_through_the_panes(qtbot: QtBot, window: MainWindow) -> None:
    table, search = window.page.list.table, window.top_bar.search
    table.setFocus()
    press(qtbot, table, Qt.Key.Key_Slash)
    assert search.hasFocus()
    press(qtbot, search, Qt.Key.Key_Down)
    assert table.hasFocus()
    press(qtbot, table, Qt.Key.Key_F, CTRL)
    assert search.hasFocus()
    seen: list[QWidget | None] = []
    for _ in range(4):
        focused = QApplication.focusWidget()
        assert focused is not None
        press(qtbot, focused, Qt.Key.Key_F6)
        seen.append(QApplication.focusWidget())
    assert seen[0] is window.sidebar
    assert seen[1] is table
    assert seen[2] is not None
    assert window.page.details.isAncestorOf(seen[2])
    assert seen[3] is search


def test_f6_reaches_a_toast_and_its_clock_stands_meanwhile(qtbot: QtBot, window: MainWindow) -> None:
    window.toast.say("Done.", "Undo", lambda: None)
    window.page.details.focus_first()
    focused = QApplication.focusWidget()
    assert focused is not None
    press(qtbot, focused, Qt.Key.Key_F6)
    reached = QApplication.focusWidget()
    assert reached is not None
    assert window.toast.isAncestorOf(reached)
    assert not window.toast._clock.isActive()
    window.page.list.table.setFocus()
    assert window.toast._clock.isActive()


def test_a_narrow_window_folds_the_sidebar_and_shows_details_as_a_sheet(qtbot: QtBot, window: MainWindow) -> None:
    window.resize(900, 600)
    qtbot.waitUntil(window.sidebar.is_folded)
    assert window.sidebar.width() < 70
    assert not window.page.details.isVisible()
    press(qtbot, window.page.list.table, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    assert window.page.details.isVisible()
    focused = QApplication.focusWidget()
    assert focused is not None
    press(qtbot, focused, Qt.Key.Key_Escape)
    assert not window.page.details.isVisible()
    assert window.page.list.table.hasFocus()
    window.resize(1280, 800)
    qtbot.waitUntil(lambda: not window.sidebar.is_folded())
    assert window.page.details.isVisible()


def test_columns_and_order_are_remembered(
    qtbot: QtBot, window: MainWindow, open_window: Callable[[], MainWindow], memory: QSettings
) -> None:
    table = window.page.list.table
    table.setColumnHidden(2, False)
    table.setColumnWidth(0, 321)
    with qtbot.waitSignal(window.page.list.listed):
        table.horizontalHeader().setSortIndicator(6, Qt.SortOrder.DescendingOrder)
    window.close()
    again = open_window()
    assert not again.page.list.table.isColumnHidden(2)
    assert again.page.list.table.columnWidth(0) == 321
    assert again.page.list.query().sort == "city"
    assert names(again)[0] == "Anna Weiß"


def test_what_another_process_writes_appears(qtbot: QtBot, window: MainWindow, settings: Settings) -> None:
    other = bootstrap.open_services(settings)
    try:
        with qtbot.waitSignal(window.counted):
            other.address_book.trash(other.address_book.list_ids(ContactQuery(words="Bernd")))
        qtbot.waitUntil(lambda: "Bernd Maier" not in names(window))
    finally:
        other.close()


def test_all_kinds_are_told_of_what_another_process_wrote(qtbot: QtBot, window: MainWindow, settings: Settings) -> None:
    other = bootstrap.open_services(settings)
    try:
        with qtbot.waitSignal(window.notifier.changed) as told:
            other.correspondence.save(TextBlock(name="Thanks", body="Thank you!"))
        assert {TextBlock, Favor, Care} <= told.args[0]
    finally:
        other.close()


def test_an_own_circle_is_made_changed_and_deleted(qtbot: QtBot, window: MainWindow, people: Services) -> None:
    deeds = window.circle_actions
    dialog = deeds.ask_for_new(people.circles.find("private"))
    dialog._name.setText("Chor")
    with qtbot.waitSignal(window.counted):
        dialog.decided.emit()
    made = people.circles.find("Chor")
    assert made.parent_id == circle_id(people, "private")
    dialog = deeds.ask_for_change(made)
    dialog._name.setText("Kirchenchor")
    dialog._shapes.button(6).click()
    with qtbot.waitSignal(window.counted):
        dialog.decided.emit()
    qtbot.waitUntil(lambda: people.circles.find("Kirchenchor").shape == "star")
    deeds.ask_to_delete(people.circles.find("Kirchenchor"))
    box = window.findChildren(QMessageBox)[-1]
    with qtbot.waitSignal(window.counted):
        answer(box, "Delete circle")
    assert all(circle.name != "Kirchenchor" for circle in people.circles.circles())


def test_a_name_that_is_taken_is_said_and_nothing_happens(qtbot: QtBot, window: MainWindow, people: Services) -> None:
    before = people.circles.circles()
    dialog = window.circle_actions.ask_for_new(None)
    dialog._name.setText("Kunden")
    dialog.decided.emit()
    qtbot.waitUntil(lambda: any(box.isVisible() for box in window.findChildren(QMessageBox)))
    assert people.circles.circles() == before


def test_f1_lists_the_keys(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window.page.list.table, Qt.Key.Key_F1)
    sheet = next(dialog for dialog in window.findChildren(QDialog) if dialog.windowTitle() == "Keys")
    said = {label.text() for label in sheet.findChildren(QLabel)}
    assert {"Search", "Undo", "Move to trash", "Import"} <= said
    sheet.close()


def test_colours_can_be_chosen_and_are_kept(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.settings_changed) as kept:
        window.preferences.use(replace(window.preferences.settings(), theme="dark"))
    assert kept.args[0].theme == "dark"


def test_files_given_at_the_start_open_the_preview(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    card = tmp_path / "new.vcf"
    card.write_bytes(b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:New\r\nN:New;;;;\r\nEND:VCARD\r\n")
    window.open_files([card])
    assert window.import_flow.busy()
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    modal = QApplication.activeModalWidget()
    assert modal is not None
    modal.close()
    qtbot.waitUntil(lambda: not window.import_flow.busy())


def test_selected_ids_come_in_the_order_of_the_table(window: MainWindow) -> None:
    table = window.page.list.table
    ids = window.page.list.model.ids()
    table.select_ids(array("q", [ids[3], ids[0], ids[1]]), ids[0])
    assert list(table.selected_ids()) == [ids[0], ids[1], ids[3]]


def test_the_palette_follows_when_the_theme_turns(window: MainWindow) -> None:
    window.preferences.use(replace(window.preferences.settings(), theme="dark"))
    QApplication.sendPostedEvents(None, QEvent.Type.None_)
    assert window.page.list.table._delegate._tokens.dark
    window.preferences.use(replace(window.preferences.settings(), theme="light"))
    assert not window.page.list.table._delegate._tokens.dark

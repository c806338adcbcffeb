"""How it goes: opened by its key, told by pointer and by table, and counted anew when the book changes."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from kontaktpflege.domain.contact import ContactQuery
from kontaktpflege.domain.interaction import Channel, Direction, Interaction, Outcome
from kontaktpflege.services import Services
from kontaktpflege.ui.main_window import MainWindow
from kontaktpflege.ui.plots.chart import Chart
from kontaktpflege.ui.plots.plots_window import PlotsWindow
from kontaktpflege.ui.widgets.choice_box import ChoiceBox
from tests.ui.conftest import NOW


def log(services: Services, *contacts: int, ago: int = 0, outcome: Outcome = Outcome.REACHED) -> None:
    at = NOW - timedelta(ago)
    services.journal.log(
        Interaction(at=at, channel=Channel.CALL, direction=Direction.OUT, outcome=outcome, contacts=contacts)
    )


@pytest.fixture
def ids(people: Services) -> list[int]:
    """Anna, who is a friend, Bernd, Eva and Čeněk."""
    return sorted(people.address_book.list_ids(ContactQuery()))


@pytest.fixture
def past(people: Services, ids: list[int]) -> list[int]:
    """Two talks this week, one a year ago less a fortnight, one try three weeks ago."""
    people.care.choose(ids, 30)
    log(people, ids[0])
    log(people, ids[1])
    log(people, ids[0], ago=350)
    log(people, ids[2], ago=21, outcome=Outcome.NO_ANSWER)
    return ids


def opened(window: MainWindow, qtbot: QtBot) -> PlotsWindow:
    QTest.keyClick(window, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    (plots,) = window.findChildren(PlotsWindow)
    qtbot.waitUntil(lambda: bool(plots.figure().sentence))
    qtbot.waitUntil(plots.isActiveWindow)
    return plots


def chart_of(plots: PlotsWindow) -> Chart:
    (chart,) = plots.findChildren(Chart)
    return chart


def shown_words(plots: PlotsWindow) -> list[str]:
    return [label.text() for label in plots.findChildren(QLabel) if label.isVisible()]


def cells(plots: PlotsWindow, row: int) -> list[str]:
    items = (plots.table.item(row, column) for column in range(plots.table.columnCount()))
    return [item.text() for item in items if item is not None]


def choose(plots: PlotsWindow, name: str, qtbot: QtBot) -> None:
    """Show another plot."""
    before = plots.figure()
    next(button for button in plots.findChildren(QPushButton) if button.text().replace("&", "") == name).click()
    qtbot.waitUntil(lambda: plots.figure() is not before)


def test_it_says_one_moment_first_and_why_there_is_nothing_then(window: MainWindow, qtbot: QtBot) -> None:
    window.window_actions.plots.trigger()
    (plots,) = window.findChildren(PlotsWindow)
    assert "One moment …" in shown_words(plots)
    qtbot.waitUntil(lambda: "Nothing was noted in the last year." in shown_words(plots))
    choose(plots, "In touch", qtbot)
    assert "Nobody is cared for here yet." in shown_words(plots)
    choose(plots, "Calls", qtbot)
    assert "No call was noted in the last year." in shown_words(plots)


def test_the_table_tells_each_week_the_newest_first(past: list[int], window: MainWindow, qtbot: QtBot) -> None:
    plots = opened(window, qtbot)
    assert "3 times in touch in the last year; in a usual week: 0; 1 try without an answer." in shown_words(plots)
    assert cells(plots, 0)[1:] == ["2", "0"]
    assert cells(plots, 3)[1:] == ["0", "1"]
    assert plots.table.rowCount() == 53


def test_the_figures_stand_at_the_pointer_and_the_table_follows(
    past: list[int], window: MainWindow, qtbot: QtBot
) -> None:
    plots = opened(window, qtbot)
    chart = chart_of(plots)
    qtbot.waitUntil(lambda: chart.position_of(52).x() > chart.position_of(0).x() + 100)
    assert chart.told() == ""
    # Again and again, as a mouse moves: of moves within a hundredth of a second all but the first are left out.
    qtbot.waitUntil(lambda: pointed(chart, 49).endswith("in touch: 0, tried in vain: 1"))
    assert plots.table.currentRow() == 3
    qtbot.waitUntil(lambda: pointed(chart, 52).endswith("in touch: 2, tried in vain: 0"))
    assert plots.table.currentRow() == 0


def pointed(chart: Chart, place: int) -> str:
    """What is told when the mouse has moved over a place."""
    spot = chart.position_of(place)
    child = chart.childAt(spot)
    assert child is not None
    here, everywhere = QPointF(child.mapFrom(chart, spot)), QPointF(chart.mapToGlobal(spot))
    none = Qt.MouseButton.NoButton
    move = QMouseEvent(QEvent.Type.MouseMove, here, everywhere, none, none, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(child, move)
    return chart.told()


def test_the_cursor_in_the_table_leads_through_the_drawing(past: list[int], window: MainWindow, qtbot: QtBot) -> None:
    plots = opened(window, qtbot)
    plots.table.setFocus(Qt.FocusReason.TabFocusReason)
    assert chart_of(plots).told().endswith("in touch: 2, tried in vain: 0")
    for _ in range(3):
        QTest.keyClick(plots.table, Qt.Key.Key_Down)
    assert chart_of(plots).told().endswith("in touch: 0, tried in vain: 1")


def test_the_share_and_the_calls_have_plots_of_their_own(past: list[int], window: MainWindow, qtbot: QtBot) -> None:
    plots = opened(window, qtbot)
    choose(plots, "In touch", qtbot)
    assert "Of 4 people cared for, 2 are in touch within their rhythm today: 50 %." in shown_words(plots)
    assert cells(plots, 0)[1:] == ["50 %", "2"]
    choose(plots, "Calls", qtbot)
    assert any("an ideal, hardly ever reached" in words for words in shown_words(plots))
    assert cells(plots, 1) == ["Reached", "3", "22", "25"]
    assert cells(plots, 5) == ["Closed", "–", "–", "3"]


def test_one_circle_can_be_looked_at(past: list[int], window: MainWindow, qtbot: QtBot) -> None:
    plots = opened(window, qtbot)
    (box,) = plots.findChildren(ChoiceBox)
    before = plots.figure()
    box.setCurrentIndex(box.findText("Private"))
    box.activated.emit(box.currentIndex())
    qtbot.waitUntil(lambda: plots.figure() is not before)
    assert sum(int(cells(plots, row)[1]) for row in range(plots.table.rowCount())) == 2


def test_a_talk_noted_meanwhile_is_counted(past: list[int], people: Services, window: MainWindow, qtbot: QtBot) -> None:
    plots = opened(window, qtbot)
    log(people, past[3])
    qtbot.waitUntil(lambda: cells(plots, 0)[1:] == ["3", "0"])


def test_it_opens_once_and_anew_after_it_was_closed(past: list[int], window: MainWindow, qtbot: QtBot) -> None:
    plots = opened(window, qtbot)
    window.window_actions.plots.trigger()
    assert window.findChildren(PlotsWindow) == [plots]
    with qtbot.waitSignal(plots.destroyed):
        plots.reject()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    assert opened(window, qtbot).table.rowCount() == 53

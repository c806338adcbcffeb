"""How the scales stand, how it went, and the list as a table for other programs."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from kontaktpflege.domain.balance import LedgerRules, Weights
from kontaktpflege.domain.errors import Cancelled, FileProblem
from kontaktpflege.domain.favor import Favor
from kontaktpflege.domain.ledger import Lean, LedgerQuery
from kontaktpflege.services import Services
from kontaktpflege.ui.ledger.ledger_page import LedgerPage
from kontaktpflege.ui.main_window import MainWindow
from kontaktpflege.wording import use_language
from kontaktpflege.wording.favor_table import table_form


def column(model: QAbstractItemModel, place: int, role: Qt.ItemDataRole = Qt.ItemDataRole.DisplayRole) -> list[object]:
    return [model.index(row, place).data(role) for row in range(model.rowCount())]


def go(qtbot: QtBot, page: LedgerPage, words: str) -> None:
    """Bring up a view by its button."""
    next(button for button in page.findChildren(QPushButton) if button.text().replace("&", "") == words).click()
    qtbot.waitUntil(page.is_settled)


def lean(qtbot: QtBot, page: LedgerPage, wanted: Lean) -> list[object]:
    """Choose which balances, and tell whose they are."""
    box = page.balances.lean
    box.choose(wanted.value)
    box.chosen_anew.emit(wanted.value)
    qtbot.waitUntil(page.is_settled)
    return column(page.balances.table.model(), 0)


def test_balances_are_told_in_words_and_friends_have_no_scale(qtbot: QtBot, page: LedgerPage) -> None:
    go(qtbot, page, "By contact")
    model = page.balances.table.model()
    assert column(model, 0) == ["Bernd Maier", "Eva Müller", "Anna Weiß"]
    assert column(model, 2) == ["Given once, received once.", "Given once.", "Received once."]
    scales = column(model, 1, Qt.ItemDataRole.UserRole)
    assert scales == [-0.25, 2 / 12, None]
    assert column(model, 1, Qt.ItemDataRole.AccessibleTextRole) == ["in balance", "a little more given", "no scale"]
    tips = column(model, 2, Qt.ItemDataRole.ToolTipRole)
    assert str(tips[0]).startswith("Given 1, received 4, balance -3")
    assert tips[2] is None


def test_a_clear_tilt_is_told(qtbot: QtBot, page: LedgerPage, people: Services) -> None:
    people.ledger.set_rules(LedgerRules(weights=Weights(small=1, help=2, big=7), tilt_beyond=1, scale_for_all=True))
    go(qtbot, page, "By contact")
    qtbot.waitUntil(lambda: column(page.balances.table.model(), 1, Qt.ItemDataRole.UserRole)[2] is not None)
    model = page.balances.table.model()
    words = dict(zip(column(model, 0), column(model, 2), strict=True))
    assert words["Bernd Maier"] == "Bernd Maier helped you once, 4 weeks ago."
    assert words["Eva Müller"] == "Given once."


def test_whom_to_give_first(qtbot: QtBot, page: LedgerPage, people: Services, ids: list[int]) -> None:
    people.care.choose([ids[1], ids[3]], 30)
    go(qtbot, page, "By contact")
    assert lean(qtbot, page, Lean.NOTHING_GIVEN) == ["Čeněk Kolář"]
    assert page.balances.table.model().index(0, 2).data() == "Nothing noted yet."
    assert page.balances.count.text() == "1 contact"
    assert lean(qtbot, page, Lean.RECEIVED) == ["Anna Weiß"]
    assert lean(qtbot, page, Lean.TILTED) == []
    assert page.balances._empty.isVisible()


def test_balances_sort_by_their_headings(qtbot: QtBot, page: LedgerPage) -> None:
    go(qtbot, page, "By contact")
    table = page.balances.table
    for place, first in (
        (0, "Bernd Maier"),
        (3, "Bernd Maier"),
        (4, "Bernd Maier"),
        (5, "Bernd Maier"),
        (5, "Eva Müller"),
    ):
        table.horizontalHeader().sectionClicked.emit(place)
        qtbot.waitUntil(page.is_settled)
        assert column(table.model(), 0)[0] == first


def test_enter_on_a_balance_shows_the_favours_behind_it(qtbot: QtBot, page: LedgerPage, ids: list[int]) -> None:
    go(qtbot, page, "By contact")
    page.take_focus()
    assert page.current() == ids[1]
    QTest.keyClick(page.balances.table, Qt.Key.Key_Return)
    assert page.view() is page.favors
    qtbot.waitUntil(lambda: column(page.favors.table.model(), 1) == ["Bernd Maier"] * 2)
    assert page.favors.table.hasFocus()


def test_circles_are_told_in_words(qtbot: QtBot, page: LedgerPage) -> None:
    go(qtbot, page, "By circle")
    model = page.circles.table.model()
    assert [str(name).strip() for name in column(model, 0)] == ["Private", "Friends", "Professional", "Customers"]
    assert column(model, 2) == [
        "Received once.", "Received once.",
        "In balance. Given once, received once.", "In balance. Given once, received once.",
    ]  # fmt: skip
    assert [scale is None for scale in column(model, 1, Qt.ItemDataRole.UserRole)] == [True, True, False, False]
    assert model.index(3, 1).data(Qt.ItemDataRole.AccessibleTextRole) == "in balance"
    assert not page.filters.isVisible()
    page.circles.table.choose_row(2)
    page.circles.table.activated.emit(page.circles.table.currentIndex())
    qtbot.waitUntil(lambda: column(page.favors.table.model(), 1) == ["Bernd Maier"] * 2)


def test_in_balance_is_only_what_went_both_ways(
    qtbot: QtBot, page: LedgerPage, people: Services, kept: list[int]
) -> None:
    people.ledger.delete([kept[1]])
    go(qtbot, page, "By circle")
    model = page.circles.table.model()
    qtbot.waitUntil(lambda: column(model, 2)[2:] == ["Given once."] * 2)
    assert model.index(3, 1).data(Qt.ItemDataRole.AccessibleTextRole) == "a little more given"


def test_a_bar_leads_to_its_favours(qtbot: QtBot, page: LedgerPage) -> None:
    go(qtbot, page, "Over time")
    figure = page.plots.figure()
    assert figure.sentence == "Given: 3, received: 6, weighed by size."
    assert figure.rows[0].cells == ("November 2026", "1", "0")
    chart = page.plots.view.chart
    assert chart is not None
    page.buttons.buttons()[3].setFocus()
    chart.place_clicked.emit(len(figure.rows) - 2, 1)
    qtbot.waitUntil(lambda: column(page.favors.table.model(), 3) == ["Help"])
    assert page.favors.table.hasFocus()
    assert page.filters.side.chosen() == "received"
    go(qtbot, page, "Over time")
    assert len(page.plots.figure().rows) == 1


def test_enter_in_the_figures_leads_there_too(qtbot: QtBot, page: LedgerPage) -> None:
    go(qtbot, page, "Over time")
    go(qtbot, page, "By kind")
    assert page.plots.figure().rows[-1].cells == ("Information or tip", "1", "0")
    page.plots.table.setFocus()
    page.plots.table.cellActivated.emit(3, 0)
    qtbot.waitUntil(lambda: column(page.favors.table.model(), 3) == ["Information or tip"])


def test_the_running_balance_goes_below_the_line_and_friends_have_none(
    qtbot: QtBot, page: LedgerPage, ids: list[int]
) -> None:
    go(qtbot, page, "Over time")
    go(qtbot, page, "Running balance")
    figure = page.plots.figure()
    assert figure.sentence == "All in all more was received."
    assert [figure.rows[place].cells[1] for place in (-1, 0)] == ["+2", "−3"]
    chart = page.plots.view.chart
    assert chart is not None
    low, high = chart._plot.getPlotItem().vb.viewRange()[1]
    assert low < -4 < 2 < high
    page.filters.show_contact(ids[0], "Anna")
    qtbot.waitUntil(lambda: page.plots.figure().sentence == "No scale here")


def test_the_list_is_saved_as_a_table_without_formulas(
    qtbot: QtBot, page: LedgerPage, window: MainWindow, people: Services, kept: list[int], tmp_path: Path
) -> None:
    tip = people.ledger.favor(kept[0])
    assert tip is not None
    people.ledger.correct(replace(tip, return_of=kept[1]))
    path = tmp_path / "ledger.csv"
    with qtbot.waitSignal(window.caring.told) as told:
        page.export.export_to(path)
    assert told.args == ["4 favours saved in ledger.csv.", False]
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[0][:9] == ["Day", "Name", "Direction", "Kind", "Size", "Note", "Amount", "Currency", "Minutes"]
    assert rows[0][9:] == ["Number", "In return for number"]
    assert rows[1][9:] == [str(kept[0]), str(kept[1])]
    assert rows[2][:9] == ["2026-10-22", "Bernd Maier", "Received", "Help", "Big favour", "", "12.50", "EUR", ""]
    assert rows[4][5] == "'=1+1"
    page.filters.side.choose("given")
    use_language("de")
    with qtbot.waitSignal(window.caring.told):
        page.export.export_to(path)
    assert path.read_text(encoding="utf-8-sig").splitlines()[0].startswith("Tag;Name;Richtung")
    assert len(path.read_text(encoding="utf-8-sig").splitlines()) == 3


def test_a_table_that_cannot_be_written_leaves_what_was_there(
    people: Services, kept: list[int], tmp_path: Path
) -> None:
    path = tmp_path / "there.csv"
    path.write_text("before")

    def export(to: Path, *, stop: bool = False) -> None:
        people.ledger.export(to, LedgerQuery(), table_form(), lambda done, total: None, lambda: stop)

    for wrong in (tmp_path / "no folder" / "a.csv", people.book):
        with pytest.raises(FileProblem):
            export(wrong)
    with pytest.raises(Cancelled):
        export(path, stop=True)
    assert path.read_text() == "before"
    assert not list(tmp_path.glob("*.part"))


def test_a_narrow_window_does_without_what_the_words_say(qtbot: QtBot, page: LedgerPage, window: MainWindow) -> None:
    go(qtbot, page, "By contact")
    table = page.balances.table
    assert not table.isColumnHidden(3)
    window.resize(900, 600)
    qtbot.waitUntil(lambda: table.isColumnHidden(3))
    assert table.columnWidth(2) > 250
    qtbot.waitUntil(lambda: not table.horizontalScrollBar().isVisible())


def test_a_plot_of_many_months_comes_closer_by_key_and_moves_along(
    qtbot: QtBot, page: LedgerPage, people: Services, ids: list[int]
) -> None:
    today = people.today()
    people.ledger.note([Favor(contact_id=ids[1], given=True, day=today - timedelta(30 * ago)) for ago in range(40)])
    go(qtbot, page, "Over time")
    chart = page.plots.view.chart
    assert chart is not None
    low, high = chart.span()
    assert high - low == pytest.approx(len(page.plots.figure().rows), abs=0.3)
    page.plots.table.setFocus()
    for _ in range(3):
        QTest.keyClicks(page.plots.table, "+")
    near, far = chart.span()
    assert far - near < (high - low) / 2
    assert far == pytest.approx(high, abs=0.5)  # the upright line stands on the last month
    page.plots.table.setCurrentCell(page.plots.table.rowCount() - 1, 0)
    near, far = chart.span()
    assert near <= 0 <= far
    for _ in range(3):
        QTest.keyClicks(page.plots.table, "-")
    assert chart.span() == pytest.approx((low, high), abs=0.3)

"""Beside the picture: what it says and how far one reaches; what is chosen there lights up in it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from kontaktpflege.domain.network_report import Measure
from kontaktpflege.domain.tie import Tie
from kontaktpflege.services import Services
from kontaktpflege.ui.contacts.place import NETWORK
from kontaktpflege.ui.main_window import MainWindow
from kontaktpflege.ui.network.network_page import NetworkPage
from kontaktpflege.ui.network.told_list import ToldList
from kontaktpflege.ui.ties.suggestion_dialog import SuggestionDialog
from kontaktpflege.ui.ties.tie_dialog import TieDialog

ANNA, BERND, EVA, CENEK = 1, 2, 3, 4


@pytest.fixture
def page(open_window: Callable[[], MainWindow], people: Services, qtbot: QtBot) -> NetworkPage:
    """Eva and Čeněk, who know each other, are known through Bernd alone, who knows Anna."""
    people.ties.add([Tie(low=ANNA, high=BERND, strong=True), Tie(low=BERND, high=EVA), Tie(low=EVA, high=CENEK)])
    people.ties.estrange([EVA, CENEK])
    return shown(open_window(), qtbot)


def shown(window: MainWindow, qtbot: QtBot) -> NetworkPage:
    window.sidebar.choose(NETWORK)
    holder = window.pages.network
    assert holder is not None
    qtbot.waitUntil(lambda: holder.page is not None and holder.page.is_settled(), timeout=20_000)
    assert holder.page is not None
    return holder.page


def look(page: NetworkPage, side: str, qtbot: QtBot) -> None:
    page.side._chips[side].click()  # type: ignore[index]
    qtbot.waitUntil(page.is_settled, timeout=20_000)


def lines(told: ToldList) -> list[QTreeWidgetItem]:
    found, item = [], told.topLevelItem(0)
    while item is not None:
        found.append(item)
        item = told.itemBelow(item)
    return found


def line(told: ToldList, words: str) -> QTreeWidgetItem:
    (found,) = [item for item in lines(told) if words in item.text(0)]
    return found


def lit(page: NetworkPage) -> set[int]:
    net = page._net
    assert net is not None
    return set(net.contacts_at(page.canvas._handling.hand.shown.tolist()))


def test_by_tab_one_comes_from_the_choices_to_what_is_chosen(page: NetworkPage) -> None:
    page.side._chips["reach"].setFocus()
    page.focusNextChild()
    assert page.side.people.hasFocus()


def test_so_one_comes_to_what_was_not_made_before(page: NetworkPage, qtbot: QtBot) -> None:
    look(page, "findings", qtbot)
    page.side._chips["reach"].setFocus()
    page.focusNextChild()
    assert page.side.findings.list.hasFocus()


def test_findings_are_told_under_headings_and_light_people_up(page: NetworkPage, qtbot: QtBot) -> None:
    look(page, "findings", qtbot)
    told = page.side.findings.list
    assert [item.text(0) for item in lines(told)][:4] == [
        "On whom much depends",
        "100 percent of your ways lead through Bernd Maier.",
        "Only through one person",
        "Only through Bernd Maier do you reach 2 people.",
    ]
    only = line(told, "do you reach 2")
    assert "Hopcroft & Tarjan" in only.toolTip(0)
    assert "Hopcroft & Tarjan" in only.data(0, Qt.ItemDataRole.AccessibleDescriptionRole)
    told.itemClicked.emit(only, 0)
    assert lit(page) == {BERND, EVA, CENEK}
    assert [only.child(row).text(0) for row in range(only.childCount())] == ["Eva Müller", "Čeněk Kolář"]  # type: ignore[union-attr]
    assert only.isExpanded()


def test_enter_lights_up_and_on_a_name_leads_to_the_person(page: NetworkPage, qtbot: QtBot) -> None:
    look(page, "findings", qtbot)
    told = page.side.findings.list
    told.setCurrentItem(line(told, "do you reach 2"))
    QTest.keyClick(told, Qt.Key.Key_Return)
    assert lit(page) == {BERND, EVA, CENEK}
    QTest.keyClick(told, Qt.Key.Key_Down)
    QTest.keyClick(told, Qt.Key.Key_Return)
    assert page.selected_ids() == [EVA]
    QTest.keyClick(told, Qt.Key.Key_Escape)
    assert lit(page) == set()


def test_a_name_lights_up_the_finding_it_stands_below_and_no_other(page: NetworkPage, qtbot: QtBot) -> None:
    look(page, "findings", qtbot)
    told = page.side.findings.list
    told.itemClicked.emit(line(told, "do you reach 2"), 0)
    told.itemClicked.emit(line(told, "100 percent"), 0)
    assert (lit(page), page.selected_ids()) == (set(), [BERND])
    told.itemClicked.emit(line(told, "Eva"), 0)
    assert (lit(page), page.selected_ids()) == ({BERND, EVA, CENEK}, [EVA])


def test_a_heading_folds_and_opens(page: NetworkPage, qtbot: QtBot) -> None:
    look(page, "findings", qtbot)
    heading = line(page.side.findings.list, "Only through one person")
    for open_ in (False, True):
        page.side.findings.list.itemClicked.emit(heading, 0)
        assert heading.isExpanded() is open_


def test_findings_follow_the_book(page: NetworkPage, people: Services, qtbot: QtBot) -> None:
    look(page, "findings", qtbot)
    people.ties.add([Tie(low=ANNA, high=EVA)])
    told = page.side.findings.list
    qtbot.waitUntil(lambda: page.is_settled() and not any("do you reach" in item.text(0) for item in lines(told)))


def test_a_star_says_so_and_offers_what_changes_it(
    open_window: Callable[[], MainWindow], people: Services, qtbot: QtBot
) -> None:
    page = shown(open_window(), qtbot)
    look(page, "findings", qtbot)
    view = page.side.findings
    assert view.words()[0] == "Of 4 ties almost all end at you: 4."
    who, suggested = view._poor.findChildren(QPushButton)
    who.click()
    assert page.window().findChildren(TieDialog)
    suggested.click()
    assert page.window().findChildren(SuggestionDialog)


def test_reach_tells_figures_whom_to_get_to_know_and_growth(page: NetworkPage, qtbot: QtBot) -> None:
    look(page, "reach", qtbot)
    view = page.side.reach
    assert [figure.text() for figure in view.figures] == ["2", "3", "4"]
    assert "250" in view.figures[0].toolTip()
    gain = line(view.list, "Čeněk")
    assert gain.text(0) == "If you get to know Čeněk Kolář: +1 in two steps"
    told = view.list
    told.itemClicked.emit(gain, 0)
    assert page.selected_ids() == [CENEK]
    table = view.plot.table
    assert [table.item(0, column).text() for column in (1, 2, 3)] == ["2", "3", "4"]  # type: ignore[union-attr]
    high = told.height()
    gain.setExpanded(False)
    assert told.height() < high


def test_the_size_of_a_mark_tells_the_chosen_measure(page: NetworkPage, people: Services, qtbot: QtBot) -> None:
    def largest() -> list[int]:
        scene = page.canvas.scene()
        assert scene is not None
        return [int(scene.graph.ids[place]) for place in range(5) if scene.size[place] == scene.size.max()]

    assert largest() == [BERND]
    assert "larger: more ties" in page.legend.accessibleDescription()
    page.controls.measures[Measure.BETWEEN].trigger()
    qtbot.waitUntil(page.is_settled)
    assert largest() == [0, BERND]
    assert "more often between others" in page.legend.accessibleDescription()
    assert "Freeman 1977" in page.controls.measures[Measure.BETWEEN].toolTip()
    facts = page.facts()
    page.controls.measures[Measure.TIES].trigger()
    assert largest() == [BERND]
    page.restore(facts)
    assert page.controls.measures[Measure.BETWEEN].isChecked()
    people.ties.add([Tie(low=ANNA, high=EVA)])
    qtbot.waitUntil(lambda: page.is_settled() and largest() == [0, EVA])


def test_where_there_is_little_room_the_panel_comes_when_it_is_asked_for(page: NetworkPage) -> None:
    page.resize(700, 500)
    assert page.side.isHidden()
    assert not page.controls.wants_panel()
    page.controls.want_panel(wanted=True)
    assert not page.side.isHidden()
    page.controls.want_panel(wanted=False)
    assert page.facts()["panel"] is True
    page.resize(1000, 500)
    assert not page.side.isHidden()

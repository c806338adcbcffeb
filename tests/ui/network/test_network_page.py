"""The page of the network: what is drawn, found, folded, filtered, ringed, moved, and asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMenu, QMessageBox
from pytestqt.qtbot import QtBot

from kontaktpflege.domain.network_report import Measure
from kontaktpflege.domain.property import Property
from kontaktpflege.domain.tie import Tie
from kontaktpflege.services import Services
from kontaktpflege.ui.contacts.place import NETWORK
from kontaktpflege.ui.introductions.introduction_dialog import IntroductionDialog
from kontaktpflege.ui.main_window import MainWindow
from kontaktpflege.ui.network.network_page import NetworkPage
from kontaktpflege.ui.network.people_table import NAME, STEPS, TIES
from kontaktpflege.ui.network.shown_network import ShownNetwork
from kontaktpflege.ui.theme import Theme, font
from kontaktpflege.ui.ties.tie_dialog import TieDialog

ANNA, BERND, EVA, CENEK = 1, 2, 3, 4


@pytest.fixture
def page(open_window: Callable[[], MainWindow], people: Services, qtbot: QtBot) -> NetworkPage:
    """The network of four people: Anna knows Bernd, Eva is known through Bernd alone."""
    people.ties.put(Tie(low=ANNA, high=BERND, strong=True))
    people.ties.put(Tie(low=BERND, high=EVA))
    people.ties.estrange([EVA])
    window = open_window()
    window.sidebar.choose(NETWORK)
    holder = window.pages.network
    assert holder is not None
    qtbot.waitUntil(lambda: holder.page is not None and holder.page.is_settled(), timeout=20_000)
    assert holder.page is not None
    return holder.page


def sentence(page: NetworkPage, contact: int) -> str:
    net = page._net
    assert net is not None
    place = net.place_of(contact)
    assert place is not None
    return net.sentence(place)


def test_everybody_stands_somewhere_and_is_told_in_words(page: NetworkPage) -> None:
    scene = page.canvas.scene()
    assert scene is not None
    assert scene.graph.ids.tolist() == [0, ANNA, BERND, EVA, CENEK]
    assert np.isfinite(scene.xy).all()
    assert len({tuple(point) for point in scene.xy.tolist()}) == 5
    assert sentence(page, EVA) == "Eva Müller, 2nd degree, known through Bernd Maier, 1 tie"
    assert "1st degree, 2 ties, 1 of them strong" in sentence(page, ANNA)
    assert page.count.text() == "5 people, 5 ties"


def test_the_table_tells_the_same_and_is_sorted_by_a_click(page: NetworkPage) -> None:
    table = page.people
    model = table.model()
    names = [model.index(row, 0).data() for row in range(model.rowCount())]
    assert names[:2] == ["Me", "Bernd Maier"]
    assert set(names) == {"Me", "Anna Weiß", "Bernd Maier", "Eva Müller", "Čeněk Kolář"}
    assert page._net is not None
    forged = ShownNetwork(page._net.portrait, page._net.wish, lambda ids: dict.fromkeys(ids, "\u202eAnna\nWeiß"))
    assert forged.name(1) == "Anna Weiß"
    table.horizontalHeader().setSortIndicator(NAME, Qt.SortOrder.AscendingOrder)
    assert [model.index(row, 0).data() for row in range(5)][1:] == [
        "Čeněk Kolář",
        "Bernd Maier",
        "Eva Müller",
        "Anna Weiß",
    ]
    assert model.index(3, TIES).data() == "1"
    assert "2nd degree" in model.index(3, 0).data(Qt.ItemDataRole.AccessibleTextRole)


def test_picture_and_table_select_the_same(page: NetworkPage) -> None:
    place = page._net.place_of(BERND) if page._net is not None else None
    assert place is not None
    page.canvas.select([place])
    assert page.people.current() == place
    assert page.selected_ids() == [BERND]
    assert page.current() == BERND
    assert page.person.name.text() == "Bernd Maier"
    page.people.clearSelection()
    assert page.selected_ids() == []


def test_rings_put_the_second_degree_farther_out(page: NetworkPage, people: Services, qtbot: QtBot) -> None:
    page.controls.rings.click()
    qtbot.waitUntil(page.is_settled)
    scene = page.canvas.scene()
    assert scene is not None
    away = np.hypot(*(scene.xy - scene.xy[0]).T)
    assert away[3] > away[[1, 2, 4]].max()
    assert len(scene.rings) == 2
    page.seen.use(replace(page.seen.wish(), most_steps=1))
    assert page._net is not None
    assert len(page._net.scene.rings) == 1
    page.seen.use(page.seen.wish().without_filters())
    page.seen.centre_on(3)
    qtbot.waitUntil(lambda: page.is_settled() and page._net is not None and page._net.centre == 3)
    assert sentence(page, ANNA).startswith("Anna Weiß, Friends, 2 steps from the centre")
    model = page.people.model()
    degrees = {model.index(row, 0).data(): model.index(row, STEPS).data() for row in range(model.rowCount())}
    assert (degrees["Eva Müller"], degrees["Bernd Maier"]) == ("0", "1")
    assert model.headerData(STEPS, Qt.Orientation.Horizontal) == "Steps"
    assert "you" not in degrees.values()
    people.circles.create("Choir")
    page.renew()
    qtbot.waitUntil(page.is_settled)
    assert sentence(page, ANNA).startswith("Anna Weiß, Friends, 2 steps from the centre")
    page.controls.free.click()
    assert "1st degree" in sentence(page, ANNA)
    page.seen.centre_on(3)
    page.controls.rings.click()
    qtbot.waitUntil(lambda: page._net is not None and page._net.centre == 0)


def test_filters_hide_and_are_counted(page: NetworkPage) -> None:
    page.seen.use(replace(page.seen.wish(), most_steps=1))
    assert page.count.text() == "4 people, 4 ties, 1 filtered out"
    assert page.controls.filter.text() == "Filter: 1"
    assert page.people.model().rowCount() == 4
    page.seen.use(replace(page.seen.wish(), most_steps=0, only_strong=True))
    assert page.count.text() == "5 people, 1 tie"
    page.seen.use(replace(page.seen.wish(), only_strong=False, without_mine=True))
    assert page.count.text() == "5 people, 2 ties"
    assert page.seen.wish().filters == 1


def test_a_circle_folds_into_a_bubble_and_opens_by_enter(page: NetworkPage, people: Services, qtbot: QtBot) -> None:
    near = next(circle for circle in people.circles.circles() if circle.key == "neighbourhood")
    people.circles.add(near.id, [EVA, CENEK])
    qtbot.waitUntil(lambda: page.is_settled() and page._net is not None and "Neighbourhood" in sentence(page, EVA))
    page.controls.grouping.choose("circle")
    page.controls._fold("circle")
    assert page._net is not None
    (bubble,) = [place for place in range(5) if page._net.is_bubble(place)]
    assert page._net.sentence(bubble) == "Neighbourhood: 2 people, folded"
    assert page.count.text().startswith("5 people")
    assert page._net.name(bubble) == "Neighbourhood (2)"
    assert page._net.words(bubble) == "2 people, folded"
    assert "(3): three people, folded" in page.legend.accessibleDescription()
    model = page.people.model()
    assert "Neighbourhood (2)" in [model.index(row, 0).data() for row in range(model.rowCount())]
    assert page._net.contacts_at([bubble]) == [EVA, CENEK]
    page.canvas.opened.emit(bubble)
    assert not any(page._net.is_bubble(place) for place in range(5))
    page.seen.fold_again()
    assert any(page._net.is_bubble(place) for place in range(5))


def test_a_bubble_opens_by_a_click_and_by_nothing_else(page: NetworkPage, people: Services, qtbot: QtBot) -> None:
    band, choir = people.circles.create("Band"), people.circles.create("Choir")
    people.circles.add(choir.id, [EVA, CENEK])
    qtbot.waitUntil(lambda: page.is_settled() and page._net is not None and "Choir" in sentence(page, EVA))
    page.seen.use(replace(page.seen.wish(), grouping="circle"))
    net = page._net
    assert net is not None
    (bubble,) = [place for place in range(5) if net.is_bubble(place)]
    assert net.ties()[bubble] == 2  # Bernd and me; Eva has one
    page.people.selectRow(page.people._model.rows_of([bubble])[0])
    assert page._net is net
    page.canvas.clicked.emit(bubble)
    assert page._net is not net
    assert page.selected_ids() == []
    assert page._net.is_whole(bubble)
    people.circles.delete(band.id)
    qtbot.waitUntil(lambda: page.is_settled() and band not in page._circles())
    assert page._net.is_whole(bubble)


def test_who_is_held_stays_held_when_others_go(page: NetworkPage, people: Services, qtbot: QtBot) -> None:
    page.canvas.focus_on(3)
    page.canvas.select([3, 4])
    page.show_people([EVA])
    assert page.count.text() == "5 people, 5 ties · 2 selected"
    people.address_book.trash([ANNA])
    qtbot.waitUntil(lambda: page.is_settled() and page.count.text() == "4 people, 3 ties · 2 selected")
    assert page.canvas.focused() == 2
    assert page.selected_ids() == [EVA, CENEK]
    assert page.canvas._handling.hand.shown.tolist() == [2]
    assert sorted(page.people._selected()) == [2, 3]
    page.people.horizontalHeader().setSortIndicator(NAME, Qt.SortOrder.AscendingOrder)
    assert sorted(page.people._selected()) == [2, 3]
    assert page.person.name.text() == "Eva Müller"
    assert page.person.contact() == EVA
    people.address_book.trash([EVA])
    qtbot.waitUntil(lambda: page.is_settled() and not page.person.isVisible())
    assert page.canvas.focused() is None


def test_the_menu_keeps_who_is_meant_while_others_go(page: NetworkPage, people: Services, qtbot: QtBot) -> None:
    page.canvas.moved.emit(3, 7.5, -3.25)
    graph = people.network.graph()
    qtbot.waitUntil(lambda: people.network.recall(graph).pinned[3])
    page.canvas.select([2, 3])
    page.canvas.menu_wanted.emit(3, QPoint())
    menu = next(menu for menu in page.findChildren(QMenu) if menu.isVisible() and len(menu.actions()) > 5)
    deeds = {action.text(): action for action in menu.actions()}
    people.address_book.trash([ANNA])
    qtbot.waitUntil(lambda: page.is_settled() and page._net is not None and page._net.portrait.graph.size == 4)
    assert page._net is not None
    assert page._net.portrait.pinned.tolist() == [False, False, True, False]
    deeds["Let go of the pin"].trigger()
    assert not page._net.portrait.pinned.any()
    deeds["Rings around this person"].trigger()
    qtbot.waitUntil(lambda: page.is_settled() and page._net is not None and page._net.centre == 2)
    deeds["Introduce …"].trigger()
    (dialog,) = page.window().findChildren(IntroductionDialog)
    assert dialog.people.ids() == (BERND, EVA)
    dialog.reject()
    menu.close()


def test_who_is_due_is_known_anew_after_a_talk(page: NetworkPage, people: Services, qtbot: QtBot) -> None:
    page.seen.use(replace(page.seen.wish(), only_due=True))
    assert page.people.model().rowCount() == 1
    people.care.choose([BERND], 14)
    qtbot.waitUntil(lambda: page.is_settled() and page.people.model().rowCount() == 2)


def test_who_share_an_address_are_one_bubble(page: NetworkPage, people: Services, qtbot: QtBot) -> None:
    for contact, street in ((EVA, "Gartenstraße 5"), (CENEK, "Gartenstr. 5")):
        card = people.address_book.contact(contact).card
        people.address_book.edit(contact, card.added(Property("ADR", f";;{street};Köln;;50667;")))
    page.controls._fold("address")
    qtbot.waitUntil(
        lambda: page.is_settled() and page._net is not None and any(page._net.is_bubble(place) for place in range(5))
    )
    assert page._net is not None
    (bubble,) = [place for place in range(5) if page._net.is_bubble(place)]
    assert page._net.sentence(bubble) == "Gartenstraße 5, 50667 Köln: 2 people, folded"
    assert page._net.name(bubble) == "Gartenstraße 5 (2)"
    assert page._net.ties()[bubble] == page._net.scene.graph.degree[bubble]
    page.canvas.clicked.emit(bubble)
    assert not any(page._net.is_bubble(place) for place in range(5))


def test_who_is_carried_elsewhere_stays_there(page: NetworkPage, people: Services, qtbot: QtBot) -> None:
    page.canvas.moved.emit(2, 7.5, -3.25)
    assert "put there by hand" in sentence(page, BERND)
    people.ties.put(Tie(low=ANNA, high=CENEK))  # at once: the place is not kept yet
    qtbot.waitUntil(lambda: page.is_settled() and "3 ties" in sentence(page, ANNA))
    recalled = people.network.recall(people.network.graph())
    assert recalled.pinned.tolist() == [False, False, True, False, False]
    assert recalled.points[2].tolist() == [7.5, -3.25]
    scene = page.canvas.scene()
    assert scene is not None
    assert scene.xy[2].tolist() == [7.5, -3.25]
    page.seen.unpin(2)
    assert "put there by hand" not in sentence(page, BERND)


def test_carried_onto_somebody_else_a_tie_is_offered(page: NetworkPage, qtbot: QtBot) -> None:
    page.canvas.dropped_on.emit(1, 4)
    (dialog,) = page.window().findChildren(TieDialog)
    assert dialog.people.ids() == (CENEK,)
    dialog._keep.click()
    qtbot.waitUntil(lambda: page.is_settled() and "3 ties" in sentence(page, ANNA))


def test_somebody_is_found_by_name(page: NetworkPage) -> None:
    QTest.keyClicks(page.controls.finder, "Eva")
    page.seen.use(replace(page.seen.wish(), most_steps=1))
    page.controls.finder.choose_first()
    assert page.selected_ids() == [EVA]
    assert page.canvas.focused() == 3
    assert page.canvas.hasFocus()
    assert not page.seen.wish().filters
    assert page.person.isVisible()


def test_enter_on_somebody_shows_the_contact(page: NetworkPage, qtbot: QtBot) -> None:
    page.canvas.focus_on(3)
    with qtbot.waitSignal(page.contact_asked) as asked:
        QTest.keyClick(page.canvas, Qt.Key.Key_Return)
    assert asked.args == [EVA]


def test_how_one_looked_at_it_is_remembered(page: NetworkPage) -> None:
    page.seen.use(replace(page.seen.wish(), rings=True, grouping="organisation"))
    page.controls.want_panel(wanted=False)
    facts = page.facts()
    page.seen.use(replace(page.seen.wish(), rings=False, grouping=""))
    page.restore({**facts, "grouping": "organisation", "panel": True})
    seen = page.seen.wish()
    assert (seen.rings, seen.grouping, page.controls.wants_panel()) == (True, "organisation", True)
    page.restore({"grouping": 7, "rings": "x"})
    assert (page.seen.wish().rings, page.seen.wish().grouping) == (False, "")


def test_an_empty_book_shows_oneself(qtbot: QtBot, window: MainWindow, people: Services) -> None:
    people.address_book.trash([ANNA, BERND, EVA, CENEK])
    window.sidebar.choose(NETWORK)
    holder = window.pages.network
    assert holder is not None
    qtbot.waitUntil(lambda: holder.page is not None and holder.page.is_settled(), timeout=20_000)
    assert holder.page is not None
    assert holder.page.count.text() == "1 person, 0 ties"
    assert not holder.page.canvas.isVisible()


def test_until_sizes_are_worked_out_the_legend_tells_what_is_shown(page: NetworkPage, qtbot: QtBot) -> None:
    page.seen.use(replace(page.seen.wish(), measure=Measure.BETWEEN))
    assert "larger: more ties" in page.legend.accessibleDescription()
    page.seen.sizing.emit(3, 10)
    assert page.count.text() == "Working out the sizes: 30 %"
    qtbot.waitUntil(page.is_settled)
    assert "larger: more ties" not in page.legend.accessibleDescription()
    assert page.count.text() == "5 people, 5 ties"


def test_the_legend_follows_the_picture_and_not_the_page_around_it(page: NetworkPage) -> None:
    for high in (400, 300):
        page.canvas.resize(500, high)
        assert high - 20 < page.legend.geometry().bottom() < high


def test_the_legend_grows_with_the_letters(page: NetworkPage, theme: Theme) -> None:
    high = page.legend.height()
    theme.show("light", 150)
    try:
        assert page.legend.height() > high
        assert page.canvas._view.look.name_font.pixelSize() == font("small").pixelSize()
        assert page.legend.geometry().bottom() < page.canvas.height()
    finally:
        theme.show("light")  # the next test takes the letters that it finds for the system's
    assert page.legend.height() == high


def test_the_legend_folds_at_a_click(page: NetworkPage) -> None:
    whole = page.legend.height()
    QTest.mouseClick(page.legend, Qt.MouseButton.LeftButton)
    assert page.legend.height() < whole
    assert "strong tie" in page.legend.accessibleDescription()
    facts = page.facts()
    QTest.mouseClick(page.legend, Qt.MouseButton.LeftButton)
    assert page.legend.height() == whole
    page.restore(facts)
    assert page.legend.is_folded()


@pytest.mark.parametrize(
    ("name", "written", "beginning"),
    [("a.svg", "a.svg", b"<?xml"), ("a.pdf", "a.pdf", b"%PDF"), ("a.b", "a.b.png", b"\x89PNG")],
)
def test_the_picture_is_saved(
    page: NetworkPage, qtbot: QtBot, tmp_path: Path, name: str, written: str, beginning: bytes
) -> None:
    with qtbot.waitSignal(page.told) as told:
        page.output.save_to(tmp_path / name)
    assert told.args == [f"The picture is in {written}.", False]
    assert (tmp_path / written).read_bytes().startswith(beginning)


@pytest.mark.parametrize(
    ("name", "kind", "written"),
    [("a.png", "svg", "a.svg"), ("a.svg", "png", "a.svg"), ("a.b", "png", "a.b.png"), ("a.png", "", "a.png")],
)
def test_the_kind_chosen_from_the_list_holds(
    page: NetworkPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, kind: str, written: str
) -> None:
    chosen = str(tmp_path / name), f"{kind.upper()} (*.{kind})" if kind else ""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *told: chosen)
    with qtbot.waitSignal(page.told) as told:
        page.output.save.trigger()
    assert told.args == [f"The picture is in {written}.", False]


def test_a_file_the_chooser_did_not_ask_about_is_not_overwritten(
    page: NetworkPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.svg").write_text("mine")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *told: (str(tmp_path / "a"), "SVG (*.svg)"))
    page.output.save.trigger()
    (box,) = page.findChildren(QMessageBox)
    assert box.text() == "a.svg is there already."
    box.reject()
    assert (tmp_path / "a.svg").read_text() == "mine"

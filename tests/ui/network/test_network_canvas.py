"""The picture of a small network, pointed at, carried, and walked through by keys."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kontaktpflege.domain.network.graph import graph_of
from kontaktpflege.ui.network import lit_layer
from kontaktpflege.ui.network.network_canvas import NetworkCanvas
from kontaktpflege.ui.network.scene import FADED, FULL, HIDDEN, HUES, Scene, scene_of
from kontaktpflege.ui.theme import LIGHT, Theme

NAMES = ["Me", "Anna", "Bernd", "Carla", "Dora"]
ME, ANNA, BERND, CARLA, DORA = range(5)
LEFT, CONTROL, SHIFT = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def small_scene(presence: Sequence[int] = (FULL,) * 5) -> Scene:
    """Me in the middle, Anna left, Bernd right, Carla below, who are tied to me; Dora above knows nobody."""
    pairs = np.array([(0, 1), (0, 2), (0, 3)])
    graph = graph_of(np.arange(5), pairs, np.array([True, False, False]), np.ones(3, dtype=np.float32), 0)
    return scene_of(
        graph,
        np.array([(0, 0), (-10, 0), (10, 0), (0, 8), (0, -8)], dtype=np.float32),
        hue=np.full(5, HUES.index("professional"), dtype=np.uint8),
        order=np.arange(5, dtype=np.int32),
        presence=np.array(presence, dtype=np.uint8),
        names=lambda places: [NAMES[place] for place in places],
    )


@pytest.fixture
def canvas(theme: Theme, qtbot: QtBot) -> NetworkCanvas:
    made = NetworkCanvas()
    qtbot.addWidget(made)
    made.resize(800, 600)
    made.show()
    made.speak_with(lambda place: f"{NAMES[place]} is here")
    made.show_scene(small_scene())
    qtbot.waitUntil(made.is_settled)
    return made


def colour_at(canvas: NetworkCanvas, place: int) -> QColor:
    return canvas.grab().toImage().pixelColor(canvas.position_of(place) * canvas.devicePixelRatioF())


def drag(
    canvas: NetworkCanvas, *points: QPoint, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    QTest.mousePress(canvas, LEFT, modifier, points[0])
    for point in points[1:]:
        QTest.mouseMove(canvas, point)
    QTest.mouseRelease(canvas, LEFT, modifier, points[-1])


def test_everybody_is_in_the_view_and_in_the_colour_of_his_circle(canvas: NetworkCanvas) -> None:
    for place in range(5):
        assert canvas.rect().contains(canvas.position_of(place))
        assert colour_at(canvas, place).name().upper() == LIGHT.hues["professional"]
    assert canvas.is_crisp()


def test_who_is_hidden_is_not_drawn_and_who_is_faded_is_a_shade(canvas: NetworkCanvas, qtbot: QtBot) -> None:
    canvas.show_scene(small_scene((FULL, FADED, FULL, HIDDEN, FULL)))
    qtbot.waitUntil(canvas.is_settled)
    canvas.zoom_by(-3)
    qtbot.waitUntil(canvas.is_settled)
    assert colour_at(canvas, CARLA).name().upper() == LIGHT.background
    shade = colour_at(canvas, ANNA)
    assert QColor(LIGHT.hues["professional"]).lightness() < shade.lightness() < QColor(LIGHT.background).lightness()
    QTest.mouseClick(canvas, LEFT, pos=canvas.position_of(CARLA))
    assert canvas.selection() == []
    canvas.select_all()
    assert canvas.selection() == [ME, BERND, DORA]


def test_who_is_filtered_out_from_close_by_is_gone_from_far_off_at_once(canvas: NetworkCanvas, qtbot: QtBot) -> None:
    canvas.zoom_by(6)
    qtbot.waitUntil(canvas.is_settled)
    canvas.show_scene(small_scene((FULL, HIDDEN, FULL, FULL, FULL)))
    qtbot.waitUntil(canvas.is_settled)
    canvas.zoom_by(-6)
    assert not canvas.is_crisp()  # no image of this view is there yet
    assert colour_at(canvas, ANNA).name().upper() == LIGHT.background
    assert colour_at(canvas, BERND).name().upper() == LIGHT.hues["professional"]


def test_a_click_selects_and_ctrl_click_adds_and_takes_out(canvas: NetworkCanvas) -> None:
    changes: list[list[int]] = []
    canvas.selection_changed.connect(lambda: changes.append(canvas.selection()))
    QTest.mouseClick(canvas, LEFT, pos=canvas.position_of(ANNA))
    QTest.mouseClick(canvas, LEFT, CONTROL, canvas.position_of(BERND))
    QTest.mouseClick(canvas, LEFT, CONTROL, canvas.position_of(ANNA))
    QTest.mouseClick(canvas, LEFT, pos=QPoint(3, 3))
    assert changes == [[ANNA], [ANNA, BERND], [BERND], []]


def test_pointing_lights_up_who_is_tied_and_fades_the_rest(canvas: NetworkCanvas, qtbot: QtBot) -> None:
    with qtbot.waitSignal(canvas.pointed) as told:
        QTest.mouseMove(canvas, canvas.position_of(ANNA))
    assert told.args == [ANNA]
    full = LIGHT.hues["professional"]
    qtbot.waitUntil(lambda: colour_at(canvas, DORA).name().upper() != full)
    assert colour_at(canvas, ME).name().upper() == full
    assert colour_at(canvas, BERND).name().upper() != full
    with qtbot.waitSignal(canvas.pointed):
        QTest.mouseMove(canvas, QPoint(3, 3))
    qtbot.waitUntil(lambda: colour_at(canvas, DORA).name().upper() == full)


def test_the_names_of_who_is_lit_are_not_cut_by_the_edge(canvas: NetworkCanvas, qtbot: QtBot) -> None:
    drag(canvas, QPoint(400, 40), QPoint(400 + 8 - canvas.position_of(ANNA).x(), 40))
    QTest.mouseMove(canvas, canvas.position_of(ME))
    qtbot.waitUntil(canvas.is_settled)
    layer = canvas._handling.lit()
    assert layer is not None
    assert set(layer.named) == {ME, ANNA, BERND, CARLA}
    assert (layer.edges[:, 0] >= 0).all()


def test_whoever_is_lit_only_those_on_the_screen_are_named(
    canvas: NetworkCanvas, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lit_layer, "NAMES_AT_MOST", 2)
    drag(canvas, QPoint(400, 40), QPoint(400 - 20 - canvas.position_of(ANNA).x(), 40))
    QTest.mouseMove(canvas, canvas.position_of(ME))
    qtbot.waitUntil(canvas.is_settled)
    layer = canvas._handling.lit()
    assert layer is not None
    assert set(layer.named) == {ME, BERND}


def test_who_is_lit_by_key_is_not_while_the_view_moves_and_is_again_when_it_rests(
    canvas: NetworkCanvas, qtbot: QtBot
) -> None:
    full = LIGHT.hues["professional"]
    canvas.activateWindow()
    canvas.setFocus()
    qtbot.waitUntil(canvas.hasFocus)
    canvas.focus_on(ANNA)
    qtbot.waitUntil(canvas.is_settled)
    assert colour_at(canvas, DORA).name().upper() != full
    canvas.zoom_by(-0.5)
    assert colour_at(canvas, DORA).name().upper() == full
    qtbot.waitUntil(canvas.is_settled)
    assert colour_at(canvas, DORA).name().upper() != full


def test_who_stands_under_the_pointer_when_the_view_rests_is_pointed_at(canvas: NetworkCanvas, qtbot: QtBot) -> None:
    QTest.mouseMove(canvas, canvas.position_of(ANNA))
    qtbot.waitUntil(canvas.is_settled)
    told: list[int] = []
    canvas.pointed.connect(told.append)
    canvas.show_scene(small_scene())
    qtbot.waitUntil(canvas.is_settled)
    assert told == [ANNA]
    canvas.zoom_by(1)
    qtbot.waitUntil(canvas.is_settled)
    assert told == [ANNA, -1]


def test_a_double_click_asks_for_a_new_centre(canvas: NetworkCanvas, qtbot: QtBot) -> None:
    with qtbot.waitSignal(canvas.centred) as told:
        QTest.mouseDClick(canvas, LEFT, pos=canvas.position_of(CARLA))
    assert told.args == [CARLA]


def test_a_double_click_on_a_bubble_opens_it_and_no_more(canvas: NetworkCanvas, qtbot: QtBot) -> None:
    scene = canvas.scene()
    assert scene is not None
    folded = replace(scene, count=np.array([0, 0, 0, 2, 0], dtype=np.int32))
    canvas.show_scene(folded)
    canvas.clicked.connect(lambda place: canvas.show_scene(scene))
    with qtbot.assertNotEmitted(canvas.centred), qtbot.waitSignal(canvas.clicked):
        QTest.mouseClick(canvas, LEFT, pos=canvas.position_of(CARLA))
        QTest.mouseDClick(canvas, LEFT, pos=canvas.position_of(CARLA))


def test_dragging_the_ground_moves_the_picture(canvas: NetworkCanvas) -> None:
    before = canvas.position_of(ME)
    drag(canvas, QPoint(100, 100), QPoint(130, 100), QPoint(150, 120))
    assert canvas.position_of(ME) - before == QPoint(50, 20)
    QTest.keyClick(canvas, Qt.Key.Key_Home)
    assert canvas.scene() is not None


def test_home_shows_everybody_again(canvas: NetworkCanvas, qtbot: QtBot) -> None:
    before = canvas.position_of(ANNA)
    for _ in range(5):
        QTest.keyClick(canvas, Qt.Key.Key_Plus)
    assert not canvas.rect().contains(canvas.position_of(ANNA))
    QTest.keyClick(canvas, Qt.Key.Key_Home)
    qtbot.waitUntil(lambda: canvas.position_of(ANNA) == before)


def test_who_is_carried_stays_where_he_is_let_go(canvas: NetworkCanvas, qtbot: QtBot) -> None:
    goal = canvas.position_of(ANNA) + QPoint(40, 90)
    with qtbot.waitSignal(canvas.moved) as told:
        drag(canvas, canvas.position_of(ANNA), goal - QPoint(20, 20), goal)
    assert told.args is not None
    assert told.args[0] == ANNA
    assert canvas.position_of(ANNA) == goal
    scene = canvas.scene()
    assert scene is not None
    assert scene.pinned.tolist() == [False, True, False, False, False]
    qtbot.waitUntil(canvas.is_settled)
    assert colour_at(canvas, ANNA).name().upper() == LIGHT.hues["professional"]


def test_who_is_carried_onto_somebody_stands_where_he_stood(canvas: NetworkCanvas, qtbot: QtBot) -> None:
    before = canvas.position_of(DORA)
    with qtbot.waitSignal(canvas.dropped_on) as told:
        drag(canvas, before, before + QPoint(20, 30), canvas.position_of(BERND))
    assert told.args == [DORA, BERND]
    assert canvas.position_of(DORA) == before


def test_esc_while_carrying_moves_nobody(canvas: NetworkCanvas) -> None:
    before = canvas.position_of(ANNA)
    QTest.mousePress(canvas, LEFT, pos=before)
    QTest.mouseMove(canvas, before + QPoint(50, 50))
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    QTest.mouseRelease(canvas, LEFT, pos=before + QPoint(50, 50))
    assert canvas.position_of(ANNA) == before


def test_a_frame_and_a_lasso_select(canvas: NetworkCanvas) -> None:
    me, anna, dora = (canvas.position_of(place) for place in (ME, ANNA, DORA))
    drag(canvas, anna - QPoint(20, 20), me, me + QPoint(20, 20), modifier=SHIFT)
    assert canvas.selection() == [ME, ANNA]
    around = [dora + QPoint(x, y) for x, y in ((-30, -30), (30, -30), (30, 30), (-30, 30), (-30, -20))]
    drag(canvas, *around, modifier=SHIFT | CONTROL)
    assert canvas.selection() == [DORA]
    canvas.set_tool("frame")
    drag(canvas, anna - QPoint(20, 20), anna + QPoint(20, 20), modifier=CONTROL)
    assert canvas.selection() == [ANNA, DORA]


def test_keys_walk_by_importance_and_along_ties(canvas: NetworkCanvas, qtbot: QtBot) -> None:
    canvas.activateWindow()
    canvas.clearFocus()
    canvas.setFocus()
    qtbot.waitUntil(canvas.hasFocus)
    QTest.keyClick(canvas, Qt.Key.Key_Tab)
    assert canvas.focused() == ME
    canvas.focus_on(None)
    canvas.clearFocus()
    canvas.setFocus(Qt.FocusReason.TabFocusReason)
    assert canvas.focused() == ME
    assert canvas.accessibleDescription() == "Me is here"
    QTest.keyClick(canvas, Qt.Key.Key_Tab)
    assert canvas.focused() == ANNA
    QTest.keyClick(canvas, Qt.Key.Key_Backtab)
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    assert canvas.focused() == BERND
    with qtbot.waitSignal(canvas.opened) as told:
        QTest.keyClick(canvas, Qt.Key.Key_Return)
    assert told.args == [BERND]
    QTest.keyClick(canvas, Qt.Key.Key_Space)
    QTest.keyClick(canvas, Qt.Key.Key_Left)
    assert (canvas.focused(), canvas.selection()) == (ME, [BERND])
    QTest.keyClick(canvas, Qt.Key.Key_Up)
    assert canvas.focused() == DORA
    QTest.keyClick(canvas, Qt.Key.Key_A, CONTROL)
    assert canvas.selection() == [0, 1, 2, 3, 4]
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert (canvas.focused(), canvas.selection()) == (DORA, [])
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert canvas.focused() is None


def test_a_chain_is_drawn_thick_in_accent(canvas: NetworkCanvas) -> None:
    between = (canvas.position_of(ME) + canvas.position_of(CARLA)) / 2
    canvas.show_chain([ME, CARLA])
    assert canvas.grab().toImage().pixelColor(between * canvas.devicePixelRatioF()).name().upper() == LIGHT.accent
    QTest.mouseClick(canvas, LEFT, pos=QPoint(3, 3))
    assert canvas.grab().toImage().pixelColor(between * canvas.devicePixelRatioF()).name().upper() != LIGHT.accent


def test_gliding_brings_somebody_into_the_middle(canvas: NetworkCanvas, qtbot: QtBot) -> None:
    canvas.glide_to(DORA)
    middle = canvas.rect().center()
    qtbot.waitUntil(lambda: (canvas.position_of(DORA) - middle).manhattanLength() <= 2)
    assert canvas.focused() == DORA


def test_an_empty_network_and_one_person_are_pictures_too(canvas: NetworkCanvas, qtbot: QtBot) -> None:
    for people in (0, 1):
        nothing = np.empty((0, 2), dtype=np.int64)
        graph = graph_of(np.arange(people), nothing, np.empty(0, dtype=np.bool_), np.empty(0, dtype=np.float32))
        canvas.show_scene(scene_of(graph, np.zeros((people, 2), dtype=np.float32)))
        qtbot.waitUntil(canvas.is_settled)
        QTest.keyClick(canvas, Qt.Key.Key_Tab)
        QTest.mouseMove(canvas, QPoint(400, 300))
        QTest.keyClick(canvas, Qt.Key.Key_Plus)
        canvas.repaint_now()
    QApplication.processEvents()


def test_very_many_selected_are_ringed_in_the_image(theme: Theme, qtbot: QtBot) -> None:
    people = 2_500
    side = np.arange(people)
    xy = np.stack((side % 50, side // 50), axis=1).astype(np.float32)
    graph = graph_of(side, np.stack((side[:-1], side[1:]), axis=1), side[1:] > 9, np.ones(people - 1, dtype=np.float32))
    canvas = NetworkCanvas()
    qtbot.addWidget(canvas)
    canvas.resize(800, 600)
    canvas.show()
    canvas.show_scene(scene_of(graph, xy))
    qtbot.waitUntil(canvas.is_settled)
    before = canvas.grab().toImage()
    canvas.select_all()
    qtbot.waitUntil(canvas.is_settled)
    accent = QColor(LIGHT.accent)

    def accents(image) -> int:  # type: ignore[no-untyped-def]
        pixels = np.frombuffer(image.convertToFormat(image.Format.Format_RGB32).constBits(), dtype=np.uint32)
        return int((pixels == accent.rgb()).sum())

    assert accents(before) == 0
    assert accents(canvas.grab().toImage()) > people

"""The picture as a file: the same look, complete, and never half of it."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from kontaktpflege.domain.circle import Circle
from kontaktpflege.domain.errors import FileProblem
from kontaktpflege.domain.network.graph import graph_of
from kontaktpflege.ui.network.camera import Camera
from kontaktpflege.ui.network.caption import Caption
from kontaktpflege.ui.network.legend_entries import Entry, legend_entries
from kontaktpflege.ui.network.look import look_of
from kontaktpflege.ui.network.picture import save_picture
from kontaktpflege.ui.network.ring_drawing import ring_labels
from kontaktpflege.ui.network.scene import HUES, Ring, Scene, scene_of
from kontaktpflege.ui.theme import LIGHT


def pair() -> Scene:
    """Two people, tied, in a circle each."""
    graph = graph_of(np.arange(2), np.array([(0, 1)]), np.ones(1, dtype=np.bool_), np.ones(1, dtype=np.float32), 0)
    hue = np.array([HUES.index("private"), HUES.index("interest")], dtype=np.uint8)
    xy = np.array([(0, 0), (30, 20)], dtype=np.float32)
    return scene_of(graph, xy, hue=hue, names=lambda places: [("Anna <b>", "Bernd")[place] for place in places])


def test_a_png_is_white_with_everybody_in_the_colour_of_his_circle(qtbot: QtBot, tmp_path: Path) -> None:
    save_picture(pair(), tmp_path / "net.PNG")
    image = QImage(str(tmp_path / "net.PNG"))
    assert image.pixelColor(1, 1) == QColor("#FFFFFF")
    pixels = np.frombuffer(image.convertToFormat(QImage.Format.Format_RGB32).constBits(), dtype=np.uint32)
    for hue in ("private", "interest"):
        assert (pixels == QColor(LIGHT.hues[hue]).rgb()).any()


def test_an_svg_has_lines_and_names_as_such(qtbot: QtBot, tmp_path: Path) -> None:
    save_picture(pair(), tmp_path / "net.svg")
    drawing = (tmp_path / "net.svg").read_text(encoding="utf-8")
    words = {words.strip() for words in re.findall("<text[^>]*>([^<]*)</text>", drawing)}
    assert words == {"Anna &lt;b&gt;", "Bernd"}


def test_whose_it_is_and_what_its_looks_mean_stand_around_the_picture(qtbot: QtBot, tmp_path: Path) -> None:
    choir = Circle(id=1, key="", parent_id=None, name="Choir & Co.", hue="teal", shape="star", position=1)
    caption = Caption("Network of Anna", "2 people", legend_entries([choir], "larger: more ties", bubbles=True))
    save_picture(pair(), tmp_path / "net.svg", caption=caption)
    drawing = (tmp_path / "net.svg").read_text(encoding="utf-8")
    words = [words.strip() for words in re.findall("<text[^>]*>([^<]*)</text>", drawing)]
    assert {"Network of Anna", "2 people", "Choir &amp; Co.", "strong tie", "weak tie"} < set(words)
    assert words[-2:] == ["(3): three people, folded", "larger: more ties"]
    save_picture(pair(), tmp_path / "net.png", caption=caption)
    assert QImage(str(tmp_path / "net.png")).size() == QSize(3200, 2000)


@pytest.mark.parametrize("count", [0, 3, 40])
def test_around_the_picture_nothing_lies_over_it(qtbot: QtBot, count: int) -> None:
    caption = Caption("Network", "today", tuple(Entry(f"entry {number}", "weak") for number in range(count)))
    room, whole = caption.around(800, 600, 1), QImage(800, 600, QImage.Format.Format_ARGB32_Premultiplied)
    whole.fill(0)
    with QPainter(whole) as painter:
        caption.draw(painter, 800, 600, 1)
    drawn = np.frombuffer(whole.constBits(), dtype=np.uint32).reshape(600, 800)
    rows = np.flatnonzero(drawn.any(axis=1))
    assert len(rows)
    assert not ((rows >= room.top()) & (rows <= room.bottom())).any()
    assert drawn[:, [0, -1]].max() == drawn[[0, -1]].max() == 0
    assert Caption().around(800, 600, 1) == QRect(0, 0, 800, 600)


def test_the_words_of_narrow_rings_do_not_meet(qtbot: QtBot) -> None:
    rings = tuple(Ring(radius, f"{radius} steps") for radius in (1, 2, 3, 20, 21))
    scene = replace(pair(), rings=rings)
    labels = ring_labels(scene, Camera(scale=4), look_of(LIGHT))
    assert len(labels) == 2
    assert labels[1][3] < labels[0][1]


def test_a_pdf_is_one(qtbot: QtBot, tmp_path: Path) -> None:
    save_picture(pair(), tmp_path / "net.pdf")
    assert (tmp_path / "net.pdf").read_bytes().startswith(b"%PDF")
    assert [path.name for path in tmp_path.iterdir()] == ["net.pdf"]


@pytest.mark.parametrize("name", ["net.gif", "none/net.png"])
def test_what_cannot_be_written_is_said_and_leaves_nothing(qtbot: QtBot, tmp_path: Path, name: str) -> None:
    with pytest.raises(FileProblem):
        save_picture(pair(), tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_a_picture_given_up_leaves_the_old_file(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "net.png").write_text("old")

    def stop() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        save_picture(pair(), tmp_path / "net.png", stop)
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("net.png", "old")]


def test_it_needs_no_window(tmp_path: Path) -> None:
    program = f"""
import numpy as np
from pathlib import Path
from kontaktpflege.domain.network.graph import graph_of
from kontaktpflege.ui.network.picture import save_without_window
from kontaktpflege.ui.network.scene import scene_of
graph = graph_of(np.arange(2), np.array([(0, 1)]), np.ones(1, dtype=bool), np.ones(1, dtype=np.float32))
save_without_window(scene_of(graph, np.eye(2, dtype=np.float32)), Path({str(tmp_path / "net.png")!r}))
"""
    subprocess.run([sys.executable, "-c", program], check=True, env={"HOME": str(tmp_path)})
    assert not QImage(str(tmp_path / "net.png")).isNull()

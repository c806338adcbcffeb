"""The picture of the network in a real session: by mouse, by keys, and by what a screen reader hears of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kontaktpflege.domain.network.forces import Points
from kontaktpflege.domain.network.memory import Recalled
from kontaktpflege.domain.tie import Tie
from kontaktpflege.ui.network.camera import Camera, fitted
from tests.desktop.accessibility import Node
from tests.desktop.person import Person
from tests.desktop.virtual_desktop import Point, VirtualDesktop

NAMES = ("Anna Weiss", "Bernd Maier", "Carla Monti", "Dora Klein")
CARDS = "".join(
    f"BEGIN:VCARD\r\nVERSION:3.0\r\nN:{name.split()[1]};{name.split()[0]};;;\r\nFN:{name}\r\nEND:VCARD\r\n"
    for name in NAMES
)


class Network:
    """Somebody who looks at the network of four people, of whom the first two know each other."""

    def __init__(self, person: Person) -> None:
        self.person, self.desktop = person, person.desktop
        person.fill(CARDS.encode())
        with person.book_open() as book:
            self.ids = {name: one for one, name in book.network.names(book.network.graph().ids).items()}
            book.ties.put(Tie(low=self.ids["Anna Weiss"], high=self.ids["Bernd Maier"]))
        self.desktop.keys("ctrl+3")
        self.picture: Node = self.desktop.widget("filler", "Picture of the network", "focused")

    def ties(self) -> int:
        """How many ties the book has, those to the user included."""
        with self.person.book_open() as book:
            return book.network.graph().ties

    def told(self) -> str:
        """What is said of who has the keyboard."""
        return self.picture.description

    def spot(self, name: str) -> Point:
        """Where somebody stands on the screen while the picture shows everybody."""
        place, points = self._stands(name)
        left, top, width, height = self.picture.box
        bounds = (*points.min(axis=0).tolist(), *points.max(axis=0).tolist())
        camera = fitted(Camera(width=width, height=height), bounds)
        x, y = camera.point_to_screen(*points[place].tolist())
        return left + round(x), top + round(y)

    def way_home(self, name: str) -> str:
        """The arrow key that leads from somebody to the user."""
        place, points = self._stands(name)
        across, down = (points[0] - points[place]).tolist()
        sideways = abs(across) > abs(down)
        return ("Left", "Right")[across > 0] if sideways else ("Up", "Down")[down > 0]

    def _stands(self, name: str) -> tuple[int, Points]:
        """Somebody's place in the graph, and where everybody stands."""
        place, recalled = self.desktop.wait("the picture to stand", lambda: self._recalled(name))
        return place, recalled.points

    def _recalled(self, name: str) -> tuple[int, Recalled] | None:
        """What the book holds of the picture; None while it is not that of today's ties."""
        with self.person.book_open() as book:
            graph = book.network.graph()
            recalled = book.network.recall(graph)
        place = graph.place_of(self.ids[name])
        return (place, recalled) if place is not None and not len(recalled.changed) else None


@pytest.fixture
def network(desktop: VirtualDesktop, tmp_path: Path) -> Iterator[Network]:
    """The page is open, and its picture stands."""
    person = Person(desktop, tmp_path)
    with person.at_work():
        yield Network(person)


def test_the_network_is_worked_with_by_mouse_and_by_keys(network: Network) -> None:
    desktop = network.desktop
    desktop.drag(network.spot("Anna Weiss"), network.spot("Dora Klein"))
    desktop.window("Whom does Anna Weiss know?")
    desktop.keys("Return")
    desktop.wait("the tie", lambda: network.ties() == 6)
    desktop.widget("label", "5 people, 6 ties")
    desktop.widget("filler", "Picture of the network", "focused")
    desktop.keys("ctrl+z")
    desktop.wait("no tie", lambda: network.ties() == 5)
    desktop.widget("label", "5 people, 5 ties")

    desktop.click(network.spot("Dora Klein"), times=2)  # Bernd is beneath what the window says of the undo
    desktop.widget("check box", "Rings", "checked")
    desktop.widget("label", "in the centre, 1 tie")
    desktop.click(desktop.widget("check box", "Free").center)
    desktop.widget("label", "1st degree, 1 tie")

    desktop.click(desktop.widget("text", "Find somebody in the picture").center)
    desktop.type("bernd")
    desktop.keys("Return")
    desktop.widget("filler", "Picture of the network", "focused")
    desktop.wait("Bernd", lambda: network.told() == "Bernd Maier, 1st degree, 2 ties")
    desktop.keys(network.way_home("Bernd Maier"))
    desktop.wait("oneself", lambda: network.told() == "Me, you, 4 ties")
    desktop.keys("Tab")
    desktop.wait("who has the most ties", lambda: network.told() == "Anna Weiss, 1st degree, 2 ties")
    desktop.keys("Return")
    desktop.widget("push button", "Edit")
    desktop.widget("label", "Anna Weiss")

"""The program as a person meets it: real window, mouse, keys, and files from elsewhere."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desktop import drag_source
from tests.desktop.person import CARDS, Person
from tests.desktop.virtual_desktop import VirtualDesktop


@pytest.fixture
def person(desktop: VirtualDesktop, tmp_path: Path) -> Iterator[Person]:
    sitting = Person(desktop, tmp_path)
    with sitting.at_work() as program:
        yield sitting
        assert program.poll() is None


def test_cards_dropped_from_another_program_are_previewed_imported_and_undone(person: Person) -> None:
    desktop = person.desktop
    phone = person.folder / "Mein Telefon ä.vcf"
    phone.write_bytes(CARDS)
    with desktop.program(sys.executable, drag_source.__file__, str(phone), log=person.folder / "source"):
        source, window = desktop.window(drag_source.TITLE), desktop.window("Kontaktpflege")
        desktop.drag(source.center, window.center, person.is_asked_to_drop)
        desktop.widget("push button", "Import 2 contacts").press()
    desktop.wait("the cards in the book", lambda: len(person.find("0171555")) == 2)
    assert sorted(person.find("0171555")) == ["Erika Muster", "Jürgen Öz"]
    desktop.widget("push button", "Done").press()
    desktop.wait("no report", lambda: desktop.windows()[-1].title == "Kontaktpflege")
    desktop.keys("ctrl+z")
    desktop.wait("undo", lambda: person.find("0171555") == [])


def test_a_search_is_typed_and_shows_who_is_meant(person: Person) -> None:
    desktop = person.desktop
    person.fill()
    desktop.wait("two rows", lambda: "Jürgen Öz" in names(person))
    desktop.keys("ctrl+f")
    desktop.type("juergen")
    desktop.wait("one row", lambda: "Jürgen Öz" in names(person) and "Erika Muster" not in names(person))


def names(person: Person) -> str:
    return " ".join(node.name for node in person.desktop.widget("table").children() if node.role == "cell")


def test_a_selection_is_dragged_onto_a_circle(person: Person) -> None:
    desktop = person.desktop
    person.fill()
    desktop.wait("two rows", lambda: "Jürgen Öz" in names(person))
    desktop.click(desktop.widget("cell", "Erika Muster").center)
    desktop.keys("ctrl+a")
    desktop.widget("label", "2 selected")
    # By the other row: a press where a click was just now would be a double click.
    desktop.drag(desktop.widget("cell", "Jürgen Öz").center, desktop.widget("tree item", "Customers").center)
    desktop.wait("both in the circle", lambda: person.circle_of("0171555") == [["Customers"]] * 2)
    desktop.keys("ctrl+z")
    desktop.wait("none in the circle", lambda: person.circle_of("0171555") == [[], []])


def test_a_file_dropped_on_the_preview_comes_next(person: Person) -> None:
    desktop = person.desktop
    first, second = person.folder / "first.vcf", person.folder / "second.vcf"
    first.write_bytes(CARDS)
    second.write_bytes(CARDS.replace(b"Erika", b"Frieda").replace(b"0171 555", b"0171 666"))
    for path, awaited in ((first, "Import 2 contacts"), (second, "1 more file is waiting; it comes next.")):
        with desktop.program(sys.executable, drag_source.__file__, str(path), log=person.folder / "source"):
            desktop.drag(desktop.window(drag_source.TITLE).center, (400, 300), person.is_asked_to_drop)
            desktop.widget("push button" if path is first else "label", awaited)
    desktop.widget("push button", "Import 2 contacts").press()
    desktop.widget("push button", "Done").press()
    desktop.widget("label", "Import from second.vcf")
    desktop.widget("push button", "Import 2 contacts").press()
    desktop.wait("all four", lambda: len(person.find("Muster")) == 2)

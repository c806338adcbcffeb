"""A whole day's work by keyboard alone; afterwards the command line says what came of it."""

from __future__ import annotations

from pathlib import Path

from tests.desktop.person import CARDS, Person
from tests.desktop.screen_reader import ScreenReader
from tests.desktop.virtual_desktop import PATIENCE, VirtualDesktop

SEARCH = "Search people, numbers, notes …"
CAPTURE = "Name, company, number, where and through whom you met"


def test_a_day_without_a_mouse(desktop: VirtualDesktop, reader: ScreenReader, tmp_path: Path) -> None:
    person = Person(desktop, tmp_path)
    with person.at_work() as program:
        import_two(person)
        tag_and_edit_one(desktop, reader)
        capture_another(desktop)
        go_round(reader)
        trash_one_undo_and_redo(desktop)
        export_the_rest(person)
        desktop.keys("ctrl+q")
        assert program.wait(PATIENCE) == 0
    [erika], [paul] = person.found("Muster"), person.found("Probe")
    assert (erika["name"], erika["phones"], erika["circles"]) == ("Erika Muster", ["0221 471012"], ["Customers"])
    assert (paul["name"], paul["phones"]) == ("Paul Probe", ["0171 5550003"])
    assert person.found("Öz") == []
    exported = (tmp_path / "handed over.vcf").read_text()
    assert [line for line in exported.splitlines() if line.startswith("FN")] == ["FN:Erika Muster", "FN:Paul Probe"]


def import_two(person: Person) -> None:
    desktop = person.desktop
    phone = person.folder / "phone.vcf"
    phone.write_bytes(CARDS)
    desktop.keys("ctrl+i")
    desktop.widget("table", "Files", "focused")
    desktop.type(str(phone))
    desktop.keys("Return")
    desktop.widget("push button", "Import 2 contacts", "enabled")
    desktop.widget("table", "Cards in the import", "focused")
    desktop.keys("Return")
    desktop.widget("push button", "Done", "focused")
    desktop.keys("Return")
    desktop.widget("table", "Contacts", "focused")


def tag_and_edit_one(desktop: VirtualDesktop, reader: ScreenReader) -> None:
    """Search, go to the details, put into a circle, change the number."""
    desktop.keys("ctrl+f")
    desktop.type("muster")
    desktop.widget("label", "1 hit")
    desktop.keys("Return")
    desktop.widget("table", "Contacts", "focused")
    reader.walk("F6", "push button", "Phone: 0171 5550001")
    reader.walk("shift+Tab", "button menu", "Add to a circle")
    desktop.keys("space")
    reader.walk("Down", "menu item", "    Customers")
    desktop.keys("Return")
    desktop.widget("push button", "Circle Customers")
    reader.walk("shift+Tab", "push button", "Edit")
    desktop.keys("space")
    desktop.widget("text", "Name: First name", "focused")
    reader.walk("Tab", "text", "Phone")
    desktop.type("0221 471012")
    number = desktop.widget("text", "Phone", "focused")
    desktop.wait("the number as typed", lambda: number.text == "0221 471012")  # else a key was lost on the way
    desktop.keys("ctrl+Return")
    desktop.widget("push button", "Phone: 0221 471012")


def capture_another(desktop: VirtualDesktop) -> None:
    desktop.keys("ctrl+n")
    desktop.widget("text", CAPTURE, "focused")
    desktop.type("Paul Probe, 0171 5550003")
    desktop.keys("Return")
    desktop.widget("tree item", "All contacts, 3")
    desktop.keys("Escape")
    desktop.widget("table", "Contacts", "focused")
    desktop.keys("Escape")
    desktop.widget("label", "3 contacts")


def go_round(reader: ScreenReader) -> None:
    """Through the panes forward and back, to the search."""
    reader.walk("F6", "text", SEARCH)
    reader.walk("F6", "tree", "Lists and circles")
    reader.walk("F6", "table", "Contacts")
    reader.walk("shift+F6", "tree", "Lists and circles")
    reader.walk("shift+F6", "text", SEARCH)


def trash_one_undo_and_redo(desktop: VirtualDesktop) -> None:
    desktop.keys("Down")
    desktop.widget("table", "Contacts", "focused")
    desktop.type("o")  # the list is sorted by last names
    desktop.widget("cell", "Jürgen Öz", "focused", "selected")
    desktop.keys("Delete")
    desktop.widget("label", "2 contacts")
    desktop.keys("ctrl+z")
    desktop.widget("label", "3 contacts")
    desktop.keys("ctrl+shift+z")
    desktop.widget("label", "2 contacts")


def export_the_rest(person: Person) -> None:
    desktop = person.desktop
    desktop.keys("ctrl+f", "ctrl+e")
    desktop.widget("radio button", "Everything (2)", "focused")
    desktop.keys("Return")
    desktop.widget("text", None, "focused")  # of the file dialog, with the name but not its end selected
    desktop.type(str(person.folder / "handed over"))
    desktop.keys("Return")
    desktop.widget("push button", "Close", "focused")
    desktop.keys("Escape")
    desktop.widget("text", SEARCH, "focused")

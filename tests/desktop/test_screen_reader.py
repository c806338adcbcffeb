"""The accessibility tree read and used as a screen reader does it; no key, no mouse."""

from __future__ import annotations

from pathlib import Path

from tests.desktop.accessibility import Node
from tests.desktop.person import CARDS, Person
from tests.desktop.screen_reader import ScreenReader
from tests.desktop.virtual_desktop import PATIENCE, VirtualDesktop


def test_import_find_tag_edit_and_undo(desktop: VirtualDesktop, reader: ScreenReader, tmp_path: Path) -> None:
    person = Person(desktop, tmp_path)
    with person.at_work() as program:
        import_two(person)
        find_one(desktop, reader)
        tag(desktop, reader)
        edit(desktop, reader)
        assert in_book(person) == (["0221 471012"], ["Customers"])
        menu = menu_of(reader, desktop.widget("button menu", "Menu (F10)"))
        entry(menu_of(reader, entry(menu, "Edit")), "Undo change to Erika Muster").press()
        reader.hears("Undone: change to Erika Muster")
        assert in_book(person) == (["0171 5550001"], ["Customers"])
        entry(menu, "Quit").press()  # pressed from afar, an entry leaves its menu open
        assert program.wait(PATIENCE) == 0


def in_book(person: Person) -> tuple[list[str], list[str]]:
    """The numbers and circles of the one who is edited."""
    [erika] = person.found("Muster")
    return erika["phones"], erika["circles"]


def import_two(person: Person) -> None:
    desktop = person.desktop
    (person.folder / "phone.vcf").write_bytes(CARDS)
    desktop.widget("push button", "Import").press()
    desktop.widget("table cell", "phone.vcf", "selected")  # the only one, and so chosen from the start
    desktop.widget("push button", "Open").press()
    confirm = desktop.widget("push button", "Import 2 contacts", "enabled")
    assert {"Erika Muster. new", "Jürgen Öz. new"} == set(cells(desktop.widget("table", "Cards in the import")))
    confirm.press()
    desktop.widget("label", "2 contacts came in.")
    desktop.widget("push button", "Done").press()
    desktop.widget("cell", "Jürgen Öz")


def find_one(desktop: VirtualDesktop, reader: ScreenReader) -> None:
    desktop.widget("text", "Search people, numbers, notes …").write("muster")
    reader.hears("1 hit")
    assert cells(desktop.widget("table", "Contacts"))[:5] == [
        "Erika Muster",
        "Circles: empty",
        "Organisation: empty",
        "Role: empty",
        "0171 5550001",
    ]


def tag(desktop: VirtualDesktop, reader: ScreenReader) -> None:
    entry(menu_of(reader, desktop.widget("button menu", "Add to a circle")), "Customers").press()
    reader.hears("1 contact added to “Customers”.")
    desktop.widget("cell", "Erika Muster, Customers")  # a row is a sentence


def edit(desktop: VirtualDesktop, reader: ScreenReader) -> None:
    desktop.widget("push button", "Edit").press()
    number = desktop.widget("text", "Phone")
    assert number.text == "0171 5550001"
    number.write("0221 471012")
    desktop.widget("push button", "Save").press()
    reader.hears("Erika Muster saved.")
    desktop.widget("push button", "Phone: 0221 471012")


def menu_of(reader: ScreenReader, opener: Node) -> list[Node]:
    """The entries of the menu that a button or an entry opens."""
    opener.press()
    return reader.menu().children()


def entry(entries: list[Node], name: str) -> Node:
    """A menu's entry; subgroups stand indented under their circle, a key follows after a tab."""
    return next(one for one in entries if one.name.partition("\t")[0].strip() == name)


def cells(table: Node) -> list[str]:
    """What is said of the cells, row by row."""
    return [cell.name for cell in table.children() if cell.role == "cell"]

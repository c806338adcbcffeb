"""Who opens the door, by keys alone in a real session."""

from __future__ import annotations

from pathlib import Path

from kontaktpflege.domain.tie import Tie
from tests.desktop.person import Person
from tests.desktop.virtual_desktop import VirtualDesktop


def test_a_chain_is_found_kept_and_written_to_by_keys_alone(desktop: VirtualDesktop, tmp_path: Path) -> None:
    person = Person(desktop, tmp_path)
    with person.at_work():
        person.come_to_erika()
        (erika,), (yurgen,) = ([one["id"] for one in person.found(name)] for name in ("erika", "jürgen"))
        with person.book_open() as book:
            book.ties.estrange([yurgen])
            book.ties.put(Tie(low=erika, high=yurgen, strong=True))
        desktop.keys("ctrl+k")
        desktop.widget("text", "Whom do you want to reach?", "focused")
        desktop.type("oz")
        desktop.widget("label", "Erika Muster knows Jürgen Öz well.")
        desktop.keys("ctrl+s")
        with person.book_open() as book:
            desktop.wait("the chain", lambda: [one.ids for one in book.doors.kept(yurgen)] == [(erika, yurgen)])
        desktop.widget("push button", "Write to Erika Muster")
        desktop.keys("Return")
        desktop.window("Write to Erika Muster")
        desktop.keys("Escape")
        desktop.window("Kontaktpflege")

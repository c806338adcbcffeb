"""No name breaks a row, and none passes for another."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kontaktpflege.services import Services
from kontaktpflege.ui.contacts.cell_texts import _line
from kontaktpflege.ui.main_window import MainWindow
from kontaktpflege.ui.widgets.plain_text import isolated, joined, plain_line

HEBREW, ARABIC = "\u05d0\u05d1\u05d2", "\u0627\u0644\u0628\u0646\u0643"
ACCENT = "\u0301"
TRICKS = {
    "override": "Anna \u202ekcenk\u202c Bank",
    "zero width": "An\u200bna\u2060 Weiß\ufeff",
    "isolates": "\u2067Anna\u2069",
    "marks": "\u200eAnna\u200f",
    "tags": "Anna\U000e0041\U000e0042",
    "lines": "Anna\r\nWeiß\x00\x1b[31m\tBank",
}


def card(name: str, *lines: str) -> bytes:
    return "\r\n".join(("BEGIN:VCARD", "VERSION:3.0", f"FN:{name}", f"N:{name};;;;", *lines, "END:VCARD", "")).encode()


def names(window: MainWindow) -> list[str]:
    model = window.page.list.model
    return [model.index(row, 0).data() for row in range(model.rowCount())]


@pytest.mark.parametrize("trick", TRICKS)
def test_tricks_with_direction_and_width_are_gone_from_row_and_speech(trick: str) -> None:
    shown = plain_line(TRICKS[trick])
    assert shown.isprintable()
    assert _line(TRICKS[trick]) == shown
    assert joined([TRICKS[trick], "x"], ", ") == f"{shown}, x"


def test_a_name_written_from_right_to_left_turns_nothing_around_it() -> None:
    assert isolated("Anna Weiß") == "Anna Weiß"
    assert isolated(HEBREW) == f"\u2068{HEBREW}\u2069"
    assert _line((ARABIC, "Chefin")) == f"\u2068{ARABIC}\u2069 · Chefin"
    # An isolate that a card brings along does not end ours.
    assert _line((f"{HEBREW}\u2069\u202e", "Chefin")) == f"\u2068{HEBREW}\u2069 · Chefin"


def test_a_name_of_a_million_characters_is_a_row_like_any_other(
    qtbot: QtBot, window: MainWindow, people: Services
) -> None:
    table = window.page.list.table
    heights = [table.rowHeight(row) for row in range(4)]
    with qtbot.waitSignal(window.page.list.listed):
        people.transfer.take_in([card("A" * 1_000_000, f"ORG:{'O' * 1_000_000}", "TITLE:" + ACCENT * 100_000)])
    table.go_to_row(0)
    qtbot.waitUntil(lambda: window.page.details.contact_id() == table.current_id())
    picture = window.grab()
    assert not picture.isNull()
    assert [table.rowHeight(row) for row in range(4)] == heights
    assert max(map(len, names(window))) <= 401
    spoken = table.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert len(spoken) < 1000
    kept = [key[0] for texts in (table._delegate._strong, table._delegate._small) for key in texts._kept]
    assert max(len(part) for key in kept for part in ((key,) if isinstance(key, str) else key)) <= 200
    assert table.horizontalScrollBar().maximum() == 0


@pytest.mark.parametrize("trick", TRICKS)
def test_what_was_done_to_somebody_is_told_without_tricks(
    qtbot: QtBot, window: MainWindow, people: Services, trick: str
) -> None:
    name = TRICKS[trick].replace("\r\n", "\\n")
    with qtbot.waitSignal(window.page.list.listed):
        people.transfer.take_in([card(f"{name} & Co")])
    found = people.address_book.list_ids(window.page.list.query())
    one = next(row.id for row in people.address_book.summaries(found) if row.name.endswith("& Co"))
    with qtbot.waitSignal(window.page.list.listed):
        people.address_book.trash([one])
    said = window.window_actions.undo.text()
    assert said.isprintable()
    assert said.endswith("&& Co to the trash")
    window.toast.say(f"Undone: {TRICKS[trick]}")
    assert window.toast.message().replace("\n", " ").replace("\t", " ").isprintable()

"""The model of the table is a window: it holds ids, and fetches what is looked at."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from kontaktpflege.domain.circle import Circle
from kontaktpflege.domain.contact import ContactSummary
from kontaktpflege.ui.contacts.columns import COLUMNS, PLACES
from kontaktpflege.ui.contacts.contact_drag import CONTACTS_MIME
from kontaktpflege.ui.contacts.contact_model import ContactModel, ContactRole

MOMENT = datetime(2026, 11, 20, 12, tzinfo=UTC)


def row(number: int, **changes: object) -> ContactSummary:
    facts: dict[str, object] = {
        "id": number,
        "name": f"Person {number}",
        "circles": (),
        "created": MOMENT,
        "changed": MOMENT,
        "review": "",
    }
    texts = dict.fromkeys(("organisation", "role", "phone", "mail", "city", "birthday", "photo"), "")
    return ContactSummary(**(texts | facts | changes))  # type: ignore[arg-type]


class Rows:
    """Makes rows on demand and counts how many were asked for."""

    def __init__(self) -> None:
        self.asked = 0

    def __call__(self, ids: Sequence[int]) -> list[ContactSummary]:
        self.asked += len(ids)
        return [row(number) for number in ids if number != 13]


@pytest.fixture
def rows() -> Rows:
    return Rows()


@pytest.fixture
def model(rows: Rows, qapp: object) -> ContactModel:
    return ContactModel(rows, lambda: date(2026, 11, 22))


def numbers(*spans: range) -> array[int]:
    return array("q", [number for span in spans for number in span])


def test_qt_accepts_the_model_through_growth_shrinking_and_change(model: ContactModel) -> None:
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for ids in (numbers(range(50)), numbers(range(400)), numbers(range(200, 300)), numbers(range(0))):
        model.show_ids(ids)
        assert model.rowCount() == len(ids)
        model.renew()
    assert tester.model() is model


def test_a_hundred_thousand_contacts_cost_what_is_looked_at(model: ContactModel, rows: Rows) -> None:
    model.show_ids(numbers(range(100_000)))
    assert rows.asked == 0
    for place in range(70_000, 70_020):
        assert model.index(place, 0).data() == f"Person {place}"
    assert rows.asked <= 128


def test_scrolling_through_everything_does_not_keep_everything(model: ContactModel, rows: Rows) -> None:
    model.show_ids(numbers(range(20_000)))
    for place in range(0, 20_000, 10):
        model.summary(place)
    before = rows.asked
    model.summary(0)
    assert rows.asked > before


def test_the_rest_behind_the_first_rows_is_an_insertion_and_no_reset(model: ContactModel) -> None:
    model.show_ids(numbers(range(50)), [row(number) for number in range(50)])
    resets: list[bool] = []
    inserted: list[tuple[int, int]] = []
    model.modelReset.connect(lambda: resets.append(True))
    model.rowsInserted.connect(lambda parent, first, last: inserted.append((first, last)))
    model.show_ids(numbers(range(1_000)))
    assert (resets, inserted) == ([], [(50, 999)])
    assert model.index(60, 0).data() == "Person 60"


def test_first_rows_that_came_along_are_not_fetched_again(model: ContactModel, rows: Rows) -> None:
    model.show_ids(numbers(range(40)), [row(number) for number in range(40)])
    assert model.index(39, 0).data() == "Person 39"
    assert rows.asked == 0


def test_a_contact_that_has_just_gone_leaves_an_empty_row(model: ContactModel) -> None:
    model.show_ids(numbers(range(20)))
    assert model.index(13, 0).data(ContactRole) is None
    assert model.index(13, 0).data() is None
    assert model.index(12, 0).data() == "Person 12"


def test_a_row_is_spoken_as_a_sentence(qapp: object) -> None:
    friends = Circle(id=2, key="private.friends", parent_id=1, name="", hue="private", shape="disc", position=2)
    spoken = row(1, name="Anna Weiß", organisation="Studio W", circles=(2,), review="same_uid")
    model = ContactModel(lambda ids: [spoken], lambda: date(2026, 11, 22))
    model.show_circles([friends])
    model.show_ids(array("q", [1]))
    text = model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert text == "Anna Weiß, Studio W, Friends, to be reviewed"


def test_invisible_characters_do_not_forge_a_name(qapp: object) -> None:
    forged = row(1, name="Anna\u202eßieW\u200b")
    model = ContactModel(lambda ids: [forged], lambda: date(2026, 11, 22))
    model.show_ids(array("q", [1]))
    assert model.index(0, 0).data() == "AnnaßieW"


def test_a_drag_carries_the_ids_of_the_rows_once_each(model: ContactModel) -> None:
    model.show_ids(numbers(range(100, 110)))
    data = model.mimeData([model.index(3, 0), model.index(3, 4), model.index(1, 0)])
    ids: array[int] = array("q")
    ids.frombytes(bytes(data.data(CONTACTS_MIME).data()))
    assert list(ids) == [101, 103]


def test_a_table_has_no_children(model: ContactModel) -> None:
    model.show_ids(numbers(range(3)))
    assert model.rowCount(model.index(0, 0)) == 0
    assert model.columnCount(model.index(0, 0)) == 0
    assert model.rowCount(QModelIndex()) == 3


@pytest.mark.parametrize(("wakes", "said"), [(None, "resting"), (23, "resting"), (22, "today"), (1, "today")])
def test_who_rests_until_a_day_is_due_on_it(qapp: object, wakes: int | None, said: str) -> None:
    wakes_on = None if wakes is None else date(2026, 11, wakes)
    resting = row(1, resting=True, wakes_on=wakes_on)
    assert COLUMNS[PLACES["due"]].text(resting, date(2026, 11, 22)) == said

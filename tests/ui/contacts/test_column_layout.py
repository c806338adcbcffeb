"""A remembered layout of columns is read whatever became of it."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kontaktpflege.domain.contact import SortColumn
from kontaktpflege.storage.contact_list import _ORDERS
from kontaktpflege.ui.contacts.column_layout import FIRST_LAYOUT, NARROWEST, WIDEST, ColumnState, Layout, read, written
from kontaktpflege.ui.contacts.columns import COLUMNS

_KEYS = [column.key for column in COLUMNS]

layouts = st.builds(
    lambda keys, widths, hidden: tuple(
        ColumnState(key, widths[at % len(widths)], key not in hidden) for at, key in enumerate(keys)
    ),
    st.permutations(_KEYS),
    st.lists(st.integers(NARROWEST, WIDEST), min_size=1, max_size=4),
    st.frozensets(st.sampled_from(_KEYS), max_size=4),
)


def test_every_column_can_be_sorted_by_and_every_order_has_a_column() -> None:
    assert sorted(_KEYS) == sorted(get_args(SortColumn)) == sorted(_ORDERS)


@given(layout=layouts)
def test_what_is_written_is_read_and_the_name_is_always_shown(layout: Layout) -> None:
    expected = tuple(ColumnState(one.key, one.width, one.shown or one.key == "name") for one in layout)
    assert read(written(layout)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "name",
        ":::",
        "name:²",
        "circles:",
        "-name:99999999999999",
        "\x00 [General]",
        "@ByteArray(\\x00\\x01)",
        "name:-5 x:3",
    ],
)
def test_nonsense_gives_every_column_once_and_the_name(text: str) -> None:
    layout = read(text)
    assert sorted(state.key for state in layout) == sorted(_KEYS)
    assert next(state for state in layout if state.key == "name").shown


@given(text=st.text(max_size=60) | st.lists(st.sampled_from(_KEYS)).map(":70 -".join))
def test_no_text_breaks_the_table(text: str) -> None:
    layout = read(text)
    assert sorted(state.key for state in layout) == sorted(_KEYS)
    assert all(NARROWEST <= state.width <= WIDEST for state in layout)


def test_a_column_that_is_new_in_the_program_appears_behind_its_neighbour() -> None:
    older = tuple(state for state in FIRST_LAYOUT if state.key not in ("circles", "changed"))
    assert [state.key for state in read(written(older))] == _KEYS
    moved = (*(state for state in older if state.key != "name"), older[0])
    assert [state.key for state in read(written(moved))][-2:] == ["name", "circles"]

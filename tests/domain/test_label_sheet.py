"""Labels lie where the sheets from the shop have them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kontaktpflege.domain.label_sheet import A4, SHEETS, LabelSheet, sheets_for


@pytest.mark.parametrize("sheet", SHEETS)
def test_sheets_from_the_shop_fit_and_lie_in_the_middle(sheet: LabelSheet) -> None:
    assert sheet.fits()
    x, y = sheet.place(sheet.count - 1)
    assert A4[0] - (x + sheet.width) == pytest.approx(sheet.left, abs=0.2)
    assert A4[1] - (y + sheet.height) == pytest.approx(sheet.top, abs=0.3)


def test_labels_are_counted_along_the_rows() -> None:
    sheet = SHEETS[2]
    assert [sheet.place(position) for position in (0, 1, 3)] == [(7.25, 15.15), (73.25, 15.15), (7.25, 53.25)]


@pytest.mark.parametrize(
    "change", [{"columns": 4}, {"rows": 9}, {"width": 5}, {"left": -1}, {"gap_x": 3}, {"columns": 0}, {"top": 20}]
)
def test_what_does_not_fit_is_seen(change: dict[str, int]) -> None:
    assert not replace(SHEETS[0], **change).fits()


@pytest.mark.parametrize(
    ("count", "first", "sheets"), [(0, 5, 0), (1, 0, 1), (24, 0, 1), (24, 1, 2), (1, 23, 1), (49, 0, 3)]
)
def test_a_used_sheet_is_used_up(count: int, first: int, sheets: int) -> None:
    assert sheets_for(count, first, SHEETS[0]) == sheets

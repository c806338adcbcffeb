"""Dates of which parts may be unknown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kontaktpflege.domain.partial_date import PartialDate


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("19800102", PartialDate(1980, 1, 2)),
        ("1980-01-02", PartialDate(1980, 1, 2)),
        (" 1980-1-2 ", PartialDate(1980, 1, 2)),
        ("19800102T000000Z", PartialDate(1980, 1, 2)),
        ("1980-01-02T10:20:30+01:00", PartialDate(1980, 1, 2)),
        ("1980-01-02 10:20", PartialDate(1980, 1, 2)),
        ("--0229", PartialDate(None, 2, 29)),
        ("--02-29", PartialDate(None, 2, 29)),
        ("--02", PartialDate(None, 2)),
        ("---15", PartialDate(None, None, 15)),
        ("1980", PartialDate(1980)),
        ("1980-05", PartialDate(1980, 5)),
        ("0000-05-12", PartialDate(None, 5, 12)),
        ("2.1.1980", PartialDate(1980, 1, 2)),
        ("2. 1. 1980", PartialDate(1980, 1, 2)),
    ],
)
def test_every_written_form_is_read(text: str, date: PartialDate) -> None:
    assert PartialDate.parse(text) == date


@pytest.mark.parametrize(
    "text",
    ["", "circa 1800", "1980-13-01", "1980-02-30", "1981-02-29", "--0230", "T102030", "0000", "١٩٨٠", "01/02/1980"],
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert PartialDate.parse(text) is None


def test_the_year_that_stands_for_none_is_dropped() -> None:
    assert PartialDate.parse("1604-02-29", unknown_year=1604) == PartialDate(None, 2, 29)
    assert PartialDate.parse("1605-02-28", unknown_year=1604) == PartialDate(1605, 2, 28)


@given(st.dates(), st.sampled_from(["date", "day", "month", "year", "yearless", "only day"]))
def test_a_date_written_is_read_as_the_same(day: object, known: str) -> None:
    year, month, number = map(int, str(day).split("-"))
    date = {
        "date": PartialDate(year, month, number),
        "day": PartialDate(None, month, number),
        "month": PartialDate(year, month),
        "year": PartialDate(year),
        "yearless": PartialDate(None, month),
        "only day": PartialDate(None, None, number),
    }[known]
    assert PartialDate.parse(str(date)) == date


@given(st.text())
def test_no_text_raises(text: str) -> None:
    PartialDate.parse(text)

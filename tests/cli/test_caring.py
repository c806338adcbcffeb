"""What happened is logged, and who is due is told, as of another day."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from kontaktpflege import bootstrap
from tests.cli.terminal import Run


def test_what_happened_is_logged_as_of_another_day(filled: Run) -> None:
    assert filled("care", 1, 60, "--date", "2030-01-01", "--json").document["due"] == "2030-01-01"
    logged = filled("log", 1, "--date", "2030-02-01", "--json").document
    assert logged["due"] == "2030-04-02"
    assert filled("log", 1, "--when", "2030-02-02", "--date", "2030-02-01").status == 1
    assert "in the future" in filled("log", 1, "--when", "2030-02-02T00:30", "--date", "2030-02-01").err
    assert filled("later", 1, "--date", "2030-04-02", "--json").document["until"] == "2030-04-03"
    assert filled("later", 1, "--until", "2030-04-02", "--date", "2030-04-02").status == 1
    assert filled("rest", 1, "--until", "2030-05-01", "--date", "2030-05-01").status == 1
    assert filled("rest", 1, "--until", "2030-05-02", "--date", "2030-05-01").status == 0


def test_whom_one_did_not_reach_comes_again_tomorrow_though_long_due(filled: Run) -> None:
    filled("care", 1, 60, "--date", "2030-01-01")
    tried = ("log", 1, "--outcome", "no_answer", "--date", "2030-02-01")
    assert filled(*tried, "--json").document["due"] == "2030-02-02"
    assert filled(*tried).out.strip().endswith("again on 2 February 2030.")


def test_on_the_last_day_there_is_nothing_breaks(filled: Run) -> None:
    last = ("--date", "9999-12-31")
    assert filled("care", 1, 60).status == 0
    assert [item["id"] for item in filled("today", *last, "--json").document["items"]] == [1]
    assert [item["id"] for item in filled("due", "--days", 3650, *last, "--json").document["items"]] == [1]
    assert "not ahead" in filled("later", 1, *last).err


def test_the_day_it_is_is_that_of_the_books_clock(filled: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bootstrap, "now", lambda: datetime(2030, 5, 4, 9, tzinfo=UTC))
    assert filled("due", "--json").document["date"] == "2030-05-04"
    assert filled("later", 1, "--json").document["until"] == "2030-05-05"
    # noon is still to come: a day alone is this moment if it is today
    assert filled("log", 1, "--when", "2030-05-04").status == 0
    assert filled("log", 1, "--when", "2030-05-05").status == 1


@pytest.mark.parametrize("when", ["2026-02-30", "yesterday", "2026-03-14T25:00", "0001-01-01", "1899-12-31T09:00", ""])
def test_impossible_moments_are_wrong_usage(filled: Run, when: str) -> None:
    done = filled("log", 1, "--when", when)
    assert done.status == 2
    assert f"“{when}” is" in done.err

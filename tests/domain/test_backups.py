"""Which backups are kept."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from kontaktpflege.domain.backups import BackupReason, to_keep

moments = st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - bounds are naive
backups = st.lists(st.tuples(moments, st.sampled_from(BackupReason)), max_size=60)


@given(backups)
def test_the_latest_and_those_made_by_hand_always_stay(made: list[tuple[datetime, BackupReason]]) -> None:
    kept = to_keep(made)
    assert {at for at, reason in made if reason is BackupReason.MANUAL} <= kept
    assert set(sorted((at for at, _ in made), reverse=True)[:1]) <= kept
    assert kept <= {at for at, _ in made}


@given(backups)
def test_there_are_never_many(made: list[tuple[datetime, BackupReason]]) -> None:
    by_hand = sum(reason is BackupReason.MANUAL for _, reason in made)
    assert len(to_keep(made)) <= 3 + 7 + 4 + 12 + by_hand


@given(backups)
def test_tidying_again_removes_nothing_more(made: list[tuple[datetime, BackupReason]]) -> None:
    kept = to_keep(made)
    assert to_keep([one for one in made if one[0] in kept]) == kept


def test_seven_days_four_weeks_and_twelve_months_of_daily_use_stay() -> None:
    newest = datetime(2026, 6, 30, 9, tzinfo=UTC)
    made = [(newest - timedelta(days=day), BackupReason.DAILY) for day in range(800)]
    kept = to_keep(made)
    assert {newest - timedelta(days=day) for day in range(7)} <= kept
    assert len({at.strftime("%G-%V") for at in kept}) >= 4
    months = sorted({at.strftime("%Y-%m") for at in kept}, reverse=True)
    assert months == [f"2026-{month:02}" for month in range(6, 0, -1)] + [
        f"2025-{month:02}" for month in range(12, 6, -1)
    ]


def test_many_on_one_day_leave_the_latest_three() -> None:
    day = datetime(2026, 6, 30, tzinfo=UTC)
    made = [(day + timedelta(minutes=minute), BackupReason.IMPORT) for minute in range(50)]
    assert to_keep(made) == {day + timedelta(minutes=minute) for minute in (47, 48, 49)}

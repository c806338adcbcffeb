"""Settings are kept in one file, and what stands there wrongly does no harm."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from pathlib import Path

import pytest

from kontaktpflege.domain.reminder import Schedule
from kontaktpflege.settings import Settings, load_settings, save_settings


def test_every_setting_is_kept_in_the_file(tmp_path: Path) -> None:
    settings = Settings(
        book=tmp_path / 'a "book"',
        language="de",
        theme="dark",
        name_order="first",
        country="CH",
        map_service="bing",
        font_size=150,
        compact=True,
        state="ZH",
        birthday_lead=0,
        post_days=9,
        by_post=True,
        remind=False,
        remind_at="07:30",
        working_days_only=True,
        quiet_hours=False,
        quiet_from="22:00",
        quiet_until="06:00",
        popup_reasons=True,
        stay_in_tray=False,
    )
    save_settings(settings, tmp_path / "settings.toml")
    assert load_settings(tmp_path / "settings.toml") == settings


@pytest.mark.parametrize(
    "line",
    [
        "font_size = 400",
        "birthday_lead = 61",
        "own_lead = true",
        "post_days = -1",
        "by_post = 1",
        'font_size = "150"',
        "compact = 1",
        "country = 3",
        'map_service = "x"',
        'remind_at = "25:00"',
        "remind_at = 09:00:00",
        'book = "test.book"',
    ],
)
def test_what_the_file_says_wrongly_is_as_by_default(tmp_path: Path, line: str) -> None:
    (tmp_path / "settings.toml").write_text(line)
    assert load_settings(tmp_path / "settings.toml") == load_settings(tmp_path / "missing.toml")


def test_name_and_address_are_kept_in_one_line_each(tmp_path: Path) -> None:
    settings = Settings(book=tmp_path / "a.book", my_name='Bernd "Bert" Maier', my_address="Ring 1\n50667 Köln \\ DE")
    save_settings(settings, tmp_path / "settings.toml")
    held = load_settings(tmp_path / "settings.toml")
    assert (held.my_name, held.my_address) == ('Bernd "Bert" Maier', "Ring 1 50667 Köln \\ DE")


def test_no_letter_makes_the_file_unreadable(tmp_path: Path) -> None:
    odd = "".join(map(chr, range(256)))
    settings = Settings(book=tmp_path / f"a{odd}", my_name=odd, language="de")
    save_settings(settings, tmp_path / "settings.toml")
    assert load_settings(tmp_path / "settings.toml") == replace(settings, my_name=" ".join(odd.split()))


def test_a_path_that_is_no_text_is_refused_and_the_file_stays(tmp_path: Path) -> None:
    save_settings(Settings(book=tmp_path / "a.book"), tmp_path / "settings.toml")
    with pytest.raises(OSError, match=r"settings\.toml"):
        save_settings(Settings(book=tmp_path / "a\udcff"), tmp_path / "settings.toml")
    assert load_settings(tmp_path / "settings.toml").book == tmp_path / "a.book"
    assert [found.name for found in tmp_path.iterdir()] == ["settings.toml"]


def test_the_times_set_make_a_schedule() -> None:
    settings = Settings(book=Path("x"), remind_at="07:30", quiet_from="21:00", quiet_until="07:00")
    assert settings.schedule() == Schedule(at=time(7, 30), quiet_from=time(21), quiet_until=time(7))
    assert replace(settings, quiet_hours=False).schedule() == Schedule(at=time(7, 30))
    assert replace(settings, remind=False).schedule() is None

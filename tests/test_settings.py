"""Settings are kept in one file, and what stands there wrongly does no harm."""

from __future__ import annotations

from pathlib import Path

import pytest

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
    ],
)
def test_what_the_file_says_wrongly_is_as_by_default(tmp_path: Path, line: str) -> None:
    (tmp_path / "settings.toml").write_text(line)
    assert load_settings(tmp_path / "settings.toml") == load_settings(tmp_path / "missing.toml")

"""What the colours promise: everything written can be read, everything one presses can be seen."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor

from kontaktpflege.ui.theme import DARK, LIGHT, Tokens, palette, style_sheet, tint, tokens

THEMES = pytest.mark.parametrize("shown", [LIGHT, DARK], ids=["light", "dark"])


def luminance(colour: str) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    mixed = QColor(colour)
    return 0.2126 * linear(mixed.redF()) + 0.7152 * linear(mixed.greenF()) + 0.0722 * linear(mixed.blueF())


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def grounds(shown: Tokens) -> dict[str, str]:
    return {
        "background": shown.background,
        "surface": shown.surface,
        "raised": shown.raised,
        "hover": shown.hover,
    }


@THEMES
def test_every_text_can_be_read_on_every_ground(shown: Tokens) -> None:
    inks = {name: getattr(shown, name) for name in ("text", "muted", "accent", "danger", "warn", "ok")}
    poor = {
        (ink, ground): round(contrast(colour, under), 2)
        for ink, colour in (inks | dict(shown.hues)).items()
        for ground, under in grounds(shown).items()
        if contrast(colour, under) < 4.5
    }
    assert poor == {}


@THEMES
def test_a_selected_row_can_be_read(shown: Tokens) -> None:
    assert contrast(shown.text, shown.selection) >= 4.5
    assert contrast(shown.muted, shown.selection) >= 4.5
    assert all(contrast(hue, shown.selection) >= 3 for hue in shown.hues.values())


@THEMES
def test_borders_of_controls_and_primary_buttons_stand_out(shown: Tokens) -> None:
    assert all(contrast(shown.border, under) >= 3 for under in (shown.background, shown.surface, shown.raised))
    assert all(contrast(shown.star, under) >= 3 for under in (*grounds(shown).values(), shown.selection))
    assert contrast(shown.on_accent, shown.accent) >= 4.5


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_initials_can_be_read_on_every_tint(dark: bool) -> None:
    assert all(contrast(*tint(number, dark)) >= 4.5 for number in range(24))


@THEMES
@pytest.mark.usefixtures("qapp")
def test_the_palette_tells_its_theme_and_the_sheet_has_no_gap(shown: Tokens) -> None:
    assert tokens(palette(shown)) is shown
    assert "@" not in style_sheet(shown)

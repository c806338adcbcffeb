"""What the colours promise: everything written can be read, everything one presses can be seen."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtGui import QColor

from kontaktpflege.domain.circle import Hue
from kontaktpflege.ui.theme import DARK, LIGHT, Tokens, mix, palette, style_sheet, tint, tokens

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


@THEMES
def test_every_state_of_a_control_can_be_read_and_seen(shown: Tokens) -> None:
    pressed = mix(shown.text, shown.surface, 0.1)
    chips = [mix(hue, shown.surface, 0.08) for hue in shown.hues.values()]
    written = [
        *((shown.text, ground) for ground in (pressed, shown.selection, *chips)),
        (shown.on_accent, mix(shown.text, shown.accent, 0.15)),  # the main button under the mouse
        (shown.danger, pressed),
        shown.main_focus,
        *(
            (shown.accent, ground) for ground in (shown.background, shown.surface, shown.raised)
        ),  # links, also on toasts
    ]
    assert [(ink, ground) for ink, ground in written if contrast(ink, ground) < 4.5] == []
    every = [*grounds(shown).values(), shown.selection, pressed]
    seen = [
        *((shown.accent, ground) for ground in every),  # the ring around what has the keyboard
        (shown.text, shown.main_focus[0]),  # the ring around the main button
        *((shown.muted, ground) for ground in every),  # icons
        *((hue, ground) for hue in shown.hues.values() for ground in every),
        *zip(shown.hues.values(), chips, strict=True),
        (shown.on_accent, shown.accent),  # the tick in a box
    ]
    assert [(ink, ground) for ink, ground in seen if contrast(ink, ground) < 3] == []


BLIND = {
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
}
"""Machado, Oliveira and Fernandes 2009, full strength, on linear RGB."""


def as_seen(colour: str, matrix: tuple[tuple[float, ...], ...]) -> tuple[float, ...]:
    """Linear RGB, from 0 to 1, as somebody sees it who lacks a kind of cone."""
    mixed = QColor(colour)
    parts = [((part + 0.055) / 1.055) ** 2.4 for part in (mixed.redF(), mixed.greenF(), mixed.blueF())]
    return tuple(sum(weight * part for weight, part in zip(row, parts, strict=True)) for row in matrix)


@THEMES
@pytest.mark.parametrize("kind", BLIND)
def test_the_four_circles_stay_apart_for_colour_blind_eyes(shown: Tokens, kind: str) -> None:
    four: tuple[Hue, ...] = ("private", "professional", "neighbourhood", "interest")
    seen = {name: as_seen(shown.hues[name], BLIND[kind]) for name in four}
    apart = {
        (one, other): sum((a - b) ** 2 for a, b in zip(seen[one], seen[other], strict=True)) ** 0.5
        for one, other in combinations(four, 2)
    }
    assert min(apart.values()) > 0.09

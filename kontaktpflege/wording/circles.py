"""What circles are called."""

from __future__ import annotations

from kontaktpflege.domain.circle import BUILTIN_CIRCLES, Circle
from kontaktpflege.wording import language

_BUILTIN = {circle.key: circle for circle in BUILTIN_CIRCLES}


def builtin_circle_name(key: str, code: str | None = None) -> str:
    """A built-in circle's name in the language spoken now, or in the one with this code."""
    circle = _BUILTIN[key]
    return circle.german if (code or language()) == "de" else circle.english


def circle_name(circle: Circle) -> str:
    """The user's own name for a circle, else the built-in one."""
    return circle.name or builtin_circle_name(circle.key)

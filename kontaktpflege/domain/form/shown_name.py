"""The name as it is shown (FN), made of the parts of a name, and how it follows them when they change."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kontaktpflege.domain.form.field import Field
from kontaktpflege.domain.form.kinds import Kind

Parts = Sequence[str]

_WAYS: tuple[Callable[[Parts], str], ...] = (
    lambda name: _joined(name[3], name[1], name[2], name[0], name[4]),
    lambda name: _joined(name[1], name[0]),
    lambda name: _joined(name[1], name[2], name[0]),
    lambda name: _joined(name[3], name[1], name[0]),
    lambda name: _joined(name[0], name[1]),
    lambda name: f"{name[0]}, {_joined(name[1], name[2])}" if name[1] else name[0],
)
"""Ways to write a name of (family, given, further, prefix, suffix); the first is ours."""


def way_of(shown: str, name: Parts, organisation: str) -> Callable[[Parts, str], str] | None:
    """How the shown name comes of the others, so that it can follow them; None if it has a will of its own."""
    words = " ".join(shown.split())
    if not words:
        return _following(_WAYS[0])
    for way in _WAYS:
        if way(name) == words:
            return _following(way)
    return _following(_WAYS[0]) if words == organisation.strip() and not any(name) else None


def named(fields: Sequence[Field]) -> tuple[Parts, str]:
    """The parts of the name and the organisation that stand in a form."""
    name = next((field.parts for field in fields if field.kind is Kind.NAME), ("",) * 5)
    organisation = next((field.parts[0] for field in fields if field.kind is Kind.ORGANISATION), "")
    return name, organisation


def _following(way: Callable[[Parts], str]) -> Callable[[Parts, str], str]:
    return lambda name, organisation: way(name) or organisation.strip()


def _joined(*words: str) -> str:
    return " ".join(word.strip().replace(", ", " ") for word in words if word.strip())

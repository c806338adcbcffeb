"""A step of undo."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Step:
    """One thing the user did, as a kind with parameters; `wording.undo` puts it into words. `at` is UTC."""

    id: int
    kind: str
    facts: Mapping[str, int | str]
    at: datetime
    undone: bool = False

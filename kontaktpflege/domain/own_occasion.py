"""An occasion that the user made."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnOccasion:
    """An occasion that the user made, for a circle, for one contact or, with neither, for everybody.

    `lead` is in days; None as for all own ones. A yearly one counts its years from `first_on`.
    """

    id: int = 0
    name: str
    first_on: date
    yearly: bool = True
    circle_id: int | None = None
    contact_id: int | None = None
    lead: int | None = None

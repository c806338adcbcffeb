"""What the phone does not know yet: contacts that came, changed or went here since it was last told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kontaktpflege.domain.importing import ExportReport


@dataclass(frozen=True, slots=True)
class HandOver:
    """The ids of contacts that are new or changed here, (id, name) of those deleted, and when it was last told."""

    new: tuple[int, ...]
    changed: tuple[int, ...]
    deleted: tuple[tuple[int, str], ...]
    last: datetime | None

    @property
    def going(self) -> tuple[int, ...]:
        """The contacts whose cards have to go out."""
        return tuple(sorted((*self.new, *self.changed)))

    @property
    def empty(self) -> bool:
        """Whether the phone knows everything."""
        return not (self.new or self.changed or self.deleted)


@dataclass(frozen=True, slots=True)
class HandOverReport:
    """What was handed over, what was written (None: there was no card to write), and the step of undo."""

    what: HandOver
    export: ExportReport | None
    step: int | None

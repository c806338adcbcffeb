"""Backups: what one is, and which are kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

_DAYS, _WEEKS, _MONTHS = 7, 4, 12
_LATEST = 3


class BackupReason(StrEnum):
    """Why a backup was made."""

    DAILY = "daily"
    IMPORT = "import"
    MIGRATION = "migration"
    RESTORE = "restore"
    MANUAL = "manual"


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupInfo:
    """One backup: a whole book as it was at a moment (UTC). `contacts` counts those outside the trash; `size` is bytes."""

    path: Path
    at: datetime
    reason: BackupReason
    contacts: int
    size: int


def to_keep(backups: Iterable[tuple[datetime, BackupReason]]) -> set[datetime]:
    """The moments of the backups that are kept: those made by hand, the latest three, and the latest of each of the

    last seven days, four weeks and twelve months that have one.
    """
    kept: set[datetime] = set()
    newest_first = sorted(backups, reverse=True)
    kept.update(at for at, reason in newest_first if reason is BackupReason.MANUAL)
    kept.update(at for at, _ in newest_first[:_LATEST])
    for period, count in (("%Y-%m-%d", _DAYS), ("%G-%V", _WEEKS), ("%Y-%m", _MONTHS)):
        latest: dict[str, datetime] = {}
        for at, _ in newest_first:
            latest.setdefault(at.strftime(period), at)
        kept.update(list(latest.values())[:count])
    return kept

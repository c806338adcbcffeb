"""Why a backup was made, and what it holds."""

from __future__ import annotations

from kontaktpflege.domain.backups import BackupInfo, BackupReason
from kontaktpflege.wording import N_, _, ngettext
from kontaktpflege.wording.numbers import number

_REASONS: dict[BackupReason, str] = {
    BackupReason.DAILY: N_("daily"),
    BackupReason.IMPORT: N_("before an import"),
    BackupReason.MIGRATION: N_("before an update of the program"),
    BackupReason.MANUAL: N_("made by hand"),
    BackupReason.RESTORE: N_("before a restore"),
}


def backup_reason(reason: BackupReason) -> str:
    """Why it was made: "before an import"."""
    return _(_REASONS[reason])


def backup_contents(info: BackupInfo) -> str:
    """How many contacts it holds."""
    return ngettext("{n} contact", "{n} contacts", info.contacts).format(n=number(info.contacts))

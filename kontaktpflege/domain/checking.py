"""What a check of the book found."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as it should be.

    Codes: "integrity" (SQLite's words in `detail`), "reference", "undo_log", "recording", "derived", "search", "blob".
    """

    code: str
    detail: str


@dataclass(frozen=True, slots=True)
class CheckReport:
    """The result of a check: how many contacts were looked at, and the findings."""

    contacts: int
    findings: tuple[Finding, ...]

    @property
    def ok(self) -> bool:
        """Whether nothing was found."""
        return not self.findings

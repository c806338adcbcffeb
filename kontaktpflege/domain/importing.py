"""An import as it is looked at before it is done: a verdict for every card, and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kontaktpflege.domain.card import Card
from kontaktpflege.domain.contact import ContactSummary
from kontaktpflege.domain.merge import Difference


class Verdict(StrEnum):
    """What an import does with a card. SKIP and MERGE only by the user's choice."""

    NEW = "new"
    SAME = "same"
    UPDATE = "update"
    REVIEW = "review"
    TRASH = "trash"
    GROUP = "group"
    UNREADABLE = "unreadable"
    SKIP = "skip"
    MERGE = "merge"


VERDICTS = tuple(Verdict)
"""In an order that arrays of verdict numbers rely on."""


class Reason(StrEnum):
    """Why a card got its verdict, where the verdict alone does not say it."""

    NONE = ""
    CONFLICT = "conflict"
    OTHER_NAME = "other_name"
    REPEATED_UID = "repeated_uid"
    REPEATED_CARD = "repeated_card"
    MAYBE_SAME = "maybe_same"
    IN_TRASH_CHANGED = "in_trash_changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewRow:
    """One card of an import as a table row. `reason` is a Reason, or for an unreadable card the reader's code."""

    index: int
    name: str
    verdict: Verdict
    reason: str
    file: str
    line: int
    contact_id: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewDetail:
    """One card of an import in full. `ours` is the contact's card it belongs to; `result` what the import would leave."""

    card: Card | None
    raw: str
    ours: Card | None
    result: Card | None
    differences: tuple[Difference, ...]
    candidates: tuple[ContactSummary, ...]


@dataclass(frozen=True, slots=True)
class UnreadableItem:
    """A card that could not be read: where, why (the reader's code) and what stands there."""

    file: str
    line: int
    reason: str
    raw: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """What an import did. cards = new + same + updated + review + groups + trash + skipped + len(unreadable)."""

    cards: int
    new: int
    same: int
    updated: int
    review: int
    groups: int
    trash: int
    skipped: int
    unreadable: tuple[UnreadableItem, ...]
    step: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportReport:
    """What an export wrote."""

    cards: int
    files: int
    size: int

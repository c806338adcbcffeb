"""How each verdict is drawn: a form and a colour, beside its word."""

from __future__ import annotations

from typing import NamedTuple

from kontaktpflege.domain.importing import Verdict
from kontaktpflege.ui.icons import Tint


class Look(NamedTuple):
    """A drawing and the ink it is tinted with."""

    drawing: str
    ink: Tint


LOOKS: dict[Verdict, Look] = {
    Verdict.NEW: Look("user-plus", "ok"),
    Verdict.SAME: Look("check", "muted"),
    Verdict.UPDATE: Look("refresh-cw", "accent"),
    Verdict.REVIEW: Look("circle-help", "warn"),
    Verdict.TRASH: Look("trash-2", "muted"),
    Verdict.GROUP: Look("users", "accent"),
    Verdict.UNREADABLE: Look("triangle-alert", "danger"),
    Verdict.SKIP: Look("x", "muted"),
    Verdict.MERGE: Look("git-merge", "accent"),
}

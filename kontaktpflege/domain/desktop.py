"""What came of putting the program into the desktop's menu, or of taking it out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class DesktopReport:
    """`files` are those written or removed; `is_default` tells whether double clicks on vCard files come here now.

    `opener` is the desktop file of the program that opens them otherwise, "" if there is none. `unfinished` names the
    system's tools that are missing or failed.
    """

    files: tuple[Path, ...] = ()
    is_default: bool = False
    opener: str = ""
    unfinished: tuple[str, ...] = ()

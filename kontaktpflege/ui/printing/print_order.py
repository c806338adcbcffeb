"""What is to be printed, and what comes of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from kontaktpflege.domain.contact import ContactQuery
from kontaktpflege.domain.household import Preference
from kontaktpflege.domain.label_sheet import SHEETS, LabelSheet
from kontaktpflege.ui.printing.paper import Layout
from kontaktpflege.ui.tasks import Control

Kind = Literal["list", "sheets", "labels"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintOrder:
    """Which contacts, and how. `first` counts the labels of the first sheet that are used already."""

    what: ContactQuery | tuple[int, ...]
    title: str
    kind: Kind = "list"
    landscape: bool = False
    sheet: LabelSheet = SHEETS[0]
    first: int = 0
    by_household: bool = False
    prefer: Preference = "preferred"


@dataclass(frozen=True, slots=True)
class Printable:
    """Pages for the printer and for the screen, and a sentence about them ("" for none)."""

    paper: Layout
    screen: Layout
    remark: str


Build = Callable[[PrintOrder, Control], Printable]
"""Runs off the GUI thread; may raise Cancelled."""

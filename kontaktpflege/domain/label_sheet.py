"""Sheets of labels: where each label lies on the paper. All lengths in millimetres."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

A4: Final = (210.0, 297.0)
SMALLEST: Final = 10.0
"""No label is smaller, in either direction."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelSheet:
    """A sheet of A4 with equal labels in columns and rows; the gaps lie between them."""

    columns: int
    rows: int
    width: float
    height: float
    left: float
    top: float
    gap_x: float = 0.0
    gap_y: float = 0.0

    @property
    def count(self) -> int:
        """Labels on one sheet."""
        return self.columns * self.rows

    def place(self, position: int) -> tuple[float, float]:
        """Left and top edge of a label; positions count from 0 along the rows."""
        row, column = divmod(position, self.columns)
        return self.left + column * (self.width + self.gap_x), self.top + row * (self.height + self.gap_y)

    def fits(self) -> bool:
        """Whether all labels lie on the paper and none on another."""
        if self.columns < 1 or self.rows < 1 or min(self.width, self.height) < SMALLEST:
            return False
        if min(self.left, self.top, self.gap_x, self.gap_y) < 0:
            return False
        x, y = self.place(self.count - 1)
        return x + self.width <= A4[0] + 0.05 and y + self.height <= A4[1] + 0.05


SHEETS: Final[tuple[LabelSheet, ...]] = (
    LabelSheet(columns=3, rows=8, width=70, height=36, left=0, top=4.5),
    LabelSheet(columns=3, rows=8, width=70, height=37, left=0, top=0.5),
    LabelSheet(columns=3, rows=7, width=63.5, height=38.1, left=7.25, top=15.15, gap_x=2.5),
    LabelSheet(columns=3, rows=6, width=63.5, height=46.6, left=7.25, top=8.7, gap_x=2.5),
    LabelSheet(columns=2, rows=8, width=99.1, height=33.9, left=4.65, top=12.9, gap_x=2.5),
    LabelSheet(columns=2, rows=7, width=99.1, height=38.1, left=4.65, top=15.15, gap_x=2.5),
    LabelSheet(columns=2, rows=4, width=99.1, height=67.7, left=4.65, top=13.1, gap_x=2.5),
    LabelSheet(columns=2, rows=8, width=105, height=37, left=0, top=0.5),
    LabelSheet(columns=2, rows=5, width=105, height=57, left=0, top=6),
    LabelSheet(columns=2, rows=4, width=105, height=74, left=0, top=0.5),
)
"""What shops in Germany, Austria and Switzerland sell."""


def sheets_for(count: int, first: int, sheet: LabelSheet) -> int:
    """How many sheets `count` labels need when the first `first` labels of the first sheet are used already."""
    return -(-(count + first) // sheet.count) if count else 0

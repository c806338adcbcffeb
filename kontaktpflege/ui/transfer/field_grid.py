"""Fields in rows: what they are called, what they say, and what they said before."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QGridLayout, QWidget

from kontaktpflege.domain.merge import Difference
from kontaktpflege.ui.theme import M, S
from kontaktpflege.ui.widgets.card_lines import heading, value_text
from kontaktpflege.ui.widgets.plain_text import plain_line
from kontaktpflege.ui.widgets.text_label import text_label
from kontaktpflege.wording import _
from kontaktpflege.wording.fields import field_name

_NAME_WIDTH = 104


class FieldGrid(QWidget):
    """A grid of fields; empty until it is given some."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(M)
        self._grid.setVerticalSpacing(S)

    @classmethod
    def of_lines(cls, lines: Iterable[tuple[str, str]]) -> FieldGrid:
        """Each field with what it says."""
        made = cls()
        made._grid.setColumnStretch(1, 1)
        for row, (name, text) in enumerate(lines):
            made._put_name(row, name)
            made._grid.addWidget(text_label(text), row, 1)
        return made

    @classmethod
    def of_differences(cls, differences: Iterable[Difference]) -> FieldGrid:
        """Each field old → new; a change on both sides is said to be one."""
        made = cls()
        made._grid.setColumnStretch(1, 1)
        made._grid.setColumnStretch(3, 1)
        for column, words in ((1, _("In the book")), (3, _("In the file"))):
            made._grid.addWidget(text_label(words, "section"), 0, column)
        for row, difference in enumerate(differences, start=1):
            made._put_difference(row, difference)
        return made

    def _put_name(self, row: int, name: str) -> None:
        label = text_label(plain_line(name, 80), "muted")
        label.setFixedWidth(_NAME_WIDTH)
        self._grid.addWidget(label, row, 0)

    def _put_difference(self, row: int, difference: Difference) -> None:
        item = difference.new or difference.old
        self._put_name(row, heading(None, item) if item is not None else field_name(difference.name))
        old = value_text(difference.old) if difference.old is not None else "–"
        self._grid.addWidget(text_label(old, "muted" if not difference.conflict else "body"), row, 1)
        arrow = text_label("≠" if difference.conflict else "→", "warn" if difference.conflict else "muted")
        arrow.setMinimumWidth(0)
        arrow.setWordWrap(False)
        arrow.setAccessibleName(_("changed on both sides") if difference.conflict else _("becomes"))
        arrow.setToolTip(arrow.accessibleName())
        self._grid.addWidget(arrow, row, 2)
        self._grid.addWidget(text_label(value_text(difference.new) if difference.new else "–"), row, 3)

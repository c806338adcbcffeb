"""What kind of favour it was: one of those that every book knows, or the user's own word."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from kontaktpflege.domain.favor import LONGEST_KIND
from kontaktpflege.ui.widgets.label_box import LabelBox
from kontaktpflege.ui.widgets.plain_text import plain_line
from kontaktpflege.wording import _
from kontaktpflege.wording.ledger import kind_name


class KindBox(LabelBox):
    """Typing completes; whatever else is typed is a kind of the user's own."""

    def __init__(self, kinds: Sequence[str], chosen: str, parent: QWidget | None = None) -> None:
        names = {plain_line(kind_name(kind), LONGEST_KIND): kind for kind in (*kinds, chosen)}
        super().__init__(tuple(names), kind_name(chosen), _("a kind, or a word of your own"), parent)
        self._kinds = {name.casefold(): kind for name, kind in names.items()}
        self.line.setMaxLength(LONGEST_KIND)
        self.setMaxVisibleItems(16)
        self.name_it(_("What it was"))

    def kind(self) -> str:
        """The `FavorKind`, or the words that were typed; "" if there are none."""
        typed = " ".join(self.currentText().split())
        return self._kinds.get(typed.casefold(), typed)

"""What kind it is: one of those that every book knows, or the user's own word."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from kontaktpflege.ui.widgets.label_box import LabelBox
from kontaktpflege.ui.widgets.plain_text import plain_line
from kontaktpflege.wording import _

_LONGEST = 60


class KindBox(LabelBox):
    """Typing completes; whatever else is typed is a kind of the user's own."""

    def __init__(
        self, kinds: Sequence[str], chosen: str, called: Callable[[str], str], name: str, parent: QWidget | None = None
    ) -> None:
        """`called` words a kind; `name` is what a screen reader says."""
        super().__init__((), "", _("a kind, or a word of your own"), parent)
        self._called = called
        self._kinds: dict[str, str] = {}
        self.line.setMaxLength(_LONGEST)
        self.setMaxVisibleItems(16)
        self.name_it(name)
        self.offer_kinds(kinds, chosen)

    def offer_kinds(self, kinds: Sequence[str], chosen: str) -> None:
        """Offer these, and this one as chosen ("": none)."""
        names = {plain_line(self._called(kind), _LONGEST): kind for kind in (*kinds, chosen) if kind}
        self._kinds = {shown.casefold(): kind for shown, kind in names.items()}
        self.offer(tuple(names), self._called(chosen) if chosen else "")

    def kind(self) -> str:
        """The kind, or the words that were typed; "" if there are none."""
        typed = " ".join(self.currentText().split())
        return self._kinds.get(typed.casefold(), typed)

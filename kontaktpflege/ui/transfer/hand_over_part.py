"""What the phone does not know yet, in words: how many came and changed, and by name who went."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kontaktpflege.domain.hand_over import HandOver
from kontaktpflege.ui.theme import XL, S
from kontaktpflege.ui.widgets.plain_text import plain
from kontaktpflege.ui.widgets.text_label import text_label
from kontaktpflege.wording import _
from kontaktpflege.wording.dates import exact_moment
from kontaktpflege.wording.reports import deleted_sentence, hand_over_sentence

_LONGEST = 2_000


class HandOverPart(QWidget):
    """Stands under the question what to export, while the answer is "what changed here"."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts = text_label(_("Being compared …"), "body")
        self._deleted = text_label("", "warn")
        self._deleted.hide()
        self._last = text_label("", "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(XL, 0, 0, 0)
        column.setSpacing(S // 2)
        for label in (self._counts, self._deleted, self._last):
            column.addWidget(label)

    def show_changes(self, what: HandOver) -> None:
        """Say what there is to hand over."""
        self._counts.setText(hand_over_sentence(what))
        self._deleted.setText(plain(deleted_sentence(what), _LONGEST))
        self._deleted.setVisible(bool(what.deleted))
        if what.last is None:
            self._last.setText(_("Nothing was handed over yet; compared with what was last imported."))
        else:
            self._last.setText(_("Last handed over: {when}").format(when=exact_moment(what.last)))

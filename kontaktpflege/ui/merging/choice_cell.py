"""One value of one card, with the button that keeps it where there is a choice."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLabel, QWidget

from kontaktpflege.ui.theme import BELOW_RING, S, dress, grown
from kontaktpflege.ui.widgets.avatar import round_picture
from kontaktpflege.ui.widgets.plain_text import plain_line
from kontaktpflege.ui.widgets.text_label import text_label
from kontaktpflege.wording import _

_PICTURE = 48
_NARROWEST = 120
"""As wide as a common mail address: what is still longer has places to break."""


class ChoiceCell(QWidget):
    """Kept while its button is on; struck out if it gets lost, pale if another spelling of it stays."""

    def __init__(self, text: str, name: str, button: QAbstractButton | None, picture: bytes = b"") -> None:
        super().__init__()
        self.button = button
        self._label = _picture_label(picture, self.devicePixelRatioF()) if picture else text_label(text)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(S)
        if button is not None:
            button.setAccessibleName(f"{name}: {plain_line(text, 120)}")
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        else:
            dress(self._label, "muted")
            self._label.setToolTip(_("The same as on the left"))
        self._label.setMinimumWidth(grown(_NARROWEST))
        if not picture:
            self._label.setContentsMargins(0, BELOW_RING, 0, 0)
        row.addWidget(self._label, 1)

    def show_fate(self, *, lost: bool) -> None:
        """Draw the value as one that stays, as another spelling, or as one that gets lost."""
        if self.button is None:
            return
        kept = self.button.isChecked()
        dress(self._label, "body" if kept else "muted")
        lettering = self._label.font()  # after the dressing, which sets it anew
        lettering.setStrikeOut(lost and not kept)
        self._label.setFont(lettering)


def _picture_label(data: bytes, ratio: float) -> QLabel:
    picture = round_picture(data, _PICTURE, ratio)
    label = QLabel(_("A picture that cannot be shown") if picture.isNull() else "")
    label.setWordWrap(True)
    if not picture.isNull():
        label.setPixmap(QPixmap.fromImage(picture))
        label.setAccessibleName(_("Photo"))
    return label

"""One person in short: the picture, the name, and what the card and the book say of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from kontaktpflege.domain.circle import Circle
from kontaktpflege.domain.contact import ContactSummary
from kontaktpflege.ui.theme import XS, Kind, S, dress, tokens
from kontaktpflege.ui.widgets.avatar import Avatar
from kontaktpflege.ui.widgets.circle_row import CircleRow
from kontaktpflege.ui.widgets.plain_text import joined, plain_line
from kontaktpflege.wording import _
from kontaktpflege.wording.circles import circle_name

_PICTURE = 88


class PersonView(QWidget):
    """Stands in the middle of the walk."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = Avatar(_PICTURE)
        self._name = self._line("name")
        self._work = self._line("body")
        self._place = self._line("muted")
        self._origin = self._line("muted")
        self._circles = CircleRow()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, S, 0, S)
        column.setSpacing(XS)
        column.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(S)
        for line in (self._name, self._work, self._place, self._origin):
            column.addWidget(line)
        column.addSpacing(XS)
        column.addWidget(self._circles, 0, Qt.AlignmentFlag.AlignHCenter)

    def show_person(self, row: ContactSummary, photo: bytes, circles: Sequence[Circle], origin: str) -> None:
        """Show somebody; `origin` tells in a sentence how one met, "" where that is not known."""
        name = plain_line(row.name, 120) or _("Without a name")
        self._picture.show_person(row.name, photo)
        self._name.setText(name)
        self._work.setText(joined([row.role, row.organisation], " · ", 120))
        self._place.setText(joined([row.city, row.phone, row.mail], " · ", 120))
        self._origin.setText(plain_line(origin, 160))
        hues = tokens().hues
        self._circles.show_circles([(one.shape, hues[one.hue], plain_line(circle_name(one), 40)) for one in circles])
        for line in (self._work, self._place, self._origin):
            line.setVisible(bool(line.text()))

    def words(self) -> str:
        """What is shown, as a sentence for those who hear it."""
        lines = [self._name, self._work, self._place, self._origin]
        said = [line.text() for line in lines if line.text()]
        return ", ".join([*said, *self._circles.names()])

    @staticmethod
    def _line(kind: Kind) -> QLabel:
        line = QLabel(alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        line.setTextFormat(Qt.TextFormat.PlainText)
        dress(line, kind)
        return line

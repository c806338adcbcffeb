"""A chain as one sees it: the people of it in a row, numbered, with the ties between them."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from kontaktpflege.domain.contact import ContactSummary
from kontaktpflege.domain.door import Way
from kontaktpflege.ui import theme
from kontaktpflege.ui.icons import icon
from kontaktpflege.ui.theme import XS, S
from kontaktpflege.ui.widgets.avatar import draw_avatar, round_picture
from kontaktpflege.ui.widgets.plain_text import plain_line
from kontaktpflege.wording import _
from kontaktpflege.wording.chains import way_words, you_words

_SIDE = 48
_BADGE = 18
_WIDEST = 132
"""Pixels that one person takes at most."""
_STRONG, _WEAK = 4.0, 2.0


class ChainPicture(QWidget):
    """Strong ties are thick, weak ones thin and dashed; a screen reader says the names in their order."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._way: Way | None = None
        self._first: ContactSummary | None = None
        self._pictures: dict[str, QPixmap] = {}

    def show_way(self, way: Way, photos: Mapping[str, bytes], asker: ContactSummary | None) -> None:
        """Show this chain; `photos` by their digests, `asker` is the user's card."""
        self._way = way
        self._first = way.start or asker
        ratio = self.devicePixelRatioF()
        self._pictures = {
            digest: QPixmap.fromImage(image)
            for digest, data in photos.items()
            if not (image := round_picture(data, _SIDE, ratio)).isNull()
        }
        self.setAccessibleName(plain_line(way_words(way), 600))
        self.updateGeometry()
        self.update()

    def way(self) -> Way | None:
        """What is shown."""
        return self._way

    def sizeHint(self) -> QSize:
        lines = theme.metrics("small").height()
        return QSize(0, _SIDE + S + lines + 2 * XS)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._way is None:
            return
        shown = theme.tokens(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = min(_WIDEST, self.width() / (len(self._way.steps) + 1))
        centres = [QPointF((place + 0.5) * width, XS + _SIDE / 2) for place in range(len(self._way.steps) + 1)]
        for place, step in enumerate(self._way.steps):
            self._draw_tie(painter, centres[place], centres[place + 1], strong=step.strong, ink=shown.accent)
        names = [you_words() if self._way.start is None else self._way.start.name]
        names += [step.person.name or _("Without a name") for step in self._way.steps]
        people = [self._first, *(step.person for step in self._way.steps)]
        for place, (name, person) in enumerate(zip(names, people, strict=True)):
            room = QRectF(centres[place].x() - _SIDE / 2, XS, _SIDE, _SIDE)
            self._draw_person(painter, room, person, dark=shown.dark)
            if place:
                self._draw_number(painter, room, place, shown)
            self._draw_name(painter, QRectF(place * width, XS + _SIDE + XS, width, self.height()), name, shown.text)

    def _draw_person(self, painter: QPainter, room: QRectF, person: ContactSummary | None, *, dark: bool) -> None:
        if person is not None:
            draw_avatar(painter, room, person.name, self._pictures.get(person.photo), dark=dark)
        else:  # the user, without a card
            margin = _SIDE / 4
            draw_avatar(painter, room, "", None, dark=dark)
            icon("user").paint(painter, room.adjusted(margin, margin, -margin, -margin).toRect())

    def _draw_tie(self, painter: QPainter, start: QPointF, end: QPointF, *, strong: bool, ink: str) -> None:
        pen = QPen(QColor(ink), _STRONG if strong else _WEAK)
        pen.setStyle(Qt.PenStyle.SolidLine if strong else Qt.PenStyle.DashLine)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap if strong else Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        edge = QPointF(_SIDE / 2 + XS, 0)
        if end.x() - start.x() > 2 * edge.x():
            painter.drawLine(start + edge, end - edge)

    def _draw_number(self, painter: QPainter, room: QRectF, number: int, shown: theme.Tokens) -> None:
        badge = QRectF(room.right() - _BADGE + XS, room.top() - XS, _BADGE, _BADGE)
        painter.setPen(QPen(QColor(shown.background), 2))
        painter.setBrush(QColor(shown.accent))
        painter.drawEllipse(badge)
        painter.setPen(QColor(shown.on_accent))
        painter.setFont(theme.font("small", bold=True))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, str(number))

    def _draw_name(self, painter: QPainter, room: QRectF, name: str, ink: str) -> None:
        painter.setFont(theme.font("small"))
        painter.setPen(QColor(ink))
        words = painter.fontMetrics().elidedText(
            plain_line(name, 80), Qt.TextElideMode.ElideRight, int(room.width()) - XS
        )
        painter.drawText(room, int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop), words)

"""Forms of circles with their names, beside each other."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from kontaktpflege.domain.circle import Shape
from kontaktpflege.ui.theme import XS, S
from kontaktpflege.ui.widgets.shapes import shape_icon
from kontaktpflege.wording import _

_MOST = 5
_SIDE = 12


class CircleRow(QWidget):
    """Says in which circles somebody is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: list[str] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(XS)

    def show_circles(self, circles: Sequence[tuple[Shape, str, str]]) -> None:
        """Show (form, colour, name) of each."""
        while (item := self._row.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self._names = [name for _shape, _colour, name in circles]
        for shape, colour, name in circles[:_MOST]:
            form = QLabel()
            form.setPixmap(shape_icon(shape, colour, _SIDE).pixmap(_SIDE, _SIDE))
            self._row.addWidget(form)
            words = QLabel(name)
            words.setTextFormat(Qt.TextFormat.PlainText)
            self._row.addWidget(words)
            self._row.addSpacing(S)
        if len(circles) > _MOST:
            self._row.addWidget(QLabel(_("and more")))
        self.setVisible(bool(circles))

    def names(self) -> list[str]:
        """The names of the circles."""
        return self._names

"""Asks what a circle is called, how it looks, and how often its people want to hear from one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, get_args

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from kontaktpflege.domain.circle import Hue, Shape
from kontaktpflege.ui.theme import XS, L, M, S, dress, tokens
from kontaktpflege.ui.widgets.dialog_foot import dialog_foot
from kontaktpflege.ui.widgets.input_dialog import InputDialog
from kontaktpflege.ui.widgets.push_button import PushButton
from kontaktpflege.ui.widgets.rhythm_choice import RhythmChoice
from kontaktpflege.ui.widgets.shapes import shape_icon
from kontaktpflege.ui.widgets.tool_button import tool_button
from kontaktpflege.wording import N_, _

HUE_NAMES: dict[Hue, str] = {
    "private": N_("orange"),
    "professional": N_("blue"),
    "neighbourhood": N_("green"),
    "interest": N_("violet"),
    "teal": N_("teal"),
    "ochre": N_("ochre"),
    "rose": N_("rose"),
    "slate": N_("slate"),
}
SHAPE_NAMES: dict[Shape, str] = {
    "disc": N_("disc"),
    "square": N_("square"),
    "roof": N_("triangle"),
    "diamond": N_("diamond"),
    "ring": N_("ring"),
    "hexagon": N_("hexagon"),
    "star": N_("star"),
    "pentagon": N_("pentagon"),
}


class CircleDialog(InputDialog):
    """A name, a colour, a form and a rhythm; the button says what will be done."""

    decided = Signal()
    """It is to be as it is filled in."""

    def __init__(
        self,
        title: str,
        verb: str,
        name: str,
        look: tuple[Hue, Shape],
        rhythm: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._hue, self._shape = look
        self._rhythm = RhythmChoice(_("no rhythm of its own"), rhythm)
        self._name = QLineEdit(name)
        self._name.setMaxLength(80)
        self._name.setAccessibleName(_("Name of the circle"))
        self._name.textChanged.connect(self._renew)
        self._done = PushButton(verb)
        dress(self._done, "primary")
        self._done.clicked.connect(self.decided)
        self._hues = QButtonGroup(self)
        self._shapes = QButtonGroup(self)
        self._lay_out(title)
        self._hues.idToggled.connect(self._choose_hue)
        self._shapes.idToggled.connect(self._choose_shape)
        self._renew()

    def name(self) -> str:
        """The name, without blanks around it."""
        return self._name.text().strip()

    def hue(self) -> Hue:
        """The colour chosen."""
        return self._hue

    def shape(self) -> Shape:
        """The form chosen."""
        return self._shape

    def rhythm(self) -> int | None:
        """The days of its rhythm; None for none."""
        return self._rhythm.rhythm()

    def content(self) -> object:
        return self.name(), self._hue, self._shape, self.rhythm()

    def _lay_out(self, title: str) -> None:
        heading = QLabel(title)
        dress(heading, "heading")
        column = QVBoxLayout(self)
        column.setContentsMargins(L, L, L, L)
        column.setSpacing(S)
        column.addWidget(heading)
        column.addWidget(self._name)
        column.addWidget(self._caption(_("Colour")))
        column.addLayout(self._row(self._hues, get_args(Hue), HUE_NAMES, self._hue))
        column.addWidget(self._caption(_("Form, so that the colour never speaks alone")))
        column.addLayout(self._row(self._shapes, get_args(Shape), SHAPE_NAMES, self._shape))
        column.addWidget(self._caption(_("Rhythm of those you care for in it")))
        column.addWidget(self._rhythm)
        column.addSpacing(M)
        column.addLayout(dialog_foot(self, self._done))

    @staticmethod
    def _caption(text: str) -> QLabel:
        caption = QLabel(text)
        dress(caption, "muted")
        return caption

    @staticmethod
    def _row(group: QButtonGroup, kinds: Sequence[str], names: Mapping[Any, str], chosen: str) -> QHBoxLayout:
        """A button for each kind, by its place; the one that is `chosen` is pressed."""
        row = QHBoxLayout()
        row.setSpacing(XS)
        for place, kind in enumerate(kinds):
            button = tool_button("check", _(names[kind]))
            button.setCheckable(True)
            button.setChecked(kind == chosen)
            button.setIconSize(QSize(20, 20))
            group.addButton(button, place)
            row.addWidget(button)
        row.addStretch()
        return row

    def _choose_hue(self, number: int, chosen: bool) -> None:
        if chosen:
            self._hue = get_args(Hue)[number]
            self._renew()

    def _choose_shape(self, number: int, chosen: bool) -> None:
        if chosen:
            self._shape = get_args(Shape)[number]
            self._renew()

    def _renew(self) -> None:
        """Show each colour in the chosen form and each form in the chosen colour; Tab stops at what is chosen."""
        hues = tokens().hues
        for number, hue in enumerate(get_args(Hue)):
            button = self._hues.button(number)
            button.setIcon(shape_icon(self._shape, hues[hue], 20))
            button.setFocusPolicy(_stop(hue == self._hue))
        for number, shape in enumerate(get_args(Shape)):
            button = self._shapes.button(number)
            button.setIcon(shape_icon(shape, hues[self._hue], 20))
            button.setFocusPolicy(_stop(shape == self._shape))
        self._done.setEnabled(bool(self.name()))


def _stop(chosen: bool) -> Qt.FocusPolicy:
    return Qt.FocusPolicy.StrongFocus if chosen else Qt.FocusPolicy.ClickFocus

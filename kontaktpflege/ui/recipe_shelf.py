"""Four recipes: how to get one's contacts here. A picture for each, and the steps of the one that is chosen."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from kontaktpflege.ui.icons import icon
from kontaktpflege.ui.theme import L, M, S, dress
from kontaktpflege.ui.widgets.announcement import announce
from kontaktpflege.ui.widgets.text_label import text_label
from kontaktpflege.ui.widgets.tool_button import ToolButton
from kontaktpflege.wording.numbers import number
from kontaktpflege.wording.recipes import Recipe, recipes

_DRAWING = 56
_WIDEST = 720


class RecipeShelf(QWidget):
    """A row of pictures that one chooses among by mouse, Tab and arrow keys, and numbered steps below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._recipes = recipes()
        self._tiles = QButtonGroup(self)
        self._sheets = QStackedWidget()  # as high as the longest recipe, so that nothing jumps
        self._sheets.setObjectName("recipe")
        self.setMaximumWidth(_WIDEST)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(M)
        column.addLayout(self._row_of_tiles())
        for recipe in self._recipes:
            self._sheets.addWidget(self._sheet_of_steps(recipe))
        column.addWidget(self._sheets)
        self._tiles.idToggled.connect(self._show)
        self._tiles.button(0).setChecked(True)

    def _row_of_tiles(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(S)
        for place, recipe in enumerate(self._recipes):
            tile = ToolButton()
            tile.setText(recipe.name)
            tile.setIcon(icon(recipe.drawing))
            tile.setIconSize(QSize(_DRAWING, _DRAWING))
            tile.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
            tile.setCheckable(True)
            tile.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            tile.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            tile.setAccessibleDescription(" ".join(recipe.steps))
            dress(tile, "tile")
            self._tiles.addButton(tile, place)
            row.addWidget(tile, 1)
        return row

    def _sheet_of_steps(self, recipe: Recipe) -> QWidget:
        sheet = QWidget()
        grid = QGridLayout(sheet)
        grid.setContentsMargins(L, M, L, M)
        grid.setHorizontalSpacing(M)
        grid.setVerticalSpacing(S)
        grid.setColumnStretch(1, 1)
        for place, step in enumerate(recipe.steps):
            figure = QLabel(number(place + 1))
            dress(figure, "section")
            figure.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
            grid.addWidget(figure, place, 0)
            grid.addWidget(text_label(step), place, 1)
        grid.setRowStretch(len(recipe.steps), 1)
        return sheet

    def _show(self, place: int, chosen: bool) -> None:
        if not chosen:
            return
        self._sheets.setCurrentIndex(place)
        if self.isVisible():
            steps = " ".join(self._recipes[place].steps)
            announce(self, steps)

"""A menu of circles, subgroups indented under theirs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from kontaktpflege.domain.circle import Circle
from kontaktpflege.ui.theme import tokens
from kontaktpflege.ui.widgets.plain_text import plain_line
from kontaktpflege.ui.widgets.shapes import shape_icon
from kontaktpflege.wording.circles import circle_name


def circle_entries(menu: QMenu, circles: Sequence[Circle]) -> Iterator[tuple[Circle, QAction]]:
    """Put one entry a circle into the menu, and hand each out to be connected."""
    parents = {circle.id: circle.parent_id for circle in circles}
    hues = tokens().hues
    for circle in circles:
        depth, above = 0, circle.parent_id
        while above in parents:
            depth, above = depth + 1, parents[above]
        name = plain_line(circle_name(circle), 60).replace("&", "&&")
        side = 16 if depth == 0 else 13
        yield circle, menu.addAction(shape_icon(circle.shape, hues[circle.hue], side), "    " * depth + name)


def fill_circle_menu(menu: QMenu, circles: Sequence[Circle], choose: Callable[[int], None]) -> None:
    """Put one entry a circle into the menu, each of which calls `choose` with the circle's id."""
    menu.clear()
    for circle, action in circle_entries(menu, circles):
        action.triggered.connect(lambda checked=False, circle=circle.id: choose(circle))


def circle_menu(title: str, circles: Sequence[Circle], choose: Callable[[int], None], parent: QWidget) -> QMenu:
    """The same as a new menu."""
    menu = QMenu(title, parent)
    fill_circle_menu(menu, circles, choose)
    return menu

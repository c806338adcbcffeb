"""Whom one can put on a list of cards: the selection, a circle, those of last year."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QMenu

from kontaktpflege.domain.circle import Circle
from kontaktpflege.domain.contact import ContactQuery, Scope
from kontaktpflege.ui.widgets.plain_text import plain_line
from kontaktpflege.wording import _
from kontaktpflege.wording.circles import circle_name
from kontaktpflege.wording.numbers import number

Add = Callable[[ContactQuery | Sequence[int]], None]


def fill_addition_menu(menu: QMenu, selected: Sequence[int], circles: Sequence[Circle], add: Add) -> None:
    """Put everything that can be added into the menu, circles under the one they belong to."""
    if selected:
        menu.addAction(_selection_words(len(selected)), lambda: add(selected))
        menu.addSeparator()
    menu.addAction(_("Those who are dear to me"), lambda: add(ContactQuery(scope=Scope.DEAR)))
    for circle in circles:
        if circle.parent_id is None:
            _add_circle(menu, circle, circles, add)
    menu.addSeparator()
    menu.addAction(_("Everybody"), lambda: add(ContactQuery()))


def _selection_words(count: int) -> str:
    return _("The selection ({count})").format(count=number(count))


def _add_circle(menu: QMenu, circle: Circle, circles: Sequence[Circle], add: Add) -> None:
    name = plain_line(circle_name(circle), 60).replace("&", "&&")
    below = [one for one in circles if one.parent_id == circle.id]
    query = ContactQuery(scope=Scope.CIRCLE, circle=circle.id)
    if not below:
        menu.addAction(name, lambda: add(query))
        return
    inner = menu.addMenu(name)
    inner.addAction(_("All of “{circle}”").format(circle=name), lambda: add(query))
    inner.addSeparator()
    for one in below:
        _add_circle(inner, one, circles, add)

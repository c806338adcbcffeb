"""The menu in which the picture is filtered: by circle, by how far, by how well, by who is due."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QWidget

from kontaktpflege.domain.circle import Circle
from kontaktpflege.ui.network.composing import Wish
from kontaktpflege.ui.theme import tokens
from kontaktpflege.ui.widgets.plain_text import plain_line
from kontaktpflege.ui.widgets.shapes import shape_icon
from kontaktpflege.ui.widgets.toggle_menu import ToggleMenu
from kontaktpflege.wording import _
from kontaktpflege.wording.circles import circle_name
from kontaktpflege.wording.network import ordinal

_STEPS = (0, 1, 2, 3)


class WishMenu(ToggleMenu):
    """Each tick filters at once; the menu stays open for the next."""

    def __init__(
        self,
        wish: Callable[[], Wish],
        circles: Callable[[], Sequence[Circle]],
        choose: Callable[[Wish], None],
        parent: QWidget,
    ) -> None:
        super().__init__(_("Filter"), parent)
        self._wish = wish
        self._circles = circles
        self._choose = choose
        self.aboutToShow.connect(self._build)

    def _build(self) -> None:
        self.clear()
        wish = self._wish()
        self._add(_("Only strong ties"), wish.only_strong, lambda on: replace(self._wish(), only_strong=on))
        self._add(_("Only who is due"), wish.only_due, lambda on: replace(self._wish(), only_due=on))
        self._add(_("Without my own ties"), wish.without_mine, lambda on: replace(self._wish(), without_mine=on))
        self.addSection(_("How far"))
        group = QActionGroup(self)
        for steps in _STEPS:
            words = _("Everybody") if not steps else _("up to the {ordinal} degree").format(ordinal=ordinal(steps))
            entry = self.addAction(words)
            entry.setCheckable(True)
            entry.setChecked(wish.most_steps == steps)
            entry.setActionGroup(group)
            entry.triggered.connect(
                lambda checked=False, steps=steps: self._take(replace(self._wish(), most_steps=steps))
            )
        self.addSection(_("Circles"))
        hues = tokens(self.palette()).hues
        for circle in self._circles():
            self._add_circle(circle, wish, hues[circle.hue])
        self.addSeparator()
        self._clear = self.addAction(_("Show everybody"))
        self._clear.setEnabled(wish.filters > 0)
        self._clear.triggered.connect(lambda checked=False: self._choose(self._wish().without_filters()))

    def _take(self, wish: Wish) -> None:
        self._clear.setEnabled(wish.filters > 0)
        self._choose(wish)

    def _add(self, words: str, on: bool, change: Callable[[bool], Wish]) -> QAction:
        entry = self.addAction(words)
        entry.setCheckable(True)
        entry.setChecked(on)
        entry.triggered.connect(lambda checked=False: self._take(change(checked)))
        return entry

    def _add_circle(self, circle: Circle, wish: Wish, colour: str) -> None:
        def change(on: bool) -> Wish:
            return self._with_circle(circle.id, on=on)

        name = plain_line(circle_name(circle), 60).replace("&", "&&")
        entry = self._add(name if circle.parent_id is None else f"    {name}", circle.id in wish.circles, change)
        entry.setIcon(shape_icon(circle.shape, colour))

    def _with_circle(self, circle: int, *, on: bool) -> Wish:
        wish = self._wish()
        return replace(wish, circles=wish.circles | {circle} if on else wish.circles - {circle})

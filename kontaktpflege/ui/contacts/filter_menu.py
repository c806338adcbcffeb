"""The menu in which a list is filtered."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from kontaktpflege.domain.circle import Circle
from kontaktpflege.domain.filter import (
    CareTrait,
    Filter,
    FilterKind,
    Filters,
    LedgerTrait,
    Trait,
    with_filter,
    without_filter,
)
from kontaktpflege.ui.contacts.circle_menu import circle_entries
from kontaktpflege.ui.icons import icon
from kontaktpflege.ui.widgets.toggle_menu import ToggleMenu
from kontaktpflege.wording import _
from kontaktpflege.wording.filters import filter_name

_TRAITS: tuple[Trait, ...] = ("phone", "mail", "address", "photo", "birthday", "organisation")
_BIRTHDAYS = (
    Filter(kind="birthday_month"),
    Filter(kind="birthday_soon", days=7),
    Filter(kind="birthday_soon", days=30),
)
_CARE: tuple[CareTrait, ...] = ("overdue", "waiting", "long_quiet", "owed", "resting", "never")
_LEDGER: tuple[LedgerTrait, ...] = ("tilted", "only_received", "nothing_given")
_DUE = 7
_TOUCHED = (7, 30, 90, 365)
_SPANS = (0, 7, 30, 365)


class FilterMenu(ToggleMenu):
    """Ticks what the list is filtered by; each tick filters at once."""

    def __init__(
        self,
        filters: Callable[[], Filters],
        circles: Callable[[], Sequence[Circle]],
        choose: Callable[[Filters], None],
        parent: QWidget,
    ) -> None:
        super().__init__(_("Filter"), parent)
        self._filters = filters
        self._circles = circles
        self._choose = choose
        self._entries: list[tuple[Filter, QAction]] = []
        self._below: Sequence[QAction] = ()
        self.aboutToShow.connect(self._build)

    def add_below(self, actions: Sequence[QAction]) -> None:
        """Offer these below the filters."""
        self._below = actions

    def _build(self) -> None:
        self.clear()
        self._entries.clear()
        self._add_all(self._submenu(_("With")), [Filter(kind=trait) for trait in _TRAITS])
        self._add_all(self._submenu(_("Without")), [Filter(kind=trait, wanted=False) for trait in _TRAITS])
        self._add_all(self._submenu(_("Birthday")), _BIRTHDAYS)
        self.addSeparator()
        self._add_circles(_("In one of these circles"), Filter(kind="one_circle"))
        self._add_circles(_("In all of these circles"), Filter(kind="every_circle"))
        self._add_circles(_("In none of these circles"), Filter(kind="one_circle", wanted=False))
        self._add_all(self, [Filter(kind="circle", wanted=False)])
        self._add_care()
        self.addSeparator()
        self._add_spans(_("Created"), "created")
        self._add_spans(_("Changed"), "changed")
        self._add_all(self, [Filter(kind="dear"), Filter(kind="review")])
        self.addSeparator()
        self._clear = self.addAction(icon("x"), _("Remove all filters"), self._remove_all)
        self.addActions(self._below)
        self._tick()

    def _add_care(self) -> None:
        self.addSeparator()
        menu = self._submenu(_("Care"))
        self._add_all(menu, [Filter(kind="cared"), Filter(kind="cared", wanted=False)])
        menu.addSeparator()
        due = Filter(kind="due_soon", days=_DUE)
        self._add_all(menu, [Filter(kind=_CARE[0]), due, *(Filter(kind=kind) for kind in _CARE[1:])])
        menu = self._submenu(_("Last contact"))
        self._add_all(menu, [Filter(kind="touched", days=days) for days in _TOUCHED])
        self._add_all(menu, [Filter(kind="touched", days=days, wanted=False) for days in _TOUCHED[1:]])
        menu = self._submenu(_("Give and take"))
        self._add_all(menu, [Filter(kind=kind) for kind in _LEDGER])
        self._add_all(menu, [Filter(kind="favor", days=days) for days in _TOUCHED])
        self._add_all(menu, [Filter(kind="favor", days=days, wanted=False) for days in _TOUCHED[1:]])

    def _submenu(self, title: str) -> QMenu:
        menu = ToggleMenu(title, self)
        self.addMenu(menu)
        return menu

    def _add_spans(self, title: str, kind: FilterKind) -> None:
        within = [Filter(kind=kind, days=days) for days in _SPANS]
        before = [Filter(kind=kind, days=days, wanted=False) for days in _SPANS[2:]]
        self._add_all(self._submenu(title), [*within, *before])

    def _add_all(self, menu: QMenu, wishes: Sequence[Filter]) -> None:
        for wish in wishes:
            action = menu.addAction(filter_name(wish))
            action.setCheckable(True)
            action.triggered.connect(lambda checked=False, wish=wish: self._toggle_filter(wish))
            self._entries.append((wish, action))

    def _add_circles(self, title: str, empty: Filter) -> None:
        menu = self._submenu(title)
        for circle, action in circle_entries(menu, self._circles()):
            action.setCheckable(True)
            wish = replace(empty, circles=(circle.id,))
            action.triggered.connect(lambda checked=False, wish=wish: self._toggle_circle(wish))
            self._entries.append((wish, action))

    def _toggle_filter(self, wish: Filter) -> None:
        now = self._filters()
        self._choose(without_filter(now, wish) if wish in now else with_filter(now, wish))
        self._tick()

    def _toggle_circle(self, wish: Filter) -> None:
        now = self._filters()
        held = _of_circles(now, wish)
        one = wish.circles[0]
        left = tuple(circle for circle in held if circle != one) if one in held else (*held, one)
        old = replace(wish, circles=held)
        self._choose(with_filter(now, replace(wish, circles=left)) if left else without_filter(now, old))
        self._tick()

    def _remove_all(self) -> None:
        self._choose(())
        self._tick()

    def _tick(self) -> None:
        """Let every entry show whether it holds."""
        now = self._filters()
        self._clear.setEnabled(bool(now))
        for wish, action in self._entries:
            action.setChecked(wish.circles[0] in _of_circles(now, wish) if wish.circles else wish in now)


def _of_circles(filters: Filters, like: Filter) -> tuple[int, ...]:
    """The circles of the filter of this kind, if there is one."""
    found = (one for one in filters if (one.kind, one.wanted) == (like.kind, like.wanted))
    return next((one.circles for one in found), ())

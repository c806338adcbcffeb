"""What a list is filtered by, as chips that can be taken away."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QWidget

from kontaktpflege.domain.circle import Circle
from kontaktpflege.domain.filter import Filter, Filters, without_filter
from kontaktpflege.ui.icons import icon
from kontaktpflege.ui.theme import XS, L, S
from kontaktpflege.ui.widgets.flow_layout import FlowLayout
from kontaktpflege.ui.widgets.plain_text import plain_line
from kontaktpflege.ui.widgets.push_button import push_button
from kontaktpflege.ui.widgets.removable_chip import RemovableChip
from kontaktpflege.wording import _
from kontaktpflege.wording.filters import filter_name

_SHOWN = 60
"""Characters of a chip; its tooltip says all of a long one."""


class FilterBar(QWidget):
    """A row of chips; not there while there are none."""

    chosen = Signal(object)
    """`Filters` to filter by instead."""
    left = Signal()
    """The last chip was taken away by key: the keyboard needs another place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filters: Filters = ()
        self._chips: list[FilterChip] = []
        self.setAccessibleName(_("Filters"))
        self._beside = False
        self._row = FlowLayout(self, spacing=XS + 2)
        self._saving: QPushButton | None = None
        self._clear = push_button(_("Remove all"), None, "link")
        self._clear.setAccessibleName(_("Remove all filters"))
        self._clear.clicked.connect(lambda: self._leave_with(()))
        self.stand(beside=False)
        self.hide()

    def show_filters(self, filters: Filters, circles: Sequence[Circle]) -> None:
        """Show a chip for each of these."""
        self._filters = filters
        while self._row.takeAt(0) is not None:
            pass
        while len(self._chips) < len(filters):
            chip = FilterChip(self)
            chip.removal_asked.connect(self._remove)
            chip.chosen.connect(self.chosen)
            self._chips.append(chip)
        for place, chip in enumerate(self._chips):
            chip.setVisible(place < len(filters))
            if place < len(filters):
                chip.show_filter(filters, place, circles)
                self._row.addWidget(chip)
        self._clear.setParent(self)
        self._row.addWidget(self._clear)
        self._clear.setVisible(len(filters) > 1)
        if self._saving is not None:
            self._row.addWidget(self._saving)
        self.setVisible(bool(filters))
        self.updateGeometry()

    def line_width(self) -> int:
        """How wide the chips are, and what belongs to them, in one line."""
        shown = [item.sizeHint().width() for item in self._row.items() if not item.isEmpty()]
        return sum(shown) + self._row.spacing() * (len(shown) - 1)

    def stand(self, *, beside: bool) -> None:
        """Stand in the line of the list's title, or in lines of its own below."""
        self._beside = beside
        self._row.setContentsMargins(*((0, 0, 0, 0) if beside else (L, 0, S, S)))
        across = QSizePolicy.Policy.Fixed if beside else QSizePolicy.Policy.Preferred
        policy = QSizePolicy(across, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(not beside)
        self.setSizePolicy(policy)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(self.line_width(), hint.height()) if self._beside else hint

    def offer(self, action: QAction) -> None:
        """Let the filters be saved by this action, beside them."""
        self._saving = push_button(_("Save …"), action.icon(), "link")
        self._saving.setAccessibleName(action.text())
        self._saving.setToolTip(action.text())
        self._saving.clicked.connect(action.trigger)
        self._saving.setParent(self)

    def offer_saving(self, offered: bool) -> None:
        """Show the offer, or not: the list may be saved already."""
        if self._saving is not None:
            self._saving.setVisible(offered)

    def stops(self) -> list[QWidget]:
        """Where the tab key stops, in the order on screen."""
        return [*self._chips, self._clear, *([self._saving] if self._saving is not None else [])]

    def chips(self) -> list[str]:
        """What the chips say."""
        return [chip.accessibleName() for chip in self._chips[: len(self._filters)]]

    def focus_first(self) -> None:
        """Put the keyboard on the first chip."""
        if self._filters:
            self._chips[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self, wish: Filter) -> None:
        place = self._filters.index(wish) if wish in self._filters else 0
        had_focus = self._chips[place].hasFocus()
        self._leave_with(without_filter(self._filters, wish))
        if had_focus and self._filters:
            self._chips[min(place, len(self._filters) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave_with(self, filters: Filters) -> None:
        self.chosen.emit(filters)
        if not filters:
            self.left.emit()


class FilterChip(RemovableChip):
    """One filter; click, Delete or the cross takes it away."""

    removal_asked = Signal(object)
    chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._all: Filters = ()
        self._place = 0
        self.removed.connect(self._ask_for_removal)

    def show_filter(self, filters: Filters, place: int, circles: Sequence[Circle]) -> None:
        """Stand for the filter at this place."""
        self._all, self._place = filters, place
        name = plain_line(filter_name(filters[place], circles))
        shown = plain_line(name, _SHOWN).replace("&", "&&")
        self.setText(f"{shown}  ×")
        self.setAccessibleName(_("Filter: {name}").format(name=name))
        tip = _("Click to take the filter away")
        self.setToolTip(tip if len(name) <= _SHOWN else f"\u200b{name.replace('<', chr(0x2039))}")
        self.setAccessibleDescription(tip)

    def menu_for(self) -> QMenu:
        """What can be done with this filter, as a new menu."""
        wish = self._all[self._place]
        menu = QMenu(self)
        menu.addAction(icon("x"), _("Take the filter away"), self._ask_for_removal)
        turned = (*self._all[: self._place], wish.opposite, *self._all[self._place + 1 :])
        if wish.kind not in ("birthday_month", "birthday_soon") and (wish.days or not wish.kind.endswith("ed")):
            menu.addAction(_("Turn it round"), lambda: self.chosen.emit(turned))
        if len(self._all) > 1:
            menu.addAction(_("Only this filter"), lambda: self.chosen.emit((wish,)))
        return menu

    def _ask_for_removal(self) -> None:
        self.removal_asked.emit(self._all[self._place])

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.menu_for()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        keyed = event.reason() == QContextMenuEvent.Reason.Keyboard
        menu.popup(self.mapToGlobal(QPoint(0, self.height())) if keyed else event.globalPos())

"""What the favours are filtered by: time, direction, kind, circle, contact."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from kontaktpflege.domain.circle import Circle
from kontaktpflege.domain.ledger import LedgerQuery
from kontaktpflege.ui.ledger.circle_choices import circle_choices
from kontaktpflege.ui.theme import S, grown
from kontaktpflege.ui.widgets.choice_box import ChoiceBox
from kontaktpflege.ui.widgets.flow_layout import FlowLayout
from kontaktpflege.ui.widgets.name_line import FindPeople, NameLine
from kontaktpflege.ui.widgets.plain_text import plain_line
from kontaktpflege.ui.widgets.removable_chip import RemovableChip
from kontaktpflege.wording import _
from kontaktpflege.wording.favor_lists import month_name
from kontaktpflege.wording.ledger import kind_name, side_name

_NAME_WIDTH, _BOX_WIDTH = 144, 160
_ALL = ""


class LedgerFilters(QWidget):
    """A row of boxes, and a chip for what no box can say: a month, a contact."""

    changed = Signal()

    def __init__(
        self,
        today: Callable[[], date],
        find_people: FindPeople,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._today = today
        self._month: date | None = None
        self._contact: int | None = None
        self._circles: tuple[Circle, ...] | None = None
        self._kinds: tuple[str, ...] | None = None
        self.setAccessibleName(_("Filters"))
        periods = {
            _ALL: _("Of all times"),
            "month": _("Last 30 days"),
            "year": _("Last 12 months"),
            "this": _("This year"),
            "last": _("Last year"),
        }
        sides = {_ALL: _("Both ways"), "given": side_name(given=True), "received": side_name(given=False)}
        self.period = ChoiceBox(periods, _("Period"))
        self.side = ChoiceBox(sides, _("Given or received"))
        self.kind = ChoiceBox({_ALL: _("All kinds")}, _("Kind"))
        self.circle = ChoiceBox({_ALL: _("Everybody")}, _("Circle"))
        self._boxes = {"period": self.period, "side": self.side, "kind": self.kind, "circle": self.circle}
        self.name = NameLine(find_people, _("Only with …"), _("Only favours with this contact"))
        self.name.setFixedWidth(grown(_NAME_WIDTH))
        self._chips = {key: RemovableChip(self) for key in ("month", "contact")}
        row = FlowLayout(self, spacing=S)
        for box in self._boxes.values():
            box.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToContents)
            box.setMinimumContentsLength(8)
            box.setMaximumWidth(grown(_BOX_WIDTH))
            row.addWidget(box)
        row.addWidget(self.name)
        for chip in self._chips.values():
            row.addWidget(chip)
            chip.hide()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._connect()

    def query(self) -> LedgerQuery:
        """What is asked for."""
        since, until = self._days()
        circle = self.circle.chosen()
        return LedgerQuery(
            since=since,
            until=until,
            kind=self.kind.chosen(),
            given={"given": True, "received": False}.get(self.side.chosen()),
            circle=int(circle) if circle else None,
            contact=self._contact,
        )

    def narrows(self) -> bool:
        """Whether anything is left out."""
        return self.query() != LedgerQuery()

    def offer(self, kinds: Sequence[str], circles: Sequence[Circle]) -> None:
        """Offer these; what was chosen stays chosen while it is there."""
        if tuple(kinds) != self._kinds:
            self._kinds = tuple(kinds)
            _offer(self.kind, {_ALL: _("All kinds"), **{kind: plain_line(kind_name(kind), 60) for kind in kinds}})
        if tuple(circles) != self._circles:
            self._circles = tuple(circles)
            _offer(self.circle, circle_choices(circles))

    def facts(self) -> dict[str, object]:
        """What is chosen in the boxes, to be chosen again."""
        return {key: box.chosen() for key, box in self._boxes.items()}

    def restore(self, facts: Mapping[str, object]) -> None:
        """Choose again what was chosen and is still offered; nobody is told."""
        for key, box in self._boxes.items():
            if isinstance(held := facts.get(key), str):
                box.choose(held)

    def clear(self) -> None:
        """Leave nothing out any more."""
        for box in self._boxes.values():
            box.choose(_ALL)
        self._month = self._contact = None
        self._show_chips()

    def show_month(self, month: date, *, given: bool | None = None) -> None:
        """Only what was in this month, on one side perhaps."""
        self._month = month
        self.period.choose(_ALL)
        self.side.choose({None: self.side.chosen(), True: "given", False: "received"}[given])
        self._show_chips()

    def show_kind(self, kind: str, *, given: bool | None = None) -> None:
        """Only this kind, on one side perhaps."""
        self.kind.choose(kind)
        self.side.choose({None: self.side.chosen(), True: "given", False: "received"}[given])
        self._show_chips()

    def show_contact(self, contact_id: int, name: str) -> None:
        """Only what was between this contact and the user."""
        self._contact = contact_id
        shown = plain_line(name, 60) or _("Without a name")
        self._name_chip("contact", shown)
        self._show_chips()

    def show_circle(self, circle_id: int) -> None:
        """Only what was with those in a circle."""
        self.circle.choose(str(circle_id))
        self._show_chips()

    def _days(self) -> tuple[date | None, date | None]:
        if self._month is not None:
            after = (self._month + timedelta(31)).replace(day=1)
            return self._month, after - timedelta(1)
        today, chosen = self._today(), self.period.chosen()
        if chosen == "last":
            return date(today.year - 1, 1, 1), date(today.year - 1, 12, 31)
        starts = {"month": today - timedelta(30), "year": today - timedelta(365), "this": date(today.year, 1, 1)}
        return starts.get(chosen), None

    def _connect(self) -> None:
        self.period.chosen_anew.connect(self._leave_month)
        for box in (self.side, self.kind, self.circle):
            box.chosen_anew.connect(self.changed)
        self.name.chosen.connect(self.show_contact)
        self.name.returnPressed.connect(self.name.choose_first)
        self._chips["month"].removed.connect(self._leave_month)
        self._chips["contact"].removed.connect(self._leave_contact)

    def _leave_month(self) -> None:
        self._month = None
        self._leave(self.period, "month")

    def _leave_contact(self) -> None:
        self._contact = None
        self._leave(self.name, "contact")

    def _leave(self, to: QWidget, chip: str) -> None:
        """A chip that goes gives the keyboard to what it came from."""
        if self._chips[chip].hasFocus():
            to.setFocus()
        self._show_chips()

    def _show_chips(self) -> None:
        if self._month is not None:
            self._name_chip("month", month_name(self._month))
        self._chips["month"].setVisible(self._month is not None)
        self._chips["contact"].setVisible(self._contact is not None)
        self.updateGeometry()
        self.changed.emit()

    def _name_chip(self, key: str, words: str) -> None:
        chip = self._chips[key]
        chip.setText(f"{words.replace('&', '&&')}  ×")
        chip.setAccessibleName(words)
        chip.setToolTip(_("Click to show the others too"))


def _offer(box: ChoiceBox, words: dict[str, str]) -> None:
    held = box.chosen()
    box.offer(words)
    box.choose(held)

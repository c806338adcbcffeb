"""A piece of the line as a small button: what it is by drawing, colour and words; a click changes that."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QMenu, QWidget

from kontaktpflege.domain.capture.dates import read_date
from kontaktpflege.domain.capture.parts import Kind, Part
from kontaktpflege.domain.capture.reading import possible_kinds
from kontaktpflege.domain.circle import Hue
from kontaktpflege.ui.icons import icon, pixmap
from kontaktpflege.ui.theme import ICON, dress, tokens
from kontaktpflege.ui.widgets.plain_text import plain_line
from kontaktpflege.ui.widgets.push_button import BESIDE_WORDS
from kontaktpflege.ui.widgets.removable_chip import RemovableChip
from kontaktpflege.wording import _
from kontaktpflege.wording.capture import kind_name, part_name
from kontaktpflege.wording.dates import long_date

_LOOKS: dict[Kind, tuple[str, Hue]] = {
    Kind.NAME: ("user", "private"),
    Kind.COMPANY: ("building-2", "professional"),
    Kind.ROLE: ("briefcase", "professional"),
    Kind.PHONE: ("phone", "neighbourhood"),
    Kind.MAIL: ("mail", "neighbourhood"),
    Kind.WEB: ("globe", "neighbourhood"),
    Kind.ADDRESS: ("map-pin", "neighbourhood"),
    Kind.BIRTHDAY: ("cake", "rose"),
    Kind.THROUGH: ("waypoints", "interest"),
    Kind.PLACE: ("handshake", "interest"),
    Kind.SINCE: ("calendar-clock", "interest"),
    Kind.CIRCLE: ("tag", "ochre"),
    Kind.NOTE: ("sticky-note", "slate"),
}
_LONGEST = 60


def shown_value(part: Part) -> str:
    """What a piece says, as it will be kept: a day in words, a name as the book has it."""
    if len(part.people) == 1:
        return plain_line(part.people[0].name, _LONGEST)
    day = read_date(part.value) if part.kind in (Kind.BIRTHDAY, Kind.SINCE) else None
    return long_date(day) if day is not None else plain_line(part.value, _LONGEST)


class PartChip(RemovableChip):
    """Shows one piece. A click offers what else it may be; Delete takes it out of the line."""

    kind_chosen = Signal(object, str)
    """The `Part`, and the kind it shall be."""
    removal_asked = Signal(object)
    """The `Part`."""

    def __init__(self, part: Part, parent: QWidget) -> None:
        super().__init__(parent)
        self._part = part
        self.clicked.disconnect()
        self.clicked.connect(self._offer)
        self.removed.connect(lambda: self.removal_asked.emit(self._part))
        self.setIconSize(BESIDE_WORDS)
        self.show_part(part)

    def part(self) -> Part:
        """The piece it stands for."""
        return self._part

    def show_part(self, part: Part) -> None:
        """Stand for this piece."""
        self._part = part
        drawing, hue = _LOOKS[part.kind]
        value, name = shown_value(part), part_name(part)
        if part.kind is Kind.CIRCLE and part.circle_id is None:
            name = _("Category, no circle is called so yet")
        unclear = len(part.people) > 1
        self.setText(f"{value}{' ?' if unclear else ''}".replace("&", "&&"))
        self.setIcon(QIcon(pixmap(drawing, tokens().hues[hue], ICON, self.devicePixelRatioF())))
        self.setProperty("hue", hue)
        dress(self, "chip")
        spoken = _("{kind}: {value}").format(kind=name, value=value)
        self.setAccessibleName(spoken)
        self.setToolTip(f"{name}\n{_('Click to say what it is; Delete takes it out')}")
        self.setAccessibleDescription(_("Click to say what it is; Delete takes it out"))

    def menu_of_kinds(self) -> QMenu:
        """What else the piece may be."""
        menu = QMenu(self)
        for kind in possible_kinds(self._part):
            held = kind is self._part.kind
            # A menu draws either an icon or a tick.
            action = QAction(icon("check" if held else _LOOKS[kind][0]), kind_name(kind), menu)
            action.setCheckable(True)
            action.setChecked(held)
            action.triggered.connect(lambda checked=False, kind=kind: self.kind_chosen.emit(self._part, kind.value))
            menu.addAction(action)
        menu.addSeparator()
        menu.addAction(icon("x"), _("Take out of the line")).triggered.connect(self.removed)
        return menu

    def _offer(self) -> None:
        menu = self.menu_of_kinds()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))
        menu.setActiveAction(next(action for action in menu.actions() if action.isChecked()))

    def sizeHint(self) -> QSize:
        return super().sizeHint().boundedTo(QSize(420, 1000))

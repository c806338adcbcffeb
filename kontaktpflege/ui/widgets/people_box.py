"""The people that something is about: a chip each, and a line that finds more of them in the book."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kontaktpflege.domain.capture.parts import Acquaintance
from kontaktpflege.domain.recognition import same_name
from kontaktpflege.ui.theme import XS
from kontaktpflege.ui.widgets.flow_layout import FlowLayout
from kontaktpflege.ui.widgets.name_line import FindPeople, NameLine
from kontaktpflege.ui.widgets.plain_text import plain_line
from kontaktpflege.ui.widgets.removable_chip import RemovableChip
from kontaktpflege.wording import _


class PeopleBox(QWidget):
    """Emits `changed` when somebody joined or left, or what stands in the line changed."""

    changed = Signal()

    def __init__(
        self,
        people: Sequence[tuple[int, str]],
        find_people: FindPeople,
        parent: QWidget | None = None,
        hint: str = "",
    ) -> None:
        """`hint` stands in the empty line."""
        super().__init__(parent)
        self._find_people = find_people
        self._chips: dict[int, RemovableChip] = {}
        holder = QWidget()
        self._row = FlowLayout(holder, spacing=XS)
        hint = hint or _("and with whom else? A name of your book")
        self.line = NameLine(self._find_others, hint, _("Somebody else who was there"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(XS)
        column.addWidget(holder)
        column.addWidget(self.line)
        self.line.chosen.connect(self.add)
        self.line.textChanged.connect(self.changed)
        self.line.editingFinished.connect(self._take_only_one)
        for contact_id, name in people:
            self.add(contact_id, name)

    def ids(self) -> tuple[int, ...]:
        """The contacts, in the order in which they came."""
        return tuple(self._chips)

    def unchosen(self) -> str:
        """What stands in the line and is nobody yet."""
        return self.line.text().strip()

    def add(self, contact_id: int, name: str) -> None:
        """Take somebody in."""
        if contact_id in self._chips:
            return
        shown = plain_line(name, 60) or _("Without a name")
        chip = RemovableChip(self)
        chip.setText(f"{shown.replace('&', '&&')}  ×")
        chip.setAccessibleName(shown)
        chip.setToolTip(_("Click to take {name} out").format(name=shown))
        chip.setAutoDefault(False)
        chip.removed.connect(lambda: self._remove(contact_id))
        self._chips[contact_id] = chip
        self._row.addWidget(chip)
        self.changed.emit()

    def _remove(self, contact_id: int) -> None:
        chip = self._chips.pop(contact_id)
        self.line.setFocus()
        self._row.removeWidget(chip)
        chip.hide()
        chip.deleteLater()
        self.changed.emit()

    def _find_others(self, text: str) -> list[Acquaintance]:
        return [one for one in self._find_people(text) if one.id not in self._chips]

    def _take_only_one(self) -> None:
        """Take whom the whole name means, if it is one alone."""
        name = self.unchosen()
        meant = [one for one in self._find_people(name) if same_name(one.name, name)] if name else []
        if len(meant) == 1:
            self.line.clear()
            self.add(meant[0].id, meant[0].name)


def unchosen_words(name: str) -> str:
    """That a name was typed, and nobody was chosen for it."""
    words = _("Who is “{name}”? Choose somebody from the list, or empty the line.")
    return words.format(name=plain_line(name, 60))

"""What the details say of ties: whom somebody knows, and how well."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from kontaktpflege.domain.tie import Known
from kontaktpflege.ui.icons import icon
from kontaktpflege.ui.theme import XS, M, S, dress
from kontaktpflege.ui.widgets.announcement import announce
from kontaktpflege.ui.widgets.correctable_line import CorrectableLine
from kontaktpflege.ui.widgets.elided_button import ElidedButton
from kontaktpflege.ui.widgets.name_line import FindPeople, NameLine
from kontaktpflege.ui.widgets.plain_text import plain_line
from kontaktpflege.ui.widgets.text_label import show_breakable, text_label
from kontaktpflege.ui.widgets.tool_button import tool_button
from kontaktpflege.wording import _, ngettext
from kontaktpflege.wording.numbers import number
from kontaktpflege.wording.ties import known_words

_FIRST = 6
"""So many ties are shown unasked."""


class TieLine(CorrectableLine):
    """One tie; its menu leads to the other person, too."""

    person_wanted = Signal()

    def deeds(self) -> QMenu:
        menu = super().deeds()
        show = menu.addAction(icon("user"), _("Show this contact"), self.person_wanted.emit)
        menu.insertAction(menu.actions()[0], show)
        return menu


class TieSection(QWidget):
    """Knows no service: it says what is wanted."""

    person_asked = Signal(int)
    """Show this contact."""
    correction_asked = Signal(object)
    """A `Tie`."""
    removal_asked = Signal(object)
    """A `Tie`."""
    named = Signal(int, int)
    """That the first contact knows the second was said by name alone."""
    addition_asked = Signal(int)
    """Ask in full whom this contact knows."""
    newcomer_named = Signal(int, str)
    """That the contact knows somebody of this name who is not in the book yet."""
    suggestions_asked = Signal(int)
    """Show the ties that are suggested for this contact."""

    def __init__(self, find_people: FindPeople, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._contact_id = 0
        self._ties: tuple[Known, ...] = ()
        self._all = False
        self._rows: list[TieLine] = []
        self.more = ElidedButton()
        self.more.clicked.connect(self._show_all)
        self.line = NameLine(
            lambda text: [one for one in find_people(text) if one.id != self._contact_id],
            _("knows … a name of your book"),
            _("Somebody whom this contact knows"),
            self,
        )
        self.line.unknown.connect(self._say_unknown)
        self.line.textChanged.connect(self._know_nobody)
        self.line.chosen.connect(lambda other, name: self.named.emit(self._contact_id, other))
        self.hint = text_label("", "hint", self)
        self.hint.setContentsMargins(S, 0, S, 0)
        self.hint.hide()
        self.newcomer = ElidedButton("", "link", self)
        self.newcomer.clicked.connect(self._take_newcomer)
        self.newcomer.hide()
        self.suggested = ElidedButton("", "link", self)
        self.suggested.clicked.connect(lambda: self.suggestions_asked.emit(self._contact_id))
        self.suggested.hide()
        self._lay_out()

    def show_ties(self, contact_id: int, ties: Sequence[Known]) -> None:
        """Show whom a contact knows."""
        told = tuple(ties)
        if (contact_id, told) == (self._contact_id, self._ties):
            return
        if contact_id != self._contact_id:
            self._all = False
            self.line.clear()
            self.suggested.hide()
        self._contact_id, self._ties = contact_id, told
        self._renew()

    def show_suggested(self, contact_id: int, count: int) -> None:
        """Lead to so many ties that are suggested for a contact, if it is still shown."""
        if contact_id == self._contact_id:
            words = ngettext("{count} suggested tie …", "{count} suggested ties …", count)
            self.suggested.show_text(words.format(count=number(count)))
            self.suggested.setVisible(count > 0)

    def texts(self) -> list[str]:
        """What stands in the lines."""
        return [row.accessibleName() for row in self._rows]

    def rows(self) -> list[TieLine]:
        """The lines, in order."""
        return list(self._rows)

    def _lay_out(self) -> None:
        heading = QLabel(_("Ties"), self)
        heading.setContentsMargins(S, M, 0, XS)
        dress(heading, "section")
        self._column = QVBoxLayout()
        self._column.setContentsMargins(XS, 0, 0, 0)
        self._column.setSpacing(0)
        below = QVBoxLayout()
        below.setContentsMargins(XS, 0, 0, 0)
        below.addWidget(self.more)
        below.addWidget(self.suggested)
        add = tool_button("plus", _("Say more about a tie …"), self)
        add.clicked.connect(lambda: self.addition_asked.emit(self._contact_id))
        entry = QHBoxLayout()
        entry.setContentsMargins(S, XS, S, 0)
        entry.setSpacing(XS)
        entry.addWidget(self.line, 1)
        entry.addWidget(add)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(XS)
        whole.addWidget(heading)
        whole.addLayout(self._column)
        whole.addLayout(below)
        whole.addLayout(entry)
        whole.addWidget(self.hint)
        whole.addWidget(self.newcomer)

    def _renew(self) -> None:
        focused = next((place for place, row in enumerate(self._rows) if row.hasFocus()), None)
        shown = self._ties if self._all else self._ties[:_FIRST]
        while len(self._rows) > len(shown):
            old = self._rows.pop()
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        while len(self._rows) < len(shown):
            row = TieLine(self)
            place = len(self._rows)
            row.correction_wanted.connect(partial(self._correct, place))
            row.removal_wanted.connect(partial(self._remove, place))
            row.person_wanted.connect(partial(self._show_person, place))
            self._column.addWidget(row)
            row.show()
            self._rows.append(row)
        for row, known in zip(self._rows, shown, strict=True):
            row.setIcon(icon("users" if known.tie.strong else "user", "muted"))
            row.show_text(plain_line(known_words(known), 240))
        left = len(self._ties) - len(shown)
        self.more.show_text(ngettext("Show {count} more", "Show {count} more", left).format(count=number(left)))
        self.more.setVisible(left > 0)
        if focused is not None and self._rows:
            self._rows[min(focused, len(self._rows) - 1)].setFocus()

    def _say_unknown(self, name: str) -> None:
        show_breakable(self.hint, _("Nobody in the book is called “{name}”.").format(name=plain_line(name, 60)))
        self.hint.show()
        words = _("New contact “{name}”, whom you do not know yourself")
        self.newcomer.show_text(words.format(name=plain_line(name, 60)))
        self.newcomer.show()
        announce(self.hint, self.hint.text())

    def _know_nobody(self) -> None:
        """Another name is typed: what was said of the one before is over."""
        self.hint.hide()
        self.newcomer.hide()

    def _take_newcomer(self) -> None:
        name = self.line.text().strip()
        self.line.clear()
        self.line.setFocus()
        self.newcomer_named.emit(self._contact_id, name)

    def _show_all(self) -> None:
        self._all = True
        self._renew()
        if len(self._rows) > _FIRST:
            self._rows[_FIRST].setFocus()

    def _correct(self, place: int) -> None:
        self.correction_asked.emit(self._ties[place].tie)

    def _remove(self, place: int) -> None:
        self.removal_asked.emit(self._ties[place].tie)

    def _show_person(self, place: int) -> None:
        self.person_asked.emit(self._ties[place].contact_id)

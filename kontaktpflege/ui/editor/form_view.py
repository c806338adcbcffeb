"""The form: sections of fields, and the shown name that follows the others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QVBoxLayout, QWidget

from kontaktpflege.domain.card import Card
from kontaktpflege.domain.form.field import Field, fields_of, new_field
from kontaktpflege.domain.form.kinds import ANNIVERSARY, DEATHDATE, OTHER_DATE, Kind
from kontaktpflege.domain.form.shown_name import named, way_of
from kontaktpflege.ui.editor.field_row import FieldRow
from kontaktpflege.ui.editor.row_buttons import DOWN, PREFER, REMOVE, UP
from kontaktpflege.ui.editor.section import Section
from kontaktpflege.ui.theme import S, dress
from kontaktpflege.wording import N_, _, ngettext
from kontaktpflege.wording.fields import field_name
from kontaktpflege.wording.numbers import number

MOST_ROWS = 200
"""More than a person writes on a card; a hostile one shall not freeze the editor. The rest stays as it is."""


@dataclass(frozen=True, slots=True)
class _Part:
    title: str
    additions: tuple[tuple[Kind, str], ...]
    """Kinds of fields; of a kind with several properties, the one that 4.0 has."""


_PARTS = (
    _Part(N_("Name"), ((Kind.NAME, ""), (Kind.SHOWN_NAME, ""), (Kind.NICKNAME, ""), (Kind.GENDER, ""))),
    _Part(N_("Work"), ((Kind.ORGANISATION, ""), (Kind.TITLE, ""), (Kind.ROLE, ""))),
    _Part(N_("Phone"), ((Kind.PHONE, ""),)),
    _Part(N_("E-mail"), ((Kind.MAIL, ""),)),
    _Part(N_("Address"), ((Kind.ADDRESS, ""),)),
    _Part(N_("Web and messengers"), ((Kind.WEB, ""), (Kind.MESSENGER, ""), (Kind.SOCIAL, ""))),
    _Part(N_("Dates"), ((Kind.DATE, ""), (Kind.DATE, ANNIVERSARY), (Kind.DATE, OTHER_DATE), (Kind.DATE, DEATHDATE))),
    _Part(N_("People"), ((Kind.PERSON, ""),)),
    _Part(N_("Notes"), ((Kind.NOTE, ""),)),
    _Part(N_("Further"), ((Kind.LANGUAGE, ""), (Kind.ZONE, ""), (Kind.POSITION, ""), (Kind.OWN, ""))),
)
_EXPECTED = (
    Kind.NAME, Kind.SHOWN_NAME, Kind.ORGANISATION, Kind.TITLE, Kind.PHONE, Kind.MAIL, Kind.ADDRESS, Kind.DATE, Kind.NOTE,
)  # fmt: skip
"""Fields that wait to be filled in even if the card lacks them."""
_RANKS = {kind: rank for rank, kind in enumerate(Kind)}
_ONLY_ONCE = (Kind.NAME, Kind.SHOWN_NAME)


class FormView(QWidget):
    """Every field of a card, to be filled in."""

    edited = Signal()
    shown_name_changed = Signal(str)
    row_added = Signal(QWidget)

    def __init__(self, card: Card, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._version = card.version
        # By kinds, so that the name is in sight however many lines stand before it.
        fields = sorted(fields_of(card), key=lambda field: _RANKS[field.kind])
        self._unshown = fields[MOST_ROWS:]
        self._sections = [self._section(part) for part in _PARTS]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(S)
        for section in self._sections:
            column.addWidget(section)
        column.addWidget(self._remark(len(self._unshown)))
        column.addStretch(1)
        for field in (*fields[:MOST_ROWS], *self._expected(fields)):
            self._section_of(field).put(field)
        for section in self._sections:
            section.renew()
        self._listen_to_keys()
        self._way = way_of(self._shown_name(), *named(self.fields()))
        for section in self._sections:
            section.edited.connect(self._follow)

    def fields(self) -> list[Field]:
        """The fields as they are filled in, in their order."""
        return [*(row.field() for section in self._sections for row in section.rows()), *self._unshown]

    def addition_menu(self, parent: QWidget) -> QMenu:
        """A menu of all fields that can be added."""
        menu = QMenu(parent)
        for part in _PARTS:
            self._fill(menu, part)
            menu.addSeparator()
        return menu

    def focus_first(self) -> None:
        """Put the keyboard into the first name."""
        self._sections[0].rows()[0].focus_first()

    def _section(self, part: _Part) -> Section:
        kinds = tuple(dict.fromkeys(kind for kind, _name in part.additions))
        offered = [(kind, name) for kind, name in part.additions if kind not in _ONLY_ONCE]
        words = _("Add a field: {section}").format(section=_(part.title))
        section = Section(_(part.title), kinds, words)
        if len(offered) == 1:
            section.addition_asked.connect(lambda: self._add_new(*offered[0]))
        else:
            menu = QMenu(section)
            self._fill(menu, part)
            section.offer(menu)
        return section

    def _fill(self, menu: QMenu, part: _Part) -> None:
        for kind, name in part.additions:
            if kind not in _ONLY_ONCE:
                shown = new_field(kind, "4.0", name).name
                menu.addAction(_addition_name(kind, shown), partial(self._add_new, kind, name))

    def _add_new(self, kind: Kind, name: str) -> None:
        field = new_field(kind, self._version, name)
        section = self._section_of(field)
        row = section.put(field)
        section.renew()
        # Once the row has its place, or it could not be scrolled to.
        QTimer.singleShot(0, row, lambda: self._go_to(row))
        self.edited.emit()

    def _go_to(self, row: FieldRow) -> None:
        row.focus_first()
        self.row_added.emit(row)

    def _section_of(self, field: Field) -> Section:
        return next(section for section in self._sections if field.kind in section.kinds)

    def _listen_to_keys(self) -> None:
        """Four keys for all rows: what they mean is done with the row that has the keyboard."""
        deeds: dict[str, Callable[[FieldRow], object]] = {
            PREFER: FieldRow.turn_preference,
            REMOVE: FieldRow.ask_for_removal,
            UP: lambda row: row.move_asked.emit(-1),
            DOWN: lambda row: row.move_asked.emit(1),
        }
        for keys, deed in deeds.items():
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self._do, deed))

    def _do(self, deed: Callable[[FieldRow], object]) -> None:
        focused = QApplication.focusWidget()
        rows = (row for section in self._sections for row in section.rows())
        row = next((row for row in rows if focused is not None and row.isAncestorOf(focused)), None)
        if row is not None:
            deed(row)

    def _expected(self, fields: Sequence[Field]) -> list[Field]:
        there = {field.kind for field in fields}
        return [new_field(kind, self._version) for kind in _EXPECTED if kind not in there]

    def _remark(self, count: int) -> QLabel:
        words = ngettext(
            "{count} more field is kept as it is.", "{count} more fields are kept as they are.", max(count, 1)
        )
        label = QLabel(words.format(count=number(count)))
        dress(label, "muted")
        label.setVisible(count > 0)
        return label

    def _shown_name_row(self) -> FieldRow | None:
        rows = (row for section in self._sections for row in section.rows())
        return next((row for row in rows if row.field().kind is Kind.SHOWN_NAME), None)

    def _shown_name(self) -> str:
        row = self._shown_name_row()
        return row.field().parts[0] if row is not None else ""

    def _follow(self, kind: Kind) -> None:
        """Let the shown name follow the parts of the name, as long as it says by itself what they say."""
        row = self._shown_name_row()
        if row is not None:
            name, organisation = named(self.fields())
            if kind is Kind.SHOWN_NAME:
                self._way = way_of(self._shown_name(), name, organisation)
            elif self._way is not None and (followed := self._way(name, organisation)) != self._shown_name():
                row.show_part(0, followed)
        self.shown_name_changed.emit(self._shown_name())
        self.edited.emit()


def _addition_name(kind: Kind, name: str) -> str:
    if kind is Kind.OWN:
        return _("Own field")
    return _("Other date") if name == OTHER_DATE else field_name(name)

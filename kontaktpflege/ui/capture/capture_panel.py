"""The panel under the top bar for new acquaintances: a line, what is recognised in it, and what is still unclear."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from kontaktpflege.domain.capture.gathering import Gathered
from kontaktpflege.domain.capture.parts import Acquaintance, Kind, Part
from kontaktpflege.domain.circle import Circle
from kontaktpflege.domain.contact import ContactSummary
from kontaktpflege.services.capture import CaptureDesk, Reading
from kontaktpflege.ui.capture.capture_line import CaptureLine
from kontaktpflege.ui.capture.chip_row import ChipRow
from kontaktpflege.ui.capture.part_chip import PartChip, shown_value
from kontaktpflege.ui.icons import icon
from kontaktpflege.ui.tasks import Latest, Task
from kontaktpflege.ui.theme import XS, L, M, S, dress
from kontaktpflege.ui.widgets.announcement import announce
from kontaktpflege.ui.widgets.circle_chip import CircleChip
from kontaktpflege.ui.widgets.error_dialog import show_error
from kontaktpflege.ui.widgets.plain_text import plain_line
from kontaktpflege.ui.widgets.push_button import push_button
from kontaktpflege.ui.widgets.question import ask
from kontaktpflege.ui.widgets.tool_button import tool_button
from kontaktpflege.wording import _
from kontaktpflege.wording.capture import part_name

_SEPARATORS = " ,;|"


@dataclass(frozen=True, slots=True)
class Draft:
    """Somebody who shall be looked at in full before being kept, and the line that tells of them."""

    line: str
    gathered: Gathered
    circles: tuple[int, ...]


class CapturePanel(QFrame):
    """Takes one person after the other. Enter keeps, Tab goes to the editor, Esc leaves and remembers the line."""

    told = Signal(str, bool)
    """A sentence for the user, and whether it can be undone."""
    contact_asked = Signal(int)
    """Show this contact."""
    editor_asked = Signal(object)
    """A `Draft` to go on with in the editor."""
    closed = Signal()

    def __init__(self, desk: CaptureDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._reading: Reading | None = None
        self._chosen: dict[str, Kind] = {}
        self._meant: dict[str, int | None] = {}
        self._circle: Circle | None = None
        self._keep_when_read = False
        self._looking = Latest(self)
        self._looking.done.connect(self._show)
        self._looking.failed.connect(lambda error: show_error(self, error))
        self.setObjectName("capture")
        self.setAccessibleName(_("New contact"))
        self._build()
        self._connect()
        self.hide()

    def open_panel(self, circle: Circle | None) -> None:
        """Show the line as it was left; newcomers join `circle`, unless it is taken away."""
        if not self.isVisible():
            self._circle = circle
            self.line.setPlaceholderText(self._hint)
            self._show_parts()
        self.show()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.end(False)  # what waits there is not selected: the next key would replace it

    def put_down(self, draft: Draft) -> None:
        """Begin with an empty line if this one still stands there: it is in other hands."""
        if self.line.text() == draft.line:
            self._begin_anew()

    def is_unsaved(self) -> bool:
        """Whether somebody stands in the line, be it on screen or not."""
        return bool(self.line.text().strip())

    def ask_to_drop(self) -> None:
        """Show what stands in the line, and ask whether it may go."""
        self.show()
        sentence = _("“{name}” has not been saved.").format(name=plain_line(self.line.text(), 60))
        ask(self, _("Drop the new contact?"), sentence, _("Drop"), self._begin_anew)

    def _begin_anew(self) -> None:
        self._chosen.clear()
        self._meant.clear()
        self.line.clear()

    def _build(self) -> None:
        self.line = CaptureLine()
        self.line.setMaxLength(100_000)
        self._hint = _("Name, company, number, where and through whom you met")
        self.line.setPlaceholderText(self._hint)
        self.line.setAccessibleName(self._hint)
        drawing = self.line.addAction(icon("user-plus", "muted"), CaptureLine.ActionPosition.LeadingPosition)
        drawing.setText(_("New contact"))
        self._save = push_button(_("Save"), icon("check", "on_accent"), "primary")
        self._save.setToolTip(_("Save (Enter)"))
        self._cross = tool_button("x", _("Close (Esc)"))
        self.parts = ChipRow()
        self.people = ChipRow()
        self.namesakes = ChipRow()
        self._keys = QLabel(wordWrap=True)
        self._keys.setText(
            _("Commas keep the parts apart. Enter saves, Tab opens all fields, ↓ goes to the parts, Esc closes.")
        )
        dress(self._keys, "muted")
        row = QHBoxLayout()
        row.setSpacing(S)
        row.addWidget(self.line, 1)
        row.addWidget(self._save)
        row.addWidget(self._cross)
        column = QVBoxLayout(self)
        column.setContentsMargins(L, M, M, M)
        column.setSpacing(XS + 2)
        column.addLayout(row)
        for widget in (self.parts, self.people, self.namesakes, self._keys):
            column.addWidget(widget)
        for chips in (self.parts, self.people, self.namesakes):
            chips.hide()

    def _connect(self) -> None:
        self.line.textChanged.connect(self._read)
        self.line.confirmed.connect(self._confirm)
        self.line.all_fields_asked.connect(self._go_on_in_editor)
        self.line.abandoned.connect(self._leave)
        self._save.clicked.connect(self._confirm)
        self._cross.clicked.connect(self._leave)
        rows = (self.people, self.parts, self.namesakes)
        self.line.left_downwards.connect(lambda: self._enter_first(rows))
        for place, row in enumerate(rows):
            row.left_upwards.connect(self._go_to_line)
            row.left_downwards.connect(lambda place=place: self._enter_first(rows[place + 1 :]))

    def _enter_first(self, rows: Sequence[ChipRow]) -> None:
        next((row for row in rows if row.enter()), None)

    def _go_to_line(self) -> None:
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    # Reading

    def _read(self) -> None:
        line, chosen, meant = self.line.text(), dict(self._chosen), dict(self._meant)
        if line.strip():
            self._looking.run(lambda control: self._desk.look(line, chosen, meant))
        else:
            self._looking.forget()
            self._reading = None
            self._show_parts()

    def _show(self, reading: Reading) -> None:
        before = self._reading.namesakes if self._reading is not None else ()
        self._reading = reading
        self._show_parts()
        if reading.namesakes and reading.namesakes != before:
            self._announce(self._namesake_words(reading.namesakes))
        if self._keep_when_read:
            self._confirm()

    def _is_read(self) -> bool:
        return self._reading is not None and self._reading.line == self.line.text() and not self._looking.busy()

    def _show_parts(self) -> None:
        parts = self._reading.parts if self._reading is not None else ()
        chips: list[QPushButton] = [self._chip(part) for part in parts]
        if self._circle is not None:
            chip = CircleChip(self.parts)
            chip.show_circle(self._circle)
            chip.removal_asked.connect(lambda circle_id: self._leave_circle())
            chips.append(chip)
        self.parts.show_buttons(chips)
        self._show_people(self._unclear())
        namesakes = self._reading.namesakes if self._reading is not None else ()
        self.namesakes.show_buttons([self._namesake(row) for row in namesakes], self._namesake_words(namesakes))
        self._save.setEnabled(bool(parts))
        said = "; ".join(f"{part_name(part)}: {shown_value(part)}" for part in parts)
        self.line.setAccessibleDescription(said or self._keys.text())

    def _chip(self, part: Part) -> PartChip:
        chip = PartChip(part, self.parts)
        chip.kind_chosen.connect(self._choose_kind)
        chip.removal_asked.connect(self._take_out)
        return chip

    def _choose_kind(self, part: Part, kind: str) -> None:
        self._chosen[part.text] = Kind(kind)
        self._go_to_line()
        self._read()

    def _take_out(self, part: Part) -> None:
        before, behind = self.line.text()[: part.start], self.line.text()[part.end :]
        kept = [before.rstrip(_SEPARATORS), behind.lstrip(_SEPARATORS)]
        self.line.setText(", ".join(filter(None, kept)))
        self._go_to_line()

    def _leave_circle(self) -> None:
        self._circle = None
        self._show_parts()
        self._go_to_line()

    # Whom a name means

    def _unclear(self) -> Part | None:
        parts = self._reading.parts if self._reading is not None else ()
        return next((part for part in parts if part.kind is Kind.THROUGH and len(part.people) > 1), None)

    def _show_people(self, part: Part | None) -> None:
        if part is None:
            self.people.show_buttons([])
            return
        buttons = [self._person(part, one) for one in part.people]
        nobody = push_button(_("Somebody else"), None, "chip")
        nobody.setParent(self.people)
        nobody.clicked.connect(lambda: self._mean(part, None))
        self.people.show_buttons([*buttons, nobody], self._question(part))

    def _question(self, part: Part) -> str:
        return _("Who is meant by “{name}”?").format(name=plain_line(part.value, 60))

    def _person(self, part: Part, one: Acquaintance) -> QPushButton:
        button = push_button(_words_of(one.name, one.organisation), icon("user", "muted"), "chip")
        button.setParent(self.people)
        button.clicked.connect(lambda: self._mean(part, one.id))
        return button

    def _mean(self, part: Part, contact_id: int | None) -> None:
        self._meant[part.value] = contact_id
        self._go_to_line()
        self._read()

    # Who is in the book already

    @staticmethod
    def _namesake_words(rows: Sequence[ContactSummary]) -> str:
        return _("Already in the book?") if rows else ""

    def _namesake(self, row: ContactSummary) -> QPushButton:
        button = push_button(_words_of(row.name, row.organisation), icon("arrow-right", "muted"), "chip")
        button.setParent(self.namesakes)
        button.setAccessibleName(_("Open {name}").format(name=plain_line(row.name, 60)))
        button.clicked.connect(lambda: self.contact_asked.emit(row.id))
        return button

    # What becomes of it

    def _confirm(self) -> None:
        self._keep_when_read = not self._is_read() and bool(self.line.text().strip())
        reading = self._reading
        if self._keep_when_read or reading is None or reading.gathered.empty:
            return
        unclear = self._unclear()
        if unclear is not None:
            self.people.enter()
            self._announce(self._question(unclear))
            return
        self._keep(reading)

    def _keep(self, reading: Reading) -> None:
        joined = self._joined()
        chosen, meant = dict(self._chosen), dict(self._meant)
        task = Task(lambda control: self._desk.keep(reading.gathered, joined))
        task.done.connect(lambda contact_id: self._tell(reading))
        task.failed.connect(lambda error: self._give_back(reading.line, chosen, meant, error))
        self._begin_anew()
        task.start_writing()

    def _joined(self) -> tuple[int, ...]:
        return (self._circle.id,) if self._circle is not None else ()

    def _tell(self, reading: Reading) -> None:
        name = plain_line(reading.gathered.card.formatted_name, 60)
        self.line.setPlaceholderText(_("{name} is saved. Who is next?").format(name=name))
        self.told.emit(_("Saved: {name}").format(name=name), True)

    def _give_back(self, line: str, chosen: dict[str, Kind], meant: dict[str, int | None], error: Exception) -> None:
        if not self.line.text().strip():
            self._chosen, self._meant = chosen, meant
            self.line.setText(line)
        show_error(self, error)

    def _go_on_in_editor(self) -> None:
        line, chosen, meant, joined = self.line.text(), dict(self._chosen), dict(self._meant), self._joined()
        gathered = self._desk.look(line, chosen, meant).gathered
        self.editor_asked.emit(Draft(line, gathered, (*gathered.circles, *joined)))

    def _leave(self) -> None:
        self._keep_when_read = False
        self.hide()
        self.closed.emit()

    def _announce(self, sentence: str) -> None:
        announce(self.line, sentence)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self.isVisible():
            self._show_parts()  # the drawings on the chips have the colours of the other theme


def _words_of(name: str, organisation: str) -> str:
    """Both, or the name of a company once."""
    words = dict.fromkeys(filter(None, (plain_line(name, 60), plain_line(organisation, 60))))
    return " · ".join(words).replace("&", "&&")

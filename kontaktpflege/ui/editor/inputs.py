"""Where the texts of a field are typed: one line, several lines, or a line for each component."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from kontaktpflege.domain.form.field import Field
from kontaktpflege.domain.form.kinds import Kind
from kontaktpflege.domain.partial_date import PartialDate
from kontaktpflege.ui.theme import S, metrics
from kontaktpflege.ui.widgets.choice_box import ChoiceBox
from kontaktpflege.ui.widgets.plain_text import plain
from kontaktpflege.ui.widgets.push_button import push_button
from kontaktpflege.wording import N_, _
from kontaktpflege.wording.dates import date_pattern, editable_date, typed_date

_LONGEST = 20_000
"""Characters that a line takes; what is longer nobody typed, and it is only shown and kept."""

_NOTE_LINES = (3, 10)

_SEXES = {
    "": N_("not said"),
    "F": N_("female"),
    "M": N_("male"),
    "O": N_("other"),
    "N": N_("none"),
    "U": N_("unknown"),
}


class FieldInput(QWidget):
    """The typing place of one field; says which part was changed to what."""

    edited = Signal(int, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editors: dict[int, QWidget] = {}
        self._names: dict[int, str] = {}
        self._showing = False

    def show_parts(self, parts: Sequence[str]) -> None:
        """Show these texts; nothing is said to be edited."""
        self._showing = True
        for place, editor in self._editors.items():
            self._show(editor, place, parts[place])
        self._showing = False

    def name_for_all(self, name: str) -> None:
        """What the field is called to those who hear it; its parts are named too."""
        for place, editor in self._editors.items():
            part = self._names.get(place, "")
            editor.setAccessibleName(f"{name}: {part}" if part else name)

    def focus_first(self) -> None:
        """Put the keyboard into the first line."""
        self.editors()[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def editors(self) -> list[QWidget]:
        """Where one types, in the order of the Tab key."""
        return list(self._editors.values())

    def _line(self, place: int, text: str, hint: str, name: str = "") -> QLineEdit:
        line = QLineEdit()
        line.setPlaceholderText(hint or name)
        self._keep(place, line, name)
        self._showing = True
        self._show(line, place, text)
        self._showing = False
        line.textChanged.connect(lambda typed: self._say(place, typed))
        return line

    def _keep(self, place: int, editor: QWidget, name: str) -> None:
        self._editors[place] = editor
        self._names[place] = name

    def _say(self, place: int, typed: str) -> None:
        if not self._showing:
            self.edited.emit(place, typed)

    def _show(self, editor: QWidget, place: int, text: str) -> None:
        if not isinstance(editor, QLineEdit):
            return
        longer = len(text) > _LONGEST
        editor.setReadOnly(longer)
        editor.setMaxLength(_LONGEST)
        editor.setToolTip(_("Too long to be changed here; it is kept as it is.") if longer else "")
        shown = plain(text, 400) if longer else text
        if editor.text() != shown:
            editor.setText(shown)
            editor.setCursorPosition(0)


class LineInput(FieldInput):
    """One line."""

    def __init__(self, field: Field, hint: str = "", place: int = 0) -> None:
        super().__init__()
        _row(self).addWidget(self._line(place, field.parts[place], hint))


class NameInput(FieldInput):
    """First and last name large, what is rarer below."""

    def __init__(self, field: Field) -> None:
        super().__init__()
        family, given, further, prefix, suffix = field.parts
        grid = _grid(self)
        grid.addWidget(self._line(1, given, "", _("First name")), 0, 0, 1, 3)
        grid.addWidget(self._line(0, family, "", _("Last name")), 0, 3, 1, 3)
        grid.addWidget(self._line(3, prefix, "", _("Title, such as Dr.")), 1, 0, 1, 2)
        grid.addWidget(self._line(2, further, "", _("Further first names")), 1, 2, 1, 2)
        grid.addWidget(self._line(4, suffix, "", _("Suffix, such as jun.")), 1, 4, 1, 2)
        for column in range(6):
            grid.setColumnStretch(column, 1)


class AddressInput(FieldInput):
    """An address as on an envelope; what most lack comes on wish."""

    def __init__(self, field: Field) -> None:
        super().__init__()
        box, extra, street, city, region, code, country = field.parts
        grid = _grid(self)
        grid.addWidget(self._line(2, street, "", _("Street and number")), 0, 0, 1, 6)
        grid.addWidget(self._line(5, code, "", _("Postcode")), 1, 0, 1, 2)
        grid.addWidget(self._line(3, city, "", _("City")), 1, 2, 1, 4)
        grid.addWidget(self._line(6, country, "", _("Country")), 2, 0, 1, 3)
        self._more = push_button(_("Addition, PO box, region"), kind="link")
        self._more.setAutoDefault(False)
        grid.addWidget(self._more, 2, 3, 1, 3, Qt.AlignmentFlag.AlignLeft)
        rare = (
            self._line(1, extra, "", _("Addition")),
            self._line(0, box, "", _("PO box")),
            self._line(4, region, "", _("Region")),
        )
        for column, line in enumerate(rare):
            grid.addWidget(line, 3, 2 * column, 1, 2)
            line.setVisible(bool(extra or box or region))
        for column in range(6):
            grid.setColumnStretch(column, 1)
        self._more.setVisible(not (extra or box or region))
        self._more.clicked.connect(lambda: self._show_more(rare))

    def _show_more(self, rare: Sequence[QLineEdit]) -> None:
        self._more.hide()
        for line in rare:
            line.show()
        rare[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def editors(self) -> list[QWidget]:
        lines = super().editors()
        return [*lines[:4], self._more, *lines[4:]]


class OrganisationInput(FieldInput):
    """The organisation, and a line for each unit."""

    def __init__(self, field: Field) -> None:
        super().__init__()
        grid = _grid(self)
        for place, text in enumerate(field.parts):
            hint = _("Department") if place else _("Company or organisation")
            grid.addWidget(self._line(place, text, "", hint), place // 2, place % 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)


class DateInput(FieldInput):
    """A day as one writes it here; kept as the card writes it."""

    def __init__(self, field: Field) -> None:
        super().__init__()
        _row(self).addWidget(self._line(0, field.parts[0], date_pattern()))

    def _say(self, place: int, typed: str) -> None:
        day = typed_date(typed)
        super()._say(place, str(day) if day else typed)

    def _show(self, editor: QWidget, place: int, text: str) -> None:
        day = PartialDate.parse(text)
        if isinstance(editor, QLineEdit) and day is not None and typed_date(editor.text()) == day:
            return
        super()._show(editor, place, editable_date(day) if day else text)


class TextInput(FieldInput):
    """Several lines, as high as what is in them, within reason."""

    def __init__(self, field: Field) -> None:
        super().__init__()
        self._text = QPlainTextEdit()
        self._text.setTabChangesFocus(True)
        self._text.setProperty("takes_names", field.kind is Kind.NOTE)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._keep(0, self._text, "")
        self.show_parts(field.parts)
        self._text.textChanged.connect(self._say_text)
        self._fit()
        row = QVBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._text)

    def _show(self, editor: QWidget, place: int, text: str) -> None:
        longer = len(text) > _LONGEST
        self._text.setReadOnly(longer)
        self._text.setToolTip(_("Too long to be changed here; it is kept as it is.") if longer else "")
        if self._text.toPlainText() != text:
            self._text.setPlainText(plain(text, _LONGEST) if longer else text)

    def _say_text(self) -> None:
        self._say(0, self._text.toPlainText())
        self._fit()

    def _fit(self) -> None:
        least, most = _NOTE_LINES
        lines = max(least, min(most, self._text.document().blockCount() + 1))
        self._text.setFixedHeight(lines * metrics().lineSpacing() + 2 * S + 4)


class GenderInput(FieldInput):
    """The sex as a card can say it, and one's own words."""

    def __init__(self, field: Field) -> None:
        super().__init__()
        self._box = ChoiceBox({sex: _(name) for sex, name in _SEXES.items()}, _("Gender"))
        self._keep(0, self._box, "")
        self.show_parts((field.parts[0], ""))
        self._box.chosen_anew.connect(lambda sex: self._say(0, sex))
        row = _row(self)
        row.addWidget(self._box)
        row.addWidget(self._line(1, field.parts[1], "", _("In own words")), 1)

    def _show(self, editor: QWidget, place: int, text: str) -> None:
        if place == 0:
            self._box.choose(text)
        else:
            super()._show(editor, place, text)


def input_for(field: Field) -> FieldInput:
    """The typing place that fits a field."""
    match field.kind:
        case Kind.NAME:
            return NameInput(field)
        case Kind.ADDRESS:
            return AddressInput(field)
        case Kind.ORGANISATION:
            return OrganisationInput(field)
        case Kind.DATE:
            return DateInput(field)
        case Kind.GENDER:
            return GenderInput(field)
        case Kind.MESSENGER:
            return LineInput(field, _("Name or number there"), place=1)
    if field.kind is Kind.NOTE or "\n" in field.parts[0] or field.name == "LABEL":
        return TextInput(field)
    return LineInput(field, _HINTS.get(field.kind, "") and _(_HINTS[field.kind]))


_HINTS = {
    Kind.WEB: N_("https://…"),
    Kind.SOCIAL: N_("Address of the page or name there"),
    Kind.NICKNAME: N_("Several: parted by commas"),
    Kind.ZONE: N_("Such as Europe/Berlin or +01:00"),
    Kind.POSITION: N_("Latitude, longitude"),
    Kind.LANGUAGE: N_("Such as de or en"),
}


def _row(widget: QWidget) -> QHBoxLayout:
    row = QHBoxLayout(widget)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(S)
    return row


def _grid(widget: QWidget) -> QGridLayout:
    grid = QGridLayout(widget)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setSpacing(S)
    return grid

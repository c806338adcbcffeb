"""One field in the editor: its label, where it is typed, and what can be done with it."""

from __future__ import annotations

import re
from dataclasses import replace

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from kontaktpflege.domain.form.doubts import doubt_about
from kontaktpflege.domain.form.field import Field, Label
from kontaktpflege.domain.form.kinds import OWN_FIELD, Kind, kind_of
from kontaktpflege.domain.partial_date import PartialDate
from kontaktpflege.domain.property import Property
from kontaktpflege.ui.editor.inputs import input_for
from kontaktpflege.ui.editor.labels import (
    caption,
    label_choices,
    label_text,
    label_typed,
    service_names,
    service_typed,
    spoken_name,
    texts,
)
from kontaktpflege.ui.editor.row_buttons import RowButtons
from kontaktpflege.ui.theme import S, dress
from kontaktpflege.ui.widgets.label_box import LabelBox
from kontaktpflege.wording import _
from kontaktpflege.wording.dates import long_date
from kontaktpflege.wording.doubts import doubt_hint
from kontaktpflege.wording.fields import type_name

LABEL_WIDTH = 148
_REACHED_BY = (Kind.PHONE, Kind.MAIL, Kind.ADDRESS, Kind.WEB, Kind.MESSENGER)
_ALWAYS_THERE = (Kind.NAME, Kind.SHOWN_NAME)
_VENDOR_NAME = re.compile(r"X-[A-Z0-9-]{1,60}", re.IGNORECASE)


class FieldRow(QWidget):
    """Holds the field as it is filled in by now."""

    edited = Signal()
    preferred = Signal()
    """This is to be the preferred one among its like."""
    removal_asked = Signal()
    move_asked = Signal(int)
    """-1 upwards, 1 downwards."""
    dragged = Signal(QPoint)
    """The handle is pulled to there, in global coordinates."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field = field
        self._hint = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self._label = self._build_label()
        self.input = input_for(field)
        self._buttons = RowButtons(
            can_be_preferred=field.kind in _REACHED_BY, can_be_removed=field.kind not in _ALWAYS_THERE
        )
        self._lay_out()
        self._connect()
        self._renew()

    def field(self) -> Field:
        """The field as it is filled in."""
        return self._field

    def show_part(self, place: int, text: str) -> None:
        """Fill in a part as if it had been typed."""
        self._field = self._field.with_part(place, text)
        self.input.show_parts(self._field.parts)
        self._renew()

    def set_preferred(self, preferred: bool) -> None:
        """Mark this field as the preferred one, or not any more."""
        if preferred != self._field.preferred:
            self._field = replace(self._field, preferred=preferred)
            self._renew()

    def turn_preference(self) -> None:
        """Make this the preferred one among its like, or take the mark off."""
        if self._field.preferred:
            self.set_preferred(False)
            self.edited.emit()
        elif self._field.kind in _REACHED_BY:
            self.preferred.emit()

    def ask_for_removal(self) -> None:
        """As if its cross had been pressed."""
        if self._field.kind not in _ALWAYS_THERE:
            self.removal_asked.emit()

    def allow_moves(self, up: bool, down: bool) -> None:
        """Whether there are others of its kind above and below."""
        self._buttons.allow_moves(up, down)

    def focus_first(self) -> None:
        """Put the keyboard where the field is filled in; an own field is named first."""
        if isinstance(self._label, LabelBox) and self._field.name == OWN_FIELD and not self._label.currentText():
            self._label.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.input.focus_first()

    def chain_focus(self, previous: QWidget) -> QWidget:
        """Let the Tab key come here from `previous`; gives the widget from which it goes on."""
        stops = [self._label] if isinstance(self._label, LabelBox) else []
        for widget in (*stops, *self.input.editors(), self._buttons.handle):
            self.setTabOrder(previous, widget)
            previous = widget
        return previous

    def _build_label(self) -> QWidget:
        choices = label_choices(self._field)
        if self._field.kind is Kind.MESSENGER:
            shown = type_name(self._field.parts[0]) if self._field.parts[0] else ""
            return LabelBox(service_names(), shown, _("Service"))
        if choices is not None:
            hint = _("Name of the field") if self._field.name == OWN_FIELD else _("Label")
            return LabelBox(texts(choices), label_text(self._field.label), hint)
        words = QLabel(caption(self._field).replace("&", "&&"), textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        dress(words, "muted")
        words.setContentsMargins(0, S - 1, 0, 0)
        words.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        return words

    def _lay_out(self) -> None:
        self._label.setFixedWidth(LABEL_WIDTH)
        self._hint.hide()
        top = Qt.AlignmentFlag.AlignTop
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(S)
        grid.setVerticalSpacing(2)
        grid.addWidget(self._label, 0, 0, top)
        grid.addWidget(self.input, 0, 1)
        grid.addWidget(self._buttons, 0, 2, top)
        grid.addWidget(self._hint, 1, 1, 1, 2)
        grid.setColumnStretch(1, 1)
        if isinstance(self._label, QLabel):
            self._label.setBuddy(self.input.editors()[0])

    def _connect(self) -> None:
        self.input.edited.connect(self._fill_in)
        if isinstance(self._label, LabelBox):
            self._label.label_changed.connect(self._relabel)
        self._buttons.preference_turned.connect(self.turn_preference)
        self._buttons.removal_asked.connect(self.removal_asked)
        self._buttons.move_asked.connect(self.move_asked)
        self._buttons.dragged.connect(self.dragged)

    def _fill_in(self, place: int, text: str) -> None:
        self._field = self._field.with_part(place, text)
        self._renew()
        self.edited.emit()

    def _relabel(self, words: str) -> None:
        field = self._field
        if field.kind is Kind.MESSENGER:
            self._field = field.with_part(0, service_typed(words))
        elif field.origin is None and field.kind is Kind.OWN:
            name = words.strip().upper()
            vendor = _VENDOR_NAME.fullmatch(name) and kind_of(Property(name, "")) is not None
            name = name if vendor else OWN_FIELD
            self._field = replace(field, name=name, label=Label() if vendor else Label(own=words.strip()))
        else:
            self._field = replace(field, label=label_typed(words, field))
        self._renew()
        self.edited.emit()

    def _renew(self) -> None:
        """Show names, hint and mark of what is filled in now."""
        field = self._field
        name = spoken_name(field)
        self.input.name_for_all(name)
        if isinstance(self._label, LabelBox):
            self._label.name_it(_("Label of {field}").format(field=name))
        self._buttons.name_for_all(name)
        self._buttons.show_preferred(field.preferred)
        self._show_hint()

    def _show_hint(self) -> None:
        doubt = doubt_about(self._field)
        words = doubt_hint(doubt) if doubt else ""
        if not words and self._field.kind is Kind.DATE and not self._field.blank:
            day = PartialDate.parse(self._field.parts[0])
            words = long_date(day) if day else ""
        if words != self._hint.text():
            self._hint.setText(words)
            dress(self._hint, "hint" if doubt else "muted")
        self._hint.setVisible(bool(words))

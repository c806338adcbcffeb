"""What was promised between somebody and the user: open promises, a line for another one, and those that were kept."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kontaktpflege.domain.promise import Promise
from kontaktpflege.ui.care_deeds import CareDeeds
from kontaktpflege.ui.icons import icon
from kontaktpflege.ui.promise_entry import PromiseEntry
from kontaktpflege.ui.theme import XS
from kontaktpflege.ui.widgets.line_section import Deed, LineSection, TextLine
from kontaktpflege.ui.widgets.push_button import push_button
from kontaktpflege.ui.widgets.tab_order import tab_into
from kontaktpflege.wording import _, ngettext
from kontaktpflege.wording.care import promise_words
from kontaktpflege.wording.numbers import number

_MOST_KEPT = 50


class PromiseSection(QWidget):
    """Knows no service: it says what is wanted. Promises are ticked, changed, deleted and added on the spot."""

    settled = Signal(int, bool)
    """A promise's id, and whether it was kept or is open again."""
    worded = Signal(object)
    """A `Promise` to keep in the book, new or (with its id) changed."""
    removed = Signal(int)
    """A promise's id."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept: tuple[Promise, ...] = ()
        self._day = date.min
        self._contact_id = 0
        self.open = LineSection(title, self)
        self.add = push_button(_("Add a promise …"), icon("plus", "accent"), "link", self.open)
        self._entry: PromiseEntry | None = None
        self.show_kept = push_button("", icon("check", "accent"), "link", self)
        self.kept = LineSection("", self)
        for button in (self.add, self.show_kept):
            button.setAutoDefault(False)
            button.setMinimumWidth(1)
        self.show_kept.setCheckable(True)
        self.open.put_below(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(XS)
        for part in (self.open, self.show_kept, self.kept):
            column.addWidget(part)
        self.add.clicked.connect(self._add)
        self.show_kept.toggled.connect(lambda on: self._show_kept())

    def serve(self, deeds: CareDeeds) -> None:
        """Let these do what is wanted."""
        self.settled.connect(lambda promise, kept: deeds.settle_promise(promise, kept=kept))
        self.worded.connect(lambda promise: deeds.keep_promise(promise, self._entry))
        self.removed.connect(deeds.delete_promise)

    def show_promises(self, contact_id: int, promises: Sequence[Promise], day: date) -> None:
        """Show what was promised between this contact and the user, as of a day."""
        if contact_id != self._contact_id:
            self.show_kept.setChecked(False)
            self._leave(take_focus=False)
        self._contact_id, self._day = contact_id, day
        if self._entry is not None:
            self._entry.begin(contact_id, day)
        self.open.show_lines([self._open_line(one) for one in promises if one.open])
        kept = [one for one in promises if one.kept_on is not None]
        self._kept = tuple(sorted(kept, key=lambda one: (one.kept_on or date.min, one.id), reverse=True))
        words = ngettext("{count} promise kept", "{count} promises kept", len(kept))
        self.show_kept.setText(words.format(count=number(len(kept))))
        self.show_kept.setVisible(bool(kept))
        self._show_kept()

    def enter(self, promise: Promise | None = None) -> PromiseEntry:
        """Open the line for a new promise, or to change this one."""
        if self._entry is None:
            self._entry = PromiseEntry(self.open)
            self._entry.begin(self._contact_id, self._day)
            self._entry.worded.connect(self.worded)
            self._entry.left.connect(self._leave)
            self._entry.returned.connect(self._show_entry)
            self.open.put_below(self._entry)
            tab_into(self.add, self._entry)
        self._show_entry()
        self._entry.ask(promise)
        return self._entry

    def typed(self) -> str:
        """What stands in the line for a promise that is not kept yet."""
        return self._entry.text.text() if self._entry is not None and not self._entry.isHidden() else ""

    def texts(self) -> list[str]:
        """What is open."""
        return self.open.texts()

    def _show_kept(self) -> None:
        shown = self._kept[:_MOST_KEPT] if self.show_kept.isChecked() else ()
        self.kept.show_lines([self._kept_line(one) for one in shown])

    def _open_line(self, one: Promise) -> TextLine:
        deeds = (
            Deed("check", _("Kept"), partial(self.settled.emit, one.id, True)),
            Deed("pencil", _("Change"), lambda: self._change(one)),
            Deed("x", _("Delete"), partial(self.removed.emit, one.id)),
        )
        return TextLine(promise_words(one, self._day), deeds)

    def _kept_line(self, one: Promise) -> TextLine:
        deeds = (
            Deed("undo-2", _("Open again"), partial(self.settled.emit, one.id, False)),
            Deed("x", _("Delete"), partial(self.removed.emit, one.id)),
        )
        return TextLine(promise_words(one, self._day), deeds)

    def _add(self) -> None:
        self.enter()

    def _show_entry(self) -> None:
        if self._entry is not None:
            self.add.hide()
            self._entry.show()

    def _change(self, promise: Promise) -> None:
        self.enter(promise)

    def _leave(self, *, take_focus: bool = True) -> None:
        if self._entry is not None:
            self._entry.hide()
        self.add.show()
        if take_focus:
            self.add.setFocus()

"""What is coming: birthdays, wedding days, seasons, public holidays and the user's own occasions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from kontaktpflege.domain.draft import purpose_of
from kontaktpflege.domain.occasion import Coming, OccasionKind
from kontaktpflege.domain.own_occasion import OwnOccasion
from kontaktpflege.services import Services
from kontaktpflege.ui.icons import icon
from kontaktpflege.ui.occasions.occasion_model import NAME, OccasionModel
from kontaktpflege.ui.occasions.own_occasion_dialog import OwnOccasionDialog
from kontaktpflege.ui.tasks import Control, Latest
from kontaktpflege.ui.theme import L, M, S, dress
from kontaktpflege.ui.undo_line import UndoLine
from kontaktpflege.ui.widgets.choice_box import ChoiceBox
from kontaktpflege.ui.widgets.dialog_size import open_at
from kontaktpflege.ui.widgets.empty_state import EmptyState
from kontaktpflege.ui.widgets.error_dialog import understood
from kontaktpflege.ui.widgets.plain_text import plain_line
from kontaktpflege.ui.widgets.push_button import push_button
from kontaktpflege.ui.widgets.rows_table import RowsTable
from kontaktpflege.ui.writing import Source, write
from kontaktpflege.wording import _, ngettext
from kontaktpflege.wording.numbers import number

_KINDS: dict[str, frozenset[OccasionKind]] = {
    "all": frozenset(OccasionKind),
    "personal": frozenset((OccasionKind.BIRTHDAY, OccasionKind.ANNIVERSARY)),
    "seasons": frozenset(
        (OccasionKind.CHRISTMAS, OccasionKind.NEW_YEAR, OccasionKind.SEASON, OccasionKind.HOLIDAY),
    ),
    "own": frozenset((OccasionKind.OWN,)),
}


class OccasionsDialog(QDialog):
    """Reads off the GUI thread, and anew after each change."""

    contact_asked = Signal(int)
    """Show this contact."""
    write_asked = Signal(int, object)
    """A contact to write to, and the `Purpose` of the text (None: not known)."""
    list_asked = Signal(str, int)
    """Key and year of the list of cards to open."""
    shown = Signal()
    """The rows are those that were asked for."""

    def __init__(
        self,
        services: Services,
        today: Callable[[], date],
        contact: tuple[int, str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`contact`, id and name, is whom a new occasion may be for alone."""
        super().__init__(parent)
        self._services = services
        self._today = today
        self._contact = contact
        self._coming: Sequence[Coming] = ()
        self._reading = Latest(self)
        self._reading.done.connect(self._take)
        self._reading.failed.connect(self._fail)
        self.setWindowTitle(_("Occasions"))
        self.days = ChoiceBox(
            {"14": _("The next two weeks"), "60": _("The next 60 days"), "365": _("The next year")}, _("How far ahead")
        )
        self.days.choose("60")
        self.kinds = ChoiceBox(
            {
                "all": _("All occasions"),
                "personal": _("Birthdays and wedding days"),
                "seasons": _("Seasons and public holidays"),
                "own": _("My own"),
            },
            _("Which occasions"),
        )
        for box in (self.days, self.kinds):
            box.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToContents)
        self._model = OccasionModel(self)
        self.table = RowsTable(self._model, _("What is coming"), wide=NAME)
        self._nothing = EmptyState("calendar-heart")
        self._make_buttons()
        self._lay_out()
        self._connect()
        self.table.setFocus()
        self._read()

    def _make_buttons(self) -> None:
        self._new = push_button(_("New occasion …"), icon("plus"))
        self._change = push_button(_("Change …"), icon("pencil"))
        self._delete = push_button(_("Delete"), icon("trash-2"))
        self._cards = push_button(_("Card list …"), icon("mail"))
        self._open = push_button(_("Show contact"), icon("user"))
        self._write_to = push_button(_("Write …"), icon("feather"))
        self._close = push_button(_("Close"))
        for button in (self._new, self._change, self._delete, self._cards, self._open, self._write_to, self._close):
            button.setAutoDefault(False)

    def _lay_out(self) -> None:
        self.told = UndoLine(self._services.history, self)
        self._message = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        dress(self._message, "muted")
        head = QHBoxLayout()
        head.setSpacing(S)
        head.addWidget(self.days)
        head.addWidget(self.kinds)
        head.addStretch(1)
        head.addWidget(self._new)
        self._middle = QStackedWidget()
        self._middle.addWidget(self.table)
        self._middle.addWidget(self._nothing)
        foot = QHBoxLayout()
        foot.setSpacing(S)
        for button in (self._open, self._write_to, self._cards, self._change, self._delete):
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(L, L, L, L)
        column.setSpacing(M)
        column.addLayout(head)
        column.addWidget(self._middle, 1)
        column.addWidget(self._message)
        column.addWidget(self.told)
        column.addLayout(foot)
        open_at(self, 940, 600)

    def _connect(self) -> None:
        self.days.activated.connect(self._read)
        self.kinds.activated.connect(self._show)
        self._new.clicked.connect(lambda: self._ask(None))
        self._change.clicked.connect(self._change_current)
        self._delete.clicked.connect(self._delete_current)
        self._write_to.clicked.connect(self._begin_writing)
        self._cards.clicked.connect(self._open_list)
        self._open.clicked.connect(self._open_contact)
        self._close.clicked.connect(self.reject)
        self.told.turned.connect(self._read)
        self.table.selectionModel().currentRowChanged.connect(self._renew_buttons)
        self.table.activated.connect(self._follow, Qt.ConnectionType.QueuedConnection)

    def _read(self) -> None:
        days = int(self.days.chosen())
        self._message.setText(_("Looking ahead …"))
        self._reading.run(lambda control: self._services.occasions.coming(days))

    def _take(self, coming: Sequence[Coming]) -> None:
        self._coming = coming
        self._show()

    def _show(self) -> None:
        held = self._current()
        kinds = _KINDS[self.kinds.chosen()]
        chosen = [one for one in self._coming if one.kind in kinds]
        self._model.show(chosen)
        self._middle.setCurrentIndex(0 if chosen else 1)
        self._nothing.say(_("Nothing is coming"), _("Look further ahead, or make an occasion of your own."))
        count = ngettext("{count} occasion", "{count} occasions", len(chosen)).format(count=number(len(chosen)))
        ripe = sum(one.ripe and one.kind is not OccasionKind.HOLIDAY for one in chosen)
        told = ngettext("{count} to begin now", "{count} to begin now", ripe).format(count=number(ripe))
        self._message.setText(f"{count}, {told}" if chosen else "")
        dress(self._message, "muted")
        row = self._model.row_of(held.kind, held.contact_id, held.occasion_id, held.day) if held else -1
        if chosen:
            self.table.choose_row(max(row, 0))
        self._renew_buttons()
        self.shown.emit()

    def _current(self) -> Coming | None:
        return self._model.row_at(self.table.currentIndex().row())

    def _renew_buttons(self) -> None:
        one = self._current()
        mine = one is not None and one.kind is OccasionKind.OWN
        for button in (self._open, self._write_to):
            button.setEnabled(one is not None and one.contact_id is not None)
        self._cards.setEnabled(one is not None and bool(one.key))
        self._change.setEnabled(mine)
        self._delete.setEnabled(mine)

    def _follow(self) -> None:
        """Enter or a double click: the contact, else the list of cards, else the form."""
        for button in (self._open, self._cards, self._change):
            if button.isEnabled():
                button.click()
                return

    def _open_contact(self) -> None:
        one = self._current()
        if one is not None and one.contact_id is not None:
            self.accept()
            self.contact_asked.emit(one.contact_id)

    def _begin_writing(self) -> None:
        one = self._current()
        if one is not None and one.contact_id is not None:
            self.accept()
            self.write_asked.emit(one.contact_id, purpose_of(one))

    def _open_list(self) -> None:
        one = self._current()
        if one is not None and one.key:
            self.list_asked.emit(one.key, one.day.year)

    def _own(self) -> OwnOccasion | None:
        one = self._current()
        if one is None or one.occasion_id is None:
            return None
        return next((own for own in self._services.occasions.own() if own.id == one.occasion_id), None)

    def _change_current(self) -> None:
        held = self._own()
        if held is not None:
            self._ask(held)

    def _ask(self, held: OwnOccasion | None) -> None:
        contact = self._contact
        if held is not None and held.contact_id is not None:
            named = self._services.address_book.summaries((held.contact_id,))
            contact = (held.contact_id, named[0].name) if named else contact
        usual = self._services.observance.own
        circles = self._services.circles.circles()
        dialog = OwnOccasionDialog(held, circles, contact, self._today(), usual, self)
        dialog.decided.connect(lambda mine: self._keep(mine, dialog))
        dialog.open()

    def _keep(self, mine: OwnOccasion, source: Source) -> None:
        desk = self._services.occasions
        name = plain_line(mine.name, 60)
        if mine.id:
            self._write(lambda control: desk.change(mine), _("Occasion “{name}” changed.").format(name=name), source)
        else:
            self._write(lambda control: desk.create(mine), _("Occasion “{name}” saved.").format(name=name), source)

    def _delete_current(self) -> None:
        held = self._own()
        if held is not None:
            name, desk, occasion = plain_line(held.name, 60), self._services.occasions, held.id
            self._write(lambda control: desk.delete(occasion), _("Occasion “{name}” deleted.").format(name=name))

    def _write(self, work: Callable[[Control], Any], sentence: str, source: Source | None = None) -> None:
        def say(result: object) -> None:
            self.told.tell(sentence, True)
            self._read()

        write(self, work, say, source)

    def _fail(self, error: BaseException) -> None:
        self._message.setText(understood(error).text)
        dress(self._message, "danger")

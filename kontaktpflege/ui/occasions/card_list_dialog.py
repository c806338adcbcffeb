"""Lists of cards: who gets one, one for each household, and who has theirs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from kontaktpflege.domain.contact import ContactQuery
from kontaktpflege.domain.letter import Letter
from kontaktpflege.services import Services
from kontaktpflege.ui.icons import icon
from kontaktpflege.ui.occasions.addition_menu import fill_addition_menu
from kontaktpflege.ui.occasions.card_lists import CardList, card_lists, older_list
from kontaktpflege.ui.occasions.letter_model import LetterModel
from kontaktpflege.ui.tasks import Control, Latest, Task
from kontaktpflege.ui.theme import L, M, S, dress
from kontaktpflege.ui.undo_line import UndoLine
from kontaktpflege.ui.widgets.check_box import CheckBox
from kontaktpflege.ui.widgets.choice_box import ChoiceBox
from kontaktpflege.ui.widgets.dialog_size import open_at
from kontaktpflege.ui.widgets.empty_state import EmptyState
from kontaktpflege.ui.widgets.error_dialog import understood
from kontaktpflege.ui.widgets.push_button import push_button
from kontaktpflege.ui.widgets.rows_table import RowsTable
from kontaktpflege.wording import _, ngettext, pgettext
from kontaktpflege.wording.numbers import number


class CardListDialog(QDialog):
    """One list at a time; reads off the GUI thread, and anew after each change."""

    labels_asked = Signal(object, str, bool)
    """Ids of contacts to print labels for, what they are called, and whether one label for each household."""
    shown = Signal()
    """The rows are those of the list that was chosen."""

    def __init__(
        self,
        services: Services,
        today: Callable[[], date],
        selected: Sequence[int] = (),
        place: tuple[str, int] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`selected` are contacts to put on a list; `place`, key and year, is the list to open."""
        super().__init__(parent)
        self._services = services
        self._today = today
        self._selected = tuple(selected)
        self._letters: Sequence[Letter] = ()
        self._lists = self._find_lists()
        self._reading = Latest(self)
        self._reading.done.connect(self._take)
        self._reading.failed.connect(self._fail)
        self._reading.progressed.connect(self._tell_progress)
        self.setWindowTitle(_("Card lists"))
        names = {f"{one.key} {one.year}": one.title for one in self._lists}
        self.choice = ChoiceBox(names, _("Card list"))
        self.choice.choose("{} {}".format(*(place or self._likely())))
        self.households = CheckBox(_("One letter for each household"))
        self.households.setChecked(True)
        self.waiting = CheckBox(_("Only those that wait"))
        self.noting = CheckBox(_("Note each as a letter sent"))
        self.noting.setChecked(True)
        self.noting.setToolTip(
            _("Ticking off notes a letter with each of these people; taking the tick off takes it back.")
        )
        self._model = LetterModel(self)
        self.table = RowsTable(self._model, _("Letters"), wide=1, many=True)
        self.table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._nothing = EmptyState("mail")
        self._make_buttons()
        self._lay_out()
        self._connect()
        self.table.setFocus()
        self._read()

    def _find_lists(self) -> list[CardList]:
        return card_lists(self._services.greetings.lists(), self._services.occasions.own(), self._today())

    def _likely(self) -> tuple[str, int]:
        """The list that is under way, else that of the next Christmas."""
        lists = (one for one in self._lists if one.year >= self._today().year)
        begun = [one for one in lists if one.held is not None and one.held.done < one.held.count]
        likely = [*begun, *(one for one in self._lists if one.key == "christmas")][0]
        return likely.key, likely.year

    def _make_buttons(self) -> None:
        self._add = push_button(_("Add people"), icon("user-plus"))
        self._addition = QMenu(self._add)
        self._add.setMenu(self._addition)
        self._again = push_button("", icon("users"))
        self._tick = push_button(pgettext("letter", "Done"), icon("check"))
        self._remove = push_button(_("Take off the list"), icon("x"))
        self._labels = push_button(_("Print labels …"), icon("printer"))
        self._close = push_button(_("Close"))
        self._put = push_button("", icon("user-plus", "on_accent"), "primary")
        for button in (self._add, self._again, self._tick, self._remove, self._labels, self._close, self._put):
            button.setAutoDefault(False)
        self._tick.setToolTip(_("Tick off, or take the tick off (Space, Enter)"))
        self._labels.setToolTip(_("Labels for those that wait"))

    def _lay_out(self) -> None:
        self.told = UndoLine(self._services.history, self)
        self._message = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        head = QHBoxLayout()
        head.setSpacing(S)
        head.addWidget(self.choice, 1)
        for button in (self._put, self._again, self._add):
            head.addWidget(button)
        wishes = QHBoxLayout()
        wishes.setSpacing(L)
        wishes.addWidget(self.households)
        wishes.addWidget(self.waiting)
        wishes.addWidget(self.noting)
        wishes.addStretch(1)
        self._middle = QStackedWidget()
        self._middle.addWidget(self.table)
        self._middle.addWidget(self._nothing)
        foot = QHBoxLayout()
        foot.setSpacing(S)
        for button in (self._tick, self._remove, self._labels):
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(L, L, L, L)
        column.setSpacing(M)
        column.addLayout(head)
        column.addLayout(wishes)
        column.addWidget(self._middle, 1)
        column.addWidget(self._message)
        column.addWidget(self.told)
        column.addLayout(foot)
        open_at(self, 820, 600)

    def _connect(self) -> None:
        self.choice.activated.connect(self._read)
        self.households.toggled.connect(self._read)
        self.waiting.toggled.connect(self._show)
        self._addition.aboutToShow.connect(self._fill_addition)
        self._put.clicked.connect(lambda: self._put_on(self._selected))
        self._again.clicked.connect(self._carry_over)
        self._tick.clicked.connect(self._tick_selected)
        self._remove.clicked.connect(self._remove_selected)
        self._labels.clicked.connect(self._ask_for_labels)
        self._close.clicked.connect(self.reject)
        self.told.turned.connect(self._read)
        self.table.selectionModel().selectionChanged.connect(self._renew_buttons)
        self.table.doubleClicked.connect(self._tick_selected)
        keys = dict.fromkeys((Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter), self._tick_selected)
        for key, act in (*keys.items(), (Qt.Key.Key_Delete, self._remove_selected)):
            shortcut = QShortcut(QKeySequence(key), self.table)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(act)

    def _chosen(self) -> CardList:
        return self._lists[self.choice.currentIndex()]

    def _read(self) -> None:
        chosen, together, desk = self._chosen(), self.households.isChecked(), self._services.greetings
        if not self._letters:
            self._say(_("Reading the list …"))
        self._reading.run(
            lambda control: desk.letters(
                chosen.key,
                chosen.year,
                by_household=together,
                progress=control.progress,
                cancel=control.cancelled,
            )
        )

    def _tell_progress(self, done: int, total: int) -> None:
        words = _("Reading the list: {done} of {total} addresses …")
        self._say(words.format(done=number(done), total=number(total)))

    def _take(self, letters: Sequence[Letter]) -> None:
        self._lists = self._find_lists()
        self._letters = letters
        self._show()

    def _show(self) -> None:
        held = frozenset(self._selected_ids())
        here = self.table.currentIndex().row()
        letters = [one for one in self._letters if not (self.waiting.isChecked() and one.done_on is not None)]
        self._model.show(letters)
        self._middle.setCurrentIndex(0 if letters else 1)
        self._say_nothing()
        if letters:
            rows = self._model.rows_of(held)
            # What was ticked off is gone from those that wait: the next one takes its place.
            self.table.choose_row(rows[0] if rows else min(max(here, 0), len(letters) - 1))
        self._sum_up()
        self._renew_buttons()
        self.shown.emit()

    def _say_nothing(self) -> None:
        if self._letters:
            self._nothing.say(_("All letters are done"))
        else:
            self._nothing.say(
                _("Nobody is on this list yet"),
                _("Add a circle, or select people in the list of contacts and put them on a card list."),
            )

    def _sum_up(self) -> None:
        letters = self._letters
        people = sum(len(one.addressees) for one in letters)
        done = sum(one.done_on is not None for one in letters)
        homeless = sum(one.household is None for one in letters)
        told = [
            ngettext("{count} letter", "{count} letters", len(letters)).format(count=number(len(letters))),
            ngettext("to {count} person", "to {count} people", people).format(count=number(people)),
        ]
        said = " ".join(told) + ", " + ngettext("{count} done", "{count} done", done).format(count=number(done))
        if homeless:
            said += ", " + ngettext("{count} without an address", "{count} without an address", homeless).format(
                count=number(homeless)
            )
        self._say(said if letters else "")

    def _renew_buttons(self) -> None:
        chosen = self._chosen()
        some = bool(self.table.selectionModel().selectedRows())
        self._tick.setEnabled(some)
        self._remove.setEnabled(some)
        waits = any(letter.done_on is None for letter in self._selected_letters())
        self._tick.setText(pgettext("letter", "Done") if waits or not some else _("Not done"))
        self._labels.setEnabled(bool(self._waiting_ids()))
        older = older_list(self._lists, chosen)
        self._again.setVisible(older is not None and not self._letters)
        if older is not None:
            self._again.setText(_("Those of {year}").format(year=older.year))
        count = len(self._selected)
        self._put.setVisible(bool(count))
        words = ngettext("Put {count} contact on the list", "Put {count} contacts on the list", count)
        self._put.setText(words.format(count=number(count)))

    def _selected_letters(self) -> list[Letter]:
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        found = (self._model.row_at(row) for row in rows)
        return [letter for letter in found if letter is not None]

    def _selected_ids(self) -> list[int]:
        return [one for letter in self._selected_letters() for one in letter.contact_ids]

    def _waiting_ids(self) -> list[int]:
        """Those whose letter waits and can be addressed."""
        return [
            one.greeting.contact_id
            for letter in self._letters
            if letter.done_on is None
            for one in letter.addressees
            if one.resident is not None
        ]

    def _fill_addition(self) -> None:
        self._addition.clear()
        fill_addition_menu(self._addition, self._selected, self._services.circles.circles(), self._put_on)

    def _put_on(self, what: ContactQuery | Sequence[int]) -> None:
        chosen, desk = self._chosen(), self._services.greetings
        self._selected = ()

        def work(control: Control) -> tuple[int, bool]:
            added = desk.add(chosen.key, chosen.year, what)
            return added, bool(added) or desk.names_anybody(what)

        self._write(work, lambda done: self._tell_added(*done))

    def _carry_over(self) -> None:
        chosen, desk = self._chosen(), self._services.greetings
        older = older_list(self._lists, chosen)
        if older is not None:
            year = older.year
            self._write(lambda control: desk.carry_over(chosen.key, year, chosen.year), self._tell_added)

    def _tell_added(self, added: int, anybody: bool = True) -> None:
        words = ngettext(
            "{count} contact put on the list “{list}”.", "{count} contacts put on the list “{list}”.", added
        )
        said = words.format(count=number(added), list=self._chosen().title)
        if not added:
            said = _("All of them are on this list already.") if anybody else _("There is nobody in this choice.")
        self.told.tell(said, added > 0)

    def _tick_selected(self) -> None:
        letters, chosen, desk = self._selected_letters(), self._chosen(), self._services.greetings
        if not letters:
            return
        done = any(letter.done_on is None for letter in letters)
        to = [letter.contact_ids for letter in letters]
        noted = chosen.title if self.noting.isChecked() else ""
        if self.waiting.isChecked() and done:
            self.table.clearSelection()
        self._write(lambda control: desk.tick(chosen.key, chosen.year, to, done, noted), lambda ticked: None)

    def _remove_selected(self) -> None:
        ids, chosen, desk = self._selected_ids(), self._chosen(), self._services.greetings
        if ids:
            words = ngettext(
                "{count} contact taken off the list “{list}”.",
                "{count} contacts taken off the list “{list}”.",
                len(ids),
            )
            said = words.format(count=number(len(ids)), list=chosen.title)
            self._write(
                lambda control: desk.remove(chosen.key, chosen.year, ids), lambda gone: self.told.tell(said, True)
            )

    def _ask_for_labels(self) -> None:
        ids = self._waiting_ids()
        if ids:
            self.labels_asked.emit(ids, self._chosen().title, self.households.isChecked())

    def _write(self, work: Callable[[Control], Any], tell: Callable[[Any], None]) -> None:
        task = Task(work, self)
        task.done.connect(tell)
        task.done.connect(self._read)
        task.failed.connect(self._fail)
        task.start_writing()

    def done(self, result: int) -> None:
        """Read no more, and keep nothing of what was read."""
        self._reading.forget()
        self._services.greetings.put_down()
        super().done(result)

    def _say(self, sentence: str) -> None:
        self._message.setText(sentence)
        dress(self._message, "muted")

    def _fail(self, error: BaseException) -> None:
        self._message.setText(understood(error).text)
        dress(self._message, "danger")

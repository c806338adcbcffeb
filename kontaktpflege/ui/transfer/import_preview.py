"""What an import would do, card by card, before it is done."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QItemSelection, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QCloseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QMenu,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from kontaktpflege.domain.card import Card
from kontaktpflege.domain.importing import PreviewDetail, PreviewRow, Verdict
from kontaktpflege.services import Services
from kontaktpflege.services.import_plan import ImportPlan
from kontaktpflege.ui.icons import icon
from kontaktpflege.ui.tasks import Latest
from kontaktpflege.ui.theme import L, M, S, dress
from kontaktpflege.ui.transfer.card_detail import CardDetail
from kontaktpflege.ui.transfer.drop_overlay import DropOverlay
from kontaktpflege.ui.transfer.merge_panel import MergePanel
from kontaktpflege.ui.transfer.preview_model import PreviewModel
from kontaktpflege.ui.transfer.preview_panes import PreviewPanes
from kontaktpflege.ui.transfer.verdict_chips import VerdictChips
from kontaktpflege.ui.transfer.verdict_look import LOOKS
from kontaktpflege.ui.transfer.whose_contacts import WhoseContacts
from kontaktpflege.ui.widgets.dialog_size import open_at
from kontaktpflege.ui.widgets.elided_label import ElidedLabel
from kontaktpflege.ui.widgets.empty_state import EmptyState
from kontaktpflege.ui.widgets.error_dialog import understood
from kontaktpflege.ui.widgets.people_box import unchosen_words
from kontaktpflege.ui.widgets.push_button import PushButton, push_button
from kontaktpflege.ui.widgets.search_field import SearchField
from kontaktpflege.wording import _, ngettext
from kontaktpflege.wording.numbers import number
from kontaktpflege.wording.reports import contacts_coming_in, import_button, preview_sentence
from kontaktpflege.wording.verdicts import verdict_deed

_SAMPLE = 200
_EXPLAINED = frozenset((Verdict.REVIEW, Verdict.TRASH, Verdict.UNREADABLE))


class ImportPreview(QDialog):
    """Fills while the files are read, lets the user change verdicts, and asks whether to import."""

    confirmed = Signal()
    """The user wants the plan done."""
    left = Signal()
    """The user does not want it, or not any more."""
    columns_asked = Signal()
    """The user wants to say anew what the columns of the tables mean."""
    dropped = Signal(list)
    """More files, folders or texts were dropped on the preview."""

    def __init__(self, services: Services, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._plan: ImportPlan | None = None
        self._busy = False
        self._read = 0
        self._quarter = 0
        self._rows = Latest(self)
        self._details = Latest(self)
        self._choosing = Latest(self)
        self._model = PreviewModel(self)
        self._selecting = QTimer(self, singleShot=True, interval=0)
        self._build(title)
        self._lay_out()
        self._connect()
        self._size_to(parent)
        self._set_busy(True)

    def add_early(self, rows: Sequence[PreviewRow]) -> None:
        """Show cards that were just read, while the rest still is."""
        self._read += len(rows)
        self._model.add_early(rows)
        self._sentence.show_text(
            ngettext("Reading … {n} card so far", "Reading … {n} cards so far", self._read).format(n=number(self._read))
        )

    def show_progress(self, done: int, total: int) -> None:
        """Show how far reading or importing has come; said aloud at every quarter."""
        self._progress.setRange(0, total if done < total else 0)
        self._progress.setValue(done)
        quarter = 4 * done // total if 0 < done < total else 0
        if quarter > self._quarter:
            said = _("{percent} percent done").format(percent=quarter * 25)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))
        self._quarter = quarter

    def show_plan(self, plan: ImportPlan) -> None:
        """Everything is read: show the verdicts and offer to import."""
        self._set_busy(False)
        if not len(plan):
            self._show_nothing(_("There are no contacts in there."), _("Please choose another file or folder."))
            return
        self._plan = plan
        self._columns.setVisible(plan.has_tables())
        self._whose.show()
        self._renew_counts()
        self._narrow()
        self._table.setFocus()

    def show_importing(self) -> None:
        """The import runs; only cancelling is possible."""
        self._set_busy(True)
        self._columns.hide()
        self._whose.hide()
        self._sentence.show_text(_("Importing …"))

    def show_cancelling(self) -> None:
        """The user called the import off; it stops at its next look."""
        self._sentence.show_text(_("Stopping; nothing will have changed."))
        self._cancel.setEnabled(False)

    def show_failure(self, error: BaseException) -> None:
        """Say what went wrong; the user can only leave, or try again if there is a plan."""
        self._set_busy(False)
        explanation = understood(error)
        if self._plan is None:
            self._show_nothing(explanation.what, explanation.advice)
            return
        self._failure.setText(explanation.text)
        self._failure.show()
        self._sentence.hide()

    def show_waiting(self, count: int) -> None:
        """Say that other files came meanwhile and come next."""
        words = ngettext(
            "{n} more file is waiting; it comes next.", "{n} more files are waiting; they come next.", count
        )
        self._waiting.setText(words.format(n=number(count)))
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self._waiting.text()))

    def has_work(self) -> bool:
        """Whether importing would do anything: bring contacts in, fill a circle, keep a text."""
        counts = self._plan.counts() if self._plan is not None else {}
        if self._plan is not None and self._plan.of is not None:
            return True
        return bool(contacts_coming_in(counts) or counts.keys() & {Verdict.GROUP, Verdict.UNREADABLE})

    def plan(self) -> ImportPlan | None:
        """What is shown, once it is read."""
        return self._plan

    def _build(self, title: str) -> None:
        self.setWindowTitle(_("Import"))
        self._title = ElidedLabel(title)
        dress(self._title, "heading")
        self._sentence = ElidedLabel(_("Reading …"))
        self._failure = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        dress(self._failure, "danger")
        self._failure.hide()
        self._filter = SearchField(_("Filter by name"))
        self._filter.setFixedWidth(220)
        self._progress = QProgressBar(textVisible=False)
        self._progress.setRange(0, 0)
        self._progress.setAccessibleName(_("Progress"))
        self._chips = VerdictChips()
        self._chips.hide()
        self._detail = CardDetail()
        self._panes = PreviewPanes(self._model, self._detail)
        self._table = self._panes.table
        self._cancel = PushButton(_("Cancel"))
        self._cancel.setAutoDefault(False)
        self._confirm = PushButton(_("Import"))
        self._confirm.setEnabled(False)
        self._confirm.setDefault(True)
        dress(self._confirm, "primary")
        self._nothing = EmptyState("triangle-alert")
        self._nothing.hide()
        self._columns = push_button(_("Columns …"), icon("columns-3"))
        self._columns.setAutoDefault(False)
        self._columns.hide()
        self._whose = WhoseContacts(self._services.capture.people)
        self._whose.hide()
        self._waiting = QLabel(textFormat=Qt.TextFormat.PlainText)
        dress(self._waiting, "muted")
        self._overlay = DropOverlay(self)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(M)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._sentence)
        head.addLayout(words, 1)
        head.addWidget(self._filter)
        foot = QHBoxLayout()
        foot.setSpacing(S)
        foot.addWidget(self._columns)
        foot.addWidget(self._waiting)
        foot.addStretch(1)
        foot.addWidget(self._cancel)
        foot.addWidget(self._confirm)
        column = QVBoxLayout(self)
        column.setContentsMargins(L, L, L, L)
        column.setSpacing(M)
        column.addLayout(head)
        column.addWidget(self._failure)
        column.addWidget(self._progress)
        column.addWidget(self._chips)
        column.addWidget(self._panes, 1)
        column.addWidget(self._nothing, 1)
        column.addWidget(self._whose)
        column.addLayout(foot)

    def _connect(self) -> None:
        self._confirm.clicked.connect(self._ask_to_import)
        self._cancel.clicked.connect(self.reject)
        self._columns.clicked.connect(self.columns_asked)
        self._whose.chosen.connect(self._set_owner)
        self._chips.chosen.connect(self._narrow)
        self._filter.textChanged.connect(self._narrow)
        self._filter.left_downwards.connect(self._table.setFocus)
        self._rows.done.connect(self._show_rows)
        self._details.done.connect(self._show_detail)
        self._details.failed.connect(self.show_failure)
        self._choosing.done.connect(self._show_changed_verdicts)
        self._table.selectionModel().selectionChanged.connect(self._note_selection)
        self._table.customContextMenuRequested.connect(self._offer_verdicts)
        self._selecting.timeout.connect(self._look_at_selection)
        self._detail.verdict_chosen.connect(self._set_verdict)
        self._detail.merge_asked.connect(self._compare)
        self._overlay.dropped.connect(self.dropped)

    def _size_to(self, parent: QWidget | None) -> None:
        around = parent.size() if parent is not None else self.screen().availableSize()
        open_at(self, min(1200, max(640, around.width() - 64)), min(820, max(480, around.height() - 64)))
        self._panes.begin(self.width())

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self._progress.setVisible(busy)
        self._progress.setRange(0, 0)
        self._failure.hide()
        self._sentence.show()
        self._cancel.setEnabled(True)
        self._confirm.setEnabled(not busy)
        self._panes.side.setEnabled(not busy)
        self._chips.setEnabled(not busy)
        self._filter.setEnabled(not busy)

    def _show_nothing(self, what: str, advice: str) -> None:
        """There is nothing to import: say why; one can only close."""
        self._nothing.say(what, advice)
        self._nothing.show()
        for widget in (self._sentence, self._filter, self._chips, self._panes, self._confirm):
            widget.hide()
        self._cancel.setText(_("Close"))
        self._cancel.setDefault(True)
        self._cancel.setFocus()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, f"{what} {advice}"))

    def _renew_counts(self) -> None:
        if self._plan is None:
            return
        counts = self._plan.counts()
        self._sentence.show_text(preview_sentence(counts))
        self._chips.show_counts(counts)
        self._chips.show()
        self._confirm.setText(import_button(counts))
        self._panes.explain(bool(counts.keys() & _EXPLAINED))

    def _narrow(self) -> None:
        """Show the cards of the chosen chip that have the words in their names."""
        plan = self._plan
        if plan is None:
            return
        verdict, words = self._chips.verdict(), self._filter.text()
        self._rows.run(lambda control: plan.indices(verdict, words))

    def _show_rows(self, indices: array[int]) -> None:
        if self._plan is None:
            return
        self._model.show(self._plan, indices)
        if len(indices):
            self._table.setCurrentIndex(self._model.index(0, 0))
        self._look_at_selection()

    def _note_selection(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        # Ctrl+A announces its rows in pieces; look once they are all there.
        self._selecting.start()

    def _selected(self) -> array[int]:
        """The plan's indices of the selected rows. By ranges, since 50,000 index objects are slow."""
        rows = array("q")
        selection = self._table.selectionModel().selection()
        for stretch in (selection.at(place) for place in range(selection.count())):
            rows.extend(range(stretch.top(), stretch.bottom() + 1))
        return self._model.plan_indices(rows)

    def _look_at_selection(self) -> None:
        plan, indices = self._plan, self._selected()
        self._details.forget()
        self._end_comparison()
        if plan is None or not indices:
            self._detail.show_nothing()
        elif len(indices) > 1:
            self._detail.show_many(len(indices), ())
            self._details.run(lambda control: (indices, _allowed(plan, indices)))
        else:
            index = indices[0]
            self._detail.show_row(plan.row(index), plan.allowed(index))
            self._details.run(lambda control: (indices, self._services.transfer.look(plan, index)))

    def _show_detail(self, found: tuple[array[int], PreviewDetail | tuple[Verdict, ...]]) -> None:
        """What was looked up beside the GUI thread: one card, or what can be done with many."""
        indices, answer = found
        if self._plan is None:
            return
        if isinstance(answer, PreviewDetail):
            self._detail.show_detail(self._plan.row(indices[0]), answer)
        else:
            self._detail.show_many(len(indices), answer)

    def _offer_verdicts(self, place: QPoint) -> None:
        """The same choice as beside the table, for the selected rows."""
        indices = self._selected()
        if not indices or self._busy:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for verdict in self._detail.allowed():
            if verdict != Verdict.MERGE:
                look = LOOKS[verdict]
                action = menu.addAction(icon(look.drawing, look.ink), verdict_deed(verdict))
                action.triggered.connect(lambda checked=False, chosen=verdict: self._set_verdict(chosen))
        menu.popup(self._table.viewport().mapToGlobal(place))

    def _set_verdict(self, verdict: Verdict) -> None:
        plan, indices = self._plan, self._selected()
        if plan is None or self._busy:
            return
        self._choosing.run(lambda control: plan.set_verdict(indices, verdict))

    def _show_changed_verdicts(self) -> None:
        """Rows stay where they are though their chip may not fit any more: nothing jumps away."""
        self._model.renew()
        self._renew_counts()
        self._look_at_selection()

    def _set_owner(self, contact_id: int | None) -> None:
        if self._plan is not None:
            self._plan.of = contact_id

    def _compare(self, contact_id: int) -> None:
        """Put the selected card beside a contact, to merge them field by field."""
        plan, indices = self._plan, self._selected()
        if plan is None or len(indices) != 1:
            return
        index = indices[0]
        detail = self._services.transfer.look(plan, index)
        if detail.card is None:
            return
        contact = self._services.address_book.contact(contact_id)
        panel = MergePanel(contact.card, detail.card)
        panel.agreed.connect(lambda card: self._merge(index, contact_id, card))
        panel.left.connect(self._leave_comparison)
        self._panes.compare(panel)
        self._show_buttons(False)
        panel.take_enter()
        panel.setFocus()

    def _merge(self, index: int, contact_id: int, card: Card) -> None:
        if self._plan is not None:
            self._plan.choose_merge(index, contact_id, card)
        self._leave_comparison()
        self._show_changed_verdicts()

    def _leave_comparison(self) -> None:
        self._end_comparison()
        self._table.setFocus()

    def _end_comparison(self) -> None:
        if self._panes.comparing() is not None:
            self._panes.leave_comparison()
            self._show_buttons(True)
            self._confirm.setDefault(True)

    def _show_buttons(self, shown: bool) -> None:
        """A comparison has buttons of its own."""
        for button in (self._cancel, self._confirm):
            button.setVisible(shown)

    def _ask_to_import(self) -> None:
        if self._busy or self._plan is None or self._choosing.busy():
            return
        if whose := self._whose.unchosen():
            self._failure.setText(unchosen_words(whose))
            self._failure.show()
            self._whose.line.setFocus()
            return
        self.confirmed.emit()

    def reject(self) -> None:
        """Esc leaves a comparison first, then the preview."""
        if self._panes.comparing() is not None:
            self._leave_comparison()
        else:
            self.left.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()
        self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._panes.fit(self.size())


def _allowed(plan: ImportPlan, indices: Sequence[int]) -> tuple[Verdict, ...]:
    """What can be done with at least one of these cards; the others would stay as they are.

    Of each verdict a sample is asked: cards of one verdict hardly ever differ in what they allow.
    """
    asked: Counter[Verdict] = Counter()
    found: set[Verdict] = set()
    for index in indices:
        verdict = plan.verdict(index)
        asked[verdict] += 1
        if asked[verdict] <= _SAMPLE:
            found.update(plan.allowed(index))
    return tuple(verdict for verdict in Verdict if verdict in found)

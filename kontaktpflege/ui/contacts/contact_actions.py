"""What can be done with the selected contacts: actions with their keys, and the deeds behind them."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QIcon, QKeySequence
from PySide6.QtWidgets import QWidget

from kontaktpflege.domain.circle import Circle
from kontaktpflege.domain.contact import Counts, Scope
from kontaktpflege.domain.errors import ContactNotFound
from kontaktpflege.domain.origin import Origin
from kontaktpflege.services import Services
from kontaktpflege.ui.icons import icon
from kontaktpflege.ui.tasks import Control
from kontaktpflege.ui.widgets.error_dialog import show_error
from kontaktpflege.ui.widgets.plain_text import plain_line
from kontaktpflege.ui.widgets.push_button import tip_with_keys
from kontaktpflege.ui.widgets.question import ask
from kontaktpflege.wording import _, ngettext
from kontaktpflege.wording.circles import circle_name
from kontaktpflege.wording.numbers import number

if TYPE_CHECKING:
    from kontaktpflege.ui.writing import Source

_MOST_MERGED = 8
"""More cannot be looked at side by side."""


class ContactActions(QObject):
    """Acts on the ids it is given by `selection`; says what happened through `told`."""

    told = Signal(str, bool)
    """A sentence for the user, and whether it can be undone."""
    edit_asked = Signal()
    cell_edit_asked = Signal()
    export_asked = Signal(object)
    """Ids to export."""
    merge_asked = Signal(object)
    """Ids of contacts to make one of."""
    write_asked = Signal(int)
    """The id of a contact one wants to write to."""
    bulk_edit_asked = Signal(object)
    """Ids of contacts to change alike."""
    card_list_asked = Signal(object)
    """Ids of contacts to put on a list of cards."""

    def __init__(self, services: Services, selection: Callable[[], array[int]], window: QWidget) -> None:
        super().__init__(window)
        self._services = services
        self._selection = selection
        self._window = window
        self._trashed = 0
        self.edit = self._action(_("Edit …"), "pencil", self.edit_asked.emit)
        self.edit_cell = self._action(_("Change the cell"), "text-cursor-input", self.cell_edit_asked.emit, "F2")
        self.origin = self._action(_("How you met …"), "handshake", self._ask_how_met, "Ctrl+Shift+M")
        self.write = self._action(
            _("Write …"), "feather", lambda: self.write_asked.emit(self._selection()[0]), "Ctrl+Shift+D"
        )
        self.star = self._action(_("Dear to me"), "star", lambda: self.turn_star(self._selection()), "Ctrl+D")
        self.star.setCheckable(True)
        self.merge = self._action(
            _("Make one contact of these …"), "git-merge", lambda: self.merge_asked.emit(self._selection()), "Ctrl+M"
        )
        self.bulk_edit = self._action(
            _("Change all of these …"),
            "list-checks",
            lambda: self.bulk_edit_asked.emit(self._selection()),
            "Shift+F2",
        )
        self.trash = self._action(_("Move to trash"), "trash-2", self._trash, "Del", in_list=True)
        self.restore = self._action(_("Put back"), "archive-restore", self._restore)
        self.forget = self._action(_("Forget for good …"), "eraser", self._ask_to_forget, "Shift+Del", in_list=True)
        self.empty_trash = self._action(_("Empty trash …"), "trash-2", self._ask_to_empty)
        self.looked_at = self._action(_("Looked at"), "check", self._looked_at)
        self.card_list = self._action(
            _("Put on a card list …"), "mail", lambda: self.card_list_asked.emit(self._selection())
        )
        self.export = self._action(_("Export selection …"), "upload", lambda: self.export_asked.emit(self._selection()))

    def allow(self, scope: Scope, selected: int, counts: Counts, *, dear: bool = False) -> None:
        """Enable what makes sense for this list and selection; `dear`: all that is selected bears the star."""
        in_trash = scope is Scope.TRASH
        self._trashed = counts.trash
        self.edit.setEnabled(selected > 0 and not in_trash)
        self.edit_cell.setEnabled(selected > 0 and not in_trash)
        self.origin.setEnabled(selected == 1 and not in_trash)
        self.write.setEnabled(selected == 1 and not in_trash)
        self.star.setEnabled(selected > 0 and not in_trash)
        self.star.setChecked(dear)
        self.star.setIcon(icon("star-filled", "star") if dear else icon("star"))
        self.bulk_edit.setEnabled(selected > 1 and not in_trash)
        self.merge.setEnabled(1 < selected <= _MOST_MERGED and not in_trash)
        self.trash.setEnabled(selected > 0 and not in_trash)
        self.restore.setEnabled(selected > 0 and in_trash)
        self.forget.setEnabled(selected > 0)
        self.empty_trash.setEnabled(counts.trash > 0)
        self.looked_at.setEnabled(selected > 0 and not in_trash and counts.review > 0)
        self.card_list.setEnabled(selected > 0 and not in_trash)
        self.export.setEnabled(selected > 0)

    def add_to_circle(self, circle: Circle, ids: Sequence[int]) -> None:
        """Put these contacts into a circle."""
        name = plain_line(circle_name(circle), 60)
        self._write(
            lambda control: self._services.circles.add(circle.id, ids),
            lambda changed: _fill(
                ngettext("{count} contact added to “{circle}”.", "{count} contacts added to “{circle}”.", changed),
                changed,
                name,
            ),
        )

    def remove_from_circle(self, circle: Circle, ids: Sequence[int]) -> None:
        """Take these contacts out of a circle and its subgroups."""
        name = plain_line(circle_name(circle), 60)
        self._write(
            lambda control: self._services.circles.remove(circle.id, ids),
            lambda memberships: _fill(
                ngettext(
                    "{count} contact taken out of “{circle}”.",
                    "{count} contacts taken out of “{circle}”.",
                    len(ids),
                ),
                len(ids),
                name,
            ),
        )

    def keep_origin(self, contact_id: int, name: str, origin: Origin, source: Source | None = None) -> None:
        """Keep how one met a contact; an empty origin removes it."""
        self._write(
            lambda control: self._services.origins.set(contact_id, origin),
            lambda nothing: (
                _("How you met {name}: removed.") if origin.empty else _("How you met {name}: saved.")
            ).format(name=name),
            source=source,
        )

    def turn_star(self, ids: Sequence[int]) -> None:
        """Give these contacts the star; take it off if all of them bear it."""
        if ids:
            self._write(lambda control: self._services.address_book.turn_dear(ids), _star_words)

    def give_star(self, ids: Sequence[int]) -> None:
        """Give these contacts the star."""
        if ids:
            give = self._services.address_book.set_dear
            self._write(lambda control: (True, give(ids, dear=True)), _star_words)

    def move_to_trash(self, ids: Sequence[int]) -> None:
        """Put these contacts into the trash."""
        if ids:
            self._write(
                lambda control: self._services.address_book.trash(ids),
                lambda done: _fill(
                    ngettext("{count} contact moved to the trash.", "{count} contacts moved to the trash.", len(ids)),
                    len(ids),
                ),
            )

    def clear_review(self, ids: Sequence[int]) -> None:
        """Take the mark for review off these contacts."""
        if ids:
            self._write(
                lambda control: self._services.address_book.clear_review(ids),
                lambda done: _fill(
                    ngettext("{count} contact looked at.", "{count} contacts looked at.", len(ids)), len(ids)
                ),
            )

    def _trash(self) -> None:
        self.move_to_trash(self._selection())

    def _ask_how_met(self) -> None:
        from kontaktpflege.ui.contacts.origin_dialog import OriginDialog

        (contact_id,) = self._selection()
        try:
            contact = self._services.address_book.contact(contact_id)
        except ContactNotFound as error:
            show_error(self._window, error)
            return
        name = plain_line(contact.card.formatted_name, 60)
        held = self._services.origins.origin(contact_id) or Origin()
        dialog = OriginDialog(name, held, self._services.capture.people, self._window)
        dialog.decided.connect(lambda origin: self.keep_origin(contact_id, name, origin, dialog))
        dialog.open()

    def _looked_at(self) -> None:
        self.clear_review(self._selection())

    def _restore(self) -> None:
        ids = self._selection()
        self._write(
            lambda control: self._services.address_book.restore(ids),
            lambda done: _fill(ngettext("{count} contact put back.", "{count} contacts put back.", len(ids)), len(ids)),
        )

    def _ask_to_forget(self) -> None:
        ids = self._selection()
        heading = _fill(
            ngettext("Forget {count} contact for good?", "Forget {count} contacts for good?", len(ids)), len(ids)
        )
        sentence = _(
            "The card, its photo and every trace in the history and in earlier imports are erased. "
            "This cannot be undone. Backups made before keep what they hold."
        )
        ask(self._window, heading, sentence, _("Forget for good"), lambda: self._forget(ids))

    def _forget(self, ids: Sequence[int]) -> None:
        self._write(
            lambda control: self._services.address_book.forget(ids),
            lambda done: _fill(
                ngettext("{count} contact forgotten.", "{count} contacts forgotten.", len(ids)), len(ids)
            ),
            undoable=False,
        )

    def _ask_to_empty(self) -> None:
        count = self._trashed
        heading = _fill(
            ngettext("Empty the trash with {count} contact?", "Empty the trash with {count} contacts?", count), count
        )
        ask(self._window, heading, _("This can be undone."), _("Empty trash"), self._empty)

    def _empty(self) -> None:
        self._write(
            lambda control: self._services.address_book.empty_trash(),
            lambda count: _fill(
                ngettext("Trash emptied: {count} contact.", "Trash emptied: {count} contacts.", count), count
            ),
        )

    def _write(
        self,
        work: Callable[[Control], Any],
        sentence: Callable[[Any], str],
        *,
        undoable: bool = True,
        source: Source | None = None,
    ) -> None:
        from kontaktpflege.ui.writing import write

        write(self._window, work, lambda result: self.told.emit(sentence(result), undoable), source)

    def of_list(self) -> list[QAction]:
        """Those whose keys hold while the list has the keyboard, and nowhere else: Del means something in many places."""
        return [self.trash, self.forget]

    def of_window(self) -> list[QAction]:
        """All others, whose keys hold in the whole window."""
        return [action for action in self if action not in self.of_list()]

    def __iter__(self) -> Iterator[QAction]:
        return (value for value in vars(self).values() if isinstance(value, QAction))

    def _action(
        self, text: str, drawing: str, act: Callable[[], None], keys: str = "", *, in_list: bool = False
    ) -> QAction:
        made = QAction(icon(drawing) if drawing else QIcon(), text, self._window)
        made.triggered.connect(lambda checked=False: act())
        if keys:
            context = Qt.ShortcutContext
            made.setShortcut(QKeySequence(keys))
            made.setToolTip(tip_with_keys(text, keys))
            made.setShortcutContext(context.WidgetWithChildrenShortcut if in_list else context.WindowShortcut)
        return made


def _star_words(done: tuple[bool, int]) -> str:
    given, count = done
    if given:
        return _fill(
            ngettext("{count} contact is dear to you now.", "{count} contacts are dear to you now.", count), count
        )
    return _fill(ngettext("Star taken off {count} contact.", "Star taken off {count} contacts.", count), count)


def _fill(sentence: str, count: int, circle: str = "") -> str:
    return sentence.format(count=number(count), circle=circle)

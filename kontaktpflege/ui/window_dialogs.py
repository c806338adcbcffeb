"""The dialogs that the window opens, each loaded when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QSettings, Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from kontaktpflege import __version__
from kontaktpflege.services import Services
from kontaktpflege.ui.contacts.contacts_page import ContactsPage
from kontaktpflege.ui.preferences import Preferences
from kontaktpflege.ui.widgets.message_box import message
from kontaktpflege.wording import _, ngettext
from kontaktpflege.wording.circles import circle_name
from kontaktpflege.wording.numbers import number

if TYPE_CHECKING:
    from kontaktpflege.domain.draft import Correspondent
    from kontaktpflege.ui.contact_press import ContactPress
    from kontaktpflege.ui.desktop_actions import DesktopActions
    from kontaktpflege.ui.doors.doors import Doors
    from kontaktpflege.ui.drafts.draft_windows import DraftWindows
    from kontaktpflege.ui.opener import Opener
    from kontaktpflege.ui.plots.plots_window import PlotsWindow


class WindowDialogs(QObject):
    """Opens dialogs about the book, the list and the selection."""

    told = Signal(str, bool)
    """A sentence for the user, and whether it can be undone."""
    favor_offered = Signal(object)
    """A `Favor` that a text which was sent may have been."""
    sheet_asked = Signal(int)
    """Open the call sheet of a contact."""
    offered = Signal(str, object)
    """A sentence, and what takes it back where the book's history does not."""

    chain_asked = Signal(object)
    """Ids of a chain: draw it in the picture of the network."""

    def __init__(
        self,
        services: Services,
        page: ContactsPage,
        preferences: Preferences,
        memory: QSettings,
        opener: Opener,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._services = services
        self._page = page
        self._preferences = preferences
        self._memory = memory
        self._opener = opener
        self._window = window
        self._desktop: DesktopActions | None = None
        self._drafts: DraftWindows | None = None
        self._plots: PlotsWindow | None = None
        self._doors: Doors | None = None

    def export(self, ids: Sequence[int] | None = None) -> None:
        """Export these contacts, or what is selected or listed."""
        from kontaktpflege.ui.extents import find_extents
        from kontaktpflege.ui.transfer.export_dialog import ExportDialog

        selected = self._selection() if ids is None else ids
        query = self._page.list.query()
        extents = find_extents(self._page.counts(), self._services.circles.circles(), query, tuple(selected))
        _open(ExportDialog(self._services, extents, query, self._window))

    def merge(self, ids: Sequence[int]) -> None:
        """Make one contact of several."""
        from kontaktpflege.ui.merging.merge_dialog import MergeDialog

        contacts = self._services.address_book.contacts(ids)
        if len(contacts) < 2:
            return
        dialog = MergeDialog(self._services.address_book, contacts, self._window)
        dialog.merged.connect(lambda contact, sentence: self.told.emit(sentence, True))
        _open(dialog)

    def change_many(self, ids: Sequence[int]) -> None:
        """Change a field of many contacts."""
        from kontaktpflege.ui.merging.bulk_edit_dialog import BulkEditDialog

        circles = [circle_name(circle) for circle in self._services.circles.circles()]
        dialog = BulkEditDialog(self._services.bulk_edit, ids, circles, self._window)
        dialog.changed.connect(lambda sentence: self.told.emit(sentence, True))
        _open(dialog)

    def walk(self, step: int | None = None) -> None:
        """Ask about one person after the other who should stay close, first those whom an import (its step) brought."""
        from kontaktpflege.ui.walk.walk_dialog import WalkDialog

        dialog = WalkDialog(self._services, step, self._window)
        dialog.bulk_asked.connect(self.care_for_many)
        _open(dialog)

    def care_for_many(self) -> None:
        """Care for whole circles, organisations, cities or labels."""
        from kontaktpflege.ui.walk.group_dialog import GroupDialog

        dialog = GroupDialog(self._services, self._window)
        dialog.told.connect(lambda sentence: self.told.emit(sentence, True))
        _open(dialog)

    def suggest_ties(self, contact_id: int | None = None) -> None:
        """Show who may know whom, of everybody or of one contact."""
        from kontaktpflege.ui.ties.suggestion_dialog import SuggestionDialog

        _open(SuggestionDialog(self._services, contact_id, self._window))

    def print(self) -> None:
        """Print the selection, the list or a circle."""
        from kontaktpflege.ui.printing.print_dialog import PrintDialog
        from kontaktpflege.ui.printing.print_extents import print_extents

        circles, query = self._services.circles.circles(), self._page.list.query()
        extents = print_extents(self._page.counts(), circles, query, tuple(self._selection()))
        PrintDialog(extents, self._press().build, self._memory, self._window).open()

    def occasions(self) -> None:
        """Show what is coming."""
        from kontaktpflege.ui.occasions.occasions_dialog import OccasionsDialog

        chosen = self._page.list.table.selected_ids()
        rows = self._services.address_book.summaries(chosen) if len(chosen) == 1 else []
        contact = (rows[0].id, rows[0].name) if rows else None
        dialog = OccasionsDialog(self._services, self._services.today, contact, self._window)
        dialog.contact_asked.connect(self._page.navigation.show_contact)
        dialog.write_asked.connect(lambda one, purpose: self.drafts().write(one, purpose))
        dialog.list_asked.connect(lambda key, year: self._open_card_lists((), (key, year), dialog))
        _open(dialog)

    def card_lists(self, ids: Sequence[int] = ()) -> None:
        """Show the lists of cards, and put these contacts on one if the user wants that."""
        self._open_card_lists(tuple(ids or self._selection()), None, self._window)

    def _open_card_lists(self, ids: Sequence[int], place: tuple[str, int] | None, parent: QWidget) -> None:
        from kontaktpflege.ui.occasions.card_list_dialog import CardListDialog

        dialog = CardListDialog(self._services, self._services.today, ids, place, parent)
        dialog.labels_asked.connect(
            lambda chosen, title, together: self._print_labels(tuple(chosen), title, together, dialog)
        )
        _open(dialog)

    def _print_labels(self, ids: tuple[int, ...], title: str, by_household: bool, parent: QWidget) -> None:
        from kontaktpflege.ui.extents import Extent
        from kontaktpflege.ui.printing.print_dialog import PrintDialog

        extents = [Extent(ids, title, len(ids))]
        PrintDialog(extents, self._press().build, self._memory, parent, by_household=by_household).open()

    def _press(self) -> ContactPress:
        from kontaktpflege.ui.contact_press import ContactPress

        circles = self._services.circles.circles()
        layout = self._page.list.table.columns.layout()
        home = self._preferences.settings().country
        return ContactPress(self._services.address_book, circles, layout, self._services.today(), home)

    def recipes(self) -> None:
        """Tell how to get one's contacts here."""
        from kontaktpflege.ui.recipe_dialog import RecipeDialog

        _open(RecipeDialog(self._window))

    def backups(self) -> None:
        """Make backups and take them back."""
        from kontaktpflege.ui.transfer.backup_dialog import BackupDialog

        _open(BackupDialog(self._services, self._window))

    def load_sample(self) -> None:
        """Fill the empty book with made-up people."""
        from kontaktpflege.ui.writing import write

        write(self._window, lambda control: self._services.sample.load(), self._tell_of_sample)

    def desktop(self) -> DesktopActions:
        """What puts the program into the applications menu, and out again."""
        if self._desktop is None:
            from kontaktpflege.services.desktop import Desktop
            from kontaktpflege.ui.desktop_actions import DesktopActions

            self._desktop = DesktopActions(Desktop(), self._window)
            self._desktop.told.connect(self.offered)
        return self._desktop

    def plots(self) -> None:
        """Show how it goes, beside the window."""
        if self._plots is None:
            from kontaktpflege.ui.plots.plots_window import PlotsWindow

            self._plots = PlotsWindow(self._services.statistics, self._services.circles.circles(), self._window)
            self._plots.finished.connect(self._forget_plots)
        self._plots.show()
        self._plots.raise_()
        self._plots.activateWindow()

    def drafts(self) -> DraftWindows:
        """The drafts that are open, and the text blocks."""
        if self._drafts is None:
            from kontaktpflege.ui.drafts.draft_windows import DraftWindows

            preferences = self._preferences
            self._drafts = DraftWindows(
                self._services,
                self._opener,
                preferences.settings,
                self._services.today,
                self._offer_letter,
                self._window,
            )
            self._drafts.told.connect(self.told)
            self._drafts.favor_offered.connect(self.favor_offered)
            self._drafts.settings_asked.connect(preferences.show)
            preferences.changed.connect(self._drafts.renew)
        return self._drafts

    def doors(self) -> Doors:
        """Who opens the door."""
        if self._doors is None:
            from kontaktpflege.ui.doors.doors import Doors

            self._doors = Doors(self._services, self._window)
            self._doors.contact_asked.connect(self._page.navigation.show_contact)
            self._doors.sheet_asked.connect(self.sheet_asked)
            self._doors.shown_in_picture.connect(self.chain_asked)
            self._doors.dialog.offer_picture()
            self._doors.draft_asked.connect(lambda contact, block: self.drafts().write(contact, block=block))
        return self._doors

    def look_again(self, kinds: frozenset[type]) -> None:
        """The book changed: tell what is open beside the window."""
        if self._drafts is not None:
            self._drafts.look_again(kinds)
        if self._plots is not None:
            self._plots.renew()

    def may_close(self) -> bool:
        """Whether nothing that was typed beside the window would be lost; if it would, what holds it asks what to do."""
        from kontaktpflege.ui.widgets.input_dialog import InputDialog

        forms = reversed(self._window.findChildren(InputDialog))
        unsaved = next((form for form in forms if form.is_unsaved()), None)
        if unsaved is not None:
            unsaved.raise_()
            unsaved.activateWindow()
            unsaved.reject()
            return False
        return self._drafts is None or self._drafts.may_close()

    def about(self) -> None:
        """Say what program this is, and where its book lies."""
        sentence = _("The address book that keeps every card whole. Free software, GPL-3.0-or-later.")
        book = _("This book: {path}").format(path=self._services.book)
        box = message(self._window, f"Kontaktpflege {__version__}", f"{sentence}\n\n{book}", "kontaktpflege")
        box.setWindowTitle(_("About Kontaktpflege"))
        box.setIconPixmap(self._window.windowIcon().pixmap(64, 64))

    def _offer_letter(
        self, who: Correspondent, subject: str, text: str, done: Callable[[], None], over: QWidget
    ) -> None:
        from kontaktpflege.ui.letter_press import letter_to, offer_letter

        offer_letter(letter_to(who, subject, text, self._preferences.settings(), self._services.today()), done, over)

    def _forget_plots(self) -> None:
        self._plots = None

    def _selection(self) -> Sequence[int]:
        """What is selected and on screen, if that is more than the one under the cursor."""
        chosen = self._page.list.table.selected_ids() if self._page.isVisible() else ()
        return chosen if len(chosen) > 1 else ()

    def _tell_of_sample(self, report: Any) -> None:
        words = ngettext("{count} made-up person is here.", "{count} made-up people are here.", report.new)
        self.told.emit(words.format(count=number(report.new)), True)


def _open(dialog: QDialog) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()

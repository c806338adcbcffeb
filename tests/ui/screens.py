"""Every window, pane and dialog of the program, each opened as a user opens it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QTableView, QWidget
from pytestqt.qtbot import QtBot

from kontaktpflege.domain.bulk_change import BulkAct
from kontaktpflege.domain.care import About
from kontaktpflege.domain.contact import ContactQuery, Scope
from kontaktpflege.domain.favor import Favor
from kontaktpflege.domain.filter import Filter
from kontaktpflege.domain.interaction import Channel, Interaction
from kontaktpflege.domain.introduction import Introduction, IntroductionStage
from kontaktpflege.domain.own_occasion import OwnOccasion
from kontaktpflege.domain.tie import Tie
from kontaktpflege.services import Services
from kontaktpflege.ui.contacts.text_sheet import TextSheet
from kontaktpflege.ui.crash_dialog import CrashDialog
from kontaktpflege.ui.drafts.block_manager import BlockManager
from kontaktpflege.ui.drafts.draft_window import DraftWindow
from kontaktpflege.ui.editor.contact_editor import ContactEditor
from kontaktpflege.ui.main_window import MainWindow
from kontaktpflege.ui.merging.bulk_edit_dialog import BulkEditDialog
from kontaktpflege.ui.occasions.card_list_dialog import CardListDialog
from kontaktpflege.ui.occasions.occasions_dialog import OccasionsDialog
from kontaktpflege.ui.occasions.own_occasion_dialog import OwnOccasionDialog
from kontaktpflege.ui.plots.plots_window import PlotsWindow
from kontaktpflege.ui.printing.print_dialog import PrintDialog
from kontaktpflege.ui.talks.about_dialog import AboutDialog
from kontaktpflege.ui.talks.call_sheet import CallSheet
from kontaktpflege.ui.tasks import Task
from kontaktpflege.ui.ties.network_import_dialog import NetworkImportDialog
from kontaktpflege.ui.ties.suggestion_dialog import SuggestionDialog
from kontaktpflege.ui.transfer.import_preview import ImportPreview
from kontaktpflege.ui.transfer.import_report_dialog import ImportReportDialog
from kontaktpflege.ui.transfer.merge_panel import MergePanel
from kontaktpflege.ui.transfer.table_dialog import TableDialog
from kontaktpflege.ui.walk.group_dialog import GroupDialog
from kontaktpflege.ui.walk.walk_dialog import WalkDialog
from kontaktpflege.ui.widgets.day_dialog import DayDialog
from kontaktpflege.ui.widgets.progress_dialog import ProgressDialog
from kontaktpflege.wording import _

LATER = """BEGIN:VCARD
VERSION:3.0
N:Weiß;Anna;;;
FN:Anna Weiß
ORG:Studio Anders
TEL;TYPE=CELL:0170 1234567
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:Frieda Neu
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:Abgeschnitten
"""
"""Maybe somebody who is here, somebody new, and a card without an end."""
TABLE = "Wer;Mailadresse;Kundennr.\nAnna Weiß;anna@example.org;4711\n"


@dataclass(frozen=True, slots=True)
class Stage:
    """The main window over a book with four people, and what is needed to open the rest."""

    window: MainWindow
    services: Services
    qtbot: QtBot
    folder: Path

    def dialog(self) -> QWidget:
        """The dialog that lies over the window, once it is there."""
        self.qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
        found = QApplication.activeModalWidget()
        assert found is not None
        return found

    def child(self, kind: type[QWidget]) -> QWidget:
        """The dialog of a kind, once it is there."""
        shown: list[QWidget] = []

        def look() -> bool:
            shown[:] = [one for one in self.window.findChildren(kind) if one.isVisible()]
            return bool(shown)

        self.qtbot.waitUntil(look)
        return shown[0]

    def go_to(self, words: str) -> int:
        """Put the cursor on somebody and wait for the details."""
        page = self.window.page
        (contact,) = self.services.address_book.list_ids(ContactQuery(words=words))
        self.qtbot.waitUntil(lambda: page.list.go_to(contact))
        self.qtbot.waitUntil(lambda: page.details.contact_id() == contact)
        return contact

    def settle(self) -> None:
        """Wait until the list is the one that was asked for."""
        self.qtbot.waitUntil(self.window.page.list.is_settled)

    def clear(self) -> None:
        """Close what lies over the window, and show everybody again."""
        while (dialog := QApplication.activeModalWidget()) is not None:
            assert isinstance(dialog, QDialog)
            dialog.reject()
            QApplication.processEvents()
        self.window.resize(1280, 800)
        for kind in (ContactEditor, DraftWindow, BlockManager, PlotsWindow):
            for beside in self.window.findChildren(kind):
                if beside.isVisible():
                    beside.reject()
        page = self.window.page
        page.cells.close()
        if (panel := self.window.newcomers.panel) is not None:
            panel.hide()
        self.window.toast.close_toast()
        page.list.use_filters(())
        self.window.top_bar.search.clear()
        self.window.pages.show_contacts()
        page.navigation.show_place((Scope.ALL, None))
        self.settle()

    def file(self, name: str, text: str) -> Path:
        """A file to import."""
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return path


Open = Callable[[Stage], QWidget]


def list_and_details(stage: Stage) -> QWidget:
    """The three panes, with filters over the list."""
    stage.window.page.list.use_filters((Filter(kind="phone"), Filter(kind="photo", wanted=False)))
    stage.settle()
    stage.go_to("Weiß")
    details = stage.window.page.care_details
    stage.qtbot.waitUntil(lambda: details.section is not None and details.section.isVisible())
    return stage.window


def selection_and_toast(stage: Stage) -> QWidget:
    """Many selected, the bar for them, and a message with a button."""
    stage.window.page.list.table.selectAll()
    stage.window.tell("Said.", undoable=True)
    return stage.window


def nothing_found(stage: Stage) -> QWidget:
    """A search without hits."""
    stage.window.top_bar.search.setText("zzzz")
    stage.settle()
    return stage.window


def trash(stage: Stage) -> QWidget:
    """An empty list."""
    stage.window.page.navigation.show_place((Scope.TRASH, None))
    stage.settle()
    return stage.window


def folded(stage: Stage) -> QWidget:
    """A narrow window, whose sidebar shows drawings only and whose details are a sheet."""
    stage.window.resize(800, 600)
    stage.window.page.list.table.go_to_row(0)
    stage.window.page.open_details()
    return stage.window


def cell(stage: Stage) -> QWidget:
    """A cell being edited."""
    stage.go_to("Weiß")
    stage.window.page.list.table.setFocus()
    stage.window.page.cells.begin()
    return stage.window


def capture(stage: Stage) -> QWidget:
    """The line for newcomers, with chips of every kind."""
    stage.window.newcomers.open()
    panel = stage.window.newcomers.panel
    assert panel is not None
    panel.line.setText("Anna Weiß, Studio X, 0170 1234567, neu@example.org, Messe Köln, durch Bernd Maier")
    stage.qtbot.waitUntil(panel._is_read)
    return stage.window


def editor(stage: Stage) -> QWidget:
    """All fields of somebody."""
    stage.window.editors.edit(stage.go_to("Weiß"))
    shown = stage.child(ContactEditor)
    assert isinstance(shown, ContactEditor)
    return shown


def new_contact(stage: Stage) -> QWidget:
    """The editor of nobody yet."""
    stage.window.window_actions.new_contact.trigger()
    return stage.child(ContactEditor)


def full_editor(stage: Stage) -> QWidget:
    """The editor with a field of every kind."""
    lines = (
        "BEGIN:VCARD", "VERSION:3.0", "N:Voll;Vera;;;", "FN:Vera Voll", "NICKNAME:V", "ORG:Firma;Abteilung",
        "TITLE:Chefin", "ROLE:Leitung", "TEL;TYPE=HOME:0221 1", "TEL;TYPE=CELL:0170 1", "EMAIL:v@example.org",
        "ADR;TYPE=HOME:;;Ring 1;Köln;;50667;Germany", "URL:https://example.org", "BDAY:1980-05-01",
        "ANNIVERSARY:2001-01-01", "GENDER:F", "IMPP:xmpp:v@example.org", "LANG:de", "TZ:+01:00", "GEO:50.9;6.9",
        "RELATED;TYPE=spouse:Anna", "NOTE:Notiz", "KEY:abc", "X-OWN:eigen", "CATEGORIES:Freunde", "END:VCARD",
    )  # fmt: skip
    stage.services.transfer.take_in(["\r\n".join(lines).encode()])
    stage.settle()
    stage.window.editors.edit(stage.go_to("Voll"))
    return stage.child(ContactEditor)


def merging(stage: Stage) -> QWidget:
    """Two contacts side by side."""
    stage.window.page.list.table.selectAll()
    stage.window.page.contact_actions.merge.trigger()
    return stage.dialog()


def bulk_edit(stage: Stage) -> QWidget:
    """One change of many contacts, seen before it is done."""
    stage.window.page.list.table.selectAll()
    stage.window.page.contact_actions.bulk_edit.trigger()
    shown = stage.child(BulkEditDialog)
    assert isinstance(shown, BulkEditDialog)
    shown.form.act.setCurrentIndex(shown.form.act.findData(BulkAct.REPLACE))
    with stage.qtbot.waitSignal(shown.previewed):
        shown.form.text.setText("Studio")
    return shown


def settings(stage: Stage) -> QWidget:
    """What one can choose once and for all."""
    stage.window.window_actions.settings.trigger()
    return stage.dialog()


def import_preview(stage: Stage) -> QWidget:
    """What an import would do, card by card."""
    stage.window.import_flow.start([stage.file("later.vcf", LATER)])
    shown = stage.child(ImportPreview)
    assert isinstance(shown, ImportPreview)
    table = shown.findChild(QTableView)
    assert table is not None
    stage.qtbot.waitUntil(lambda: shown.plan() is not None and table.currentIndex().isValid())
    return shown


def import_conflict(stage: Stage) -> QWidget:
    """A card that may be somebody who is here, looked at field by field."""
    shown = import_preview(stage)
    table = shown.findChild(QTableView)
    assert table is not None

    def compare() -> list[QPushButton]:
        rows = range(table.model().rowCount())
        names = [table.model().index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in rows]
        # The preview may still be coming in, and chooses a row of its own when it is whole.
        anna = next((row for row, words in enumerate(names) if "Anna" in words), None)
        if anna is not None and table.currentIndex().row() != anna:
            table.selectRow(anna)
        buttons = shown.findChildren(QPushButton)
        return [one for one in buttons if one.isVisible() and "Anna" in one.accessibleName()]

    stage.qtbot.waitUntil(lambda: bool(compare()))
    compare()[0].click()
    stage.qtbot.waitUntil(lambda: any(panel.isVisible() for panel in shown.findChildren(MergePanel)))
    return shown


def import_report(stage: Stage) -> QWidget:
    """What an import did."""
    QTest.keyClick(import_preview(stage), Qt.Key.Key_Return)
    return stage.child(ImportReportDialog)


def table_mapping(stage: Stage) -> QWidget:
    """What the columns of a table mean."""
    stage.window.import_flow.start([stage.file("kunden.csv", TABLE)])
    return stage.child(TableDialog)


def export(stage: Stage) -> QWidget:
    """Where contacts go, and how."""
    stage.window.window_actions.export.trigger()
    return stage.dialog()


def printing(stage: Stage) -> QWidget:
    """A list on paper."""
    stage.window.window_actions.print.trigger()
    shown = stage.child(PrintDialog)
    assert isinstance(shown, PrintDialog)
    stage.qtbot.waitUntil(lambda: shown.printable() is not None)
    return shown


def labels(stage: Stage) -> QWidget:
    """Address labels on paper."""
    shown = printing(stage)
    assert isinstance(shown, PrintDialog)
    shown._kind.setCurrentIndex(shown._kind.findData("labels"))
    stage.qtbot.waitUntil(lambda: not shown._settle.isActive() and shown._building is None)
    return shown


def backups(stage: Stage) -> QWidget:
    """The copies of the book."""
    stage.services.safekeeping.back_up()
    stage.window.window_actions.backups.trigger()
    shown = stage.dialog()
    table = shown.findChild(QTableView)
    assert table is not None
    stage.qtbot.waitUntil(lambda: table.model().rowCount() > 0)
    return shown


def occasions(stage: Stage) -> QWidget:
    """What is coming."""
    stage.services.occasions.create(OwnOccasion(name="Sommerfest", first_on=date(2026, 11, 22)))
    stage.window.window_actions.occasions.trigger()
    shown = stage.child(OccasionsDialog)
    assert isinstance(shown, OccasionsDialog)
    stage.qtbot.waitUntil(lambda: shown.table.currentIndex().isValid())
    return shown


def own_occasion(stage: Stage) -> QWidget:
    """An occasion of one's own."""
    shown = occasions(stage)
    next(one for one in shown.findChildren(QPushButton) if one.text().endswith("…")).click()
    return stage.child(OwnOccasionDialog)


def card_list(stage: Stage) -> QWidget:
    """Who gets a card."""
    stage.window.page.list.table.selectAll()
    stage.window.page.contact_actions.card_list.trigger()
    shown = stage.child(CardListDialog)
    assert isinstance(shown, CardListDialog)
    stage.services.greetings.add("christmas", 2026, stage.window.page.list.table.selected_ids())
    with stage.qtbot.waitSignal(shown.shown):
        shown.households.setChecked(False)
    return shown


def shortcuts(stage: Stage) -> QWidget:
    """The sheet of all keys."""
    return stage.window.show_shortcuts()


def recipes(stage: Stage) -> QWidget:
    """How to get contacts out of a telephone."""
    stage.window.window_actions.recipes.trigger()
    return stage.dialog()


def columns(stage: Stage) -> QWidget:
    """Which columns, in which order."""
    stage.window.window_actions.columns.trigger()
    return stage.dialog()


def new_circle(stage: Stage) -> QWidget:
    """A circle with name, colour and form."""
    return stage.window.circle_actions.ask_for_new(None)


def circle_question(stage: Stage) -> QWidget:
    """Whether to delete a circle."""
    stage.window.circle_actions.ask_to_delete(stage.services.circles.find("Vereine"))
    return stage.dialog()


def saved_filter(stage: Stage) -> QWidget:
    """The name of a filter."""
    stage.window.page.list.use_filters((Filter(kind="phone"),))
    stage.settle()
    return stage.window.page.saved_filters.ask_for_name()


def origin(stage: Stage) -> QWidget:
    """How one met."""
    stage.go_to("Weiß")
    stage.window.page.contact_actions.origin.trigger()
    return stage.dialog()


def rhythm(stage: Stage) -> QWidget:
    """How often somebody is cared for."""
    stage.go_to("Weiß")
    stage.window.page.care_actions.rhythm.trigger()
    return stage.dialog()


def rest(stage: Stage) -> QWidget:
    """Until when somebody rests."""
    stage.go_to("Weiß")
    stage.window.page.care_actions.rest.trigger()
    return stage.dialog()


def walk(stage: Stage) -> QWidget:
    """Who should stay close, one by one."""
    stage.window.window_actions.walk.trigger()
    shown = stage.child(WalkDialog)
    assert isinstance(shown, WalkDialog)
    stage.qtbot.waitUntil(shown.is_settled)
    return shown


def suggested_ties(stage: Stage) -> QWidget:
    """Who may know whom."""
    contacts = tuple(stage.services.address_book.list_ids(ContactQuery())[:2])
    meeting = Interaction(at=stage.services.journal.now(), channel=Channel.MEETING, contacts=contacts)
    stage.services.journal.log(meeting)
    stage.window.window_actions.suggestions.trigger()
    shown = stage.child(SuggestionDialog)
    assert isinstance(shown, SuggestionDialog)
    stage.qtbot.waitUntil(lambda: shown.table.model().rowCount() > 0)
    return shown


def network_file(stage: Stage) -> QWidget:
    """What a network would bring."""
    nodes = '<node id="1"/><node id="2"/><edge source="1" target="2"/>'
    path = stage.file("theirs.graphml", f"<graphml><graph>{nodes}</graph></graphml>")
    stage.window.import_flow.start([path])
    shown = stage.child(NetworkImportDialog)
    assert isinstance(shown, NetworkImportDialog)
    stage.qtbot.waitUntil(shown.with_people.isVisible)
    return shown


def groups(stage: Stage) -> QWidget:
    """Care for many at once."""
    stage.window.window_actions.care_for_many.trigger()
    shown = stage.child(GroupDialog)
    assert isinstance(shown, GroupDialog)
    stage.qtbot.waitUntil(lambda: shown.table.model().rowCount() > 0)
    return shown


def number(stage: Stage) -> QWidget:
    """A number, large, with its code."""
    stage.go_to("Weiß")
    stage.window.window_actions.number.trigger()
    return stage.dialog()


def text(stage: Stage) -> QWidget:
    """A long text whole."""
    shown = TextSheet("Notiz", "Mag <b>Tee</b>", stage.window)
    shown.open()
    return shown


def crash(stage: Stage) -> QWidget:
    """Something went wrong."""
    shown = CrashDialog("Traceback", stage.window)
    shown.open()
    return shown


def about(stage: Stage) -> QWidget:
    """Which version this is."""
    stage.window.window_actions.about.trigger()
    return stage.dialog()


def draft(stage: Stage) -> QWidget:
    """A text for somebody, with gaps in it."""
    stage.go_to("Weiß")
    stage.window.page.contact_actions.write.trigger()
    return stage.child(DraftWindow)


def text_blocks(stage: Stage) -> QWidget:
    """All text blocks."""
    stage.window.window_actions.text_blocks.trigger()
    return stage.child(BlockManager)


def text_block(stage: Stage) -> QWidget:
    """A text block being written."""
    manager = text_blocks(stage)
    assert isinstance(manager, BlockManager)
    manager.new.click()
    return stage.dialog()


def letter(stage: Stage) -> QWidget:
    """A draft on paper."""
    shown = draft(stage)
    assert isinstance(shown, DraftWindow)
    shown.letter_asked.emit("Subject", "Dear Anna")
    return stage.dialog()


def today(stage: Stage) -> QWidget:
    """The page of the day, with three cards, one of which asks."""
    ids = list(stage.services.address_book.list_ids(ContactQuery()))
    if not stage.services.address_book.cares_for_somebody():
        stage.services.care.choose(ids, 30)
    page = stage.window.pages.show_today()
    stage.qtbot.waitUntil(lambda: page.day() is not None and not page.cards[0].isHidden())
    page.cards[0].ask_whether_reached()
    return stage.window


def log(stage: Stage) -> QWidget:
    """What happened with somebody."""
    stage.go_to("Weiß")
    stage.window.window_actions.log_fully.trigger()
    return stage.dialog()


def call_sheet(stage: Stage) -> QWidget:
    """What one knows before a call, and the question after it."""
    stage.go_to("Weiß")
    stage.window.window_actions.call_sheet.trigger()
    shown = stage.child(CallSheet)
    assert isinstance(shown, CallSheet)
    shown.reached.show()
    return shown


def timeline(stage: Stage) -> QWidget:
    """Everything that happened with somebody."""
    return stage.window.caring.show_timeline(stage.go_to("Weiß"))


def died(stage: Stage) -> QWidget:
    """Somebody has died, and who should know."""
    stage.window.caring.farewells().ask_died(stage.go_to("Weiß"))
    return stage.dialog()


def who_should_know(stage: Stage) -> QWidget:
    """Who is connected with somebody."""
    shown = stage.window.caring.farewells().ask_who(stage.go_to("Weiß"))
    assert shown is not None
    return shown


def about_somebody(stage: Stage) -> QWidget:
    """What one keeps in mind of somebody."""
    shown = AboutDialog("Anna Weiß", About(story="Ausstellung"), stage.window)
    shown.open()
    return shown


def day(stage: Stage) -> QWidget:
    """A day to come, with a note."""
    shown = DayDialog("Until when?", "Let rest", stage.services.today(), stage.window, with_note=True)
    shown.open()
    return shown


def plots(stage: Stage) -> QWidget:
    """How it goes."""
    stage.window.window_actions.plots.trigger()
    shown = stage.child(PlotsWindow)
    assert isinstance(shown, PlotsWindow)
    stage.qtbot.waitUntil(lambda: bool(shown.figure().sentence))
    return shown


def favor(stage: Stage) -> QWidget:
    """A favour, in full."""
    contact = stage.go_to("Weiß")
    stage.services.ledger.note([Favor(contact_id=contact, given=False, day=date(2026, 11, 20), note="Hausmesse")])
    return stage.window.caring.favors().ask([contact], given=True)


def ledger(stage: Stage) -> QWidget:
    """What was given and received, filtered by a contact."""
    anna = stage.go_to("Weiß")
    stage.services.ledger.note([Favor(contact_id=anna, given=True, day=date(2026, 11, 1), note="Tipp")])
    page = stage.window.pages.show_ledger()
    page.filters.show_contact(anna, "Anna Weiß")
    stage.qtbot.waitUntil(lambda: page.is_settled() and page.current() is not None)
    return stage.window


def ties(stage: Stage) -> QWidget:
    """Noting who knows whom."""
    return stage.window.networking.ties().ask(1, [2])


def door(stage: Stage) -> QWidget:
    """A chain to somebody, told step by step."""
    anna, bernd = 1, 2
    stage.services.ties.estrange([bernd])
    stage.services.ties.put(Tie(low=anna, high=bernd, strong=True, note="from the choir"))
    shown = stage.window.dialogs.doors().open(bernd)
    stage.qtbot.waitUntil(lambda: bool(shown.view.rows()))
    return shown


def introduction(stage: Stage) -> QWidget:
    """Two people to be introduced to each other, who have met."""
    met = Introduction(low=1, high=2, first_id=1, day=stage.services.today(), stage=IntroductionStage.MET)
    stage.services.introductions.keep(met)
    return stage.window.networking.introducing().ask((1, 2))


def introductions(stage: Stage) -> QWidget:
    """Introductions under way, and who should meet."""
    stage.services.introductions.keep(Introduction(low=1, high=2, day=stage.services.today()))
    stage.services.circles.add(stage.services.circles.find("Hobby").id, [1, 3])
    shown = stage.window.networking.introducing().show_list()
    stage.qtbot.waitUntil(lambda: bool(shown.should_meet.texts()))
    return shown


def no_door(stage: Stage) -> QWidget:
    """Whom to ask where no chain leads."""
    shown = stage.window.dialogs.doors().open()
    with stage.qtbot.waitSignal(shown.answered):
        QTest.keyClicks(shown.line, "x")
    return shown


def door_examples(stage: Stage) -> QWidget:
    """What one may type, and whom one could ask for."""
    stage.services.circles.add(stage.services.circles.find("Hobby").id, [1, 3])
    shown = stage.window.dialogs.doors().open()
    stage.qtbot.waitUntil(lambda: bool(shown.goals.goals()))
    return shown


def long_work(stage: Stage) -> QWidget:
    """How far a long work has come."""
    shown = ProgressDialog(Task(lambda control: None), _("Saving the network …"), stage.window)
    shown.open()
    return shown


SCREENS: tuple[Open, ...] = (
    today, log, favor, call_sheet, about_somebody, day, timeline, died, who_should_know,
    list_and_details, selection_and_toast, nothing_found, trash, folded, cell, capture, editor,
    new_contact, merging, bulk_edit, settings, import_preview, import_conflict, table_mapping, export, printing,
    labels, backups, shortcuts, recipes, columns, new_circle, circle_question, saved_filter, origin, draft, rhythm, rest,
    walk, groups, suggested_ties, network_file, ledger,
    text_blocks, text_block, letter, number, text, crash, about, full_editor,
    import_report, occasions, own_occasion, card_list, plots, ties, door, no_door, introduction,
    introductions, door_examples, long_work,
)  # fmt: skip

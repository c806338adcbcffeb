"""The menu of the window, in which every action can be found."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu

from kontaktpflege.ui.caring import Caring
from kontaktpflege.ui.contacts.circle_actions import CircleActions
from kontaktpflege.ui.contacts.contacts_page import ContactsPage
from kontaktpflege.ui.window_actions import WindowActions
from kontaktpflege.ui.window_dialogs import WindowDialogs
from kontaktpflege.wording import _


def fill_window_menu(
    menu: QMenu, do: WindowActions, page: ContactsPage, caring: Caring, circles: CircleActions, dialogs: WindowDialogs
) -> None:
    """Put every action into the menu, by what it is about."""
    _fill_book(menu.addMenu(_("Book")), do, circles, dialogs)
    _fill_edit(menu.addMenu(_("Edit")), do, page)
    _fill_contact(menu.addMenu(_("Contact")), do, page, caring)
    _fill_view(menu.addMenu(_("View")), do, page)
    menu.addSeparator()
    menu.addActions([do.occasions, do.card_lists])
    menu.addSeparator()
    menu.addActions([do.settings, do.shortcuts, do.about])
    menu.addSeparator()
    menu.addAction(do.quit)


def _fill_book(menu: QMenu, do: WindowActions, circles: CircleActions, dialogs: WindowDialogs) -> None:
    menu.addActions([do.import_files, do.import_folder, do.paste, do.recipes, do.export, do.print])
    menu.addSeparator()
    menu.addActions([circles.create, do.backups, do.sample])
    menu.addSeparator()
    menu.addAction(do.desktop)
    menu.aboutToShow.connect(lambda: dialogs.desktop().name(do.desktop))


def _fill_edit(menu: QMenu, do: WindowActions, page: ContactsPage) -> None:
    menu.addActions([do.undo, do.redo])
    menu.addSeparator()
    menu.addActions([page.copy_actions.copy, page.copy_actions.number, do.paste])
    menu.addSeparator()
    menu.addActions([do.select_all, do.find, do.filter, page.saved_filters.save])


def _fill_contact(menu: QMenu, do: WindowActions, page: ContactsPage, caring: Caring) -> None:
    """In groups of their own where it would be higher than a screen of 600 pixels."""
    deeds = page.contact_actions
    addition = menu.addMenu(_("Add to circle"))
    addition.aboutToShow.connect(lambda: page.fill_addition_menu(addition))
    menu.addActions([do.log, do.log_fully, do.call_sheet])
    care = menu.addMenu(_("Care"))
    _fill_care(care, do, page)
    care.aboutToShow.connect(lambda: caring.name_died(do.died, do.who))
    menu.addMenu(_("Give and take")).addActions([do.give, do.take, do.favor])
    menu.addMenu(_("Network")).addActions(
        [do.door, do.ties, do.suggestions, do.introduce, do.introductions, do.save_network]
    )
    menu.addSeparator()
    menu.addActions([do.capture, do.new_contact, deeds.edit, deeds.edit_cell, deeds.origin])
    menu.addSeparator()
    menu.addActions([deeds.write, do.text_blocks])
    menu.addSeparator()
    menu.addActions([do.number, deeds.star])
    selection = menu.addMenu(_("With the selection"))
    selection.addActions([deeds.bulk_edit, deeds.merge, deeds.looked_at, deeds.card_list, deeds.export])
    menu.addSeparator()
    menu.addAction(deeds.trash)
    menu.addMenu(_("Trash")).addActions([deeds.restore, deeds.forget, deeds.empty_trash])


def _fill_care(menu: QMenu, do: WindowActions, page: ContactsPage) -> None:
    care = page.care_actions
    menu.addActions([care.rhythm, care.revive, care.rest, care.wake, care.release, care.waive])
    menu.addSeparator()
    menu.addActions([do.walk, do.care_for_many])
    menu.addSeparator()
    menu.addActions([do.died, do.who])


def _fill_view(menu: QMenu, do: WindowActions, page: ContactsPage) -> None:
    menu.addActions([do.columns, do.compact])
    menu.addAction(do.plots)
    sorting = menu.addMenu(_("Sort by"))
    sorting.aboutToShow.connect(lambda: page.list.table.columns.fill_sorting(sorting))
    menu.addSeparator()
    menu.addActions([do.owed, do.long_quiet, do.resting])
    menu.addSeparator()
    menu.addActions([do.back, do.forward])
    menu.addSeparator()
    menu.addActions([do.larger, do.smaller, do.normal_size])
    menu.addSeparator()
    menu.addActions([do.next_pane, do.previous_pane, do.menu])

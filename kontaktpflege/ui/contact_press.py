"""Makes pages of contacts: the table as a list, the details as sheets, the addresses as labels."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from kontaktpflege.domain.circle import Circle
from kontaktpflege.domain.contact import Contact, ContactQuery, ContactSummary
from kontaktpflege.domain.errors import Cancelled
from kontaktpflege.domain.household import Household, Resident, households, resident_of
from kontaktpflege.domain.partial_date import PartialDate
from kontaktpflege.domain.postal import postal_lines
from kontaktpflege.services.address_book import AddressBook
from kontaktpflege.ui.contacts.card_sections import Reading, sections_of, subtitle_of
from kontaktpflege.ui.contacts.column_layout import Layout as TableLayout
from kontaktpflege.ui.contacts.columns import COLUMNS, PLACES
from kontaktpflege.ui.contacts.spoken_row import shown_name
from kontaktpflege.ui.printing.label_layout import LabelLayout
from kontaktpflege.ui.printing.list_layout import ListLayout, PrintColumn, natural_width
from kontaktpflege.ui.printing.print_order import Printable, PrintOrder
from kontaktpflege.ui.printing.sheet_layout import ContactSheet, lay_out_sheets
from kontaktpflege.ui.tasks import Control
from kontaktpflege.ui.widgets.plain_text import plain, plain_line
from kontaktpflege.wording import _, language, ngettext
from kontaktpflege.wording.addressees import addressee_lines
from kontaktpflege.wording.circles import circle_name
from kontaktpflege.wording.dates import long_date
from kontaktpflege.wording.numbers import number

_BATCH = 200
_LONGEST_LINE = 200
_MEASURED = 300
"""So many rows tell how wide the columns have to be."""


class ContactPress:
    """Carries out print orders, in any thread; `home` is the country (ISO code) that letters are sent from."""

    def __init__(
        self, address_book: AddressBook, circles: Sequence[Circle], table: TableLayout, today: date, home: str
    ) -> None:
        self._address_book = address_book
        self._circles = {circle.id: plain_line(circle_name(circle), 60) for circle in circles}
        self._columns = [state for state in table if state.shown]
        self._today = today
        self._home = home

    def build(self, order: PrintOrder, control: Control) -> Printable:
        """The pages that were ordered. Raises Cancelled."""
        ids = order.what
        if isinstance(ids, ContactQuery):
            ids = tuple(self._address_book.list_ids(ids, cancel=control.cancelled))
        make = {"list": self._list, "sheets": self._sheets, "labels": self._labels}[order.kind]
        return make(order, ids, control)

    def _list(self, order: PrintOrder, ids: Sequence[int], control: Control) -> Printable:
        columns = [COLUMNS[PLACES[state.key]] for state in self._columns]
        said: list[Callable[[ContactSummary, date], str]] = [
            self._circle_names if column.key == "circles" else column.text for column in columns
        ]

        def rows(first: int, last: int) -> list[list[str]]:
            summaries = self._address_book.summaries(ids[first:last])
            return [[plain_line(text(row, self._today), _LONGEST_LINE) for text in said] for row in summaries]

        sample = rows(0, _MEASURED)
        heads = [
            PrintColumn(_(column.title), natural_width([_(column.title), *texts]), column.numeric)
            for column, texts in zip(columns, zip(*sample, strict=True) if sample else [()] * len(columns), strict=True)
        ]
        layout = ListLayout(order.title, self._day(), heads, len(ids), rows, landscape=order.landscape)
        return Printable(layout, layout, _contacts(len(ids)))

    def _circle_names(self, row: ContactSummary, today: date) -> str:
        return ", ".join(self._circles[circle] for circle in row.circles if circle in self._circles)

    def _sheets(self, order: PrintOrder, ids: Sequence[int], control: Control) -> Printable:
        sheets = map(self._sheet, self._contacts(ids))
        layout = lay_out_sheets(self._day(), sheets, lambda done: _tell(control, done, len(ids)))
        return Printable(layout, layout, _contacts(len(ids)))

    def _sheet(self, contact: Contact) -> ContactSheet:
        card = contact.card
        # Without a day: how old somebody is changes, paper does not.
        reading = Reading(None, self._home, people=self._address_book.people_named(card))
        lines = [
            (plain_line(line.label or line.kind, 40), plain(line.text))
            for section in sections_of(card, reading)
            if not section.technical
            for line in section.lines
            if line.kind  # the parts of the name, which stands above, have none
        ]
        name = card.formatted_name or " ".join(card.organisation[:1])
        return ContactSheet(shown_name(name), subtitle_of(card), tuple(lines))

    def _labels(self, order: PrintOrder, ids: Sequence[int], control: Control) -> Printable:
        residents: list[Resident] = []
        dead = 0
        for done, contact in enumerate(self._contacts(ids), 1):
            if contact.card.deaths:
                dead += 1
            elif (resident := resident_of(contact.card, order.prefer)) is not None:
                residents.append(resident)
            _tell(control, done, len(ids))
        homes = households(residents, self._home) if order.by_household else [Household((one,)) for one in residents]
        labels = [self._label(home) for home in homes]
        layouts = [LabelLayout(order.sheet, labels, order.first, frames=frames) for frames in (False, True)]
        told = ngettext("{count} label", "{count} labels", len(labels)).format(count=number(len(labels)))
        if dead:
            words = ngettext("{count} contact has died.", "{count} contacts have died.", dead)
            told = f"{told}. {words.format(count=number(dead))}"
        missing = len(ids) - len(residents) - dead
        if missing:
            words = ngettext(
                "{count} contact has no complete address.", "{count} contacts have no complete address.", missing
            )
            told = f"{told.removesuffix('.')}. {words.format(count=number(missing))}"
        return Printable(layouts[0], layouts[1], told)

    def _label(self, home: Household) -> tuple[str, ...]:
        address = postal_lines(home.address, self._home, for_post=True, german=language() == "de")
        return tuple(plain_line(line, _LONGEST_LINE) for line in (*addressee_lines(home), *address))

    def _contacts(self, ids: Sequence[int]) -> Iterator[Contact]:
        for start in range(0, len(ids), _BATCH):
            yield from self._address_book.contacts(ids[start : start + _BATCH])

    def _day(self) -> str:
        return long_date(PartialDate(self._today.year, self._today.month, self._today.day))


def _contacts(count: int) -> str:
    return ngettext("{count} contact", "{count} contacts", count).format(count=number(count))


def _tell(control: Control, done: int, total: int) -> None:
    control.progress(done, total)
    if control.cancelled():
        raise Cancelled

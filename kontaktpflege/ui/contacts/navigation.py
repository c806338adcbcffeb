"""Which place is shown, how one came there, and the way back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from kontaktpflege.domain.circle import Circle
from kontaktpflege.domain.contact import ContactQuery, NameOrder, Scope
from kontaktpflege.domain.saved_filter import SavedFilter, query_facts, query_of
from kontaktpflege.ui.contacts.contact_list import ContactList
from kontaktpflege.ui.contacts.place import EVERYBODY, SAVED, Place, place_of
from kontaktpflege.ui.contacts.visits import Stop, Visits

_Order = tuple[str, bool]
_MOST_IDS = 2**63
_BY_NAME: _Order = ("name", False)
_FIRST_ORDERS: dict[str, _Order] = {
    Scope.LONG_QUIET: ("due", False),
    Scope.OWED: ("owed", False),
    Scope.RESTING: ("wakes", False),
}
"""Who waits longest stands first, until the user sorts otherwise."""


class Navigation(QObject):
    """Leads the list from place to place. Knows circles and saved filters as it was told them last."""

    place_shown = Signal(object)
    """A `Place`, whoever chose it."""
    contact_shown = Signal()
    """A contact was brought into view, in whatever list."""
    words_shown = Signal(str)
    """What is searched for there."""
    moved = Signal()
    """There may be another way back or forward now."""

    def __init__(self, contacts: ContactList, name_order: NameOrder, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._list = contacts
        self._name_order = name_order
        self._place: Place = EVERYBODY
        self._visits = Visits()
        self._circles: Sequence[Circle] = ()
        self._saved: dict[int, SavedFilter] = {}
        self._orders: dict[Place, _Order] = {}
        contacts.query_changed.connect(self._note_query)
        contacts.current_changed.connect(self._note_contact)
        contacts.sorted_by_hand.connect(self._note_order)

    def place(self) -> Place:
        """What is shown."""
        return self._place

    def saved(self) -> SavedFilter | None:
        """The saved filter that is shown, perhaps changed meanwhile."""
        return self._saved.get(self._place[1] or 0) if self._place[0] == SAVED else None

    def differs(self) -> bool:
        """Whether the list is not any more what the saved filter that is shown says."""
        saved = self.saved()
        return saved is not None and query_facts(saved.query) != query_facts(self._list.query())

    def show_place(self, place: Place) -> None:
        """List a place. Words and filters stay, unless they belong to a saved filter; each place has its own order."""
        if place[0] == SAVED:
            saved = self._saved.get(place[1] or 0)
            if saved is not None:
                self._show(place, saved.query)
            return
        now = self._list.query()
        scope = Scope(place[0])
        query = ContactQuery(scope=scope, circle=place[1], sort=now.sort, descending=now.descending)
        if self._place[0] != SAVED:
            query = replace(query, words=now.words, filters=now.filters)
        self._show(place, self._ordered(place, query))

    def search_everywhere(self) -> None:
        """Search all contacts for the same words, without filters."""
        words = self._list.query().words
        self._show(EVERYBODY, self._ordered(EVERYBODY, ContactQuery(words=words)))

    def show_contact(self, contact_id: int) -> None:
        """Bring a contact into view: in this list if it is there, else among all."""
        self.contact_shown.emit()
        if self._list.model.row_of(contact_id) is not None:
            self._visits.arrive(Stop(self._place, self._list.query(), contact_id), jumped=True)
            self._list.go_to(contact_id)
            self.moved.emit()
            return
        query = self._ordered(EVERYBODY, ContactQuery())
        self._visits.arrive(Stop(EVERYBODY, query, contact_id), jumped=True)
        self._show(EVERYBODY, query, contact_id)

    def back(self) -> None:
        """Go where the user was before."""
        self._go(-1)

    def forward(self) -> None:
        """Go where the user was before going back."""
        self._go(1)

    def can_go(self, by: int) -> bool:
        """Whether there is a way back (-1) or forward (1)."""
        return self._visits.can_go(by)

    def know(self, circles: Sequence[Circle], saved: Sequence[SavedFilter]) -> None:
        """Know these circles and saved filters; where the present one is gone, all contacts are shown."""
        self._circles = circles
        self._saved = {one.id: one for one in saved}
        self._list.show_circles(circles)
        self._list.show_title(self._title(self._place))
        if self._place[0] is Scope.CIRCLE and not self._is_there(self._place):
            self.show_place(EVERYBODY)

    def use_name_order(self, order: NameOrder) -> None:
        """Sort names by last or by first name."""
        self._name_order = order
        self._list.show_query(replace(self._list.query(), name_order=order), self._title(self._place))

    def facts(self) -> dict[str, object]:
        """Where the user is and how places are sorted, to be remembered; words are not, unless they are saved."""
        here = self._visits.here()
        return {
            "place": list(self._place),
            "query": query_facts(replace(self._list.query(), words="")),
            "contact": here.contact if here else None,
            "orders": [[*place, *order] for place, order in self._orders.items()],
        }

    def begin(self, facts: dict[str, object]) -> None:
        """Show what was remembered, as far as it makes sense in this book; else all contacts."""
        self._remember_orders(facts.get("orders"))
        query, contact = query_of(facts.get("query")), facts.get("contact")
        place = facts.get("place")
        known = place_of(query)
        if isinstance(place, list) and place[:1] == [SAVED] and len(place) == 2 and place[1] in self._saved:
            known, query = (SAVED, place[1]), self._saved[place[1]].query
        if not self._is_there(known) or known[0] is Scope.REVIEW:
            known, query = EVERYBODY, self._ordered(EVERYBODY, ContactQuery())
        self._show(known, query, contact if isinstance(contact, int) and 0 < contact < _MOST_IDS else None)

    def _remember_orders(self, kept: object) -> None:
        for one in kept if isinstance(kept, list) else ():
            match one:
                case [str(scope), int() | None as which, str(sort), bool(descending)] if scope in set(Scope):
                    query = query_of({"sort": sort, "descending": descending})
                    self._orders[Scope(scope), which] = (query.sort, query.descending)

    def _show(self, place: Place, query: ContactQuery, contact: int | None = None) -> None:
        self._place = place
        self._list.show_query(replace(query, name_order=self._name_order), self._title(place), contact)
        self.place_shown.emit(place)
        self.words_shown.emit(query.words)

    def _go(self, by: int) -> None:
        stop = self._visits.go(by)
        if stop is None:
            return
        place, query = stop.place, stop.query
        if place[0] == SAVED and not self._is_there(place):
            place = place_of(query)
        if not self._is_there(place):
            place, query = EVERYBODY, replace(query, scope=Scope.ALL, circle=None)
        self._show(place, query, stop.contact)
        self.moved.emit()

    def _is_there(self, place: Place) -> bool:
        if place[0] == SAVED:
            return place[1] in self._saved
        return place[0] is not Scope.CIRCLE or any(circle.id == place[1] for circle in self._circles)

    def _title(self, place: Place) -> str:
        saved = self._saved.get(place[1] or 0) if place[0] == SAVED else None
        return saved.name if saved is not None else ""

    def _ordered(self, place: Place, query: ContactQuery) -> ContactQuery:
        sort, descending = (
            self._orders.get(place) or _FIRST_ORDERS.get(place[0]) or self._orders.get(EVERYBODY) or _BY_NAME
        )
        kept = query_of({"sort": sort, "descending": descending})
        return replace(query, sort=kept.sort, descending=kept.descending)

    def _note_query(self, query: ContactQuery) -> None:
        here = self._visits.here()
        contact = here.contact if here is not None and here.query == query else self._list.table.current_id()
        self._visits.arrive(Stop(self._place, query, contact))
        self.moved.emit()

    def _note_contact(self, contact: int | None) -> None:
        if self._list.is_settled():
            self._visits.look_at(contact)

    def _note_order(self, sort: str, descending: bool) -> None:
        if self._place[0] != SAVED:
            self._orders[self._place] = (sort, descending)

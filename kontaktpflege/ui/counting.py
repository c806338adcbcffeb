"""The numbers beside the places: counted off the GUI thread, and only where something changed."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from kontaktpflege.domain.care import Care
from kontaktpflege.domain.circle import Circle
from kontaktpflege.domain.contact import Contact, Counts
from kontaktpflege.domain.interaction import Interaction
from kontaktpflege.services.address_book import AddressBook
from kontaktpflege.ui.tasks import Latest

LISTED = frozenset((Contact, Circle))
"""What else changed is no reason to list and count everybody anew."""
_CARE = frozenset((Care, Interaction))
"""What changes the counts of care alone."""


class Counting(QObject):
    """Counts when the list is there: both at once would take the processor from the window."""

    counted = Signal(object)
    """The `Counts` as they are now."""

    def __init__(self, book: AddressBook, window: QObject) -> None:
        super().__init__(window)
        self._book = book
        self._is_current = False
        self._counts: Counts | None = None
        """What was counted last; None where more than care may have changed since."""
        self._work = Latest(self)
        self._work.done.connect(self._keep)

    def forget(self, kinds: frozenset[type]) -> None:
        """These kinds of things changed in the book."""
        if kinds & LISTED:
            self._counts = None
        if kinds & (LISTED | _CARE):
            self._is_current = False

    def count(self) -> None:
        """Count what changed since the last time."""
        if self._is_current:
            return
        self._is_current = True
        book, held = self._book, self._counts
        if held is None:
            self._work.run(lambda control: book.counts())
        else:
            self._work.run(lambda control: book.count_care_again(held))

    def _keep(self, counts: Counts) -> None:
        self._counts = counts
        self.counted.emit(counts)

"""What the details say of care: how long ago, how often, what was promised, and the last things that happened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from kontaktpflege.domain.care import Care
from kontaktpflege.domain.door import KeptWay
from kontaktpflege.domain.interaction import Interaction
from kontaktpflege.domain.introduction import ListedIntroduction
from kontaktpflege.domain.promise import Promise
from kontaktpflege.domain.tie import Distance, Known
from kontaktpflege.services import Services
from kontaktpflege.ui.contacts.door_section import DoorSection
from kontaktpflege.ui.contacts.happened_lines import HappenedLines
from kontaktpflege.ui.contacts.tie_section import TieSection
from kontaktpflege.ui.favor_facts import FavorFacts, read_favors
from kontaktpflege.ui.favor_section import FavorSection
from kontaktpflege.ui.icons import icon
from kontaktpflege.ui.promise_section import PromiseSection
from kontaktpflege.ui.theme import XS, M, S, dress
from kontaktpflege.ui.widgets.elided_button import ElidedButton
from kontaktpflege.ui.widgets.flow_layout import FlowLayout
from kontaktpflege.ui.widgets.name_line import FindPeople
from kontaktpflege.ui.widgets.push_button import push_button
from kontaktpflege.ui.widgets.text_label import show_breakable, text_label
from kontaktpflege.wording import _, ngettext
from kontaktpflege.wording.care import owed_words, since_words, state_words
from kontaktpflege.wording.introductions import introduced_words
from kontaktpflege.wording.numbers import number
from kontaktpflege.wording.ties import distance_words

LATEST = 5
"""So many of the last things that happened are shown unasked."""
MORE = 20
"""So many more at each wish, up to `MOST`; beyond that they have a window of their own."""
MOST = 105


@dataclass(frozen=True, slots=True, kw_only=True)
class CareFacts:
    """How somebody is cared for on a day; `count` is how many interactions there were in all."""

    contact_id: int
    day: date
    care: Care
    promises: tuple[Promise, ...]
    """Those that are open and those that were kept."""
    latest: tuple[Interaction, ...]
    count: int
    favors: FavorFacts
    ties: tuple[Known, ...]
    chains: tuple[KeptWay, ...]
    """Those that were kept on the contact."""
    introductions: tuple[ListedIntroduction, ...]
    distance: Distance | None = None
    """How far somebody is whom the user does not know."""


def read_care(services: Services, contact_id: int, day: date, latest: int = LATEST, fresh: int = 0) -> CareFacts:
    """The same for one contact: a few reads by key, however long the journal is.

    `fresh` is the id of a favour that was just noted and wants its words.
    """
    return CareFacts(
        contact_id=contact_id,
        day=day,
        care=services.care.care(contact_id),
        promises=services.journal.promises(contact_id, only_open=False),
        latest=tuple(services.journal.timeline(contact_id, latest)),
        count=services.journal.count(contact_id),
        favors=read_favors(services, contact_id, day, fresh),
        ties=tuple(services.ties.ties_of(contact_id)),
        distance=services.ties.distance(contact_id),
        chains=tuple(services.doors.kept(contact_id)),
        introductions=tuple(services.introductions.listing(contact_id)),
    )


class CareSection(QWidget):
    """Knows no service: it says what is wanted."""

    log_asked = Signal(int)
    """Note what happened with a contact."""
    sheet_asked = Signal(int)
    rhythm_asked = Signal(int)
    waived = Signal(int)
    """What the contact wrote needs no answer."""
    menu_shown = Signal(QMenu, object)
    """The menu of what else can be done is about to open and wants to be filled, for this `CareFacts`."""
    who_asked = Signal(int)
    """Show who should know what happened to the contact."""
    more_asked = Signal()
    """Show more of what happened."""
    all_asked = Signal(int)
    """Show everything that happened with a contact."""

    def __init__(self, find_people: FindPeople, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts: CareFacts | None = None
        heading = _heading(_("Care"))
        self._distance = text_label("")
        self._since = text_label("")
        self._state = text_label("", "muted")
        self._owed = text_label("")
        for label in (self._distance, self._since, self._state, self._owed):
            label.setContentsMargins(S, 0, S, 0)
        self.promises = PromiseSection(_("Promises"))
        self.promises.setContentsMargins(S, S, 0, 0)
        self.favors = FavorSection()
        self.ties = TieSection(find_people)
        self.doors = DoorSection()
        self._heading = _heading(_("What happened"))
        self.happened = HappenedLines()
        self.more = ElidedButton()
        self.more.clicked.connect(self.more_asked)
        self.all = ElidedButton()
        self.all.clicked.connect(partial(self._ask, self.all_asked))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(XS)
        below = QWidget()
        rest = QVBoxLayout(below)
        rest.setContentsMargins(XS, 0, 0, 0)
        rest.addWidget(self.more)
        rest.addWidget(self.all)
        for widget in (
            heading, self._distance, self._since, self._state, self._owed, self._build_buttons(),
            self.promises, self.favors, self._heading, self.happened, below, self.ties, self.doors,
        ):  # fmt: skip
            column.addWidget(widget)

    def show_facts(self, facts: CareFacts) -> None:
        """Show this."""
        if facts == self._facts:
            return
        self._facts = facts
        show_breakable(self._distance, "" if facts.distance is None else distance_words(facts.distance))
        self._distance.setVisible(facts.distance is not None)
        for label in (self._since, self._state):
            label.setVisible(facts.distance is None or facts.count > 0)
        show_breakable(self._since, since_words(facts.care, facts.day))
        show_breakable(self._state, state_words(facts.care, facts.day))
        owed = owed_words(facts.care, facts.day)
        show_breakable(self._owed, owed)
        for widget in (self._owed, self._waive):
            widget.setVisible(bool(owed))
        self._rhythm.setVisible(not facts.care.died)
        self._who.setVisible(facts.care.died)
        self.promises.show_promises(facts.contact_id, facts.promises, facts.day)
        self.favors.show_facts(facts.favors)
        self.ties.show_ties(facts.contact_id, facts.ties)
        introduced = ((one, introduced_words(one, facts.contact_id, facts.day)) for one in facts.introductions)
        self.doors.show_doors(facts.contact_id, facts.chains, tuple(introduced))
        self.happened.show_interactions(facts.latest, facts.day)
        self._heading.setVisible(bool(facts.latest))
        self._show_rest(facts)

    def facts(self) -> CareFacts | None:
        """What is shown."""
        return self._facts

    def _build_buttons(self) -> QWidget:
        holder = QWidget()
        row = FlowLayout(holder, spacing=XS)
        row.setContentsMargins(S, XS, 0, XS)
        chips: list[QPushButton] = []
        for words, drawing, wanted in (
            (_("Note …"), "pencil", self.log_asked),
            (_("Call sheet"), "sticky-note", self.sheet_asked),
            (_("Rhythm …"), "repeat", self.rhythm_asked),
            (_("Needs no answer"), "check", self.waived),
            (_("Who should know? …"), "users", self.who_asked),
        ):
            chip = push_button(words, icon(drawing, "muted"), "chip")
            chip.clicked.connect(partial(self._ask, wanted))
            row.addWidget(chip)
            chips.append(chip)
        self._rhythm, self._waive, self._who = chips[2:]
        self.besides = push_button(_("More"), icon("chevron-down", "muted"), "chip")
        menu = QMenu(self.besides)
        menu.aboutToShow.connect(lambda: self._fill(menu))
        self.besides.setMenu(menu)
        row.addWidget(self.besides)
        return holder

    def _show_rest(self, facts: CareFacts) -> None:
        shown = len(facts.latest)
        more = min(MORE, facts.count - shown, MOST - shown)
        words = ngettext("Show {count} more", "Show {count} more", more)
        self.more.show_text(words.format(count=number(more)))
        had_focus = self.more.hasFocus()
        self.more.setVisible(more > 0)
        self.all.setVisible(facts.count > LATEST)
        words = ngettext("Show {count} …", "Show all {count} …", facts.count)
        self.all.show_text(words.format(count=number(facts.count)))
        if had_focus and more <= 0:
            self.all.setFocus()

    def _fill(self, menu: QMenu) -> None:
        menu.clear()
        if self._facts is not None:
            self.menu_shown.emit(menu, self._facts)

    def _ask(self, wanted: SignalInstance, checked: bool = False) -> None:
        if self._facts is not None:
            wanted.emit(self._facts.contact_id)


def _heading(words: str) -> QLabel:
    heading = QLabel(words)
    heading.setContentsMargins(S, M, 0, XS)
    dress(heading, "section")
    return heading

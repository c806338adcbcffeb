"""The right pane: everything on one contact's card."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontDatabase, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPlainTextEdit,
    QScrollArea,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from kontaktpflege.domain.circle import Circle
from kontaktpflege.domain.contact import Contact
from kontaktpflege.ui.contacts.circle_chips import CircleChips
from kontaktpflege.ui.contacts.details_strip import DetailsStrip
from kontaktpflege.ui.contacts.spoken_row import shown_name
from kontaktpflege.ui.icons import icon
from kontaktpflege.ui.theme import XL, XS, Kind, L, M, S, dress
from kontaktpflege.ui.widgets.avatar import Avatar
from kontaktpflege.ui.widgets.column import Column
from kontaktpflege.ui.widgets.empty_state import EmptyState
from kontaktpflege.ui.widgets.plain_text import plain, plain_line
from kontaktpflege.ui.widgets.push_button import PushButton, push_button
from kontaktpflege.ui.widgets.slot import Slot
from kontaktpflege.ui.widgets.tab_order import tab_into, tab_through
from kontaktpflege.ui.widgets.text_label import show_breakable
from kontaktpflege.wording import _
from kontaktpflege.wording.dates import exact_moment

if TYPE_CHECKING:
    from kontaktpflege.services.origins import Acquaintanceship
    from kontaktpflege.ui.contacts.card_sections import Line, Reading, Section
    from kontaktpflege.ui.contacts.detail_line import DetailLine

_RAW_HEIGHT = 220


class DetailsPane(QFrame):
    """Shows one contact. Widgets are made once and filled again: moving through a list must not cost."""

    star_clicked = Signal(int)
    """A contact's id: give it the star or take it off."""
    circle_asked = Signal(int)
    """A circle's id: list who is in it."""
    removal_asked = Signal(int)
    """A circle's id: take the contact out of it."""
    addition_menu_shown = Signal(QMenu)
    """The menu of circles to add the contact to is about to open and wants to be filled."""
    reviewed = Signal()
    """The user looked at a contact marked for review and is content."""
    origin_asked = Signal()
    """Say how one met."""
    write_asked = Signal(int)
    """A contact's id: write to it."""
    edit_asked = Signal()
    """The pencil was pressed."""
    contact_shown = Signal(int)
    """A contact's id: its card is on screen, perhaps anew."""
    closed = Signal()
    """Esc, or the cross of the sheet."""
    followed = Signal(object)
    """A `Line` was clicked that leads somewhere."""
    enlarged = Signal(object)
    """The `Line` of a number that is to be shown large; None for the whole contact."""
    copied = Signal(object)
    """A `Line` is to be copied."""
    photo_enlarged = Signal()
    """The photo was clicked."""

    def __init__(self, card_text: Callable[[int], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._card_text = card_text
        self._contact: Contact | None = None
        self._told: object = None
        self._large_line: Line | None = None
        self._lines: list[DetailLine] = []
        self._headings: list[QLabel] = []
        self._rules: list[QLabel] = []
        self.setObjectName("details")
        self.setAccessibleName(_("Details"))
        self._nobody = EmptyState("users", self)
        self._blank = QWidget(self)
        self._somebody = QWidget(self)
        self._scroll = QScrollArea(self._somebody, widgetResizable=True)
        self._body = QWidget()
        self._column = QVBoxLayout(self._body)
        self._column.setContentsMargins(L, S, L, L)
        self._column.setSpacing(0)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self._body)
        self.strip = DetailsStrip(self._somebody)
        whole = QVBoxLayout(self._somebody)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.strip)
        whole.addWidget(self._scroll, 1)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._blank)
        self._stack.addWidget(self._nobody)
        self._stack.addWidget(self._somebody)
        self._connect_strip()
        self._build_head()
        self._build_foot()
        self.set_closable(False)
        self.show_nobody()

    def show_nobody(self, heading: str = "", sentence: str = "") -> None:
        """Show this instead of a contact; without a heading nothing, since the list says that it is empty."""
        self._contact = self._told = None
        self._nobody.say(heading, sentence)
        self._stack.setCurrentWidget(self._nobody if heading else self._blank)

    def show_contact(
        self,
        contact: Contact,
        circles: Sequence[Circle],
        photo: bytes,
        reading: Reading,
        *,
        met: Acquaintanceship | None = None,
        large: bool = False,
    ) -> None:
        """Show everything on this contact's card, and how one met (`met`).

        With `large` its first number stands large under the name.
        """
        from kontaktpflege.ui.contacts.card_sections import sections_of
        from kontaktpflege.ui.contacts.origin_lines import origin_sections

        told = (contact, tuple(circles), photo, reading, met, large, self.palette().cacheKey())
        if told == self._told:
            self.contact_shown.emit(contact.id)
            return
        self._told = told
        same = self._contact is not None and self._contact.id == contact.id
        self._contact = contact
        self._body.setUpdatesEnabled(False)
        self._show_head(contact, circles, photo)
        sections = sections_of(contact.card, reading)
        # Behind numbers and days, which have no heading: how one met says more than what follows.
        place = next((at for at, section in enumerate(sections) if section.title), len(sections))
        of_origin = origin_sections(met) if met is not None else ()
        self._show_sections((*sections[:place], *of_origin, *sections[place:]), large=large)
        created, changed = exact_moment(contact.created), exact_moment(contact.changed)
        times = [_("Created {moment}").format(moment=created), _("Changed {moment}").format(moment=changed)]
        self._times.setText("\n".join(times[: 1 if changed == created else 2]))
        self._show_raw(same and self._raw.isVisibleTo(self))
        self._stack.setCurrentWidget(self._somebody)
        if not same:
            self._scroll.verticalScrollBar().setValue(0)
        self._body.setUpdatesEnabled(True)
        self.contact_shown.emit(contact.id)

    def show_among(self, section: QWidget) -> None:
        """Let something stand under numbers and days for good, before all that has a heading."""
        self._slot.hold(section)
        self._fields.place_anew()

    def lead_through(self, section: QWidget) -> None:
        """Let the tab key go through it where it stands: some of what is in it was made just now."""
        if (before := self._slot_follows) is not None:
            tab_into(before, section)

    def hold_still(self, *, still: bool) -> None:
        """Draw nothing anew, until it may again."""
        self._scroll.setUpdatesEnabled(not still)

    def bring_into_view(self, part: QWidget) -> None:
        """Scroll until one sees this."""
        self._scroll.ensureWidgetVisible(part, 0, XL)

    def renew_beside(self) -> None:
        """The card is as it was; let what stands beside it look again."""
        if self._contact is not None:
            self.contact_shown.emit(self._contact.id)

    def contact_id(self) -> int | None:
        """The contact that is shown."""
        return self._contact.id if self._contact is not None else None

    def contact(self) -> Contact | None:
        """The contact that is shown, whole."""
        return self._contact

    def first_number(self) -> Line | None:
        """The line of the contact's first number."""
        return next((line.shown() for line in self._lines if line.isVisibleTo(self) and line.shown().number), None)

    def set_closable(self, closable: bool) -> None:
        """Show a cross: the pane lies over the list as a sheet."""
        self.strip.cross.setVisible(closable)

    def focus_first(self) -> None:
        """Put the keyboard on the first line."""
        for line in self._lines:
            if line.isVisible():
                line.setFocus(Qt.FocusReason.TabFocusReason)
                return
        self._chips.addition.setFocus(Qt.FocusReason.TabFocusReason)

    def _connect_strip(self) -> None:
        self.strip.star_clicked.connect(self._ask_for_star)
        self.strip.code_asked.connect(lambda: self.enlarged.emit(None))
        self.strip.write_asked.connect(self._ask_to_write)
        self.strip.edit_asked.connect(self.edit_asked)
        self.strip.closed.connect(self.closed)

    def _build_head(self) -> None:
        self._avatar = Avatar()
        self._avatar.clicked.connect(self.photo_enlarged)
        self._name = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        dress(self._name, "name")
        self._subtitle = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        dress(self._subtitle, "muted")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addStretch()
        words.addWidget(self._name)
        words.addWidget(self._subtitle)
        words.addStretch()
        head = QHBoxLayout()
        head.setSpacing(L)
        head.addWidget(self._avatar, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        self._column.addLayout(head)
        self._large = push_button("", kind="number")
        self._large.setToolTip(_("Show large, with a code to scan"))
        self._large.clicked.connect(lambda: self.enlarged.emit(self._large_line))
        self._column.addWidget(self._large, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addSpacing(M)
        self._chips = CircleChips()
        self._chips.circle_asked.connect(self.circle_asked)
        self._chips.removal_asked.connect(self.removal_asked)
        self._chips.addition_menu_shown.connect(self.addition_menu_shown)
        self._column.addWidget(self._chips)
        self._column.addWidget(self._build_review())
        self._column.addSpacing(S)
        self._fields = Column()
        self._slot = Slot(self._fields)
        self._slot.stretched.connect(self._fields.place_anew)
        self._slot_follows: QWidget | None = None
        self._column.addWidget(self._fields)

    def _build_review(self) -> QWidget:
        self._review = QFrame()
        self._review.setObjectName("review")
        row = QHBoxLayout(self._review)
        row.setContentsMargins(M, S, S, S)
        words = QLabel(_("Please look at this contact: the import was not sure about it."), wordWrap=True)
        self._looked = PushButton(_("Looked at"))
        self._looked.clicked.connect(self.reviewed)
        row.addWidget(words, 1)
        row.addWidget(self._looked)
        return self._review

    def _build_foot(self) -> None:
        self._times = QLabel(wordWrap=True)
        self._times.setContentsMargins(S, 0, 0, 0)
        dress(self._times, "muted")
        self._met = push_button(_("How you met …"), icon("handshake", "accent"), "link")
        self._met.clicked.connect(self.origin_asked)
        self._raw_button = push_button(_("Show as it is written"), icon("code", "accent"), "link")
        self._raw_button.setCheckable(True)
        for button in (self._met, self._raw_button):
            button.setMinimumWidth(1)  # else large letters would make the pane wider than it is
        self._raw_button.toggled.connect(self._show_raw)
        self._raw = QPlainTextEdit(readOnly=True)
        self._raw.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._raw.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._raw.setMinimumHeight(_RAW_HEIGHT)
        self._raw.setTabChangesFocus(True)
        self._raw.setAccessibleName(_("The card as it is written"))
        self._column.addSpacing(XL)
        self._column.addWidget(self._times)
        self._column.addSpacing(XS)
        self._column.addWidget(self._met, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(self._raw_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(self._raw)
        # With a weight: the head would take half of what is left over.
        self._column.addStretch(1)

    def _show_head(self, contact: Contact, circles: Sequence[Circle], photo: bytes) -> None:
        from kontaktpflege.ui.contacts.card_sections import HEADING, subtitle_of

        name = shown_name(contact.card.formatted_name or self._fallback_name(contact))
        self._avatar.show_person(contact.card.formatted_name, photo)
        self._avatar.setAccessibleName(_("Show the photo of {name} large").format(name=name))
        show_breakable(self._name, plain_line(name, HEADING), large=True)
        subtitle = subtitle_of(contact.card)
        show_breakable(self._subtitle, subtitle)
        self._subtitle.setVisible(bool(subtitle))
        self._review.setVisible(bool(contact.review))
        self.strip.show_contact(contact)
        self._chips.show_circles(circles)

    @staticmethod
    def _fallback_name(contact: Contact) -> str:
        name = contact.card.name
        return f"{name.given} {name.family}".strip() if name else " ".join(contact.card.organisation[:1])

    def _show_sections(self, sections: Sequence[Section], *, large: bool) -> None:
        numbers = (line for section in sections for line in section.lines if line.number)
        self._large_line = next(numbers, None) if large else None
        self._large.setVisible(self._large_line is not None)
        if self._large_line is not None:
            number = plain_line(self._large_line.text, 40)
            self._large.setText(number.replace("&", "&&"))
            self._large.setAccessibleName(_("Number: {number}").format(number=number))
        shown: list[QWidget] = []
        lines = headings = rules = 0
        titled = False
        for section in sections:
            if section.title and not titled:
                titled = True
                self._put_slot(shown)
            if section.title:
                heading = self._reused(self._headings, headings, "section")
                heading.setText(section.title)
                shown.append(heading)
                headings += 1
            elif shown:
                shown.append(self._reused(self._rules, rules, "rule"))
                rules += 1
            for line in section.lines:
                widget = self._detail_line(lines)
                widget.show_line(line)
                shown.append(widget)
                lines += 1
        if not titled:
            self._put_slot(shown)
        self._fields.show_widgets(shown)
        head = [*self.strip.stops(), self._avatar, self._large, *self._chips.stops()]
        tab_through([*head, self._looked, *shown[:1]])
        tab_through([*(shown or [self._looked])[-1:], self._met, self._raw_button, self._raw])

    def _put_slot(self, shown: list[QWidget]) -> None:
        self._slot_follows = shown[-1] if shown else self._looked
        shown.append(self._slot)

    def _detail_line(self, place: int) -> DetailLine:
        from kontaktpflege.ui.contacts.detail_line import DetailLine

        if place == len(self._lines):
            line = DetailLine()
            line.followed.connect(self.followed)
            line.enlarged.connect(self.enlarged)
            line.copied.connect(self.copied)
            self._lines.append(line)
        return self._lines[place]

    @staticmethod
    def _reused(labels: list[QLabel], place: int, kind: Kind) -> QLabel:
        """The label at a place of a stock that grows when it is used up."""
        if place == len(labels):
            label = QLabel()
            if kind == "section":
                label.setContentsMargins(S, M, 0, XS)
            dress(label, kind)
            labels.append(label)
        return labels[place]

    def _ask_for_star(self) -> None:
        if self._contact is not None:
            self.star_clicked.emit(self._contact.id)

    def _ask_to_write(self) -> None:
        if self._contact is not None:
            self.write_asked.emit(self._contact.id)

    def _show_raw(self, shown: bool) -> None:
        if self._raw_button.isChecked() != shown:
            self._raw_button.setChecked(shown)
            return
        if shown and self._contact is not None:
            self._raw.setPlainText(plain(self._card_text(self._contact.id), 200_000))
        self._raw.setVisible(shown)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

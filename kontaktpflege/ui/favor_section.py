"""Give and take with somebody: how the scale stands, the last favours, how it went, and what one could give."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from kontaktpflege.domain.favor import Favor
from kontaktpflege.domain.giving import Idea
from kontaktpflege.ui.favor_deeds import FavorDeeds
from kontaktpflege.ui.favor_facts import LATEST, FavorFacts
from kontaktpflege.ui.favor_line import FavorLine
from kontaktpflege.ui.favor_lines import FavorLines
from kontaktpflege.ui.icons import draw, icon
from kontaktpflege.ui.theme import ICON, XS, M, S, dress, tokens
from kontaktpflege.ui.widgets.correctable_line import CorrectableLine
from kontaktpflege.ui.widgets.elided_button import ElidedButton
from kontaktpflege.ui.widgets.flow_layout import FlowLayout
from kontaktpflege.ui.widgets.plain_text import plain_line
from kontaktpflege.ui.widgets.push_button import push_button
from kontaktpflege.ui.widgets.scale import Course, Scale
from kontaktpflege.ui.widgets.text_label import show_breakable, text_label
from kontaktpflege.ui.widgets.tool_button import tool_button
from kontaktpflege.wording import _
from kontaktpflege.wording.giving import hint_words, idea_words
from kontaktpflege.wording.ledger import balance_words, both_words, figures_words

_STEEP = 2
"""A balance so many times the slack makes the beam as steep as it gets."""
_COURSE_FROM = 3
"""Fewer favours have no course."""
_BESIDE_ICON = 24
"""Where words begin behind the icon of their line."""


class FavorSection(QWidget):
    """Knows no service: it says what is wanted. `brief` shows the last two each way and no plot."""

    note_asked = Signal(int, bool)
    """Note in full what a contact was given (True), or gave."""
    correction_asked = Signal(object)
    """A `Favor`."""
    removal_asked = Signal(int)
    worded = Signal(object)
    """The `Favor` that was noted by one key, with its words."""
    line_left = Signal()
    """The line for those words is not needed any more."""
    declined = Signal(int)
    """Hint no more about a contact."""
    meet_asked = Signal(int)
    """Show the contact with whom one could bring somebody together."""
    draft_asked = Signal(int, object)
    """Write to the contact with this `TextBlock`."""

    def __init__(self, parent: QWidget | None = None, *, brief: bool = False) -> None:
        super().__init__(parent)
        self._brief = brief
        self._facts: FavorFacts | None = None
        self.line: FavorLine | None = None
        """The line for the words of a fresh favour, while there is one."""
        self._kept_line: FavorLine | None = None
        self._lines = FavorLines(self)
        self._lines.correction_asked.connect(self.correction_asked)
        self._lines.removal_asked.connect(self.removal_asked)
        self._ideas: list[QWidget] = []
        self.scale = Scale(self)
        self.words = text_label("", parent=self)
        self.course = Course(self)
        self.hint = text_label("", "muted", self)
        self.decline = tool_button("x", _("Not with this person"), self)
        self.decline.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.decline.clicked.connect(self._decline)
        self._build()

    def serve(self, deeds: FavorDeeds, over: QWidget | None = None) -> None:
        """Let these do what is wanted, with dialogs `over` this window."""
        self.note_asked.connect(lambda contact, given: deeds.ask([contact], given=given, over=over))
        self.correction_asked.connect(lambda favor: deeds.ask_to_correct(favor, over))
        self.removal_asked.connect(lambda one: deeds.delete([one]))
        self.worded.connect(lambda favor: deeds.keep([favor]))
        self.declined.connect(deeds.decline_hint)

    def show_facts(self, facts: FavorFacts) -> None:
        """Show this."""
        if facts == self._facts:
            return
        had_keyboard = self.line is not None and self.line.isAncestorOf(QApplication.focusWidget() or self)
        before, self._facts = self._facts, facts
        self._show_balance(facts)
        self._show_line(facts, keep=before is not None and before.fresh == facts.fresh)
        self._lines.show_favors(facts.last_each_way() if self._brief else facts.favors[:LATEST], facts.day)
        if before is None or (before.ideas, before.name, before.hint) != (facts.ideas, facts.name, facts.hint):
            self._show_ideas(facts)
        for widget in (self.hint, self.decline):
            widget.setVisible(facts.hint)
        show_breakable(self.hint, hint_words(facts.name) if facts.hint else "")
        if had_keyboard and self.line is None and (rows := self.rows()):
            rows[0].setFocus()

    def facts(self) -> FavorFacts | None:
        """What is shown."""
        return self._facts

    def unkept(self) -> Favor | None:
        """The fresh favour with words that were typed and not kept yet."""
        return self.line.unkept() if self.line is not None else None

    def keep_words(self) -> None:
        """Keep what was typed of the fresh favour: the section goes."""
        if self.line is not None and (said := self.line.unkept()) is not None:
            self.worded.emit(said)
            self.line.forget()

    def rows(self) -> list[CorrectableLine]:
        """The favours on screen."""
        return self._lines.rows()

    def ideas(self) -> list[str]:
        """What is proposed."""
        return [one.accessibleName() for one in self._ideas]

    def _build(self) -> None:
        edge = 0 if self._brief else S
        stand = QHBoxLayout()
        stand.setContentsMargins(edge, 0, S, 0)
        stand.setSpacing(M)
        stand.addWidget(self.scale, 0, Qt.AlignmentFlag.AlignVCenter)
        stand.addWidget(self.words, 1, Qt.AlignmentFlag.AlignVCenter)
        chips = QWidget(self)
        row = FlowLayout(chips, spacing=XS)
        row.setContentsMargins(edge, XS, 0, XS)
        for words, drawing, given in ((_("Given …"), "gift", True), (_("Received …"), "inbox", False)):
            row.addWidget(self._noting_button(words, drawing, given, chips))
        self._line_place, self._idea_place = QVBoxLayout(), QVBoxLayout()
        for place in (self._line_place, self._idea_place):
            place.setSpacing(0)
        self._line_place.setContentsMargins(edge, 0, 0, 0)
        for part in (self._lines, self._idea_place):
            part.setContentsMargins(0 if self._brief else XS, 0, 0, 0)
        self._give = _heading(_("WHAT COULD YOU GIVE?") if self._brief else _("What could you give?"), edge, self)
        self.hint.setContentsMargins(edge, 0, S, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(XS)
        column.addWidget(_heading(_("GIVE AND TAKE") if self._brief else _("Give and take"), edge, self))
        column.addLayout(stand)
        column.addWidget(self.course)
        column.addWidget(chips)
        column.addLayout(self._line_place)
        column.addWidget(self._lines)
        column.addWidget(self._give)
        hint = QHBoxLayout()
        hint.addWidget(self.hint, 1)
        hint.addWidget(self.decline, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(hint)
        column.addLayout(self._idea_place)

    def _noting_button(self, words: str, drawing: str, given: bool, place: QWidget) -> QWidget:
        button = push_button(words, icon(drawing, "muted"), "chip", place)
        button.setAutoDefault(False)
        button.clicked.connect(partial(self._note, given))
        return button

    def _show_balance(self, facts: FavorFacts) -> None:
        account, rules = facts.account, facts.rules
        weighed = facts.scale and account.count > 0
        words = balance_words(facts.name, account, rules, facts.day) if facts.scale else ""
        if not facts.scale:
            words = "" if account.count else _("Nothing noted yet.")
        show_breakable(self.words, words)
        self.words.setVisible(bool(words))
        self.scale.setVisible(weighed)
        full = _STEEP * rules.slack
        self.scale.show_balance(account.balance, full, words, figures_words(account, rules, facts.day))
        self.course.setVisible(weighed and not self._brief and len(facts.favors) >= _COURSE_FROM)
        said = both_words(account) if account.count else ""
        self.course.show_points(_course(facts), _("How it went: {words}").format(words=said))

    def _show_line(self, facts: FavorFacts, *, keep: bool) -> None:
        fresh = next((one for one in facts.favors if one.id == facts.fresh), None)
        if fresh is not None and keep and self.line is not None:
            return
        if self.line is not None and (said := self.line.unkept()) is not None and not facts.lacks(said):
            self.worded.emit(said)  # somebody else is looked at, or another favour was noted
        self.line = None if fresh is None else self._kept_line or self._make_line()
        if self.line is not None and fresh is not None:
            self.line.show_favor(fresh, facts.kinds)
        if self._kept_line is not None:
            self._kept_line.setVisible(self.line is not None)

    def _make_line(self) -> FavorLine:
        line = self._kept_line = FavorLine(self)
        line.worded.connect(self.worded)
        line.more_asked.connect(self.correction_asked)
        line.left.connect(self.line_left)
        self._line_place.addWidget(line)
        return line

    def _show_ideas(self, facts: FavorFacts) -> None:
        for old in self._ideas:
            self._idea_place.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._ideas = [self._idea(one, facts) for one in facts.ideas]
        for one in self._ideas:
            self._idea_place.addWidget(one)
        self._give.setVisible(bool(self._ideas) or facts.hint)

    def _idea(self, idea: Idea, facts: FavorFacts) -> QWidget:
        words = plain_line(idea_words(idea, facts.name), 200)
        if idea.contact_id is None and idea.block is None:
            label = text_label(words, parent=self)
            label.setContentsMargins(_BESIDE_ICON, 2, S, 2)
            _Mark(label).move(XS, 2 + (label.fontMetrics().height() - ICON) // 2)
            return label
        button = ElidedButton(words, "line", self)
        button.setIcon(icon("handshake" if idea.contact_id is not None else "feather", "muted"))
        if idea.block is not None:
            button.clicked.connect(lambda: self.draft_asked.emit(facts.contact_id, idea.block))
        else:
            button.clicked.connect(lambda: self.meet_asked.emit(idea.contact_id))
        return button

    def _note(self, given: bool, checked: bool = False) -> None:
        if self._facts is not None:
            self.note_asked.emit(self._facts.contact_id, given)

    def _decline(self) -> None:
        if self._facts is not None:
            self.declined.emit(self._facts.contact_id)


class _Mark(QWidget):
    """The icon before an idea that leads nowhere; it follows light and dark."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFixedSize(ICON, ICON)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw(painter, "gift", tokens(self.palette()).muted, self.rect())
        painter.end()


def _course(facts: FavorFacts) -> list[tuple[int, float]]:
    """The balance after each favour, the earliest first, up to today; it ends where the account stands."""
    weigh = facts.rules.weights.of
    value, after = float(facts.account.balance), []
    for one in facts.favors:
        after.append((one.day.toordinal(), value))
        value -= weigh(one.size) if one.given else -weigh(one.size)
    first = [(after[-1][0], value)] if after else []
    return [*first, *reversed(after), (facts.day.toordinal(), float(facts.account.balance))]


def _heading(words: str, edge: int, parent: QWidget) -> QLabel:
    heading = QLabel(words, parent)
    heading.setContentsMargins(edge, M if edge else 0, 0, XS)
    dress(heading, "section")
    return heading

"""The introductions under way, who should meet, and what came of the others."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from kontaktpflege.domain.introduction import OPEN, ListedIntroduction, Pair
from kontaktpflege.services import Services
from kontaktpflege.ui.icons import icon
from kontaktpflege.ui.tasks import Control, Latest
from kontaktpflege.ui.theme import XS, L, M, S, dress
from kontaktpflege.ui.widgets.dialog_size import open_at
from kontaktpflege.ui.widgets.line_section import Deed, LineSection, TextLine
from kontaktpflege.ui.widgets.push_button import push_button
from kontaktpflege.ui.widgets.reading_area import ReadingArea
from kontaktpflege.ui.widgets.text_label import text_label
from kontaktpflege.wording import _
from kontaktpflege.wording.circles import circle_name
from kontaktpflege.wording.introductions import introduction_words, pair_words, reason_words

_SIZE = (600, 520)


@dataclass(frozen=True, slots=True)
class _Found:
    listed: tuple[ListedIntroduction, ...]
    pairs: tuple[tuple[Pair, str], ...]
    """Who should meet, with the reason in words."""


class IntroductionsDialog(QDialog):
    """Stays open beside the window, where all that is done here can be taken back."""

    introduction_asked = Signal(object, str)
    """Introduce these contacts (a tuple of ids, maybe none) for this reason, or say how far it has come."""
    dismissed = Signal(int, int)
    """Propose these two no more."""
    listed = Signal()

    def __init__(self, services: Services, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Introductions"))
        self._services = services
        self.under_way = LineSection(_("Under way"), self)
        self.should_meet = LineSection(_("Who should meet?"), self)
        self.closed = LineSection(_("What came of it"), self)
        self._nothing = text_label("", "muted", self)
        self._finding = Latest(self)
        self._finding.done.connect(self._show)
        self._lay_out()
        open_at(self, *_SIZE)
        self.renew()

    def renew(self) -> None:
        """Read everything anew."""
        services = self._services

        def work(control: Control) -> _Found:
            names = {circle.id: circle_name(circle) for circle in services.circles.circles()}
            pairs = services.introductions.should_meet()
            told = tuple((pair, reason_words(pair, names.get(pair.circle_id, ""))) for pair in pairs)
            return _Found(tuple(services.introductions.listing()), told)

        self._finding.run(work)

    def _show(self, found: _Found) -> None:
        under_way = [one for one in found.listed if one.introduction.stage in OPEN]
        self.under_way.show_lines([self._line(one) for one in under_way])
        self.should_meet.show_lines([self._proposal(pair, reason) for pair, reason in found.pairs])
        self.closed.show_lines([self._line(one) for one in found.listed if one not in under_way])
        self._order_keys()
        empty = _("Nobody is proposed yet. Who shares a circle, an interest or an organisation comes here.")
        self._nothing.setText("" if found.pairs else empty)
        self._nothing.setVisible(not found.pairs)
        self.listed.emit()

    def _order_keys(self) -> None:
        """Tab comes to the buttons of the lines, which were made last, before those below."""
        sections = (self.under_way, self.should_meet, self.closed)
        for one, next_one in pairwise([*(button for each in sections for button in each.buttons()), *self._foot]):
            QWidget.setTabOrder(one, next_one)

    def _line(self, one: ListedIntroduction) -> TextLine:
        ids = one.introduction.low, one.introduction.high
        words = introduction_words(one, self._services.today())
        return TextLine(
            words, (Deed("pencil", _("How far it has come …"), partial(self.introduction_asked.emit, ids, "")),)
        )

    def _proposal(self, pair: Pair, reason: str) -> TextLine:
        ids = pair.low, pair.high
        return TextLine(
            f"{pair_words(pair)}. {reason}",
            (
                Deed("handshake", _("Introduce …"), partial(self.introduction_asked.emit, ids, reason)),
                Deed("x", _("Propose these two no more"), partial(self.dismissed.emit, *ids)),
            ),
        )

    def _lay_out(self) -> None:
        heading = QLabel(_("Introductions"))
        dress(heading, "heading")
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(XS, XS, S, XS)
        column.setSpacing(M)
        for widget in (self.under_way, self.should_meet, self._nothing, self.closed):
            column.addWidget(widget)
        column.addStretch(1)
        area = ReadingArea(_("Introductions"))
        area.setWidget(body)
        introduce = push_button(_("Introduce two people …"), icon("handshake"))
        introduce.setAutoDefault(False)
        introduce.clicked.connect(lambda: self.introduction_asked.emit((), ""))
        close = push_button(_("Close"))
        close.setDefault(True)
        close.clicked.connect(self.reject)
        self._foot = (introduce, close)
        foot = QHBoxLayout()
        foot.setSpacing(S)
        foot.addWidget(introduce)
        foot.addStretch(1)
        foot.addWidget(close)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(L, L, L, L)
        whole.setSpacing(M)
        whole.addWidget(heading)
        whole.addWidget(area, 1)
        whole.addLayout(foot)

"""What the network says, as sentences that open to their evidence; where it says nothing yet, why and what to do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby, islice

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QStackedWidget, QVBoxLayout, QWidget

from kontaktpflege.domain.network_report import Evidence, Finding, FindingKind, Insights
from kontaktpflege.services import Services
from kontaktpflege.ui.icons import icon
from kontaktpflege.ui.network.told_list import Told, ToldList
from kontaktpflege.ui.tasks import Control, Latest
from kontaktpflege.ui.theme import M, S, dress
from kontaktpflege.ui.widgets.error_dialog import show_error
from kontaktpflege.ui.widgets.plain_text import plain_line
from kontaktpflege.ui.widgets.push_button import push_button
from kontaktpflege.ui.widgets.text_label import show_breakable, text_label
from kontaktpflege.wording import _, ngettext
from kontaktpflege.wording.findings import finding_words, group_words, heading, measure_words, nothing_words, star_words
from kontaktpflege.wording.numbers import number

MOST_NAMED = 40
"""So many people are named below a finding; the others are lit up with one line."""
_LONGEST_NAME = 60

Names = Mapping[int, str]


class FindingsView(QStackedWidget):
    """Reckons off the GUI thread when it is asked to."""

    people_chosen = Signal(object)
    """Light these contacts up."""
    person_chosen = Signal(int)
    """Show where this contact stands."""
    ties_asked = Signal()
    """Ask who knows whom."""
    suggestions_asked = Signal()

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._reckoning = Latest(self)
        self._reckoning.done.connect(self._show)
        self._reckoning.failed.connect(lambda error: show_error(self, error))
        waiting = QLabel(_("One moment …"), alignment=Qt.AlignmentFlag.AlignCenter)
        dress(waiting, "muted")
        self.list = ToldList(_("What the network says"), self)
        self.list.people_chosen.connect(self.people_chosen)
        self.list.person_chosen.connect(self.person_chosen)
        self._poor = self._make_poor()
        for page in (waiting, self.list, self._poor):
            self.addWidget(page)

    def renew(self) -> None:
        """Reckon anew; what is shown stays till then."""
        services = self._services

        def work(control: Control) -> tuple[Insights, Names]:
            report = services.network.findings(control.cancelled)
            return report, _names(services, report.findings)

        self._reckoning.run(work)

    def forget(self) -> None:
        """Stop reckoning what is no longer so."""
        self._reckoning.forget()

    def busy(self) -> bool:
        """Whether something is still to be shown."""
        return self._reckoning.busy()

    def take_focus(self) -> None:
        """Put the keyboard on the findings, or on what one could do."""
        (self._ties if self.currentWidget() is self._poor else self.list).setFocus(Qt.FocusReason.OtherFocusReason)

    def words(self) -> tuple[str, str]:
        """What is said where there are no findings."""
        return self._heading.text(), self._sentence.accessibleName()

    def _make_poor(self) -> QWidget:
        poor = QWidget(self)
        self._heading = text_label("", "heading")
        self._sentence = text_label("", "muted")
        self._ties = push_button(_("Who knows whom …"), icon("waypoints", "on_accent"), "primary")
        self._ties.clicked.connect(self.ties_asked)
        suggestions = push_button(_("Suggested ties …"), icon("waypoints"))
        suggestions.clicked.connect(self.suggestions_asked)
        column = QVBoxLayout(poor)
        column.setContentsMargins(S, M, S, M)
        column.setSpacing(S)
        for widget in (self._heading, self._sentence, self._ties, suggestions):
            column.addWidget(widget)
        column.addStretch(1)
        return poor

    def _show(self, reckoned: tuple[Insights, Names]) -> None:
        report, names = reckoned
        if report.findings:
            self.list.tell(told_findings(report, names))
            self.setCurrentWidget(self.list)
            return
        said, more = nothing_words() if report.star is None else star_words(report.star)
        show_breakable(self._heading, said)
        show_breakable(self._sentence, more)
        self.setCurrentWidget(self._poor)


def told_findings(report: Insights, names: Names) -> list[Told]:
    """The findings under their headings."""
    return [
        Told(
            words=heading(kind),
            tip=measure_words(kind, communities=report.communities),
            below=tuple(_told(finding, names, communities=report.communities) for finding in each),
        )
        for kind, each in groupby(report.findings, key=_kind)
    ]


def _kind(finding: Finding) -> FindingKind:
    return finding.kind


def _told(finding: Finding, names: Names, *, communities: bool) -> Told:
    evidence = finding.evidence or (Evidence(people=finding.people),)
    return Told(
        words=finding_words(finding, names),
        tip=measure_words(finding.kind, communities=communities),
        ids=finding.everybody(),
        below=tuple(line for each in evidence for line in _shown(each, finding, names)),
    )


def _shown(evidence: Evidence, finding: Finding, names: Names) -> Iterable[Told]:
    group = "" if evidence.group is None else f"{group_words(evidence.group, names)}: "
    if not evidence.people:
        words = _("{name} belongs there").format(name=_name(finding.people[0], names))
        yield Told(words=f"{group}{words}", ids=finding.people[:1])
    for one in evidence.people[:MOST_NAMED]:
        yield Told(words=f"{group}{_name(one, names)}", ids=(one,))
    if rest := evidence.people[MOST_NAMED:]:
        words = ngettext("and {count} more", "and {count} more", len(rest)).format(count=number(len(rest)))
        yield Told(words=words, ids=rest)


def _name(contact: int, names: Names) -> str:
    return names.get(contact) or _("Without a name")


def _names(services: Services, findings: Iterable[Finding]) -> Names:
    """The names of all who may be told."""
    wanted: set[int] = set()
    for finding in findings:
        wanted.update(islice(finding.everybody(), MOST_NAMED + len(finding.people)))
        for each in finding.evidence:
            wanted.update(each.people[:MOST_NAMED])
            wanted.update(each.group.foremost if each.group is not None else ())
    found = services.network.names(one for one in wanted if one)
    return {0: _("Me"), **{one: plain_line(name, _LONGEST_NAME) for one, name in found.items()}}

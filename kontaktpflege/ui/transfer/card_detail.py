"""What stands behind one row of an import preview, and what can be done about it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontDatabase, QIcon
from PySide6.QtWidgets import (
    QMenu,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from kontaktpflege.domain.contact import ContactSummary
from kontaktpflege.domain.importing import PreviewDetail, PreviewRow, Reason, Verdict
from kontaktpflege.ui.icons import icon
from kontaktpflege.ui.theme import L, M, S, dress
from kontaktpflege.ui.transfer.field_grid import FieldGrid
from kontaktpflege.ui.transfer.verdict_look import LOOKS
from kontaktpflege.ui.widgets.card_lines import card_lines
from kontaktpflege.ui.widgets.elided_label import ElidedLabel
from kontaktpflege.ui.widgets.plain_text import plain, plain_line
from kontaktpflege.ui.widgets.push_button import BESIDE_WORDS, PushButton, push_button
from kontaktpflege.ui.widgets.reading_area import ReadingArea
from kontaktpflege.ui.widgets.tab_order import tab_into
from kontaktpflege.ui.widgets.text_label import text_label
from kontaktpflege.wording import _, ngettext
from kontaktpflege.wording.numbers import number
from kontaktpflege.wording.verdicts import reason_sentence, verdict_deed, verdict_meaning

_RAW_SHOWN = 20_000
_UNTOLD = frozenset({"VERSION", "PRODID", "REV", "UID", "X-ABUID", "X-ABLABEL"})


class CardDetail(QWidget):
    """Shows one card of a plan, or how many are selected; asks for another verdict or a merge."""

    verdict_chosen = Signal(object)
    merge_asked = Signal(int)
    """The id of the contact to merge with."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._verdicts: tuple[Verdict, ...] = ()
        self._name = ElidedLabel()
        dress(self._name, "heading")
        self._place = ElidedLabel()
        dress(self._place, "muted")
        self._deeds = PushButton()
        self._deeds.setIconSize(BESIDE_WORDS)
        self._deeds.setAutoDefault(False)
        self._deeds.setAccessibleDescription(_("What to do with the selected cards"))
        self._choices = QMenu(self)
        self._deeds.setMenu(self._choices)
        self._scroll = ReadingArea(_("Details"))
        self._scroll.setMinimumHeight(32)  # a large font on a small screen leaves no more
        column = QVBoxLayout(self)
        column.setContentsMargins(L, M, 0, 0)
        column.setSpacing(S)
        for widget in (self._name, self._place):
            column.addWidget(widget)
        column.addWidget(self._deeds, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._scroll, 1)
        self.show_nothing()

    def allowed(self) -> tuple[Verdict, ...]:
        """The verdicts that are offered."""
        return self._verdicts

    def show_nothing(self) -> None:
        """No card is selected."""
        self._head("", "", (), None)

    def show_many(self, count: int, allowed: Sequence[Verdict]) -> None:
        """Several cards are selected; `allowed` is what can be done with some of them."""
        self._head(
            ngettext("{n} card selected", "{n} cards selected", count).format(n=number(count)),
            "",
            allowed,
            None,
        )

    def show_row(self, row: PreviewRow, allowed: Sequence[Verdict]) -> None:
        """One card is selected; its details follow."""
        place = _("{file}, line {line}").format(file=row.file, line=number(row.line)) if row.file else ""
        self._head(row.name or _("Without a name"), place, allowed, row.verdict)

    def show_detail(self, row: PreviewRow, detail: PreviewDetail) -> None:
        """Show what the card says, how it differs, and whom it may be."""
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, S, S, S)
        column.setSpacing(M)
        for part in self._parts(row, detail):
            column.addWidget(part)
        column.addStretch(1)
        self._scroll.setWidget(page)
        tab_into(self._scroll, page)

    def _head(self, name: str, place: str, allowed: Sequence[Verdict], verdict: Verdict | None) -> None:
        self._name.show_text(name)
        self._place.show_text(place)
        self._place.setVisible(bool(place))
        self._offer(allowed, verdict)
        self._scroll.setWidget(QWidget())

    def _offer(self, allowed: Sequence[Verdict], verdict: Verdict | None) -> None:
        # Merging needs somebody to merge with: the candidates below ask for it.
        shown = [other for other in allowed if other != Verdict.MERGE or verdict == Verdict.MERGE]
        if verdict is not None and verdict not in shown:
            shown.insert(0, verdict)
        self._verdicts = tuple(shown)
        self._choices.clear()
        for other in shown:
            look = LOOKS[other]
            action = self._choices.addAction(icon(look.drawing, look.ink), verdict_deed(other))
            action.triggered.connect(lambda checked=False, chosen=other: self.verdict_chosen.emit(chosen))
        words = verdict_deed(verdict) if verdict is not None else _("Choose what to do with them")
        self._deeds.setText(f"{words}  ▾")
        self._deeds.setAccessibleName(words)
        self._deeds.setIcon(icon(*LOOKS[verdict]) if verdict is not None else QIcon())
        self._deeds.setVisible(len(shown) > 1 or (verdict is None and len(shown) > 0))

    def _parts(self, row: PreviewRow, detail: PreviewDetail) -> list[QWidget]:
        parts: list[QWidget] = [text_label(verdict_meaning(row.verdict), "muted")]
        reason = reason_sentence(row.reason)
        if reason:
            parts.append(text_label(reason, "danger" if row.verdict == Verdict.UNREADABLE else "warn"))
        if row.verdict in (Verdict.REVIEW, Verdict.MERGE):
            parts.extend(self._candidate(candidate, row.reason) for candidate in detail.candidates)
        differences = [found for found in detail.differences if found.name not in _UNTOLD]
        if differences and (row.verdict in (Verdict.UPDATE, Verdict.TRASH) or row.reason == Reason.CONFLICT):
            parts.append(FieldGrid.of_differences(differences))
        if row.verdict == Verdict.MERGE and detail.result is not None:
            parts.append(text_label(_("What comes of it"), "section"))
            parts.append(FieldGrid.of_lines(card_lines(detail.result)))
        elif detail.card is not None:
            lines = list(card_lines(detail.card))
            told = _("The card in the file") if lines else _("The card in the file says nothing but the name.")
            parts.append(text_label(told, "section" if lines else "muted"))
            parts.append(FieldGrid.of_lines(lines))
        if detail.raw:
            parts.append(_RawText(detail.raw, shown=detail.card is None))
        return parts

    def _candidate(self, candidate: ContactSummary, reason: str) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(S // 2)
        known = ", ".join(filter(None, (candidate.organisation, candidate.phone, candidate.mail, candidate.city)))
        name = plain_line(candidate.name)
        maybe = reason == Reason.MAYBE_SAME
        said = _("Maybe the same person as {name}") if maybe else _("In the book: {name}")
        column.addWidget(text_label(said.format(name=name)))
        if known:
            column.addWidget(text_label(known, "muted"))
        button = push_button(_("Compare and merge …"), icon("git-merge"))
        button.setAutoDefault(False)
        button.setAccessibleName(_("Compare with {name} and merge").format(name=name))
        button.clicked.connect(lambda: self.merge_asked.emit(candidate.id))
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return box


class _RawText(QWidget):
    """The text of a card as it stands in the file, shown on demand."""

    def __init__(self, raw: str, *, shown: bool) -> None:
        super().__init__()
        self._button = PushButton(_("Text as in the file"))
        self._button.setCheckable(True)
        self._button.setChecked(shown)
        self._button.setAutoDefault(False)
        dress(self._button, "link")
        self._text = QPlainTextEdit(readOnly=True, plainText=plain(raw, _RAW_SHOWN))
        self._text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._text.setAccessibleName(_("Text as in the file"))
        self._text.setMinimumHeight(160)
        self._text.setTabChangesFocus(True)
        self._text.setVisible(shown)
        self._button.toggled.connect(self._text.setVisible)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(S)
        column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._text)

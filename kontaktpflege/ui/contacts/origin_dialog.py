"""Asks how one met somebody: through whom, where, since when."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QStringListModel, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QCompleter,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from kontaktpflege.domain.capture.dates import read_date
from kontaktpflege.domain.capture.parts import Acquaintance
from kontaktpflege.domain.origin import Origin
from kontaktpflege.domain.recognition import same_name
from kontaktpflege.ui.theme import L, M, S, dress
from kontaktpflege.ui.widgets.input_dialog import InputDialog
from kontaktpflege.ui.widgets.plain_text import plain_line
from kontaktpflege.ui.widgets.push_button import PushButton
from kontaktpflege.wording import _
from kontaktpflege.wording.dates import long_date

_WIDTH = 480


class OriginDialog(InputDialog):
    """Three lines, each of which may stay empty. Names of the book are offered while one types."""

    decided = Signal(object)
    """The `Origin` to keep; an empty one removes what was known."""

    def __init__(
        self, name: str, held: Origin, find_people: Callable[[str], Sequence[Acquaintance]], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._held = held
        self._find_people = find_people
        self._offered: dict[str, Acquaintance] = {}
        self._chosen: Acquaintance | None = None
        title = _("How you met {name}").format(name=name)
        self.setWindowTitle(title)
        self.through = QLineEdit(held.through)
        self.place = QLineEdit(held.place)
        self.since = QLineEdit(long_date(held.since) if held.since else "")
        self._build(title)
        self._offer_people()
        self._renew()
        self.resize(_WIDTH, self.sizeHint().height())

    def content(self) -> object:
        return self.through.text(), self.place.text(), self.since.text()

    def origin(self) -> Origin:
        """What is filled in."""
        through = self.through.text()
        day = read_date(self.since.text())
        # A day that was not touched stays as it was, forms that the line cannot say included.
        kept = self.since.text() == (long_date(self._held.since) if self._held.since else "")
        return Origin(
            through_id=self._meant(through),
            through=through,
            place=self.place.text(),
            since=self._held.since if kept else day,
        ).tidied()

    def _build(self, title: str) -> None:
        heading = QLabel(title, textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        dress(heading, "heading")
        self.through.setPlaceholderText(_("a name, of your book or not"))
        self.place.setPlaceholderText(_("fair in Cologne, choir, train to Bonn …"))
        self.since.setPlaceholderText(_("May 2024, 14/3/2024 or 2024"))
        form = QFormLayout()
        form.setSpacing(S)
        for label, line in (
            (_("&Through"), self.through),
            (_("&Where"), self.place),
            (_("&Since"), self.since),
        ):
            form.addRow(label, line)
            line.setAccessibleName(label.replace("&", ""))
            line.textChanged.connect(self._renew)
        self._doubt = QLabel(_("This is no day. Try “May 2024”, “14/3/2024” or “2024”."))
        dress(self._doubt, "hint")
        form.addRow("", self._doubt)
        column = QVBoxLayout(self)
        column.setContentsMargins(L, L, L, L)
        column.setSpacing(M)
        column.addWidget(heading)
        column.addLayout(form)
        column.addStretch(1)
        column.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        self._save = PushButton(_("Save"))
        self._save.setDefault(True)
        dress(self._save, "primary")
        self._save.clicked.connect(lambda: self.decided.emit(self.origin()))
        cancel = PushButton(_("Cancel"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        remove = PushButton(_("Remove"))
        remove.setAutoDefault(False)
        remove.setVisible(not self._held.empty)
        remove.clicked.connect(lambda: self.decided.emit(Origin()))
        row = QHBoxLayout()
        row.setSpacing(S)
        row.addWidget(remove)
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self._save)
        return row

    def _offer_people(self) -> None:
        self._names = QStringListModel(self)
        completer = QCompleter(self._names, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.activated.connect(self._choose)
        self.through.setCompleter(completer)
        self.through.textEdited.connect(self._find)

    def _find(self, text: str) -> None:
        found = self._find_people(text)
        self._offered = {_shown(one): one for one in found}
        self._names.setStringList(list(self._offered))

    def _choose(self, shown: str) -> None:
        if (chosen := self._offered.get(shown)) is not None:
            self._chosen = chosen
            # Qt puts the name with its organisation into the line, after this.
            QTimer.singleShot(0, self, lambda: self.through.setText(chosen.name))

    def _meant(self, text: str) -> int | None:
        """The contact that a name means: the one that was chosen, or the only one of that name."""
        if self._chosen is not None and text == self._chosen.name:
            return self._chosen.id
        if text.strip() == self._held.through:
            return self._held.through_id
        exact = [one for one in self._find_people(text) if same_name(one.name, text)]
        return exact[0].id if len(exact) == 1 else None

    def _renew(self) -> None:
        doubtful = bool(self.since.text().strip()) and self.origin().since is None
        self._doubt.setVisible(doubtful)
        self._save.setEnabled(not doubtful)


def _shown(one: Acquaintance) -> str:
    return " · ".join(filter(None, (plain_line(one.name, 80), plain_line(one.organisation, 60))))

"""Asks how one met somebody: through whom, where, since when."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QStringListModel, QTimer, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from kontaktpflege.domain.capture.dates import read_date
from kontaktpflege.domain.capture.parts import Acquaintance
from kontaktpflege.domain.origin import Origin
from kontaktpflege.domain.recognition import same_name
from kontaktpflege.ui.widgets.form_dialog import FormDialog
from kontaktpflege.ui.widgets.plain_text import plain_line
from kontaktpflege.wording import _
from kontaktpflege.wording.dates import long_date

_WIDTH = 480


class OriginDialog(FormDialog):
    """Three lines, each of which may stay empty. Names of the book are offered while one types."""

    decided = Signal(object)
    """The `Origin` to keep; an empty one removes what was known."""

    def __init__(
        self, name: str, held: Origin, find_people: Callable[[str], Sequence[Acquaintance]], parent: QWidget
    ) -> None:
        title = _("How you met {name}").format(name=name)
        super().__init__(title, _("Save"), parent, removal="" if held.empty else _("Remove"))
        self._held = held
        self._find_people = find_people
        self._offered: dict[str, Acquaintance] = {}
        self._chosen: Acquaintance | None = None
        self.through = QLineEdit(held.through)
        self.place = QLineEdit(held.place)
        self.since = QLineEdit(long_date(held.since) if held.since else "")
        self._build()
        self._offer_people()
        self._complete(_WIDTH)

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

    def _build(self) -> None:
        self.through.setPlaceholderText(_("a name, of your book or not"))
        self.place.setPlaceholderText(_("fair in Cologne, choir, train to Bonn …"))
        self.since.setPlaceholderText(_("May 2024, 14/3/2024 or 2024"))
        for label, line in (
            (_("&Through"), self.through),
            (_("&Where"), self.place),
            (_("&Since"), self.since),
        ):
            self._add(label, line)
            line.setAccessibleName(label.replace("&", ""))
            line.textChanged.connect(self._renew)

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

    def _problems(self) -> dict[QWidget, str]:
        if self.since.text().strip() and self.origin().since is None:
            return {self.since: _("This is no day. Try “May 2024”, “14/3/2024” or “2024”.")}
        return {}

    def _decide(self) -> None:
        self.decided.emit(self.origin())

    def _remove(self) -> None:
        self.decided.emit(Origin())


def _shown(one: Acquaintance) -> str:
    return " · ".join(filter(None, (plain_line(one.name, 80), plain_line(one.organisation, 60))))

"""The drafts that are open, and the text blocks behind them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from kontaktpflege.domain.care import Care
from kontaktpflege.domain.circle import Circle
from kontaktpflege.domain.contact import Contact
from kontaktpflege.domain.draft import Correspondent, Way
from kontaktpflege.domain.errors import KontaktpflegeError
from kontaktpflege.domain.favor import Favor, FavorKind, FavorSize
from kontaktpflege.domain.interaction import Interaction
from kontaktpflege.domain.template import Form, Purpose, TextBlock
from kontaktpflege.services import Services
from kontaktpflege.settings import Settings
from kontaktpflege.ui.opener import Opener
from kontaktpflege.ui.tasks import Control
from kontaktpflege.ui.widgets.error_dialog import show_error
from kontaktpflege.ui.writing import write
from kontaktpflege.wording import _

if TYPE_CHECKING:
    from kontaktpflege.ui.drafts.block_manager import BlockManager
    from kontaktpflege.ui.drafts.draft_window import DraftWindow

_FAVORS = {Purpose.TIP: FavorKind.INFORMATION, Purpose.INTRODUCTION: FavorKind.INTRODUCTION}
"""Text blocks for these are something given."""
LetterPress = Callable[[Correspondent, str, str, Callable[[], None], QWidget], None]
"""Offers a letter (to whom, subject, text) for print over a window; calls back when it was printed or saved."""


class DraftWindows(QObject):
    """One window for each person one writes to."""

    told = Signal(str, bool)
    """A sentence for the user, and whether it can be undone."""
    settings_asked = Signal()
    favor_offered = Signal(object)
    """A `Favor` that a text which was used may have been; once for each person and text."""

    def __init__(
        self,
        services: Services,
        opener: Opener,
        settings: Callable[[], Settings],
        today: Callable[[], date],
        press: LetterPress,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._services = services
        self._opener = opener
        self._settings = settings
        self._today = today
        self._press = press
        self._window = window
        self._open: list[DraftWindow] = []
        self._offered: set[tuple[int, bytes]] = set()
        self._begun: dict[int, TextBlock] = {}
        """Contact → the text that was made for a draft to them; it stands in for the text block it was made of."""
        self._manager: BlockManager | None = None

    def write(self, contact_id: int, purpose: Purpose | None = None, *, block: TextBlock | None = None) -> None:
        """Open a draft for somebody, or raise it if it is open.

        `purpose` is what one writes for, `block` the text to begin with, if that is known.
        """
        from kontaktpflege.ui.drafts.draft_window import DraftWindow

        known = next((draft for draft in self._open if draft.contact_id() == contact_id), None)
        desk = self._services.correspondence
        if block is not None:
            self._begun[contact_id] = block
        if known is not None:
            known.raise_()
            known.activateWindow()
            if block is not None:
                known.renew(known.correspondent(), self._blocks(contact_id), self._settings().my_name)
                known.offer(block)
            return
        try:
            who = desk.correspondent(contact_id)
        except KontaktpflegeError as error:
            show_error(self._window, error)
            return
        draft = DraftWindow(desk, self._opener, who, self._settings().my_name, self._today(), self._window)
        self._open.append(draft)
        draft.finished.connect(lambda result: self._forget(draft))
        draft.form_said.connect(lambda form: self._keep_form(contact_id, form))
        draft.was_used.connect(lambda block, way, noted: self._keep_use(draft, block, way, noted=noted))
        draft.noting_asked.connect(lambda way: self._note(draft, way))
        draft.letter_asked.connect(lambda subject, text: self._print(draft, subject, text))
        draft.management_asked.connect(lambda: self.manage(draft))
        draft.settings_asked.connect(self.settings_asked)
        draft.show()
        draft.begin(self._blocks(contact_id), purpose or (block.purpose if block else None))
        if block is not None:
            draft.offer(block)

    def manage(self, parent: QWidget | None = None) -> None:
        """Show all text blocks."""
        from kontaktpflege.ui.drafts.block_manager import BlockManager

        if self._manager is not None:
            self._manager.raise_()
            self._manager.activateWindow()
            return
        desk, history = self._services.correspondence, self._services.history
        manager = BlockManager(desk, history, self._settings().my_name, parent or self._window)
        self._manager = manager
        manager.finished.connect(self._forget_manager)
        manager.show()

    def look_again(self, kinds: frozenset[type]) -> None:
        """The book changed: tell every window."""
        if self._manager is not None and TextBlock in kinds:
            self._manager.renew()
        if self._open and kinds & {Contact, TextBlock, Care, Interaction, Circle}:
            self.renew()

    def renew(self) -> None:
        """Something that drafts are made of changed; a contact that is gone leaves its draft as it is."""
        desk = self._services.correspondence
        for draft in self._open:
            try:
                who = desk.correspondent(draft.contact_id())
            except KontaktpflegeError:
                continue
            draft.renew(who, self._blocks(draft.contact_id()), self._settings().my_name)

    def may_close(self) -> bool:
        """Whether nothing that was written would be lost; if it would, the draft that holds it asks what to do."""
        unused = next((draft for draft in self._open if draft.is_unused()), None)
        if unused is not None:
            unused.raise_()
            unused.activateWindow()
            unused.reject()
        return unused is None

    def _blocks(self, contact_id: int) -> tuple[TextBlock, ...]:
        """Every text block, that with which the draft began as it was made for it."""
        desk, begun = self._services.correspondence, self._begun.get(contact_id)
        every = (*desk.text_blocks(), *desk.offered())
        if begun is None:
            return every
        return tuple(begun if (block.id, block.key) == (begun.id, begun.key) else block for block in every)

    def _forget(self, draft: DraftWindow) -> None:
        self._open.remove(draft)
        self._begun.pop(draft.contact_id(), None)

    def _forget_manager(self, result: int) -> None:
        self._manager = None

    def _keep_form(self, contact_id: int, form: Form) -> None:
        self._write(lambda control: self._services.correspondence.set_form(contact_id, form))

    def _keep_use(self, draft: DraftWindow, block: TextBlock, way: Way, *, noted: bool) -> None:
        contact_id, desk, about = draft.contact_id(), self._services.correspondence, draft.about()
        if noted:
            self._write(lambda control: desk.used(contact_id, block, way, about), _noted(draft))
        else:
            self._write(lambda control: desk.used(contact_id, block, way))
        kind = _FAVORS.get(block.purpose)
        if kind is not None and (contact_id, block.digest) not in self._offered:
            self._offered.add((contact_id, block.digest))
            favor = Favor(
                contact_id=contact_id,
                given=True,
                kind=kind,
                size=FavorSize.SMALL,
                day=self._services.ledger.today(),
                note=block.name,
            )
            self.favor_offered.emit(favor)

    def _note(self, draft: DraftWindow, way: Way) -> None:
        contact_id, desk, about = draft.contact_id(), self._services.correspondence, draft.about()
        self._write(lambda control: desk.note(contact_id, way, about), _noted(draft))

    def _print(self, draft: DraftWindow, subject: str, text: str) -> None:
        def done() -> None:
            draft.tell_used("letter", _("The letter is ready."))

        self._press(draft.correspondent(), subject, text, done, draft)

    def _write(self, work: Callable[[Control], Any], sentence: str = "") -> None:
        write(self._window, work, lambda result: self.told.emit(sentence, True) if sentence else None)


def _noted(draft: DraftWindow) -> str:
    return _("Noted: you wrote to {name}.").format(name=draft.name())

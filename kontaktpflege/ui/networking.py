"""Brings the network to the window: ties noted, corrected and removed; each part is made when it is asked for first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtWidgets import QWidget

from kontaktpflege.services import Services

if TYPE_CHECKING:
    from kontaktpflege.ui.contacts.care_section import CareSection
    from kontaktpflege.ui.foot_bar import FootBar
    from kontaktpflege.ui.tie_bars import TieBars
    from kontaktpflege.ui.tie_deeds import TieDeeds
    from kontaktpflege.ui.ties.tie_dialog import TieDialog

_OWN_CARD_ASKED = "network/own_card_asked"


class Networking(QObject):
    """What the window does about the network; `meant` are the contacts that a key would act on."""

    told = Signal(str, bool)
    """A sentence for the user, and whether it can be undone."""
    contact_asked = Signal(int)
    """Show this contact."""

    bar_made = Signal(object)
    """A bar that wants its place at the foot of the window."""
    left = Signal()
    """A bar goes, and had the keyboard."""

    def __init__(self, services: Services, meant: Callable[[], Sequence[int]], window: QWidget) -> None:
        super().__init__(window)
        self._services = services
        self._meant = meant
        self._window = window
        self._ties: TieDeeds | None = None
        self._bars: TieBars | None = None

    def ties(self) -> TieDeeds:
        """What notes ties."""
        if self._ties is None:
            from kontaktpflege.ui.tie_deeds import TieDeeds

            self._ties = TieDeeds(self._services, self._window)
            self._ties.told.connect(self.told)
        return self._ties

    def bars(self) -> TieBars:
        """What asks who the user is and who knows whom."""
        if self._bars is None:
            from kontaktpflege.ui.tie_bars import TieBars

            self._bars = TieBars(self._services, self._window)
            self._bars.told.connect(self.told)
            self._bars.made.connect(self.bar_made)
            self._bars.left.connect(self.left)
        return self._bars

    def propose_own_card(self, memory: QSettings, name: str) -> None:
        """Ask once in a lifetime of the window's memory which card is the user's; `name` is the one from the settings."""
        if memory.value(_OWN_CARD_ASKED) is not None:
            return
        bars = self.bars()
        bars.own_card_asked.connect(lambda: memory.setValue(_OWN_CARD_ASKED, 1))
        bars.propose_own_card(name)

    def foot_bars(self) -> list[FootBar]:
        """Those that were made, in the order in which F6 comes to them."""
        return [] if self._bars is None else list(self._bars)

    def ask_ties(self) -> TieDialog | None:
        """Ask whom the contact that is meant knows, or how those that are meant know each other; None if nobody is."""
        ids = self._meant()
        return self.ties().ask_among(ids) if ids else None

    def serve(self, section: CareSection) -> None:
        """Do what is asked for in the details."""
        ties = section.ties
        ties.named.connect(lambda one, other: self.ties().note(one, other))
        ties.addition_asked.connect(lambda contact: self.ties().ask(contact))
        ties.correction_asked.connect(lambda tie: self.ties().ask_to_correct(tie))
        ties.removal_asked.connect(lambda tie: self.ties().remove(tie))
        ties.person_asked.connect(self.contact_asked)

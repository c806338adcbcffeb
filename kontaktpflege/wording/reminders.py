"""What tray and popups say."""

from __future__ import annotations

from collections.abc import Sequence

from kontaktpflege.wording import _, ngettext
from kontaktpflege.wording.numbers import number


def due_sentence(due: int) -> str:
    """How many contacts are due."""
    if not due:
        return _("Nobody is due.")
    return ngettext("{count} contact is due.", "{count} contacts are due.", due).format(count=number(due))


def tray_sentence(due: int, names: Sequence[str], *, quiet: bool) -> str:
    """What the icon stands for, for those who point at it or hear it."""
    lines = [due_sentence(due)]
    if names:
        lines.append(_("Today: {names}").format(names=", ".join(names)))
    if quiet:
        lines.append(_("Quiet for today."))
    return "\n".join(lines)


def first_of_today(name: str) -> str:
    """The headline of a popup: the name it is about."""
    return _("Today: {name}").format(name=name)


def following_today(names: Sequence[str]) -> str:
    """Who comes after that; "" if nobody does."""
    return _("Then: {names}").format(names=", ".join(names)) if names else ""


def noted(name: str) -> str:
    """That a call is written down."""
    return _("Noted: a call with {name}.").format(name=name)


def put_off(name: str) -> str:
    """That somebody comes another day."""
    return _("{name} comes again tomorrow.").format(name=name)


def enough() -> str:
    """What is said when nobody is left for today."""
    return _("Enough for today.")


def stays_in_tray() -> tuple[str, str]:
    """What is said when the window is closed for the first time: a headline and what follows from it."""
    return (
        _("Kontaktpflege goes on in the tray"),
        _("A click on its icon opens the window again, its menu quits. You can change this in the settings."),
    )

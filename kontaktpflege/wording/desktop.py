"""What came of a visit to the desktop's menu, in sentences."""

from __future__ import annotations

from kontaktpflege.domain.desktop import DesktopReport
from kontaktpflege.wording import _


def installed_sentence() -> str:
    """That the program is in the menu."""
    return _("Kontaktpflege is in the applications menu.")


def removed_sentence() -> str:
    """That it is not any more."""
    return _("Kontaktpflege was taken out of the applications menu.")


def opener_sentence(report: DesktopReport) -> str:
    """Who opens vCard files now."""
    if report.is_default:
        return _("vCard files open in Kontaktpflege.")
    if report.opener:
        name = report.opener.removesuffix(".desktop")
        return _("vCard files still open in {program}; with “--default” they open here.").format(program=name)
    return ""


def unfinished_sentence(report: DesktopReport) -> str:
    """Which tools are missing, and what follows; "" if none is."""
    if not report.unfinished:
        return ""
    sentence = _("{tools} is missing here, so the desktop may notice only after you log in again.")
    return sentence.format(tools=", ".join(report.unfinished))

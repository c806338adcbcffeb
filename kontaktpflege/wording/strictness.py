"""What a strict reader refuses, in sentences."""

from __future__ import annotations

from kontaktpflege.domain.strictness import Fault
from kontaktpflege.wording import _


def fault_sentence(file: str, fault: Fault) -> str:
    """Where it is, and what is wrong."""
    where = _("{file}, line {line}:").format(file=file, line=fault.line)
    return f"{where} {_what(fault)}"


def _what(fault: Fault) -> str:
    match fault.code:
        case "not_utf8":
            return _("This is not written in UTF-8.")
        case "line":
            return _("This line is no property of a vCard.")
        case "missing":
            return _("The card has no {name}.").format(name=fault.name)
        case "repeated":
            return _("The card has more than one {name}.").format(name=fault.name)
        case "version":
            return _("The card is of version {version}, not 3.0.").format(version=fault.detail)
        case "value":
            return _("A value does not fit its property ({detail}).").format(detail=fault.detail)
        case "unclosed":
            return _("The file ends before the card does.")
        case "interrupted":
            return _("Another card begins before this one ends.")
        case _:
            return _("What stands here is no card.")

"""What the pieces of a captured line are called."""

from __future__ import annotations

from kontaktpflege.domain.capture.parts import Kind, Part
from kontaktpflege.wording import N_, _

_KINDS = {
    Kind.NAME: N_("Name"),
    Kind.COMPANY: N_("Company"),
    Kind.ROLE: N_("Position"),
    Kind.PHONE: N_("Phone"),
    Kind.MAIL: N_("Mail"),
    Kind.WEB: N_("Web page"),
    Kind.ADDRESS: N_("Address"),
    Kind.BIRTHDAY: N_("Birthday"),
    Kind.THROUGH: N_("Known through"),
    Kind.PLACE: N_("Met at"),
    Kind.SINCE: N_("Known since"),
    Kind.CIRCLE: N_("Circle"),
    Kind.NOTE: N_("Note"),
}
_LABELS = {"cell": N_("Mobile"), "fax": N_("Fax"), "work": N_("Phone, work"), "home": N_("Phone, home")}


def kind_name(kind: Kind) -> str:
    """What a kind of piece is called."""
    return _(_KINDS[kind])


def part_name(part: Part) -> str:
    """What a piece is called, a number by its own kind: Mobile."""
    if part.kind is Kind.PHONE and part.label in _LABELS:
        return _(_LABELS[part.label])
    return kind_name(part.kind)

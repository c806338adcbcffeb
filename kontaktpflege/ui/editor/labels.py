"""The labels that a field can have: those of the standard, in words, and one's own."""

from __future__ import annotations

from collections.abc import Sequence

from kontaktpflege.domain.form.field import Field, Label
from kontaktpflege.domain.form.kinds import OTHER_DATE, OWN_FIELD, Kind
from kontaktpflege.domain.form.messenger import SERVICES
from kontaktpflege.ui.widgets.plain_text import plain_line
from kontaktpflege.wording import _
from kontaktpflege.wording.fields import field_name, label_name, type_name

_TYPES: dict[Kind, tuple[tuple[str, ...], ...]] = {
    Kind.PHONE: (
        ("cell",), ("home",), ("work",), ("cell", "work"), ("main",), ("home", "fax"), ("work", "fax"), ("pager",), ("other",),
    ),
    Kind.MAIL: (("home",), ("work",), ("other",)),
    Kind.ADDRESS: (("home",), ("work",), ("other",)),
    Kind.WEB: (("home",), ("work",), ("other",)),
    Kind.SOCIAL: (
        ("linkedin",), ("xing",), ("instagram",), ("facebook",), ("mastodon",), ("twitter",),
    ),
}  # fmt: skip
_RELATIONS = (
    "spouse", "child", "parent", "sibling", "kin", "friend", "neighbor", "colleague", "co-worker", "acquaintance",
    "emergency", "agent",
)  # fmt: skip
_BUILT_IN_RELATIONS = (
    "Spouse", "Partner", "Child", "Mother", "Father", "Brother", "Sister", "Friend", "Assistant", "Manager", "Colleague",
)  # fmt: skip


def label_choices(field: Field) -> tuple[Label, ...] | None:
    """The labels offered for a field; None where its name says all."""
    if field.kind in _TYPES and field.name != "SOCIALPROFILE":
        return tuple(Label(frozenset(types)) for types in _TYPES[field.kind])
    if field.name == "RELATED":
        return tuple(Label(frozenset((relation,))) for relation in _RELATIONS)
    if field.name == "X-ABRELATEDNAMES":
        return tuple(Label(own=f"_$!<{relation}>!$_") for relation in _BUILT_IN_RELATIONS)
    if field.name == OTHER_DATE:
        return (Label(own="_$!<Anniversary>!$_"),)
    return () if field.name == OWN_FIELD else None


def label_text(label: Label) -> str:
    """A label in words, "" for none."""
    if label.own:
        return plain_line(label_name(label.own), 80)
    # "work mobile" and not "mobile work": where before what, as the choices have it.
    return plain_line(" ".join(type_name(word) for word in sorted(label.types, key=_rank)), 80)


def label_typed(text: str, field: Field) -> Label:
    """The label that was chosen or typed; own words leave the types as they are."""
    words = text.strip()
    if words == label_text(field.label):
        return field.label
    for choice in label_choices(field) or ():
        if label_text(choice).casefold() == words.casefold():
            return choice
    return Label(field.label.types, words) if words else Label()


def service_names() -> tuple[str, ...]:
    """The messengers on offer, in words."""
    return tuple(type_name(service) for service in SERVICES)


def service_typed(text: str) -> str:
    """The service that was chosen or typed, as the card has it."""
    words = text.strip().casefold()
    return next((service for service in SERVICES if type_name(service).casefold() == words), words)


def caption(field: Field) -> str:
    """What a field is called where that cannot be chosen."""
    if field.label.own and label_choices(field) is None:
        return label_text(field.label)
    return plain_line(field_name(field.name), 80)


def spoken_name(field: Field) -> str:
    """What a field is called to those who hear it: "Phone, mobile"."""
    label = type_name(field.parts[0]) if field.kind is Kind.MESSENGER else label_text(field.label)
    name = _("Own field") if field.name == OWN_FIELD else plain_line(field_name(field.name), 80)
    return f"{name}, {label}" if label and label != name else name


def texts(choices: Sequence[Label]) -> list[str]:
    """Labels in words."""
    return [label_text(choice) for choice in choices]


def _rank(word: str) -> tuple[int, str]:
    return (0 if word in ("home", "work", "other") else 1, word)

"""What a strict reader of vCard 3.0 would refuse, as vobject judges it."""

import re
from collections.abc import Iterator
from types import ModuleType

from kontaktpflege.domain.strictness import Fault

_DEMANDED = ("N",)  # by RFC 2426; vobject itself asks for FN and VERSION


def faults(data: bytes) -> tuple[Fault, ...]:
    """Everything a strict 3.0 reader would refuse in one written card; empty if it would take it."""
    import vobject.base  # a third of a second, for one command

    try:
        text = data.decode().replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        return (Fault("not_utf8", line=data.count(b"\n", 0, error.start) + 1),)
    return _unparsed_lines(text, vobject.base) or _of_card(text, vobject.base)


def _unparsed_lines(text: str, vobject: ModuleType) -> tuple[Fault, ...]:
    found = []
    for line, number in _logical_lines(text):
        try:
            vobject.parseLine(line, number)
        except vobject.ParseError as error:
            found.append(Fault("line", line=number, detail=str(error.msg)))
    return tuple(found)


def _logical_lines(text: str) -> Iterator[tuple[str, int]]:
    """Unfolded lines that are not blank, each with the number of its first physical line.

    vobject unfolds too, but counts the lines wrongly.
    """
    number = 1
    for line in re.split(r"\n(?![ \t])", text):
        if line.strip():
            yield re.sub(r"\n[ \t]", "", line), number
        number += line.count("\n") + 1


def _of_card(text: str, vobject: ModuleType) -> tuple[Fault, ...]:
    try:
        card = next(vobject.readComponents(text), None)
    except vobject.VObjectError as error:
        return (Fault("value", line=getattr(error, "lineNumber", None), detail=str(error.msg)),)
    except (ValueError, LookupError, AttributeError, TypeError) as error:  # what its decoders let through
        return (Fault("value", detail=str(error)),)
    if card is None or card.behavior is None:
        return (Fault("missing", name="BEGIN"),)
    found = []
    for name, (least, most, _) in card.behavior.knownChildren.items():
        count = len(card.contents.get(name.lower(), ()))
        if count < max(least, name in _DEMANDED):
            found.append(Fault("missing", name=name))
        elif most is not None and count > most:
            found.append(Fault("repeated", name=name))
    versions = card.contents.get("version", ())
    if versions and versions[0].value.strip() != "3.0":
        found.append(Fault("version", name="VERSION", detail=versions[0].value))
    if not found:
        found += _invalid(card, vobject)
    return tuple(found)


def _invalid(card: object, vobject: ModuleType) -> list[Fault]:
    """What vobject's own validation objects to beyond counting."""
    try:
        card.validate(raiseException=True)  # type: ignore[attr-defined]
    except vobject.VObjectError as error:
        return [Fault("value", detail=str(error.msg))]
    return []

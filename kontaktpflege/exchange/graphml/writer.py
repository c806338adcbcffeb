"""Writes GraphML that Gephi opens: people with circles and degree, ties with kind, strength and weight."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO, Final

from kontaktpflege.domain.network_file import FileTie, OutgoingPerson

_PERSON: Final = (
    ("label", "string"),
    ("uid", "string"),
    ("contact", "string"),
    ("organisation", "string"),
    ("circle", "string"),
    ("degree", "int"),
)
_TIE: Final = (
    ("kind", "string"),
    ("strength", "string"),
    ("since", "string"),
    ("note", "string"),
    ("weight", "double"),
    ("told", "boolean"),
)
_HEAD: Final = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
    'xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">\n'
)
_TAIL: Final = "</graph>\n</graphml>\n"
_AT_ONCE: Final = 500
_UNHELD: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ESCAPES: Final = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;", "\n": "&#10;", "\t": "&#9;"}
)


def write_graphml(stream: BinaryIO, people: Iterable[OutgoingPerson], ties: Iterable[FileTie]) -> int:
    """Write people, then ties, as they come; returns the bytes. Raises OSError."""
    size, held = 0, []
    for piece in _pieces(people, ties):
        held.append(piece)
        if len(held) >= _AT_ONCE:
            size += stream.write("".join(held).encode())
            held.clear()
    size += stream.write("".join(held).encode())
    stream.flush()
    return size


def _pieces(people: Iterable[OutgoingPerson], ties: Iterable[FileTie]) -> Iterator[str]:
    yield _HEAD
    for of, keys in (("node", _PERSON), ("edge", _TIE)):
        for name, kind in keys:
            yield f'<key id="{of}_{name}" for="{of}" attr.name="{name}" attr.type="{kind}"/>\n'
    yield '<graph id="contacts" edgedefault="undirected">\n'
    for one in people:
        told = {
            "label": one.name,
            "uid": one.uid,
            "contact": one.contact,
            "organisation": one.organisation,
            "circle": "; ".join(one.circles),
            "degree": "" if one.degree is None else str(one.degree),
        }
        yield f'<node id="{_escaped(one.key)}">{_data("node", told)}</node>\n'
    for tie in ties:
        told = {
            "kind": str(tie.kind),
            "strength": "strong" if tie.strong else "weak",
            "since": "" if tie.since is None else str(tie.since),
            "note": tie.note,
            "weight": "2" if tie.strong else "1",
            "told": "" if tie.told else "false",
        }
        ends = f'source="{_escaped(tie.one)}" target="{_escaped(tie.other)}"'
        yield f"<edge {ends}>{_data('edge', told)}</edge>\n"
    yield _TAIL


def _data(of: str, told: dict[str, str]) -> str:
    return "".join(f'<data key="{of}_{name}">{_escaped(text)}</data>' for name, text in told.items() if text)


def _escaped(text: str) -> str:
    """As it stands in an element or an attribute, without what XML cannot hold."""
    return _UNHELD.sub(" ", text).translate(_ESCAPES)

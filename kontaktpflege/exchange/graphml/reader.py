"""Reads GraphML as a stream: people and ties, and nothing that a hostile file could do harm with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, BinaryIO, Final
from xml.parsers import expat

from kontaktpflege.domain.errors import NetworkFileProblem
from kontaktpflege.domain.network_file import FilePerson, FileTie, NetworkFile
from kontaktpflege.domain.partial_date import PartialDate
from kontaktpflege.domain.tie import LONGEST_KIND, TieKind

MOST_PEOPLE: Final = 1_000_000
MOST_TIES: Final = 5_000_000
DEEPEST: Final = 60
LONGEST_TEXT: Final = 10_000
_MOST_KEYS: Final = 1_000
_CHUNK: Final = 1 << 16
_LONGEST_TAG: Final = 1 << 20
"""Bytes of a tag or comment: expat reads what is not whole yet from its beginning with every chunk."""

_NAMES: Final = ("name", "label", "fullname", "nodelabel", "title", "nodegraphics")
"""What the attribute is called that says how somebody is called: "nodegraphics" in yEd, which writes it into the drawing."""
_WANTED: Final = frozenset(
    (*_NAMES, *"uid contact organisation organization kind relationship strength since note told".split())
)
_YES: Final = frozenset(("1", "true", "yes", "strong", "stark"))
_NO: Final = frozenset(("0", "false", "no"))


def read_graphml(
    stream: BinaryIO, progress: Callable[[int], None] = lambda read: None, cancel: Callable[[], None] = lambda: None
) -> NetworkFile:
    """The people and ties of a file. `progress` gets the bytes read; `cancel` may raise.

    Raises NetworkFileProblem with the line: "broken", "doctype", "no_graphml", "too_large", "too_deep", "no_node" (a tie to
    somebody who is not there), "repeated" (two nodes of one id).
    """
    return _Reading().run(stream, progress, cancel)


@dataclass(slots=True)
class _Element:
    """What is open: its name without a namespace, its attributes, and what its data say."""

    name: str
    attributes: dict[str, str]
    line: int
    data: dict[str, str] = field(default_factory=dict)


class _Reading:
    def __init__(self) -> None:
        self._parser = expat.ParserCreate(namespace_separator="\n")
        self._parser.buffer_text = True
        self._parser.StartDoctypeDeclHandler = self._refuse_doctype
        self._parser.EntityDeclHandler = self._refuse_doctype
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text
        self._open: list[_Element] = []
        self._said: list[str] | None = None
        self._length = 0
        self._keys: dict[str, str] = {}
        self._defaults: dict[str, dict[str, str]] = {"node": {}, "edge": {}}
        self._people: dict[str, FilePerson] = {}
        self._ties: list[FileTie] = []
        self._lines: list[int] = []

    def run(self, stream: BinaryIO, progress: Callable[[int], None], cancel: Callable[[], None]) -> NetworkFile:
        read = 0
        try:
            while chunk := stream.read(_CHUNK):
                read += len(chunk)
                self._parser.Parse(chunk, False)
                if read - self._parser.CurrentByteIndex > _LONGEST_TAG:
                    raise NetworkFileProblem("too_large", self._line())
                progress(read)
                cancel()
            self._parser.Parse(b"", True)
        except expat.ExpatError as error:
            raise NetworkFileProblem("broken", error.lineno) from error
        except (LookupError, ValueError) as error:  # an encoding that nobody knows
            raise NetworkFileProblem("broken", self._line()) from error
        for line, tie in zip(self._lines, self._ties, strict=True):
            if tie.one not in self._people or tie.other not in self._people:
                raise NetworkFileProblem("no_node", line)
        return NetworkFile(tuple(self._people.values()), tuple(self._ties))

    def _line(self) -> int:
        return int(self._parser.CurrentLineNumber)

    def _refuse_doctype(self, *_args: Any) -> None:
        raise NetworkFileProblem("doctype", self._line())

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        bare = name.rpartition("\n")[2]
        line = self._line()
        if not self._open and bare != "graphml":
            raise NetworkFileProblem("no_graphml", line)
        if len(self._open) >= DEEPEST:
            raise NetworkFileProblem("too_deep", line)
        self._open.append(_Element(bare, attributes, line))
        if bare in ("data", "default") and len(self._open) > 1 and self._open[-2].name in ("node", "edge", "key"):
            self._said, self._length = [], 0

    def _text(self, text: str) -> None:
        if self._said is None:
            return
        self._length += len(text)
        if self._length > LONGEST_TEXT:
            raise NetworkFileProblem("too_large", self._line())
        self._said.append(text)

    def _end(self, _name: str) -> None:
        element = self._open.pop()
        around = self._open[-1] if self._open else None
        match element.name:
            case "data" | "default" if around is not None and self._said is not None:
                key = element.attributes.get("key", "") if element.name == "data" else "\ndefault"
                around.data[key] = "".join(self._said).strip()
                self._said = None
            case "key":
                self._take_key(element)
            case "node":
                self._take_person(element)
            case "edge":
                self._take_tie(element)

    def _take_key(self, element: _Element) -> None:
        told = element.attributes
        if len(self._keys) >= _MOST_KEYS:
            raise NetworkFileProblem("too_large", element.line)
        name = _plain(told.get("attr.name", told.get("yfiles.type", told.get("id", ""))))
        self._keys[told.get("id", "")] = name
        default = element.data.get("\ndefault")
        for kind, defaults in self._defaults.items():
            if default and name in _WANTED and told.get("for", "all") in (kind, "all"):
                defaults[name] = default

    def _facts(self, element: _Element, kind: str) -> dict[str, str]:
        """What is said of a node or a tie, by the plain name of the attribute; what is empty or of no use is left out."""
        found = self._defaults[kind].copy()
        for key, text in element.data.items():
            name = self._keys[key] if key in self._keys else _plain(key)
            if text and name in _WANTED:
                found[name] = text
        return found

    def _take_person(self, element: _Element) -> None:
        key = element.attributes.get("id", "")
        if key in self._people:
            raise NetworkFileProblem("repeated", element.line)
        if len(self._people) >= MOST_PEOPLE:
            raise NetworkFileProblem("too_large", element.line)
        facts = self._facts(element, "node")
        name = next((facts[one] for one in _NAMES if one in facts), key)
        self._people[key] = FilePerson(
            key=key,
            line=element.line,
            name=" ".join(name.split()),
            uid=facts.get("uid", ""),
            contact=facts.get("contact", ""),
            organisation=" ".join(facts.get("organisation", facts.get("organization", "")).split()),
        )

    def _take_tie(self, element: _Element) -> None:
        if len(self._ties) >= MOST_TIES:
            raise NetworkFileProblem("too_large", element.line)
        facts = self._facts(element, "edge")
        kind = " ".join(facts.get("kind", facts.get("relationship", "")).split())[:LONGEST_KIND]
        self._lines.append(element.line)
        self._ties.append(
            FileTie(
                one=element.attributes.get("source", ""),
                other=element.attributes.get("target", ""),
                kind=kind or TieKind.KNOWS,
                strong=facts.get("strength", "").casefold() in _YES,
                since=PartialDate.parse(facts.get("since", "")),
                note=facts.get("note", ""),
                told=facts.get("told", "").casefold() not in _NO,
            )
        )


def _plain(name: str) -> str:
    return "".join(filter(str.isalnum, name.casefold()))

"""What a command has to say: in sentences for people, in JSON for scripts."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TextIO

from kontaktpflege.domain.errors import ContactNotFound, KontaktpflegeError
from kontaktpflege.wording import _, ngettext

DONE, FAILED, USAGE, PARTLY = 0, 1, 2, 3

_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
"""What could command a terminal; a card may hold anything."""

_NAMED_CANDIDATES = 20


@dataclass(frozen=True, slots=True)
class Answer:
    """The outcome of a command: `document` goes out as JSON, or `lines` do, to standard error if it failed."""

    document: Mapping[str, object]
    lines: Sequence[str] = ()
    status: int = DONE


class Unclear(KontaktpflegeError):
    """A name that several contacts have ("ambiguous_name"), or none ("no_such_contact")."""

    def __init__(self, name: str, candidates: Sequence[tuple[int, str]]) -> None:
        super().__init__("ambiguous_name" if candidates else "no_such_contact")
        self.name = name
        self.candidates = candidates


class NothingToDo(KontaktpflegeError):
    """There is no step to undo or redo, or nothing in a line to keep; `text` says so."""

    def __init__(self, text: str) -> None:
        super().__init__("nothing_to_do")
        self.text = text


def failure(error: KontaktpflegeError | OSError) -> Answer:
    """The answer of a command that failed."""
    from kontaktpflege.wording.errors import explain

    code = error.code if isinstance(error, KontaktpflegeError) else "system"
    document: dict[str, object] = {}
    more: list[str] = []
    match error:
        case Unclear():
            text = _unclear_sentence(error)
            document["candidates"] = [{"id": contact_id, "name": name} for contact_id, name in error.candidates]
            more = [f"  {contact_id}  {name}" for contact_id, name in error.candidates[:_NAMED_CANDIDATES]]
        case NothingToDo():
            text = error.text
        case ContactNotFound():
            text = _("There is no contact with the number {id}.").format(id=error.contact_id)
        case _:
            text = explain(error).text
    document = {"error": {"code": code, "text": text}, **document}
    return Answer(document, [f"kontaktpflege: {text}", *more], FAILED)


def _unclear_sentence(error: Unclear) -> str:
    count = len(error.candidates)
    if not count:
        return _("Nobody in the book is called “{name}”.").format(name=error.name)
    sentence = ngettext(
        "“{name}” may mean {n} contact. Please give its number:",
        "“{name}” may mean {n} contacts. Please give the number of one:",
        count,
    )
    return sentence.format(name=error.name, n=count)


def say(answer: Answer, *, as_json: bool) -> None:
    """Print an answer; raises OSError if nobody takes it."""
    if as_json:
        stream, text = sys.stdout, json.dumps(answer.document, ensure_ascii=False)
        if _encodable(text, stream) != text:
            text = json.dumps(answer.document)
        print(text, file=stream)
    else:
        stream = sys.stderr if answer.status == FAILED and "error" in answer.document else sys.stdout
        for line in answer.lines:
            print(_encodable(_CONTROLS.sub("\N{REPLACEMENT CHARACTER}", line), stream), file=stream)
    stream.flush()


def _encodable(text: str, stream: TextIO) -> str:
    """The text with "?" for what the stream's character set lacks."""
    encoding = stream.encoding or "utf-8"
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return text.encode(encoding, "replace").decode(encoding)
    return text

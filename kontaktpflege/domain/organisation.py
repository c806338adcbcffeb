"""When two spellings of an organisation's name mean the same."""

from __future__ import annotations

import re
from typing import Final

_FORMS: Final = frozenset(
    "gmbh ggmbh mbh ag kgaa kg ohg gbr se ug haftungsbeschrankt ev ek ekfm eg partg partgmbb inc ltd limited llc plc corp "
    "bv nv sarl srl".split()
)
_JOINING: Final = ("co", "und")
_WORD = re.compile(r"\w+|&")
_PARTED = re.compile(r"\be ([vkg])\b")


def parted(folded: str) -> tuple[str, str]:
    """(words, legal form) of a folded name: "muller & sohne gmbh" is ("muller und sohne", "gmbh")."""
    bare = _PARTED.sub(r"e\1", folded.replace(". ", " ").replace(".", ""))
    words = ["und" if word == "&" else word for word in _WORD.findall(bare)]
    form: list[str] = []
    while len(words) > 1 and (words[-1] in _FORMS or (form and words[-1] in _JOINING)):
        form.append(words.pop())
    return " ".join(words), " ".join(word for word in reversed(form) if word != "und")


def alike(one: str, other: str) -> bool:
    """Whether two legal forms may be of one organisation: the same, or one was left out."""
    return one == other or not one or not other

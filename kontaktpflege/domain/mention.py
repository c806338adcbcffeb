"""Names behind an @ in a note: whom they mean, and how one writes them so that exactly one contact is meant."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from kontaktpflege.domain.capture.parts import Acquaintance
from kontaktpflege.domain.names import fold, split_words

_MOST_WORDS: Final = 6
_WORD: Final = r"\w[\w’'-]*\.?"
_NAME_WORD = re.compile(_WORD)
_MENTION = re.compile(rf"(?<![\w@.])@({_WORD}(?: {_WORD}){{0,{_MOST_WORDS - 1}}})(?: \(([^()\n]{{1,80}})\))?")
_TYPED = re.compile(r"(?<![\w@.])@(\w[^@\n]{0,80})\Z")


@dataclass(frozen=True, slots=True)
class Mention:
    """The folded words behind an @, and what stands in brackets after them: the organisation, or "#" and the number."""

    words: tuple[str, ...]
    hint: str = ""


def mentions(text: str) -> list[Mention]:
    """Every mention of a note, as many words each as may be a name: who is meant is told by `People`."""
    return [Mention(tuple(split_words(fold(run))), hint) for run, hint in _MENTION.findall(text)]


def typed_name(text: str) -> str | None:
    """What stands behind the last @ of a text that ends where one types; None where no name is being typed."""
    found = _TYPED.search(text)
    return found[1] if found else None


class People:
    """Whom a mention means: the one contact whose name holds all its words."""

    def __init__(self, people: Iterable[Acquaintance]) -> None:
        self._by_word: dict[str, set[int]] = {}
        self._known: dict[int, Acquaintance] = {}
        for one in people:
            self._known[one.id] = one
            for word in split_words(fold(one.name)):
                self._by_word.setdefault(word, set()).add(one.id)

    def meant(self, mention: Mention) -> int | None:
        """The contact, by as many of the words as fit somebody, then by the hint; None if nobody or several would."""
        fits = self._fits(mention.words)
        if len(fits) > 1 and mention.hint:
            fits = {one for one in fits if _is_hinted(self._known[one], mention.hint)}
        return next(iter(fits)) if len(fits) == 1 else None

    def _fits(self, words: Sequence[str]) -> set[int]:
        found: set[int] | None = None
        for word in words:
            fits = self._by_word.get(word, set())
            narrowed = fits if found is None else found & fits
            if not narrowed:
                break
            found = narrowed
        return found or set()


def _is_hinted(one: Acquaintance, hint: str) -> bool:
    return hint == f"#{one.id}" or fold(hint) == fold(_hint(one.organisation))


def _hint(organisation: str) -> str:
    return " ".join(re.sub(r"[()\n]", " ", organisation[:80]).split())


def short_name(name: str) -> str:
    """As much of a name as is written behind an @."""
    return " ".join(_NAME_WORD.findall(name)[:_MOST_WORDS])


def mention_of(one: Acquaintance, people: Iterable[Acquaintance]) -> str:
    """How `one` is written behind an @: by name, else with the organisation, else with the number.

    `people`: everybody whose name holds all words of the `short_name` of this one.
    """
    known = People((one, *people))
    name = short_name(one.name)
    ways = (name, f"{name} ({_hint(one.organisation)})")
    return next(
        (way for way in ways if [known.meant(it) for it in mentions(f"@{way}")] == [one.id]), f"{name} (#{one.id})"
    )

"""Ties that what is recorded speaks for: proposed with the evidence, kept only when the user says so."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from kontaktpflege.domain.card import Card
from kontaktpflege.domain.names import fold
from kontaktpflege.domain.property import Property
from kontaktpflege.domain.tie import Tie, TieKind, TieSource

MOST_TOGETHER: Final = 12
"""A talk with more people than that makes nobody known to anybody."""
STRONG_TALKS: Final = 3
STRONG_DAYS: Final = 365
"""So many talks together within so many days: a strong tie is proposed. Close relatives are proposed as strong, too."""
OWN_STRONG_TALKS: Final = 6
"""So many talks of the user within as many days: their tie is proposed as strong."""
QUIET_DAYS: Final = 730
"""So long after the last talk a strong tie of the user is proposed as weak, the family aside."""

_KINDS: Final = {
    TieKind.FAMILY: (
        "spouse partner child children son daughter parent mother father sibling brother sister kin grandparent "
        "grandchild cousin aunt uncle nephew niece family ehepartner ehefrau ehemann kind sohn tochter mutter vater bruder "
        "schwester familie oma opa enkel cousine onkel tante neffe nichte x-spouse x-children"
    ).split(),
    TieKind.FRIEND: "friend sweetheart date crush freund freundin".split(),
    TieKind.COLLEAGUE: (
        "colleague co-worker coworker manager assistant agent kollege kollegin chef chefin x-manager x-assistant"
    ).split(),
    TieKind.NEIGHBOUR: "neighbor neighbour co-resident coresident nachbar nachbarin".split(),
}
_KIND_OF: Final = {word: kind for kind, words in _KINDS.items() for word in words}
_CLOSE: Final = frozenset(
    "spouse partner child children son daughter parent mother father sibling brother sister ehepartner ehefrau ehemann kind "
    "sohn tochter mutter vater bruder schwester x-spouse x-children".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Why two may know each other.

    `source` TALK: `count` talks together, `recent` of them within a year, the last on `day`; with `told_by` talks of the
    user, who is that one (`count` 0: none since long). THROUGH: `told_by` was
    known through the other. MENTION: in the note `text` of `told_by` (0: of both). RELATED: `text` is the label on the
    card of `told_by`.
    """

    source: TieSource
    told_by: int = 0
    text: str = ""
    count: int = 0
    recent: int = 0
    day: date | None = None
    kind: TieKind = TieKind.KNOWS
    close: bool = False

    @property
    def strong(self) -> bool:
        """Whether it speaks for a strong tie: close relatives, or `STRONG_TALKS` talks within a year."""
        return self.close or self.recent >= STRONG_TALKS

    @property
    def own(self) -> bool:
        """Whether it tells of talks of the user with somebody."""
        return self.source is TieSource.TALK and bool(self.told_by)


@dataclass(frozen=True, slots=True, kw_only=True)
class TieSuggestion:
    """Two contacts, low < high, who may know each other, and why: the best evidence first.

    `held`: their tie, of which another strength is proposed; None if it is new. `me`: who of them is the user, 0 for neither.
    """

    low: int
    high: int
    names: tuple[str, str]
    evidence: tuple[Evidence, ...]
    held: Tie | None = None
    me: int = 0

    @property
    def kind(self) -> TieKind | str:
        """The kind of the tie that is there, else the one that the evidence tells, else KNOWS."""
        if self.held is not None:
            return self.held.kind
        return next((one.kind for one in self.evidence if one.kind is not TieKind.KNOWS), TieKind.KNOWS)

    @property
    def strong(self) -> bool:
        """Whether the tie is proposed as a strong one."""
        return not self.held.strong if self.held is not None else any(one.strong for one in self.evidence)

    @property
    def tie(self) -> Tie:
        """What is kept if the user accepts it."""
        if self.held is not None:
            return replace(self.held, strong=self.strong)
        return Tie(low=self.low, high=self.high, kind=self.kind, strong=self.strong, source=self.evidence[0].source)

    @property
    def questions(self) -> frozenset[str]:
        """What is answered with no if the user declines it: see `asked`."""
        held = None if self.held is None else self.held.strong
        return frozenset(question for one in self.evidence if (question := asked(held, one)) is not None)


def asked(strong: bool | None, evidence: Evidence) -> str | None:
    """What the evidence lets one ask: whether two know each other ("knows"), whether their tie is "strong", or is "weak".

    `strong`: how their tie is; None where there is none. None if the evidence says nothing new.
    """
    if strong is None and not evidence.own:
        return "knows"
    if not strong and evidence.source is TieSource.TALK and evidence.strong:
        return "strong"
    return "weak" if strong and evidence.own and not evidence.count else None


_ORDER: Final = (TieSource.RELATED, TieSource.TALK, TieSource.THROUGH, TieSource.MENTION)


def in_order(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """What stands on a card first, then talks together, how one met, notes; of each the most telling."""
    return tuple(sorted(evidence, key=lambda one: (_ORDER.index(one.source), not one.close, -one.recent, -one.count)))


def ranked(suggestions: Iterable[TieSuggestion]) -> list[TieSuggestion]:
    """The strong ones first, then by evidence, then by name."""
    return sorted(
        suggestions, key=lambda one: (not one.strong, _ORDER.index(one.evidence[0].source), tuple(map(fold, one.names)))
    )


def relation(card: Card, item: Property) -> tuple[TieKind, bool, str]:
    """(kind, whether close, label) of a related person as a card tells them."""
    words = [word for word in (card.label(item), *sorted(item.types), item.name) if word]
    known = [word.lower() for word in words if word.lower() in _KIND_OF]
    kind = _KIND_OF[known[0]] if known else TieKind.KNOWS
    return kind, any(word in _CLOSE for word in known), card.label(item) or (known[0] if known else "")

"""Suggested ties: what a card says of somebody, how strong a tie is proposed."""

from __future__ import annotations

import pytest

from kontaktpflege.domain.card import Card
from kontaktpflege.domain.tie import TieKind, TieSource
from kontaktpflege.domain.tie_suggestion import Evidence, TieSuggestion, in_order, ranked, relation


@pytest.mark.parametrize(
    ("lines", "kind", "close"),
    [
        ("RELATED;TYPE=spouse:urn:uuid:x", TieKind.FAMILY, True),
        ("RELATED;TYPE=colleague;VALUE=text:Bernd", TieKind.COLLEAGUE, False),
        ("RELATED;TYPE=friend:Bernd", TieKind.FRIEND, False),
        ("RELATED;TYPE=kin:Bernd", TieKind.FAMILY, False),
        ("RELATED:Bernd", TieKind.KNOWS, False),
        ("item1.X-ABRELATEDNAMES:Bernd\nitem1.X-ABLabel:_$!<Spouse>!$_", TieKind.FAMILY, True),
        ("item1.X-ABRELATEDNAMES:Bernd\nitem1.X-ABLabel:Skatbruder", TieKind.KNOWS, False),
        ("X-SPOUSE:Bernd", TieKind.FAMILY, True),
    ],
)
def test_a_card_says_how_two_are_related(lines: str, kind: TieKind, close: bool) -> None:
    card = Card.from_text(f"VERSION:4.0\n{lines}")
    assert relation(card, card.related[0])[:2] == (kind, close)


def suggestion(*evidence: Evidence, names: tuple[str, str] = ("A", "B")) -> TieSuggestion:
    return TieSuggestion(low=1, high=2, names=names, evidence=in_order(evidence))


def talks(recent: int) -> Evidence:
    return Evidence(source=TieSource.TALK, count=9, recent=recent)


def test_three_talks_within_a_year_make_a_tie_strong() -> None:
    assert not suggestion(talks(2)).strong
    assert suggestion(talks(3)).strong


def test_the_kind_comes_from_whatever_tells_one() -> None:
    card = Evidence(source=TieSource.RELATED, kind=TieKind.COLLEAGUE)
    both = suggestion(talks(1), card)
    assert (both.kind, both.tie.source) == (TieKind.COLLEAGUE, TieSource.RELATED)
    assert suggestion(talks(1)).tie.kind == TieKind.KNOWS


def test_strong_ones_stand_first_then_by_evidence_and_name() -> None:
    weak, strong = suggestion(talks(1), names=("Z", "B")), suggestion(talks(3))
    note = suggestion(Evidence(source=TieSource.MENTION), names=("A", "A"))
    other = suggestion(talks(1), names=("Ä", "B"))
    assert ranked([note, weak, other, strong]) == [strong, other, weak, note]

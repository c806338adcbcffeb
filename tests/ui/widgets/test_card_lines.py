"""A card in short lines, as previews show it."""

from __future__ import annotations

from kontaktpflege.domain.card import Card
from kontaktpflege.ui.widgets.card_lines import card_lines


def test_a_group_tells_how_many_it_has_and_no_numbers_of_cards() -> None:
    card = Card.from_text(
        "KIND:group\nFN:Club\nMEMBER:urn:uuid:1\nMEMBER:urn:uuid:2\nX-ADDRESSBOOKSERVER-MEMBER:urn:uuid:3"
    )
    assert dict(card_lines(card)) == {"Members": "3 contacts", "Kind of card": "Group"}


def test_a_relation_by_identity_is_put_in_words() -> None:
    [(_heading, text)] = card_lines(Card.from_text("RELATED;TYPE=spouse:urn:uuid:7f2"))
    assert text == "Somebody named by the identity of a card"

"""A card for a QR code: small, whole in what it says, and readable by any phone."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kontaktpflege.domain.card import Card, version_of
from kontaktpflege.domain.pocket_card import LARGEST, pocket_card
from kontaktpflege.exchange.vcard.reader import read


def test_it_says_how_to_reach_somebody_and_nothing_else() -> None:
    card = Card.from_text(
        "VERSION:4.0\nN:Weiß;Anna;;;\nFN:Anna Weiß\nTEL;TYPE=cell:0170 1\nEMAIL:a@b.de\nNOTE:private\nORG:Studio\\, Köln"
    )
    assert pocket_card(card).split("\r\n") == [
        "BEGIN:VCARD", "VERSION:3.0", "N:Weiß;Anna;;;", "FN:Anna Weiß", "TEL;TYPE=CELL:0170 1", "EMAIL:a@b.de",
        "ORG:Studio\\, Köln", "END:VCARD", "",
    ]  # fmt: skip


def test_a_company_without_a_person_keeps_its_name() -> None:
    assert (
        Card.from_text(read(pocket_card(Card.from_text("ORG:Studio Weiß")).encode()).text).formatted_name
        == "Studio Weiß"
    )


@given(
    st.lists(st.sampled_from(["TEL", "EMAIL", "URL", "ADR", "ORG", "TITLE", "FN", "N", "BDAY"]), max_size=9), st.data()
)
def test_whatever_is_on_a_card_the_code_stays_small_and_is_a_card(names: list[str], data: st.DataObject) -> None:
    text = st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\n\r"), max_size=400)
    small = pocket_card(Card.from_text("\n".join(f"{name}:{data.draw(text)}" for name in names)))
    # The name always goes along, however long.
    assert len(small.encode()) <= LARGEST + 3 * 4 * 200
    assert version_of(read(small.encode()).text) == "3.0"

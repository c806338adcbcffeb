"""Several cards made one: nothing is lost that nobody dropped."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kontaktpflege.domain.card import Card
from kontaktpflege.domain.merge_choices import EXCLUSIVE, SILENT, UNTOLD_KINDS
from kontaktpflege.domain.union import dropped, meaning_of, proposal, union_fields, united


def card(*lines: str, version: str = "3.0") -> Card:
    return Card.from_text("\n".join((f"VERSION:{version}", *lines)))


def one(*cards: Card, remark: str = "") -> Card:
    fields = union_fields(cards)
    return united(cards, fields, proposal(fields), remark)


def test_what_others_add_stands_beside_its_like() -> None:
    merged = one(card("FN:Anna", "TEL:1234567", "TITLE:Fotografin"), card("FN:Anna", "TEL:7654321", "X-FOO:1"))
    assert merged.text == "VERSION:3.0\nFN:Anna\nTEL:1234567\nTEL:7654321\nTITLE:Fotografin\nX-FOO:1"


def test_three_cards_fold_what_means_the_same() -> None:
    cards = card("TEL:0221 471012"), card("TEL;TYPE=cell:+49 221 471012"), card("TEL:(0221) 4710-12")
    (field,) = union_fields(cards)
    assert [value.card for value in field.values] == [0, 1, 2]
    assert one(*cards).phones == cards[1].phones
    assert dropped((field,), proposal((field,))) == []


def test_one_number_at_home_and_at_work_stays_two_lines() -> None:
    merged = one(card("TEL;TYPE=home:0221 471012"), card("TEL;TYPE=work:0221 471012"))
    assert len(merged.phones) == 2


def test_another_spelling_can_be_chosen_instead() -> None:
    cards = card("FN:Anna Weiß", "TEL:0221 471012"), card("FN:Anna Weiß", "TEL:+49 221 471012")
    fields = union_fields(cards)
    kept = [[not proposed for proposed in marks] for marks in proposal(fields)]
    assert united(cards, fields, kept).phones[0].text == "+49 221 471012"
    assert dropped(fields, kept) == []


def test_of_two_names_one_stays_and_the_other_is_said_to_go() -> None:
    cards = card("FN:Anna Weiß"), card("FN:Anna Schmidt"), card("FN:anna weiss")
    (field,) = union_fields(cards)
    assert field.exclusive
    assert [value.item.text for value in dropped((field,), proposal((field,)))] == ["Anna Schmidt"]
    assert united(cards, (field,), [[False, True, False]]).text == "VERSION:3.0\nFN:Anna Schmidt"


def test_notes_become_one_with_the_remark_behind() -> None:
    merged = one(
        card("NOTE:Mag Tee\\, grün"), card("NOTE:Kennt Bernd"), card("NOTE:Mag Tee\\,  grün"), remark="Auch: Anni"
    )
    assert merged.notes == ("Mag Tee, grün\n\nKennt Bernd\n\nAuch: Anni",)
    assert one(card("FN:A"), card("FN:A"), remark="Auch: Anni").notes == ("Auch: Anni",)


def test_own_notes_stay_apart_where_no_other_card_has_any() -> None:
    mine = card("NOTE:a", "NOTE:b")
    assert one(mine, card("FN:Anna")).get("NOTE") == mine.get("NOTE")


def test_categories_are_united_on_one_line() -> None:
    assert one(card("CATEGORIES:Freunde"), card("CATEGORIES:Kunden,Freunde")).categories == ("Freunde", "Kunden")


def test_the_first_uid_stays_and_a_missing_one_is_taken_over() -> None:
    assert one(card("UID:a"), card("UID:b")).get("UID") == card("UID:a").get("UID")
    assert one(card("FN:A"), card("FN:A"), card("UID:c")).uid == "c"


def test_photos_of_both_stay_and_the_first_is_shown() -> None:
    mine, theirs = "PHOTO;TYPE=JPEG:\x1aB" + "a" * 32, "PHOTO;TYPE=JPEG:\x1aB" + "b" * 32
    merged = one(card(mine), card(theirs))
    assert [item.blob for item in merged.get("PHOTO")] == ["a" * 32, "b" * 32]
    assert merged.photo is not None
    assert merged.photo.blob == "a" * 32
    assert len(one(card(mine), card(mine)).get("PHOTO")) == 1


def test_labels_come_along_into_groups_that_are_free() -> None:
    merged = one(
        card("item1.EMAIL:a@x.de", "item1.X-ABLabel:Verein"), card("item1.TEL:1234567", "item1.X-ABLabel:Werkstatt")
    )
    assert merged.label(merged.phones[0]) == "Werkstatt"
    assert merged.label(merged.emails[0]) == "Verein"


_LINES = st.sampled_from(
    [
        "TEL:0221 471012", "TEL:+49221471012", "TEL;TYPE=home:0221 471012", "TEL;TYPE=HOME,pref:0221471012",
        "TEL;X-NR=7:0221 471012", "EMAIL:a@x.de", "EMAIL;TYPE=work:A@X.DE", "NOTE:a", "NOTE:b", "NOTE:a\\, b  c",
        "ORG:x;y", "ORG:X;Y", "ADR:;;Weg 1;Köln;;;", "ADR;TYPE=home:;;Weg 1;Koeln;;;", "X-FOO:1", "X-FOO;A=1:1",
        "item1.TEL:99887766", "item1.X-ABLabel:Werkstatt", "item2.URL:https://x.de/", "URL:x.de",
        "item2.X-ABLabel:Blog", "BDAY:1980-05-01", "BDAY:19800501", "BDAY:1980-05-02", "FN:Anna", "FN:Änne",
        "N:Weiß;Anna;;;", "N:Weiss;Anna;;;", "UID:a", "UID:b", "REV:1", "PHOTO:\x1aB" + "a" * 32,
        "CATEGORIES:Freunde", "CATEGORIES:Kunden,Freunde", "KIND:org", "\x1aMrubbish",
    ]
)  # fmt: skip
_CARDS = st.lists(st.lists(_LINES, max_size=8).map(lambda lines: card(*lines)), min_size=2, max_size=4)


@given(_CARDS)
def test_the_proposal_loses_no_value_of_any_card(cards: list[Card]) -> None:
    fields = union_fields(cards)
    merged = one(*cards)
    lost = {(value.item.name, value.meaning) for value in dropped(fields, proposal(fields))}
    kept = [(item.name, meaning_of(item), item.types, merged.label(item)) for item in merged.properties]
    notes = " ".join(" ".join(merged.notes).split())
    for side in cards:
        for item in side.properties:
            meaning = meaning_of(item)
            if item.name in SILENT or (item.name, meaning) in lost:
                assert item.name in SILENT | EXCLUSIVE
            elif item.name == "NOTE":
                assert meaning_of(item) in notes or " ".join(item.text.split()) in notes
            elif item.name == "CATEGORIES":
                assert set(item.items) <= set(merged.categories)
            elif item.name in EXCLUSIVE:
                assert any(found[:2] == (item.name, meaning) for found in kept)
            else:
                assert any(
                    found[:2] == (item.name, meaning)
                    and found[2] >= item.types - UNTOLD_KINDS
                    and side.label(item) in (None, found[3])
                    for found in kept
                ), (item, merged)
    assert merged.uid == next((side.uid for side in cards if side.uid), None)


@given(_CARDS)
def test_keeping_every_value_keeps_every_line(cards: list[Card]) -> None:
    fields = union_fields(cards)
    merged = united(cards, fields, [[True] * len(field.values) for field in fields])
    values = [item.value for item in merged.properties]
    for side in cards:
        for item in side.properties:
            assert item.name in SILENT | {"NOTE", "CATEGORIES"} or item.value in values


@given(st.lists(_LINES, max_size=8))
def test_a_card_united_with_itself_stays_as_it_is(lines: list[str]) -> None:
    mine = card(*lines)
    fields = union_fields((mine, mine))
    assert dropped(fields, proposal(fields)) == []
    assert one(mine, mine) == mine

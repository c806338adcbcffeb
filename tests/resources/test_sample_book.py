"""The sample book: valid cards of made-up people in all circles, with the quirks that real books have."""

from __future__ import annotations

import base64
from collections import Counter
from pathlib import Path

import phonenumbers
import pytest
from PySide6.QtGui import QImage

from kontaktpflege.domain.card import Card
from kontaktpflege.domain.circle import BUILTIN_CIRCLES, builtin_aliases, category_key
from kontaktpflege.domain.phones import phone_digits
from kontaktpflege.exchange.vcard.reader import ReadCard, read
from kontaktpflege.exchange.vcard.scanner import scan
from kontaktpflege.exchange.vcard.writer import write

SAMPLE = Path(__file__).resolve().parents[2] / "resources" / "sample" / "sample.vcf"

KEPT_FOR_FICTION = tuple(
    """492214710 493023125 496990009 494066969 498999998 4917139200 49176040690 4915228817386 491729925904
    491729980752 442079460 447700900 1212555013 3363998 3319900 61491570156 467017406""".split()
)
"""Kept for films and books by Bundesnetzagentur (notice 148/2021), Ofcom, NANPA, ARCEP, ACMA, PTS."""


@pytest.fixture(scope="module")
def read_cards() -> list[ReadCard]:
    with SAMPLE.open("rb") as stream:
        raws = list(scan(stream))
    assert not any(raw.fault for raw in raws)
    return [read(raw.data) for raw in raws]


@pytest.fixture(scope="module")
def cards(read_cards: list[ReadCard]) -> list[Card]:
    return [Card.from_text(card.text) for card in read_cards]


def test_it_has_about_sixty_people_with_identities_of_their_own(cards: list[Card]) -> None:
    assert 60 <= len(cards) <= 70
    assert len({card.uid for card in cards}) == len(cards)
    names = Counter(card.formatted_name for card in cards)
    assert [name for name, count in names.items() if count > 1] == ["Karl Lindner"]


def test_every_circle_has_somebody_and_some_people_have_none(cards: list[Card]) -> None:
    aliases = builtin_aliases()
    keys = {aliases[category_key(name)] for card in cards for name in card.categories}
    assert keys == {circle.key for circle in BUILTIN_CIRCLES}
    assert 2 <= sum(not card.categories for card in cards) <= 5


def test_it_goes_out_as_it_came_in(read_cards: list[ReadCard]) -> None:
    assert b"".join(write(card.text, card.blobs.__getitem__) for card in read_cards) == SAMPLE.read_bytes()


def test_every_card_of_3_0_has_the_names_it_must_have(cards: list[Card]) -> None:
    assert {card.version for card in cards} == {"3.0", "4.0"}
    assert all(card.get("FN") and card.get("N") for card in cards if card.version == "3.0")
    assert sum(card.version == "4.0" for card in cards) >= 5


def test_nobodys_telephone_rings(cards: list[Card]) -> None:
    numbers = [phone_digits(item.text) for card in cards for item in card.phones]
    # Japan keeps none; no Japanese number begins with 0 behind the dialling code.
    assert [number for number in numbers if not number.startswith(KEPT_FOR_FICTION)] == ["81301234567"]
    assert all(phonenumbers.is_possible_number(phonenumbers.parse(f"+{number}")) for number in numbers)


def test_mail_and_web_addresses_lead_nowhere(cards: list[Card]) -> None:
    hosts = [item.text.rpartition("@")[2] for card in cards for item in card.emails]
    hosts += [item.text.split("/")[2] for card in cards for item in card.urls]
    assert all(host.endswith(".example") or host in {"example.com", "example.net", "example.org"} for host in hosts)


def test_the_quirks_of_real_books_are_there(cards: list[Card]) -> None:
    birthdays = [card.birthday for card in cards if card.birthday]
    assert any(day.month == 2 and day.day == 29 for day in birthdays)
    assert sum(day.year is None for day in birthdays) >= 3
    assert any(card.kind == "org" for card in cards)
    assert any(len(card.text.split("\n")) == 5 and len(card.phones) == 1 for card in cards)
    assert any(card.label(item) == "Vorzimmer Frau Kern" for card in cards for item in card.phones)
    assert any(card.deathdate for card in cards)
    uids = {(card.uid or "").removeprefix("urn:uuid:") for card in cards}
    related = [item.text.removeprefix("urn:uuid:") for card in cards for item in card.get("RELATED")]
    assert related
    assert uids.issuperset(related)
    homes = Counter(item.value for card in cards for item in card.addresses)
    assert sum(count > 1 for count in homes.values()) >= 8


def test_a_quarter_has_a_small_portrait(read_cards: list[ReadCard]) -> None:
    pictures = [blob for card in read_cards for blob in card.blobs.values()]
    assert 0.2 < len(pictures) / len(read_cards) < 0.33
    assert len(set(pictures)) == len(pictures)
    for picture in pictures:
        assert 3_000 < len(picture) < 8_000
        image = QImage.fromData(picture)
        assert (image.width(), image.height()) == (192, 192)
    assert SAMPLE.stat().st_size < 200_000
    assert base64.b64encode(pictures[0])[:70] in SAMPLE.read_bytes().replace(b"\r\n ", b"")

"""Addresses stand on an envelope as the post of their country wants them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kontaktpflege.domain.postal import PostalAddress, postal_lines
from kontaktpflege.domain.property import Property

COLOGNE = PostalAddress(street="Venloer Straße 12", city="Köln", code="50823", country="Germany")
VIENNA = PostalAddress(street="Ringstraße 1", city="Wien", code="1010", country="Österreich")
LONDON = PostalAddress(street="10 Downing Street", city="London", code="SW1A 2AA", country="UK")
BOSTON = PostalAddress(street="1 Main St", city="Boston", region="MA", code="02101", country="USA")


def test_an_address_is_read_off_a_card() -> None:
    item = Property("ADR", "Postfach 1;Hinterhaus;Am Ring 2\\nAufgang B;Bonn;NRW;53111;Deutschland")
    address = PostalAddress.of(item)
    assert address.box == "Postfach 1"
    assert address.street == "Am Ring 2\nAufgang B"
    assert postal_lines(address, "DE", for_post=True) == (
        "Hinterhaus", "Am Ring 2", "Aufgang B", "Postfach 1", "53111 Bonn",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("address", "home", "lines"),
    [
        (COLOGNE, "DE", ("Venloer Straße 12", "50823 Köln")),
        (COLOGNE, "AT", ("Venloer Straße 12", "50823 Köln", "DEUTSCHLAND")),
        (VIENNA, "DE", ("Ringstraße 1", "1010 Wien", "ÖSTERREICH")),
        (LONDON, "DE", ("10 Downing Street", "LONDON", "SW1A 2AA", "VEREINIGTES KÖNIGREICH")),
        (BOSTON, "DE", ("1 Main St", "BOSTON, MA 02101", "VEREINIGTE STAATEN")),
        (BOSTON, "US", ("1 Main St", "BOSTON, MA 02101")),
    ],
)
def test_an_envelope_names_the_country_only_abroad(address: PostalAddress, home: str, lines: tuple[str, ...]) -> None:
    assert postal_lines(address, home, for_post=True) == lines


def test_english_envelopes_name_countries_in_english() -> None:
    assert postal_lines(VIENNA, "GB", for_post=True, german=False)[-1] == "AUSTRIA"


def test_on_screen_the_country_stands_as_it_is_written() -> None:
    assert postal_lines(COLOGNE, "DE") == ("Venloer Straße 12", "50823 Köln", "Germany")


def test_a_country_nobody_knows_stands_in_capitals() -> None:
    assert postal_lines(PostalAddress(city="Foo", country="Atlantis"), "DE", for_post=True) == ("Foo", "ATLANTIS")


def test_what_is_missing_leaves_no_signs_behind() -> None:
    bare = PostalAddress(region="MA", code="02101", country="USA")
    assert postal_lines(bare, "DE", for_post=True)[0] == "MA 02101"
    assert postal_lines(PostalAddress(city="Boston", country="USA"), "US", for_post=True) == ("BOSTON",)
    assert postal_lines(PostalAddress(city="Rio", country="BR"), "DE", for_post=True) == ("Rio", "BRASILIEN")


parts = st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=20)


@given(st.builds(PostalAddress, parts, parts, parts, parts, parts, parts, parts), st.sampled_from(["DE", "US", "HU"]))
def test_lines_are_never_empty_and_on_screen_nothing_is_lost(address: PostalAddress, home: str) -> None:
    lines = postal_lines(address, home)
    assert all(line.strip() for line in lines)
    said = "".join("\n".join(lines).split())
    for part in (address.street, address.city, address.code, address.region):
        bare = part.strip(" ,-")
        if bare and "," not in bare and "-" not in bare and "{" not in bare:
            assert "".join(bare.split()) in said

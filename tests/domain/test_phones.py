"""How phone numbers compare, are looked for and shown."""

from __future__ import annotations

import phonenumbers
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kontaktpflege.domain.calling_codes import CALLING_CODES, TRUNK_PREFIXES
from kontaktpflege.domain.phones import (
    calling_code,
    format_phone,
    looks_like_phone,
    phone_digits,
    phone_query,
)

SEPARATORS = st.sampled_from(["", " ", "-", ".", "/", " - ", "\u00a0", "\u2011", "\u2013"])
FORMATS = (
    phonenumbers.PhoneNumberFormat.E164,
    phonenumbers.PhoneNumberFormat.INTERNATIONAL,
    phonenumbers.PhoneNumberFormat.NATIONAL,
    phonenumbers.PhoneNumberFormat.RFC3966,
)


def _examples(region: str) -> list[phonenumbers.PhoneNumber]:
    """The sample numbers of libphonenumber for a region, one of each type it has."""
    kinds = phonenumbers.PhoneNumberType.values()
    numbers = (phonenumbers.example_number_for_type(region, kind) for kind in kinds)
    return [number for number in numbers if number is not None]


EXAMPLES = [
    (number, CALLING_CODES[region]) for region in sorted(phonenumbers.SUPPORTED_REGIONS) for number in _examples(region)
]


@st.composite
def spellings(draw: st.DrawFn) -> tuple[str, str, str]:
    """(any spelling, its calling code, the international digits) of a number with or without trunk prefix."""
    code = draw(st.sampled_from(["49", "43", "41", "44", "33", "39", "34", "36", "353", "420", "380"]))
    trunk = TRUNK_PREFIXES[code]
    area = draw(st.from_regex(r"[1-9][0-9]{1,3}", fullmatch=True))
    number = draw(st.from_regex(r"[1-9][0-9]{5}", fullmatch=True))
    split = draw(st.integers(1, 5))
    tail = number[:split] + draw(st.sampled_from(["", " ", "-", "."])) + number[split:]
    head = draw(
        st.sampled_from(
            [
                f"+{code} {area}",
                f"00{code}{area}",
                f"00 {code} ({area})",
                f"+{code} ({trunk}){area}" if trunk else f"(+{code}) {area}",
                f"+{code} {trunk}{area}",
                f"{trunk}{area}",
                f"({trunk}{area})",
            ]
        )
    )
    return head + draw(SEPARATORS) + tail, code, code + area + number


@given(spellings())
def test_any_notation_of_one_number_gives_the_same_digits(spelling: tuple[str, str, str]) -> None:
    text, code, digits = spelling
    assert phone_digits(text, code) == digits


@given(spellings(), st.data())
def test_whatever_beginning_of_whatever_notation_is_typed_finds_the_number(
    spelling: tuple[str, str, str], data: st.DataObject
) -> None:
    text, code, digits = spelling
    typed = text[: data.draw(st.integers(3, len(text)))]
    assume(sum(map(str.isdigit, typed)) >= 3)
    query = phone_query(typed, code)
    assert query is not None
    assert query in digits


@given(st.text(alphabet=st.sampled_from("0123456789 +()-./,;xXeEtTlL:#oderu\n\u00a0٣\ud800")))
def test_any_text_gives_digits_and_blanks_only(text: str) -> None:
    assert set(phone_digits(text)) <= set("0123456789 ")
    looks_like_phone(text)
    query = phone_query(text)
    assert query is None or query.isdecimal()


def test_the_examples_of_all_regions_agree_with_libphonenumber_but_for_three_of_five_thousand() -> None:
    wrong, compared = [], 0
    for number, code in EXAMPLES:
        expected = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
        for text in (phonenumbers.format_number(number, style) for style in FORMATS):
            compared += 1
            if "+" + phone_digits(text, code) != expected:
                wrong.append(text)
    # Argentina writes a mobile number differently at home; the Belarusian trunk prefix is 8 or 80.
    assert wrong == ["011 15-2345-6789", "8 801 123 4567", "8 902 123 4567"]
    assert compared > 5_000


def test_calling_codes_are_those_of_libphonenumber() -> None:
    theirs = {region: str(phonenumbers.country_code_for_region(region)) for region in phonenumbers.SUPPORTED_REGIONS}
    assert theirs == CALLING_CODES
    assert calling_code("de") == "49"
    assert calling_code("XX") == ""


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("(0221) 4710-12", "49221471012"),
        ("0221/4710123", "492214710123"),
        ("030/231 25-0", "4930231250"),
        ("+49 (0) 221/4710123", "492214710123"),
        ("+49 221 / 471 01 23", "492214710123"),
        ("49 221 4710123", "492214710123"),
        ("+4902214710123", "492214710123"),
        ("tel:+49-221-4710123;ext=12", "492214710123"),
        ("tel:+49%20221%204710123", "492214710123"),
        ("TEL:863-1234;phone-context=+1-914-555", "19145558631234"),
        ("0221 4710123 Durchwahl 12", "492214710123"),
        ("0221 4710123 ext. 12", "492214710123"),
        ("+1 (212) 555-0101 x12", "12125550101"),
        ("+1 212 555 0101, 12", "12125550101"),
        ("+7 495 123-45-67 доб. 12", "74951234567"),
        ("Büro 0221 4710123 (nur vormittags)", "492214710123"),
        ("٠٢٢١ ٤٧١٠١٢٣", "492214710123"),
        ("\uff0b\uff14\uff19\u3000221 4710123", "492214710123"),
        ("+39 06 1234567", "39061234567"),
        ("0221 4710123 / 0171 3920012", "492214710123 491713920012"),
        ("0221/4710123/0171 3920012", "492214710123 491713920012"),
        ("0221 4710123, 0171 3920012", "492214710123 491713920012"),
        ("0221 4710123 oder +43 1 58800", "492214710123 43158800"),
        ("212-555-0101 / 212-555-0102", "492125550101 492125550102"),
        ("112", "49112"),
        ("", ""),
        ("keine", ""),
    ],
)
def test_notations_seen_in_the_wild(text: str, digits: str) -> None:
    assert phone_digits(text) == digits


@pytest.mark.parametrize(
    ("text", "country", "digits"),
    [
        ("06 1234567", "IT", "39061234567"),
        ("(212) 555-0101", "US", "12125550101"),
        ("1-212-555-0101", "US", "12125550101"),
        ("011 49 221 4710123", "US", "492214710123"),
        ("06 1 234 5678", "HU", "3612345678"),
        ("+36 06 1 234 5678", "HU", "3612345678"),
        ("8 (495) 123-45-67", "RU", "74951234567"),
        ("8 800 555-35-35", "RU", "78005553535"),
        ("0171 3920012", "XX", "01713920012"),
    ],
)
def test_every_country_has_its_own_trunk_prefix(text: str, country: str, digits: str) -> None:
    assert phone_digits(text, calling_code(country)) == digits


@pytest.mark.parametrize("text", ["", "12", "Köln", "0221 Köln", "+4", "a123", "50667 Köln"])
def test_what_is_no_number_is_not_searched_as_one(text: str) -> None:
    assert phone_query(text) is None


@pytest.mark.parametrize("filler", ["1/", "0221 4710123, ", " ", "(", "ext ", "9"])
def test_a_field_of_a_megabyte_costs_no_more_than_linear_time(filler: str) -> None:
    text = "0221 4710123" + filler * (1_000_000 // len(filler)) + "x"
    assert phone_digits(text).startswith("492214710123")
    assert not looks_like_phone(text)
    assert phone_query(text) is None


def test_words_and_dates_do_not_look_like_numbers() -> None:
    assert all(map(looks_like_phone, ["0221 4710123", "+49 221 4710", "tel:112", "0221 4710 x12", "(030) 23125-0"]))
    assert not any(map(looks_like_phone, ["2024-05-01", "01.05.2024", "50 Euro", "Köln", "12", "1" * 18]))


@pytest.mark.parametrize(
    ("text", "country", "shown"),
    [
        ("+492214710123", "DE", "0221 4710123"),
        ("0049 (0)221/4710123", "DE", "0221 4710123"),
        ("+492214710123", "AT", "+49 221 4710123"),
        ("+12125550101", "DE", "+1 212-555-0101"),
        ("0221 4710123 / 0171 3920012", "DE", "0221 4710123 / 0171 3920012"),
        ("Mo–Fr 0221 4710123", "DE", "Mo–Fr 0221 4710123"),
        ("4711", "DE", "4711"),
        ("abends", "DE", "abends"),
        ("", "DE", ""),
    ],
)
def test_numbers_are_shown_grouped_and_as_written_where_unsure(text: str, country: str, shown: str) -> None:
    assert format_phone(text, country) == shown

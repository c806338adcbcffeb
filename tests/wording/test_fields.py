"""What the parts of a card are called."""

from __future__ import annotations

import pytest

from kontaktpflege.wording import use_language
from kontaktpflege.wording.fields import field_name, label_name, type_name


@pytest.fixture(autouse=True)
def english() -> None:
    use_language("en")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("TEL", "Phone"),
        ("tel", "Phone"),
        ("X-KADDRESSBOOK-X-SPOUSESNAME", "Spouse"),
        ("X-SKYPE", "Skype"),
        ("X-FOO-BAR", "Foo bar"),
        ("X-EVOLUTION-WEBDAV-ETAG", "Webdav etag"),
        ("X-ABSOLUTE", "Absolute"),
        ("X-MS-OL-SOMETHING", "Something"),
        ("", "Line that is no field"),
    ],
)
def test_a_property_has_a_name_in_words(name: str, words: str) -> None:
    assert field_name(name) == words


@pytest.mark.parametrize(
    ("kind", "words"),
    [("CELL", "mobile"), ("work", "work"), ("x-service-jabber", "Jabber"), ("x-john", "john"), ('"home"', "home")],
)
def test_a_type_has_a_name_in_words(kind: str, words: str) -> None:
    assert type_name(kind) == words


@pytest.mark.parametrize(
    ("label", "words"),
    [
        ("_$!<Anniversary>!$_", "anniversary"),
        ("HomeFAX", "home fax"),
        ("_$!<Something>!$_", "Something"),
        ("Werkstatt", "Werkstatt"),
        ("", ""),
    ],
)
def test_built_in_labels_are_translated_and_own_ones_stay(label: str, words: str) -> None:
    assert label_name(label) == words

"""Where cards were imported from, in words."""

from __future__ import annotations

import pytest

from kontaktpflege.wording.sources import source_name


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("", ""),
        ("vcard 3.0", "vCard 3.0"),
        ("vcard", "vCard"),
        ("-//apple inc.//iphone os//en", "Apple Inc., Iphone Os"),
        ("-//caldav.icloud.com//de", "Caldav.icloud.com"),
        ("linkedin connections", "Linkedin Connections"),
        ("//", ""),
    ],
)
def test_a_source_is_named_as_a_person_reads_it(source: str, name: str) -> None:
    assert source_name(source) == name

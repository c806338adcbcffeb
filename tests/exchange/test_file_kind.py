"""What a file is is told by its beginning, whatever it is called."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kontaktpflege.domain.errors import NotAVCardFile
from kontaktpflege.exchange.file_kind import FileKind, kind_of
from tests.books import vcard
from tests.exchange.tables.spreadsheets import spreadsheet


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (vcard(), FileKind.VCARD),
        (vcard().decode().encode("utf-16"), FileKind.VCARD),
        (b"some text before\n" + vcard(), FileKind.VCARD),
        (b"dn: cn=Anna\ncn: Anna\n", FileKind.LDIF),
        (b"\xef\xbb\xbfversion: 1\n\n# made by\ndn:: Y249QQ==\ncn: A\n", FileKind.LDIF),
        (spreadsheet({"A": [["Name"]]}), FileKind.WORKBOOK),
        (b"Name;Mail\nAnna;a@b.de\n", FileKind.TEXT),
        (b"dnevnik;x\n", FileKind.TEXT),
    ],
)
def test_the_kind(head: bytes, kind: FileKind) -> None:
    assert kind_of(head) is kind


@pytest.mark.parametrize(
    ("head", "code"), [(b"", "empty"), (b" \n\n", "empty"), (b"##fileformat=VCFv4.2\n", "genetics")]
)
def test_what_is_refused(head: bytes, code: str) -> None:
    with pytest.raises(NotAVCardFile) as raised:
        kind_of(head)
    assert raised.value.code == code


@given(st.binary(max_size=300))
def test_any_file_has_a_kind_or_is_refused(head: bytes) -> None:
    try:
        kind_of(head)
    except NotAVCardFile:
        pass

"""LDIF of Thunderbird: every entry a card, lists as groups, and nothing that raises."""

from __future__ import annotations

import io
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from kontaktpflege.domain.card import Card
from kontaktpflege.exchange.ldif.format import LdifFormat
from kontaktpflege.exchange.vcard.reader import read
from kontaktpflege.exchange.vcard.scanner import RawCard

FILE = Path(__file__).parents[2] / "data" / "thunderbird.ldif"


def pieces(data: bytes) -> list[RawCard]:
    return list(LdifFormat().pieces(io.BytesIO(data)))


def card(data: bytes) -> Card:
    (piece,) = pieces(data)
    assert piece.fault is None
    return Card.from_text(read(piece.data).text)


def lines(card: Card) -> list[str]:
    return [line for line in card.text.split("\n") if not line.startswith(("VERSION:", "PRODID:", "UID:"))]


def test_the_entries_of_thunderbird() -> None:
    anna, bernd, group, broken = pieces(FILE.read_bytes())
    assert lines(Card.from_text(read(anna.data).text)) == [
        "FN:Anna Weiß",
        "N:Weiß;Anna;;;",
        "ORG:Weiß & Co;Studio",
        "NICKNAME:Anni",
        "EMAIL:anna@example.org",
        "EMAIL:anna.w@example.net",
        "TEL;TYPE=work:0221 471110",
        "TEL;TYPE=home:02232 1234",
        "TEL;TYPE=cell:0170 1234567",
        "TITLE:Fotografin",
        "URL;TYPE=home:https://weiss.example",
        "item1.X-CUSTOM:Kegelklub",
        "item1.X-ABLABEL:Custom 1",
        "BDAY:19800512",
        "ADR;TYPE=work:;;Am Markt 3;Köln;;50667;Deutschland",
        "ADR;TYPE=home:;;Weg 1;Brühl;;;",
        "NOTE:Mag Tee.\\nZwei Zeilen.",
    ]
    assert lines(Card.from_text(read(bernd.data).text)) == ["FN:Bernd Maier", "EMAIL:bernd@example.org", "BDAY:--1224"]
    members = Card.from_text(read(group.data).text).members
    uids = [(Card.from_text(read(piece.data).text).uid or "").removeprefix("urn:uuid:") for piece in (anna, bernd)]
    assert list(members) == uids
    assert (broken.fault, broken.line) == ("not_ldif", 51)
    assert broken.data == b"dn: cn=Kaputt\ncn: Kaputt\ndas ist kein Attribut\n"


def test_a_photo_is_a_photo() -> None:
    found = card(b"dn: cn=A\ncn: A\njpegPhoto:: /9j/4AAQSkZJRg==\n")
    assert "PHOTO:data:image/jpeg;base64,/9j/4AAQSkZJRg==" in found.text


def test_a_link_is_not_followed() -> None:
    found = card(b"dn: cn=A\ncn: A\ndescription:< file:///etc/passwd\n")
    assert "NOTE:file:///etc/passwd" in found.text


def test_broken_base64_is_no_silent_loss() -> None:
    (piece,) = pieces(b"dn: cn=A\ncn:: ####\n")
    assert piece.fault == "not_ldif"


def test_windows_encoding_is_read() -> None:
    assert card("dn: cn=A\ncn: Müller\n".encode("cp1252")).formatted_name == "Müller"


def test_a_name_made_to_keep_an_expression_busy_is_read_at_once() -> None:
    assert pieces(b"dn: " + b"a=b+" * 40_000 + b"\ncn: A\n")[0].fault is None


@given(
    st.lists(
        st.sampled_from([b"dn: cn=A\n", b"cn: B\n", b"\n", b" x\n", b"mail:: YQ==\n", b"\xff:\xfe\n", b"#\n", b"a\n"])
    )
)
def test_every_entry_is_found_again_by_its_place(parts: list[bytes]) -> None:
    data = b"".join(parts)
    for piece in pieces(data):
        assert LdifFormat().data_at(io.BytesIO(data), piece.place, piece.length) == piece.data


@given(st.binary(max_size=300))
def test_nothing_raises(data: bytes) -> None:
    for piece in pieces(data):
        if piece.fault is None:
            read(piece.data)

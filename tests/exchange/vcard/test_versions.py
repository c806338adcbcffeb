"""Every row of the table of what maps to what between versions."""

import base64

import pytest

from kontaktpflege.domain.card import Card
from kontaktpflege.exchange.vcard.reader import read
from kontaktpflege.exchange.vcard.versions import Version, convert
from kontaktpflege.exchange.vcard.writer import write

JPEG = b"\xff\xd8\xff\xe0" + bytes(100)
BASE64 = base64.b64encode(JPEG).decode()
NAMES = ("FN:x", "N:x;;;;")

# 3.0 on the left, 4.0 on the right; each row is converted both ways.
BOTH_WAYS = [
    ("TEL;TYPE=home,pref:1", "TEL;TYPE=home;PREF=1:1"),
    ("BDAY:1980-01-02", "BDAY:19800102"),
    ("BDAY:1980-01-02T10:20:30Z", "BDAY:19800102T102030Z"),
    ("BDAY;X-APPLE-OMIT-YEAR=1604:1604-02-29", "BDAY:--0229"),
    ("X-ANNIVERSARY:2010-05-01", "ANNIVERSARY:20100501"),
    (f"PHOTO;ENCODING=b;TYPE=JPEG:{BASE64}", f"PHOTO:data:image/jpeg;base64,{BASE64}"),
    (f"KEY;ENCODING=b;TYPE=PGP:{BASE64}", f"KEY:data:application/pgp-keys;base64,{BASE64}"),
    ("PHOTO;VALUE=uri;TYPE=GIF:https://x.example/a", 'PHOTO;MEDIATYPE="image/gif":https://x.example/a'),
    ("X-ADDRESSBOOKSERVER-KIND:group", "KIND:group"),
    ("X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:1", "MEMBER:urn:uuid:1"),
    ("X-GENDER:Female", "GENDER:F;Female"),
    ("X-GENDER:M", "GENDER:M"),
    ("X-GENDER:it is\\, well", "GENDER:;it is\\, well"),
    ("X-SKYPE;TYPE=home:eva m", "IMPP;TYPE=home;X-SERVICE-TYPE=X-SKYPE:skype:eva%20m"),
    ("X-AIM:eva", "IMPP;X-SERVICE-TYPE=X-AIM:aim:eva"),
    ("IMPP:xmpp:eva@example.org", "IMPP:xmpp:eva@example.org"),
    ("GEO:37.38;-122.08", "GEO:geo:37.38,-122.08"),
    ("TZ:-05:00", "TZ;VALUE=utc-offset:-0500"),
    ("REV:1995-10-31T22:27:10Z", "REV:19951031T222710Z"),
    ("CLASS:PRIVATE", "X-CLASS:PRIVATE"),
    ("X-RELATED;TYPE=friend:Eva", "RELATED;TYPE=friend:Eva"),
    ("item1.URL:x\nitem1.X-ABLabel:Shop", "item1.URL:x\nitem1.X-ABLabel:Shop"),
    ("NOTE:a\\, b\\nc", "NOTE:a\\, b\\nc"),
    ("AGENT:BEGIN:VCARD\\nFN:Eva\\nEND:VCARD\\n", "X-AGENT:BEGIN:VCARD\\nFN:Eva\\nEND:VCARD\\n"),
    ("ADR;TYPE=home:;;Weg 1;;;;\nLABEL;TYPE=home:Weg 1\\n10115 Berlin", 'ADR;TYPE=home;LABEL="Weg 1^n10115 Berlin":;;Weg 1;;;;'),
    ("LABEL;TYPE=work:\"Haus\" ^", "ADR;TYPE=work;LABEL=\"^'Haus^' ^^\":;;;;;;"),
]  # fmt: skip


def converted(lines: str, source: str, target: Version) -> list[str]:
    """The written lines without names and version."""
    text = "\n".join(("BEGIN:VCARD", f"VERSION:{source}", *NAMES, lines, "END:VCARD", ""))
    card, blobs = read(text.encode())
    result = convert(Card.from_text(card), target, blobs.__getitem__)
    assert result.version == target
    unfolded = write(result, blobs.__getitem__).decode().replace("\r\n ", "").split("\r\n")
    return [line for line in unfolded[2:-2] if line not in NAMES]


@pytest.mark.parametrize(("older", "newer"), BOTH_WAYS)
def test_3_0_becomes_4_0(older: str, newer: str) -> None:
    assert converted(older, "3.0", "4.0") == newer.split("\n")


@pytest.mark.parametrize(("older", "newer"), BOTH_WAYS)
def test_4_0_becomes_3_0(older: str, newer: str) -> None:
    assert converted(newer, "4.0", "3.0") == older.split("\n")


@pytest.mark.parametrize(
    ("older", "newer"),
    [
        ("TEL;HOME;FAX;PREF:1", "TEL;TYPE=HOME,FAX;PREF=1:1"),
        (f"PHOTO;BASE64;JPEG:{BASE64}", f"PHOTO:data:image/jpeg;base64,{BASE64}"),
        ("PHOTO;VALUE=URL;GIF:https://x.example/a", 'PHOTO;MEDIATYPE="image/gif":https://x.example/a'),
        ("NOTE;QUOTED-PRINTABLE:a, b=0D=0Ac", "NOTE:a\\, b\\nc"),
        ("ORG:Meier, Sohn\\; Co;Einkauf", "ORG:Meier\\, Sohn\\; Co;Einkauf"),
    ],
)
def test_2_1_becomes_4_0(older: str, newer: str) -> None:
    assert converted(older, "2.1", "4.0") == [newer]


def test_2_1_becomes_3_0_with_typed_parameters_and_escapes() -> None:
    assert converted("TEL;HOME;PREF:1", "2.1", "3.0") == ["TEL;TYPE=HOME,PREF:1"]
    assert converted(f"PHOTO;BASE64;JPEG:{BASE64}", "2.1", "3.0") == [f"PHOTO;TYPE=JPEG;ENCODING=b:{BASE64}"]


def test_a_photo_without_a_type_gets_the_one_its_data_shows_and_loses_it_on_the_way_back() -> None:
    (newer,) = converted(f"PHOTO;ENCODING=b:{BASE64}", "3.0", "4.0")
    assert newer == f"PHOTO;X-UNTYPED=1:data:image/jpeg;base64,{BASE64}"
    assert converted(newer, "4.0", "3.0") == [f"PHOTO;ENCODING=b:{BASE64}"]


def test_a_name_the_source_version_does_not_know_keeps_it_on_the_way_back() -> None:
    (newer,) = converted("RELATED;TYPE=child:Eva", "3.0", "4.0")
    assert converted(newer, "4.0", "3.0") == ["RELATED;TYPE=child:Eva"]


def test_a_phone_uri_becomes_its_number() -> None:
    assert converted("TEL;VALUE=uri;TYPE=home:tel:+49-30-1;ext=5", "4.0", "3.0") == ["TEL;TYPE=home:+49-30-1\\;ext=5"]


def test_what_is_no_date_is_said_to_be_text() -> None:
    assert converted("BDAY:circa 1800", "3.0", "4.0") == ["BDAY;VALUE=text:circa 1800"]


def test_a_sort_string_travels_with_the_name() -> None:
    card = Card.from_text("VERSION:3.0\nFN:x\nN:van der Harten;Rene;;;\nSORT-STRING:Harten")
    newer = convert(card, "4.0", dict[str, bytes]().__getitem__)
    assert newer.get("N")[0].head == "N;SORT-AS=Harten"
    assert convert(newer, "3.0", dict[str, bytes]().__getitem__).text == card.text


@pytest.mark.parametrize("version", ["3.0", "4.0"])
@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("N:Müller;Eva;;Dr.;", "Dr. Eva Müller"),
        ("ORG:Firma;Einkauf", "Firma"),
        ("EMAIL:eva@example.org", "eva@example.org"),
        ("NOTE:nobody", ""),
    ],
)
def test_names_are_always_there(text: str, name: str, version: Version) -> None:
    for source in ("VERSION:2.1\n", "VERSION:3.0\n", "VERSION:4.0\n", ""):
        card = convert(Card.from_text(source + text), version, dict[str, bytes]().__getitem__)
        assert card.get("FN")[0].text == name
        assert len(card.get("N")) == 1


def test_a_card_of_that_version_already_stays_verbatim() -> None:
    card = Card.from_text("VERSION:3.0\nFN:x\nN:x;;;;\nTEL;HOME:1\n\x1aMno property")
    assert convert(card, "3.0", dict[str, bytes]().__getitem__) is card

"""Reading cards as programs write them, trait by trait, and cases from other projects' trackers."""

import base64
from pathlib import Path

import pytest

from kontaktpflege.domain.card import Card, Property, StructuredName
from kontaktpflege.domain.errors import UnreadableCard
from kontaktpflege.exchange.vcard.reader import read
from kontaktpflege.exchange.vcard.writer import write

DATA = Path(__file__).parents[2] / "data"
NO_BLOBS: dict[str, bytes] = {}
PICTURE = bytes(range(256)) * 2
BASE64 = base64.b64encode(PICTURE).decode()


def card(*lines: str, end: str = "\r\n", charset: str = "utf-8") -> Card:
    """The card made of those lines."""
    text = end.join(("BEGIN:VCARD", *lines, "END:VCARD", ""))
    return Card.from_text(read(text.encode(charset)).text)


def value(*lines: str, end: str = "\r\n", charset: str = "utf-8") -> str:
    """The text of the last property."""
    return card(*lines, end=end, charset=charset).properties[-1].text


@pytest.mark.parametrize("path", sorted(DATA.glob("*.vcf")), ids=lambda path: path.stem)
def test_every_fixture_is_read_and_written_as_equal(path: Path) -> None:
    first = read(path.read_bytes())
    assert read(write(first.text, first.blobs.__getitem__)) == first
    assert Card.from_text(first.text).formatted_name == "Jörg Müller"


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r", "\r\r\n"])
def test_any_line_end_will_do(end: str) -> None:
    read_card = card("VERSION:3.0", "FN:Eva", "NOTE:a", " b", "\tc", end=end)
    assert read_card.text == "VERSION:3.0\nFN:Eva\nNOTE:abc"


def test_the_head_stays_as_written_but_for_what_is_undone() -> None:
    heads = [
        item.head for item in card("item1.Tel;type=CELL;Type=pref:1", "N;CHARSET=UTF-8;LANGUAGE=de:x;y").properties
    ]
    assert heads == ["item1.Tel;type=CELL;Type=pref", "N;LANGUAGE=de"]


@pytest.mark.parametrize(
    "head",
    [
        "NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8",
        "NOTE;QUOTED-PRINTABLE;CHARSET=utf-8",
        "NOTE;encoding=quoted-printable",
        'NOTE;ENCODING="QUOTED-PRINTABLE"',
        "NOTE;TYPE=QUOTED-PRINTABLE",
        "NOTE;QP",
    ],
)
def test_quoted_printable_is_undone_however_it_is_announced(head: str) -> None:
    assert card("VERSION:2.1", f"{head}:Gr=C3=B6=C3=9Fe=0D=0Azwei").text == "VERSION:2.1\nNOTE:Größe\x1ar\x1anzwei"


def test_soft_breaks_are_joined_and_blanks_after_them_kept() -> None:
    assert value("VERSION:2.1", "NOTE;QUOTED-PRINTABLE:one=", " two =", "three=", "=", "four", "FN:x")
    assert value("VERSION:2.1", "NOTE;QUOTED-PRINTABLE:one=", " two =", "three") == "one two three"


def test_outside_2_1_line_ends_from_quoted_printable_become_the_escape() -> None:
    assert card("VERSION:3.0", "NOTE;ENCODING=QUOTED-PRINTABLE:a=0D=0Ab").get("NOTE")[0].value == "a\\nb"


@pytest.mark.parametrize(
    ("charset", "codec"),
    [("ISO-8859-1", "latin-1"), ("WINDOWS-1251", "cp1251"), ("KOI8-R", "koi8-r"), ("UTF-8", "utf-8")],
)
def test_a_named_character_set_is_used(charset: str, codec: str) -> None:
    text = "Київ" if codec in {"cp1251", "utf-8"} else "москва" if codec == "koi8-r" else "Größe"
    assert value("VERSION:2.1", f"NOTE;CHARSET={charset}:{text}", charset=codec) == text


@pytest.mark.parametrize("charset", ["UNKNOWN", "punycode", "unicode_escape", "hex", "../x", "utf-7", ""])
def test_an_unknown_or_dangerous_character_set_is_ignored(charset: str) -> None:
    assert value("VERSION:2.1", f"NOTE;CHARSET={charset}:a\\u0041ä") == "a\\u0041ä"


def test_unlabelled_windows_1252_is_guessed_line_by_line() -> None:
    data = b"BEGIN:VCARD\nFN:Gr\xf6\xdfe \x80\nNOTE:\xc3\xa4\nTITLE:\x81\nEND:VCARD\n"
    assert read(data).text == "FN:Größe €\nNOTE:ä\nTITLE:\x81"


def test_a_photo_is_kept_apart_and_comes_back_the_same() -> None:
    folded = f"PHOTO;ENCODING=b;TYPE=JPEG:{BASE64}"
    lines = [folded[at : at + 70] for at in range(0, len(folded), 70)]
    first = read("\r\n".join(("BEGIN:VCARD", lines[0], *(f" {line}" for line in lines[1:]), "END:VCARD", "")).encode())
    ((digest, data),) = first.blobs.items()
    assert data == PICTURE
    assert first.text == f"PHOTO;ENCODING=b;TYPE=JPEG:\x1aB{digest}"
    photo = Card.from_text(first.text).photo
    assert photo
    assert (photo.blob, photo.media_type) == (digest, "image/jpeg")


@pytest.mark.parametrize("prefix", ["data:image/png;base64,", "data:image/png;base64\\,"])
def test_an_inline_photo_of_4_0_keeps_its_prefix(prefix: str) -> None:
    first = read(f"BEGIN:VCARD\nVERSION:4.0\nPHOTO:{prefix}{BASE64}\nEND:VCARD\n".encode())
    assert first.text.startswith(f"VERSION:4.0\nPHOTO:{prefix}\x1aB")
    assert list(first.blobs.values()) == [PICTURE]


@pytest.mark.parametrize(
    "lines",
    [
        ("PHOTO;BASE64:", f" {BASE64[:40]}", f" {BASE64[40:]}", "", "FN:x"),
        ("PHOTO;ENCODING=BASE64;JPEG:", BASE64[:40], BASE64[40:], "", "FN:x"),
        ("PHOTO;ENCODING=BASE64;JPEG:", "", f"  {BASE64[:40]}", f"  {BASE64[40:]}", "FN:x"),
        (f"PHOTO;ENCODING=b:{BASE64[:40]}", BASE64[40:], "FN:x"),
    ],
)
def test_base64_is_read_however_its_lines_are_broken(lines: tuple[str, ...]) -> None:
    first = read("\r\n".join(("BEGIN:VCARD", "VERSION:2.1", *lines, "END:VCARD", "")).encode())
    assert list(first.blobs.values()) == [PICTURE]
    assert first.text.endswith("FN:x")


@pytest.mark.parametrize("junk", ["!!!", "QUFB=QUFB", BASE64[:-1], "ä" * 90])
def test_an_undecodable_photo_stays_as_it_is(junk: str) -> None:
    first = read(f"BEGIN:VCARD\nPHOTO;ENCODING=b:{junk}\nEND:VCARD\n".encode())
    assert first == (f"PHOTO;ENCODING=b:{junk}", {})


def test_a_line_that_is_no_property_is_kept_in_its_place() -> None:
    read_card = card("FN:Eva", "no colon here", "=x:y", ":nameless", "NOTE:z")
    assert [item for item in read_card.properties if not item.head] == [
        Property("", "no colon here"),
        Property("", "=x:y"),
        Property("", ":nameless"),
    ]
    assert write(read_card, NO_BLOBS.__getitem__).split(b"\r\n")[2] == b"no colon here"


def test_a_malformed_line_after_base64_does_not_become_part_of_it() -> None:
    first = read(b"BEGIN:VCARD\nPHOTO;ENCODING=b:QUFB\n\nABCDEFGH\nEND:VCARD\n")
    assert first.text == "PHOTO;ENCODING=b:QUFB\n\x1aMABCDEFGH"
    assert read(write(first.text, first.blobs.__getitem__)) == first


def test_control_characters_survive() -> None:
    assert card("NOTE:a\x1ab\0c").text == "NOTE:a\x1asb\x1a0c"


def test_a_colon_in_a_quoted_parameter_does_not_end_the_head() -> None:
    item = card('ADR;LABEL="Weg 1: hinten";TYPE=home:;;Weg 1;;;;', "FN:x").properties[0]
    assert (item.param("LABEL"), item.value) == ("Weg 1: hinten", ";;Weg 1;;;;")


def test_a_nested_card_is_kept_in_its_agent() -> None:
    lines = ("VERSION:2.1", "AGENT:", "BEGIN:VCARD", "N;QUOTED-PRINTABLE:M=C3=BCller", "END:VCARD", "FN:Eva")
    first = card(*lines)
    assert [item.name for item in first.properties] == ["VERSION", "AGENT", "FN"]
    assert first.get("AGENT")[0].raw == "\nBEGIN:VCARD\nN:Müller\nEND:VCARD"
    assert b"AGENT:\r\nBEGIN:VCARD\r\nN;" in write(first, NO_BLOBS.__getitem__)


def test_an_indented_nested_card_stays_indented() -> None:
    first = card("AGENT:BEGIN:VCARD", " N:Gump", "  FN:Forrest", " END:VCARD", "FN:Eva")
    assert first.formatted_name == "Eva"
    assert b"AGENT:BEGIN:VCARD\r\n N:Gump\r\n  FN:Forrest\r\n END:VCARD\r\nFN:Eva" in write(first, NO_BLOBS.__getitem__)


@pytest.mark.parametrize(
    ("data", "code", "line"),
    [
        (b"", "no_card", 2),
        (b"FN:x", "no_card", 1),
        (b"BEGIN:VCARD\nFN:x\n", "unclosed", 3),
        (b"BEGIN:VCARD\nFN:x\nBEGIN:VCARD\nEND:VCARD", "unclosed", 3),
        (b"BEGIN:VCARD\nEND:VCARD\nEND:VCARD", "several", 3),
        (b"BEGIN:VCARD\nEND:VCARD\nFN:x", "several", 3),
    ],
)
def test_what_is_no_card_is_refused_with_code_and_line(data: bytes, code: str, line: int) -> None:
    with pytest.raises(UnreadableCard) as caught:
        read(data)
    assert (caught.value.code, caught.value.line) == (code, line)


# Cases from the trackers of other projects.


def test_a_photo_as_a_folded_address_stays_an_address() -> None:
    photo = card("VERSION:3.0", "PHOTO:https://lh3.googleusercontent.com/contacts/ABC", " def,ghi").photo
    assert photo
    assert photo.text == "https://lh3.googleusercontent.com/contacts/ABCdef,ghi"
    assert photo.blob is None


def test_several_urls_keep_their_own_labels() -> None:
    read_card = card(
        "item1.URL:a.example", "item1.X-ABLabel:Shop", "item2.URL:b.example", "item2.X-ABLabel:_$!<Work>!$_"
    )
    assert [(url.text, read_card.label(url)) for url in read_card.urls] == [
        ("a.example", "Shop"),
        ("b.example", "Work"),
    ]


def test_own_types_and_groups_of_any_name_are_read() -> None:
    (phone,) = card("GROUP1.TEL;TYPE=x-john:1").phones
    assert (phone.group, phone.types) == ("GROUP1", frozenset({"x-john"}))


def test_an_unknown_value_type_stays() -> None:
    (phone,) = card("TEL;TYPE=WORK;VALUE=UNKNOWN:1").phones
    assert (phone.param("VALUE"), phone.text) == ("UNKNOWN", "1")


def test_bare_parameters_are_types_or_encodings() -> None:
    photo = card(f"PHOTO;ENCODING=BASE64;JPEG:{BASE64}").photo
    assert photo
    assert (photo.types, photo.param("ENCODING"), photo.media_type) == (frozenset({"jpeg"}), "BASE64", "image/jpeg")
    assert card("TEL;HOME;FAX;PREF:1").phones[0].types == {"home", "fax", "pref"}


def test_bare_names_as_parameters_do_not_disturb() -> None:
    assert [item.name for item in card("SOUND;X-IRMC-N:;;;;", "FN:Eva").properties] == ["SOUND", "FN"]


def test_android_custom_values_keep_their_semicolons() -> None:
    line = "X-ANDROID-CUSTOM:vnd.android.cursor.item/nickname;Mäx;1;;;;;;;;;;;;;"
    assert card("VERSION:2.1", line).text == f"VERSION:2.1\n{line}"


@pytest.mark.parametrize(
    "lines",
    [
        ("VERSION:4.0", "KIND:group", "FN:Family", "MEMBER:urn:uuid:1", "MEMBER:urn:uuid:2"),
        ("VERSION:3.0", "X-ADDRESSBOOKSERVER-KIND:group", "FN:Family", "X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:1",
         "X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:2"),
    ],
)  # fmt: skip
def test_group_cards_of_both_dialects_are_groups(lines: tuple[str, ...]) -> None:
    group = card(*lines)
    assert (group.kind, group.formatted_name, group.members) == ("group", "Family", ("1", "2"))


def test_unescaped_commas_and_semicolons_cut_nothing() -> None:
    read_card = card("VERSION:3.0", "NOTE:a, b; c", "URL:https://x.example/a?b=1,2;c", "FN:Müller, Eva")
    assert read_card.notes == ("a, b; c",)
    assert read_card.urls[0].text == "https://x.example/a?b=1,2;c"
    assert read_card.formatted_name == "Müller, Eva"


def test_backslash_escapes_are_read_in_any_case() -> None:
    assert value("NOTE:a\\nb\\Nc\\,d\\;e\\:f\\\\g\\x") == "a\nb\nc,d;e:f\\g\\x"


def test_names_of_2_1_keep_their_commas() -> None:
    assert card("VERSION:2.1", "N:Public, Jr.;John").name == StructuredName("Public, Jr.", "John")
    assert card("VERSION:3.0", "N:Public;John,Paul").name == StructuredName("Public", "John Paul")


def test_caret_escapes_of_parameters_are_undone() -> None:
    assert card('ADR;LABEL="a^nb^\'c^^d":;;x').addresses[0].param("LABEL") == 'a\nb"c^d'

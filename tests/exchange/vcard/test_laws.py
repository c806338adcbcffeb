"""Laws of reading and writing, over made-up and over arbitrary bytes."""

import contextlib
import io

from hypothesis import example, given
from hypothesis import strategies as st

from kontaktpflege.domain.card import Card, Property
from kontaktpflege.domain.errors import NotAVCardFile, UnreadableCard
from kontaktpflege.exchange.vcard.reader import read, read_at, refuse_foreign, scan
from kontaktpflege.exchange.vcard.versions import convert
from kontaktpflege.exchange.vcard.writer import write

# Pieces that mean something to a reader of vCards, thrown together at random.
PIECES = (
    "BEGIN", "END", "VCARD", ":", ";", "=", ",", "\\", '"', ".", "^", " ", "\t", "\n", "\r\n", "\r", "\n ", "=\n", "=\r\n",
    "=\n ", "item1.", "N", "FN", "TEL", "AGENT", "AGENT:", "AGENT:BEGIN:VCARD\n", "AGENT:\nBEGIN:VCARD\n",
    "\nEND:VCARD\n", "\n END:VCARD\n", "PHOTO", "NOTE", "NOTE:", "VERSION:2.1\n", "VERSION:3.0\n", "VERSION:4.0\n", "X-A",
    "X-A:", ";QUOTED-PRINTABLE:", ";ENCODING=QUOTED-PRINTABLE", ";ENCODING=qp", ";ENCODING=b:", ";BASE64:", ";ENCODING=8BIT",
    ";CHARSET=UTF-8", ";CHARSET=ISO-8859-1", ";CHARSET=UTF-16", ";CHARSET=nonsense", ";TYPE=HOME", ";TYPE=pref", ";HOME",
    ';TYPE="a:b"', ";TYPE=HOME,QP", "data:image/png;base64,", "=0D=0A", "=0A", "=C3=A4", "=E4", "=1A", "=00", "ä", "ü€", "😀",
    "\x1a", "\x1aB0", "\0", "\ufeff", "\x85", "\u2028", "QUFB", "QUFB" * 30, "abc", "x" * 80, "ß" * 50, "a b " * 30, "\\n",
    "\\,", "--0102", "END:VCARD", "BEGIN:VCARD", "=42EGIN:VCARD",
)  # fmt: skip

NO_BLOBS: dict[str, bytes] = {}

pieces = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)
bodies = st.one_of(
    pieces.map(str.encode),
    pieces.map(lambda text: text.encode("cp1252", "replace")),
    st.lists(st.one_of(pieces.map(str.encode), st.binary(max_size=20)), max_size=4).map(b"".join),
)
lines = st.lists(
    st.builds(
        lambda name, params, value: f"{name}{''.join(params)}:{value}",
        st.sampled_from(
            ("N", "FN", "item1.TEL", "NOTE", "PHOTO", "X-A", "ADR", "AGENT", "KEY", "CATEGORIES", "VERSION")
        ),
        st.lists(st.sampled_from([piece for piece in PIECES if piece[0] == ";" and piece[-1] != ":"]), max_size=3),
        pieces,
    ),
    max_size=6,
).map("\r\n".join)
cards = st.one_of(bodies, lines.map(str.encode)).map(lambda body: b"BEGIN:VCARD\r\n" + body + b"\r\nEND:VCARD\r\n")


@given(cards)
@example(b"BEGIN:VCARD\nX;ENCODING=QP:a=\n b\nEND:VCARD\n")
def test_a_card_written_and_read_again_is_equal(data: bytes) -> None:
    for piece in scan(io.BytesIO(data)):
        with contextlib.suppress(UnreadableCard):
            first = read(piece.data)
            written = write(first.text, first.blobs.__getitem__)
            assert read(written) == first
            assert [again.fault for again in scan(io.BytesIO(written))] == [None] or piece.fault


@given(cards)
def test_what_is_written_is_utf_8_in_lines_of_75_octets(data: bytes) -> None:
    with contextlib.suppress(UnreadableCard):
        card = read(data)
        if "\x1al" in card.text:  # a card within a card goes out as it came in
            return
        written = write(card.text, card.blobs.__getitem__)
        assert written.decode().endswith("\r\nEND:VCARD\r\n")
        assert all(len(line) <= 75 for line in written.split(b"\r\n"))


@given(cards)
def test_stored_text_and_properties_are_two_forms_of_one_card(data: bytes) -> None:
    with contextlib.suppress(UnreadableCard):
        text = read(data).text
        card = Card.from_text(text)
        assert card.text == text
        assert Card(card.properties).text == text
        assert Card(card.properties) == card


@given(st.one_of(st.binary(max_size=300), bodies, cards, st.lists(cards, max_size=3).map(b"".join)))
def test_arbitrary_bytes_never_raise_past_the_documented_errors(data: bytes) -> None:
    with contextlib.suppress(NotAVCardFile):
        refuse_foreign(data)
    stream = io.BytesIO(data)
    for piece in list(scan(stream)):
        assert read_at(stream, piece.place, piece.length) == piece.data
        with contextlib.suppress(UnreadableCard):
            read(piece.data)
    with contextlib.suppress(UnreadableCard):
        read(data)


@given(st.lists(st.one_of(cards, bodies), max_size=4).map(b"".join))
def test_scanned_pieces_cover_everything_that_is_not_blank(data: bytes) -> None:
    if data[1:2] == b"\0" or data[:1] == b"\0" or data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return  # read as UTF-16 or UTF-32
    at = 0
    for piece in scan(io.BytesIO(data)):
        assert not data[at : piece.place].strip(b" \t\r\n\x1a\0\xef\xbb\xbf")
        assert data[piece.place : piece.place + piece.length] == piece.data
        at = piece.place + piece.length
    assert not data[at:].strip(b" \t\r\n\x1a\0\xef\xbb\xbf")


@given(cards)
def test_typed_access_never_raises(data: bytes) -> None:
    with contextlib.suppress(UnreadableCard):
        card = Card.from_text(read(data).text)
        for name in dir(Card):
            if not name.startswith("_"):
                getattr(card, name)
        for item in card.properties:
            card.label(item)
            for name in ("group", "name", "params", "types", "pref", "raw", "text", "components", "items", "blob"):
                getattr(item, name)
            assert item.media_type is None or item.media_type


@given(cards, st.sampled_from(("3.0", "4.0")))
def test_a_converted_card_has_version_and_names_and_can_be_read(data: bytes, version: str) -> None:
    with contextlib.suppress(UnreadableCard):
        first = read(data)
        card = convert(Card.from_text(first.text), version, first.blobs.__getitem__)  # type: ignore[arg-type]
        assert card.version == version
        assert card.get("FN")
        assert card.get("N")
        again = read(write(card, first.blobs.__getitem__))
        assert again.text == card.text or Card.from_text(again.text).version == version


@given(st.sampled_from(("2.1", "3.0", "4.0")), st.text(st.characters(exclude_categories=["Cs"])))
def test_a_value_set_as_text_reads_as_that_text_after_the_journey(version: str, text: str) -> None:
    item = Property("NOTE", "")
    card = Card((Property("VERSION", version), item)).with_value(item, text)
    meant = text.replace("\r\n", "\n").replace("\r", "\n")
    assert card.get("NOTE")[0].text == meant
    again = read(write(card, NO_BLOBS.__getitem__))
    assert Card.from_text(again.text).get("NOTE")[0].text == meant


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), max_size=6))
def test_categories_set_are_the_categories_read(names: list[str]) -> None:
    wanted = list(dict.fromkeys(name.strip() for name in names if name.strip()))
    card = Card((Property("VERSION", "3.0"), Property("CATEGORIES", "a\\,b,c"))).with_categories(wanted)
    assert sorted(card.categories) == sorted(
        name.replace("\r\n", "\n").replace("\r", "\n").strip() for name in wanted
    ) or any("\r" in name for name in wanted)

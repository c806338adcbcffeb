"""What a written card looks like."""

import base64

import pytest

from kontaktpflege.domain.card import Card, Property
from kontaktpflege.exchange.vcard.reader import read
from kontaktpflege.exchange.vcard.writer import write

NO_BLOBS: dict[str, bytes] = {}


def written(text: str) -> list[str]:
    """The physical lines between BEGIN and END."""
    lines = write(text, NO_BLOBS.__getitem__).decode().split("\r\n")
    assert (lines[0], lines[-2:]) == ("BEGIN:VCARD", ["END:VCARD", ""])
    return lines[1:-2]


def test_nothing_is_added() -> None:
    assert written("") == []
    assert written("VERSION:3.0\nTEL;HOME:1") == ["VERSION:3.0", "TEL;HOME:1"]


def test_a_card_is_written_like_its_stored_form() -> None:
    card = Card((Property("VERSION", "3.0"), Property("FN", "Eva")))
    assert write(card, NO_BLOBS.__getitem__) == write(card.text, NO_BLOBS.__getitem__)


def test_long_lines_are_folded_at_75_octets_never_inside_a_character() -> None:
    lines = written("VERSION:3.0\nNOTE:" + "ä😀" * 60)[1:]
    assert all(len(line.encode()) <= 75 for line in lines)
    assert max(len(line.encode()) for line in lines) > 70
    assert lines[0] + "".join(line[1:] for line in lines[1:]) == "NOTE:" + "ä😀" * 60


@pytest.mark.parametrize("mark", ["END:VCARD", "BEGIN:VCARD", "end : vcard", "x.AGENT:BEGIN:VCARD"])
def test_no_fold_makes_a_value_look_like_a_mark(mark: str) -> None:
    for length in range(40, 160):
        for version in ("2.1", "3.0"):
            first = f"VERSION:{version}\nNOTE:{'x' * length}{mark}"
            assert read(write(first, NO_BLOBS.__getitem__)).text == first


def test_line_ends_of_2_1_go_out_as_quoted_printable_with_a_character_set() -> None:
    assert written("VERSION:2.1\nNOTE;HOME:Größe\x1anzwei")[1] == (
        "NOTE;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE;HOME:Gr=C3=B6=C3=9Fe=0Azwei"
    )
    assert written("VERSION:2.1\nNOTE:a\x1anb")[1] == "NOTE;ENCODING=QUOTED-PRINTABLE:a=0Ab"


def test_quoted_printable_lines_break_softly_between_characters() -> None:
    lines = written("VERSION:2.1\nNOTE:" + "ä ö " * 40)[1:]
    assert all(len(line) <= 75 for line in lines)
    assert all(line.endswith("=") for line in lines[:-1])
    assert not any(line.startswith((" ", "=A", "=B")) for line in lines[1:])


def test_plain_values_of_2_1_stay_plain() -> None:
    assert written("VERSION:2.1\nTEL;HOME:030 1=2") == ["VERSION:2.1", "TEL;HOME:030 1=2"]


def test_a_line_end_put_into_a_newer_card_becomes_its_escape() -> None:
    assert written("VERSION:3.0\nNOTE:a\x1anb")[1] == "NOTE:a\\nb"


def test_a_blob_goes_out_as_base64_behind_its_prefix() -> None:
    data = bytes(range(100))
    text = "VERSION:4.0\nPHOTO:data:image/png;base64,\x1aB" + "0" * 32
    lines = write(text, {"0" * 32: data}.__getitem__).decode().split("\r\n")[2:-2]
    assert lines[0] + "".join(line[1:] for line in lines[1:]) == (
        "PHOTO:data:image/png;base64," + base64.b64encode(data).decode()
    )


def test_base64_of_2_1_ends_with_a_blank_line() -> None:
    text = "VERSION:2.1\nPHOTO;BASE64:\x1aB" + "0" * 32 + "\nTEL:1"
    assert write(text, {"0" * 32: b"x" * 20}.__getitem__).endswith(b"\r\n\r\nTEL:1\r\nEND:VCARD\r\n")

"""Finding cards in files of every encoding, with junk, holes and cards in cards."""

import io

import pytest

from kontaktpflege.domain.errors import NotAVCardFile
from kontaktpflege.exchange.vcard.reader import RawCard, read, read_at, refuse_foreign, scan
from kontaktpflege.exchange.vcard.scanner import BLOCK

ONE = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Jörg\r\nEND:VCARD\r\n"
TWO = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Eva 😀\r\nEND:VCARD\r\n"


def pieces(data: bytes) -> list[RawCard]:
    return list(scan(io.BytesIO(data)))


def faults(data: bytes) -> list[tuple[str | None, int]]:
    return [(piece.fault, piece.line) for piece in pieces(data)]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"]
)
def test_cards_are_found_in_any_unicode_encoding(encoding: str) -> None:
    data = (ONE + TWO).encode(encoding)
    first, second = pieces(data)
    assert [read(piece.data).text for piece in (first, second)] == ["VERSION:3.0\nFN:Jörg", "VERSION:3.0\nFN:Eva 😀"]
    assert (first.line, second.line) == (1, 5)
    assert second.place + second.length == len(data)
    for piece in (first, second):
        assert read_at(io.BytesIO(data), piece.place, piece.length) == piece.data


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_lines_are_counted_by_any_line_end(end: str) -> None:
    data = (ONE + "\r\n\r\n" + TWO).replace("\r\n", end).encode()
    assert faults(data) == [(None, 1), (None, 7)]


def test_blank_lines_marks_and_control_z_between_cards_are_no_junk() -> None:
    data = b"\r\n \t\n" + ONE.encode() + b"\n\xef\xbb\xbf" + TWO.encode() + b"\x1a\0\0"
    assert [fault for fault, _ in faults(data)] == [None, None]


def test_junk_is_a_piece_of_its_own_with_its_line() -> None:
    data = ONE.encode() + b"\nsome words\nmore\n" + TWO.encode() + b"END:VCARD\n"
    assert faults(data) == [(None, 1), ("junk", 6), (None, 8), ("junk", 12)]
    assert pieces(data)[1].data == b"some words\nmore\n"


def test_a_file_that_ends_inside_a_card_gives_the_others() -> None:
    data = (ONE + TWO)[:-14].encode()
    assert faults(data) == [(None, 1), ("unclosed", 5)]


def test_a_card_that_begins_inside_another_interrupts_that_one() -> None:
    data = b"BEGIN:VCARD\nFN:a\n" + ONE.encode()
    assert faults(data) == [("interrupted", 1), (None, 3)]


@pytest.mark.parametrize("agent", ["AGENT:\r\nBEGIN:VCARD", "item1.agent;X=1:\r\n\r\nbegin:vcard", "AGENT:BEGIN:VCARD"])
def test_a_card_in_a_card_is_part_of_it(agent: str) -> None:
    data = f"BEGIN:VCARD\r\n{agent}\r\nFN:b\r\nEND:VCARD\r\nFN:a\r\nEND:VCARD\r\n{ONE}"
    assert [fault for fault, _ in faults(data.encode())] == [None, None]


def test_begin_and_end_are_found_in_any_spelling() -> None:
    assert faults(b"begin : vCard \nFN:x\n  End:VCARD\t\n") == [(None, 1)]


def test_a_value_that_mentions_a_card_is_no_mark() -> None:
    assert faults(b"BEGIN:VCARD\nNOTE:END:VCARD\nNOTE:see BEGIN:VCARD\nX-END:VCARD\nEND:VCARD\n") == [(None, 1)]


def test_cards_across_the_borders_of_blocks_are_whole() -> None:
    cards = [f"BEGIN:VCARD\r\nFN:{n}\r\nNOTE:{'x' * (n % 997)}\r\nEND:VCARD\r\n".encode() for n in range(5000)]
    data = b"".join(cards)
    assert len(data) > 2 * BLOCK
    assert [piece.data for piece in scan(io.BytesIO(data))] == cards


def test_one_card_larger_than_many_blocks_is_one_piece() -> None:
    data = b"BEGIN:VCARD\nNOTE:" + b"x" * (5 * BLOCK) + b"\nEND:VCARD\n"
    assert [(piece.fault, piece.length) for piece in pieces(data + ONE.encode())] == [
        (None, len(data)),
        (None, len(ONE.encode())),
    ]


def test_only_one_card_is_in_memory() -> None:
    class Endless(io.RawIOBase):
        """A file that goes on and on, and counts what was taken."""

        taken = 0

        def read(self, size: int = -1) -> bytes:
            self.taken += size
            return (ONE * (size // len(ONE) + 1)).encode()[:size] if self.taken < 50 * BLOCK else b""

    stream = Endless()
    found = scan(stream)  # type: ignore[arg-type]
    for _ in range(100):
        next(found)
    assert stream.taken <= 2 * BLOCK


@pytest.mark.parametrize(
    ("head", "code"),
    [
        (b"", "empty"),
        (b" \r\n\t\xef\xbb\xbf", "empty"),
        (b"\xff\xfe", "empty"),
        (b"##fileformat=VCFv4.2\n##source=x\n#CHROM\tPOS\n", "genetics"),
        ("##fileformat=VCFv4.2\n".encode("utf-16"), "genetics"),
        (b"Name,Phone\nEva,1\n", "no_card"),
        (b"BEGIN:VCALENDAR\nEND:VCALENDAR\n", "no_card"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "no_card"),
    ],
)
def test_files_without_cards_are_refused_by_content(head: bytes, code: str) -> None:
    with pytest.raises(NotAVCardFile) as caught:
        refuse_foreign(head)
    assert caught.value.code == code


@pytest.mark.parametrize("data", [ONE.encode(), TWO.encode("utf-16"), b"junk\nbegin : vcard\n", b"FN:x\nEND:VCARD\n"])
def test_files_with_a_trace_of_a_card_are_let_through(data: bytes) -> None:
    refuse_foreign(data)

"""The corpus gate: real cards of many programs go in and out without loss and without addition."""

import importlib.util
import io
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from kontaktpflege.domain.card import Card
from kontaktpflege.exchange.vcard.reader import read, scan
from kontaktpflege.exchange.vcard.versions import convert
from kontaktpflege.exchange.vcard.writer import write

SHARED = Path(__file__).parents[4] / "shared"
FILES = sorted((SHARED / "corpus").rglob("*.vcf"))
FILES_IN_3 = [path for path in FILES if re.search(rb"(?i)version\s*:\s*3\.0", path.read_bytes().replace(b"\0", b""))]

pytestmark = pytest.mark.corpus

Compare = Callable[[bytes, bytes], None]


@pytest.fixture(scope="module")
def compare() -> Compare:
    """Fails unless the independent reader beside the checkout finds the same in both, by its --strict."""
    spec = importlib.util.spec_from_file_location("vcard_compare", SHARED / "tools" / "vcard_compare.py")
    assert spec
    assert spec.loader
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)

    def check(before: bytes, after: bytes) -> None:
        report = tool.compare(before, after)
        faults = {key: report[key] for key in ("loss", "added", "cards_added", "junk_lost") if report[key]}
        assert not faults, json.dumps(report, indent=1, ensure_ascii=False)

    return check


def as_read(data: bytes) -> tuple[bytes, bytes]:
    """All cards written as read, and the faulty pieces as they stand."""
    written, faulty = b"", b""
    for piece in scan(io.BytesIO(data)):
        if piece.fault:
            faulty += piece.data
        else:
            card = read(piece.data)
            written += write(card.text, card.blobs.__getitem__)
    return written, faulty


def test_the_corpus_is_there(corpus: Path) -> None:
    assert len(FILES) > 250


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_nothing_is_lost_or_added_as_read(path: Path, compare: Compare) -> None:
    data = path.read_bytes()
    written, faulty = as_read(data)
    compare(data, written + faulty)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_what_is_written_is_read_again_as_the_same_card(path: Path) -> None:
    for piece in scan(io.BytesIO(path.read_bytes())):
        if not piece.fault:
            card = read(piece.data)
            assert read(write(card.text, card.blobs.__getitem__)) == card


def test_the_only_faulty_pieces_are_those_that_are_no_cards(corpus: Path) -> None:
    found = {
        path.name.rpartition("~")[2]: [
            (piece.fault, piece.line, piece.data.split(b"\n")[0].strip())
            for piece in scan(io.BytesIO(path.read_bytes()))
            if piece.fault
        ]
        for path in FILES
    }
    assert {name: pieces for name, pieces in found.items() if pieces} == {
        "Cropped_2_1.vcf": [("unclosed", 1, b"BEGIN:VCARD")],
        "7.vcf": [("junk", 1, b"VERSION:3.0")],
        "9.vcf": [("unclosed", 1, b"BEGIN:vCard")],
        "mix_type.vcf": [("junk", 10, b"BEGIN:FOO")],
        "056.vcf": [("unclosed", 1, b"begin:vcard")],
    }


@pytest.mark.parametrize("path", FILES_IN_3, ids=lambda path: path.name)
def test_3_0_to_4_0_and_back_loses_nothing(path: Path, compare: Compare) -> None:
    before, after = b"", b""
    for piece in scan(io.BytesIO(path.read_bytes())):
        first = read(piece.data) if not piece.fault else None
        if first is None or Card.from_text(first.text).version != "3.0":
            continue
        card, blob = Card.from_text(first.text), first.blobs.__getitem__
        before += write(card, blob)
        newer = read(write(convert(card, "4.0", blob), blob))
        blobs = first.blobs | newer.blobs
        after += write(convert(Card.from_text(newer.text), "3.0", blobs.__getitem__), blobs.__getitem__)
    compare(before, after)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_card_can_be_exported_as_either_version(path: Path) -> None:
    for piece in scan(io.BytesIO(path.read_bytes())):
        if piece.fault:
            continue
        first = read(piece.data)
        for version in ("3.0", "4.0"):
            card = convert(Card.from_text(first.text), version, first.blobs.__getitem__)
            assert Card.from_text(read(write(card, first.blobs.__getitem__)).text).version == version
            assert card.get("FN")
            assert card.get("N")

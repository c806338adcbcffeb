"""What a strict 3.0 reader refuses."""

import pytest

from kontaktpflege.domain.strictness import Fault
from kontaktpflege.exchange.vcard.conformance import faults


def card(*lines: str) -> bytes:
    return "\r\n".join(("BEGIN:VCARD", *lines, "END:VCARD", "")).encode()


def test_a_complete_card_has_no_faults() -> None:
    assert faults(card("VERSION:3.0", "FN:Eva Müller", "N:Müller;Eva;;;", "NOTE:a\\, b")) == ()


@pytest.mark.parametrize(
    ("lines", "fault"),
    [
        (("VERSION:3.0", "N:x;;;;"), Fault("missing", name="FN")),
        (("VERSION:3.0", "FN:x"), Fault("missing", name="N")),
        (("FN:x", "N:x;;;;"), Fault("missing", name="VERSION")),
        (("VERSION:3.0", "FN:x", "N:x;;;;", "N:y;;;;"), Fault("repeated", name="N")),
        (("VERSION:4.0", "FN:x", "N:x;;;;"), Fault("version", name="VERSION", detail="4.0")),
    ],
)
def test_a_fault_of_the_card_is_named(lines: tuple[str, ...], fault: Fault) -> None:
    assert faults(card(*lines)) == (fault,)


def test_every_line_that_cannot_be_parsed_is_told_with_its_number() -> None:
    found = faults(card("VERSION:3.0", "FN:x", "no property", "N:x;;;;", "nor this"))
    assert [(fault.code, fault.line) for fault in found] == [("line", 4), ("line", 6)]


@pytest.mark.parametrize("data", [b"", b"\xff", b"BEGIN:VCARD", b"nonsense\r\n", card("VERSION:3.0", "GEO:x", "N:;")])
def test_anything_else_is_a_fault_and_never_an_exception(data: bytes) -> None:
    assert faults(data)


def test_base64_that_cannot_be_decoded_is_a_fault_of_its_value() -> None:
    (fault,) = faults(card("VERSION:3.0", "FN:x", "N:x;;;;", "PHOTO;ENCODING=b:A"))
    assert fault.code == "value"

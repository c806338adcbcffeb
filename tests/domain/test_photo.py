"""Another photo on a card, in each version, and nothing else."""

from __future__ import annotations

import pytest

from kontaktpflege.domain.card import Card
from kontaktpflege.domain.photo import blob_digest, with_photo, without_photo

DATA = b"\xff\xd8\xff a picture that is long enough to be kept apart"
BLOB = f"\x1aB{blob_digest(DATA)}"


@pytest.mark.parametrize(
    ("version", "line"),
    [
        ("2.1", f"PHOTO;JPEG;ENCODING=BASE64:{BLOB}"),
        ("3.0", f"PHOTO;ENCODING=b;TYPE=JPEG:{BLOB}"),
        ("4.0", f"PHOTO:data:image/jpeg;base64,{BLOB}"),
    ],
)
def test_a_photo_is_written_as_the_version_says_it(version: str, line: str) -> None:
    card = Card.from_text(f"VERSION:{version}\nFN:Anna")
    changed = with_photo(card, DATA, "image/jpeg")
    assert changed.text == f"{card.text}\n{line}"
    assert changed.photo is not None
    assert (changed.photo.blob, changed.photo.media_type) == (blob_digest(DATA), "image/jpeg")
    assert without_photo(changed) == card


def test_another_photo_takes_the_place_and_the_mark_of_the_old_one() -> None:
    card = Card.from_text("VERSION:4.0\nPHOTO:https://x/1.jpg\nPHOTO;PREF=1:https://x/2.jpg\nNOTE:n")
    assert with_photo(card, DATA, "image/png").text == (
        f"VERSION:4.0\nPHOTO:https://x/1.jpg\nPHOTO;PREF=1:data:image/png;base64,{BLOB}\nNOTE:n"
    )
    assert without_photo(card).text == "VERSION:4.0\nNOTE:n"

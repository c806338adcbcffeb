"""The photo on a card: putting another one on it, and taking it off."""

from __future__ import annotations

from hashlib import blake2b

from kontaktpflege.domain.card import Card
from kontaktpflege.domain.form.head import with_preference
from kontaktpflege.domain.property import ESCAPE, Property


def blob_digest(data: bytes) -> str:
    """The name under which the book keeps binary data."""
    return blake2b(data, digest_size=16).hexdigest()


def with_photo(card: Card, data: bytes, media_type: str) -> Card:
    """With this photo instead of the one that is shown; any further ones stay.

    The data itself is to be kept beside the card, under its `blob_digest`.
    """
    old = card.photo
    head, value = _written(media_type, f"{ESCAPE}B{blob_digest(data)}", card.version)
    if old is None:
        return card.added(Property(head, value), after="PHOTO")
    if old.pref:
        head = with_preference(head, True, card.version)
    return card.replaced(old, Property(head, value))


def without_photo(card: Card) -> Card:
    """Without the photo that is shown, and without any other."""
    while (photo := card.photo) is not None:
        card = card.removed(photo)
    return card


def _written(media_type: str, blob: str, version: str) -> tuple[str, str]:
    word = media_type.partition("/")[2].upper()
    if version.startswith("4"):
        return "PHOTO", f"data:{media_type};base64,{blob}"
    return (f"PHOTO;{word};ENCODING=BASE64" if version == "2.1" else f"PHOTO;ENCODING=b;TYPE={word}"), blob

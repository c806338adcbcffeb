"""Whether a card that comes in belongs to a contact of the book: by its UID for sure, by name and numbers perhaps."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Protocol

from kontaktpflege.domain.circle import category_key
from kontaktpflege.domain.listing import Listing
from kontaktpflege.domain.names import fold, split_words

_PRODID = re.compile(r"^PRODID[^:\n]*:(.*)$", re.IGNORECASE | re.MULTILINE)
_VERSION = re.compile(r"^VERSION[^:\n]*:\s*([0-9.]+)", re.IGNORECASE | re.MULTILINE)


class Candidate(Protocol):
    """What of a contact in the book decides whether it is the same person."""

    @property
    def name(self) -> str: ...
    @property
    def by_last(self) -> str: ...
    @property
    def organisation(self) -> str: ...
    @property
    def birthday(self) -> str: ...


def source_of(text: str) -> str:
    """Where a card was written, as far as it tells: its PRODID without version numbers, else its vCard version.

    The next export of the same program counts as the same source, whatever the file is called.
    """
    if text.startswith("VERSION:") and "PRODID" not in text:  # what most cards are like
        return f"vcard {text[8:].partition(chr(10))[0].strip()}"
    found = _PRODID.search(text)
    if found:
        return re.sub(r"[\d.]+", "", found[1]).strip().lower()
    version = _VERSION.search(text)
    return f"vcard {version[1]}" if version else "vcard"


def same_name(one: str, other: str) -> bool:
    """Whether two names have the same words, in any order, case and umlaut spelling aside."""
    return sorted(split_words(fold(one))) == sorted(split_words(fold(other)))


def _given_names_agree(one: str, other: str) -> bool:
    """Whether two sort keys ("weis anna") may be of one person: same given name, or one of them an initial of it."""
    first, second = one.split(), other.split()
    if len(first) < 2 or len(second) < 2:
        return bool(first and second) and (first[0] in second or second[0] in first)
    return first[-1] == second[-1] or (
        first[0] == second[0] and first[-1][0] == second[-1][0] and 1 in (len(first[-1]), len(second[-1]))
    )


def maybe_same(listing: Listing, candidate: Candidate, handles: Iterable[str]) -> bool:
    """Whether the card may be this contact, so that the user should look; `handles` are the contact's.

    A shared number or address alone is not enough (families share them), nor is a name alone that comes with other
    numbers (two people of one name stay two).
    """
    theirs = set(handles)
    shared = not theirs.isdisjoint(listing.handles)
    if listing.by_last == candidate.by_last:
        return (
            shared
            or not theirs
            or not listing.handles
            or bool(listing.birthday and listing.birthday == candidate.birthday)
            or bool(listing.organisation and fold(listing.organisation) == fold(candidate.organisation))
        )
    return shared and _given_names_agree(listing.by_last, candidate.by_last)


def circles_of_categories(categories: Iterable[str], known: Mapping[str, int]) -> tuple[int, ...]:
    """The ids of the circles that CATEGORIES name; `known` maps category keys to ids."""
    from_labels = (known.get(category_key(label)) for label in categories)
    return tuple(dict.fromkeys(circle for circle in from_labels if circle is not None))

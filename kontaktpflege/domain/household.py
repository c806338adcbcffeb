"""Who lives together, as far as an address book can tell: one letter for each household."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, Self

from kontaktpflege.domain.card import Card
from kontaktpflege.domain.names import fold, split_full_name, split_words
from kontaktpflege.domain.postal import PostalAddress
from kontaktpflege.domain.property import Property

Preference = Literal["preferred", "home", "work"]


@dataclass(frozen=True, slots=True)
class Resident:
    """Somebody with an address; `company` is set where the address is that of the company."""

    name: str
    family: str
    company: str
    address: PostalAddress


@dataclass(frozen=True, slots=True)
class Household:
    """Those who get one letter together; `families` in the order in which they were met."""

    residents: tuple[Resident, ...]

    @classmethod
    def of(cls, residents: Iterable[Resident]) -> Self:
        """Those who live together; the same person, kept twice, is addressed once."""
        found: dict[str, Resident] = {}
        for one in residents:
            found.setdefault(_key(one.name), one)
        return cls(tuple(found.values()))

    @property
    def address(self) -> PostalAddress:
        """Where the letter goes."""
        return self.residents[0].address

    @property
    def families(self) -> tuple[tuple[Resident, ...], ...]:
        """The residents by family name."""
        found: dict[str, list[Resident]] = {}
        for place, resident in enumerate(self.residents):
            found.setdefault(_key(resident.family) or f"\0{place}", []).append(resident)
        return tuple(map(tuple, found.values()))


_SAID = re.compile(r"^(?:[^\n:;.]*\.)?(?:VERSION|FN|N|ORG|ADR)[;:].*", re.IGNORECASE | re.MULTILINE)
"""The lines of a stored card that tell who lives where."""


_ADDRESSES = re.compile(r"^(?:[^\n:;.]*\.)?ADR[;:].*", re.IGNORECASE | re.MULTILINE)


def addresses_in(text: str) -> list[PostalAddress]:
    """The addresses of a stored card that a letter would reach, those at home first."""
    items = Card.from_text("\n".join(_ADDRESSES.findall(text))).addresses
    every = [(item, PostalAddress.of(item)) for item in items]
    every.sort(key=lambda one: "work" in one[0].types)
    return [address for _, address in every if address.is_complete()]


def address_words(address: PostalAddress) -> str:
    """An address on one line, as people say it."""
    parts = (address.street or address.box, f"{address.code} {address.city}")
    return ", ".join(" ".join(part.split()) for part in parts if part.strip())


def street_of(words: str) -> str:
    """The street in what `address_words` says, for where there is little room."""
    return words.rpartition(", ")[0] or words


def resident_in(text: str, prefer: Preference) -> Resident | None:
    """As `resident_of`, of a stored card, of which only the lines are read that matter."""
    return resident_of(Card.from_text("\n".join(_SAID.findall(text))), prefer)


def resident_of(card: Card, prefer: Preference) -> Resident | None:
    """Somebody with the address that a letter goes to; None where the card has none that a letter would reach."""
    chosen = _chosen(card, prefer)
    if chosen is None:
        return None
    item, address = chosen
    parts = card.name
    company = next(iter(card.organisation), "")
    shown = card.formatted_name or (" ".join(filter(None, (parts.given, parts.family))) if parts else "")
    family = parts.family if parts and parts.family else split_full_name(shown)[0]
    name = " ".join(shown.split()) or company
    at_work = "work" in item.types or name == company
    return Resident(name, family, company if at_work else "", address)


def _chosen(card: Card, prefer: Preference) -> tuple[Property, PostalAddress] | None:
    every = ((item, PostalAddress.of(item)) for item in card.addresses)
    complete = [(item, address) for item, address in every if address.is_complete()]
    if prefer != "preferred":
        complete.sort(key=lambda one: prefer not in one[0].types)
    return next(iter(complete), None)


def households(residents: Iterable[Resident], home: str) -> list[Household]:
    """Residents of the same home in one household each, in the order of those who were met first.

    Companies stay apart, since colleagues are no family, and so does whoever has no street. `home` is the country (ISO
    code) of addresses that name none.
    """
    everybody = list(residents)
    return [Household.of(everybody[place] for place in places) for places in sharing(everybody, home)]


def sharing(residents: Sequence[Resident], home: str) -> list[list[int]]:
    """The places, in the sequence, of those who live together; as `households`."""
    found: dict[tuple[str, ...], list[int]] = {}
    for place, resident in enumerate(residents):
        found.setdefault(_home_key(resident, home) or (str(place),), []).append(place)
    return list(found.values())


def _home_key(resident: Resident, home: str) -> tuple[str, ...]:
    return () if resident.company else address_key(resident.address, home)


def address_keys(text: str, home: str) -> set[tuple[str, ...]]:
    """The keys of all addresses of a stored card."""
    return {key for address in addresses_in(text) if (key := address_key(address, home))}


def address_key(address: PostalAddress, home: str) -> tuple[str, ...]:
    """What is the same of two addresses that mean one place, however they are written; empty without a street or box."""
    if not (address.street or address.box):
        return ()
    street = _key(address.street).replace("strasse", "str").replace("strase", "str")
    parts = (street.replace(" ", ""), _key(address.box), _key(address.code), _key(address.city), _key(address.extra))
    return (*parts, address.country_code(home) or _key(address.country))


@lru_cache(maxsize=8192)  # streets, places and families repeat
def _key(text: str) -> str:
    return " ".join(split_words(fold(text)))

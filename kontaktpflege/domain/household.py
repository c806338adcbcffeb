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
    address = resident.address
    if resident.company or not (address.street or address.box):
        return ()
    street = _key(address.street).replace("strasse", "str").replace("strase", "str")
    parts = (street.replace(" ", ""), _key(address.box), _key(address.code), _key(address.city), _key(address.extra))
    return (*parts, address.country_code(home) or _key(address.country))


@lru_cache(maxsize=8192)  # streets, places and families repeat
def _key(text: str) -> str:
    return " ".join(split_words(fold(text)))

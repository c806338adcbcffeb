"""Letters of a list of greetings: one for each household on wish."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kontaktpflege.domain.greeting import Greeting
from kontaktpflege.domain.household import Household, Resident, sharing


@dataclass(frozen=True, slots=True)
class Addressee:
    """Somebody on a list, by name; `resident` is None where there is no address that a letter would reach."""

    greeting: Greeting
    name: str
    resident: Resident | None


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter, for several people where they live together; `household` is None without an address."""

    addressees: tuple[Addressee, ...]
    household: Household | None

    @property
    def contact_ids(self) -> tuple[int, ...]:
        """Whom it is for."""
        return tuple(one.greeting.contact_id for one in self.addressees)

    @property
    def done_on(self) -> date | None:
        """When it was done for the last of them; None while one is waiting."""
        days = [one.greeting.done_on for one in self.addressees]
        done = [day for day in days if day is not None]
        return max(done) if len(done) == len(days) else None


def letters(addressees: Sequence[Addressee], home: str, *, by_household: bool) -> list[Letter]:
    """The letters to write, in the order of those whom they are for first.

    `home` is the country (ISO code) of addresses that name none.
    """
    groups: list[list[int]] = [[place] for place in range(len(addressees))]
    if by_household:
        housed = [place for place, one in enumerate(addressees) if one.resident is not None]
        residents = [one.resident for one in addressees if one.resident is not None]
        together = [[housed[place] for place in group] for group in sharing(residents, home)]
        groups = sorted([*together, *([place] for place, one in enumerate(addressees) if one.resident is None)])
    return [_letter([addressees[place] for place in group]) for group in groups]


def _letter(together: Sequence[Addressee]) -> Letter:
    residents = [one.resident for one in together if one.resident is not None]
    return Letter(tuple(together), Household.of(residents) if residents else None)

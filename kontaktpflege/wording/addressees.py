"""Whom a letter is for: the lines above the address."""

from __future__ import annotations

from kontaktpflege.domain.household import Household, Resident
from kontaktpflege.wording import _


def addressee_lines(household: Household) -> tuple[str, ...]:
    """ "Eva Müller", "Familie Müller", "Eva Müller und Bernd Maier", or the company and the person there."""
    if len(household.residents) == 1:
        [resident] = household.residents
        if resident.company and resident.company != resident.name:
            return resident.company, resident.name
        return (resident.name,)
    names = [_family_words(family) for family in household.families]
    if len(names) == 1:
        return (names[0],)
    first = ", ".join(names[:-1])
    return (_("{first} and {last}").format(first=first, last=names[-1]),)


def _family_words(family: tuple[Resident, ...]) -> str:
    if len(family) == 1:
        return family[0].name
    return _("The {name} family").format(name=family[0].family)

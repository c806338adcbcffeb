"""The made-up population: who lives with whom, who works where."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import Final, NamedTuple

from kontaktpflege.domain.made_up import words
from kontaktpflege.domain.made_up.chance import Chance, weighted

_SHARE_ABROAD: Final = 0.05
_SHARE_FROM_ABROAD: Final = 0.11
"""Those living abroad included."""

_GENERATIONS: Final = (1935, 1955, 1955, 1975, 1975, 1975, 1990, 1990, 1990, 2004)
_TRANSLITERATED: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "\u0131": "i", "ł": "l", "ø": "o"})


class Place(NamedTuple):
    """Where somebody lives or works. `phone` has no calling code and trunk prefix; `land` is None at home."""

    street: str
    town: str
    postcode: str
    country: str
    phone: str
    land: words.Land | None


class Firm(NamedTuple):
    """An employer. `switchboard` is its number up to the extension."""

    name: str
    host: str
    place: Place
    switchboard: str
    trade: words.Trade


class Name(NamedTuple):
    """What somebody is called; `mail` is that in a mail address, `latin` set if the script differs."""

    given: str
    additional: str
    family: str
    mail: str
    latin: tuple[str, str] | None


@dataclass(slots=True)
class Household:
    """People who share a name, an address and a number: the first one met, and how many are still to come."""

    uid: str
    name: Name
    female: bool
    born: int
    place: Place
    to_come: int
    alone: bool = True


class Person(NamedTuple):
    """One made-up person. `partner` is the household of which this is the second one met."""

    uid: str
    name: Name
    female: bool
    born: int
    home: Place
    firm: Firm | None
    partner: Household | None


class Population:
    """The people met so far: later ones share their homes and their employers."""

    def __init__(self, chance: Chance) -> None:
        self._chance = chance
        self._households: list[Household] = []
        self._firms: list[Firm] = []
        self._hosts: set[str] = set()

    def person(self) -> Person:
        """One more person: a relative of somebody known, or somebody new."""
        if self._households and self._chance.draw() < 0.3:
            return self._relative()
        return self._stranger()

    def _stranger(self) -> Person:
        chance, draw = self._chance, self._chance.draw
        origin = draw()
        abroad = origin < _SHARE_ABROAD
        land = chance.pick(words.LANDS) if origin < _SHARE_FROM_ABROAD else None
        born = chance.pick(_GENERATIONS) + chance.number(-9, 9)
        female = draw() < 0.5
        name = self._foreign_name(land, female) if land else self._name(female, born)
        firm = self._firm() if not abroad and draw() < 0.72 else None
        if land and abroad:
            home = self._place_abroad(land)
        else:
            home = self._place(firm.place.town if firm and draw() < 0.7 else None)
        uid = chance.uuid()
        size = draw()
        if size > 0.6:
            to_come = 1 if size < 0.86 else 2 if size < 0.95 else 3
            self._households.append(Household(uid, name, female, born, home, to_come))
        return Person(uid, name, female, born, home, firm, None)

    def _relative(self) -> Person:
        """Somebody from a household of which others are known: first the partner, then children."""
        chance, draw = self._chance, self._chance.draw
        index = int(draw() * len(self._households))
        household = self._households[index]
        partner = household.alone
        born = household.born + (chance.number(-6, 6) if partner else chance.number(22, 38))
        born = min(born, 2014)
        female = not household.female if partner and draw() < 0.96 else draw() < 0.5
        land = household.place.land
        name = self._foreign_name(land, female) if land else self._name(female, born)
        if draw() < 0.8:
            mail = f"{name.mail.partition('.')[0]}.{household.name.mail.partition('.')[2]}"
            name = name._replace(family=household.name.family, mail=mail, latin=None)
        firm = self._firm() if not land and born < 2006 and draw() < 0.5 else None
        household.alone = False
        household.to_come -= 1
        if not household.to_come:
            self._households[index] = self._households[-1]
            self._households.pop()
        return Person(chance.uuid(), name, female, born, household.place, firm, household if partner else None)

    def _name(self, female: bool, born: int) -> Name:
        chance, draw = self._chance, self._chance.draw
        given = chance.pick(_GIVEN[female, _generation(born)])
        family = chance.pick(_SURNAMES)
        if draw() < 0.04:
            family = f"{family}-{chance.pick(_SURNAMES)}"
        additional = chance.pick(_GIVEN[female, 1935]) if draw() < 0.06 else ""
        return Name(given, additional, family, f"{latin(given)}.{latin(family)}", None)

    def _foreign_name(self, land: words.Land, female: bool) -> Name:
        """A name of that country; one in another script is as often written in Latin letters as not."""
        given, _, latin_given = self._chance.pick(land.women if female else land.men).partition("=")
        family, _, latin_family = self._chance.pick(land.surnames).partition("=")
        mail = f"{latin(latin_given or given)}.{latin(latin_family or family)}"
        if not latin_given:
            return Name(given, "", family, mail, None)
        if self._chance.draw() < 0.5:
            return Name(latin_given, "", latin_family, mail, None)
        return Name(given, "", family, mail, (latin_given, latin_family))

    def _place(self, near: str | None) -> Place:
        """An address with its telephone number, in the town `near` if that is given."""
        chance = self._chance
        letter = "abc"[chance.number(0, 2)] if chance.draw() < 0.08 else ""
        street = f"{chance.pick(_STREETS)} {chance.number(1, 148)}{letter}"
        town, country = _TOWNS_BY_NAME[near] if near else chance.pick(_TOWNS)
        # No subscriber's number begins with 0: nobody's phone rings for a made-up one.
        phone = f"{town.dial} 0{chance.digits(5 if len(town.dial) > 3 else 6)}"
        return Place(street, town.name, chance.pick(town.postcodes), country, phone, None)

    def _place_abroad(self, land: words.Land) -> Place:
        chance = self._chance
        town, postcode, phone = chance.pick(land.towns).split("|")
        street, number = chance.pick(land.streets), chance.number(1, 180)
        line = f"{number} {street}" if land.code in {"FR", "GB", "US"} else f"{street} {number}"
        return Place(line, town, postcode, land.name, chance.filled(phone), land)

    def _firm(self) -> Firm:
        """An employer: one known already twice out of three times."""
        chance = self._chance
        if self._firms and chance.draw() < 0.65:
            return chance.pick(self._firms)
        trade = chance.pick(words.TRADES)
        kind = chance.draw()
        if kind < 0.45:
            brand = f"{chance.pick(_SURNAMES)} {trade.name}"
        elif kind < 0.6:
            brand = f"{chance.pick(_SURNAMES)} & {chance.pick(words.FIRM_COMPANIONS)} {trade.name}"
        else:
            brand = f"{chance.pick(words.FIRM_PREFIXES)}{chance.pick(words.FIRM_ENDINGS)} {trade.name}"
        place = self._place(None)
        host = latin(brand.replace(" & ", "-").replace(" ", "-"))
        while host in self._hosts:
            host = f"{host}-{latin(place.town.partition(' ')[0])}"
        self._hosts.add(host)
        name = f"{brand} {chance.pick(words.LEGAL_FORMS)}"
        firm = Firm(name, f"{host}.example", place, place.phone[:-2], trade)
        self._firms.append(firm)
        return firm


@cache
def latin(name: str) -> str:
    """A name as a part of a mail or web address."""
    plain = unicodedata.normalize("NFKD", name.lower().translate(_TRANSLITERATED))
    return plain.encode("ascii", "ignore").translate(None, b" .,'&()").decode()


def _generation(born: int) -> int:
    """The key of the names that were given in that year."""
    return 1935 if born < 1946 else 1955 if born < 1966 else 1975 if born < 1984 else 1990 if born < 1999 else 2004


_GIVEN: Final = {
    (female, year): weighted(names.split(), 12, 20)
    for female, generations in ((True, words.WOMEN), (False, words.MEN))
    for year, names in generations.items()
}
_SURNAMES: Final = weighted(words.SURNAMES, 6, 60)
_STREETS: Final = weighted(words.STREETS, 20, 12)
_TOWNS: Final = tuple(
    (town, country)
    for country, share, towns in (
        ("Deutschland", 5, words.GERMAN_TOWNS),
        ("Österreich", 2, words.AUSTRIAN_TOWNS),
        ("Schweiz", 2, words.SWISS_TOWNS),
    )
    for town in towns
    for _ in range(town.weight * share)
)
_TOWNS_BY_NAME: Final = {town.name: (town, country) for town, country in _TOWNS}

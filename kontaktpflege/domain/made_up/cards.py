"""The cards of made-up people, in the stored form."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Final

from kontaktpflege.domain.calling_codes import CALLING_CODES
from kontaktpflege.domain.made_up import words
from kontaktpflege.domain.made_up.chance import Chance
from kontaktpflege.domain.made_up.people import Person, Place, Population

_MAIL_HOSTS: Final = (
    "example.com",
    "example.org",
    "example.net",
    "post.example",
    "mail.example",
    "web.example",
)
_HOME_CODES: Final = {"Deutschland": "49", "Österreich": "43", "Schweiz": "41"}
_MOBILES: Final = {
    "Deutschland": tuple("151 152 157 160 162 163 170 171 172 173 174 175 176 177 178 179".split()),
    "Österreich": ("650", "660", "664", "676", "680", "699"),
    "Schweiz": ("76", "77", "78", "79"),
}
_LONG_MOBILES: Final = {"151", "152", "157", "176"}
_NOTES: Final = tuple(
    (sentence, tuple(end.strip().replace(",", "\\,") for end in ends.split("|"))) for sentence, ends in words.NOTES
)


def made_up_cards(count: int, seed: int, categories: bool = True) -> Iterator[str]:
    """The stored form of `count` cards, the same for the same seed; more cards begin with the fewer ones.

    With `categories`, most belong to circles, by their German names. Nobody has a photo. No subscriber has
    these numbers: behind the dialling code they begin with 0, or they come from the ranges kept for films.
    """
    return islice(_cards(Chance(seed), categories), count)


def _cards(chance: Chance, categories: bool) -> Iterator[str]:
    population = Population(chance)
    while True:
        card = _CardWriter(chance, population.person())
        card.name()
        card.work()
        card.phones()
        card.mails()
        card.addresses()
        card.dates()
        card.ties()
        # Drawn in any case: the rest of the card shall not depend on it.
        circles = card.circles()
        if categories and circles:
            card.lines.append(f"CATEGORIES:{circles}")
        card.rest()
        yield "\n".join(card.lines)


class _CardWriter:
    """One person's card while it is being written, section by section."""

    __slots__ = ("_chance", "_groups", "_modern", "_person", "lines")

    def __init__(self, chance: Chance, person: Person) -> None:
        self._chance = chance
        self._person = person
        self._modern = chance.draw() < 0.14
        self._groups = 0
        self.lines: list[str] = []

    def name(self) -> None:
        """Version, identity and names."""
        chance, (given, additional, family, _, latin) = self._chance, self._person.name
        title = chance.pick(words.TITLES) if self._person.born < 1996 and chance.draw() < 0.06 else ""
        self.lines += (
            "VERSION:4.0" if self._modern else "VERSION:3.0",
            f"UID:urn:uuid:{self._person.uid}" if self._modern else f"UID:{self._person.uid}",
            f"N:{family};{given};{additional};{title};",
            f"FN:{title} {given} {family}" if title else f"FN:{given} {family}",
        )
        if latin:
            self.lines += (f"X-PHONETIC-FIRST-NAME:{latin[0]}", f"X-PHONETIC-LAST-NAME:{latin[1]}")
        elif chance.draw() < 0.05:
            self.lines.append(f"NICKNAME:{given[: chance.number(3, 4)]}i")

    def work(self) -> None:
        """Employer and job."""
        chance, firm, land = self._chance, self._person.firm, self._person.home.land
        if firm:
            jobs = firm.trade.jobs if chance.draw() < 0.7 else words.LEADERS
            man, _, woman = chance.pick(jobs).partition("|")
            self.lines += (f"ORG:{firm.name}", f"TITLE:{woman if woman and self._person.female else man}")
        elif land and chance.draw() < 0.5:
            self.lines.append(f"ORG:{chance.pick(land.surnames).partition('=')[0]} {land.firm}")

    def phones(self) -> None:
        """Mobile, work and home numbers, and now and then one with a label of the owner's own."""
        draw, home, firm = self._chance.draw, self._person.home, self._person.firm
        if draw() < 0.86:
            preferred = ",pref" if draw() < 0.2 else ""
            self.lines.append(f"TEL;TYPE=CELL{preferred}:{self._mobile(home)}")
        if firm and draw() < 0.7:
            number = f"{firm.switchboard}-{self._chance.number(10, 99)}"
            self.lines.append(f"TEL;TYPE=WORK,VOICE:{self._spelled(number, firm.place)}")
        if draw() < 0.45:
            self.lines.append(f"TEL;TYPE=HOME,VOICE:{self._spelled(home.phone, home)}")
        if draw() < 0.06:
            self._labelled(f"TEL:{self._mobile(home)}", self._chance.pick(words.LABELS_FOR_NUMBERS))

    def mails(self) -> None:
        """A private and a business address; every third firm writes only the initial."""
        draw, mail, firm = self._chance.draw, self._person.name.mail, self._person.firm
        if draw() < 0.62:
            year = f"{self._person.born % 100:02d}" if draw() < 0.3 else ""
            self.lines.append(f"EMAIL;TYPE=HOME:{mail}{year}@{self._chance.pick(_MAIL_HOSTS)}")
        if firm and draw() < 0.75:
            given, _, family = mail.partition(".")
            local = f"{given[:1]}.{family}" if len(firm.host) % 3 == 0 else mail
            self.lines.append(f"EMAIL;TYPE=WORK:{local}@{firm.host}")

    def addresses(self) -> None:
        """Where they live and work."""
        draw, home, firm = self._chance.draw, self._person.home, self._person.firm
        if draw() < 0.6:
            self.lines.append(f"ADR;TYPE=HOME:{_address(home)}")
        if firm and draw() < 0.45:
            self.lines.append(f"ADR;TYPE=WORK:{_address(firm.place)}")

    def dates(self) -> None:
        """Birthday, one in five without the year, and a few wedding days."""
        chance, draw, born = self._chance, self._chance.draw, self._person.born
        if draw() < 0.42:
            month = chance.number(1, 12)
            leap = born % 4 == 0
            day = chance.number(1, 30 if month != 2 else 29 if leap else 28)
            if draw() < 0.82:
                self.lines.append(f"BDAY:{born}-{month:02d}-{day:02d}")
            elif self._modern:
                self.lines.append(f"BDAY:--{month:02d}{day:02d}")
            else:
                self.lines.append(f"BDAY;X-APPLE-OMIT-YEAR=1604:1604-{month:02d}-{day:02d}")
        if born < 1990 and draw() < 0.03:
            year, month, day = born + chance.number(22, 34), chance.number(5, 9), chance.number(1, 28)
            if self._modern:
                self.lines.append(f"ANNIVERSARY:{year}{month:02d}{day:02d}")
            else:
                self._labelled(f"X-ABDATE;VALUE=date:{year}-{month:02d}-{day:02d}", "_$!<Anniversary>!$_")

    def ties(self) -> None:
        """Who the partner is, as 4.0 and as Apple's address book say it."""
        partner = self._person.partner
        if not partner or self._chance.draw() < 0.4:
            return
        if self._modern:
            self.lines.append(f"RELATED;TYPE=spouse:urn:uuid:{partner.uid}")
        else:
            self._labelled(f"X-ABRELATEDNAMES:{partner.name.given} {partner.name.family}", "_$!<Spouse>!$_")

    def circles(self) -> str:
        """The value of CATEGORIES; "" for those who are in no circle yet."""
        chance, kind = self._chance, self._chance.draw()
        at_work = self._person.firm and kind < 0.7
        circles = [chance.pick(words.CIRCLES_AT_WORK if at_work else words.CIRCLES_AT_HOME)]
        if kind < 0.2:
            circles.append(chance.pick(words.CIRCLES_BESIDE))
        if chance.draw() < 0.06:
            circles.append(chance.pick(words.OWN_LABELS))
        return ",".join(dict.fromkeys(circles)) if kind < 0.88 else ""

    def rest(self) -> None:
        """Notes, web and messenger addresses, and a property that no standard knows."""
        chance, draw, firm = self._chance, self._chance.draw, self._person.firm
        if draw() < 0.55:
            sentences = [chance.pick(_NOTES) for _ in range(chance.number(1, 3))]
            self.lines.append("NOTE:" + " ".join([sentence % chance.pick(ends) for sentence, ends in sentences]))
        if firm and draw() < 0.15:
            self.lines.append(f"URL:https://www.{firm.host}/")
        if draw() < 0.06:
            self.lines.append(f"IMPP;X-SERVICE-TYPE=Matrix:matrix:u/{self._person.name.mail}:example.org")
        if draw() < 0.05:
            self.lines.append(f"X-SOCIALPROFILE;TYPE=linkedin:https://social.example/{self._person.name.mail}")
        if draw() < 0.04:
            self.lines.append(f"X-KUNDENNUMMER:K-{chance.digits(5)}")

    def _labelled(self, line: str, label: str) -> None:
        """A property with a label of the owner's own, as Apple's address book writes it."""
        self._groups += 1
        self.lines += (f"item{self._groups}.{line}", f"item{self._groups}.X-ABLabel:{label}")

    def _mobile(self, place: Place) -> str:
        chance = self._chance
        if place.land:
            return self._spelled(chance.filled(place.land.mobile), place)
        prefix = chance.pick(_MOBILES[place.country])
        return self._spelled(f"{prefix} 0{chance.digits(7 if prefix in _LONG_MOBILES else 6)}", place)

    def _spelled(self, number: str, place: Place) -> str:
        """A national number without its 0 ("221 0123456") in one of the notations that people use."""
        style = self._chance.draw()
        code = CALLING_CODES[place.land.code] if place.land else _HOME_CODES[place.country]
        if place.land or code != "49" or style < 0.35:
            return f"+{code} {number}"
        if style < 0.65:
            return f"0{number}"
        if style < 0.75:
            return f"0{number.replace(' ', '/')}"
        if style < 0.83:
            return f"(0{number.replace(' ', ') ')}"
        if style < 0.9:
            return f"+{code} (0) {number}"
        if style < 0.95:
            return f"+{code}{number.replace(' ', '').replace('-', '')}"
        return f"00{code} {number}"


def _address(place: Place) -> str:
    town = place.town.replace(",", "\\,")
    return f";;{place.street};{town};;{place.postcode};{place.country}"

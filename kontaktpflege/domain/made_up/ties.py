"""Who knows whom among made-up people: of the sample book as it is told, of any number of them by chance."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from kontaktpflege.domain.made_up.chance import Chance
from kontaktpflege.domain.partial_date import PartialDate
from kontaktpflege.domain.tie import Tie, TieKind, TieSource

SAMPLE_ME: Final = "Johanna Lindner"

_TOLD: Final = """
family strong: Matthias Lindner, Emma Lindner, Ursula Lindner
family strong: Helga Brandt, Thomas Brandt, Emma Lindner
family strong 2016: Thomas Brandt, Dr. Selin Özdemir
family: Helga Brandt, Olivia Brandt, Thomas Brandt
friend: Ursula Lindner, Helga Brandt
family strong 1999: Anja Overbeck, Bernd Overbeck
friend strong 2013: Mehmet Yıldırım, Matthias Lindner
family strong 2008: Mehmet Yıldırım, Dr. med. Ayşe Yıldırım
friend: Anja Overbeck, Dr. med. Ayşe Yıldırım, Matthias Lindner
friend: Νίκος Παπαδόπουλος, Mehmet Yıldırım, Bernd Overbeck
friend 2001: Giulia Bellandi, Anja Overbeck
club strong 2009: Anja Overbeck, Tanja Wirtz, Bärbel König
club: Bärbel König, Christine Albers
club: Horst Becker, Elke Schulte, Malte Vogt, Ralf Schmitz
club: Georg Zimmermann, Horst Becker, Ulrike Sommer
colleague 2019: Malte Vogt, Lena Böhm
family strong: Tanja Wirtz, Frank Wirtz
neighbour strong: Frank Wirtz, Renate Hülsmann, Zoran Petrović
neighbour: Оксана Мельник, Tanja Wirtz
neighbour: Matthias Lindner, Frank Wirtz
neighbour: Christine Albers, Renate Hülsmann
family strong: Tim Janssen, Sarah Weiß
club 2020: Tim Janssen, Lena Böhm
family strong: Stefan Böhm, Lena Böhm
business strong: Stefan Böhm, Ralf Schmitz, Marion Pfennig
business: Stefan Böhm, يوسف حداد, Daniel Nowak, Łukasz Wróbel
business: Stefan Böhm, Dr. Friederike Harms
business: Stefan Böhm, Jonas Reuter
colleague strong: Petra Klein, Jürgen Kessler, Nadine Roth
colleague: Elke Schulte, Jürgen Kessler
colleague strong: Dr. Friederike Harms, Ole Petersen
colleague: Korbinian Huber, Verena Maier
friend strong 2004: Bernd Overbeck, Petra Klein
business 2019: Bernd Overbeck, Dr. Annegret Tillmanns
business: Bernd Overbeck, Katharina Eberhardt, Dr. Wilhelm Grothe
business: Bernd Overbeck, Jonas Reuter
business: Bernd Overbeck, Jürgen Kessler
business: Bernd Overbeck, Gisela Straub
business: Bernd Overbeck, Hartmut Voigt
business 2018: Mehmet Yıldırım, Dr. Wilhelm Grothe
business: Dr. Annegret Tillmanns, Dr. Henning Falk
business: Jonas Reuter, Gisela Straub
business: Constanze von der Heyde, Gisela Straub
business: Dr. Henning Falk, Sophie Garnier
business: Imogen Clarke, Caleb Robinson
family strong: Uwe Carstens, Heike Carstens, Gesa Carstens

business strong 2017: Petra Klein, Henrik Lohmann
business: Petra Klein, Volker Stamm
colleague strong: Henrik Lohmann, Sabine Arndt
colleague strong: Volker Stamm, Carla Monti
business: Nadine Roth, Carla Monti
business: Carla Monti, Sabine Arndt
business strong 2021: Bernd Overbeck, Philipp Rausch
business: Bernd Overbeck, Torsten Kramer
colleague strong: Philipp Rausch, Aylin Demir
business: Philipp Rausch, Torsten Kramer
colleague: Dr. Annegret Tillmanns, Martina Feldhoff
business: Dr. Henning Falk, Claire Fontaine
colleague strong: Claire Fontaine, Étienne Morel
business: Étienne Morel, 佐藤 健
colleague strong: Korbinian Huber, Leonie Brandl
business: Leonie Brandl, Gregor Sailer
neighbour strong: Heike Carstens, Lotte Wegner
friend: Uwe Carstens, Piet de Vries
colleague strong: Solveig Haugen, Anders Lie, Marit Nygård
business: Marit Nygård, Erik Solberg
"""
"""Kind, whether strong, since when: these people all know each other. Bernd and Stefan are the bridges, Bernd the hub."""

_OF_GROUPS: Final = (
    TieKind.COLLEAGUE,
    TieKind.CLUB,
    TieKind.NEIGHBOUR,
    TieKind.FRIEND,
    TieKind.KNOWS,
    TieKind.BUSINESS,
)
_FAR: Final = 0.05
_ISOLATED: Final = 0.06
_NEW: Final = 0.35
"""So often the first of a group is reached through one who led to no group yet."""


def sample_ties(ids: Mapping[str, int]) -> Iterator[Tie]:
    """The ties of the sample book; `ids` says who has which name."""
    for line in _TOLD.strip().splitlines():
        said, _, names = line.partition(": ")
        kind, *more = said.split() or [""]
        people = sorted(ids[name] for name in names.split(", ") if name in ids)
        since = PartialDate.parse(more[-1]) if more and more[-1].isdigit() else None
        for place, low in enumerate(people):
            for high in people[place + 1 :]:
                yield Tie(low=low, high=high, kind=kind, strong="strong" in more, since=since)


def made_up_ties(known: Sequence[int], strangers: Sequence[int], seed: int) -> Iterator[Tie]:
    """About three ties for each person: groups in which many know each other, and some far ties; the same for a seed.

    `known` are those whom the user knows. Strangers come in groups, too, of which one leads to another; the first of a
    group is known through somebody, mostly one who knows many; few groups are known through nobody. A tie may come twice.
    """
    yield from _Society(Chance(seed + 2)).ties(known, strangers)


class _Society:
    def __init__(self, chance: Chance) -> None:
        self._chance = chance

    def ties(self, known: Sequence[int], strangers: Sequence[int]) -> Iterator[Tie]:
        chance = self._chance
        for group in self._groups(known):
            yield from self._within(group)
        for contact_id in known:
            if chance.draw() < _FAR:
                yield from self._tie(contact_id, chance.pick(known), TieKind.KNOWS)
        doors = list(known[:1])
        for group in self._groups(strangers):
            yield from self._within(group)
            if known and chance.draw() >= _ISOLATED:
                # Whoever led to a group before leads to the next one the likelier.
                door = chance.pick(known) if chance.draw() < _NEW else chance.pick(doors)
                yield from self._tie(door, group[0], TieKind.BUSINESS)
                doors += (door, group[-1])

    def _groups(self, people: Sequence[int]) -> Iterator[Sequence[int]]:
        start = 0
        while start < len(people):
            end = start + self._chance.number(5, 12) * self._chance.number(1, 4)
            yield people[start:end]
            start = end

    def _within(self, group: Sequence[int]) -> Iterator[Tie]:
        """Each knows two or three of those before, the first ones oftenest, and somebody whom these know."""
        chance = self._chance
        kind = chance.pick(_OF_GROUPS)
        met: list[tuple[int, int]] = []
        for place, one in enumerate(group[1:], 1):
            first = int(chance.draw() * chance.draw() * place)
            yield from self._tie(one, group[first], kind)
            if met and chance.draw() < 0.85:
                yield from self._tie(one, group[met[first - 1][1] if first else 0], kind)
            if chance.draw() < 0.9:
                yield from self._tie(one, group[int(chance.draw() * place)], kind)
            met.append((place, first))

    def _tie(self, one: int, other: int, kind: TieKind) -> Iterator[Tie]:
        chance = self._chance
        draw = chance.draw()
        if one != other:
            since = PartialDate(chance.number(1990, 2025)) if draw < 0.1 else None
            low, high = (one, other) if one < other else (other, one)
            yield Tie(low=low, high=high, kind=kind, strong=draw > 0.7, since=since, source=TieSource.HAND)

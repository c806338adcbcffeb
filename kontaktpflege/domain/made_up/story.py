"""What happened with made-up people in two years: interactions, promises, small facts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from kontaktpflege.domain.care import About, FactKind, PersonalFact
from kontaktpflege.domain.interaction import SPOKEN, Channel, Direction, Interaction, Outcome
from kontaktpflege.domain.made_up.chance import Chance
from kontaktpflege.domain.promise import Promise

RHYTHMS: Final = {"private": 60, "professional": 90, "neighbourhood": 120, "interest": 180}
"""The rhythms of the four circles."""

_DAYS: Final = 730
_FOLLOWED_UP: Final = (2, 4, 6, 9, 12)
"""So many days after a call one talked further."""
_CHANNELS: Final = (
    *(Channel.CALL,) * 9, *(Channel.MEETING,) * 4, *(Channel.MAIL,) * 4, *(Channel.MESSAGE,) * 3, Channel.VIDEO,
    Channel.LETTER,
)  # fmt: skip
_TOPICS: Final = (
    "Angebot besprochen", "Urlaub auf Rügen", "neue Stelle ab Herbst", "Umzug nach Leipzig", "Messe im Frühjahr",
    "Empfehlung für die Steuerkanzlei", "Sommerfest geplant", "Hausbau kommt voran", "die Tochter macht Abitur",
    "Jahresgespräch", "Rückfrage zur Rechnung", "gemeinsamer Vortrag", "Chorprobe am Donnerstag", "Nachfolge im Betrieb",
    "Ersatzteil ist da", "Fotos vom Fest geschickt", "neuer Hund", "Knie-Operation gut verlaufen", "Förderantrag",
    "Besuch im Atelier",
)  # fmt: skip
_PROMISES: Final = (
    "die Preisliste schicken", "den Kontakt zur Druckerei herstellen", "das Buch zurückgeben", "einen Termin vorschlagen",
    "die Fotos schicken", "bei der Gemeinde nachfragen", "den Vertrag durchsehen", "zum Grillen einladen",
)  # fmt: skip
_FACTS: Final = (
    (FactKind.FAMILY, "zwei Kinder, Paula und Jonas"), (FactKind.FAMILY, "Enkel seit März"),
    (FactKind.FAMILY, "die Mutter ist zu pflegen"), (FactKind.LIKES, "trinkt nur Tee"), (FactKind.LIKES, "segelt auf der Ostsee"),
    (FactKind.LIKES, "sammelt Schallplatten"), (FactKind.WORRIES, "sucht eine Nachfolge"),
    (FactKind.WORRIES, "wartet auf die Baugenehmigung"), (FactKind.OTHER, "nicht vor zehn Uhr anrufen"),
)  # fmt: skip
_STORIES: Final = (
    "Studium in Marburg", "der Schneesturm auf der Rückfahrt von Bern", "zusammen den Verein gegründet",
    "die Nacht vor der Messe, als der Stand nicht kam",
)  # fmt: skip
_ANCHORS: Final = ("rote Brille", "lacht sehr laut", "immer mit dem Rad", "Fliege statt Krawatte")
_KNOWN_AS: Final = ("wer immer eine Lösung weiß", "die Stimme vom Chor", "der mit den Fahrrädern")


@dataclass(slots=True)
class Story:
    """Everything that is made up of one person."""

    interactions: list[Interaction] = field(default_factory=list)
    promises: list[Promise] = field(default_factory=list)
    facts: list[PersonalFact] = field(default_factory=list)
    about: About | None = None


def made_up_stories(people: Iterable[tuple[int, int | None]], seed: int, today: date) -> Iterator[tuple[int, Story]]:
    """(contact, story) of each (contact, days of its rhythm or None): the same for the same seed and day."""
    chance = Chance(seed)
    for contact_id, days in people:
        yield contact_id, _Teller(chance, contact_id, today).tell(days)


class _Teller:
    def __init__(self, chance: Chance, contact_id: int, today: date) -> None:
        self._chance = chance
        self._contact = contact_id
        self._today = today
        self._story = Story()

    def tell(self, days: int | None) -> Story:
        """Two years with somebody whom one wants to be in touch with every so many days, or (None) hardly ever."""
        chance = self._chance
        if days is None:
            if chance.draw() < 0.2:
                self._meet(chance.number(20, _DAYS))
            return self._story
        ago = _DAYS - chance.number(0, days)
        # Some have been quiet for long: the end of the story lies before today.
        end = chance.number(1, days) if chance.draw() < 0.8 else chance.number(days, 4 * days)
        while ago > end:
            self._meet(ago)
            ago -= max(1, round(days * (0.4 + 1.1 * chance.draw())))
        self._meet(end)
        if chance.draw() < 0.12:
            self._promise(end)
        if chance.draw() < 0.3:
            self._know()
        return self._story

    def _meet(self, ago: int) -> None:
        chance = self._chance
        channel = chance.pick(_CHANNELS)
        if channel is Channel.CALL and chance.draw() < 0.3:
            outcome = chance.pick((Outcome.NO_ANSWER, Outcome.NO_ANSWER, Outcome.LEFT_MESSAGE))
            self._add(ago + chance.number(1, 2), channel, Direction.OUT, outcome, "")
        draw = chance.draw()
        if channel in SPOKEN:
            direction = Direction.BOTH if channel is not Channel.CALL else Direction.OUT if draw < 0.7 else Direction.IN
        else:
            direction = Direction.OUT if draw < 0.6 else Direction.IN
        self._add(ago, channel, direction, Outcome.REACHED, chance.pick(_TOPICS) if chance.draw() < 0.7 else "")
        if direction is Direction.IN and channel not in SPOKEN and chance.draw() < 0.95:
            self._add(max(1, ago - 1), channel, Direction.OUT, Outcome.REACHED, "")
        if channel is Channel.CALL and ago > _FOLLOWED_UP[-1] and chance.draw() < 0.4:
            further = chance.pick((Channel.CALL, Channel.MAIL, Channel.MEETING))
            toward = Direction.BOTH if further is Channel.MEETING else Direction.OUT
            self._add(ago - chance.pick(_FOLLOWED_UP), further, toward, Outcome.REACHED, "")

    def _add(self, ago: int, channel: Channel, direction: Direction, outcome: Outcome, text: str) -> None:
        day = self._today - timedelta(ago)
        minutes = self._chance.number(9 * 60, 18 * 60)
        at = datetime.combine(day, time(minutes // 60, minutes % 60), UTC)
        self._story.interactions.append(
            Interaction(
                at=at, channel=channel, direction=direction, outcome=outcome, contacts=(self._contact,), text=text
            )
        )

    def _promise(self, ago: int) -> None:
        chance = self._chance
        made_on = self._today - timedelta(ago)
        due_on = made_on + timedelta(chance.number(7, 40)) if chance.draw() < 0.7 else None
        promise = Promise(
            contact_id=self._contact,
            mine=chance.draw() < 0.6,
            text=chance.pick(_PROMISES),
            made_on=made_on,
            due_on=due_on,
            kept_on=made_on + timedelta(3) if chance.draw() < 0.4 and ago > 3 else None,
        )
        self._story.promises.append(promise)

    def _know(self) -> None:
        chance = self._chance
        kind, text = chance.pick(_FACTS)
        noted_on = self._today - timedelta(chance.number(5, _DAYS))
        self._story.facts.append(PersonalFact(contact_id=self._contact, kind=kind, text=text, noted_on=noted_on))
        if chance.draw() < 0.5:
            self._story.about = About(
                story=chance.pick(_STORIES) if chance.draw() < 0.6 else "",
                anchor=chance.pick(_ANCHORS) if chance.draw() < 0.5 else "",
                knows_me_as=chance.pick(_KNOWN_AS) if chance.draw() < 0.4 else "",
            )

"""What the door dialog shows, read at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kontaktpflege.domain.balance import LedgerRules
from kontaktpflege.domain.contact import ContactSummary
from kontaktpflege.domain.door import Adviser, Goal, Way
from kontaktpflege.services import Services
from kontaktpflege.wording.circles import circle_name


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The chains to a goal, of which the one at `place` is shown; one more is known if there is one.

    `asker`: the user's card. `photos`: digest → photo of its people. `kept`: under which number the chain is kept on whom it
    leads to. `advisers`: whom to ask, where there is no chain.
    """

    goal: Goal
    place: int
    ways: tuple[Way, ...]
    advisers: tuple[Adviser, ...]
    asker: ContactSummary | None
    photos: dict[str, bytes]
    kept: int | None
    rules: LedgerRules
    day: date

    @property
    def way(self) -> Way | None:
        """The chain that is shown."""
        return self.ways[self.place] if self.place < len(self.ways) else None


def read_goals(services: Services, words: str) -> list[Goal]:
    """Whom words may mean."""
    return services.doors.goals(words, circle_name)


def read_examples(services: Services) -> list[Goal]:
    """Whom one could ask for, while nothing is typed; makes ready for the first question, too."""
    services.doors.prepare()
    return services.doors.examples(circle_name)


def read_answer(services: Services, goal: Goal, avoid: Sequence[int], place: int) -> Answer:
    """The chain at `place` to a goal, and what is around it; the last one where there are fewer. Raises NetworkProblem."""
    ways = services.doors.ways(goal, avoid=avoid, most=place + 2)
    return _answer(services, goal, min(place, max(0, len(ways) - 1)), ways)


def read_kept(services: Services, goal: Goal, ids: Sequence[int]) -> Answer:
    """A chain that was kept, as it stands now, before the best ones; these alone if it stands no more."""
    found = services.doors.way_of(ids)
    others = services.doors.ways(goal, most=2)
    if found is None:
        return _answer(services, goal, 0, others)
    return _answer(services, goal, 0, [found, *(way for way in others if way.ids != found.ids)])


def _answer(services: Services, goal: Goal, place: int, ways: Sequence[Way]) -> Answer:
    people = [step.person for step in ways[place].steps] if ways else []
    asker = next(iter(services.address_book.summaries([services.doors.asker()])), None)
    drawn = [*people, *([asker] if asker is not None else [])]
    kept = None
    if ways:
        held = services.doors.kept(people[-1].id)
        kept = next((one.number for one in held if one.ids == ways[place].ids), None)
    return Answer(
        goal=goal,
        place=place,
        ways=tuple(ways),
        advisers=() if ways else tuple(services.doors.advisers(goal)),
        asker=asker,
        photos={person.photo: services.address_book.photo(person.photo) for person in drawn if person.photo},
        kept=kept,
        rules=services.ledger.rules(),
        day=services.today(),
    )

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
    leads to. `first`: of whom the chain consists that comes before the best ones. `advisers`: whom to ask, where there is
    no chain.
    """

    goal: Goal
    place: int
    ways: tuple[Way, ...]
    advisers: tuple[Adviser, ...]
    asker: ContactSummary | None
    photos: dict[str, bytes]
    kept: int | None
    first: tuple[int, ...]
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


def read_answer(
    services: Services, goal: Goal, avoid: Sequence[int], place: int, first: tuple[int, ...] = ()
) -> Answer:
    """The chain at `place` to a goal, and what is around it; the last one where there are fewer. Raises NetworkProblem.

    The chain of the people `first` comes before the best ones, if it still stands and avoids nobody who is to be avoided.
    """
    ways = services.doors.ways(goal, avoid=avoid, most=place + 2)
    held = services.doors.way_of(first) if first and not set(first) & set(avoid) else None
    if held is not None:
        ways = [held, *(way for way in ways if way.ids != held.ids)]
    return _answer(services, goal, min(place, max(0, len(ways) - 1)), ways, first)


def _answer(services: Services, goal: Goal, place: int, ways: Sequence[Way], first: tuple[int, ...]) -> Answer:
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
        first=first,
        rules=services.ledger.rules(),
        day=services.today(),
    )

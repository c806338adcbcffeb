"""The seeded list of what people type into the search field, for a book of the made-up cards."""

import random
from itertools import islice

from tests.bench.cards import cards

_LETTERS = "abcdefghijklmnoprstuvwzäöüé"


def queries(people: int, *, seed: int = 1) -> list[str]:
    """Two hundred queries over the first `people` cards, kinds mixed."""
    draw = random.Random(f"queries/{seed}")
    made = (
        [draw.choice(_LETTERS) for _ in range(25)]
        + [_beginning(draw, people) for _ in range(35)]
        + [_inside(draw, people) for _ in range(40)]
        + ["".join(draw.choices("qxyjv", k=draw.randint(3, 8))) for _ in range(20)]
        + [" ".join(draw.sample(_field(draw, people, "NOTE").replace("\\", "").split(), 2)) for _ in range(30)]
        + [_field(draw, people, "X-")[: draw.randint(4, 11)] for _ in range(20)]
        + [_field(draw, people, "TEL")[draw.choice((0, -8)) :] for _ in range(30)]
    )
    draw.shuffle(made)
    return made


def _field(draw: random.Random, people: int, name: str) -> str:
    """The value of a property of some card of version 3.0 or 4.0, whose lines are plain."""
    while True:
        card = next(islice(cards(draw.randrange(people)), 1)).decode().replace("\r\n ", "")
        lines = [line for line in card.split("\r\n") if line.startswith(name)]
        if "QUOTED-PRINTABLE" not in card and lines:
            return lines[0].partition(":")[2]


def _word(draw: random.Random, people: int) -> str:
    """A part of a name, long enough to cut something out of it."""
    return draw.choice([word for word in _field(draw, people, "FN").split() if len(word) > 2])


def _beginning(draw: random.Random, people: int) -> str:
    return _word(draw, people)[:2]


def _inside(draw: random.Random, people: int) -> str:
    word = _word(draw, people)
    begin = draw.randint(1, max(1, len(word) - 3))
    return word[begin : begin + draw.randint(3, 5)]

"""What made-up people and the user did for each other in two years."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from kontaktpflege.domain.favor import Favor, FavorKind, FavorSize, Money
from kontaktpflege.domain.made_up.chance import Chance

_DAYS: Final = 730
_MOST: Final = 5
_SIZES: Final = (*(FavorSize.SMALL,) * 5, *(FavorSize.HELP,) * 4, FavorSize.BIG)
_DEEDS: Final = (
    (FavorKind.INFORMATION, "Hinweis auf die Ausschreibung"), (FavorKind.INFORMATION, "Artikel zum Förderprogramm"),
    (FavorKind.INTRODUCTION, "der Druckerei vorgestellt"), (FavorKind.INTRODUCTION, "mit dem Vorstand bekannt gemacht"),
    (FavorKind.RECOMMENDATION, "bei der Kanzlei empfohlen"), (FavorKind.REFERENCE, "Referenz für die Webseite"),
    (FavorKind.HELP, "beim Umzug geholfen"), (FavorKind.HELP, "auf die Kinder aufgepasst"),
    (FavorKind.HELP, "den Stand mit aufgebaut"),
    (FavorKind.KNOW_HOW, "die Steuererklärung erklärt"), (FavorKind.KNOW_HOW, "das Angebot gegengelesen"),
    (FavorKind.ATTENTION, "zur Ausstellung gekommen"), (FavorKind.ATTENTION, "öffentlich gelobt"),
    (FavorKind.GIFT, "Honig aus dem Garten"),
    (FavorKind.GIFT, "ein Buch"), (FavorKind.BUSINESS, "Auftrag für den Flyer"), (FavorKind.OTHER, ""),
)  # fmt: skip
_WORTH: Final = (Decimal("12.50"), Decimal(40), Decimal("180.00"), Decimal("950.00"))
_ONE_SIDED: Final = 0.12


def made_up_favors(people: Iterable[tuple[int, int | None]], seed: int, today: date) -> Iterator[Favor]:
    """Favours to and from each (contact, days of its rhythm or None): mostly in turns, with some all from one side."""
    chance = Chance(seed + 1)
    for contact_id, days in people:
        if days is None and chance.draw() < 0.8:
            continue
        one_sided = chance.draw() < _ONE_SIDED
        given = chance.draw() < 0.5
        for _number in range(chance.number(_MOST, 2 * _MOST) if one_sided else chance.number(0, _MOST)):
            yield _favor(chance, contact_id, today, given=given)
            given = given if one_sided else not given


def _favor(chance: Chance, contact_id: int, today: date, *, given: bool) -> Favor:
    kind, note = chance.pick(_DEEDS)
    worth = chance.draw()
    return Favor(
        contact_id=contact_id,
        given=given,
        kind=kind.value,
        size=chance.pick(_SIZES),
        day=today - timedelta(chance.number(1, _DAYS)),
        note=note,
        money=Money(chance.pick(_WORTH), "EUR" if worth < 0.08 else "CHF") if worth < 0.1 else None,
        minutes=chance.number(1, 16) * 15 if kind in (FavorKind.HELP, FavorKind.KNOW_HOW) else None,
    )

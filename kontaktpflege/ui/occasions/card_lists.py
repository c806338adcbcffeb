"""Which lists of cards there are, and which one may begin."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from kontaktpflege.domain.greeting import GreetingList
from kontaktpflege.domain.occasion import own_day, own_key
from kontaktpflege.domain.own_occasion import OwnOccasion
from kontaktpflege.domain.season import seasons_between
from kontaktpflege.ui.widgets.plain_text import plain_line
from kontaktpflege.wording.occasions import list_title, season_name

_AHEAD = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class CardList:
    """The list of an occasion of a year, and what it is called; `held` is None while nobody is on it."""

    key: str
    year: int
    title: str
    held: GreetingList | None


def card_lists(held: Iterable[GreetingList], own: Sequence[OwnOccasion], today: date) -> list[CardList]:
    """Those for what comes within a year, in order, then older ones, the newest first."""
    kept = {(one.key, one.year): one for one in held}
    names = {own_key(one.id): plain_line(one.name, 60) for one in own}
    coming = [(day, code) for code, day in seasons_between(today, today + _AHEAD)]
    mine = ((own_day(one, today), one) for one in own if one.contact_id is None)
    coming += [(day, own_key(one.id)) for day, one in mine if day is not None]
    places = dict.fromkeys((key, day.year) for day, key in sorted(coming))
    places.update(dict.fromkeys(kept))
    return [
        CardList(key, year, list_title(names.get(key) or season_name(key), year), kept.get((key, year)))
        for key, year in places
    ]


def older_list(lists: Iterable[CardList], chosen: CardList) -> CardList | None:
    """The last list of the same occasion before, with somebody on it."""
    before = [one for one in lists if one.key == chosen.key and one.year < chosen.year and one.held is not None]
    return max(before, key=lambda one: one.year, default=None)

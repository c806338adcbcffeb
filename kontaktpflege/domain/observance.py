"""Where the user keeps which holidays, and how early one wants to know of an occasion."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Observance:
    """Country (ISO 3166) and state (`domain.states`, "" for none), and lead times in days.

    A letter needs `post` days more; `by_post` says that one writes letters. New Year goes with Christmas.
    """

    country: str = "DE"
    state: str = ""
    birthday: int = 3
    anniversary: int = 3
    christmas: int = 28
    season: int = 7
    own: int = 7
    post: int = 4
    by_post: bool = False

    def longest_lead(self) -> int:
        """How far ahead one has to look to see all that is to begin now, but for occasions with a time of their own."""
        return max(map(self.lead, ("birthday", "anniversary", "season", "own", "christmas")))

    def personal_lead(self, least: int) -> int:
        """The same for birthdays and wedding days, `least` days at least."""
        return max(least, self.lead("birthday"), self.lead("anniversary"))

    def lead(self, kind: str, own: int | None = None) -> int:
        """How many days before an occasion of that kind one begins; `own` is an occasion's own time, which wins.

        A public holiday needs none.
        """
        if kind == "holiday":
            return 0
        times = {"birthday": self.birthday, "anniversary": self.anniversary, "season": self.season, "own": self.own}
        days = times.get(kind, self.christmas) if own is None else own
        return days + (self.post if self.by_post else 0)

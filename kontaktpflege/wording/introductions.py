"""Introductions in words."""

from __future__ import annotations

from datetime import date

from kontaktpflege.domain.introduction import Common, Introduction, IntroductionStage, ListedIntroduction, Pair
from kontaktpflege.wording import N_, _
from kontaktpflege.wording.dates import day_ago

_STAGES = {
    IntroductionStage.PLANNED: N_("planned"),
    IntroductionStage.ASKED: N_("asked"),
    IntroductionStage.MADE: N_("made"),
    IntroductionStage.MET: N_("they met"),
    IntroductionStage.DECLINED: N_("declined"),
}


def stage_name(stage: IntroductionStage) -> str:
    """How far an introduction has come."""
    return _(_STAGES[stage])


def introduction_words(listed: ListedIntroduction, today: date) -> str:
    """An introduction in a line: "Anna and Bernd: asked, 3 days ago. Both sail."."""
    names = _("{one} and {other}").format(one=listed.low_name, other=listed.high_name)
    return f"{names}: {_told(listed.introduction, today)}"


def introduced_words(listed: ListedIntroduction, contact_id: int, today: date) -> str:
    """The same in the details of one of the two: "To Bernd: asked, 3 days ago. Both sail."."""
    name = listed.other(contact_id)[1]
    return f"{_('To {name}').format(name=name)}: {_told(listed.introduction, today)}"


def pair_words(pair: Pair) -> str:
    """Two who should meet: "Anna and Bernd"."""
    return _("{one} and {other}").format(one=pair.low_name, other=pair.high_name)


def reason_words(pair: Pair, circle: str) -> str:
    """Why two should meet; `circle` is the name of the one they share."""
    match pair.common:
        case Common.INTEREST:
            return _("Both share the interest “{name}”.").format(name=circle)
        case Common.CIRCLE:
            return _("Both are in “{name}”.").format(name=circle)
        case Common.ORGANISATION:
            return _("Both are at {organisation}.").format(organisation=pair.organisation)


def _told(one: Introduction, today: date) -> str:
    said = (
        words if words.endswith((".", "!", "?", "…")) else f"{words}." for words in (one.outcome, one.reason) if words
    )
    return " ".join([f"{stage_name(one.stage)}, {day_ago(one.closed_on or one.day, today)}.", *said])

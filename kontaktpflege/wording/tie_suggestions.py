"""Suggested ties in words: who may know whom, and from what one would conclude it."""

from __future__ import annotations

from kontaktpflege.domain.tie import TieSource
from kontaktpflege.domain.tie_suggestion import Evidence, TieSuggestion
from kontaktpflege.wording import _, ngettext
from kontaktpflege.wording.dates import short_date
from kontaktpflege.wording.fields import label_name, type_name
from kontaktpflege.wording.numbers import number
from kontaktpflege.wording.ties import kind_name, strength_name


def pair_words(suggestion: TieSuggestion) -> str:
    """Who: "Anna Weiß and Bernd Maier"."""
    if suggestion.me:
        return _("You and {name}").format(name=suggestion.names[1 if suggestion.me == suggestion.low else 0])
    return _("{one} and {other}").format(one=suggestion.names[0], other=suggestion.names[1])


def proposed_words(suggestion: TieSuggestion) -> str:
    """The tie that would be kept: "Colleagues, weak", "Friends, strong instead of weak"."""
    strength = strength_name(suggestion.strong)
    if suggestion.held is not None:
        strength = _("strong instead of weak") if suggestion.strong else _("weak instead of strong")
    return f"{kind_name(suggestion.kind)}, {strength}"


def evidence_sentences(suggestion: TieSuggestion) -> list[str]:
    """Why, the best first, each once."""
    return list(dict.fromkeys(_sentence(suggestion, one) for one in suggestion.evidence))


def _sentence(suggestion: TieSuggestion, one: Evidence) -> str:
    low, high = suggestion.names
    teller, other = (low, high) if one.told_by == suggestion.low else (high, low)
    if one.own:
        return _own_talks(one)
    if one.source is TieSource.TALK:
        day = short_date(one.day.isoformat()) if one.day is not None else ""
        words = ngettext("{count} talk together, on {day}", "{count} talks together, the last on {day}", one.count)
        return words.format(count=number(one.count), day=day)
    if one.source is TieSource.THROUGH:
        return _("You know {name} through {other}").format(name=teller, other=other)
    if one.source is TieSource.MENTION:
        return _("In a note on {name}: “{text}”").format(name=teller, text=one.text)
    if one.text:
        return _("On the card of {name}: {label}").format(name=teller, label=_relation(one.text))
    return _("On the card of {name}").format(name=teller)


def _own_talks(one: Evidence) -> str:
    day = short_date(one.day.isoformat()) if one.day is not None else ""
    if not one.count:
        return _("Your last talk was on {day}, more than two years ago").format(day=day)
    words = ngettext(
        "{count} talk with you within a year, on {day}",
        "{count} talks with you within a year, the last on {day}",
        one.count,
    )
    return words.format(count=number(one.count), day=day)


def _relation(label: str) -> str:
    named = type_name(label)
    return named if named.lower() != label.lower() else label_name(label.capitalize() if label.islower() else label)

"""Care in words: what was noted, how often, what a day amounts to."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

from kontaktpflege.domain.care import Care, FactKind
from kontaktpflege.domain.interaction import Channel, Direction, Interaction, Outcome
from kontaktpflege.domain.partial_date import PartialDate
from kontaktpflege.domain.promise import Promise
from kontaktpflege.wording import N_, _, ngettext
from kontaktpflege.wording.dates import ago, long_date, short_date
from kontaktpflege.wording.numbers import number

_WEEKDAYS = (
    N_("Monday"), N_("Tuesday"), N_("Wednesday"), N_("Thursday"), N_("Friday"), N_("Saturday"), N_("Sunday"),
)  # fmt: skip
_BY_DAY = 27
"""A day so near is named; one farther off by its month."""
_BY_MONTH = 330
_FACTS = {
    FactKind.FAMILY: N_("Family"),
    FactKind.LIKES: N_("Likes"),
    FactKind.WORRIES: N_("Worries"),
    FactKind.OTHER: N_("Besides"),
}
_DIRECTIONS = {
    Direction.OUT: N_("From me"),
    Direction.IN: N_("From the other side"),
    Direction.BOTH: N_("From both"),
}

_HAPPENED = {
    Channel.MEETING: N_("Meeting"),
    Channel.CALL: N_("Phone call"),
    Channel.VIDEO: N_("Video call"),
    Channel.LETTER: N_("Letter sent"),
    Channel.MESSAGE: N_("Message sent"),
    Channel.MAIL: N_("Mail sent"),
    Channel.OTHER: N_("Other"),
}
_RECEIVED = {
    Channel.CALL: N_("Call received"),
    Channel.LETTER: N_("Letter received"),
    Channel.MESSAGE: N_("Message received"),
    Channel.MAIL: N_("Mail received"),
}
_ATTEMPTS = {Outcome.NO_ANSWER: N_("Tried, no answer"), Outcome.LEFT_MESSAGE: N_("Message left")}
_CALL_ATTEMPTS = {Outcome.NO_ANSWER: N_("Call, no answer"), Outcome.LEFT_MESSAGE: N_("Call, message left")}


def day_words(day: date, today: date) -> str:
    """A day with its month in words, and its year where that is another one."""
    return long_date(PartialDate(day.year if day.year != today.year else None, day.month, day.day))


def line_day(day: date, today: date) -> str:
    """A day at the head of a line that may be cut: its month in words, of another year in figures."""
    return day_words(day, today) if day.year == today.year else short_date(day.isoformat())


def heading_of(day: date) -> str:
    """A day as a heading: "Sunday, 22 November"."""
    return f"{_(_WEEKDAYS[day.weekday()])}, {long_date(PartialDate(None, day.month, day.day))}"


def weekday_words(day: date, today: date) -> str:
    """A day with its weekday, and its year where that is another one: "Sunday, 14 March 2027"."""
    return f"{_(_WEEKDAYS[day.weekday()])}, {day_words(day, today)}"


def noted(name: str, due: date | None, today: date) -> str:
    """What is said when an interaction was kept: "Noted. Bernd: again in February."."""
    if due is None:
        return _("Noted. {name}.").format(name=name)
    days = (due - today).days
    if days <= 1:
        return _("Noted. {name}: again tomorrow.").format(name=name)
    if days <= _BY_DAY:
        return _("Noted. {name}: again on {day}.").format(name=name, day=day_words(due, today))
    year = due.year if days > _BY_MONTH else None
    return _("Noted. {name}: again in {month}.").format(name=name, month=long_date(PartialDate(year, due.month)))


def noted_with(count: int) -> str:
    """What is said when an interaction with so many, more than one, was kept."""
    words = ngettext("Noted with {count} contact.", "Noted with {count} contacts.", count)
    return words.format(count=number(count))


def again_words(care: Care, today: date) -> str:
    """What stands on the card of somebody who was called today."""
    if care.last_on != today:
        return _("Tried today. Tomorrow again.")
    if care.due_on is None:
        return _("Heard today.")
    if (care.due_on - today).days <= _BY_DAY:
        return _("Heard today. Again on {day}.").format(day=day_words(care.due_on, today))
    year = care.due_on.year if (care.due_on - today).days > _BY_MONTH else None
    return _("Heard today. Again in {month}.").format(month=long_date(PartialDate(year, care.due_on.month)))


def share_words(active: int, cared_for: int) -> str:
    """How many of those cared for are in touch, in plain words."""
    if not cared_for:
        return ""
    words = ngettext("{count} person is to stay close", "{count} people are to stay close", cared_for)
    told = words.format(count=number(cared_for))
    if active == cared_for:
        return _("{told}; with all of them you are in touch.").format(told=told)
    return _("{told}; with {active} of them you are in touch.").format(told=told, active=number(active))


def day_done(reached: int, tried: int) -> str:
    """What is said when nobody is left for today."""
    if tried:
        return _("That was everybody for today. Enough.")
    if reached == 1:
        return _("One person heard. Enough for today.")
    if reached == 2:
        return _("Two people heard. Enough for today.")
    return _("Three people heard. Enough for today.")


def promise_words(promise: Promise, today: date, name: str = "") -> str:
    """A promise as a line: who, what, until when."""
    if name:
        template = _("You to {name}: {text}") if promise.mine else _("{name} to you: {text}")
    else:
        template = _("You: {text}") if promise.mine else _("To you: {text}")
    line = template.format(name=name, text=promise.text)
    when = promise_due(promise, today)
    return f"{line} ({when})" if when else line


def promise_due(promise: Promise, today: date) -> str:
    """Until when a promise is to be kept; "" where that was not said."""
    if promise.kept_on is not None:
        return _("kept on {day}").format(day=day_words(promise.kept_on, today))
    if promise.due_on is None:
        return ""
    late = promise.days_late(today)
    if late:
        return ngettext("{count} day late", "{count} days late", late).format(count=late)
    if promise.due_on == today:
        return _("today")
    return _("until {day}").format(day=day_words(promise.due_on, today))


def fact_name(kind: FactKind) -> str:
    """What a personal fact is about, by name."""
    return _(_FACTS[kind])


def direction_name(direction: Direction) -> str:
    """A direction by name."""
    return _(_DIRECTIONS[direction])


def interaction_title(interaction: Interaction) -> str:
    """What happened, in a few words: "Call", "Call, no answer", "Mail received"."""
    outcome = interaction.outcome
    if outcome is not Outcome.REACHED:
        named = _CALL_ATTEMPTS if interaction.channel is Channel.CALL else _ATTEMPTS
        return _(named[outcome])
    received = interaction.direction is Direction.IN and interaction.channel in _RECEIVED
    return _((_RECEIVED if received else _HAPPENED)[interaction.channel])


def talk_words(talk: Interaction, today: date) -> str:
    """One interaction in a line: when, by what way, what about."""
    head = f"{line_day(talk.at.astimezone().date(), today)}, {interaction_title(talk)}"
    return f"{head}: {talk.text}" if talk.text else head


def since_words(care: Care, today: date) -> str:
    """How long ago the last talk and the last contact were."""
    if care.last_on is None:
        return _("You have not been in touch yet.")
    last = ago_days(care.last_on, today)
    if care.talk_on is None:
        return _("Last contact {when}; no talk yet.").format(when=last)
    if care.talk_on == care.last_on:
        return _("Last talk {when}.").format(when=last)
    return _("Last talk {talk}, last contact {when}.").format(talk=ago_days(care.talk_on, today), when=last)


def owed_words(care: Care, today: date) -> str:
    """That an answer is owed, and since when; "" if none is."""
    if care.owed_on is None or care.died:
        return ""
    days = (today - care.owed_on).days
    if days < 1:
        return _("An answer has been waiting since today.")
    return ngettext(
        "An answer has been waiting for {count} day.", "An answer has been waiting for {count} days.", days
    ).format(count=days)


def state_words(care: Care, today: date) -> str:
    """How somebody is cared for: the rhythm and when they are due."""
    if care.died:
        return _("Has died. Nobody will remind you.")
    if care.resting:
        if care.wakes_on is None:
            return _("Rests: no reminder, but in the book.")
        day = day_words(care.wakes_on, today)
        if care.wakes_on <= today:
            words = _("Rested until {day}: {note}") if care.note else _("Rested until {day}.")
        else:
            words = _("Rests until {day}: {note}") if care.note else _("Rests until {day}.")
        return words.format(day=day, note=care.note)
    if care.days is None or care.due_on is None:
        return _("No rhythm.")
    rhythm = ngettext("Every day", "Every {count} days", care.days).format(count=care.days)
    if care.due_on <= today:
        return _("{rhythm}, due since {day}.").format(rhythm=rhythm, day=day_words(care.due_on, today))
    return _("{rhythm}, due on {day}.").format(rhythm=rhythm, day=day_words(care.due_on, today))


def ago_days(day: date, today: date) -> str:
    """How long ago a day was, roughly."""
    return ago(datetime.combine(day, time(12), UTC), today, UTC)

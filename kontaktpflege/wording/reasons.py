"""Why to call somebody, in words."""

from __future__ import annotations

from kontaktpflege.domain.agenda import Reason
from kontaktpflege.domain.interaction import Channel, Outcome
from kontaktpflege.wording import N_, _, ngettext
from kontaktpflege.wording.dates import days_ago
from kontaktpflege.wording.numbers import times

_CHANNELS = {
    Channel.MEETING: N_("Meeting"),
    Channel.CALL: N_("Phone call"),
    Channel.VIDEO: N_("Video call"),
    Channel.LETTER: N_("Letter"),
    Channel.MESSAGE: N_("Message"),
    Channel.MAIL: N_("Mail"),
    Channel.OTHER: N_("Other"),
}
_OUTCOMES = {
    Outcome.REACHED: N_("Reached"),
    Outcome.NO_ANSWER: N_("No answer"),
    Outcome.LEFT_MESSAGE: N_("Left a message"),
}


def channel_name(channel: Channel) -> str:
    """A channel by name."""
    return _(_CHANNELS[channel])


def outcome_name(outcome: Outcome) -> str:
    """An outcome by name."""
    return _(_OUTCOMES[outcome])


def reason_sentence(reason: Reason) -> str:
    """One reason as a sentence without its full stop."""
    days = reason.days
    match reason.code:
        case "promise_late":
            return _promise_late(reason)
        case "promise_open":
            return _("You promised: {text}").format(text=reason.text)
        case "answer_owed":
            return ngettext(
                "An answer has been waiting for {count} day", "An answer has been waiting for {count} days", days
            ).format(count=days)
        case "birthday":
            return _birthday(days)
        case "greeting":
            return _("New in your book: a first greeting is due")
        case "resurfaced":
            text = reason.text
            return (
                _("You wanted to come back to this: {text}").format(text=text) if text else _("You wanted to come back")
            )
        case "never":
            return _("You have not been in touch yet")
        case "dear":
            return _("Dear to you")
        case "helped":
            last = days_ago(days)
            once = _("Helped you once, {last}") if reason.count == 1 else _("Helped you {times}, last {last}")
            return once.format(times=times(reason.count), last=last)
        case _:
            return _long_since(reason)


def reasons_sentence(reasons: tuple[Reason, ...]) -> str:
    """Several reasons in one sentence."""
    return "; ".join(map(reason_sentence, reasons))


def _long_since(reason: Reason) -> str:
    days = reason.days
    if reason.code == "unanswered":
        return ngettext(
            "{count} day since you wrote, and no answer yet", "{count} days since you wrote, and no answer yet", days
        ).format(count=days)
    if reason.code == "long_unspoken":
        template = ngettext("{count} day since you spoke", "{count} days since you spoke", days)
    else:
        template = ngettext("{count} day since you were in touch", "{count} days since you were in touch", days)
    since = template.format(count=days)
    return _("{since}, your rhythm is {rhythm}").format(since=since, rhythm=reason.rhythm)


def _promise_late(reason: Reason) -> str:
    if not reason.days:
        return _("You promised for today: {text}").format(text=reason.text)
    template = ngettext(
        "You promised “{text}”, due {count} day ago", "You promised “{text}”, due {count} days ago", reason.days
    )
    return template.format(text=reason.text, count=reason.days)


def _birthday(days: int) -> str:
    if days == 0:
        return _("Birthday today")
    if days == 1:
        return _("Birthday tomorrow")
    return ngettext("Birthday in {count} day", "Birthday in {count} days", days).format(count=days)

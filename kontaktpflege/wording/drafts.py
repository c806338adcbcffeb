"""Text blocks and drafts in words: what they are for, what they ask for, what to look at before one uses them."""

from __future__ import annotations

from collections.abc import Iterable

from kontaktpflege.domain.draft import Correspondent, Remark
from kontaktpflege.domain.partial_date import PartialDate
from kontaktpflege.domain.template import BlockForm, Language, Placeholder, Purpose
from kontaktpflege.wording import N_, _
from kontaktpflege.wording.dates import long_date

_PURPOSES = {
    Purpose.OPENER: N_("Without an occasion"),
    Purpose.LONG_TIME: N_("Long time no hear"),
    Purpose.TIP: N_("Useful tip"),
    Purpose.THANKS: N_("Thank you"),
    Purpose.BIRTHDAY: N_("Birthday"),
    Purpose.ROUND_BIRTHDAY: N_("Round birthday"),
    Purpose.NEW_JOB: N_("New job"),
    Purpose.AFTER_FAIR: N_("After a fair"),
    Purpose.INTRODUCTION: N_("Introduction"),
    Purpose.DOOR: N_("Asking for an introduction"),
    Purpose.ADVICE: N_("Asking who knows a way"),
    Purpose.CHRISTMAS: N_("Christmas"),
    Purpose.NEW_YEAR: N_("New Year"),
    Purpose.OTHER: N_("Other occasion"),
}
_PLACEHOLDERS = {
    Placeholder.FIRST_NAME: N_("first name"),
    Placeholder.LAST_NAME: N_("last name"),
    Placeholder.NAME: N_("whole name"),
    Placeholder.SALUTATION: N_("salutation"),
    Placeholder.COMPANY: N_("company"),
    Placeholder.CITY: N_("city"),
    Placeholder.LAST_TOPIC: N_("what you last spoke about"),
    Placeholder.LAST_CONTACT: N_("day of the last contact"),
    Placeholder.BIRTHDAY_AGE: N_("age on the birthday"),
    Placeholder.NEW_YEAR: N_("the new year"),
    Placeholder.MY_NAME: N_("your own name"),
}
_FORMS: dict[BlockForm, str] = {"sie": N_("Sie"), "du": N_("du"), "both": N_("Sie and du")}
_LANGUAGES: dict[Language, str] = {"de": N_("German"), "en": N_("English")}


def purpose_name(purpose: Purpose) -> str:
    """What a text block is for."""
    return _(_PURPOSES[purpose])


def placeholder_name(placeholder: Placeholder) -> str:
    """What a placeholder stands for."""
    return _(_PLACEHOLDERS[placeholder])


def form_name(form: BlockForm) -> str:
    """Which form of address a text has."""
    return _(_FORMS[form])


def language_name(code: Language) -> str:
    """A language by its name."""
    return _(_LANGUAGES[code])


def remark_sentence(remark: Remark, who: Correspondent, name: str) -> str:
    """A remark on a draft for somebody called `name`."""
    match remark.code:
        case "died":
            return _("{name} has died.").format(name=name)
        case "wrong_form":
            sentence = _("You say du to {name}; this text says Sie.") if who.form == "du" else ""
            return (sentence or _("You say Sie to {name}; this text says du.")).format(name=name)
        case "wrong_language":
            spoken = language_name(who.language) if who.language else ""
            return _("{name} is probably written to in another language ({language}).").format(
                name=name, language=spoken
            )
        case "used_before":
            day = long_date(PartialDate(remark.day.year, remark.day.month, remark.day.day)) if remark.day else ""
            return _("{name} got this very text before, on {day}.").format(name=name, day=day)
        case "from_notes":
            return _("A part of it comes from your notes. Please read it with the eyes of {name}.").format(name=name)
        case "empty":
            return gap_sentence(remark.placeholders)


def gap_sentence(gaps: Iterable[Placeholder]) -> str:
    """That something is not known and still stands in braces."""
    named = ", ".join(placeholder_name(one) for one in gaps)
    return _("Not known, and still in braces in the text: {names}.").format(names=named)

"""What looks odd in a field, as a quiet hint."""

from __future__ import annotations

from kontaktpflege.domain.form.doubts import Doubt
from kontaktpflege.wording import N_, _

_HINTS: dict[Doubt, str] = {
    Doubt.PHONE: N_("Does not look like a phone number. It is kept as written."),
    Doubt.MAIL: N_("Does not look like an e-mail address. It is kept as written."),
    Doubt.WEB: N_("Does not look like a web address. It is kept as written."),
    Doubt.SCRIPT: N_("This is a program and no web address. It will never be opened."),
    Doubt.DATE: N_("Not read as a date. It is kept as written."),
    Doubt.POSITION: N_("Not read as latitude, longitude. It is kept as written."),
    Doubt.ZONE: N_("Not read as a time zone. It is kept as written."),
    Doubt.LANGUAGE: N_("Not read as a language, such as de. It is kept as written."),
}


def doubt_hint(doubt: Doubt) -> str:
    """A sentence that helps and does not forbid."""
    return _(_HINTS[doubt])

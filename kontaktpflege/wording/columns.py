"""What the columns of a table may mean, in words."""

from __future__ import annotations

from kontaktpflege.domain.table import OWN, SKIP
from kontaktpflege.wording import N_, _

_FIELDS: dict[str, str] = {
    "name": N_("Whole name"),
    "prefix": N_("Form of address or title"),
    "given": N_("First name"),
    "additional": N_("Further names"),
    "family": N_("Last name"),
    "suffix": N_("Name suffix"),
    "nickname": N_("Nickname"),
    "organisation": N_("Company"),
    "department": N_("Department"),
    "title": N_("Job title"),
    "role": N_("Profession"),
    "mail": N_("E-mail"),
    "mail-home": N_("E-mail, home"),
    "mail-work": N_("E-mail, work"),
    "phone": N_("Phone"),
    "phone-mobile": N_("Mobile"),
    "phone-home": N_("Phone, home"),
    "phone-work": N_("Phone, work"),
    "phone-main": N_("Phone, main number"),
    "phone-car": N_("Phone, car"),
    "phone-text": N_("Text telephone"),
    "fax": N_("Fax"),
    "fax-home": N_("Fax, home"),
    "fax-work": N_("Fax, work"),
    "pager": N_("Pager"),
    "po-box": N_("PO box"),
    "extended": N_("Address, second line"),
    "street": N_("Street"),
    "city": N_("City"),
    "region": N_("Region"),
    "postcode": N_("Postcode"),
    "country": N_("Country"),
    "po-box-home": N_("PO box, home"),
    "extended-home": N_("Address, second line, home"),
    "street-home": N_("Street, home"),
    "city-home": N_("City, home"),
    "region-home": N_("Region, home"),
    "postcode-home": N_("Postcode, home"),
    "country-home": N_("Country, home"),
    "po-box-work": N_("PO box, work"),
    "extended-work": N_("Address, second line, work"),
    "street-work": N_("Street, work"),
    "city-work": N_("City, work"),
    "region-work": N_("Region, work"),
    "postcode-work": N_("Postcode, work"),
    "country-work": N_("Country, work"),
    "address": N_("Whole address"),
    "web": N_("Website"),
    "web-home": N_("Website, home"),
    "web-work": N_("Website, work"),
    "profile": N_("Page in a network"),
    "messenger": N_("Messenger"),
    "birthday": N_("Birthday"),
    "birth-year": N_("Birthday, year"),
    "birth-month": N_("Birthday, month"),
    "birth-day": N_("Birthday, day"),
    "anniversary": N_("Anniversary"),
    "event": N_("Date"),
    "spouse": N_("Spouse"),
    "child": N_("Child"),
    "related": N_("Related person"),
    "manager": N_("Superior"),
    "assistant": N_("Assistant"),
    "categories": N_("Circles"),
    "note": N_("Note"),
    "known-since": N_("Known since"),
    "photo": N_("Photo"),
    OWN: N_("Own field"),
    SKIP: N_("– leave out –"),
}

_ENCODINGS = {
    "": N_("Found out"),
    "utf-8": "UTF-8",
    "cp1252": N_("Windows"),
    "mac_roman": N_("Old Mac"),
    "cp850": "DOS",
}


def column_meaning(code: str) -> str:
    """What a column becomes."""
    return _(_FIELDS[code])


def encoding_names() -> dict[str, str]:
    """The encodings one may choose, each with its name."""
    return {code: _(name) for code, name in _ENCODINGS.items()}

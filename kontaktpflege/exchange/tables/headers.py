"""What the names of columns mean: those of Outlook, Google, LinkedIn and Thunderbird, and what people call them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from hashlib import blake2b

from kontaktpflege.domain.names import fold, split_words
from kontaktpflege.domain.table import OWN, Column

_OUTLOOK = """
prefix=Title|Anrede
given=First Name|Vorname
additional=Middle Name|Weitere Vornamen|2. Vorname
family=Last Name|Nachname
suffix=Suffix|Namenszusatz
nickname=Nickname|Spitzname
organisation=Company|Firma
department=Department|Abteilung
title=Job Title|Position
street-work=Business Street|Business Street 2|Business Street 3|Straße geschäftlich|Straße geschäftlich 2
street-work=Straße geschäftlich 3
city-work=Business City|Ort geschäftlich
region-work=Business State|Region geschäftlich|Bundesland/Kanton geschäftlich
postcode-work=Business Postal Code|Postleitzahl geschäftlich
country-work=Business Country/Region|Business Country|Land/Region geschäftlich|Land geschäftlich
po-box-work=Business Address PO Box|Postfach geschäftlich
street-home=Home Street|Home Street 2|Home Street 3|Straße privat|Straße privat 2|Straße privat 3
city-home=Home City|Ort privat
region-home=Home State|Bundesland/Kanton privat|Region privat
postcode-home=Home Postal Code|Postleitzahl privat
country-home=Home Country/Region|Home Country|Land/Region privat|Land privat
po-box-home=Home Address PO Box|Postfach privat
street=Other Street|Other Street 2|Other Street 3|Weitere Straße|Weitere Straße 2|Weitere Straße 3
city=Other City|Weiterer Ort
region=Other State|Weiteres/r Bundesland/Kanton|Weitere Region
postcode=Other Postal Code|Weitere Postleitzahl
country=Other Country/Region|Other Country|Weiteres/e Land/Region|Weiteres Land
po-box=Other Address PO Box|Weiteres Postfach
fax-work=Business Fax|Fax geschäftlich
phone-work=Business Phone|Business Phone 2|Telefon geschäftlich|Telefon geschäftlich 2
phone-main=Company Main Phone|Primary Phone|Telefon Firma|Haupttelefon
fax-home=Home Fax|Fax privat
phone-home=Home Phone|Home Phone 2|Telefon privat|Telefon privat 2|Telefon (privat)|Telefon (privat 2)
phone-mobile=Mobile Phone|Mobile Phone 2|Mobiltelefon|Mobiltelefon 2
fax=Other Fax|Weiteres Fax
phone=Other Phone|Weiteres Telefon|Radio Phone|Funkruf|ISDN|Callback|Rückmeldung|Telex
phone-car=Car Phone|Autotelefon
phone-text=TTY/TDD Phone|Telefon für Hörbehinderte
pager=Pager
anniversary=Anniversary|Jahrestag
assistant=Assistant's Name|Name Assistent|Assistent(in)
birthday=Birthday|Geburtstag
categories=Categories|Kategorien
child=Children|Kinder
mail=E-mail Address|E-mail 2 Address|E-mail 3 Address|E-Mail-Adresse|E-Mail 2: Adresse|E-Mail 3: Adresse
mail=E-Mail-Adresse 2|E-Mail-Adresse 3
messenger=IMAddress|Chatadresse
manager=Manager's Name|Name des/der Vorgesetzten|Name des Vorgesetzten
note=Notes|Notizen
role=Profession|Beruf
spouse=Spouse|Partner|Partner/in
web=Web Page|Webseite
web-home=Personal Web Page|Private Webseite
"""

_LINKEDIN = """
given=First Name|Vorname
family=Last Name|Nachname
profile=URL|Profil-URL
mail=Email Address|E-Mail-Adresse|E-Mail
organisation=Company|Unternehmen|Firma
title=Position
known-since=Connected On|Verbunden am|Vernetzt am|Vernetzt seit|Kontakt seit|Kontaktdatum|Verknüpft am
"""

_THUNDERBIRD = """
given=First Name|Vorname
family=Last Name|Nachname
name=Display Name|Anzeigename|Angezeigter Name
nickname=Nickname|Spitzname
mail=Primary Email|Secondary Email|Primäre E-Mail-Adresse|Sekundäre E-Mail-Adresse|Zweite E-Mail-Adresse
messenger=Screen Name|Messenger-Name
phone-work=Work Phone|Tel. dienstlich|Telefon dienstlich|Dienstlich
phone-home=Home Phone|Tel. privat|Telefon privat|Privat
fax=Fax Number|Fax-Nummer|Fax
pager=Pager Number|Pager-Nummer|Pager
phone-mobile=Mobile Number|Mobil-Tel.-Nr.|Mobil
street-home=Home Address|Home Address 2|Privat: Adresse|Privat: Adresse 2
city-home=Home City|Privat: Ort
region-home=Home State|Privat: Bundesland
postcode-home=Home ZipCode|Privat: PLZ
country-home=Home Country|Privat: Land
street-work=Work Address|Work Address 2|Dienstlich: Adresse|Dienstlich: Adresse 2
city-work=Work City|Dienstlich: Ort
region-work=Work State|Dienstlich: Bundesland
postcode-work=Work ZipCode|Dienstlich: PLZ
country-work=Work Country|Dienstlich: Land
title=Job Title|Arbeitstitel
department=Department|Abteilung
organisation=Organization|Organisation
web-work=Web Page 1|Webseite 1
web-home=Web Page 2|Webseite 2
birth-year=Birth Year|Geburtsjahr
birth-month=Birth Month|Geburtsmonat
birth-day=Birth Day|Geburtstag
note=Notes|Notizen
"""

_USUAL = """
name=Name|Full Name|Display Name|Contact|Kontakt|Ansprechpartner|Vor- und Nachname|Vorname Nachname|Vollständiger Name
name=Name, Vorname|Person|Kunde|Mitglied|Teilnehmer|Member|Customer
prefix=Anrede|Prefix|Name Prefix|Salutation|Namenspräfix|Akad. Titel|Akademischer Titel|Titel
given=First Name|Given Name|Firstname|Forename|Vorname|Rufname
additional=Middle Name|Additional Name|Zweiter Vorname|Weitere Vornamen
family=Last Name|Family Name|Surname|Lastname|Nachname|Familienname|Zuname
suffix=Suffix|Name Suffix|Namenszusatz
nickname=Nickname|Spitzname
organisation=Company|Company Name|Organization|Organisation|Organization Name|Firma|Firmenname|Unternehmen|Verein|Betrieb
department=Department|Abteilung
title=Job Title|Position|Funktion|Title|Berufsbezeichnung|Stelle|Jobtitel
role=Role|Rolle|Beruf|Profession|Occupation
mail=E-Mail|Mail|Mailadresse|E-Mail-Adresse|E-Mail Address|E-Mail 1|E-Mail 2|E-Mail 3|Mail 2|Email Address
mail-home=E-Mail privat|Private E-Mail|Home Email|Personal Email
mail-work=E-Mail geschäftlich|E-Mail dienstlich|Work Email|Business Email|Geschäftliche E-Mail
phone=Telefon|Tel|Phone|Telephone|Phone Number|Telefonnummer|Rufnummer|Telefon 1|Telefon 2|Tel. 1|Tel. 2|Telefon 3
phone=Festnetz|Nummer|Phone 1|Phone 2|Tel.-Nr.|Telefon-Nr.
phone-mobile=Mobil|Mobile|Handy|Mobiltelefon|Mobile Phone|Cell|Cell Phone|Handynummer|Mobilnummer|Mobilfunk|Natel
phone-home=Telefon privat|Tel. privat|Home Phone|Privat|Festnetz privat
phone-work=Telefon geschäftlich|Tel. geschäftlich|Telefon dienstlich|Tel. dienstlich|Work Phone|Business Phone|Büro|Durchwahl
fax=Fax|Telefax|Faxnummer
fax-home=Fax privat
fax-work=Fax geschäftlich|Fax dienstlich
street=Straße|Str.|Street|Address|Adresse|Anschrift|Straße und Hausnummer|Straße/Nr.|Straße, Nr.|Hausnummer|Street Address
street=Straße Hausnummer|Adresszeile 1|Adresszeile 2|Address Line 1|Address Line 2|Hausnr.
postcode=PLZ|Postleitzahl|Zip|Zip Code|Postal Code|Postcode
city=Ort|Stadt|City|Town|Wohnort
region=Bundesland|Region|State|Kanton|Province
country=Land|Country
po-box=Postfach|PO Box
address=PLZ Ort|PLZ/Ort|PLZ, Ort
web=Website|Webseite|Web|Homepage|URL|Internet|Internetseite|Web Page
profile=LinkedIn|LinkedIn URL|Xing|Profil|Profile|Profile URL
messenger=Messenger|IM|Skype
birthday=Geburtstag|Geburtsdatum|Birthday|Date of Birth|Geb.-Datum|Geboren|geb.|Birth Date|DOB
anniversary=Jahrestag|Hochzeitstag|Anniversary
spouse=Partner|Partner/in|Ehepartner|Spouse
child=Kinder|Kind|Children
categories=Kategorie|Kategorien|Categories|Category|Gruppe|Gruppen|Group|Groups|Tags|Labels|Kreis|Kreise|Schlagworte
note=Notiz|Notizen|Note|Notes|Bemerkung|Bemerkungen|Anmerkung|Anmerkungen|Kommentar|Comment|Comments|Info|Remarks
known-since=Bekannt seit|Known since|Kontakt seit|Kunde seit|Mitglied seit|Connected On
"""

_GOOGLE = {
    "name": ("name", "file as"),
    "given": ("given name", "first name"),
    "additional": ("additional name", "middle name"),
    "family": ("family name", "last name"),
    "prefix": ("name prefix",),
    "suffix": ("name suffix",),
    "nickname": ("nickname", "short name"),
    "birthday": ("birthday",),
    "note": ("notes",),
    "role": ("occupation",),
    "categories": ("labels", "group membership"),
    "photo": ("photo",),
    "organisation": ("organization name",),
    "title": ("organization title",),
    "department": ("organization department",),
}
_GOOGLE_GROUPS = {
    "e mail": "mail",
    "phone": "phone",
    "website": "web",
    "relation": "related",
    "event": "event",
    "custom field": OWN,
    "im": "messenger",
}
_GOOGLE_PARTS = {
    ("address", "formatted"): "address",
    ("address", "street"): "street",
    ("address", "city"): "city",
    ("address", "po box"): "po-box",
    ("address", "region"): "region",
    ("address", "postal code"): "postcode",
    ("address", "country"): "country",
    ("address", "extended address"): "extended",
    ("organization", "name"): "organisation",
    ("organization", "title"): "title",
    ("organization", "department"): "department",
    ("organization", "job description"): "role",
}
_LETTERS = str.maketrans("0123456789", "ghijklmnop")
_NUMBERED = re.compile(r"(.+?) (\d{1,3}) (.+)")
_SIGNS = {
    "outlook": (
        {"e mail address", "first name", "mobile phone"},
        {"e mail adrese", "vorname", "mobiltelefon"},
        {"first name", "last name", "busines phone", "e mail addres"},
    ),
    "linkedin": (
        {"first name", "last name", "conected on"},
        {"vorname", "nachname", "verbunden am"},
        {"vorname", "nachname", "vernetzt am"},
        {"first name", "last name", "url", "position"},
        {"vorname", "nachname", "url", "position"},
    ),
    "thunderbird": (
        {"first name", "last name", "display name", "primary email"},
        {"vorname", "nachname", "anzeigename", "primare e mail adrese"},
    ),
}


def key(name: str) -> str:
    """A column's name as it is compared: "Straße  geschäftlich" and "Strasse geschaeftlich" are one."""
    return " ".join(split_words(fold(name.strip("\ufeff \"'*:"))))


def layout_of(names: Iterable[str]) -> str:
    """What tells a table by the names of its columns, in letters, since digits are taken off a PRODID."""
    named = "\n".join(sorted(key(name) for name in names))
    digest = blake2b(named.encode("utf-8", "replace"), digest_size=10).hexdigest()
    return digest.translate(_LETTERS)


@cache
def _meanings(maker: str) -> dict[str, str]:
    text = {"outlook": _OUTLOOK, "linkedin": _LINKEDIN, "thunderbird": _THUNDERBIRD, "": _USUAL}[maker]
    found: dict[str, str] = {}
    for line in text.split("\n"):
        code, _, names = line.partition("=")
        for name in filter(None, names.split("|")):
            found.setdefault(key(name), code)
    return found


_GOOGLE_SIGNS = frozenset(map(key, ("E-mail 1 - Value", "Phone 1 - Value")))


_GOOGLE_SIGNS = frozenset(map(key, ("E-mail 1 - Value", "Phone 1 - Value")))


_PERHAPS_FIRMS = frozenset(map(key, ("Kunde", "Customer", "Mitglied", "Member", "Name")))


@cache
def _signs() -> tuple[tuple[str, frozenset[str]], ...]:
    return tuple((maker, frozenset(key(name) for name in sign)) for maker, signs in _SIGNS.items() for sign in signs)


def maker_of(names: Iterable[str]) -> str:
    """Whose export has such columns: "google", "outlook", "linkedin", "thunderbird", or "" for nobody's known."""
    keys = {key(name) for name in names}
    if keys & _GOOGLE_SIGNS and keys & {"name", "given name", "first name"}:
        return "google"
    for maker, sign in _signs():
        if sign <= keys:
            return maker
    return ""


def columns_of(names: Sequence[str], maker: str) -> tuple[Column, ...]:
    """What each column means; one that nobody knows is an own field."""
    if maker == "google":
        return tuple(_google_column(key(name)) for name in names)
    meanings = _meanings(maker)
    found: list[Column] = []
    for name in names:
        code = meanings.get(key(name), OWN)
        if code == OWN and not maker:
            code = _guess(key(name))
        found.append(Column(code))
    if not maker:
        _tell_firms_from_people(names, found)
    return tuple(found)


def _tell_firms_from_people(names: Sequence[str], columns: list[Column]) -> None:
    """A customer is a company where another column names the person."""
    codes = [column.code for column in columns]
    named = codes.count("name") > 1 or "family" in codes
    for place, name in enumerate(names):
        if named and codes[place] == "name" and key(name) in _PERHAPS_FIRMS and "organisation" not in codes:
            columns[place] = Column("organisation")
            return


def columns_by_cells(rows: Sequence[Sequence[str]], width: int) -> tuple[Column, ...]:
    """What the columns of a table without names seem to mean, by what stands in them."""
    found: list[Column] = []
    for place in range(width):
        cells = [row[place].strip() for row in rows if place < len(row) and row[place].strip()]
        taken = {column.code for column in found}
        if cells and all("@" in cell for cell in cells):
            code = "mail"
        elif cells and all(_is_number(cell) for cell in cells):
            code = "phone"
        elif "name" not in taken and any(cell[:1].isalpha() for cell in cells):
            code = "name"
        else:
            code = OWN
        found.append(Column(code))
    return tuple(found)


def _is_number(cell: str) -> bool:
    digits = sum(char.isdigit() for char in cell)
    return digits > 5 and not any(char.isalpha() for char in cell) and (cell[0] in "+0(" or digits > 8)


def known_names(names: Iterable[str]) -> int:
    """How many of these are names of columns that somebody uses: what tells a header from a row of data."""
    known = [_meanings(maker) for maker in ("", "outlook", "linkedin", "thunderbird")]
    keys = [key(name) for name in names]
    return sum(
        any(one in meanings for meanings in known) or _google_column(one).code != OWN or _guess(one) != OWN
        for one in keys
        if one
    )


_HINTS = (
    (("mail",), "mail"),
    (("fax",), "fax"),
    (("mobil", "handy", "cell"), "phone-mobile"),
    (("telefon", "phone", "rufnumer"), "phone"),
    (("vorname",), "given"),
    (("nachname",), "family"),
    (("firma", "company"), "organisation"),
    (("strase",), "street"),
    (("plz", "postleitzahl"), "postcode"),
    (("geburtstag", "geburtsdatum", "birthday"), "birthday"),
    (("webseite", "website", "homepage"), "web"),
    (("notiz", "bemerkung"), "note"),
)
_PLACES = (
    (("privat", "home", "personlich"), "home"),
    (("geschaftlich", "dienstlich", "work", "busines", "beruflich", "firma", "buro"), "work"),
)


def _guess(name: str) -> str:
    """What an unknown name seems to mean by a word in it."""
    for words, code in _HINTS:
        if any(word in name for word in words):
            for signs, place in _PLACES:
                if code in ("mail", "fax", "phone", "street", "postcode", "web") and any(s in name for s in signs):
                    return f"{code}-{place}"
            return code
    return OWN


@cache
def _google_names() -> dict[str, str]:
    return {key(name): code for code, names in _GOOGLE.items() for name in names}


@cache
def _google_groups() -> dict[str, str]:
    return {key(name): code for name, code in _GOOGLE_GROUPS.items()}


@cache
def _google_parts() -> dict[tuple[str, str], str]:
    return {(key(kind), key(part)): code for (kind, part), code in _GOOGLE_PARTS.items()}


def _google_column(name: str) -> Column:
    if code := _google_names().get(name):
        return Column(code)
    found = _NUMBERED.fullmatch(name)
    if found is None:
        return Column(OWN)
    kind, group, part = found[1], int(found[2]), found[3]
    code = _google_groups().get(kind)
    if part in ("type", "label"):
        code = "address" if kind == "addres" else code
        return Column(code, group, is_label=True) if code else Column(OWN)
    if code and part == "valu":
        return Column(code, group)
    if found_part := _google_parts().get((kind, part)):
        return Column(found_part, group)
    return Column(OWN)

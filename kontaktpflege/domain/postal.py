"""Postal addresses: what a card's ADR says, and how each country writes it on an envelope."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Self

from kontaktpflege.domain.countries import countries, country_of
from kontaktpflege.domain.property import Property

DEFAULT_TEMPLATE: Final = "{street}|{extra}|{box}|{code} {city}|{region}"
"""Lines are parted by |; what is empty leaves with the blanks around it."""

_CODE_CITY: Final = "{extra}|{street}|{box}|{code} {city}"
_AMERICAN: Final = "{street}|{extra}|{box}|{city}, {region} {code}"
_BRITISH: Final = "{extra}|{street}|{box}|{city}|{region}|{code}"
_CITY_CODE: Final = "{extra}|{street}|{box}|{city} {code}|{region}"

_TEMPLATES: Final[dict[str, str]] = {
    **dict.fromkeys(
        "AT BE BG BY CH CZ DE DK EE FI FO FR GL GR HR IL IS LI LU MC ME MK NO PL PT RO RS SE SI SK SM".split(),
        _CODE_CITY,
    ),
    **dict.fromkeys(("BA", "AL", "AM", "AZ", "GE", "KG", "MD", "TN", "MA", "DZ", "CY", "TR"), _CODE_CITY + "|{region}"),
    **dict.fromkeys(("US", "PR", "VI", "GU"), _AMERICAN),
    "CA": "{street}|{extra}|{box}|{city} {region}  {code}",
    "AU": "{extra}|{street}|{box}|{city} {region} {code}",
    "NZ": "{extra}|{street}|{box}|{region}|{city} {code}",
    **dict.fromkeys(("GB", "GG", "JE", "IM", "GI"), _BRITISH),
    "IE": "{extra}|{street}|{box}|{city}|{region}|{code}",
    "NL": "{extra}|{street}|{box}|{code}  {city}",
    "IT": "{extra}|{street}|{box}|{code} {city} {region}",
    "ES": "{street}|{extra}|{box}|{code} {city}|{region}",
    "HU": "{city}|{street}|{extra}|{box}|{code}",
    "LV": "{extra}|{street}|{box}|{city}, {code}",
    "LT": _CODE_CITY,
    "MT": _CITY_CODE,
    "UA": "{street}|{extra}|{box}|{city}|{region}|{code}",
    "RU": "{street}|{extra}|{box}|{city}|{region}|{code}",
    "KZ": "{street}|{extra}|{box}|{city}|{region}|{code}",
    "JP": "{street}|{extra}|{box}|{city}, {region} {code}",
    "KR": "{street}|{extra}|{box}|{city}, {region} {code}",
    "CN": "{street}|{extra}|{box}|{code} {city}|{region}",
    "TW": "{street}|{extra}|{box}|{city} {code}|{region}",
    "HK": "{extra}|{street}|{box}|{city}|{region}",
    "SG": "{extra}|{street}|{box}|{city} {code}",
    "IN": "{extra}|{street}|{box}|{city} {code}|{region}",
    "BR": "{street}|{extra}|{box}|{city} - {region}|{code}",
    "MX": "{street}|{extra}|{box}|{code} {city}, {region}",
    "AR": "{street}|{extra}|{box}|{code} {city}|{region}",
    "CL": "{street}|{extra}|{box}|{code} {city}|{region}",
    "ZA": "{extra}|{street}|{box}|{city}|{region}|{code}",
    "EG": "{extra}|{street}|{box}|{city}|{region}|{code}",
    "AE": "{extra}|{street}|{box}|{city}|{region}",
}

_IN_CAPITALS: Final = frozenset(("GB", "GG", "JE", "IM", "GI", "US", "PR", "VI", "GU", "CA", "AU", "NL", "FR", "MC"))
"""Where the post asks for the place in capitals."""

_LONE_SIGN = re.compile(r"(?:(?<=\s)|^)[,\-](?=\s|$)|,\s*$|^\s*[,\-]\s")
_BLANKS = re.compile(r"(?<=\S) {3,}(?=\S)|\s+$|^\s+")


@dataclass(frozen=True, slots=True)
class PostalAddress:
    """An address in its parts; a part may hold several lines."""

    box: str = ""
    extra: str = ""
    street: str = ""
    city: str = ""
    region: str = ""
    code: str = ""
    country: str = ""
    further: tuple[str, ...] = ()
    """Parts beyond the seven of vCard 3.0, as newer cards have them."""

    @classmethod
    def of(cls, item: Property) -> Self:
        """What an ADR property says."""
        parts = [", ".join(filter(None, map(str.strip, part))) for part in item.components]
        box, extra, street, city, region, code, country = (parts + [""] * 7)[:7]
        return cls(box, extra, street, city, region, code, country, tuple(part for part in parts[7:] if part))

    def is_empty(self) -> bool:
        """Whether nothing is said."""
        return not any((self.box, self.extra, self.street, self.city, self.region, self.code, self.country))

    def is_complete(self) -> bool:
        """Whether a letter would arrive, as far as one can tell: a street or box, and a place."""
        return bool((self.street or self.box or self.extra) and (self.city or self.code))

    def country_code(self, home: str) -> str:
        """The ISO code of its country, that of `home` where it names none; "" where the name is not known."""
        return country_of(self.country) if self.country.strip() else home.upper()

    def is_abroad(self, home: str) -> bool:
        """Whether a letter from `home` (ISO code) would cross a border."""
        return bool(self.country.strip()) and self.country_code(home) != home.upper()


def postal_lines(address: PostalAddress, home: str, *, for_post: bool = False, german: bool = True) -> tuple[str, ...]:
    """The lines of an address in the order of its country, without empty ones.

    `for_post` writes it for an envelope sent from `home` (ISO code): the country in capitals where it is abroad and
    not at all where it is home, in German or in English, and the place in capitals where the post there wants it so.
    Without, the country stands as it is written on the card.
    """
    code = address.country_code(home)
    parts = {name: getattr(address, name) for name in ("box", "extra", "street", "city", "region", "code")}
    if for_post and code in _IN_CAPITALS:
        parts |= {name: parts[name].upper() for name in ("city", "region", "code")}
    lines: list[str] = []
    for template in _TEMPLATES.get(code, DEFAULT_TEMPLATE).split("|"):
        lines += _tidy(_filled(template, parts))
    if address.region and "{region}" not in _TEMPLATES.get(code, DEFAULT_TEMPLATE) and not for_post:
        lines.append(address.region)
    if address.code and not for_post and not any(parts["code"] in line for line in lines):
        lines.append(address.code)  # the place that it stands beside in this country is missing
    lines += [line for part in address.further for line in _tidy(part)]
    country = _country_line(address, code, home, for_post, german)
    return tuple([*lines, country] if country else lines)


def _country_line(address: PostalAddress, code: str, home: str, for_post: bool, german: bool) -> str:
    written = " ".join(address.country.split())
    if not for_post or not written:
        return written
    if not address.is_abroad(home):
        return ""
    known = countries().get(code)
    if known is None:
        return written.upper()
    # "ß" would become "SS": German names of countries have none.
    return (known.german if german else known.english).upper()


def _filled(template: str, parts: dict[str, str]) -> str:
    for name, text in parts.items():
        template = template.replace(f"{{{name}}}", text.strip())
    return template


def _tidy(text: str) -> list[str]:
    """The lines of a part, without signs that stood between two parts of which one is missing."""
    lines = (_BLANKS.sub("", _LONE_SIGN.sub("", line)).strip() for line in text.split("\n"))
    return [line for line in lines if line.strip(" ,-")]

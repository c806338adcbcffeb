"""What a field of a card leads to: a call, a mail, a page, a chat, a place on the map.

Cards come from anywhere, so nothing is opened but addresses of the few schemes below, and each address is put
together here from parts that were looked at; a field that does not fit is only text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final
from urllib.parse import quote, urlsplit

from kontaktpflege.domain.calling_codes import calling_code
from kontaktpflege.domain.card import MESSENGER_NAMES
from kontaktpflege.domain.phones import is_mobile, looks_like_phone, phone_digits
from kontaktpflege.domain.postal import PostalAddress, postal_lines
from kontaktpflege.domain.property import Property


class Act(StrEnum):
    """What following a link does."""

    CALL = "call"
    WRITE = "write"
    VISIT = "visit"
    CHAT = "chat"
    TEXT = "text"
    LOCATE = "locate"
    DRAFT = "draft"


@dataclass(frozen=True, slots=True)
class Link:
    """Something to open: what that does, and the address."""

    act: Act
    url: str


MESSENGER_SCHEMES: Final = frozenset(
    "xmpp sip sips skype matrix tg threema sgnl whatsapp facetime facetime-audio gg aim ymsgr msnim irc ircs".split()
)
OPENED_SCHEMES: Final = frozenset(("http", "https", "mailto", "tel", "sms")) | MESSENGER_SCHEMES
"""Nothing else is ever handed to the system: no file, no script, no data."""

MAP_SERVICES: Final[dict[str, tuple[str, str]]] = {
    "openstreetmap": ("OpenStreetMap", "https://www.openstreetmap.org/search?query={place}"),
    "google": ("Google Maps", "https://www.google.com/maps/search/?api=1&query={place}"),
    "apple": ("Apple Maps", "https://maps.apple.com/?q={place}"),
    "bing": ("Bing Maps", "https://www.bing.com/maps?q={place}"),
}
"""Key → name and address of a map to look places up on."""

LONGEST_DRAFT: Final = 30_000
"""What a mail program is handed; systems cut longer ones off or refuse them."""

_PAGES: Final = frozenset(
    ("URL", "X-EVOLUTION-BLOG-URL", "X-EVOLUTION-VIDEO-URL", "X-KADDRESSBOOK-BLOGFEED", "FBURL", "CALURI",
     "CONTACT-URI", "ORG-DIRECTORY", "SOURCE", "SOCIALPROFILE", "X-SOCIALPROFILE")
)  # fmt: skip
_PHONES: Final = frozenset(("TEL", "X-MS-TEL"))
_LONGEST: Final = 2_000
_WEB = re.compile(r"https?://[^\s<>\"\\^`{|}]+", re.IGNORECASE).fullmatch
_BARE_WEB = re.compile(r"(?:[\w-]{1,63}\.)+[^\W\d_]{2,24}(?::\d{1,5})?(?:[/?#][^\s<>\"\\^`{|}]*)?").fullmatch
_MAIL = re.compile(r"[^\s@<>\",;:\\()\[\]]{1,64}@(?:[\w-]{1,63}\.)*[\w-]{1,63}").fullmatch
_IN_BRACKETS = re.compile(r"[^<>]*<([^<>]+)>\s*").fullmatch
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]{1,20}):", re.IGNORECASE).match
_GEO = re.compile(r"(?:geo:)?\s*(-?\d{1,3}(?:\.\d+)?)[;,]\s*(-?\d{1,3}(?:\.\d+)?)(?:[;,].*)?", re.IGNORECASE).fullmatch
_HANDLE = re.compile(r"@?([\w.+-]{1,100})").fullmatch
_MATRIX = re.compile(r"@[\w.=/+-]{1,100}:[\w.:-]{1,200}").fullmatch
_INVISIBLE = re.compile("[\x00-\x20\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")

_PROFILE_PAGES: Final = {
    "X-TELEGRAM": "https://t.me/{}",
    "X-TWITTER": "https://x.com/{}",
    "X-INSTAGRAM": "https://www.instagram.com/{}",
    "X-FACEBOOK": "https://www.facebook.com/{}",
    "X-LINKEDIN": "https://www.linkedin.com/in/{}",
    "X-XING": "https://www.xing.com/profile/{}",
    "X-THREEMA": "https://threema.id/{}",
}
_CHATS: Final = {
    "X-JABBER": "xmpp:{}",
    "X-GOOGLE-TALK": "xmpp:{}",
    "X-GTALK": "xmpp:{}",
    "X-SIP": "sip:{}",
    "X-SKYPE": "skype:{}?chat",
    "X-SKYPE-USERNAME": "skype:{}?chat",
    "X-GADUGADU": "gg:{}",
    "X-AIM": "aim:goim?screenname={}",
    "X-YAHOO": "ymsgr:sendIM?{}",
    "X-YAHOO-ID": "ymsgr:sendIM?{}",
    "X-MSN": "msnim:chat?contact={}",
}


def may_be_opened(url: str) -> bool:
    """Whether an address is of a scheme that is ever opened, and holds nothing unseen."""
    scheme = _SCHEME(url)
    return bool(scheme) and scheme[1].lower() in OPENED_SCHEMES and not _INVISIBLE.search(url)  # type: ignore[index]


def link_of(
    item: Property, country_code: str = "49", home: str = "DE", map_service: str = "openstreetmap"
) -> Link | None:
    """Where a property leads, None if nowhere; national numbers are read as of `country_code`, addresses as of `home`."""
    if item.blob is not None or len(item.value) > _LONGEST:
        return None
    name, text = item.name, item.text.strip()
    if name in _PHONES:
        return phone_link(text, country_code)
    if name == "EMAIL":
        return _checked(Act.WRITE, _mail_url(text))
    if name == "ADR":
        return _map_link(PostalAddress.of(item), home, map_service)
    if name == "LABEL":
        return _place_link(" ".join(text.split()), map_service)
    if name == "GEO":
        found = _GEO(text)
        return _place_link(f"{found[1]},{found[2]}", map_service) if found else None
    if name in _PAGES:
        return _checked(Act.VISIT, _web_url(text))
    if name in MESSENGER_NAMES or name in _PROFILE_PAGES:
        return _chat_link(name, text, country_code)
    return None


def phone_link(text: str, country_code: str) -> Link | None:
    """The call of a number in any notation; the first one where there are several."""
    before, colon, behind = _INVISIBLE.sub("", text[:401]).partition(":")
    foreign = colon and before.lower() != "tel" and any(map(str.isalpha, behind))
    if len(text) > 400 or text.startswith(("*", "#")) or foreign:
        return None
    typed = "".join(char for char in text if char.isascii() and char.isdigit())
    digits = phone_digits(text, country_code).partition(" ")[0]
    if len(typed) < 3 or not digits:
        return None
    # Emergency and internal numbers are dialled as they stand.
    local = len(typed) < 6 and "+" not in text
    return _checked(Act.CALL, f"tel:{typed}" if local else f"tel:+{digits}")


def text_link(item: Property, country: str) -> Link | None:
    """The text message to a number that is a mobile one, by its card or as numbers go in `country` (ISO code)."""
    called = phone_link(item.text, calling_code(country))
    if called is None or not ("cell" in item.types or is_mobile(item.text, country)):
        return None
    return _checked(Act.TEXT, f"sms:{called.url.removeprefix('tel:')}")


def draft_link(address: str, subject: str, text: str) -> Link | None:
    """A mail that the user's mail program opens, filled in; None if the address is none.

    A text that is too long for the way there is left out: `LONGEST_DRAFT` characters as they travel, each sign of
    another alphabet counting up to twelve.
    """
    url = _mail_url(address)
    parts = [("subject", " ".join(subject.split())), ("body", "\r\n".join(text.splitlines()))]
    filled = "&".join(f"{name}={quote(value, safe='', errors='replace')}" for name, value in parts if value)
    if not url:
        return None
    whole = f"{url}?{filled}" if filled else url
    return _checked(Act.DRAFT, whole if len(whole) <= LONGEST_DRAFT else url)


def _mail_url(text: str) -> str:
    address = text[7:] if text[:7].lower() == "mailto:" else text
    if found := _IN_BRACKETS(address):
        address = found[1]
    # Everything that could begin a header (?, &, %) is quoted.
    return f"mailto:{quote(address.strip(), safe='@+.-_~')}" if _MAIL(address.strip()) else ""


def _web_url(text: str) -> str:
    url = text if _WEB(text) else f"https://{text}" if _BARE_WEB(text) else ""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return ""
    # With a user before the host an address pretends to lead elsewhere.
    return url if parts.hostname and "@" not in parts.netloc and port != 0 else ""


def _map_link(address: PostalAddress, home: str, service: str) -> Link | None:
    if not (address.city or address.code or address.street):
        return None
    lines = postal_lines(replace(address, box="", extra="", further=()), home)
    return _place_link(", ".join(" ".join(line.split()) for line in lines), service)


def _place_link(place: str, service: str) -> Link | None:
    template = MAP_SERVICES.get(service, MAP_SERVICES["openstreetmap"])[1]
    return Link(Act.LOCATE, template.format(place=quote(place, safe=""))) if place.strip() else None


def _chat_link(name: str, text: str, country_code: str) -> Link | None:
    scheme = _SCHEME(text)
    if scheme and scheme[1].lower() in ("http", "https"):
        return _checked(Act.VISIT, _web_url(text))
    if scheme and scheme[1].lower() in MESSENGER_SCHEMES:
        return _checked(Act.CHAT, text)
    if name == "X-MATRIX" and _MATRIX(text):
        return _checked(Act.VISIT, f"https://matrix.to/#/{quote(text, safe='@:')}")
    if name in ("X-WHATSAPP", "X-SIGNAL"):
        digits = phone_digits(text, country_code).partition(" ")[0] if looks_like_phone(text) else ""
        page = f"https://wa.me/{digits}" if name == "X-WHATSAPP" else f"https://signal.me/#p/+{digits}"
        return _checked(Act.VISIT, page if digits else "")
    if name in _PROFILE_PAGES:
        handle = _HANDLE(text)
        return _checked(Act.VISIT, _PROFILE_PAGES[name].format(quote(handle[1], safe="")) if handle else "")
    if name in _CHATS and not scheme and (_HANDLE(text) or _MAIL(text)):
        return _checked(Act.CHAT, _CHATS[name].format(quote(text, safe="@+.-_~")))
    return None


def _checked(act: Act, url: str) -> Link | None:
    return Link(act, url) if url and url.isprintable() and may_be_opened(url) else None

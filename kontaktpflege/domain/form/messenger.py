"""Messengers: the service and somebody's name there, in IMPP and in what programs wrote before it."""

from __future__ import annotations

import re
from urllib.parse import quote, unquote

from kontaktpflege.domain.form.head import renamed, with_param, without_param, without_types
from kontaktpflege.domain.property import Property, escape_text

SERVICES = (
    "whatsapp", "signal", "threema", "telegram", "matrix", "xmpp", "skype", "sip", "icq", "aim", "msn", "yahoo",
    "googletalk", "groupwise", "gadugadu", "qq", "teams", "zoom", "wechat", "discord",
)  # fmt: skip
"""Those that a form offers; any other may be typed."""

_BY_NAME = {
    "X-AIM": "aim", "X-ICQ": "icq", "X-JABBER": "xmpp", "X-MSN": "msn", "X-YAHOO": "yahoo", "X-YAHOO-ID": "yahoo",
    "X-SKYPE": "skype", "X-SKYPE-USERNAME": "skype", "X-GADUGADU": "gadugadu", "X-GROUPWISE": "groupwise",
    "X-GOOGLE-TALK": "googletalk", "X-GTALK": "googletalk", "X-QQ": "qq", "X-TWITTER": "twitter", "X-MATRIX": "matrix",
    "X-TELEGRAM": "telegram", "X-SIGNAL": "signal", "X-THREEMA": "threema", "X-WHATSAPP": "whatsapp", "X-SIP": "sip",
}  # fmt: skip
_NAMES_IN_2 = {"xmpp": "X-JABBER", "googletalk": "X-GOOGLE-TALK"}
_SCHEMES = {
    "xmpp": "xmpp", "skype": "skype", "sip": "sip", "icq": "icq", "aim": "aim", "msn": "msnim", "yahoo": "ymsgr",
    "googletalk": "gtalk", "groupwise": "groupwise", "gadugadu": "gg", "qq": "qq",
}  # fmt: skip
_BY_SCHEME = {scheme: service for service, scheme in _SCHEMES.items()} | {"jabber": "xmpp", "sips": "sip"}
_BY_TYPE = {"jabber": "xmpp", "gtalk": "googletalk", "google-talk": "googletalk", "gadu-gadu": "gadugadu"}
_SERVICE = "X-SERVICE-TYPE"
_URI = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):(.*)", re.DOTALL)
_SAFE = "@+!$*()/"


def messenger_parts(item: Property) -> tuple[str, str]:
    """(service, name there); the service in small letters, "" where the card does not tell."""
    if item.name != "IMPP":
        return _BY_NAME.get(item.name, ""), item.text
    found = _URI.fullmatch(item.text)
    service = _told_service(item)
    if found:
        scheme = found[1].lower()
        return service or _BY_SCHEME.get(scheme, scheme), unquote(found[2])
    return service, item.text


def with_messenger(item: Property, parts: tuple[str, ...], version: str) -> Property:
    """With another name there; another service makes it the property that the version has for that."""
    service, handle = parts
    if service == messenger_parts(item)[0] and item.value:
        if item.name != "IMPP":
            return item._replace(value=escape_text(handle, version))
        found = _URI.fullmatch(item.text)
        return item._replace(value=f"{found[1]}:{_quoted(handle)}" if found else escape_text(handle))
    head = without_types(without_param(item.head, _SERVICE), lambda word: word in (*SERVICES, *_BY_TYPE))
    if version == "2.1" and service:
        return Property(
            renamed(head, _NAMES_IN_2.get(service, f"X-{_token(service).upper()}")), escape_text(handle, "2.1")
        )
    head = renamed(head, "IMPP")
    if not service:
        return Property(head, escape_text(handle))
    return Property(with_param(head, _SERVICE, service), f"{_SCHEMES.get(service, _token(service))}:{_quoted(handle)}")


def _told_service(item: Property) -> str:
    told = (item.param(_SERVICE) or item.param("SERVICE-TYPE") or "").strip().lower()
    if told:
        told = next((service for name, service in _BY_NAME.items() if name.lower() == told), told)
        return _BY_TYPE.get(told, told)
    types = (_BY_TYPE.get(word, word) for word in sorted(item.types))
    return next((word for word in types if word in SERVICES), "")


def _quoted(handle: str) -> str:
    return quote(handle, safe=_SAFE)


def _token(service: str) -> str:
    """The service as a scheme: letters, digits and hyphens."""
    return re.sub(r"[^a-z0-9+.-]", "-", service.lower().strip()).strip("-.+") or "x"

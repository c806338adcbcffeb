"""Phone numbers as people write them: what makes two spellings one, how one is looked for and shown."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

from kontaktpflege.domain.calling_codes import TRUNK_PREFIXES, calling_code

__all__ = ["calling_code", "format_phone", "is_mobile", "looks_like_phone", "phone_digits", "phone_query"]

_EXIT_PREFIXES: Final = {"1": "011", "7": "810", "61": "0011", "81": "010", "375": "810", "993": "810"}
"""What is dialled before a foreign number where it is not (only) 00."""

_NATIONAL_LENGTHS: Final = (
    dict.fromkeys(("32", "36", "354", "375", "423"), 9)
    | dict.fromkeys(("45", "47", "65", "372", "993"), 8)
    | {"692": 7}
)
"""Digits of the longest ordinary national number, without the trunk prefix, where it is not 10.

Only for countries where the length has to tell a calling code from the beginning of a national number.
"""

_PLAIN_TRUNK: Final = {code for code, trunk in TRUNK_PREFIXES.items() if trunk == "0"} - set(_EXIT_PREFIXES)
"""Where one 0 is the trunk prefix and 00 goes abroad: most of the world."""

_LONGEST_FIELD: Final = 400
"""Characters of a phone field that are looked at; beyond is no number, but more than linear time."""

# For `bytes.translate`, which takes a fifth of a regular expression's time.
_SPACING: Final = b" ()-./+"
_NO_DIGITS: Final = bytes(code for code in range(256) if not 48 <= code <= 57)

_typed = re.compile(r"[\s+(]*\d[\d\s+()\-./\u2010-\u2015\u2212]*").fullmatch
_date = re.compile(r"\s*(?:\d{4}-\d\d?-\d\d?|\d\d?[./]\d\d?[./](?:\d\d|\d{4}))\s*").fullmatch
_international = re.compile(r"[^\d+]*\+").match
_uri = re.compile(r"\s*tel:", re.IGNORECASE).match
_context = re.compile(r";\s*phone-context\s*=\s*(\+[\d\-.()]+)", re.IGNORECASE).search
_percent = re.compile(r"%[0-9a-f]{2}", re.IGNORECASE)
_separator = re.compile(r"([/,;|\n]|\s(?:oder|or|und|and|u\.)\s)", re.IGNORECASE)
_extension = re.compile(
    r"(?<=\d)[\s.()\u2013-]*(?:ext(?:ension|n)?\b|durchw(?:ahl)?\b|dw\b|app(?:arat)?\b|nst\b|poste\b|int(?:erno)?\b|доб\b|x(?=[\s.:]*\d)|\#)"
    r"[\s.:=()\u2013-]*\d.*",
    re.IGNORECASE | re.DOTALL,
)


def phone_digits(text: str, country_code: str = "49") -> str:
    """The international digits of a number in any notation: "(0221) 4710-12" is "49221471012".

    `country_code`: the calling code that a national number is taken to belong to. Extensions are left out.
    Several numbers in one text come out with a blank between; "" if there is no digit.
    """
    spelling = text.encode(errors="replace")
    figures = spelling.translate(None, _SPACING)
    international = b"+" in spelling
    # A slash so early stands behind an area code, not between two numbers.
    if figures.isdigit() and spelling.rfind(b"/") < (8 if international else 6):
        digits = figures.decode()
        if digits[0] == "0" != digits[1:2] and country_code in _PLAIN_TRUNK and not international:
            return country_code + digits[1:]
        return _internationalised(digits, international, country_code)
    return _spelled_out_digits(text, country_code)


def phone_query(text: str, country_code: str = "49") -> str | None:
    """The digits to look for inside `phone_digits` while a number is being typed; None if none is.

    What another spelling may lack (+, 00, 011, (0), trunk 0) is taken off, so that every spelling finds it.
    """
    if not _typed(text):
        return None
    if not text.isascii():
        text = "".join(map(_ascii_digit, text))
    digits = text.encode("ascii", "ignore").translate(None, _NO_DIGITS).decode()
    if len(digits) < 3:
        return None
    exit_prefix = _exit_prefix(digits, country_code)
    if exit_prefix or "+" in text:
        return _without_inner_trunk(digits[len(exit_prefix) :]) or None
    if "(0)" in text:
        digits = _without_inner_trunk(digits)
    trunk = TRUNK_PREFIXES.get(country_code, "")
    # Only what an international spelling surely lacks: the American 1 is its calling code as well.
    return (digits.removeprefix(trunk) if trunk != country_code else digits) or None


def looks_like_phone(text: str) -> bool:
    """Whether a text as a whole reads as one phone number: 5 to 17 digits, perhaps an extension, no date."""
    if _uri(text):
        return True
    if len(text) > _LONGEST_FIELD or _date(text):
        return False
    number = _extension.sub("", text)
    return bool(_typed(number)) and 5 <= sum(map(str.isdecimal, number)) <= 17


@lru_cache(maxsize=4096)
def format_phone(text: str, country: str) -> str:
    """The number grouped, national for `country` (ISO code), else international; as written where unsure."""
    import phonenumbers  # 50 ms that only a details pane needs

    home = calling_code(country)
    digits = phone_digits(text, home)
    try:
        number = phonenumbers.parse(text, country.upper())
    except phonenumbers.NumberParseException:
        return text
    if " " in digits or not looks_like_phone(text) or not phonenumbers.is_valid_number(number):
        return text
    style = phonenumbers.PhoneNumberFormat
    at_home = phonenumbers.region_code_for_number(number) == country.upper()
    formatted = phonenumbers.format_number(number, style.NATIONAL if at_home else style.INTERNATIONAL)
    return formatted if phone_digits(formatted, home) == digits else text


def is_mobile(text: str, country: str) -> bool:
    """Whether a number can only be a mobile one; `country` (ISO code) is where national ones belong."""
    import phonenumbers  # as above

    try:
        number = phonenumbers.parse(text, country.upper())
    except phonenumbers.NumberParseException:
        return False
    return bool(phonenumbers.number_type(number) == phonenumbers.PhoneNumberType.MOBILE)


def _spelled_out_digits(text: str, country_code: str) -> str:
    """`phone_digits` of a text with more in it than digits and spacing."""
    text = text[:_LONGEST_FIELD]
    if _uri(text):
        return _uri_digits(text, country_code)
    if not text.isascii():
        text = "".join(map(_ascii_digit, text))
    return " ".join(filter(None, (_one_number(part, country_code) for part in _numbers(text))))


def _internationalised(digits: str, international: bool, country_code: str) -> str:
    """`digits` of one number with calling code and without exit code and trunk prefix."""
    if international:
        return _without_inner_trunk(digits)
    exit_prefix = _exit_prefix(digits, country_code)
    if exit_prefix:
        return _without_inner_trunk(digits[len(exit_prefix) :])
    if not digits or not country_code:
        return digits
    trunk = TRUNK_PREFIXES.get(country_code, "")
    # A trunk prefix other than 0 may also begin a national number: only the length tells.
    longest = _NATIONAL_LENGTHS.get(country_code, 10)
    if trunk and digits.startswith(trunk) and (trunk[0] == "0" or len(digits) == longest + len(trunk)):
        return country_code + digits[len(trunk) :]
    if digits.startswith(country_code) and len(digits) > longest:
        return _without_inner_trunk(digits)
    return country_code + digits


def _exit_prefix(digits: str, country_code: str) -> str:
    special = _EXIT_PREFIXES.get(country_code)
    if special and digits.startswith(special):
        return special
    return "00" if digits.startswith("00") else ""


def _without_inner_trunk(digits: str) -> str:
    """International digits without the trunk prefix some write after the calling code: +49 (0)221."""
    for length in (2, 3, 1):
        trunk = TRUNK_PREFIXES.get(digits[:length])
        if trunk is not None:
            rest = digits[length:]
            if trunk[:1] == "0" == rest[:1] and (rest.startswith(trunk) or trunk.startswith(rest)):
                return digits[:length] + rest[len(trunk) :]
            return digits
    return digits


def _one_number(text: str, country_code: str) -> str:
    """The digits of one number with letters or signs around it."""
    number = _extension.sub("", text)
    digits = number.encode("ascii", "ignore").translate(None, _NO_DIGITS).decode()
    return _internationalised(digits, _international(number) is not None, country_code)


def _uri_digits(text: str, country_code: str) -> str:
    """The digits of a tel: URI (RFC 3966) without parameters; a phone-context goes before a local number."""
    context = _context(text)
    number = _percent.sub(" ", text).partition(":")[2].partition(";")[0]
    if context and "+" not in number:
        number = context[1] + number
    return phone_digits(number, country_code)


def _numbers(text: str) -> list[str]:
    """The numbers in a text, split only where there are clearly two; what is dialled after a comma goes.

    "0221/471012" and "030/231 25-0" are one number, "0221 471012 / 0171 3920000" is two.
    """
    parts = _separator.split(text)
    numbers = [parts[0]]
    for sign, part in zip(parts[1::2], parts[2::2], strict=True):
        before, after = _digit_count(numbers[-1]), _digit_count(part)
        if before < 6 or not after:
            numbers[-1] += f" {part}"
        elif sign == "/":
            begins_anew = after >= 6 and (part.lstrip(" (")[:1] in ("+", "0") or before + after > 15)
            if begins_anew:
                numbers.append(part)
            else:
                numbers[-1] += part
        elif after >= 6:
            numbers.append(part)
    return numbers


def _digit_count(text: str) -> int:
    return sum(map(str.isdecimal, text))


def _ascii_digit(character: str) -> str:
    """The ASCII digit or plus for those of any script, else the character itself."""
    if character == "\uff0b":
        return "+"
    value = unicodedata.decimal(character, None)
    return character if value is None else str(value)

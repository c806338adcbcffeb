"""What can be recognised wherever it stands: addresses, numbers, days, and what is marked with a word or a sign."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from kontaktpflege.domain.capture.dates import DATE, FULL_DATE, MONTH, read_date
from kontaktpflege.domain.capture.parts import Kind, Part, Surroundings
from kontaktpflege.domain.capture.vocabulary import COUNTRIES
from kontaktpflege.domain.phones import phone_digits

_MAIL = re.compile(
    r"(?:(?<!\w)(?:e-?mail|mail)\s?:\s?)?(?:mailto:)?<?(?<![\w.+%'-])"
    r"(?P<value>[\w.+%'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5})>?",
    re.IGNORECASE,
)
_ENDINGS = (
    "de|at|ch|li|lu|eu|com|org|net|info|biz|io|dev|app|me|fr|it|nl|uk|es|pl|dk|se|tv|art|shop|studio|agency|design|"
    "berlin|bayern|koeln|cologne|hamburg|wien|ruhr|saarland|photo|photography|consulting|digital|online"
)
_WEB = re.compile(
    r"(?:(?<!\w)(?:web|www|internet|homepage|website|url)\s?:\s?)?"
    r"(?P<value>https?://[^\s,;|<>]+|(?<![\w@.-])www\.[^\s,;|<>]+"
    rf"|(?<![\w@.-])[a-z0-9][\w-]{{0,62}}(?:\.[\w-]{{2,63}}){{0,3}}\.(?:{_ENDINGS})(?![\w@-]|\.\w)(?:/[^\s,;|<>]*)?)",
    re.IGNORECASE,
)
_CIRCLE = re.compile(r"(?<![\w#])#(?P<value>[^\W\d_][\w&+-]*)")
_BIRTHDAY = re.compile(
    r"(?<!\w)(?:geb(?:\.|oren)?(?:\s+am)?|geburtstag|geburtsdatum|geb\.-datum|born(?:\s+on)?|birthday|b-?day|dob|(?<!\S)\*)"
    rf"\s*:?\s*(?P<value>{DATE})",
    re.IGNORECASE,
)
_SINCE = re.compile(
    r"(?<!\w)(?:(?:bekannt|known|kennengelernt)\s+)?(?:seit|since|(?:kennengelernt|met)\s+(?:am|im|on|in))\s+"
    rf"(?:(?:dem|the|anfang|mitte|ende|early|late)\s+)?(?P<value>{DATE}|{MONTH}(?!\w))",
    re.IGNORECASE,
)
_NUMBER = r"[1-9]\d{0,2}(?:\s?[a-zA-Z](?![\w.]))?(?:\s?[-–/]\s?\d{1,4}(?:\s?[a-zA-Z](?![\w.]))?)?(?![\w])"
_STREET = re.compile(
    r"(?<![\w.-])(?P<street>"
    rf"(?:(?:[\w.-]{{1,40}}\s)?(?:straße|strasse|str\.|allee|platz|weg|ring|damm|ufer|gasse|chaussee|promenade|markt)"
    rf"|[\w-]{{2,40}}?(?:straße|strasse|str\.?|weg|platz|allee|gasse|ring|damm|ufer|chaussee|steig|pfad|graben|wall|kamp"
    rf"|hof|markt|stieg|stiege|zeile|kai|berg|promenade))\s{{0,2}}{_NUMBER}"
    r"|(?:am|im|an\sder|an\sden|in\sder|in\sden|auf\sder|auf\sdem|auf\sden|unter\sden|unter\sder|zum|zur|beim"
    rf"|hinter\sder|hinter\sdem|vor\sdem|vor\sder)\s(?:[\w-]{{2,40}}\s){{1,2}}{_NUMBER}"
    r"|[1-9]\d{0,3}[a-z]?\s(?:[\w'-]{2,40}\s){1,3}(?:street|st\.|road|rd\.?|avenue|ave\.?|lane|drive|square|boulevard|blvd\.?)(?!\w))",
    re.IGNORECASE,
)
_TOWN = (
    r"(?P<city>(?:(?:Bad|Sankt|St\.|Neu|Alt|Groß|Klein)\s)?[^\W\d_][\w-]{1,40}"
    r"(?:\s(?:am|an\sder|an|im|in\sder|in|bei|ob\sder|vor\sder|a\.\s?d\.|a\.|i\.|b\.)\s?[A-ZÄÖÜ][\w-]{1,40}"
    r"|\s\([\w. ]{1,30}\)|/[A-ZÄÖÜ][\w-]{1,30})?)"
)
_ABROAD = r"(?:A|AT|CH|FL)[-–\s]\s?"
_CODE_AND_TOWN = re.compile(rf"(?<![\w+/.-])(?:(?:(?:D|DE)[-–\s]\s?)?\d{{5}}|{_ABROAD}\d{{4}})\s{{1,2}}{_TOWN}")
_TOWN_BEHIND_STREET = re.compile(rf"[\s,;|·•]{{1,4}}(?:(?:D|DE)[-–\s]\s?|{_ABROAD})?\d{{4,5}}\s{{1,2}}{_TOWN}")
_COUNTRY_BEHIND = re.compile(rf"[\s,;|·•]{{1,4}}(?P<country>{'|'.join(COUNTRIES)})(?!\w)", re.IGNORECASE)
_STREET_BEHIND = re.compile(r"[\s,;|·•]{1,4}(?=\w)")

_LABELS = {
    "cell": "mobiltelefon mobile mobil mob handy cell cellphone natel m",
    "fax": "telefax fax",
    "work": "geschäftlich dienstlich büro office work firma arbeit zentrale durchwahl",
    "home": "privat home zuhause",
    "": "telefon telefonnummer tel fon phone ruf t p f",
}
_LABEL_OF = {word: label for label, words in _LABELS.items() for word in words.split()} | {"f": "fax"}
_WORDY = "|".join(sorted((word for word in _LABEL_OF if len(word) > 1), key=len, reverse=True))
_NUMBER_LABEL = re.compile(
    rf"(?<![\w@.-])(?:(?P<word>{_WORDY})\.?(?:\s?\((?P<other>{_WORDY})\)|[\s./-]{{1,2}}(?P<next>{_WORDY}))?(?!\w)\s?[.:]{{0,2}}\s{{0,2}}"
    r"|(?P<letter>[tmfp])\s?[:.]{1,2}\s{0,2})(?=[+(]{0,2}\d)",
    re.IGNORECASE,
)
_DIGITS = re.compile(
    r"(?<![\w@.,/#+-])(?:\+\s?|\()?\(?\d[\d \t()/.–-]*\d\)?(?:\s?(?:ext\.?|dw\.?|x)\s?\d{1,5})?(?!\w)", re.IGNORECASE
)
_LABEL_BEHIND = re.compile(rf"\s?\((?P<word>{_WORDY})\)", re.IGNORECASE)
_PIECE = re.compile(r"\S+")
_ANY_DATE = re.compile(rf"(?<![\w+/.-]){FULL_DATE}(?![\w/])", re.IGNORECASE)
_MOBILE = re.compile(r"491[567]\d{7}|436[5-9]\d{5}|417[5-9]\d{7}|447\d{8}")

_SHORTEST, _LONGEST = 6, 17  # digits of a number


class Signals:
    """Finds them in a text, each place once: `taken` grows as they are found."""

    def __init__(self, text: str, around: Surroundings) -> None:
        self._text = text
        self._around = around
        self._mask = bytearray(len(text))
        self.parts: list[Part] = []

    def find(self) -> list[Part]:
        """All of them, in the order of the text."""
        for pattern, make in (
            (_MAIL, self._mail),
            (_WEB, self._web),
            (_CIRCLE, self._circle),
            (_BIRTHDAY, self._birthday),
            (_SINCE, self._since),
        ):
            self._find_all(pattern, make)
        self._find_addresses()
        self._find_dates()
        self._find_numbers()
        return sorted(self.parts, key=lambda part: part.start)

    def _find_all(self, pattern: re.Pattern[str], make: Callable[[re.Match[str]], Part | None]) -> None:
        for match in pattern.finditer(self._text):
            if self._free(match.start(), match.end()) and (part := make(match)) is not None:
                self._take(part)

    def _free(self, start: int, end: int) -> bool:
        return not any(self._mask[start:end])

    def _take(self, part: Part) -> None:
        self._mask[part.start : part.end] = b"\1" * (part.end - part.start)
        self.parts.append(part)

    def _part(self, kind: Kind, start: int, end: int, value: str, label: str = "") -> Part:
        return Part(kind=kind, start=start, end=end, text=self._text[start:end], value=value, label=label)

    def _mail(self, match: re.Match[str]) -> Part:
        return self._part(Kind.MAIL, match.start(), match.end(), match["value"])

    def _web(self, match: re.Match[str]) -> Part:
        value = match["value"].rstrip(".!?)'\"")
        end = match.end() - (len(match["value"]) - len(value))
        return self._part(Kind.WEB, match.start(), end, value)

    def _circle(self, match: re.Match[str]) -> Part:
        name = match["value"].rstrip("-&+")
        end = match.start() + 1 + len(name)
        part = self._part(Kind.CIRCLE, match.start(), end, name.replace("_", " "))
        return replace(part, circle_id=self._around.find_circle(part.value))

    def _birthday(self, match: re.Match[str]) -> Part | None:
        return self._dated(Kind.BIRTHDAY, match)

    def _since(self, match: re.Match[str]) -> Part | None:
        return self._dated(Kind.SINCE, match)

    def _dated(self, kind: Kind, match: re.Match[str]) -> Part | None:
        day = read_date(match["value"])
        return None if day is None else self._part(kind, match.start(), match.end(), match["value"])

    def _find_dates(self) -> None:
        """Days of which nothing is said are no numbers; what they are, the words around them tell."""
        for match in _ANY_DATE.finditer(self._text):
            if read_date(match[0]) is not None:
                self._mask[match.start() : match.end()] = b"\1" * len(match[0])

    def _find_addresses(self) -> None:
        for match in _STREET.finditer(self._text):
            end = match.end()
            if not self._free(match.start(), end):
                continue
            if town := _TOWN_BEHIND_STREET.match(self._text, end):
                end = self._with_country(town.end())
            self._take_address(match.start(), end)
        for match in _CODE_AND_TOWN.finditer(self._text):
            if not self._free(match.start(), match.end()):
                continue
            end = self._with_country(match.end())
            if (gap := _STREET_BEHIND.match(self._text, end)) and self._is_address(gap.end()):
                self._join_address(match.start(), gap.end())
            else:
                self._take_address(match.start(), end)

    def _with_country(self, end: int) -> int:
        country = _COUNTRY_BEHIND.match(self._text, end)
        return country.end() if country else end

    def _take_address(self, start: int, end: int) -> None:
        if self._free(start, end):
            self._take(self._part(Kind.ADDRESS, start, end, " ".join(self._text[start:end].split())))

    def _is_address(self, start: int) -> bool:
        return any(part.start == start and part.kind is Kind.ADDRESS for part in self.parts)

    def _join_address(self, start: int, street: int) -> None:
        """Put a town before the street that stands behind it."""
        behind = next(part for part in self.parts if part.start == street)
        self.parts.remove(behind)
        self._mask[behind.start : behind.end] = bytes(behind.end - behind.start)
        self._take_address(start, behind.end)

    def _find_numbers(self) -> None:
        place = 0
        while match := _DIGITS.search(self._text, place):
            place = match.end()
            for start, end in self._numbers(match):
                self._take_number(start, end)

    def _numbers(self, match: re.Match[str]) -> Iterator[tuple[int, int]]:
        """The numbers in a run of digits: another one begins where a piece begins as a number does."""
        start = end = match.start()
        digits, left = 0, sum(map(str.isdecimal, match[0]))
        for piece in _PIECE.finditer(self._text, match.start(), match.end()):
            fresh = piece[0][0] == "+" or (piece[0].lstrip("(")[0] == "0" and left > _SHORTEST)
            enough = _SHORTEST if self._text[start] != "+" else 10
            left -= sum(map(str.isdecimal, piece[0]))
            if digits >= enough and fresh:
                yield start, end
                start, digits = piece.start(), 0
            digits += sum(map(str.isdecimal, piece[0]))
            end = piece.end()
        yield start, end

    def _take_number(self, start: int, end: int) -> None:
        while end > start and self._text[end - 1] in "/.–-(":
            end -= 1
        if end <= start or not self._free(start, end):
            return
        number = self._text[start:end]
        label = self._label_before(start)
        digits = sum(map(str.isdecimal, number))
        begins = number.lstrip("( ")[:1] in ("+", "0")
        alone = self._stands_alone(start, end)
        if not (begins or label is not None or alone) or not _SHORTEST - (label is not None) <= digits <= _LONGEST:
            return
        first, kind = label or (start, "")
        if behind := _LABEL_BEHIND.match(self._text, end):
            end, kind = behind.end(), kind or _LABEL_OF[behind["word"].lower()]
        if not kind and _MOBILE.match(phone_digits(number, self._around.calling_code)):
            kind = "cell"
        if self._free(first, end):
            self._take(self._part(Kind.PHONE, first, end, " ".join(number.split()), kind))

    def _label_before(self, start: int) -> tuple[int, str] | None:
        """(where it begins, kind) of the word that says what the number at `start` is."""
        for match in _NUMBER_LABEL.finditer(self._text, max(0, start - 40), start + 3):
            if match.end() == start:
                words = [match[name] for name in ("word", "other", "next", "letter") if match[name]]
                kinds = [_LABEL_OF[word.lower()] for word in words]
                return match.start(), next((kind for kind in kinds if kind), "")
        return None

    def _stands_alone(self, start: int, end: int) -> bool:
        before = self._text[max(0, start - 8) : start].rstrip(" \t")[-1:]
        after = self._text[end : end + 8].lstrip(" \t")[:1]
        return before in ("", ",", ";", "|", "\n") and after in ("", ",", ";", "|", "\n")

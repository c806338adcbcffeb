"""A card: the address data of a contact exactly as its vCard has it, and what it means."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NoReturn, Self

from kontaktpflege.domain.partial_date import PartialDate
from kontaktpflege.domain.property import (
    BLOB,
    ESCAPE,
    Property,
    escape_control,
    escape_text,
    line_of,
    property_of,
    split_escaped,
    unescape_control,
    unescape_text,
)

__all__ = [
    "BLOB",
    "ESCAPE",
    "Card",
    "PartialDate",
    "Property",
    "StructuredName",
    "escape_control",
    "escape_text",
    "split_escaped",
    "unescape_control",
    "unescape_text",
    "version_of",
]

MESSENGER_NAMES = (
    "IMPP", "X-AIM", "X-ICQ", "X-JABBER", "X-MSN", "X-YAHOO", "X-YAHOO-ID", "X-SKYPE", "X-SKYPE-USERNAME",
    "X-GADUGADU", "X-GROUPWISE", "X-GOOGLE-TALK", "X-GTALK", "X-QQ", "X-TWITTER", "X-MATRIX", "X-TELEGRAM",
    "X-SIGNAL", "X-THREEMA", "X-WHATSAPP", "X-SIP", "X-MS-IMADDRESS", "X-KADDRESSBOOK-X-IMADDRESS",
)  # fmt: skip
RELATION_NAMES = (
    "RELATED", "X-ABRELATEDNAMES", "X-SPOUSE", "X-MANAGER", "X-ASSISTANT", "X-CHILDREN",
    "X-EVOLUTION-SPOUSE", "X-EVOLUTION-MANAGER", "X-EVOLUTION-ASSISTANT",
    "X-KADDRESSBOOK-X-SPOUSESNAME", "X-KADDRESSBOOK-X-MANAGERSNAME", "X-KADDRESSBOOK-X-ASSISTANTSNAME",
)  # fmt: skip
ANNIVERSARY_NAMES = (
    "ANNIVERSARY", "X-ANNIVERSARY", "X-EVOLUTION-ANNIVERSARY", "X-KADDRESSBOOK-X-ANNIVERSARY",
)  # fmt: skip

DEATH_NAMES = ("DEATHDATE", "X-DEATHDATE")

_VERSION = re.compile(r"^VERSION(?:;[^:\n]*)?:[ \t]*([0-9.]+)", re.IGNORECASE | re.MULTILINE)
_BUILT_IN_LABEL = re.compile(r"_\$!<(.*)>!\$_", re.DOTALL)
_URI_NAMES = {"URL", "IMPP", "SOURCE", "FBURL", "CALURI", "CALADRURI", "X-SOCIALPROFILE", "SOCIALPROFILE"}


@dataclass(frozen=True, slots=True)
class StructuredName:
    """The parts of a person's name (property N); several names in one part are joined by a blank."""

    family: str = ""
    given: str = ""
    additional: str = ""
    prefix: str = ""
    suffix: str = ""


def version_of(text: str) -> str:
    """The version a stored card declares, such as "3.0"; "" if it declares none."""
    found = _VERSION.search(text)
    return found[1] if found else ""


class Card:
    """An immutable tuple of properties in the order of the file; equal when the text is equal.

    `text` is the stored form, one line a property. The properties are made when somebody asks for them.
    """

    __slots__ = ("_by_name", "_properties", "_text")

    _text: str | None
    _properties: tuple[Property, ...] | None
    _by_name: dict[str, list[Property]] | None

    def __init__(self, properties: Iterable[Property] = ()) -> None:
        self._keep(None, tuple(properties))

    @classmethod
    def from_text(cls, text: str) -> Self:
        """The card whose `text` this is."""
        card = cls.__new__(cls)
        card._keep(text, None)
        return card

    def _keep(self, text: str | None, properties: tuple[Property, ...] | None) -> None:
        object.__setattr__(self, "_text", text)
        object.__setattr__(self, "_properties", properties)
        object.__setattr__(self, "_by_name", None)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"a card is immutable: {name}")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"a card is immutable: {name}")

    def __reduce__(self) -> tuple[object, ...]:
        return type(self).from_text, (self.text,)

    def __eq__(self, other: object) -> bool:
        return self.text == other.text if isinstance(other, Card) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.text)

    def __repr__(self) -> str:
        return f"Card.from_text({self.text!r})"

    # What is on it

    @property
    def text(self) -> str:
        """The stored form: one line a property, line ends within values escaped."""
        if self._text is None:
            object.__setattr__(self, "_text", "\n".join(map(line_of, self._properties or ())))
        return self._text or ""

    @property
    def properties(self) -> tuple[Property, ...]:
        """All properties in order, lines that are no property included."""
        if self._properties is None:
            lines = self._text.split("\n") if self._text else ()
            object.__setattr__(self, "_properties", tuple(map(property_of, lines)))
        return self._properties or ()

    def get(self, name: str) -> tuple[Property, ...]:
        """All properties of that name (in capitals), in order."""
        return tuple(self._index().get(name, ()))

    def _index(self) -> dict[str, list[Property]]:
        if self._by_name is None:
            index: dict[str, list[Property]] = {}
            for item in self.properties:
                index.setdefault(item.name, []).append(item)
            object.__setattr__(self, "_by_name", index)
            return index
        return self._by_name

    def _texts(self, *names: str) -> tuple[str, ...]:
        index = self._index()
        texts = (item.text.strip() for name in names for item in index.get(name, ()))
        return tuple(text for text in texts if text)

    def _first(self, *names: str) -> str:
        return next(iter(self._texts(*names)), "")

    def _preferred(self, *names: str) -> tuple[Property, ...]:
        if len(names) == 1:
            found = self._index().get(names[0], [])
        else:
            found = [item for item in self.properties if item.name in names]
        filled = [item for item in found if item.value.strip()]
        if len(filled) > 1:
            filled.sort(key=lambda item: item.preference)
        return tuple(filled)

    # What it means

    @property
    def version(self) -> str:
        """The version it declares, "" if none."""
        return version_of(self.text)

    @property
    def uid(self) -> str | None:
        """The UID as it stands, None if missing or empty; it may be repeated in other cards."""
        return self._first("UID") or None

    @property
    def kind(self) -> str:
        """ "individual", "group", "org", "location" …, Apple's dialect included."""
        return (self._first("KIND", "X-ADDRESSBOOKSERVER-KIND") or "individual").lower()

    @property
    def formatted_name(self) -> str:
        """FN, "" if missing."""
        return next((item.text.strip() for item in self._preferred("FN")), "")

    @property
    def name(self) -> StructuredName | None:
        """N taken apart, None if it is missing or empty."""
        for item in self._index().get("N", ()):
            if self.version == "2.1":
                parts = item.fields
            else:
                parts = tuple(" ".join(filter(None, map(str.strip, part))) for part in item.components)
            name = StructuredName(*(part.strip() for part in parts[:5]))
            if name != StructuredName():
                return name
        return None

    @property
    def organisation(self) -> tuple[str, ...]:
        """The organisation and its units, from the preferred ORG."""
        for item in self._preferred("ORG"):
            if parts := tuple(part.strip() for part in item.fields if part.strip()):
                return parts
        return ()

    @property
    def title(self) -> str:
        """The position (TITLE)."""
        return self._first("TITLE")

    @property
    def role(self) -> str:
        """The function (ROLE)."""
        return self._first("ROLE")

    @property
    def nicknames(self) -> tuple[str, ...]:
        """All nicknames of all NICKNAME lines."""
        return tuple(name for item in self._index().get("NICKNAME", ()) for name in item.items)

    @property
    def phones(self) -> tuple[Property, ...]:
        """Filled TEL properties, preferred first."""
        return self._preferred("TEL")

    @property
    def emails(self) -> tuple[Property, ...]:
        """Filled EMAIL properties, preferred first."""
        return self._preferred("EMAIL")

    @property
    def urls(self) -> tuple[Property, ...]:
        """Filled URL properties, preferred first."""
        return self._preferred("URL")

    @property
    def messengers(self) -> tuple[Property, ...]:
        """IMPP and what programs wrote before it existed, preferred first."""
        return self._preferred(*MESSENGER_NAMES)

    @property
    def addresses(self) -> tuple[Property, ...]:
        """ADR properties with at least one component filled, preferred first."""
        return tuple(item for item in self._preferred("ADR") if item.value.strip("; "))

    @property
    def birthday(self) -> PartialDate | None:
        """The day of birth, as far as it is known."""
        return self._date("BDAY", "X-EVOLUTION-BIRTHDAY")

    @property
    def anniversary(self) -> PartialDate | None:
        """The wedding day, whichever program wrote it."""
        if found := self._date(*ANNIVERSARY_NAMES):
            return found
        labelled = (item for item in self._index().get("X-ABDATE", ()) if self.label(item) == "Anniversary")
        return next((day for day in map(_date_of, labelled) if day), None)

    @property
    def deathdate(self) -> PartialDate | None:
        """The day of death, as far as it is known."""
        return self._date(*DEATH_NAMES)

    @property
    def deaths(self) -> tuple[Property, ...]:
        """What says that somebody has died, whether the day is known or not."""
        return tuple(item for name in DEATH_NAMES for item in self._index().get(name, ()) if item.value.strip())

    def _date(self, *names: str) -> PartialDate | None:
        index = self._index()
        dates = (_date_of(item) for name in names for item in index.get(name, ()))
        return next((day for day in dates if day), None)

    @property
    def notes(self) -> tuple[str, ...]:
        """The text of every filled NOTE."""
        return self._texts("NOTE")

    @property
    def categories(self) -> tuple[str, ...]:
        """The labels of all CATEGORIES lines, in order, each once."""
        lines = self._index().get("CATEGORIES", ())
        return tuple(dict.fromkeys(name for item in lines for name in item.items))

    @property
    def photo(self) -> Property | None:
        """The preferred PHOTO: a blob, a link, or something undecodable."""
        return next(iter(self._preferred("PHOTO")), None)

    @property
    def members(self) -> tuple[str, ...]:
        """The UIDs a group card lists, without "urn:uuid:"."""
        return tuple(map(_member_uid, (*self.get("MEMBER"), *self.get("X-ADDRESSBOOKSERVER-MEMBER"))))

    @property
    def related(self) -> tuple[Property, ...]:
        """RELATED and the relations other programs write (spouse, manager, assistant …)."""
        return self._preferred(*RELATION_NAMES)

    def label(self, item: Property) -> str | None:
        """The label the user gave to that property (X-ABLabel of its group), Apple's own unframed."""
        group = item.group.lower()
        if not group:
            return None
        for candidate in self._index().get("X-ABLABEL", ()):
            if candidate.group.lower() == group:
                text = candidate.text.strip()
                built_in = _BUILT_IN_LABEL.fullmatch(text)
                return (built_in[1] if built_in else text) or None
        return None

    # Edits, each of which returns a new card

    def added(self, item: Property, after: str | None = None) -> Self:
        """With one property more: behind the last one named `after`, else at the end."""
        places = [place for place, found in enumerate(self.properties) if found.name == after]
        place = places[-1] + 1 if places and after else len(self.properties)
        return type(self)((*self.properties[:place], item, *self.properties[place:]))

    def added_text(self, name: str, text: str, after: str | None = None) -> Self:
        """With one property more, given as plain text and escaped for the card's version; placed as by `added`."""
        return self.added(Property(name, self._escaped(name, text)), after)

    def replaced(self, old: Property, new: Property) -> Self:
        """With `new` in the place of the first property equal to `old`; ValueError if there is none."""
        place = self.properties.index(old)
        return type(self)((*self.properties[:place], new, *self.properties[place + 1 :]))

    def removed(self, item: Property) -> Self:
        """Without the first property equal to `item`, and without its label if nothing else bears it.

        ValueError if there is none.
        """
        place = self.properties.index(item)
        rest = [*self.properties[:place], *self.properties[place + 1 :]]
        group = item.group.lower()
        if group:
            in_group = [other for other in rest if other.group.lower() == group]
            if all(other.name.startswith("X-AB") and other.name != "X-ABDATE" for other in in_group):
                rest = [other for other in rest if other.group.lower() != group or other.name != "X-ABLABEL"]
        return type(self)(rest)

    def with_value(self, item: Property, text: str) -> Self:
        """With another value for that property, given as plain text and escaped for the card's version."""
        return self.replaced(item, item._replace(value=self._escaped(item.name, text)))

    def with_members(self, joined: Sequence[str], left: Sequence[str]) -> Self:
        """This group card with members, named by UID, that joined and without those that left."""
        gone = set(left)
        names = ("MEMBER", "X-ADDRESSBOOKSERVER-MEMBER")
        kept = [item for item in self.properties if item.name not in names or _member_uid(item) not in gone]
        head = next((item.head for item in kept if item.name in names), "")
        head = head or ("MEMBER" if self.version == "4.0" else "X-ADDRESSBOOKSERVER-MEMBER")
        return type(self)([*kept, *(Property(head, f"urn:uuid:{uid}") for uid in joined)])

    def with_categories(self, names: Sequence[str]) -> Self:
        """With exactly these labels, on one CATEGORIES line; those that stay keep place and spelling."""
        lines = self._index().get("CATEGORIES", [])
        wanted = tuple(dict.fromkeys(name.strip() for name in names if name.strip()))
        if set(wanted) == set(self.categories):
            return self
        if not lines:
            value = ",".join(escape_text(name, "3.0") for name in wanted)
            return self.added(Property("CATEGORIES", value)) if wanted else self
        kept: dict[str, str] = {}
        for line in lines:
            for written in split_escaped(line.value, ","):
                name = Property("", written).text.strip()
                if name in wanted:
                    kept.setdefault(name, written.strip())
        for name in wanted:
            kept.setdefault(name, escape_text(name, "3.0"))
        rest = [item for item in self.properties if item.name != "CATEGORIES"]
        if kept:
            place = self.properties.index(lines[0])
            rest.insert(place, lines[0]._replace(value=",".join(kept.values())))
        return type(self)(rest)

    def _escaped(self, name: str, text: str) -> str:
        if name in _URI_NAMES:
            return escape_text(text).replace("\\,", ",").replace("\\;", ";")
        return escape_text(text, self.version)


def _member_uid(item: Property) -> str:
    text = item.text
    return text[9:] if text[:9].lower() == "urn:uuid:" else text


def _date_of(item: Property) -> PartialDate | None:
    unknown = item.param("X-APPLE-OMIT-YEAR") or ""
    return PartialDate.parse(item.text, int(unknown) if unknown.isascii() and unknown.isdigit() else None)

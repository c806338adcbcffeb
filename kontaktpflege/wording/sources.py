"""What the programs are called that wrote imported cards."""

from __future__ import annotations

_LANGUAGES = frozenset(("en", "de", "fr", "es", "it", "nl", "en-us", "en-gb", "de-de"))


def source_name(source: str) -> str:
    """A source as it is kept, as a person reads it: "-//apple inc.//iphone os//en" → "Apple Inc., Iphone Os"."""
    if source.startswith("vcard"):
        return source.replace("vcard", "vCard", 1)
    parts = [part.strip(" -+/") for part in source.split("//")]
    named = [part for part in parts if part and part not in _LANGUAGES]
    return ", ".join(" ".join(word[:1].upper() + word[1:] for word in part.split()) for part in named)

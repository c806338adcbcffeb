"""How names sort, and how text folds so that Müller, Mueller and Muller meet."""

from __future__ import annotations

import re
import unicodedata

_LETTERS = str.maketrans(
    {"æ": "ae", "ø": "o", "œ": "oe", "đ": "d", "ł": "l", "ı": "i", "ð": "d", "þ": "th", "ħ": "h", "ŧ": "t", "ŋ": "n"}
)
_ASCII_SEPARATORS = str.maketrans({code: " " for code in range(128) if not chr(code).isalnum()})
_WORD = re.compile(r"[^\W_]+")


def plain(text: str) -> str:
    """Lower case without marks: "Müßig" → "mussig". Letters that have no base letter in Unicode are spelt out."""
    text = text.casefold()
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFKD", text)
    if not decomposed.isascii():
        decomposed = "".join(char for char in decomposed if not unicodedata.combining(char)).translate(_LETTERS)
    return decomposed.casefold()


def _contract(text: str) -> str:
    return text.replace("ae", "a").replace("oe", "o").replace("ue", "u").replace("ss", "s")


def fold(text: str) -> str:
    """`plain`, and the spelt-out umlauts contracted (ae → a, oe → o, ue → u, ss → s): one key for all spellings.

    A beginning of a text folds to a beginning of the folded text, so that one can search while it is typed.
    """
    return _contract(plain(text))


def split_words(text: str) -> list[str]:
    """The words (runs of letters and digits) of a text that went through `plain` or `fold`."""
    if text.isascii():
        return text.translate(_ASCII_SEPARATORS).split()
    return _WORD.findall(text)


def search_words(text: str) -> dict[str, None]:
    """Every word under which `text` is found, each once, in order: as `plain` and, where it differs, as `fold`."""
    plain_text = plain(text)
    found = dict.fromkeys(split_words(plain_text))
    folded = _contract(plain_text)
    if len(folded) != len(plain_text):
        found.update(dict.fromkeys(split_words(folded)))
    return found


def word_forms(word: str) -> tuple[str, ...]:
    """The spellings under which a typed word is looked up: one, or two where contraction changes it."""
    plain_word = plain(word)
    folded = _contract(plain_word)
    return (plain_word,) if folded == plain_word else (plain_word, folded)


def split_full_name(full_name: str) -> tuple[str, str]:
    """(family, given) of a name that came in one piece: the last word is the family's, particles before it included.

    "Ludwig van Beethoven" → ("van Beethoven", "Ludwig"); one word is a family name; "Weiß, Anna" is taken at the comma.
    """
    family, comma, given = full_name.partition(",")
    if comma and family.strip() and given.strip():
        return family.strip(), given.strip()
    words = full_name.split()
    if len(words) < 2:
        return full_name.strip(), ""
    cut = len(words) - 1
    while cut > 1 and words[cut - 1] in _PARTICLES:
        cut -= 1
    return " ".join(words[cut:]), " ".join(words[:cut])


_PARTICLES = frozenset(("von", "van", "zu", "zur", "zum", "vom", "de", "der", "den", "di", "da", "del", "della", "dos", "du", "la", "le", "ten", "ter"))
_SORT_PARTICLE = re.compile(r"^(?:(?:von|van|zu|zur|zum|vom|de|der|den|di|da|del|della|dos|du|la|le|ten|ter)\s+)+(?=\S)")


def sort_key(first: str, second: str) -> str:
    """How a name sorts by its `first` part and then its `second`; nobility particles before a family name do not count.

    Letters sort before digits, and a name of neither sorts last.
    """
    key = " ".join(split_words(fold(f"{first} {second}" if second else first)))
    if not key:
        return "\uffff"
    return f"\x7e{key}" if key[0].isdigit() else key


def family_sort_key(family: str, given: str) -> str:
    """`sort_key` by family name: "von der Heide, Eva" stands under H, as in a German directory."""
    stripped = family if " " not in family else _SORT_PARTICLE.sub("", family.casefold())
    return sort_key(stripped, given)

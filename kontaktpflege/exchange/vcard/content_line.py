"""A content line in parts that can be changed; everything untouched stays as it was written."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Self

from kontaktpflege.domain.property import Property, escape_control, parse_head, split_parameters

_TOKEN = re.compile(r"[\w.-]+")
_TOKENS = re.compile(r"[\w.,+/ -]*")
_QUOTED_TOKENS = re.compile(r'"[\w.,+/-]*"')


@dataclass(slots=True)
class ContentLine:
    """One property while it is being converted.

    Parameters are (name, value as written); one that stands alone and is a type is ("", word).
    """

    label: str
    params: list[tuple[str, str]]
    value: str

    @classmethod
    def of(cls, item: Property) -> Self:
        """Take a property apart; parameters that stand alone, as 2.1 has them, get their names."""
        label, *written = split_parameters(item.head)
        named = zip(parse_head(item.head).params, filter(str.strip, written), strict=True)
        params = [
            (param.partition("=")[0], param.partition("=")[2])
            if "=" in param
            else ("" if key == "TYPE" else key, values[0])
            for (key, values), param in named
        ]
        return cls(label, params, item.value)

    def done(self) -> Property:
        """The property it has become."""
        params = (f"{key}={value}" if key else value for key, value in self.params)
        return Property(";".join((self.label, *params)), self.value)

    @property
    def name(self) -> str:
        """The name in capitals, without the group."""
        return self.label.strip().rpartition(".")[2].upper()

    def rename(self, name: str) -> None:
        """Give it another name in the same group; "" keeps the old one."""
        if name:
            group, dot, _ = self.label.strip().rpartition(".")
            self.label = f"{group}{dot}{name}"

    def shares_head_with(self, other: Self) -> bool:
        """Whether group, types and further parameters are the same, in whatever order."""
        return self._bearings() == other._bearings()

    def _bearings(self) -> tuple[str, set[str], set[tuple[str, str]]]:
        further = {(key.strip().upper(), value) for key, value in self.params if key.strip().upper() != "TYPE"}
        return self.label.strip().rpartition(".")[0].lower(), {word.lower() for word in self.types()}, further

    def first(self, name: str) -> str | None:
        """The first value of a parameter, without quotes."""
        return next((value.strip().strip('"') for key, value in self.params if key.strip().upper() == name), None)

    def decoded(self, name: str) -> str | None:
        """The whole value of a parameter, its quotes and escapes undone, commas kept."""
        values = next((values for key, values in parse_head(self.done().head).params if key == name), None)
        return None if values is None else ",".join(values)

    def drop(self, *names: str) -> None:
        """Remove all parameters of those names."""
        self.params = [param for param in self.params if param[0].strip().upper() not in names]

    def set(self, name: str, value: str) -> None:
        """Add a parameter, quoted and escaped (RFC 6868) if it must be."""
        if not _TOKEN.fullmatch(value):
            escaped = value.replace("^", "^^").replace("\n", "^n").replace('"', "^'").replace("\\", "\\\\")
            value = escape_control(f'"{escaped}"')
        self.params.append((name, value))

    def types(self) -> list[str]:
        """All words of all TYPE parameters, as written."""
        values = (value for key, value in self.params if key.strip().upper() == "TYPE")
        return [word.strip() for value in values for word in value.replace('"', "").split(",") if word.strip()]

    def add_type(self, word: str) -> None:
        """Add a word to the last TYPE, or as a TYPE of its own."""
        places = [
            at for at, (key, value) in enumerate(self.params) if key.strip().upper() == "TYPE" and '"' not in value
        ]
        if places:
            key, value = self.params[places[-1]]
            self.params[places[-1]] = (key, f"{value},{word}")
        else:
            self.params.append(("TYPE", word))

    def drop_types(self, unwanted: Callable[[str], bool]) -> None:
        """Remove those words from TYPE; parameters that held none of them stay as written."""
        params = []
        for key, value in self.params:
            words = [word.strip() for word in value.replace('"', "").split(",")]
            if key.strip().upper() == "TYPE" and any(map(unwanted, words)):
                words = [word for word in words if word and not unwanted(word)]
                if not words:
                    continue
                value = ",".join(word if _TOKENS.fullmatch(word) else f'"{word}"' for word in words)
            params.append((key, value))
        self.params = params

    def merge_types(self) -> None:
        """Write 2.1's bare words, which `of` made one TYPE each, as one list."""
        bare = [value for key, value in self.params if key == ""]
        if bare:
            self.params = [param for param in self.params if param[0] != ""]
            self.params.insert(0, ("TYPE", ",".join(bare)))

    def unquote_types(self) -> None:
        """TYPE="a,b" as TYPE=a,b, where that means the same."""
        self.params = [
            (key, value[1:-1] if key.strip().upper() == "TYPE" and _QUOTED_TOKENS.fullmatch(value) else value)
            for key, value in self.params
        ]

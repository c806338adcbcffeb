"""Changes to what stands left of a property's colon; what is not meant stays as it was written."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from kontaktpflege.domain.property import escape_control, parse_head, split_parameters

_TOKENS = re.compile(r"[\w.+/ -]*")


def regrouped(head: str, group: str) -> str:
    """With another group."""
    label, *params = split_parameters(head)
    return ";".join((f"{group}.{label.strip().rpartition('.')[2]}", *params))


def renamed(head: str, name: str) -> str:
    """With another name in the same group."""
    label, *params = split_parameters(head)
    group, dot, _ = label.strip().rpartition(".")
    return ";".join((f"{group}{dot}{name}", *params))


def without_param(head: str, *names: str) -> str:
    """Without the parameters of those names (in capitals)."""
    label, *params = split_parameters(head)
    return ";".join((label, *(param for param in params if _key(param) not in names)))


def with_param(head: str, name: str, value: str) -> str:
    """With one value for a parameter, in the place of what it was."""
    value = value.replace("\r\n", "\n").replace("\r", "\n")
    if not re.fullmatch(r"[\w.-]+", value):
        quoted = value.replace("^", "^^").replace("\n", "^n").replace('"', "^'")
        value = escape_control(f'"{quoted}"')
    return f"{without_param(head, name)};{name}={value}"


def without_types(head: str, unwanted: Callable[[str], bool]) -> str:
    """Without those words of TYPE; 2.1's bare ones too."""
    label, *params = split_parameters(head)
    kept = []
    for param in params:
        if _key(param) == "TYPE":
            words = _words(param)
            staying = [word for word in words if not unwanted(word.lower())]
            if len(staying) < len(words):
                if staying:
                    written = (word if _TOKENS.fullmatch(word) else f'"{word}"' for word in staying)
                    kept.append(f"{param.partition('=')[0]}={','.join(written)}")
                continue
        kept.append(param)
    return ";".join((label, *kept))


def with_types(head: str, words: Iterable[str], version: str) -> str:
    """With these words (in small letters) added to TYPE, as the version writes them."""
    missing = [word for word in words if word not in parse_head(head).types]
    if not missing:
        return head
    label, *params = split_parameters(head)
    places = [at for at, param in enumerate(params) if _key(param) == "TYPE" and "=" in param and '"' not in param]
    if version == "2.1" and not places:
        return ";".join((label, *params, *(word.upper() for word in missing)))
    if places:
        params[places[-1]] = ",".join((params[places[-1]], *missing))
    else:
        params.insert(0, f"TYPE={','.join(missing)}")
    return ";".join((label, *params))


def with_preference(head: str, preferred: bool, version: str) -> str:
    """Marked as the preferred one, or not any more, as the version says it."""
    head = without_types(without_param(head, "PREF"), lambda word: word == "pref")
    if not preferred:
        return head
    return with_param(head, "PREF", "1") if version.startswith("4") else with_types(head, ("pref",), version)


def _key(param: str) -> str:
    """The parameter's name; of a bare word of 2.1 the name it has by its meaning."""
    params = parse_head(f"X;{param}").params
    return params[0][0] if params else ""


def _words(param: str) -> list[str]:
    value = param.partition("=")[2] if "=" in param else param
    return [word.strip() for word in value.replace('"', "").split(",") if word.strip()]

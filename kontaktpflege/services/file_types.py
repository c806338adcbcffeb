"""Which program opens files of a type: the lists of the desktop (mimeapps.list), read as it reads them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from kontaktpflege.services.user_folders import absolute, config_home, data_home

_DEFAULTS = "[Default Applications]"
_ADDED = "[Added Associations]"
_CACHE = "[MIME Cache]"


class FileTypes:
    """What the desktop of an environment says about types of files."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self.data_home = data_home(environment)
        self._config_home = config_home(environment)
        self._data = [self.data_home, *_folders(environment.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share")]
        self._config = [self._config_home, *_folders(environment.get("XDG_CONFIG_DIRS") or "/etc/xdg")]
        self._desktops = [name.lower() for name in (environment.get("XDG_CURRENT_DESKTOP") or "").split(":") if name]

    def own_list(self) -> Path:
        """The user's own list, which precedes those of the system."""
        return self._config_home / "mimeapps.list"

    def opener(self, kind: str, without: str = "") -> str:
        """The desktop file of the program that opens this type; "" if there is none besides `without`."""
        for apps in self._candidates(kind):
            for app in apps.split(";"):
                name = app.strip()
                if name and name != without and self._is_there(name):
                    return name
        return ""

    def _candidates(self, kind: str) -> Iterator[str]:
        lists = [_read(path) for path in self._lists()]
        for section in (_DEFAULTS, _ADDED):
            for text in lists:
                yield value_of(text, section, kind) or ""
        for folder in self._data:
            yield value_of(_read(folder / "applications" / "mimeinfo.cache"), _CACHE, kind) or ""

    def _lists(self) -> Iterator[Path]:
        """The lists, what counts more first."""
        names = [*(f"{desktop}-mimeapps.list" for desktop in self._desktops), "mimeapps.list"]
        for folder in (*self._config, *(data / "applications" for data in self._data)):
            for name in names:
                yield folder / name

    def _is_there(self, app: str) -> bool:
        # A file in a subfolder has the folder's name and a hyphen before its own.
        names = (app, app.replace("-", "/", 1))
        return any((folder / "applications" / name).is_file() for folder in self._data for name in names)


def value_of(text: str, section: str, key: str) -> str | None:
    """A value of a list, None if it is not there."""
    inside = False
    for line in text.splitlines():
        if line.startswith("["):
            inside = line.strip() == section
        elif inside and line.partition("=")[0].strip() == key:
            return line.partition("=")[2].strip()
    return None


def default_of(text: str, kind: str) -> str | None:
    """What a list says opens this type by default, as it stands there."""
    return value_of(text, _DEFAULTS, kind)


def with_default(text: str, kind: str, value: str | None) -> str:
    """The list with another default for a type, or with none; every other line stays as it is."""
    lines = text.splitlines(keepends=True)
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    start = next((place for place, line in enumerate(lines) if line.strip() == _DEFAULTS), None)
    if start is None:
        if value is None:
            return text
        return "".join([*lines, *(["\n"] if lines else []), f"{_DEFAULTS}\n", f"{kind}={value}\n"])
    end = next((place for place in range(start + 1, len(lines)) if lines[place].startswith("[")), len(lines))
    inside = lines[start + 1 : end]
    place = next((place for place, line in enumerate(inside) if line.partition("=")[0].strip() == kind), None)
    if place is None:
        place = max((place + 1 for place, line in enumerate(inside) if line.strip()), default=0)
        inside.insert(place, "")
    inside[place : place + 1] = [f"{kind}={value}\n"] if value is not None else []
    head, tail = lines[: start + 1], lines[end:]
    if not any(line.strip() for line in inside):
        head.pop()
        inside = []
        if head and not head[-1].strip():
            head.pop()
    return "".join([*head, *inside, *tail])


def _folders(folders: str) -> list[Path]:
    return [found for folder in folders.split(":") if (found := absolute(folder))]


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""

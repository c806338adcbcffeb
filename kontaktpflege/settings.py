"""What the user has set: a frozen value, read from and written to one TOML file."""

from __future__ import annotations

import errno
import os
import stat
import sys
import tomllib
from collections.abc import Container
from dataclasses import asdict, dataclass, fields, replace
from datetime import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal, cast

import platformdirs

from kontaktpflege.domain.observance import Observance

if TYPE_CHECKING:
    from kontaktpflege.domain.reminder import Schedule

_APP = "kontaktpflege"


FONT_SIZES: Final = (100, 110, 125, 150, 175, 200)
"""Per cent of the system's size of letters."""


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings. `country` (ISO 3166) tells where national phone numbers and plain addresses belong.

    `state` is a code of `domain.states`; lead times and what the post needs are days; times
    are "HH:MM".
    """

    book: Path
    language: Literal["de", "en", "system"] = "system"
    theme: Literal["light", "dark", "system"] = "system"
    name_order: Literal["last", "first"] = "last"
    country: str = "DE"
    map_service: Literal["openstreetmap", "google", "apple", "bing"] = "openstreetmap"
    font_size: int = FONT_SIZES[0]
    compact: bool = False
    my_name: str = ""
    my_address: str = ""
    """The user's own, in one line each: they stand under letters, and above."""
    log_by_letter: bool = True
    ask_ties: bool = True
    state: str = ""
    birthday_lead: int = 3
    anniversary_lead: int = 3
    christmas_lead: int = 28
    season_lead: int = 7
    own_lead: int = 7
    post_days: int = 4
    by_post: bool = False
    remind: bool = True
    remind_at: str = "09:00"
    working_days_only: bool = False
    quiet_hours: bool = True
    quiet_from: str = "20:00"
    quiet_until: str = "08:00"
    popup_reasons: bool = False
    stay_in_tray: bool = True

    @property
    def observance(self) -> Observance:
        """Which holidays are kept, and how early one wants to know of an occasion."""
        return Observance(
            country=self.country,
            state=self.state,
            birthday=self.birthday_lead,
            anniversary=self.anniversary_lead,
            christmas=self.christmas_lead,
            season=self.season_lead,
            own=self.own_lead,
            post=self.post_days,
            by_post=self.by_post,
        )

    def schedule(self) -> Schedule | None:
        """When to remind; None: not at all."""
        from kontaktpflege.domain.reminder import Schedule, parse_time

        if not self.remind:
            return None
        quiet = (self.quiet_from, self.quiet_until) if self.quiet_hours else ("00:00", "00:00")
        at, since, until = (parse_time(text) or time() for text in (self.remind_at, *quiet))
        return Schedule(at=at, working_days_only=self.working_days_only, quiet_from=since, quiet_until=until)


LEADS: Final = range(61)
"""How many days before an occasion one may want to know of it."""

_CHOICES: dict[str, Container[object]] = {
    "birthday_lead": LEADS,
    "anniversary_lead": LEADS,
    "christmas_lead": LEADS,
    "season_lead": LEADS,
    "own_lead": LEADS,
    "post_days": LEADS,
    "by_post": (True, False),
    "font_size": FONT_SIZES,
    "language": ("de", "en", "system"),
    "theme": ("light", "dark", "system"),
    "name_order": ("last", "first"),
    "map_service": ("openstreetmap", "google", "apple", "bing"),
}
_TIMES = ("remind_at", "quiet_from", "quiet_until")


def settings_file() -> Path:
    """Where the settings lie; KONTAKTPFLEGE_SETTINGS names another file."""
    override = os.environ.get("KONTAKTPFLEGE_SETTINGS")
    return Path(override) if override else Path(platformdirs.user_config_dir(_APP, appauthor=False)) / "settings.toml"


def default_book() -> Path:
    """Where the book lies unless the user says otherwise: one file in the user's data folder."""
    return Path(platformdirs.user_data_dir(_APP, appauthor=False)) / "contacts.book"


def private_folder() -> Path:
    """A folder of this user that nobody else can look into, for what lives no longer than a session; raises OSError."""
    runtime = Path(os.environ.get("XDG_RUNTIME_DIR") or os.devnull)
    if sys.platform != "win32" and runtime.is_dir() and runtime.stat().st_uid == os.getuid():
        folder = runtime / _APP
    else:
        import tempfile

        # on Windows the folder for temporary files is the user's own
        own = _APP if sys.platform == "win32" else f"{_APP}-{os.getuid()}"
        folder = Path(tempfile.gettempdir()) / own
    folder.mkdir(mode=0o700, exist_ok=True)
    found = folder.lstat()
    if sys.platform != "win32" and (
        not stat.S_ISDIR(found.st_mode) or found.st_uid != os.getuid() or stat.S_IMODE(found.st_mode) & 0o077
    ):
        raise PermissionError(f"{folder} is not this user's own")
    return folder


def load_settings(path: Path | None = None) -> Settings:
    """The settings of the user; what the file lacks or says wrongly is as by default."""
    settings = Settings(book=default_book())
    try:
        raw = tomllib.loads((path or settings_file()).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        return settings
    known: dict[str, Any] = {}
    for field in fields(Settings):
        value = raw.get(field.name)
        wanted = str if field.name == "book" else type(getattr(settings, field.name))
        if type(value) is not wanted or value not in _CHOICES.get(field.name, (value,)):
            continue
        if field.name in _TIMES and not _is_time(value):
            continue
        if field.name == "book" and not Path(value).is_absolute():
            continue  # it would be another one in every folder
        known[field.name] = Path(str(value)) if field.name == "book" else value
    return replace(settings, **known)


def _is_time(value: str) -> bool:
    from kontaktpflege.domain.reminder import parse_time

    return parse_time(value) is not None


def save_settings(settings: Settings, path: Path | None = None) -> None:
    """Keep the settings; raises OSError."""
    target = path or settings_file()
    target.parent.mkdir(parents=True, exist_ok=True)
    lines = []
    for name, value in cast(dict[str, object], asdict(settings)).items():
        lines.append(f"{name} = {_written(value)}\n")
    try:
        written = "".join(lines).encode()
    except UnicodeEncodeError as error:  # a path can hold bytes that are no text
        raise OSError(errno.EILSEQ, os.strerror(errno.EILSEQ), str(target)) from error
    part = target.with_name(f"{target.name}.part")
    part.write_bytes(written)
    part.replace(target)


_ESCAPES: Final = {code: f"\\u{code:04x}" for code in (*range(32), 127)} | {ord(it): f"\\{it}" for it in '"\\'}
"""What may not stand in a string of TOML as it is."""


def _written(value: object) -> str:
    """A value as TOML has it."""
    if isinstance(value, bool | int):
        return str(value).lower()
    line = " ".join(str(value).split()) if not isinstance(value, Path) else str(value)
    return f'"{line.translate(_ESCAPES)}"'

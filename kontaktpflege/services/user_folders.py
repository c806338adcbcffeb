"""The user's own folders, as the desktops' standard names them, and files put there."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path


def home(environment: Mapping[str, str]) -> Path:
    """The home folder of an environment."""
    return Path(environment.get("HOME") or Path.home())


def data_home(environment: Mapping[str, str]) -> Path:
    """Where programs keep what is the user's."""
    return absolute(environment.get("XDG_DATA_HOME")) or home(environment) / ".local" / "share"


def config_home(environment: Mapping[str, str]) -> Path:
    """Where programs keep what the user has set."""
    return absolute(environment.get("XDG_CONFIG_HOME")) or home(environment) / ".config"


def absolute(folder: str | None) -> Path | None:
    """A folder that a variable names; None if it names no whole path, which the standard wants ignored."""
    return Path(folder) if folder and Path(folder).is_absolute() else None


def put(path: Path, content: bytes) -> None:
    """Write a file whole or not at all; a link to it stays one. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    target = path.resolve()
    part = target.with_name(f".{target.name}.part")
    part.write_bytes(content)
    part.replace(target)

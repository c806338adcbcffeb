"""What a window remembers in its file, read with care: the file may be damaged, foreign, or of another version."""

from __future__ import annotations

import json

from PySide6.QtCore import QByteArray, QSettings


def state(memory: QSettings, key: str) -> QByteArray:
    """A state that Qt saved; empty if there is none, which Qt's own `restore…` refuse politely."""
    value = memory.value(key)
    return value if isinstance(value, QByteArray) else QByteArray()


def text(memory: QSettings, key: str) -> str:
    """A text; "" if there is none."""
    value = memory.value(key)
    return value if isinstance(value, str) else ""


def facts(memory: QSettings, key: str) -> dict[str, object]:
    """What was kept by `keep_facts`; empty if it cannot be read."""
    try:
        value = json.loads(text(memory, key) or "{}")
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}


def keep_facts(memory: QSettings, key: str, value: dict[str, object]) -> None:
    """Keep values that JSON knows, as one line of ASCII."""
    memory.setValue(key, json.dumps(value))

"""The text blocks that come with the program, to be used as they are or as a beginning of one's own."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import get_args

from kontaktpflege.domain.template import Language, Purpose, TextBlock


def offered_blocks_folder() -> Path:
    """Where they lie, in an installation or a checkout; raises FileNotFoundError."""
    package = Path(__file__).resolve().parent.parent
    for root in (package, package.parent):
        path = root / "resources" / "text_blocks"
        if path.is_dir():
            return path
    raise FileNotFoundError("resources/text_blocks")


@cache
def offered_blocks() -> tuple[TextBlock, ...]:
    """All of them, German ones first."""
    folder = offered_blocks_folder()
    return tuple(
        TextBlock(
            key=entry["key"],
            name=entry["name"],
            purpose=Purpose(entry["purpose"]),
            language=language,
            form=entry.get("form", "both"),
            subject=entry["subject"],
            body=entry["body"].strip(),
        )
        for language in get_args(Language)
        for entry in tomllib.loads((folder / f"{language}.toml").read_text(encoding="utf-8"))["block"]
    )

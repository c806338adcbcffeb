"""Compiles the gettext catalogues, for hatchling's builds and for a checkout: `build_hook.py`."""

import os
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


def compile_catalogues(folder: Path) -> list[Path]:
    """Compile each LANGUAGE.po that is newer than the LANGUAGE.mo beside it, and tell which were."""
    written = []
    for source in sorted(folder.glob("*.po")):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime_ns >= source.stat().st_mtime_ns:
            continue
        with source.open("rb") as text:
            catalogue = read_po(text, locale=source.stem, abort_invalid=True)
        # Written beside and moved into place: a program that starts meanwhile reads a whole file.
        partial = target.with_suffix(f".{os.getpid()}")
        with partial.open("wb") as binary:
            write_mo(binary, catalogue)
        partial.replace(target)
        written.append(target)
    return written


class CatalogueHook(BuildHookInterface[Any]):
    """Runs before hatchling collects the files of a wheel or of an editable install."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile; `version` and `build_data` are hatchling's and stay as they are."""
        compile_catalogues(Path(self.root) / "resources" / "i18n")


if __name__ == "__main__":
    compile_catalogues(Path(__file__).parent.parent / "resources" / "i18n")

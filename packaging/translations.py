"""Extracts the sentences of the source into resources/i18n/de.po and keeps their translations."""

import io
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
GERMAN = ROOT / "resources" / "i18n" / "de.po"
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}


def sentences() -> Catalog:
    """Every sentence of the package, with the files it stands in; lines are left out, so that they cause no changes."""
    catalog = Catalog(project="Kontaktpflege", charset="utf-8")
    found = extract_from_dir(ROOT / "kontaktpflege", method_map=[("**.py", "python")], keywords=KEYWORDS)
    for file, _line, message, comments, context in sorted(found, key=lambda item: (item[0], item[1])):
        catalog.add(message, None, [(f"kontaktpflege/{file}", 0)], auto_comments=comments, context=context)
    return catalog


def updated() -> Catalog:
    """The German catalogue with today's sentences; what is not said any more is dropped, nothing is guessed."""
    with GERMAN.open("rb") as stream:
        german = read_po(stream, locale="de", domain="messages")
    german.update(sentences(), no_fuzzy_matching=True, keep_user_comments=False)
    german.obsolete.clear()
    return german


def written(catalog: Catalog) -> bytes:
    """The catalogue as a file has it."""
    stream = io.BytesIO()
    write_po(stream, catalog, width=120, omit_header=False, sort_output=True, include_lineno=False)
    lines = stream.getvalue().splitlines(keepends=True)
    return b"".join(line for line in lines if not line.startswith((b'"POT-Creation-Date', b'"PO-Revision-Date')))


def main() -> int:
    """Write the catalogue; the exit status tells whether every sentence is translated."""
    catalog = updated()
    GERMAN.write_bytes(written(catalog))
    missing = [message.id for message in catalog if message.id and not all(_strings(message.string))]
    for sentence in missing:
        sys.stdout.write(f"not translated: {sentence!r}\n")
    return 1 if missing else 0


def _strings(text: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    return (text or "",) if isinstance(text, str | None) else tuple(text)


if __name__ == "__main__":
    sys.exit(main())

"""The German catalogue."""

import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest
from babel.messages.catalog import Catalog, Message

ROOT = Path(__file__).resolve().parents[2]
_FORBIDDEN = {
    r"\bBuch(e?s)?\b|Musterbuch": "Adressbuch; Beispielbuch",
    r"Einzelheit": "Details",
    r"Durchsicht": "Prüfung, zu prüfen",
    r"[Ii]n Verbindung|keine Verbindung": "in Kontakt; a Verbindung is a tie between two people",
    r"lebendig(?! bleiben\?| hält)": "nah: contacts are not said to live or not",
    r"Zurückgenommen|zurückzunehmen": "Rückgängig gemacht",
    r"Wieder ausgeführt": "Wiederholt",
    r"Verdoppel|Aufkleber|aufkleber|Enge Zeilen": "Duplizieren; Etikett; Kompakte Zeilen",
    r"\b[Ii]ch (lese|importiere|halte an|suche|lade|nachgesehen)|ich nachgesehen": "Wird gelesen …: the program does not say I",
    r"Karteileiche|Duplikat|Intervall|Ereignis|Schnipsel|Schlagwort|Schulden|Aktivität": "the words of product.md",
}
"""Words that the German does not use, as expressions, and what it says instead: one word for one thing."""
_PLACEHOLDER = re.compile(r"\{[a-z_]*\}|%\([a-z_]+\)[sdr]")


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    """The script that keeps the catalogue."""
    spec = importlib.util.spec_from_file_location("translations", ROOT / "packaging" / "translations.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def catalogue(tool: ModuleType) -> Catalog:
    """The German catalogue with the sentences of the source, which takes seconds to read."""
    updated: Catalog = tool.updated()
    return updated


def _strings(text: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    return (text or "",) if isinstance(text, str | None) else tuple(text)


def test_every_sentence_of_the_source_is_translated_and_none_is_left_over(tool: ModuleType, catalogue: Catalog) -> None:
    missing = [message.id for message in catalogue if message.id and not all(_strings(message.string))]
    assert not missing
    assert tool.written(catalogue) == tool.GERMAN.read_bytes(), "packaging/translations has to be run"


def test_a_translation_has_the_placeholders_of_its_sentence(catalogue: Catalog) -> None:
    def differs(message: Message) -> bool:
        wanted = {found for text in _strings(message.id) for found in _PLACEHOLDER.findall(text)}
        return any(set(_PLACEHOLDER.findall(text)) - wanted for text in _strings(message.string))

    assert not [message.id for message in catalogue if message.id and differs(message)]


def test_the_german_uses_one_word_for_one_thing(catalogue: Catalog) -> None:
    said = [text for message in catalogue if message.id for text in _strings(message.string)]
    assert len(said) > 2000
    found = [(text, instead) for text in said for word, instead in _FORBIDDEN.items() if re.search(word, text)]
    assert not found

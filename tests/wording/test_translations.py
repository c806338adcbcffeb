"""The German catalogue."""

import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest
from babel.messages.catalog import Catalog, Message

ROOT = Path(__file__).resolve().parents[2]
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

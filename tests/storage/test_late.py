"""Modules that are loaded on first use."""

from __future__ import annotations

import subprocess
import sys

PROBE = """
import sys
from kontaktpflege.storage.late import put_off

with put_off("wave", given=7), put_off("xml.sax"):
    import wave
    from xml import sax
    import xml.sax
assert wave.given == 7
assert not {"wave", "xml.sax", "xml.sax.handler"} & sys.modules.keys()
import wave as real
import xml.sax.handler
assert not hasattr(real, "given")
assert wave.Wave_read is real.Wave_read
assert sax.handler.ContentHandler is xml.sax.handler.ContentHandler
with put_off("wave"), put_off("chunk"):
    import wave as again
    import chunk
    assert chunk.Chunk.__name__ == "Chunk"
assert again is real
import chunk as needed
assert chunk.Chunk is needed.Chunk
try:
    sax.nothing
except AttributeError:
    print("sound")
"""

BOOK = """
import sys
import kontaktpflege.services
assert not {"asyncio", "email", "importlib.metadata"} & sys.modules.keys()
import asyncio
async def work():
    await asyncio.sleep(0)
    return "sound"
print(asyncio.run(work()))
import importlib.metadata
assert importlib.metadata.version("sqlalchemy")
"""


def run(code: str) -> str:
    return subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.strip()


def test_a_module_put_off_is_loaded_when_it_is_needed() -> None:
    assert run(PROBE) == "sound"


def test_a_book_needs_neither_asyncio_nor_the_metadata_of_packages_and_does_not_hinder_them() -> None:
    assert run(BOOK) == "sound"

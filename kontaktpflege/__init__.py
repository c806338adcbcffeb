"""Kontaktpflege, an address book for the desktop: its version, and where its resources lie."""

from pathlib import Path

__version__ = "0.1.0"

_PACKAGE = Path(__file__).parent

# A wheel carries the resources inside the package; a checkout has them beside it.
RESOURCES = _PACKAGE / "resources" if (_PACKAGE / "resources").is_dir() else _PACKAGE.parent / "resources"

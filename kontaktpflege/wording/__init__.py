"""Facts put into sentences, English and German, for the window and the command line alike."""

from __future__ import annotations

import gettext
import locale
import os
from pathlib import Path
from typing import Literal

Language = Literal["de", "en", "system"]

_PACKAGE = Path(__file__).resolve().parent.parent
_translations: gettext.NullTranslations = gettext.NullTranslations()
_language: Literal["de", "en"] = "en"


def _catalogue(code: str) -> Path:
    """Where the compiled catalogue lies: beside the package in an installation, in `resources` in a checkout."""
    for root in (_PACKAGE / "resources", _PACKAGE.parent / "resources"):
        path = root / "i18n" / f"{code}.mo"
        if path.is_file():
            return path
    return _PACKAGE / "resources" / "i18n" / f"{code}.mo"


def system_language() -> Literal["de", "en"]:
    """German where the user's environment says so, else English."""
    for variable in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(variable)
        if value:
            return "de" if value.lower().startswith("de") else "en"
    name = locale.getlocale()[0] or ""
    return "de" if name.lower().startswith(("de", "german")) else "en"


def use_language(choice: Language) -> None:
    """Speak this language from now on; texts already on screen are the caller's to renew."""
    global _translations, _language  # noqa: PLW0603 -- gettext's own design: one current language a process
    _language = system_language() if choice == "system" else choice
    _translations = gettext.NullTranslations()
    catalogue = _catalogue(_language)
    if _language != "en" and catalogue.is_file():
        with catalogue.open("rb") as stream:
            _translations = gettext.GNUTranslations(stream)


def language() -> Literal["de", "en"]:
    """The language that is spoken now."""
    return _language


def _(message: str) -> str:
    """The translation of a sentence."""
    return _translations.gettext(message)


def ngettext(singular: str, plural: str, count: int) -> str:
    """The translation of a sentence that depends on a number."""
    return _translations.ngettext(singular, plural, count)


def pgettext(context: str, message: str) -> str:
    """The translation of a word that means different things in different places."""
    return _translations.pgettext(context, message)


def N_(message: str) -> str:  # noqa: N802 -- gettext's customary name for "translate later"
    """Mark a message for translation where it is only stored."""
    return message

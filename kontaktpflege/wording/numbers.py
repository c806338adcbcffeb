"""Numbers and sizes as the language spoken now writes them."""

from __future__ import annotations

from kontaktpflege.wording import _, language, ngettext

_UNITS = ("B", "kB", "MB", "GB", "TB")


def number(value: int) -> str:
    """A whole number with its thousands apart: 50,000 or 50.000."""
    text = f"{value:,}"
    return text.replace(",", ".") if language() == "de" else text


def size(count: int) -> str:
    """A number of bytes, rounded: 12 MB, 1.4 MB or 1,4 MB."""
    amount, unit = float(count), 0
    while amount >= 999.5 and unit < len(_UNITS) - 1:
        amount, unit = amount / 1000, unit + 1
    if unit == 0 or amount >= 9.95:
        return f"{amount:.0f} {_UNITS[unit]}"
    text = f"{amount:.1f}"
    return f"{text.replace('.', ',') if language() == 'de' else text} {_UNITS[unit]}"


def times(count: int) -> str:
    """How often: once, twice, 3 times."""
    if count == 1:
        return _("once")
    if count == 2:
        return _("twice")
    return ngettext("{count} time", "{count} times", count).format(count=number(count))

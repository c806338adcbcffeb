"""The composition root: from settings to services, without Qt. The clock is read here and passed down."""

from __future__ import annotations

from datetime import UTC, datetime

from kontaktpflege import services
from kontaktpflege.settings import Settings


def now() -> datetime:
    """The moment, in UTC."""
    return datetime.now(UTC)


def open_services(settings: Settings) -> services.Services:
    """Open the book that the settings name; raises BookError."""
    opened = services.open_services(settings.book, now, settings.country)
    opened.observance = settings.observance
    return opened

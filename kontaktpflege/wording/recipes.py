"""How to get one's contacts out of the places where they are, step by step."""

from __future__ import annotations

from typing import NamedTuple

from kontaktpflege.wording import N_, _


class Recipe(NamedTuple):
    """Where the contacts are, the drawing that stands for it, and what to do, one short sentence a step."""

    name: str
    drawing: str
    steps: tuple[str, ...]


_RECIPES = (
    Recipe(
        "iPhone, iCloud",
        "recipe-iphone",
        (
            N_("Open icloud.com/contacts on this computer and sign in."),
            N_("Click one contact, then press Ctrl+A to choose all."),
            N_("Click the share button and choose “Export vCard”."),
            N_("Drop the file on this window."),
        ),
    ),
    Recipe(
        "Android, Google",
        "recipe-android",
        (
            N_("Open contacts.google.com on this computer and sign in."),
            N_("Click “Export” at the left edge or at the top."),
            N_("Choose “vCard (for iOS Contacts)”; Google CSV works too."),
            N_("Drop the file on this window."),
        ),
    ),
    Recipe(
        "Outlook",
        "recipe-outlook",
        (
            N_("Choose File › Open & Export › Import/Export › Export to a file."),
            N_("Choose “Comma Separated Values”, then the folder “Contacts”."),
            N_("New Outlook: People › Manage contacts › Export contacts."),
            N_("Drop the CSV file on this window."),
        ),
    ),
    Recipe(
        "LinkedIn",
        "recipe-linkedin",
        (
            N_("Choose Me › Settings & Privacy › Data privacy › Get a copy of your data."),
            N_("Tick “Connections” and request the archive."),
            N_("A mail comes within minutes: load the ZIP file and unpack it."),
            N_("Drop Connections.csv on this window; it tells since when you know each other."),
        ),
    ),
)


def recipes() -> tuple[Recipe, ...]:
    """All of them, in the language spoken now."""
    return tuple(
        recipe._replace(name=_(recipe.name), steps=tuple(_(step) for step in recipe.steps)) for recipe in _RECIPES
    )

"""`desktop install` and `desktop remove`; they need no book."""

from __future__ import annotations

import argparse

from kontaktpflege.cli.answer import Answer
from kontaktpflege.services.desktop import Desktop
from kontaktpflege.wording import _
from kontaktpflege.wording.desktop import installed_sentence, opener_sentence, removed_sentence, unfinished_sentence


def desktop(options: argparse.Namespace) -> Answer:
    """Put the program into the applications menu, or take it out."""
    desk = Desktop()
    if options.action == "install":
        report = desk.install(as_default=options.default, book=options.book)
        lines = [installed_sentence(), opener_sentence(report)]
    else:
        report = desk.remove()
        lines = [removed_sentence() if report.files else _("Kontaktpflege is not in the applications menu.")]
    lines += [*map(str, report.files), unfinished_sentence(report)]
    document = {
        "installed": desk.is_installed(),
        "default": report.is_default,
        "opener": report.opener,
        "files": [str(file) for file in report.files],
        "unfinished": list(report.unfinished),
    }
    return Answer(document, [line for line in lines if line])

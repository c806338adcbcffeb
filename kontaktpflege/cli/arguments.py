"""The arguments of the command line: what they ask for, the window or a command."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from pathlib import Path

from kontaktpflege import __version__
from kontaktpflege.cli.parser import Parser, shared_options, speak
from kontaktpflege.wording import _


def parse(words: Sequence[str]) -> argparse.Namespace:
    """The options; `command` is None where the window is meant. Exits with status 2 if they make no sense."""
    speak()
    if _only_open(words):  # as most starts do: building the commands would take a while
        parser = _window()
    else:
        parser, commands = _build()
        if _mean_the_window(words, commands):
            parser = _window()
    options = parser.parse_args(list(words))
    _refuse_nonsense(parser, options)
    book: Path | None = getattr(options, "book", None)
    options.book = None if book is None else book.absolute()
    options.json = getattr(options, "json", False)
    return options


def _refuse_nonsense(parser: Parser, options: argparse.Namespace) -> None:
    """Exit where options do not go together."""
    if options.command is not None and options.tray:
        parser.error(_("--tray goes with no command"))
    if options.command == "export" and options.single_files and options.output is None:
        parser.error(_("one file for each contact needs a folder: -o FOLDER"))
    if options.command == "export" and options.changed and (options.ids or options.circle is not None):
        parser.error(_("--changed goes with no circle and no numbers"))
    if options.command == "balance" and options.contact is not None and (options.circle is not None or options.tilted):
        parser.error(_("a contact goes with neither --circle nor --tilted"))
    if options.command == "care" and (options.contact is None) == (options.circle is None):
        parser.error(_("care goes with a contact or with --circle NAME, and not with both"))


def _only_open(words: Sequence[str]) -> bool:
    """Whether nothing is said but which book to open, and whether in the tray."""
    rest = iter(words)
    return all(word == "--tray" or (word == "--book" and next(rest, "-")[:1] != "-") for word in rest)


def _window() -> Parser:
    """What the window takes."""
    parser = Parser(prog="kontaktpflege", parents=[shared_options()], add_help=False)
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE.vcf")
    _add_tray(parser)
    parser.set_defaults(command=None)
    return parser


def _mean_the_window(words: Sequence[str], commands: Sequence[str]) -> bool:
    """Whether there is no command among the arguments, but perhaps files to open."""
    rest = iter(words)
    for word in rest:
        if word == "--book":
            next(rest, None)
        elif word in ("-h", "--help", "--version"):
            return False
        elif not word.startswith("-"):
            return word not in commands and (os.sep in word or "." in word or os.path.lexists(word))
    return True


def _add_tray(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--tray", action="store_true", help=_("start in the tray, without a window"))


def _build() -> tuple[Parser, Sequence[str]]:
    """The parser of all commands, and their names."""
    from kontaktpflege.cli.syntax import add_commands

    shared = shared_options()
    parser = Parser(
        prog="kontaktpflege",
        parents=[shared],
        description=_("An address book that keeps relationships alive. Without a command, the window opens."),
        epilog=_(
            "Exit status: 0 done; 1 failed, nothing changed; 2 wrong usage; 3 done, but some cards were unreadable."
        ),
    )
    parser.add_argument(
        "--version",
        action="version",
        version=f"Kontaktpflege {__version__}",
        help=_("show program's version number and exit"),
    )
    _add_tray(parser)
    commands = parser.add_subparsers(
        dest="command", required=True, metavar=_("COMMAND"), parser_class=Parser, title=_("commands")
    )
    add_commands(commands, shared)
    return parser, tuple(commands.choices)

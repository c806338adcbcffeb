"""A parser of arguments that speaks the user's language, and the options that every command takes."""

from __future__ import annotations

import argparse
import sys
from copy import copy
from pathlib import Path
from typing import Any, NoReturn

from kontaktpflege.cli.answer import USAGE
from kontaktpflege.wording import N_, _, ngettext

ARGPARSE_SENTENCES = (
    N_("usage: "),
    N_("positional arguments"),
    N_("options"),
    N_("show this help message and exit"),
    N_("show program's version number and exit"),
    N_("argument %(argument_name)s: %(message)s"),
    N_("expected one argument"),
    N_("expected at least one argument"),
    N_("the following arguments are required: %s"),
    N_("unrecognized arguments: %s"),
    N_("ignored explicit argument %r"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"),
)
"""What argparse itself says, named here so that our catalogue has it."""


class Parser(argparse.ArgumentParser):
    """Says in one line what is wrong, and takes options and other arguments in any order."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(allow_abbrev=False, **settings)
        self._in_any_order = False

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(USAGE, f"kontaktpflege: {message}\n")

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """As argparse does, which stops at "import a.vcf --dry-run b.vcf"; then once more, by its slower way."""
        found, rest = super().parse_known_args(args, copy(namespace))
        if not rest or self._in_any_order or self._subparsers is not None:
            return found, rest
        self._in_any_order = True
        try:
            return self.parse_known_intermixed_args(args, namespace)
        finally:
            self._in_any_order = False


def speak() -> None:
    """Let argparse speak the user's language: it looks its sentences up there, and has no other way in."""
    argparse._ = _  # type: ignore[attr-defined]
    argparse.ngettext = ngettext  # type: ignore[attr-defined]


def shared_options() -> argparse.ArgumentParser:
    """The options that are valid before and after the command; absent ones leave what stood before."""
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument(
        "--book", type=Path, metavar=_("FILE"), default=argparse.SUPPRESS, help=_("the book to work with")
    )
    shared.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help=_("answer in JSON, for scripts"))
    return shared

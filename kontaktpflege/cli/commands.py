"""Which function carries out which command."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from kontaktpflege.cli import keeping, people, transfers
from kontaktpflege.cli.answer import Answer
from kontaktpflege.services import Services

COMMANDS: dict[str, Callable[[Services, argparse.Namespace], Answer | None]] = {
    "import": transfers.take_in,
    "export": transfers.export,
    "new": people.new,
    "find": people.find,
    "show": people.show,
    "circle": people.circle,
    "sample": keeping.sample,
    "undo": keeping.undo,
    "redo": keeping.redo,
    "backup": keeping.backup,
    "restore": keeping.restore,
    "check": keeping.check,
}

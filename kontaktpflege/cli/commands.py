"""Which function carries out which command."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from kontaktpflege.cli import caring, giving, insights, keeping, network, people, transfers
from kontaktpflege.cli.answer import Answer
from kontaktpflege.services import Services

COMMANDS: dict[str, Callable[[Services, argparse.Namespace], Answer | None]] = {
    "import": transfers.take_in,
    "export": transfers.export,
    "new": people.new,
    "find": people.find,
    "show": people.show,
    "circle": people.circle,
    "today": caring.today,
    "log": caring.log,
    "care": caring.care,
    "later": caring.later,
    "rest": caring.rest,
    "due": caring.due,
    "give": giving.give,
    "take": giving.take,
    "balance": giving.balance,
    "ledger": giving.ledger,
    "me": network.me,
    "tie": network.tie,
    "path": network.path,
    "reach": insights.reach,
    "network": network.network,
    "sample": keeping.sample,
    "undo": keeping.undo,
    "redo": keeping.redo,
    "backup": keeping.backup,
    "restore": keeping.restore,
    "check": keeping.check,
}

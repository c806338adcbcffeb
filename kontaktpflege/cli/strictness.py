"""`check FILE ...`: what a strict reader would refuse; needs no book."""

from __future__ import annotations

import argparse

from kontaktpflege.cli.answer import DONE, FAILED, Answer
from kontaktpflege.services.strictness import strictly_read
from kontaktpflege.wording import _, ngettext
from kontaktpflege.wording.strictness import fault_sentence


def check_files(options: argparse.Namespace) -> Answer:
    """Judge each card as a program would that takes vCard 3.0 by the letter."""
    judged = list(strictly_read(options.files))
    told = [
        {"file": file, "code": one.code, "line": one.line, "name": one.name, "text": fault_sentence(file, one)}
        for file, found in judged
        for one in found
    ]
    sentence = ngettext("{n} card was checked.", "{n} cards were checked.", len(judged)).format(n=len(judged))
    verdict = _("A strict reader would refuse this:") if told else _("A strict reader of vCard 3.0 takes all of it.")
    document = {"ok": not told, "cards": len(judged), "faults": told}
    return Answer(document, [sentence, verdict, *(f"  {one['text']}" for one in told)], FAILED if told else DONE)

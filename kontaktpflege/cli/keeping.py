"""`sample`, `undo`, `redo`, `backup`, `restore` and `check`."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from kontaktpflege.cli.answer import DONE, FAILED, Answer, NothingToDo
from kontaktpflege.domain.history import Step
from kontaktpflege.services import Services, safekeeping
from kontaktpflege.wording import _, ngettext
from kontaktpflege.wording.undo import step_name


def sample(services: Services, options: argparse.Namespace) -> Answer:
    """Fill an empty book."""
    if options.contacts is None:
        services.sample.load()
    else:
        services.sample.generate(options.contacts, options.seed, options.known)
    count = services.address_book.counts().all
    sentence = ngettext("{n} made-up contact is in the book.", "{n} made-up contacts are in the book.", count)
    return Answer({"contacts": count}, [sentence.format(n=count)])


def undo(services: Services, _options: argparse.Namespace) -> Answer:
    """Take the last step back."""
    step = services.history.undo_step()
    if step is not None:
        services.history.undo(step.id)
        return _turned(step, _("Undone: {step}."))
    text = _("There is nothing to undo.")
    ended = services.history.ended()
    if ended is not None:
        since = _("The book was brought up to date on {day}; what was done before stays.")
        text = f"{text} {since.format(day=ended.astimezone().date().isoformat())}"
    raise NothingToDo(text)


def redo(services: Services, _options: argparse.Namespace) -> Answer:
    """Do again what was taken back."""
    step = services.history.redo_step()
    if step is None:
        raise NothingToDo(_("There is nothing to redo."))
    services.history.redo(step.id)
    return _turned(step, _("Done again: {step}."))


def _turned(step: Step, sentence: str) -> Answer:
    text = sentence.format(step=step_name(step))
    return Answer({"step": step.id, "kind": step.kind, "text": text}, [text])


def backup(services: Services, options: argparse.Namespace) -> Answer:
    """Copy the book."""
    made = services.safekeeping.back_up(options.file)
    sentence = ngettext("{n} contact was copied to {file}.", "{n} contacts were copied to {file}.", made.contacts)
    document = {"file": str(made.path), "contacts": made.contacts, "bytes": made.size}
    return Answer(document, [sentence.format(n=made.contacts, file=made.path)])


def restore(services: Services, options: argparse.Namespace) -> Answer:
    """Make the book what it was."""
    step = services.safekeeping.restore(options.file)
    count = services.address_book.counts().all
    if step is None:
        sentence = _("The book is what it was in the backup; nothing changed.")
    else:
        sentence = ngettext("The book holds {n} contact again.", "The book holds {n} contacts again.", count)
    return Answer({"step": step, "contacts": count}, [sentence.format(n=count)])


def begin_from_backup(book: Path, options: argparse.Namespace, clock: Callable[[], datetime]) -> Answer:
    """Let the backup be the book, where that can no longer be read."""
    aside = safekeeping.begin_from_backup(book, options.file, clock)
    first = _("The book could not be read. As it is, it lies in {file} now.").format(file=aside)
    return Answer({"kept": str(aside)}, [first, _("In its place there is the backup.")])


def check(services: Services, _options: argparse.Namespace) -> Answer:
    """Recompute and compare everything that can be."""
    report = services.safekeeping.check()
    findings = [{"code": finding.code, "detail": finding.detail} for finding in report.findings]
    sentence = ngettext("{n} contact was checked.", "{n} contacts were checked.", report.contacts)
    verdict = _("Everything is as it should be.") if report.ok else _("Something is wrong:")
    lines = [
        sentence.format(n=report.contacts),
        verdict,
        *(f"  {finding['code']}: {finding['detail']}" for finding in findings),
    ]
    document = {"ok": report.ok, "contacts": report.contacts, "findings": findings}
    return Answer(document, lines, DONE if report.ok else FAILED)

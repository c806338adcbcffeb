"""`import` and `export`."""

from __future__ import annotations

import argparse
import contextlib
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import FrameType
from typing import BinaryIO

from kontaktpflege.cli.answer import DONE, FAILED, PARTLY, Answer
from kontaktpflege.cli.people import resolve
from kontaktpflege.domain.contact import ContactQuery, Scope
from kontaktpflege.domain.errors import FileProblem, NoSuchColumn
from kontaktpflege.domain.importing import ImportReport, UnreadableItem, Verdict
from kontaktpflege.domain.table import TableChoice
from kontaktpflege.services import Services
from kontaktpflege.services.first_look import refuse_foreign_sources
from kontaktpflege.wording import _
from kontaktpflege.wording.network_files import network_found, network_report, unmatched_lines
from kontaktpflege.wording.reports import (
    export_sentence,
    hand_over_lines,
    import_lines,
    import_sentence,
    truncation_sentence,
    unreadable_sentence,
)
from kontaktpflege.wording.verdicts import reason_sentence


@contextlib.contextmanager
def _stoppable() -> Iterator[Callable[[], bool]]:
    """While this lasts, Ctrl+C asks the work to stop where it is safe; the second time it insists."""
    asked = threading.Event()

    def ask(_number: int, _frame: FrameType | None) -> None:
        if asked.is_set():
            raise KeyboardInterrupt
        asked.set()

    if threading.current_thread() is not threading.main_thread():
        yield asked.is_set
        return
    before = signal.signal(signal.SIGINT, ask)
    try:
        yield asked.is_set
    finally:
        signal.signal(signal.SIGINT, before)


@contextlib.contextmanager
def _standard_output() -> Iterator[BinaryIO]:
    """Where cards go that go into no file; raises FileProblem where it takes none."""
    try:
        yield sys.stdout.buffer
    except BrokenPipeError:
        raise
    except OSError as error:
        raise FileProblem("cannot_write", _("The standard output"), error.strerror or str(error)) from error


def _networks(sources: Sequence[Path | bytes]) -> list[Path]:
    """Those of the files that hold networks."""
    return [one for one in sources if isinstance(one, Path) and one.suffix.lower() == ".graphml"]


def read_streams(options: argparse.Namespace) -> None:
    """Read standard input and pipes, which can be read only once; raises what makes an import pointless.

    All before the book is opened: a wrong file neither makes a book nor touches one.
    """
    options.sources = [_at_hand(path) for path in options.sources]
    cards = [one for one in options.sources if one not in _networks(options.sources)]
    if cards:
        refuse_foreign_sources(cards)


def _at_hand(path: Path) -> Path | bytes:
    if str(path) == "-":
        return sys.stdin.buffer.read()
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            return path.read_bytes()
    except OSError as error:
        raise FileProblem("cannot_read", str(path), error.strerror or str(error)) from error
    return path


def take_in(services: Services, options: argparse.Namespace) -> Answer:
    """Import; what needs review is added as new and marked. A dry run only says what would happen."""
    networks = _networks(options.sources)
    if networks:
        return _take_in_networks(services, networks, options)
    with _stoppable() as cancel:
        choices = _choices(services, options)
        if options.dry_run:
            report = _foresee(services, options.sources, choices, cancel)
            first = _("Nothing was changed. An import would do this:")
        else:
            of = None if options.of is None else resolve(services, options.of)
            report = services.transfer.take_in(options.sources, cancel=cancel, choices=choices, of=of)
            first = import_sentence(report)
    lines = [first, truncation_sentence(report), *(f"  {name}: {count}" for name, count in import_lines(report))]
    lines += map(unreadable_sentence, report.unreadable)
    document = {
        "cards": report.cards,
        "new": report.new,
        "same": report.same + report.trash,
        "updated": report.updated,
        "review": report.review,
        "groups": report.groups,
        "unreadable": [
            {"file": item.file, "line": item.line, "reason": item.reason, "text": reason_sentence(item.reason)}
            for item in report.unreadable
        ],
    }
    return Answer(document, [line for line in lines if line], PARTLY if report.unreadable else DONE)


def _take_in_networks(services: Services, networks: Sequence[Path], options: argparse.Namespace) -> Answer:
    """Ties of GraphML files; files with contacts beside them want a call of their own."""
    if len(networks) < len(options.sources):
        raise FileProblem("cannot_read", str(networks[0]), _("a network is imported apart from contacts"))
    lines: list[str] = []
    documents: list[dict[str, object]] = []
    status = DONE if options.dry_run else FAILED
    for path in networks:
        with _stoppable() as cancel:
            plan = services.network_files.read(path, cancel=cancel)
        if options.dry_run:
            found = {"people": len(plan.file.people), "ties": len(plan.file.ties)}
            documents.append({**found, "unmatched": [one.name or one.key for one in plan.unmatched]})
            lines += [network_found(plan.file, len(plan.unmatched)), *unmatched_lines(plan.unmatched)]
            continue
        report = services.network_files.take_in(plan, with_people=options.add_people)
        documents.append(
            {"ties": report.ties, "held": report.held, "added": report.added, "unmatched": list(report.unmatched)}
        )
        lines += network_report(report)
        if report.unmatched:
            lines.append(_("With --add-people they come in, too, as people whom you do not know yourself."))
        if report.found or report.added:
            status = DONE
    return Answer({"networks": documents}, lines, status)


def _choices(services: Services, options: argparse.Namespace) -> dict[Path | bytes, TableChoice]:
    """How the tables are to be read, by --map and --sheet; raises NoSuchColumn, also where these met no table."""
    if not options.columns and options.sheet is None:
        return {}
    found: dict[Path | bytes, TableChoice] = {}
    for source in options.sources:
        sample = services.transfer.table(source)
        if sample is not None and options.sheet is not None:
            if options.sheet not in sample.sheets:
                raise NoSuchColumn("no_such_sheet", options.sheet, sample.sheets)
            sample = services.transfer.table(source, replace(sample.choice, sheet=options.sheet, columns=()))
        if sample is not None:
            found[source] = sample.with_columns(options.columns)
    if not found:
        raise NoSuchColumn("no_table", "", ())
    return found


def _foresee(
    services: Services,
    sources: Sequence[Path | bytes],
    choices: Mapping[Path | bytes, TableChoice],
    cancel: Callable[[], bool],
) -> ImportReport:
    """The report of an import that is only looked at."""
    plan = services.transfer.prepare(sources, cancel=cancel, choices=choices)
    counts = plan.counts()
    faulty = plan.indices(Verdict.UNREADABLE)
    rows = [plan.row(index) for index in faulty]
    return ImportReport(
        cards=len(plan),
        new=counts.get(Verdict.NEW, 0),
        same=counts.get(Verdict.SAME, 0),
        updated=counts.get(Verdict.UPDATE, 0),
        review=counts.get(Verdict.REVIEW, 0),
        groups=counts.get(Verdict.GROUP, 0),
        trash=counts.get(Verdict.TRASH, 0),
        skipped=0,
        unreadable=tuple(UnreadableItem(row.file, row.line, row.reason, b"") for row in rows),
        step=None,
    )


def export(services: Services, options: argparse.Namespace) -> Answer | None:
    """Write cards to a file, a folder, or standard output; None if the cards themselves were the answer."""
    if options.changed:
        return _hand_over(services, options)
    chosen = _chosen(services, options)
    target: Path | None = None if options.output is None or str(options.output) == "-" else options.output
    with _stoppable() as cancel:
        if target is None:
            with _standard_output() as stream:
                services.transfer.export(chosen, stream, style=options.style, cancel=cancel)
            return None
        single_files = options.single_files or target.is_dir()
        report = services.transfer.export(chosen, target, style=options.style, single_files=single_files, cancel=cancel)
    document = {"cards": report.cards, "files": report.files, "bytes": report.size}
    return Answer(document, [export_sentence(report)])


def _hand_over(services: Services, options: argparse.Namespace) -> Answer | None:
    """Write what changed since the last hand-over; to standard output, the rest of the answer goes beside it."""
    target: Path | None = None if options.output is None or str(options.output) == "-" else options.output
    with _stoppable() as cancel:
        single_files = target is not None and (options.single_files or target.is_dir())
        with _standard_output() as stream:
            report = services.hand_over.hand_over(
                target or stream, style=options.style, single_files=single_files, cancel=cancel
            )
    lines = hand_over_lines(report.what)
    if target is None:
        for line in lines:
            print(line, file=sys.stderr)
        return None
    export = report.export
    document = {
        "cards": export.cards if export else 0,
        "files": export.files if export else 0,
        "bytes": export.size if export else 0,
        "new": list(report.what.new),
        "changed": list(report.what.changed),
        "deleted": [{"id": contact_id, "name": name} for contact_id, name in report.what.deleted],
    }
    return Answer(document, [*([export_sentence(export)] if export else []), *lines])


def _chosen(services: Services, options: argparse.Namespace) -> ContactQuery | list[int]:
    query = ContactQuery()
    if options.circle is not None:
        query = ContactQuery(scope=Scope.CIRCLE, circle=services.circles.find(options.circle).id)
    if not options.ids:
        return query
    for contact_id in options.ids:
        services.address_book.contact(contact_id)
    wanted = list(dict.fromkeys(options.ids))
    if options.circle is None:
        return wanted
    members = frozenset(services.address_book.list_ids(query))
    return [contact_id for contact_id in wanted if contact_id in members]

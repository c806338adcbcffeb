"""The command line: opens the window, or does without one what scripts and tests need. Never imports Qt for a command."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from kontaktpflege import __version__
from kontaktpflege.domain.errors import FileProblem, KontaktpflegeError
from kontaktpflege.settings import Settings, load_settings
from kontaktpflege.wording import _, ngettext, use_language

if TYPE_CHECKING:
    from kontaktpflege.domain.contact import Contact
    from kontaktpflege.services import Services

DONE, FAILED, USAGE, PARTLY = 0, 1, 2, 3

_JSON = dict[str, Any]


class _AmbiguousName(KontaktpflegeError):
    """A name that several contacts have, or none."""

    def __init__(self, name: str, candidates: Sequence[tuple[int, str]]) -> None:
        super().__init__("ambiguous_name" if candidates else "no_such_contact")
        self.name = name
        self.candidates = candidates


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(USAGE, f"{self.prog}: {message}\n")


def _options() -> argparse.ArgumentParser:
    """The options that are valid before and after the command; absent ones leave what stood before."""
    options = argparse.ArgumentParser(add_help=False)
    options.add_argument(
        "--book", type=Path, metavar=_("FILE"), default=argparse.SUPPRESS, help=_("the book to work with")
    )
    options.add_argument(
        "--json", action="store_true", default=argparse.SUPPRESS, help=_("answer in JSON, for scripts")
    )
    return options


def _parser() -> argparse.ArgumentParser:
    shared = _options()
    parser = _Parser(
        prog="kontaktpflege",
        parents=[shared],
        description=_("An address book that keeps relationships alive. Without a command, the window opens."),
        epilog=_("Exit status: 0 done, 1 failed and nothing changed, 2 wrong usage, 3 done but some cards were unreadable."),
    )
    parser.add_argument("--version", action="version", version=f"Kontaktpflege {__version__}")
    commands = parser.add_subparsers(dest="command", metavar=_("COMMAND"), parser_class=_Parser)

    def command(name: str, run: Callable[[Services, argparse.Namespace], int], description: str) -> argparse.ArgumentParser:
        made = commands.add_parser(name, parents=[shared], help=description, description=description)
        made.set_defaults(run=run)
        return made

    into = command("import", _import, _("take vCard files and folders into the book"))
    into.add_argument("sources", nargs="+", type=Path, metavar=_("FILE"))
    into.add_argument("--dry-run", action="store_true", help=_("only look: say what would happen, change nothing"))
    out = command("export", _export, _("write contacts as vCards"))
    out.add_argument("-o", "--output", type=Path, metavar=_("FILE"), help=_("where to; standard output if left out"))
    out.add_argument("--as", dest="style", choices=("original", "3.0", "4.0"), default="original", help=_("vCard version"))
    out.add_argument("--circle", metavar=_("NAME"), help=_("only the contacts of this circle"))
    out.add_argument("--single-files", action="store_true", help=_("one file for each contact, into the folder given by -o"))
    out.add_argument("ids", nargs="*", type=int, metavar="ID")
    find = command("find", _find, _("find contacts by words, parts of words and numbers"))
    find.add_argument("words", nargs="+", metavar=_("WORDS"))
    show = command("show", _show, _("show one contact"))
    show.add_argument("contact", metavar=_("ID|NAME"))
    show.add_argument("--vcard", action="store_true", help=_("show the card as a file has it"))
    circle = command("circle", _circle, _("list circles, add contacts to one, take them out"))
    circle.add_argument("action", choices=("list", "add", "remove"))
    circle.add_argument("name", nargs="?", metavar=_("NAME"))
    circle.add_argument("ids", nargs="*", type=int, metavar="ID")
    sample = command("sample", _sample, _("fill an empty book with made-up people"))
    sample.add_argument("--contacts", type=int, metavar="N", help=_("how many; the sample book if left out"))
    sample.add_argument("--seed", type=int, metavar="S", default=1, help=_("the same seed makes the same people"))
    command("undo", _undo, _("take back the last step"))
    command("redo", _redo, _("do again what was taken back"))
    backup = command("backup", _backup, _("copy the book, and verify the copy"))
    backup.add_argument("file", nargs="?", type=Path, metavar=_("FILE"))
    restore = command("restore", _restore, _("make the book what it was in a backup; can be undone"))
    restore.add_argument("file", type=Path, metavar=_("FILE"))
    command("check", _check, _("check the whole book; changes nothing"))
    parser.set_defaults(commands=frozenset(commands.choices))
    return parser


def _window_arguments(arguments: Sequence[str], commands: Iterable[str]) -> bool:
    """Whether the arguments mean the window: no command among them."""
    known = set(commands)
    words = iter(arguments)
    for word in words:
        if word == "--book":
            next(words, None)
        elif word in ("-h", "--help", "--version"):
            return False
        elif not word.startswith("-"):
            return word not in known and (os.sep in word or "." in word or Path(word).exists())
    return True


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; returns the exit status."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    settings = load_settings()
    use_language(settings.language)
    parser = _parser()
    if _window_arguments(words, parser.get_default("commands")):
        return _open_window(words, settings)
    options = parser.parse_args(words)
    options.json = getattr(options, "json", False)
    if hasattr(options, "book"):
        settings = replace(settings, book=options.book)
    try:
        return _run(options, settings)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED


def _run(options: argparse.Namespace, settings: Settings) -> int:
    from kontaktpflege.bootstrap import open_services

    try:
        services = open_services(settings)
        try:
            services.address_book.derive_anew()
            status: int = options.run(services, options)
        finally:
            services.close()
    except KontaktpflegeError as error:
        return _fail(error, options)
    return status


def _fail(error: KontaktpflegeError, options: argparse.Namespace) -> int:
    from kontaktpflege.wording.errors import explain

    if isinstance(error, _AmbiguousName):
        text = (
            _("Several contacts are called “{name}”. Please name one by its number:")
            if error.candidates
            else _("Nobody in the book is called “{name}”.")
        ).format(name=error.name)
        candidates = [{"id": contact_id, "name": name} for contact_id, name in error.candidates]
        lines = [text, *(f"  {contact_id}  {name}" for contact_id, name in error.candidates)]
        _answer(options, {"error": {"code": error.code, "text": text}, "candidates": candidates}, lines, sys.stderr)
        return FAILED
    text = explain(error).text
    _answer(options, {"error": {"code": error.code, "text": text}}, [f"kontaktpflege: {text}"], sys.stderr)
    return FAILED


def _answer(options: argparse.Namespace, document: _JSON, lines: Iterable[str], stream: Any = None) -> None:
    """Say the result: as JSON on standard output, or in lines."""
    if options.json:
        print(json.dumps(document, ensure_ascii=False))
    else:
        for line in lines:
            print(line, file=stream or sys.stdout)


def _open_window(words: list[str], settings: Settings) -> int:
    window = _Parser(prog="kontaktpflege", parents=[_options()], add_help=False)
    window.add_argument("files", nargs="*", type=Path)
    options = window.parse_args(words)
    if hasattr(options, "book"):
        settings = replace(settings, book=options.book)
    if sys.platform == "linux" and not any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    ):
        print(_("There is no screen here, so no window can open."), file=sys.stderr)
        print(_("The command line works without one: kontaktpflege --help"), file=sys.stderr)
        return FAILED
    from kontaktpflege.ui.app import run

    return run(settings, options.files)


def _import(services: Services, options: argparse.Namespace) -> int:
    from kontaktpflege.domain.importing import Verdict
    from kontaktpflege.wording.reports import import_lines, import_sentence
    from kontaktpflege.wording.verdicts import reason_sentence

    for source in options.sources:
        if not source.exists():
            raise FileProblem("cannot_read", str(source), "")
    if options.dry_run:
        plan = services.transfer.prepare(options.sources)
        counts = plan.counts()
        numbers = {verdict: counts.get(verdict, 0) for verdict in Verdict}
        bad = [plan.row(index) for index in plan.indices(Verdict.UNREADABLE)]
        unreadable = [(row.file, row.line, row.reason) for row in bad]
        lines = [f"{count} {name}" for name, count in _dry_lines(numbers)]
    else:
        report = services.transfer.take_in(options.sources)
        numbers = {
            Verdict.NEW: report.new,
            Verdict.SAME: report.same,
            Verdict.UPDATE: report.updated,
            Verdict.REVIEW: report.review,
            Verdict.GROUP: report.groups,
            Verdict.TRASH: report.trash,
        }
        unreadable = [(item.file, item.line, item.reason) for item in report.unreadable]
        lines = [import_sentence(report), *(f"  {name}: {count}" for name, count in import_lines(report))]
    same = numbers[Verdict.SAME] + numbers[Verdict.TRASH]
    document = {
        "cards": same + numbers[Verdict.NEW] + numbers[Verdict.UPDATE] + numbers[Verdict.REVIEW] + numbers[Verdict.GROUP] + len(unreadable),
        "new": numbers[Verdict.NEW],
        "same": same,
        "updated": numbers[Verdict.UPDATE],
        "review": numbers[Verdict.REVIEW],
        "groups": numbers[Verdict.GROUP],
        "in_trash": numbers[Verdict.TRASH],
        "unreadable": [
            {"file": file, "line": line, "reason": reason, "text": reason_sentence(reason)}
            for file, line, reason in unreadable
        ],
    }
    places = (
        _("{file}, line {line}: {why}").format(file=file, line=line, why=reason_sentence(reason))
        for file, line, reason in unreadable
    )
    _answer(options, document, [*lines, *places])
    return PARTLY if unreadable and not options.dry_run else DONE


def _dry_lines(numbers: Any) -> list[tuple[str, int]]:
    from kontaktpflege.wording.verdicts import verdict_name

    return [(verdict_name(verdict), count) for verdict, count in numbers.items() if count]


def _export(services: Services, options: argparse.Namespace) -> int:
    from kontaktpflege.domain.contact import ContactQuery, Scope

    chosen: ContactQuery | list[int] = ContactQuery()
    if options.circle is not None:
        chosen = ContactQuery(scope=Scope.CIRCLE, circle=services.circles.find(options.circle).id)
    if options.ids:
        wanted = options.ids
        for contact_id in wanted:
            services.address_book.contact(contact_id)
        members = None if options.circle is None else set(services.address_book.list_ids(chosen))  # type: ignore[arg-type]
        chosen = [contact_id for contact_id in wanted if members is None or contact_id in members]
    if options.output is None:
        if options.single_files:
            raise FileProblem("cannot_write", "-", _("one file for each contact needs a folder"))
        services.transfer.export(chosen, sys.stdout.buffer, style=options.style)
        sys.stdout.buffer.flush()
        return DONE
    report = services.transfer.export(
        chosen, options.output, style=options.style, single_files=options.single_files
    )
    sentence = ngettext("{n} card was written to {file}.", "{n} cards were written to {file}.", report.cards)
    document = {"cards": report.cards, "files": report.files, "bytes": report.size}
    _answer(options, document, [sentence.format(n=report.cards, file=options.output)])
    return DONE


def _facts(contact: Contact, names: dict[int, str]) -> _JSON:
    card = contact.card
    return {
        "id": contact.id,
        "uid": card.uid or "",
        "name": _display_name(contact),
        "organisation": " ".join(card.organisation[:1]),
        "phones": [item.text for item in card.phones],
        "emails": [item.text for item in card.emails],
        "circles": [names[circle] for circle in contact.circles if circle in names],
    }


def _display_name(contact: Contact) -> str:
    from kontaktpflege.domain.listing import derive

    return derive(contact.card.text).name


def _circle_names(services: Services) -> dict[int, str]:
    from kontaktpflege.wording.circles import circle_name

    return {circle.id: circle_name(circle) for circle in services.circles.circles()}


def _find(services: Services, options: argparse.Namespace) -> int:
    from kontaktpflege.domain.contact import ContactQuery

    ids = services.address_book.list_ids(ContactQuery(words=" ".join(options.words)))
    names = _circle_names(services)
    found = [_facts(services.address_book.contact(contact_id), names) for contact_id in ids]
    lines = [
        "  ".join(filter(None, (str(one["id"]), one["name"], one["organisation"], *one["phones"][:1], *one["emails"][:1])))
        for one in found
    ]
    _answer(options, {"contacts": found}, lines or [_("Nothing found.")])
    return DONE


def _resolve(services: Services, wanted: str) -> int:
    """The id that a number or a name means; raises _AmbiguousName, ContactNotFound."""
    from kontaktpflege.domain.contact import ContactQuery
    from kontaktpflege.domain.recognition import same_name

    if wanted.isdigit():
        return int(wanted)
    ids = services.address_book.list_ids(ContactQuery(words=wanted))
    rows = services.address_book.summaries(ids)
    exact = [row for row in rows if same_name(row.name, wanted)]
    chosen = exact or rows
    if len(chosen) == 1:
        return chosen[0].id
    raise _AmbiguousName(wanted, [(row.id, row.name) for row in chosen[:20]])


def _show(services: Services, options: argparse.Namespace) -> int:
    from kontaktpflege.wording.fields import field_name

    contact_id = _resolve(services, options.contact)
    contact = services.address_book.contact(contact_id)
    if options.vcard:
        text = services.transfer.card_text(contact_id)
        if options.json:
            print(json.dumps({"vcard": text}, ensure_ascii=False))
        else:
            sys.stdout.buffer.write(text.encode())
        return DONE
    facts = _facts(contact, _circle_names(services))
    fields = [
        {"name": item.name, "label": contact.card.label(item) or "", "value": item.text}
        for item in contact.card.properties
        if item.blob is None and item.name not in ("VERSION", "X-ABLABEL")
    ]
    lines = [f"{facts['name']} ({contact_id})", *(f"  {circle}" for circle in facts["circles"])]
    lines += [f"  {field['label'] or field_name(field['name'])}: {field['value']}" for field in fields]
    _answer(options, {**facts, "fields": fields, "trashed": contact.trashed is not None}, lines)
    return DONE


def _circle(services: Services, options: argparse.Namespace) -> int:
    if options.action == "list":
        names = _circle_names(services)
        counts = services.address_book.counts().circles
        found = [
            {
                "id": circle.id,
                "key": circle.key,
                "name": names[circle.id],
                "parent": circle.parent_id,
                "contacts": counts.get(circle.id, 0),
            }
            for circle in services.circles.circles()
        ]
        lines = [f"{'  ' if one['parent'] else ''}{one['name']}: {one['contacts']}" for one in found]
        _answer(options, {"circles": found}, lines)
        return DONE
    if options.name is None or not options.ids:
        print(_("kontaktpflege circle {action} needs a circle's name and contact numbers.").format(action=options.action), file=sys.stderr)
        return USAGE
    circle = services.circles.find(options.name)
    for contact_id in options.ids:
        services.address_book.contact(contact_id)
    act = services.circles.add if options.action == "add" else services.circles.remove
    changed = act(circle.id, options.ids)
    sentence = ngettext("{n} contact changed.", "{n} contacts changed.", changed).format(n=changed)
    _answer(options, {"changed": changed}, [sentence])
    return DONE


def _sample(services: Services, options: argparse.Namespace) -> int:
    if options.contacts is None:
        count = services.sample.load().new
    elif options.contacts < 1:
        print(_("At least one contact has to be made up."), file=sys.stderr)
        return USAGE
    else:
        count = services.sample.generate(options.contacts, options.seed)
    sentence = ngettext("{n} made-up contact is in the book.", "{n} made-up contacts are in the book.", count)
    _answer(options, {"contacts": count}, [sentence.format(n=count)])
    return DONE


def _undo(services: Services, options: argparse.Namespace) -> int:
    from kontaktpflege.wording.undo import undo_title

    step = services.history.undo_step()
    if step is None:
        return _nothing(options, _("There is nothing to undo."))
    services.history.undo(step.id)
    _answer(options, {"step": step.id, "kind": step.kind, "text": undo_title(step)}, [undo_title(step)])
    return DONE


def _redo(services: Services, options: argparse.Namespace) -> int:
    from kontaktpflege.wording.undo import redo_title

    step = services.history.redo_step()
    if step is None:
        return _nothing(options, _("There is nothing to redo."))
    services.history.redo(step.id)
    _answer(options, {"step": step.id, "kind": step.kind, "text": redo_title(step)}, [redo_title(step)])
    return DONE


def _nothing(options: argparse.Namespace, text: str) -> int:
    _answer(options, {"error": {"code": "nothing_to_do", "text": text}}, [text], sys.stderr)
    return FAILED


def _backup(services: Services, options: argparse.Namespace) -> int:
    made = services.safekeeping.back_up(options.file)
    sentence = ngettext("{n} contact was copied to {file}.", "{n} contacts were copied to {file}.", made.contacts)
    document = {"file": str(made.path), "contacts": made.contacts, "bytes": made.size}
    _answer(options, document, [sentence.format(n=made.contacts, file=made.path)])
    return DONE


def _restore(services: Services, options: argparse.Namespace) -> int:
    step = services.safekeeping.restore(options.file)
    count = services.address_book.counts().all
    sentence = ngettext("The book holds {n} contact again.", "The book holds {n} contacts again.", count)
    _answer(options, {"step": step, "contacts": count}, [sentence.format(n=count)])
    return DONE


def _check(services: Services, options: argparse.Namespace) -> int:
    report = services.safekeeping.check()
    findings = [{"code": finding.code, "detail": finding.detail} for finding in report.findings]
    sentence = ngettext("{n} contact was checked.", "{n} contacts were checked.", report.contacts).format(n=report.contacts)
    verdict = _("Everything is as it should be.") if report.ok else _("Something is wrong:")
    lines = [sentence, verdict, *(f"  {finding['code']}: {finding['detail']}" for finding in findings)]
    _answer(options, {"ok": report.ok, "contacts": report.contacts, "findings": findings}, lines)
    return DONE if report.ok else FAILED


if __name__ == "__main__":
    sys.exit(main())

"""The commands with their arguments and the help on them, subject by subject."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from kontaktpflege.cli.argument_values import (
    column,
    contact_number,
    count,
    day,
    days,
    minutes,
    moment,
    network_file,
    partial_date,
    rhythm,
    seed,
    words,
)
from kontaktpflege.cli.parser import Parser
from kontaktpflege.wording import _


def add_commands(commands: Any, shared: argparse.ArgumentParser) -> None:
    """Add every command to the parsers of argparse; all take the `shared` options."""
    for add in (_add_import, _add_export, _add_contacts, _add_care, _add_ledger, _add_network, _add_book):
        add(commands, shared)


def _add(
    commands: Any,
    name: str,
    shared: argparse.ArgumentParser,
    help_text: str,
    *others: argparse.ArgumentParser,
    makes_book: bool = False,
) -> Parser:
    """A command with the options of all these; `makes_book` tells that it begins a book where there is none."""
    command: Parser = commands.add_parser(name, parents=[shared, *others], help=help_text, description=help_text)
    command.set_defaults(makes_book=makes_book)
    return command


def _add_contact(command: Parser, **more: Any) -> None:
    command.add_argument("contact", type=words, metavar=_("ID|NAME"), help=_("a contact's number or name"), **more)


def _dated() -> argparse.ArgumentParser:
    """The options of commands that may be asked as of another day."""
    dated = argparse.ArgumentParser(add_help=False)
    dated.add_argument("--date", type=day, metavar=_("DATE"), help=_("as of another day: 2026-03-14"))
    return dated


def _add_import(commands: Any, shared: argparse.ArgumentParser) -> None:
    into = _add(
        commands,
        "import",
        shared,
        _("take contacts into the book: vCards, tables (CSV, Excel), LDIF, whole folders"),
        makes_book=True,
    )
    into.add_argument(
        "sources", nargs="+", type=Path, metavar=_("FILE"), help=_("a file, a folder, or - for standard input")
    )
    into.add_argument(
        "--map",
        dest="columns",
        action="append",
        type=column,
        default=[],
        metavar=_("COLUMN=FIELD"),
        help=_("what a column of a table means, such as Kunde=name; --map help lists the fields"),
    )
    into.add_argument("--sheet", type=words, metavar=_("NAME"), help=_("the sheet of a spreadsheet"))
    into.add_argument(
        "--add-people", action="store_true", help=_("of GraphML: take in those whom the book does not have")
    )
    whose = _("they are the contacts of this one: a tie to each, and whom you do not have yet you do not know yourself")
    into.add_argument("--of", metavar=_("CONTACT"), help=whose)
    into.add_argument("--dry-run", action="store_true", help=_("only say what would happen; changes nothing"))


def _add_export(commands: Any, shared: argparse.ArgumentParser) -> None:
    out = _add(commands, "export", shared, _("write contacts as vCards; everything if nothing is chosen"))
    out.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar=_("FILE"),
        help=_("a file, or a folder for one file each; standard output if left out"),
    )
    out.add_argument(
        "--as",
        dest="style",
        choices=("original", "3.0", "4.0"),
        default="original",
        help=_("as read, or as this version of vCard"),
    )
    out.add_argument("--single-files", action="store_true", help=_("one file for each contact; -o names the folder"))
    out.add_argument("--circle", type=words, metavar=_("NAME"), help=_("only the contacts of this circle"))
    out.add_argument(
        "--changed", action="store_true", help=_("what changed here since the last hand-over; it is remembered")
    )
    out.add_argument("ids", nargs="*", type=contact_number, metavar="ID", help=_("numbers of contacts"))


def _add_contacts(commands: Any, shared: argparse.ArgumentParser) -> None:
    find = _add(commands, "find", shared, _("find contacts by words, parts of words and numbers"))
    find.add_argument("words", nargs="+", type=words, metavar=_("WORDS"))
    new = _add(
        commands, "new", shared, _("add somebody from one line: name, company, number, where met, through whom"),
        makes_book=True,
    )  # fmt: skip
    new.add_argument("line", nargs="+", type=words, metavar=_("LINE"))
    show = _add(commands, "show", shared, _("show one contact"))
    _add_contact(show)
    show.add_argument("--vcard", action="store_true", help=_("show the card as a file has it"))
    circle = _add(commands, "circle", shared, _("list circles, put contacts into one, take them out"))
    actions = circle.add_subparsers(
        dest="action", required=True, metavar="list|add|remove", parser_class=Parser, title=_("commands")
    )
    listing = _add(actions, "list", shared, _("list the circles, or the contacts of one"))
    listing.add_argument("name", nargs="?", type=words, metavar=_("NAME"))
    for name, help_text in (
        ("add", _("put contacts into a circle")),
        ("remove", _("take contacts out of a circle and its subgroups")),
    ):
        change = _add(actions, name, shared, help_text)
        change.add_argument("name", type=words, metavar=_("NAME"), help=_("the circle"))
        change.add_argument("ids", nargs="+", type=contact_number, metavar="ID", help=_("numbers of contacts"))


def _add_care(commands: Any, shared: argparse.ArgumentParser) -> None:
    from kontaktpflege.domain.interaction import Channel, Direction, Outcome

    dated = _dated()
    for name, help_text in (
        ("today", _("whom to call today, and why")),
        ("due", _("everybody who is due")),
    ):
        command = _add(commands, name, shared, help_text, dated)
        if name == "due":
            command.add_argument("--days", type=days, default=0, metavar="N", help=_("so many days ahead"))
    log = _add(commands, "log", shared, _("keep what happened with somebody"), dated)
    _add_contact(log)
    log.add_argument("--channel", choices=[channel.value for channel in Channel], default="call", help=_("by what way"))
    log.add_argument("--outcome", choices=[outcome.value for outcome in Outcome], default="reached")
    log.add_argument("--direction", choices=[direction.value for direction in Direction], help=_("from whom it came"))
    log.add_argument(
        "--when", type=moment, metavar=_("MOMENT"), help=_("2026-03-14 or 2026-03-14T09:26; now if left out")
    )
    log.add_argument("--note", type=words, default="", metavar=_("WORDS"), help=_("what it was about"))
    care = _add(commands, "care", shared, _("care for a contact every so many days, or give a circle a rhythm"), dated)
    _add_contact(care, nargs="?")
    care.add_argument("days", type=rhythm, metavar=_("DAYS|none"), help=_("1 to 3650, or none to care no more"))
    care.add_argument("--circle", type=words, metavar=_("NAME"), help=_("a circle instead of a contact"))
    later = _add(commands, "later", shared, _("propose somebody not before another day"), dated)
    rest = _add(commands, "rest", shared, _("let somebody rest: no reminders, but in the book"), dated)
    for command, help_text in (
        (later, _("until when; tomorrow if left out")),
        (rest, _("until when; for good if left out")),
    ):
        _add_contact(command)
        command.add_argument("--until", type=day, metavar=_("DATE"), help=help_text)
    rest.add_argument("--note", type=words, default="", metavar=_("WORDS"), help=_("what to think of then"))


def _add_ledger(commands: Any, shared: argparse.ArgumentParser) -> None:
    from kontaktpflege.domain.favor import FavorKind, FavorSize

    dated = _dated()
    for name, help_text in (
        ("give", _("keep what you gave somebody")),
        ("take", _("keep what you received from somebody")),
    ):
        favor = _add(commands, name, shared, help_text, dated)
        _add_contact(favor)
        kinds = ", ".join(kind.value for kind in FavorKind)
        favor.add_argument(
            "--kind",
            type=words,
            default="other",
            metavar=_("KIND"),
            help=_("{kinds}, or your own word").format(kinds=kinds),
        )
        favor.add_argument(
            "--size", choices=[size.value for size in FavorSize], default="help", help=_("how much it was")
        )
        favor.add_argument(
            "--money", nargs=2, type=words, metavar=(_("AMOUNT"), _("CURRENCY")), help=_("what it was worth: 12.50 EUR")
        )
        favor.add_argument("--minutes", type=minutes, metavar="N", help=_("how long it took"))
        favor.add_argument("--day", type=day, metavar=_("DATE"), help=_("when it was; today if left out"))
        favor.add_argument("--note", type=words, default="", metavar=_("WORDS"), help=_("what it was"))
        favor.add_argument(
            "--return-of", type=contact_number, metavar="ID", help=_("the favour that it was in return for")
        )
    balance = _add(commands, "balance", shared, _("how give and take stand"), dated)
    _add_contact(balance, nargs="?")
    balance.add_argument("--circle", type=words, metavar=_("NAME"), help=_("only the contacts of this circle"))
    balance.add_argument("--tilted", action="store_true", help=_("only where one side has clearly done more"))
    ledger = _add(commands, "ledger", shared, _("all that was given and received"))
    ledger.add_argument("--since", type=day, metavar=_("DATE"), help=_("from this day on"))


def _add_network(commands: Any, shared: argparse.ArgumentParser) -> None:
    from kontaktpflege.domain.tie import TieKind

    me = _add(commands, "me", shared, _("say which contact you are yourself"))
    _add_contact(me, nargs="?")
    tie = _add(commands, "tie", shared, _("keep that two contacts know each other"))
    for name in ("one", "other"):
        tie.add_argument(name, type=words, metavar=_("ID|NAME"), help=_("a contact's number or name"))
    tie.add_argument(
        "--kind",
        type=words,
        metavar=_("KIND"),
        help=_("{kinds}, or your own word").format(kinds=", ".join(kind.value for kind in TieKind)),
    )
    tie.add_argument("--strength", choices=["strong", "weak"], help=_("how well they know each other"))
    tie.add_argument("--since", type=partial_date, metavar=_("DATE"), help=_("since when: 2019, 2019-05 or 2019-05-17"))
    tie.add_argument("--note", type=words, metavar=_("WORDS"), help=_("where from, what for"))
    tie.add_argument("--remove", action="store_true", help=_("remove the tie instead"))
    path = _add(commands, "path", shared, _("find the best chains of people to somebody"))
    path.add_argument(
        "contact", type=words, metavar=_("ID|NAME"), help=_("whom you want to reach; with --to, who asks")
    )
    path.add_argument("--to", type=words, metavar=_("ID|NAME"), help=_("whom the first one wants to reach"))
    path.add_argument(
        "--avoid", type=words, action="append", default=[], metavar=_("ID|NAME"), help=_("somebody to leave out")
    )
    network = _add(commands, "network", shared, _("say what the network tells, or write it into a file"))
    pictures = _("a picture (.png, .svg, .pdf), or .graphml for Gephi and others")
    network.add_argument("--out", type=network_file, metavar=_("FILE"), help=pictures)
    _add(commands, "reach", shared, _("say how far you reach, how that grew, and whom to get to know"))


def _add_book(commands: Any, shared: argparse.ArgumentParser) -> None:
    sample = _add(commands, "sample", shared, _("fill an empty book with made-up people"), makes_book=True)
    sample.add_argument("--contacts", type=count, metavar="N", help=_("how many; the sample book if left out"))
    sample.add_argument("--seed", type=seed, metavar="S", default=1, help=_("the same seed makes the same people"))
    known = _("so many of them the user knows, the others through these; %(default)s if left out")
    sample.add_argument("--known", type=count, metavar="N", default=5000, help=known)
    _add(commands, "undo", shared, _("take back the last step"))
    _add(commands, "redo", shared, _("do again what was taken back"))
    backup = _add(commands, "backup", shared, _("copy the book, and verify the copy"))
    backup.add_argument("file", nargs="?", type=Path, metavar=_("FILE"), help=_("among the book's backups if left out"))
    restore = _add(
        commands, "restore", shared, _("make the book what it was in a backup; can be undone"), makes_book=True
    )
    restore.add_argument("file", type=Path, metavar=_("FILE"))
    desk = _add(commands, "desktop", shared, _("put the program into the applications menu, or take it out"))
    actions = desk.add_subparsers(
        dest="action", required=True, metavar="install|remove", parser_class=Parser, title=_("commands")
    )
    install = _add(actions, "install", shared, _("launcher, icons and file type into your own folders"))
    install.add_argument("--default", action="store_true", help=_("open vCard files with this program from now on"))
    _add(actions, "remove", shared, _("take them out again"))
    check = _add(commands, "check", shared, _("check the whole book, or vCard files; changes nothing"))
    words = _("what a strict reader of vCard 3.0 would refuse of these files, instead of the book")
    check.add_argument("files", nargs="*", type=Path, metavar=_("FILE"), help=words)

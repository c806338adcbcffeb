"""The arguments of the command line: commands, options and their help."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from copy import copy
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from kontaktpflege import __version__
from kontaktpflege.cli.answer import USAGE
from kontaktpflege.wording import N_, _, ngettext

if TYPE_CHECKING:
    from kontaktpflege.domain.partial_date import PartialDate

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

_LARGEST_NUMBER = 2**63 - 1
_FIRST_YEAR = 1900
"""Nothing that somebody alive remembers was before it."""


class _Parser(argparse.ArgumentParser):
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


def parse(words: Sequence[str]) -> argparse.Namespace:
    """The options; `command` is None where the window is meant. Exits with status 2 if they make no sense."""
    argparse._ = _  # type: ignore[attr-defined] # argparse looks its sentences up there, and has no other way in
    argparse.ngettext = ngettext  # type: ignore[attr-defined]
    if _only_open(words):  # as most starts do: building the commands would take a while
        parser = _window()
    else:
        parser, commands = _build()
        if _mean_the_window(words, commands):
            parser = _window()
    options = parser.parse_args(list(words))
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
    book: Path | None = getattr(options, "book", None)
    options.book = None if book is None else book.absolute()
    options.json = getattr(options, "json", False)
    return options


def _only_open(words: Sequence[str]) -> bool:
    """Whether nothing is said but which book to open, and whether in the tray."""
    rest = iter(words)
    return all(word == "--tray" or (word == "--book" and next(rest, "-")[:1] != "-") for word in rest)


def _window() -> _Parser:
    """What the window takes."""
    parser = _Parser(prog="kontaktpflege", parents=[_shared()], add_help=False)
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


def _shared() -> argparse.ArgumentParser:
    """The options that are valid before and after the command; absent ones leave what stood before."""
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument(
        "--book", type=Path, metavar=_("FILE"), default=argparse.SUPPRESS, help=_("the book to work with")
    )
    shared.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help=_("answer in JSON, for scripts"))
    return shared


def _add_tray(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--tray", action="store_true", help=_("start in the tray, without a window"))


def _number(text: str) -> int:
    """A contact's number."""
    if not text.isdecimal() or int(text) > _LARGEST_NUMBER:
        raise argparse.ArgumentTypeError(_("“{text}” is no contact's number").format(text=text))
    return int(text)


def _count(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= _LARGEST_NUMBER:
        raise argparse.ArgumentTypeError(_("“{text}” is no number of contacts").format(text=text))
    return int(text)


def _seed(text: str) -> int:
    if not text.removeprefix("-").isdecimal():
        raise argparse.ArgumentTypeError(_("“{text}” is no whole number").format(text=text))
    return int(text)


def _column(text: str) -> tuple[str, str]:
    """(name of a column, code of a field)."""
    name, equals, code = text.rpartition("=")
    from kontaktpflege.domain.table import FIELDS

    if not equals or code not in FIELDS:
        fields = ", ".join(FIELDS)
        raise argparse.ArgumentTypeError(
            _("“{text}” is not COLUMN=FIELD; the fields are: {fields}").format(text=text, fields=fields)
        )
    return _text(name), code


def _text(text: str) -> str:
    """Words, with "?" for bytes that are no text: the book holds nothing else."""
    return text.encode("utf-8", "replace").decode()


def _build() -> tuple[_Parser, Sequence[str]]:
    shared = _shared()
    parser = _Parser(
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
        dest="command", required=True, metavar=_("COMMAND"), parser_class=_Parser, title=_("commands")
    )
    _add_transfer(commands, shared)
    _add_contacts(commands, shared)
    _add_care(commands, shared)
    _add_ledger(commands, shared)
    _add_network(commands, shared)
    _add_book(commands, shared)
    return parser, tuple(commands.choices)


def _add(
    commands: Any,
    name: str,
    shared: argparse.ArgumentParser,
    help_text: str,
    *others: argparse.ArgumentParser,
    makes_book: bool = False,
) -> _Parser:
    """A command with the options of all these; `makes_book` tells that it begins a book where there is none."""
    command: _Parser = commands.add_parser(name, parents=[shared, *others], help=help_text, description=help_text)
    command.set_defaults(makes_book=makes_book)
    return command


def _add_transfer(commands: Any, shared: argparse.ArgumentParser) -> None:
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
        type=_column,
        default=[],
        metavar=_("COLUMN=FIELD"),
        help=_("what a column of a table means, such as Kunde=name; --map help lists the fields"),
    )
    into.add_argument("--sheet", type=_text, metavar=_("NAME"), help=_("the sheet of a spreadsheet"))
    into.add_argument(
        "--add-people", action="store_true", help=_("of GraphML: take in those whom the book does not have")
    )
    whose = _("they are the contacts of this one: a tie to each, and whom you do not have yet you do not know yourself")
    into.add_argument("--of", metavar=_("CONTACT"), help=whose)
    into.add_argument("--dry-run", action="store_true", help=_("only say what would happen; changes nothing"))
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
    out.add_argument("--circle", type=_text, metavar=_("NAME"), help=_("only the contacts of this circle"))
    out.add_argument(
        "--changed", action="store_true", help=_("what changed here since the last hand-over; it is remembered")
    )
    out.add_argument("ids", nargs="*", type=_number, metavar="ID", help=_("numbers of contacts"))


def _add_contacts(commands: Any, shared: argparse.ArgumentParser) -> None:
    find = _add(commands, "find", shared, _("find contacts by words, parts of words and numbers"))
    find.add_argument("words", nargs="+", type=_text, metavar=_("WORDS"))
    new = _add(
        commands, "new", shared, _("add somebody from one line: name, company, number, where met, through whom"),
        makes_book=True,
    )  # fmt: skip
    new.add_argument("line", nargs="+", type=_text, metavar=_("LINE"))
    show = _add(commands, "show", shared, _("show one contact"))
    show.add_argument("contact", type=_text, metavar=_("ID|NAME"), help=_("a contact's number or name"))
    show.add_argument("--vcard", action="store_true", help=_("show the card as a file has it"))
    circle = _add(commands, "circle", shared, _("list circles, put contacts into one, take them out"))
    actions = circle.add_subparsers(
        dest="action", required=True, metavar="list|add|remove", parser_class=_Parser, title=_("commands")
    )
    listing = _add(actions, "list", shared, _("list the circles, or the contacts of one"))
    listing.add_argument("name", nargs="?", type=_text, metavar=_("NAME"))
    for name, help_text in (
        ("add", _("put contacts into a circle")),
        ("remove", _("take contacts out of a circle and its subgroups")),
    ):
        change = _add(actions, name, shared, help_text)
        change.add_argument("name", type=_text, metavar=_("NAME"), help=_("the circle"))
        change.add_argument("ids", nargs="+", type=_number, metavar="ID", help=_("numbers of contacts"))


def _add_care(commands: Any, shared: argparse.ArgumentParser) -> None:
    from kontaktpflege.domain.interaction import Channel, Direction, Outcome

    dated = argparse.ArgumentParser(add_help=False)
    dated.add_argument("--date", type=_day, metavar=_("DATE"), help=_("as of another day: 2026-03-14"))
    for name, help_text in (
        ("today", _("whom to call today, and why")),
        ("due", _("everybody who is due")),
    ):
        command = _add(commands, name, shared, help_text, dated)
        if name == "due":
            command.add_argument("--days", type=_days, default=0, metavar="N", help=_("so many days ahead"))
    log = _add(commands, "log", shared, _("keep what happened with somebody"), dated)
    log.add_argument("contact", type=_text, metavar=_("ID|NAME"), help=_("a contact's number or name"))
    log.add_argument("--channel", choices=[channel.value for channel in Channel], default="call", help=_("by what way"))
    log.add_argument("--outcome", choices=[outcome.value for outcome in Outcome], default="reached")
    log.add_argument("--direction", choices=[direction.value for direction in Direction], help=_("from whom it came"))
    log.add_argument(
        "--when", type=_moment, metavar=_("MOMENT"), help=_("2026-03-14 or 2026-03-14T09:26; now if left out")
    )
    log.add_argument("--note", type=_text, default="", metavar=_("WORDS"), help=_("what it was about"))
    care = _add(commands, "care", shared, _("care for a contact every so many days, or give a circle a rhythm"), dated)
    care.add_argument("contact", type=_text, nargs="?", metavar=_("ID|NAME"), help=_("a contact's number or name"))
    care.add_argument("days", type=_rhythm, metavar=_("DAYS|none"), help=_("1 to 3650, or none to care no more"))
    care.add_argument("--circle", type=_text, metavar=_("NAME"), help=_("a circle instead of a contact"))
    later = _add(commands, "later", shared, _("propose somebody not before another day"), dated)
    rest = _add(commands, "rest", shared, _("let somebody rest: no reminders, but in the book"), dated)
    for command, help_text in (
        (later, _("until when; tomorrow if left out")),
        (rest, _("until when; for good if left out")),
    ):
        command.add_argument("contact", type=_text, metavar=_("ID|NAME"), help=_("a contact's number or name"))
        command.add_argument("--until", type=_day, metavar=_("DATE"), help=help_text)
    rest.add_argument("--note", type=_text, default="", metavar=_("WORDS"), help=_("what to think of then"))


def _add_ledger(commands: Any, shared: argparse.ArgumentParser) -> None:
    from kontaktpflege.domain.favor import FavorKind, FavorSize

    dated = argparse.ArgumentParser(add_help=False)
    dated.add_argument("--date", type=_day, metavar=_("DATE"), help=_("as of another day: 2026-03-14"))
    for name, help_text in (
        ("give", _("keep what you gave somebody")),
        ("take", _("keep what you received from somebody")),
    ):
        favor = _add(commands, name, shared, help_text, dated)
        favor.add_argument("contact", type=_text, metavar=_("ID|NAME"), help=_("a contact's number or name"))
        kinds = ", ".join(kind.value for kind in FavorKind)
        favor.add_argument(
            "--kind",
            type=_text,
            default="other",
            metavar=_("KIND"),
            help=_("{kinds}, or your own word").format(kinds=kinds),
        )
        favor.add_argument(
            "--size", choices=[size.value for size in FavorSize], default="help", help=_("how much it was")
        )
        favor.add_argument(
            "--money", nargs=2, type=_text, metavar=(_("AMOUNT"), _("CURRENCY")), help=_("what it was worth: 12.50 EUR")
        )
        favor.add_argument("--minutes", type=_minutes, metavar="N", help=_("how long it took"))
        favor.add_argument("--day", type=_day, metavar=_("DATE"), help=_("when it was; today if left out"))
        favor.add_argument("--note", type=_text, default="", metavar=_("WORDS"), help=_("what it was"))
        favor.add_argument("--return-of", type=_number, metavar="ID", help=_("the favour that it was in return for"))
    balance = _add(commands, "balance", shared, _("how give and take stand"), dated)
    balance.add_argument("contact", type=_text, nargs="?", metavar=_("ID|NAME"), help=_("a contact's number or name"))
    balance.add_argument("--circle", type=_text, metavar=_("NAME"), help=_("only the contacts of this circle"))
    balance.add_argument("--tilted", action="store_true", help=_("only where one side has clearly done more"))
    ledger = _add(commands, "ledger", shared, _("all that was given and received"))
    ledger.add_argument("--since", type=_day, metavar=_("DATE"), help=_("from this day on"))


def _add_network(commands: Any, shared: argparse.ArgumentParser) -> None:
    from kontaktpflege.domain.tie import TieKind

    me = _add(commands, "me", shared, _("say which contact you are yourself"))
    me.add_argument("contact", type=_text, nargs="?", metavar=_("ID|NAME"), help=_("a contact's number or name"))
    tie = _add(commands, "tie", shared, _("keep that two contacts know each other"))
    for name in ("one", "other"):
        tie.add_argument(name, type=_text, metavar=_("ID|NAME"), help=_("a contact's number or name"))
    tie.add_argument(
        "--kind",
        type=_text,
        metavar=_("KIND"),
        help=_("{kinds}, or your own word").format(kinds=", ".join(kind.value for kind in TieKind)),
    )
    tie.add_argument("--strength", choices=["strong", "weak"], help=_("how well they know each other"))
    tie.add_argument(
        "--since", type=_partial_date, metavar=_("DATE"), help=_("since when: 2019, 2019-05 or 2019-05-17")
    )
    tie.add_argument("--note", type=_text, metavar=_("WORDS"), help=_("where from, what for"))
    tie.add_argument("--remove", action="store_true", help=_("remove the tie instead"))
    path = _add(commands, "path", shared, _("find the best chains of people to somebody"))
    path.add_argument(
        "contact", type=_text, metavar=_("ID|NAME"), help=_("whom you want to reach; with --to, who asks")
    )
    path.add_argument("--to", type=_text, metavar=_("ID|NAME"), help=_("whom the first one wants to reach"))
    path.add_argument(
        "--avoid", type=_text, action="append", default=[], metavar=_("ID|NAME"), help=_("somebody to leave out")
    )
    network = _add(commands, "network", shared, _("say what the network tells, or write it into a file"))
    pictures = _("a picture (.png, .svg, .pdf), or .graphml for Gephi and others")
    network.add_argument("--out", type=_network_file, metavar=_("FILE"), help=pictures)
    _add(commands, "reach", shared, _("say how far you reach, how that grew, and whom to get to know"))


def _network_file(text: str) -> Path:
    path = Path(text)
    if path.suffix.lower() not in (".png", ".svg", ".pdf", ".graphml"):
        sentence = _("“{text}” does not end in .png, .svg, .pdf or .graphml").format(text=text)
        raise argparse.ArgumentTypeError(sentence)
    return path


def _partial_date(text: str) -> PartialDate:
    from kontaktpflege.domain.partial_date import PartialDate

    found = PartialDate.parse(text)
    if found is None:
        raise argparse.ArgumentTypeError(_("“{text}” is no date such as 2019, 2019-05 or 2019-05-17").format(text=text))
    return found


def _minutes(text: str) -> int:
    from kontaktpflege.domain.favor import MOST_MINUTES

    if not text.isdecimal() or not 1 <= int(text) <= MOST_MINUTES:
        raise argparse.ArgumentTypeError(_("“{text}” is no number of minutes").format(text=text))
    return int(text)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(_("“{text}” is no day such as 2026-03-14").format(text=text)) from None


def _moment(text: str) -> date | datetime:
    """A day, or a moment in UTC of what is given in the user's own time."""
    try:
        moment = date.fromisoformat(text)
    except ValueError:
        try:
            moment = datetime.fromisoformat(text).astimezone(UTC)
        except (OverflowError, ValueError, OSError):
            sentence = _("“{text}” is no moment such as 2026-03-14T09:26").format(text=text)
            raise argparse.ArgumentTypeError(sentence) from None
    if moment.year < _FIRST_YEAR:
        raise argparse.ArgumentTypeError(_("“{text}” is too long ago").format(text=text))
    return moment


def _days(text: str) -> int:
    from kontaktpflege.domain.cadence import LONGEST_DAYS

    if not text.isdecimal() or int(text) > LONGEST_DAYS:
        raise argparse.ArgumentTypeError(_("“{text}” is no number of days").format(text=text))
    return int(text)


def _rhythm(text: str) -> int | None:
    """Days, or None for "none"."""
    if text == "none":
        return None
    days = _days(text)
    if not days:
        raise argparse.ArgumentTypeError(_("“{text}” is no number of days").format(text=text))
    return days


def _add_book(commands: Any, shared: argparse.ArgumentParser) -> None:
    sample = _add(commands, "sample", shared, _("fill an empty book with made-up people"), makes_book=True)
    sample.add_argument("--contacts", type=_count, metavar="N", help=_("how many; the sample book if left out"))
    sample.add_argument("--seed", type=_seed, metavar="S", default=1, help=_("the same seed makes the same people"))
    known = _("so many of them the user knows, the others through these; %(default)s if left out")
    sample.add_argument("--known", type=_count, metavar="N", default=5000, help=known)
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
        dest="action", required=True, metavar="install|remove", parser_class=_Parser, title=_("commands")
    )
    install = _add(actions, "install", shared, _("launcher, icons and file type into your own folders"))
    install.add_argument("--default", action="store_true", help=_("open vCard files with this program from now on"))
    _add(actions, "remove", shared, _("take them out again"))
    _add(commands, "check", shared, _("check the whole book; changes nothing"))

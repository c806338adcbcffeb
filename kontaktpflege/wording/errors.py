"""What went wrong, and what one can do about it."""

from __future__ import annotations

from pathlib import PurePath
from typing import NamedTuple

from kontaktpflege.domain.errors import (
    BookError,
    CircleProblem,
    DesktopProblem,
    FileProblem,
    KontaktpflegeError,
    NetworkFileProblem,
    NetworkProblem,
    NoSuchColumn,
    NotAVCardFile,
    OccasionProblem,
    SavedFilterProblem,
    SourceChanged,
    TemplateProblem,
)
from kontaktpflege.wording import N_, _


class Explanation(NamedTuple):
    """A sentence on what happened, and one on what to do; the second may be empty."""

    what: str
    advice: str

    @property
    def text(self) -> str:
        """Both in one line."""
        return f"{self.what} {self.advice}".strip()


_BOOK: dict[str, tuple[str, str]] = {
    "locked": (
        N_("Another program has been writing to the book for more than five seconds."),
        N_("Please wait until it is done, then try again. Nothing was changed."),
    ),
    "read_only": (
        N_("The book may be read here, but not written."),
        N_("Please check the rights of {path} and of its folder. Nothing was changed."),
    ),
    "disk_full": (
        N_("The disk is full."),
        N_("Please make room and try again. Nothing was changed."),
    ),
    "disk_fails": (
        N_("The disk on which the book lies cannot be read or written."),
        N_("Please check that it is connected, sound and not full, then try again. Nothing was changed."),
    ),
    "cannot_open": (
        N_("The book {path} cannot be opened."),
        N_("Please check that the folder exists and that you may read it."),
    ),
    "no_book": (
        N_("There is no book at {path} yet."),
        N_("It comes into being with the first contacts that are imported."),
    ),
    "not_a_book": (
        N_("{path} is no book of Kontaktpflege."),
        N_("Please choose another file. This one was left as it is."),
    ),
    "newer": (
        N_("The book {path} was written by a newer version of Kontaktpflege."),
        N_("Please install that version. The book was left as it is."),
    ),
    "damaged": (
        N_("The book {path} is damaged."),
        N_(
            "Please restore a sound backup: kontaktpflege restore FILE. A book that cannot be read any more is moved "
            "aside then, and kept."
        ),
    ),
    "failed": (
        N_("The book could not be read or written."),
        N_("Please try again. If it happens again, restore a backup."),
    ),
}

_CARD_FILES: dict[str, tuple[str, str]] = {
    "empty": (N_("{path} is empty."), N_("Please export the contacts again.")),
    "genetics": (
        N_("{path} holds genetic variants (Variant Call Format), which also ends in .vcf."),
        N_("Please choose a file with contacts."),
    ),
    "no_card": (
        N_("{path} holds no contacts that can be read."),
        N_("Please choose a vCard file, a table (CSV, Excel) or LDIF."),
    ),
    "no_columns": (
        N_("None of the columns of {path} seems to be a name, a company or a mail address."),
        N_("Please say what its columns mean; open the file by itself in the window, or use --map."),
    ),
    "locked": (
        N_("{path} is protected by a password."),
        N_("Please save it without one and try again."),
    ),
    "broken": (
        N_("{path} is damaged, or no spreadsheet."),
        N_("Please open it in your spreadsheet program and save it anew."),
    ),
}

_FILES: dict[str, tuple[str, str]] = {
    "cannot_read": (N_("{path} cannot be read."), N_("Please check that it is still there and may be read.")),
    "no_picture": (
        N_("{path} is no picture that can be read here."),
        N_("Please choose a JPEG or PNG file. Nothing was changed."),
    ),
    "cannot_write": (N_("{path} cannot be written."), N_("Please choose another place.")),
}

_CIRCLES: dict[str, tuple[str, str]] = {
    "no_such_circle": (N_("There is no circle “{name}”."), N_("Please look at the list of circles.")),
    "name_taken": (N_("There is a circle “{name}” already."), N_("Please choose another name.")),
    "name_empty": (N_("A circle needs a name."), ""),
    "built_in": (N_("The circle “{name}” belongs to the program and cannot be deleted."), ""),
    "keeps_place": (N_("The circle “{name}” belongs to the program and keeps its place."), ""),
    "within_itself": (
        N_("The circle “{name}” cannot lie within itself."),
        N_("Please choose a circle that is not one of its subgroups."),
    ),
}

_DESKTOP: dict[str, tuple[str, str]] = {
    "not_here": (N_("This system has no applications menu that the program could enter."), ""),
    "foreign": (
        N_("There is a file {path} already that Kontaktpflege did not write."),
        N_("Please look at it, and move it out of the way if you do not need it. Nothing was changed."),
    ),
}

_TABLES: dict[str, tuple[str, str]] = {
    "no_such_column": (N_("There is no column “{name}”."), N_("The columns are: {names}.")),
    "no_such_sheet": (N_("There is no sheet “{name}”."), N_("The sheets are: {names}.")),
    "no_table": (
        N_("--map and --sheet are for tables, and there is none among these files."),
        N_("Please name the CSV file or the spreadsheet itself, not its folder."),
    ),
}

_FILTERS: dict[str, tuple[str, str]] = {
    "no_such_filter": (N_("This saved filter is not there any more."), ""),
    "name_taken": (N_("There is a filter “{name}” already."), N_("Please choose another name.")),
    "name_empty": (N_("A filter needs a name."), ""),
}

_TEMPLATES: dict[str, tuple[str, str]] = {
    "name_empty": (N_("A text block needs a name."), ""),
    "body_empty": (N_("A text block needs a text."), ""),
    "no_such_block": (N_("This text block is not there any more."), ""),
    "too_long": (N_("This text is longer than a text block may be."), N_("Please make several of it.")),
    "output_too_long": (
        N_("Filled in, this text would be longer than any letter."),
        N_("Please take some of the placeholders out."),
    ),
    "unknown_placeholder": (
        N_("Line {line}: there is no placeholder “{name}”."),
        N_("Please choose one under “Insert placeholder”."),
    ),
    "unknown_but_like": (
        N_("Line {line}: there is no placeholder “{name}”."),
        N_("Do you mean “{suggestion}”?"),
    ),
    "instruction": (
        N_("Line {line}: text blocks know no loops or conditions."),
        N_("Only the name of a placeholder can stand in braces."),
    ),
    "not_a_name": (
        N_("Line {line}: “{name}” is no name of a placeholder."),
        N_("Only the name of a placeholder can stand in braces."),
    ),
    "doubled": (
        N_("Line {line}: a placeholder stands in single braces."),
        N_("Please put one brace before its name and one behind it."),
    ),
    "unbalanced": (
        N_("Line {line}: a brace stands alone."),
        N_("Each placeholder needs one brace before its name and one behind it."),
    ),
}

_OCCASIONS: dict[str, tuple[str, str]] = {
    "no_such_occasion": (N_("This occasion is not there any more."), ""),
    "name_empty": (N_("An occasion needs a name."), ""),
    "bad_lead": (N_("An occasion can be announced at most a year ahead."), N_("Please choose fewer days.")),
}

_NETWORK_FILES: dict[str, tuple[str, str]] = {
    "broken": (
        N_("{path} is damaged, or no XML: line {line}."),
        N_("Please save it anew in the program that it comes from. Nothing was changed."),
    ),
    "doctype": (
        N_("{path} has a DOCTYPE in line {line}, which GraphML needs not and which may do harm."),
        N_("Please save it without one. Nothing was changed."),
    ),
    "no_graphml": (
        N_("{path} is no GraphML: line {line}."),
        N_("Please choose a file that Gephi or another program saved as GraphML."),
    ),
    "too_large": (
        N_("{path} holds more than can be taken in: line {line}."),
        N_("Please save a part of the network. Nothing was changed."),
    ),
    "too_deep": (
        N_("{path} is nested more deeply than any network: line {line}."),
        N_("Please choose another file. Nothing was changed."),
    ),
    "no_node": (
        N_("{path} has a tie to somebody who is not in it: line {line}."),
        N_("Please save it anew in the program that it comes from. Nothing was changed."),
    ),
    "empty": (
        N_("{path} holds no network: there is nobody in it."),
        N_("Please choose a file that Gephi or another program saved as GraphML."),
    ),
    "repeated": (
        N_("{path} gives two people the same id: line {line}."),
        N_("Please save it anew in the program that it comes from. Nothing was changed."),
    ),
}

_NETWORK: dict[str, tuple[str, str]] = {
    "self": (
        N_("Nobody can have a tie to themselves."),
        N_("Please choose two different contacts. Nothing was changed."),
    ),
    "oneself": (N_("A chain leads from one person to somebody else."), N_("Please choose whom to reach.")),
    "yourself": (
        N_("That is your own card: a chain leads from you to somebody else."),
        N_("Please choose whom to reach."),
    ),
    "avoided": (
        N_("Who stands at an end of a chain cannot be avoided."),
        N_("Please leave out somebody in between, or choose somebody else to reach."),
    ),
    "kind": (N_("A kind of tie has 1 to 60 letters."), N_("Please choose one. Nothing was changed.")),
    "future": (N_("This day is still to come."), N_("Please write one that is past, or none. Nothing was changed.")),
    "no_tie": (N_("There is no such tie in the book (any more)."), ""),
    "no_card": (
        N_("No contact is marked as you yet."),
        N_("Please mark your own card first: Contact → Network → This is me, or kontaktpflege me ID."),
    ),
    "nobody": (N_("It takes two to know each other."), N_("Please choose at least two contacts.")),
    "too_many": (
        N_("So many people at once are not made known to each other: it would be a tie for each two of them."),
        N_("Please choose fewer, or give them an organisation or a circle in common. Nothing was changed."),
    ),
    "trashed": (N_("This contact lies in the trash."), N_("Please put it back first.")),
    "first": (N_("Who is asked first must be one of the two."), N_("Nothing was changed.")),
    "no_chain": (N_("This chain is not kept any more."), ""),
    "no_introduction": (N_("There is no introduction of these two any more."), ""),
    "not_you": (N_("Your own card cannot be somebody whom you do not know."), N_("Nothing was changed.")),
}

_OTHERS: dict[str, tuple[str, str]] = {
    "cancelled": (N_("Cancelled."), N_("Nothing was changed.")),
    "history_moved": (
        N_("Something else has changed since."),
        N_("Please look at the last step again before you undo it."),
    ),
    "contact_not_found": (N_("This contact is not in the book any more."), ""),
    "contact_moved": (
        N_("This contact has been changed elsewhere since you opened it."),
        N_("Please look at the newer card first. Nothing was overwritten."),
    ),
    "source_changed": (
        N_("{path} has changed since it was looked at."),
        N_("Please start the import again. Nothing was changed."),
    ),
    "book_moved": (
        N_("The book has changed since the cards were looked at."),
        N_("Please start the import again. Nothing was changed."),
    ),
    "no_answer": (
        N_("Kontaktpflege has this book open already, and does not answer."),
        N_("Please wait a moment and try again, or end that window first. Nothing was changed."),
    ),
    "nobody": (N_("Nobody is named with whom this was."), N_("Please choose at least one contact.")),
    "future": (
        N_("This lies in the future, so it has not happened yet."),
        N_("Please check day and time. Nothing was changed."),
    ),
    "no_interaction": (N_("This entry is not in the journal any more."), ""),
    "no_promise": (N_("This promise is not in the book any more."), ""),
    "no_fact": (N_("This note is not in the book any more."), ""),
    "rhythm": (N_("A rhythm is 1 to 3,650 days."), N_("Please choose another number. Nothing was changed.")),
    "past": (N_("This day is not ahead."), N_("Please choose a later one. Nothing was changed.")),
    "empty": (N_("There are no words in this."), N_("Please write some. Nothing was changed.")),
    "kind": (N_("A kind of favour has 1 to 60 letters."), N_("Please choose one. Nothing was changed.")),
    "money": (
        N_("This is no amount of money above 0, such as 12.50."),
        N_("Please write another one, or none. Nothing was changed."),
    ),
    "currency": (
        N_("A currency has three letters, such as EUR or CHF."),
        N_("Please write another one. Nothing was changed."),
    ),
    "minutes": (N_("This is no number of minutes."), N_("Please write 1 to 1,000,000, or none. Nothing was changed.")),
    "return": (
        N_("This is in return for what is no favour between the two of you."),
        N_("Please choose another one, or none. Nothing was changed."),
    ),
    "no_favor": (N_("This favour is not in the ledger any more."), ""),
    "rules": (
        N_("Weights are 1 to 100, a half-life is 30 to 3,650 days, a tilt begins beyond 1 to 100."),
        N_("Please choose other numbers. Nothing was changed."),
    ),
    "not_empty": (
        N_("There are contacts in this book already."),
        N_("The sample book only goes into an empty book."),
    ),
}


def explain(error: BaseException) -> Explanation:
    """Word an error; one that nobody foresaw is named as such, with what it says itself."""
    table, facts = _facts(error)
    code = error.code if isinstance(error, KontaktpflegeError) else ""
    if isinstance(error, TemplateProblem) and error.suggestion:
        code = "unknown_but_like"
    if code not in table:
        said = f"{type(error).__name__}: {error}".rstrip(": ")
        return Explanation(_("Something unexpected happened ({error}).").format(error=said), "")
    what, advice = table[code]
    return Explanation(_(what).format(**facts), _(advice).format(**facts) if advice else "")


def _of_network(
    error: NetworkProblem | NetworkFileProblem,
) -> tuple[dict[str, tuple[str, str]], dict[str, str]]:
    if isinstance(error, NetworkProblem):
        return _NETWORK, {}
    return _NETWORK_FILES, {"path": _name(error.path) or _("The file"), "line": str(error.line)}


def _facts(error: BaseException) -> tuple[dict[str, tuple[str, str]], dict[str, str]]:
    """The table that words such an error, and what to fill in."""
    match error:
        case BookError():
            return _BOOK, {"path": _name(error.path) or _("the book")}
        case NotAVCardFile():
            return _CARD_FILES, {"path": _name(error.path) or _("The text")}
        case FileProblem():
            return _FILES, {"path": _name(error.path)}
        case NoSuchColumn():
            return _TABLES, {"name": error.name, "names": ", ".join(error.names)}
        case SourceChanged():
            return _OTHERS, {"path": _name(error.file)}
        case DesktopProblem():
            return _DESKTOP, {"path": str(error.path or "")}
        case CircleProblem():
            return _CIRCLES, {"name": error.name}
        case TemplateProblem():
            return _TEMPLATES, {"line": str(error.line), "name": error.name, "suggestion": error.suggestion}
        case SavedFilterProblem():
            return _FILTERS, {"name": error.name}
        case NetworkProblem() | NetworkFileProblem():
            return _of_network(error)
        case OccasionProblem():
            return _OCCASIONS, {"name": error.name}
        case _:
            return _OTHERS, {}


def _name(path: object) -> str:
    return PurePath(str(path)).name if path else ""

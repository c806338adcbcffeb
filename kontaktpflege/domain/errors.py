"""What can go wrong, as facts; `wording.errors` turns them into sentences."""

from collections.abc import Sequence
from pathlib import Path


class KontaktpflegeError(Exception):
    """Anything the program can explain to the user; `code` names it, further attributes are its facts."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class UnreadableCard(KontaktpflegeError):
    """One card that cannot be read; `line` is 1-based within the bytes that were given.

    Codes: "no_card" (does not begin with BEGIN:VCARD), "unclosed" (no END), "several" (more than one card).
    """

    def __init__(self, code: str, line: int) -> None:
        super().__init__(code)
        self.line = line


class NotAVCardFile(KontaktpflegeError):
    """A file that holds no contacts at all; `path` is given by whoever opened it.

    Codes: "empty", "genetics" (Variant Call Format, which also ends in .vcf), "no_card"; of a table "no_columns" (none
    that names anybody), of a spreadsheet "locked" (by a password) and "broken".
    """

    def __init__(self, code: str, path: str | None = None) -> None:
        super().__init__(code)
        self.path = path


class BookError(KontaktpflegeError):
    """The book cannot be opened, read or written; `path` may be None, `detail` is SQLite's or the system's own words.

    Codes: "locked", "read_only", "disk_full", "disk_fails", "cannot_open", "no_book", "not_a_book", "newer", "damaged", "failed".
    """

    def __init__(self, code: str, path: Path | None = None, detail: str = "") -> None:
        super().__init__(code)
        self.path = path
        self.detail = detail


class Cancelled(KontaktpflegeError):
    """The user called a long work off; nothing of it is left behind."""

    def __init__(self) -> None:
        super().__init__("cancelled")


class HistoryMoved(KontaktpflegeError):
    """Somebody wrote since the step to undo or redo was named."""

    def __init__(self) -> None:
        super().__init__("history_moved")


class ContactNotFound(KontaktpflegeError):
    """There is no contact with this id."""

    def __init__(self, contact_id: int) -> None:
        super().__init__("contact_not_found")
        self.contact_id = contact_id


class ContactMoved(KontaktpflegeError):
    """A contact's card is not any more the one that somebody set out to change; nothing was overwritten."""

    def __init__(self, contact_id: int) -> None:
        super().__init__("contact_moved")
        self.contact_id = contact_id


class SourceChanged(KontaktpflegeError):
    """A file is not any more what it was when its cards were looked at."""

    def __init__(self, file: str) -> None:
        super().__init__("source_changed")
        self.file = file


class BookMoved(KontaktpflegeError):
    """The book changed between the preview of an import and the import; looking again helps."""

    def __init__(self) -> None:
        super().__init__("book_moved")


class NoSuchColumn(KontaktpflegeError):
    """A table has no column of that name, or no sheet ("no_such_sheet"); `names` are those it has.

    "no_table": there is no table that could have any.
    """

    def __init__(self, code: str, name: str, names: Sequence[str]) -> None:
        super().__init__(code)
        self.name = name
        self.names = names


class FileProblem(KontaktpflegeError):
    """A file outside the book cannot be read or written. Codes: "cannot_read", "cannot_write", "no_picture"."""

    def __init__(self, code: str, path: str, detail: str) -> None:
        super().__init__(code)
        self.path = path
        self.detail = detail


class CircleProblem(KontaktpflegeError):
    """A circle cannot be made or changed so. Codes: "no_such_circle", "name_taken", "name_empty", "built_in",

    "keeps_place" (a built-in one is not moved), "within_itself" (a circle would lie under itself or be merged into itself).
    """

    def __init__(self, code: str, name: str) -> None:
        super().__init__(code)
        self.name = name


class SavedFilterProblem(KontaktpflegeError):
    """A saved filter cannot be made or changed so. Codes: "no_such_filter", "name_taken", "name_empty"."""

    def __init__(self, code: str, name: str) -> None:
        super().__init__(code)
        self.name = name


class TemplateProblem(KontaktpflegeError):
    """A text block cannot be kept, or filled in. `line` is 1-based, 0 where it is about the whole.

    Codes: "name_empty", "body_empty", "too_long", "output_too_long", "no_such_block"; of what stands in braces
    "unknown_placeholder" (with a `suggestion`, or ""), "instruction" (a loop, a condition), "not_a_name" (a call, an
    attribute …), "doubled" and "unbalanced" (braces).
    """

    def __init__(self, code: str, name: str = "", *, line: int = 0, suggestion: str = "") -> None:
        super().__init__(code)
        self.name = name
        self.line = line
        self.suggestion = suggestion


class OccasionProblem(KontaktpflegeError):
    """An own occasion cannot be made or changed so. Codes: "no_such_occasion", "name_empty", "bad_lead"."""

    def __init__(self, code: str, name: str) -> None:
        super().__init__(code)
        self.name = name


class NotEmpty(KontaktpflegeError):
    """The sample book goes into an empty book only."""

    def __init__(self) -> None:
        super().__init__("not_empty")


class NoAnswer(KontaktpflegeError):
    """Another window has the book open, and does not answer."""

    def __init__(self) -> None:
        super().__init__("no_answer")


class DesktopProblem(KontaktpflegeError):
    """The program cannot go into the applications menu. Codes: "not_here", "foreign" (a file that is not ours)."""

    def __init__(self, code: str, path: Path | None = None) -> None:
        super().__init__(code)
        self.path = path


class LedgerProblem(KontaktpflegeError):
    """Something about a favour cannot be kept so. Codes: "nobody", "future", "kind" (no or too many words), "money" (no
    amount above 0), "currency" (not three letters), "minutes" (not 1 to 1,000,000), "return" (in return for what is no
    favour of the same contact's to the other side), "no_favor" (gone meanwhile), "rules" (a weight, half-life or tilt that
    cannot be).
    """


class CareProblem(KontaktpflegeError):
    """Something about care cannot be kept so. Codes: "nobody" (an interaction with no contact), "future" (one that is

    still to come), "no_interaction", "no_promise", "no_fact" (gone meanwhile), "rhythm" (not 1 to 3,650 days), "past"
    (a day to come back that is over), "empty" (a promise or fact without words).
    """


class NetworkFileProblem(KontaktpflegeError):
    """A GraphML file that cannot be read; `line` is where, `path` is given by whoever opened it.

    Codes: "broken" (no well-formed XML), "doctype" (refused, for what it may do), "no_graphml", "too_large", "too_deep",
    "no_node" (a tie to somebody who is not in the file), "repeated" (two people of one id), "empty" (nobody).
    """

    def __init__(self, code: str, line: int, path: str | None = None) -> None:
        super().__init__(code)
        self.line = line
        self.path = path


class NetworkProblem(KontaktpflegeError):
    """Something about the network cannot be kept so.

    Codes: "self" (a tie from somebody to the same), "oneself" (a chain likewise), "yourself" (from the user to the same),
    "avoided" (who stands at an end of a chain), "kind" (no or too many words), "no_tie" (gone meanwhile, or never there),
    "no_card" (nobody is marked as the user), "nobody" (fewer people than it takes), "too_many" (at once), "future" (since a
    day that is still to come), "not_you" (the user's own card cannot be somebody whom the user does not know), "trashed"
    (somebody of a chain lies in the trash), "no_chain", "no_introduction" (gone meanwhile), "first" (who is asked first is
    none of the two).
    """

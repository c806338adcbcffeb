"""Every error in words: what happened, and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from kontaktpflege.domain.errors import (
    BookError,
    BookMoved,
    Cancelled,
    CareProblem,
    CircleProblem,
    ContactMoved,
    ContactNotFound,
    DesktopProblem,
    FileProblem,
    HistoryMoved,
    KontaktpflegeError,
    LedgerProblem,
    NetworkFileProblem,
    NetworkProblem,
    NoAnswer,
    NoSuchColumn,
    NotAVCardFile,
    NotEmpty,
    OccasionProblem,
    SavedFilterProblem,
    SourceChanged,
    TemplateProblem,
)
from kontaktpflege.wording import use_language
from kontaktpflege.wording.errors import explain

BOOK_CODES = (
    "locked",
    "read_only",
    "disk_full",
    "disk_fails",
    "cannot_open",
    "not_a_book",
    "newer",
    "damaged",
    "failed",
)
TEMPLATE_CODES = (
    "name_empty", "body_empty", "no_such_block", "too_long", "output_too_long", "unknown_placeholder", "instruction",
    "not_a_name", "doubled", "unbalanced",
)  # fmt: skip
ERRORS: tuple[KontaktpflegeError, ...] = (
    *(BookError(code, Path("/home/anna/contacts.book")) for code in BOOK_CODES),
    *(NotAVCardFile(code, "phone.vcf") for code in ("empty", "genetics", "no_card", "no_columns", "locked", "broken")),
    *(
        FileProblem(code, "/home/anna/phone.vcf", "Permission denied")
        for code in ("cannot_read", "cannot_write", "no_picture")
    ),
    *(
        NetworkFileProblem(code, 7, "friends.graphml")
        for code in ("broken", "doctype", "no_graphml", "too_large", "too_deep", "no_node", "repeated", "empty")
    ),
    *(CircleProblem(code, "Chor") for code in ("no_such_circle", "name_taken", "name_empty", "built_in")),
    *(SavedFilterProblem(code, "Chor") for code in ("no_such_filter", "name_taken", "name_empty")),
    *(OccasionProblem(code, "Sommerfest") for code in ("no_such_occasion", "name_empty", "bad_lead")),
    *(TemplateProblem(code, "x.y", line=3) for code in TEMPLATE_CODES),
    TemplateProblem("unknown_placeholder", "frist_name", line=3, suggestion="first_name"),
    Cancelled(),
    HistoryMoved(),
    ContactNotFound(7),
    ContactMoved(7),
    NoSuchColumn("no_such_column", "Kunde", ("Name", "Mail")),
    NoSuchColumn("no_such_sheet", "Neu", ("Alt",)),
    NoSuchColumn("no_table", "", ()),
    SourceChanged("phone.vcf"),
    BookMoved(),
    NoAnswer(),
    DesktopProblem("not_here"),
    DesktopProblem("foreign", Path("/home/anna/kontaktpflege.desktop")),
    NotEmpty(),
    *(CareProblem(code) for code in ("nobody", "future", "no_interaction", "no_promise", "no_fact")),
    *(CareProblem(code) for code in ("rhythm", "past", "empty")),
    *(LedgerProblem(code) for code in ("nobody", "future", "kind", "money", "currency", "minutes", "return")),
    *(LedgerProblem(code) for code in ("no_favor", "rules")),
    *(
        NetworkProblem(code)
        for code in (
            *("self", "oneself", "kind", "future", "no_tie", "no_card", "nobody", "too_many", "not_you", "trashed"),
            *("first", "no_chain", "no_introduction", "yourself", "avoided"),
        )
    ),
)


@pytest.fixture(autouse=True)
def english() -> None:
    use_language("en")


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: f"{type(error).__name__}-{error.code}")
def test_every_error_has_a_sentence_with_its_facts_filled_in(error: KontaktpflegeError) -> None:
    explanation = explain(error)
    assert explanation.what.endswith(".")
    assert "unexpected" not in explanation.what
    assert "{" not in explanation.text


def test_every_class_of_errors_is_tried() -> None:
    tried = {type(error) for error in ERRORS}
    # One unreadable card is a line of a report, and what the command line raises it words itself.
    known = {cls for cls in KontaktpflegeError.__subclasses__() if cls.__module__ == KontaktpflegeError.__module__}
    assert {cls.__name__ for cls in known - tried} == {"UnreadableCard"}


def test_a_file_is_named_without_its_folder() -> None:
    assert explain(NotAVCardFile("empty", "/home/anna/phone.vcf")).what == "phone.vcf is empty."


def test_braces_in_a_file_name_do_no_harm() -> None:
    assert explain(NotAVCardFile("empty", "{0}.vcf")).what == "{0}.vcf is empty."


def test_a_placeholder_that_is_mistyped_is_named_with_the_one_that_may_be_meant() -> None:
    error = TemplateProblem("unknown_placeholder", "frist_name", line=3, suggestion="first_name")
    assert explain(error).text == "Line 3: there is no placeholder “frist_name”. Do you mean “first_name”?"


def test_what_nobody_foresaw_is_named_as_such() -> None:
    assert explain(ValueError("seven")).what == "Something unexpected happened (ValueError: seven)."

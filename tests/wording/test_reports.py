"""What an import, an export or a backup came to, in sentences."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kontaktpflege.domain.backups import BackupInfo, BackupReason
from kontaktpflege.domain.importing import (
    ExportReport,
    ImportReport,
    PreviewRow,
    Reason,
    UnreadableItem,
    Verdict,
)
from kontaktpflege.wording import use_language
from kontaktpflege.wording.backups import backup_contents, backup_reason
from kontaktpflege.wording.numbers import number, size
from kontaktpflege.wording.reports import (
    export_sentence,
    import_button,
    import_lines,
    import_sentence,
    import_text,
    preview_sentence,
    truncation_sentence,
    unreadable_sentence,
)
from kontaktpflege.wording.verdicts import (
    chip_text,
    reason_sentence,
    row_remark,
    verdict_deed,
    verdict_meaning,
    verdict_name,
)

REPORT = ImportReport(
    cards=42, new=40, same=0, updated=0, review=1, groups=0, trash=0, skipped=0,
    unreadable=(UnreadableItem("phone.vcf", 812, "unclosed", b"BEGIN:VCARD\nFN:M\xfcller"),), step=1,
)  # fmt: skip


@pytest.fixture(autouse=True)
def english() -> None:
    use_language("en")


def test_a_file_that_ends_inside_a_card_says_how_much_was_read() -> None:
    assert truncation_sentence(REPORT) == "The file ends inside a card; 41 of 42 cards were read."
    assert truncation_sentence(replace(REPORT, unreadable=())) == ""


def test_a_preview_says_how_many_people_and_what_is_odd() -> None:
    counts = {Verdict.NEW: 400, Verdict.REVIEW: 3, Verdict.SAME: 9, Verdict.UNREADABLE: 1, Verdict.GROUP: 2}
    assert preview_sentence(counts) == "412 people, 2 groups, 3 unclear, 1 unreadable."
    assert preview_sentence({Verdict.NEW: 1}) == "1 person."


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ({Verdict.NEW: 800, Verdict.UPDATE: 12, Verdict.SAME: 5}, "Import 812 contacts"),
        ({Verdict.MERGE: 1}, "Import 1 contact"),
        ({Verdict.GROUP: 2, Verdict.SAME: 1}, "Import 2 groups"),
        ({Verdict.UNREADABLE: 1}, "Keep 1 unreadable card"),
        ({Verdict.SAME: 5, Verdict.SKIP: 1}, "Close"),
        ({}, "Close"),
    ],
)
def test_the_button_says_what_it_does(counts: dict[Verdict, int], words: str) -> None:
    assert import_button(counts) == words


def test_the_outcome_is_one_sentence() -> None:
    assert import_sentence(REPORT) == "41 contacts came in; 1 of them is marked for review."
    assert import_sentence(replace(REPORT, review=0)) == "40 contacts came in."
    nothing = replace(REPORT, new=0, review=0)
    assert import_sentence(replace(nothing, same=3)) == "Everything was in the book already; nothing changed."
    assert import_sentence(nothing) == "Nothing came in."


def test_the_lines_of_a_report_leave_out_what_was_nothing() -> None:
    assert import_lines(REPORT) == [("Cards read", 42), ("new", 40), ("unclear", 1), ("unreadable", 1)]


def test_a_saved_report_holds_every_unreadable_card_whole() -> None:
    text = import_text(REPORT, "1 May 2026, 12:00")
    assert "phone.vcf, line 812: The file ends inside this card." in text
    assert "FN:Müller" in text


def test_a_reason_nobody_worded_is_still_shown() -> None:
    assert unreadable_sentence(UnreadableItem("a.vcf", 1, "odd", b"")) == "a.vcf, line 1: odd"


def test_an_export_says_how_much_went_where() -> None:
    report = ExportReport(cards=812, files=1, size=1_430_000)
    assert export_sentence(report) == "Written: 812 contacts in 1 file, 1.4 MB."


def test_every_verdict_and_reason_has_words() -> None:
    for verdict in Verdict:
        assert verdict_name(verdict)
        assert verdict_deed(verdict)
        assert verdict_meaning(verdict).endswith((".", ":"))
    for reason in Reason:
        row = PreviewRow(index=0, name="", verdict=Verdict.REVIEW, reason=reason, file="", line=1, contact_id=None)
        assert bool(reason_sentence(reason)) == bool(row_remark(row)) == bool(reason)


def test_numbers_have_their_thousands_apart_and_sizes_a_unit() -> None:
    assert number(50_000) == "50,000"
    assert [size(count) for count in (0, 999, 1_000, 9_949, 12_345, 999_600, 5_400_000_000)] == [
        "0 B", "999 B", "1.0 kB", "9.9 kB", "12 kB", "1.0 MB", "5.4 GB",
    ]  # fmt: skip
    use_language("de")
    assert number(50_000) == "50.000"
    assert size(1_430_000) == "1,4 MB"


def test_a_chip_counts() -> None:
    assert chip_text(None, 50_000) == "All 50,000"
    assert chip_text(Verdict.GROUP, 2) == "groups 2"


def test_a_backup_says_why_and_what() -> None:
    info = BackupInfo(
        path=Path("a"), at=datetime(2026, 5, 1, tzinfo=UTC), reason=BackupReason.DAILY, contacts=1, size=9
    )
    assert backup_contents(info) == "1 contact"
    assert {backup_reason(reason) for reason in BackupReason} >= {"daily", "before an import"}

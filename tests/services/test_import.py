"""Importing: every card gets the right verdict, nobody's edit is lost, and an import is whole or not at all."""

from __future__ import annotations

import resource
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kontaktpflege.domain.card import Card
from kontaktpflege.domain.contact import Scope
from kontaktpflege.domain.errors import BookMoved, Cancelled, FileProblem, NotAVCardFile, SourceChanged
from kontaktpflege.domain.importing import Reason, Verdict
from kontaktpflege.domain.property import Property
from kontaktpflege.services import Services
from tests.books import (
    contents,
    exported,
    findings,
    ids,
    merge_in,
    names,
    open_book,
    redo,
    take_in,
    trashed,
    undo,
    vcard,
)

ANNA = vcard("Anna Weiß", "TEL:0221 471012", "NOTE:likes tea", uid="u1")


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Services]:
    book = open_book(tmp_path / "a.book")
    yield book
    assert findings(book) == []
    book.close()


def edit(book: Services, contact: int, old: str, new: str) -> None:
    """Change a value on a contact's card, as a person would."""
    card = book.address_book.contact(contact).card
    (item,) = (item for item in card.properties if item.value == old)
    book.address_book.edit(contact, card.with_value(item, new))


def texts(book: Services, **query: Any) -> list[str]:
    return [book.address_book.contact(one).card.text for one in ids(book, **query)]


def verdicts(book: Services, *cards: bytes) -> list[tuple[Verdict, str]]:
    plan = book.transfer.prepare([b"".join(cards)])
    return [(row.verdict, row.reason) for row in plan.rows(0, len(plan))]


class TestTheSameAgain:
    def test_the_same_file_changes_nothing(self, book: Services, tmp_path: Path) -> None:
        take_in(book, ANNA, vcard("Bert Müller"), b"junk\r\n", vcard("Chor", "KIND:group", uid="g1"))
        before = contents(book.book)
        report = take_in(book, ANNA, vcard("Bert Müller"), b"junk\r\n", vcard("Chor", "KIND:group", uid="g1"))
        assert (report.same, report.new, report.step, len(report.unreadable)) == (3, 0, None, 1)
        assert contents(book.book) == before

    def test_an_edit_made_here_stays(self, book: Services) -> None:
        take_in(book, ANNA)
        edit(book, 1, "likes tea", "likes coffee")
        before = contents(book.book)
        assert take_in(book, ANNA).same == 1
        assert contents(book.book) == before

    def test_an_older_file_never_brings_back_what_was(self, book: Services) -> None:
        take_in(book, ANNA)
        assert take_in(book, ANNA.replace(b"tea", b"coffee")).updated == 1
        before = contents(book.book)
        assert take_in(book, ANNA).same == 1
        assert contents(book.book) == before

    def test_a_file_known_under_another_spelling_of_its_lines_is_the_same(self, book: Services) -> None:
        take_in(book, ANNA)
        assert take_in(book, ANNA.replace(b"\r\n", b"\n")).same == 1

    def test_it_is_still_the_same_after_its_repetitions_were_merged(self, book: Services) -> None:
        take_in(book, ANNA, ANNA)
        book.address_book.merge(1, [2], book.address_book.contact(1).card)
        before = contents(book.book)
        assert take_in(book, ANNA, ANNA).same == 2
        assert contents(book.book) == before

    def test_one_file_named_twice_is_read_once(self, book: Services, tmp_path: Path) -> None:
        file = tmp_path / "cards.vcf"
        file.write_bytes(ANNA)
        assert book.transfer.take_in([file, file, tmp_path]).cards == 1

    def test_redo_is_still_there_afterwards(self, book: Services) -> None:
        take_in(book, ANNA)
        book.address_book.trash([1])
        undo(book)
        take_in(book, ANNA)
        assert redo(book) == "trash"


class TestUpdates:
    def test_a_change_of_the_file_comes_in(self, book: Services) -> None:
        take_in(book, ANNA)
        report = take_in(book, ANNA.replace(b"tea", b"coffee"))
        assert (report.updated, names(book, "coffee"), names(book, "tea")) == (1, ["Anna Weiß"], [])

    def test_both_sides_changes_are_kept(self, book: Services) -> None:
        take_in(book, ANNA)
        edit(book, 1, "0221 471012", "0221 99")
        assert take_in(book, ANNA.replace(b"tea", b"coffee")).updated == 1
        (text,) = texts(book)
        assert "TEL:0221 99" in text
        assert "NOTE:likes coffee" in text

    def test_a_conflict_is_for_the_user_to_decide(self, book: Services) -> None:
        take_in(book, ANNA)
        edit(book, 1, "likes tea", "likes milk")
        assert verdicts(book, ANNA.replace(b"tea", b"coffee")) == [(Verdict.REVIEW, Reason.CONFLICT)]

    def test_without_a_window_a_conflict_becomes_a_marked_contact(self, book: Services) -> None:
        take_in(book, ANNA)
        edit(book, 1, "likes tea", "likes milk")
        report = take_in(book, ANNA.replace(b"tea", b"coffee"))
        assert report.review == 1
        assert [book.address_book.contact(one).review for one in ids(book)] == ["", "conflict"]
        assert "likes milk" in texts(book)[0]
        assert "likes coffee" in texts(book)[1]

    def test_the_same_uid_with_another_name_is_for_the_user_to_decide(self, book: Services) -> None:
        take_in(book, ANNA)
        assert verdicts(book, vcard("Zora Quark", uid="u1")) == [(Verdict.REVIEW, Reason.OTHER_NAME)]
        assert verdicts(book, ANNA.replace("Weiß".encode(), b"Weiss")) == [(Verdict.UPDATE, Reason.NONE)]

    def test_an_update_moves_between_circles_as_the_file_does(self, book: Services) -> None:
        take_in(book, ANNA.replace(b"NOTE", b"CATEGORIES:Familie\r\nNOTE"))
        family, friends = book.circles.find("Familie").id, book.circles.find("Freunde").id
        club = book.circles.create("Chor").id
        book.circles.add(club, [1])
        take_in(book, ANNA.replace(b"NOTE", b"CATEGORIES:Friends\r\nNOTE"))
        assert book.address_book.contact(1).circles == (friends, club)
        assert family not in book.address_book.contact(1).circles

    def test_a_circle_the_user_took_away_does_not_come_back(self, book: Services) -> None:
        card = ANNA.replace(b"NOTE", b"CATEGORIES:Familie\r\nNOTE")
        take_in(book, card)
        book.circles.remove(book.circles.find("Familie").id, [1])
        take_in(book, card.replace(b"tea", b"coffee"))
        assert book.address_book.contact(1).circles == ()

    def test_a_photo_comes_with_the_update(self, book: Services) -> None:
        import base64

        take_in(book, ANNA)
        photo = bytes(range(256)) * 4
        line = f"PHOTO;ENCODING=b;TYPE=JPEG:{base64.b64encode(photo).decode()}\r\nEND".encode()
        take_in(book, ANNA.replace(b"END", line, 1))
        digest = book.address_book.summaries([1])[0].photo
        assert book.address_book.photo(digest) == photo


class TestWhoIsWho:
    def test_two_people_of_one_name_stay_two(self, book: Services) -> None:
        take_in(book, vcard("Anna Weiß", "TEL:0221 471012", uid="u1"))
        report = take_in(book, vcard("Anna Weiß", "TEL:030 2312500", uid="u2"))
        assert (report.new, len(ids(book))) == (1, 2)

    def test_one_name_and_one_number_are_perhaps_one_person(self, book: Services) -> None:
        take_in(book, ANNA)
        card = vcard("Anna Weiß", "TEL:+49 221 471012", uid="other")
        assert verdicts(book, card) == [(Verdict.REVIEW, Reason.MAYBE_SAME)]

    def test_a_card_repeated_in_a_file_is_for_the_user_to_decide(self, book: Services) -> None:
        assert verdicts(book, ANNA, ANNA) == [(Verdict.NEW, ""), (Verdict.REVIEW, Reason.REPEATED_CARD)]
        report = take_in(book, ANNA, ANNA)
        assert (report.new, report.review, len(ids(book))) == (1, 1, 2)
        assert take_in(book, ANNA, ANNA).same == 2

    def test_a_uid_repeated_in_a_file_is_for_the_user_to_decide(self, book: Services) -> None:
        cards = (ANNA, vcard("Bert Müller", uid="u1"))
        assert verdicts(book, *cards) == [(Verdict.NEW, ""), (Verdict.REVIEW, Reason.REPEATED_UID)]

    def test_what_lies_in_the_trash_stays_there(self, book: Services) -> None:
        take_in(book, ANNA)
        book.address_book.trash([1])
        assert verdicts(book, ANNA) == [(Verdict.TRASH, Reason.NONE)]
        changed = ANNA.replace(b"tea", b"coffee")
        assert verdicts(book, changed) == [(Verdict.TRASH, Reason.IN_TRASH_CHANGED)]
        before = contents(book.book)
        assert take_in(book, changed).trash == 1
        assert contents(book.book) == before

    def test_what_lies_in_the_trash_can_be_taken_out_with_the_new_card(self, book: Services) -> None:
        take_in(book, ANNA)
        book.address_book.trash([1])
        plan = book.transfer.prepare([ANNA.replace(b"tea", b"coffee")])
        plan.set_verdict([0], Verdict.UPDATE)
        book.transfer.run(plan)
        assert (ids(book, "coffee"), trashed(book)) == ([1], [])

    def test_a_conflict_with_the_trash_loses_neither_side(self, book: Services) -> None:
        take_in(book, ANNA)
        edit(book, 1, "likes tea", "likes milk")
        book.address_book.trash([1])
        plan = book.transfer.prepare([ANNA.replace(b"tea", b"coffee")])
        plan.set_verdict([0], Verdict.UPDATE)
        book.transfer.run(plan)
        said = "\n".join([*texts(book), *texts(book, scope=Scope.TRASH)])
        assert "likes milk" in said
        assert "likes coffee" in said
        assert ids(book, scope=Scope.REVIEW)

    def test_what_was_emptied_from_the_trash_is_new_again(self, book: Services) -> None:
        take_in(book, ANNA)
        book.address_book.trash([1])
        book.address_book.empty_trash()
        assert verdicts(book, ANNA) == [(Verdict.NEW, Reason.NONE)]


class TestMerging:
    def test_two_cards_merged_into_one_contact_both_stay(self, book: Services) -> None:
        take_in(book, ANNA)
        plan = book.transfer.prepare(
            [vcard("A. Weiß", "TEL:0171 1", uid="u8") + vcard("Ännchen", "TEL:0171 2", uid="u9")]
        )
        for index in range(2):
            merge_in(book, plan, index, 1)
        book.transfer.run(plan)
        said = "\n".join(texts(book))
        assert "TEL:0171 1" in said
        assert "TEL:0171 2" in said
        assert "TEL:0221 471012" in said

    def test_what_was_merged_in_is_not_lost_when_its_own_file_changes(self, book: Services) -> None:
        take_in(book, ANNA)
        other = vcard("A. Weiß", "TEL:0171 1234567", uid="u8")
        plan = book.transfer.prepare([other])
        merge_in(book, plan, 0, 1)
        book.transfer.run(plan)
        assert take_in(book, ANNA.replace(b"tea", b"coffee")).updated == 1
        said = "\n".join(texts(book))
        assert "TEL:0171 1234567" in said
        assert "likes coffee" in said

    def test_what_was_merged_here_is_not_lost_when_a_file_changes(self, book: Services) -> None:
        take_in(book, ANNA)
        take_in(book, vcard("A. Weiß", "PRODID:other", "TEL:0171 1234567", uid="u8"))
        kept = book.address_book.contact(1).card.added(Property("TEL", "0171 1234567"))
        book.address_book.merge(1, [2], kept)
        take_in(book, ANNA.replace(b"NOTE", b"PRODID:other\r\nNOTE"))
        assert any("TEL:0171 1234567" in text for text in texts(book))

    def test_a_merge_needs_the_contact_that_is_kept(self, book: Services) -> None:
        from kontaktpflege.domain.errors import ContactNotFound

        take_in(book, ANNA)
        before = contents(book.book)
        with pytest.raises(ContactNotFound):
            book.address_book.merge(77, [1], Card())
        assert contents(book.book) == before


class TestBetweenLookAndDeed:
    def test_a_file_that_changed_is_refused(self, book: Services, tmp_path: Path) -> None:
        file = tmp_path / "cards.vcf"
        file.write_bytes(ANNA)
        plan = book.transfer.prepare([file])
        file.write_bytes(ANNA.replace(b"tea", b"gin"))
        before = contents(book.book)
        with pytest.raises(SourceChanged):
            book.transfer.run(plan)
        file.unlink()
        with pytest.raises(FileProblem, match="cannot_read"):
            book.transfer.run(plan)
        assert contents(book.book) == before

    @pytest.mark.parametrize("meanwhile", ["edit", "trash", "forget", "import"])
    def test_a_book_that_changed_is_refused(self, book: Services, meanwhile: str) -> None:
        take_in(book, ANNA)
        plan = book.transfer.prepare([ANNA.replace(b"tea", b"coffee") + vcard("Bert Müller")])
        if meanwhile == "edit":
            edit(book, 1, "likes tea", "likes milk")
        elif meanwhile == "trash":
            book.address_book.trash([1])
        elif meanwhile == "forget":
            book.address_book.forget([1])
        else:
            take_in(book, vcard("Bert Müller"))
        before = contents(book.book)
        with pytest.raises(BookMoved):
            book.transfer.run(plan)
        assert contents(book.book) == before

    def test_a_plan_is_not_carried_out_twice(self, book: Services) -> None:
        plan = book.transfer.prepare([ANNA])
        book.transfer.run(plan)
        with pytest.raises(BookMoved):
            book.transfer.run(plan)
        assert ids(book) == [1]

    def test_a_plan_that_was_called_off_can_be_carried_out_later(self, book: Services, tmp_path: Path) -> None:
        cards = b"".join(vcard(f"Person {number}", uid=f"u{number}") for number in range(1200))
        plan = book.transfer.prepare([cards])
        asked = iter((False, True))
        with pytest.raises(Cancelled):
            book.transfer.run(plan, cancel=lambda: next(asked))
        assert book.transfer.run(plan).new == 1200
        assert len(ids(book)) == 1200

    def test_two_imports_of_one_file_at_once_leave_one_of_each(self, book: Services, tmp_path: Path) -> None:
        other = open_book(book.book)
        cards = b"".join(vcard(f"Person {number}", uid=f"u{number}") for number in range(1200))
        done: list[bool] = []

        def meanwhile(_done: int, _total: int) -> None:
            if not done:
                done.append(True)
                other.transfer.take_in([cards])

        report = book.transfer.take_in([cards], progress=meanwhile)
        other.close()
        assert len(ids(book)) == 1200
        assert report.same == 1200

    def test_cancelling_anywhere_leaves_the_book_as_it_was(self, book: Services, tmp_path: Path) -> None:
        take_in(book, *(vcard(f"Person {number}", uid=f"u{number}") for number in range(700)))
        cards = b"".join(vcard(f"Person {number}", "NOTE:x", uid=f"u{number}") for number in range(1500))
        before = contents(book.book)
        asked = 0
        for stop in range(20):
            asked = 0

            def cancel(stop: int = stop) -> bool:
                nonlocal asked
                asked += 1
                return asked > stop

            try:
                book.transfer.take_in([cards], cancel=cancel)
            except Cancelled:
                assert contents(book.book) == before
            else:
                break
        assert asked >= 3
        assert len(ids(book)) == 1500


class TestSources:
    def test_a_folder_is_searched_through(self, book: Services, tmp_path: Path) -> None:
        folder = tmp_path / "phone" / "deep"
        folder.mkdir(parents=True)
        (folder / "a.VCF").write_bytes(ANNA)
        (folder.parent / "b.vcard").write_bytes(vcard("Bert"))
        (folder / "notes.txt").write_bytes(b"no card")
        assert book.transfer.take_in([tmp_path / "phone"]).new == 2

    @pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig"])
    def test_every_encoding_is_read(self, book: Services, tmp_path: Path, encoding: str) -> None:
        file = tmp_path / "cards.vcf"
        file.write_bytes((ANNA + vcard("Жанна Öz")).decode().encode(encoding))
        plan = book.transfer.prepare([file])
        assert book.transfer.run(plan).new == 2
        assert sorted(names(book)) == ["Anna Weiß", "Жанна Öz"]
        assert book.transfer.take_in([file]).same == 2

    def test_a_folder_of_many_files_needs_few_open_files(self, book: Services, tmp_path: Path) -> None:
        folder = tmp_path / "many"
        folder.mkdir()
        for number in range(150):
            (folder / f"{number:03}.vcf").write_bytes(vcard(f"Person {number}") + b"junk\r\n")
        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        resource.setrlimit(resource.RLIMIT_NOFILE, (100, hard))
        try:
            report = book.transfer.run(book.transfer.prepare([folder]))
        finally:
            resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
        assert (report.new, len(report.unreadable)) == (150, 150)

    def test_a_pipe_is_read_like_a_file(self, book: Services, tmp_path: Path) -> None:
        import os
        import threading

        pipe = tmp_path / "pipe.vcf"
        os.mkfifo(pipe)
        writer = threading.Thread(target=lambda: pipe.write_bytes(ANNA))
        writer.start()
        assert book.transfer.take_in([pipe]).new == 1
        writer.join()

    def test_a_file_name_that_is_no_text_does_no_harm(self, book: Services, tmp_path: Path) -> None:
        import os

        file = tmp_path / os.fsdecode(b"caf\xe9.vcf")
        file.write_bytes(ANNA + b"junk\r\n")
        report = book.transfer.take_in([file])
        assert report.new == 1
        assert report.unreadable[0].file.encode().startswith(b"caf")

    def test_what_is_not_there_is_said(self, book: Services, tmp_path: Path) -> None:
        with pytest.raises(FileProblem, match="cannot_read"):
            book.transfer.take_in([tmp_path / "gone.vcf"])

    @pytest.mark.parametrize(
        ("data", "code"),
        [(b"", "empty"), (b"hello", "no_card"), (b"##fileformat=VCFv4.2\n#CHROM\tPOS\n", "genetics")],
    )
    def test_a_file_without_cards_is_refused_alone_and_reported_among_others(
        self, book: Services, tmp_path: Path, data: bytes, code: str
    ) -> None:
        folder = tmp_path / "f"
        folder.mkdir()
        bad = folder / "bad.vcf"
        bad.write_bytes(data)
        with pytest.raises(NotAVCardFile) as caught:
            book.transfer.take_in([bad])
        assert (caught.value.code, caught.value.path) == (code, "bad.vcf")
        (folder / "good.vcf").write_bytes(ANNA)
        report = book.transfer.take_in([folder])
        assert (report.new, [(one.reason, one.raw) for one in report.unreadable]) == (1, [(code, b"")])


class TestUnreadable:
    RAW = b"BEGIN:VCARD\r\nFN:never ended\r\nNOTE:kept\r\n"

    def test_it_is_kept_undone_with_its_import_and_exported(self, book: Services) -> None:
        report = take_in(book, ANNA, self.RAW, vcard("Bert"))
        assert [(one.reason, one.raw) for one in report.unreadable] == [("interrupted", self.RAW)]
        assert [one.raw for one in book.transfer.unreadable()] == [self.RAW]
        assert self.RAW in exported(book)
        undo(book)
        assert book.transfer.unreadable() == []
        redo(book)
        assert [one.raw for one in book.transfer.unreadable()] == [self.RAW]

    def test_it_is_kept_once(self, book: Services) -> None:
        take_in(book, ANNA, self.RAW, vcard("Bert"))
        report = take_in(book, vcard("Bert"), self.RAW, ANNA)
        assert (len(report.unreadable), report.step) == (1, None)
        assert len(book.transfer.unreadable()) == 1


class TestGroups:
    def test_a_group_feeds_a_circle_and_goes_out_again(self, book: Services) -> None:
        group = vcard("Chor", "X-ADDRESSBOOKSERVER-KIND:group", "X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:u1", uid="g1")
        report = take_in(book, group, ANNA)
        assert (report.groups, report.new, len(ids(book))) == (1, 1, 1)
        assert book.address_book.contact(1).circles == (book.circles.find("Chor").id,)
        assert exported(book) == ANNA + group

    def test_a_uid_may_be_written_as_a_urn(self, book: Services) -> None:
        group = vcard("Chor", "KIND:group", "MEMBER:urn:uuid:u1", uid="urn:uuid:g1", version="4.0")
        anna = vcard("Anna Weiß", uid="urn:uuid:u1", version="4.0")
        take_in(book, group, anna)
        assert book.address_book.contact(1).circles == (book.circles.find("Chor").id,)
        assert exported(book) == anna + group

    def test_two_groups_of_one_name_go_out_as_they_came(self, book: Services) -> None:
        groups = [vcard("Chor", "KIND:group", f"MEMBER:u{one}", uid=f"g{one}", version="4.0") for one in (1, 2)]
        people = [vcard("Anna", uid="u1"), vcard("Bert", uid="u2"), vcard("Cem", "CATEGORIES:Chor", uid="u3")]
        take_in(book, *people, *groups)
        assert len(ids(book, scope=Scope.CIRCLE, circle=book.circles.find("Chor").id)) == 3
        assert exported(book) == b"".join([*people, *groups])

    def test_a_selection_says_the_circle_on_each_card(self, book: Services) -> None:
        take_in(book, vcard("Chor", "KIND:group", "MEMBER:u1"), ANNA)
        assert b"CATEGORIES:Chor" in exported(book, [1])

    def test_members_may_come_later_than_their_group(self, book: Services) -> None:
        group = vcard("Chor", "KIND:group", "MEMBER:urn:uuid:u1", uid="g1")
        take_in(book, group)
        take_in(book, ANNA)
        assert book.address_book.contact(1).circles == (book.circles.find("Chor").id,)
        assert group in exported(book)

    def test_a_group_without_a_name_is_kept_too(self, book: Services) -> None:
        group = vcard("", "KIND:group", "MEMBER:urn:uuid:u1")
        take_in(book, group, ANNA)
        assert group in exported(book)

    def test_a_changed_group_lets_members_come_and_go(self, book: Services) -> None:
        take_in(book, *(vcard(f"Person {number}", uid=f"u{number}") for number in range(4)))

        def group(*members: int) -> bytes:
            return vcard("Chor", "KIND:group", *(f"MEMBER:urn:uuid:u{one}" for one in members), uid="g1")

        take_in(book, group(0, 1))
        choir = book.circles.find("Chor").id
        book.circles.remove(choir, [1])
        book.circles.add(choir, [4])
        take_in(book, group(0, 2))
        members = ids(book, scope=Scope.CIRCLE, circle=choir)
        assert members == [3, 4]
        undo(book)
        assert ids(book, scope=Scope.CIRCLE, circle=choir) == [2, 4]

    def test_export_says_who_is_a_member_now(self, book: Services) -> None:
        group = vcard("Chor", "KIND:group", "MEMBER:urn:uuid:u1", "MEMBER:urn:uuid:stranger", uid="g1", version="4.0")
        take_in(book, group, ANNA, vcard("Bert", uid="u2"))
        choir = book.circles.find("Chor").id
        book.circles.add(choir, [2])
        book.circles.remove(choir, [1])
        written = exported(book)
        assert b"MEMBER:urn:uuid:u2" in written
        assert b"MEMBER:urn:uuid:stranger" in written
        assert b"MEMBER:urn:uuid:u1" not in written


def test_merging_in_a_card_without_categories_keeps_the_circles(book: Services) -> None:
    take_in(book, vcard("Anna Weiß", "TEL:0221 4710101", "CATEGORIES:Kunden", uid="a"))
    plan = book.transfer.prepare([vcard("Anna Weiß", "TEL:0221 4710101", "NOTE:from elsewhere", uid="b")])
    assert (plan.verdict(0), plan.reason(0)) == (Verdict.REVIEW, Reason.MAYBE_SAME)
    merge_in(book, plan, 0, 1)
    book.transfer.run(plan)
    customers = book.circles.find("Kunden").id
    assert book.address_book.contact(1).circles == (customers,)
    assert book.address_book.contact(1).card.notes == ("from elsewhere",)


def test_an_import_is_one_step_named_by_its_size(book: Services) -> None:
    before = contents(book.book)
    take_in(book, ANNA, vcard("Bert"), b"junk\r\n", vcard("Chor", "KIND:group", "MEMBER:u1"))
    after = contents(book.book)
    step = book.history.undo_step()
    assert step is not None
    assert (step.kind, step.facts["count"]) == ("import", 2)
    undo(book)
    assert contents(book.book) == before
    redo(book)
    assert contents(book.book) == after

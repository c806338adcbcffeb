"""Exporting: what came in goes out, circles travel in CATEGORIES, and no file is ever harmed."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from kontaktpflege.domain.card import Card
from kontaktpflege.domain.circle import BUILTIN_CIRCLES
from kontaktpflege.domain.contact import ContactQuery, Scope
from kontaktpflege.domain.errors import Cancelled, FileProblem
from kontaktpflege.domain.property import escape_text
from kontaktpflege.services import Services
from kontaktpflege.services.exporter import safe_file_name
from tests.books import contents, exported, ids, open_book, take_in, undo, vcard

_LABELS = (
    "Familie", "family", "FAMILY", "Freunde", "Friends", "Chor", "Verbände", "Verbaende", "Business", "Kunde", "a\\b",
    "Hobby; Sport", "x,y", "Lokale Öffentlichkeit", "Ämter", "Fam\\ilie", "\\", "Geschäftspartner", '"Familie"',
)  # fmt: skip


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Services]:
    book = open_book(tmp_path / "a.book")
    yield book
    book.close()


@pytest.fixture(scope="module")
def reused(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    book = open_book(tmp_path_factory.mktemp("reused") / "a.book")
    yield book
    book.close()


def _start_again(book: Services) -> None:
    while book.history.undo_step() is not None:
        undo(book)


def circles_of(book: Services, contact: int) -> set[str]:
    every = {circle.id: circle.key or circle.name for circle in book.circles.circles()}
    return {every[circle] for circle in book.address_book.contact(contact).circles}


values = st.lists(
    st.one_of(st.sampled_from(_LABELS), st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=8)),
    max_size=4,
)


class TestAsRead:
    @settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(
        lines=st.lists(values, max_size=3),
        escaped=st.booleans(),
        head=st.sampled_from(("CATEGORIES", "item1.CATEGORIES;X=1", "categories")),
    )
    @example([["Fam\\ilie"]], False, "CATEGORIES")
    @example([["a\\\\", "Familie"]], False, "CATEGORIES")
    @example([["x" * 70_000, "Familie"]], True, "CATEGORIES")
    def test_categories_go_out_as_they_came(
        self, reused: Services, lines: list[list[str]], escaped: bool, head: str
    ) -> None:
        _start_again(reused)
        written = [",".join(escape_text(one) if escaped else one for one in labels) for labels in lines]
        take_in(reused, vcard("Anna", *(f"{head}:{value}" for value in written), uid="a"))
        (contact,) = ids(reused)
        stored = reused.address_book.contact(contact).card
        back = exported(reused).replace(b"\r\n ", b"").decode()
        assert [line for line in back.split("\r\n") if "CATEGORIES" in line.upper()] == [
            f"{item.head}:{item.value}" for item in stored.properties if item.name == "CATEGORIES"
        ]

    def test_a_label_stays_when_it_comes_to_mean_a_circle(self, book: Services) -> None:
        card = vcard("Anna", "CATEGORIES:Chor,Band,Verein für Vögel", uid="a")
        take_in(book, card)
        book.circles.create("Chor")
        book.circles.rename(book.circles.find("Freunde").id, "Band")
        take_in(book, vcard("Verein für Vögel", "KIND:group", "MEMBER:other", uid="g"))
        assert card in exported(book)
        assert circles_of(book, 1) == {"Chor", "private.friends", "Verein für Vögel"}

    def test_a_label_stays_when_its_circle_is_deleted(self, book: Services) -> None:
        card = vcard("Anna", "CATEGORIES:Chor", uid="a")
        take_in(book, card)
        book.circles.delete(book.circles.create("Chor").id)
        assert exported(book) == card

    def test_the_trash_stays_at_home(self, book: Services) -> None:
        take_in(book, vcard("Anna"), vcard("Bert"))
        book.address_book.trash([1])
        assert exported(book) == vcard("Bert")

    @pytest.mark.parametrize(
        "query", [ContactQuery(), ContactQuery(name_order="first"), ContactQuery(sort="created", descending=True)]
    )
    def test_everything_takes_groups_and_faulty_pieces_along(self, book: Services, query: ContactQuery) -> None:
        cards = (vcard("Anna", uid="a"), vcard("Chor", "KIND:group", "MEMBER:urn:uuid:a", uid="g"), b"junk line\r\n")
        take_in(book, *cards)
        assert exported(book, query) == b"".join(cards)
        assert exported(book, ContactQuery(words="anna")).count(b"BEGIN") == 1


class TestCircles:
    def test_every_builtin_circle_is_known_by_its_german_and_english_name(self, book: Services) -> None:
        for label in (
            label for one in BUILTIN_CIRCLES for label in (one.german, one.english, one.german.upper(), *one.aliases)
        ):
            take_in(book, vcard(f"Person {label}", f"CATEGORIES:{escape_text(label)}"))
        for contact in ids(book):
            label = book.address_book.contact(contact).card.categories[0]
            (circle,) = circles_of(book, contact)
            builtin = next(one for one in BUILTIN_CIRCLES if one.key == circle)
            known = (builtin.german, builtin.english, builtin.german.upper(), *builtin.aliases)
            assert label in known

    @settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(
        labels=st.lists(st.sampled_from(_LABELS), max_size=4, unique=True),
        chosen=st.sets(st.sampled_from([one.key for one in BUILTIN_CIRCLES] + ["Chor", "Band, laut", "a\\b"])),
        style=st.sampled_from(("original", "3.0", "4.0")),
    )
    def test_circles_come_back_from_an_export(
        self, reused: Services, labels: list[str], chosen: set[str], style: str
    ) -> None:
        _start_again(reused)
        for own in ("Chor", "Band, laut", "a\\b"):
            reused.circles.create(own)
        categories = f"CATEGORIES:{','.join(map(escape_text, labels))}"
        take_in(reused, vcard("Anna", *([categories] if labels else []), uid="a"))
        (contact,) = ids(reused)
        for circle in reused.circles.circles():
            act = reused.circles.add if (circle.key or circle.name) in chosen else None
            if act is None:
                with_subgroups = reused.address_book.contact(contact).circles
                if circle.id in with_subgroups and not _children_wanted(reused, circle.id, chosen):
                    reused.circles.remove(circle.id, [contact])
            else:
                act(circle.id, [contact])
        now = circles_of(reused, contact)
        out = exported(reused, style=style)
        foreign = [label for label in labels if not _names_a_circle(reused, label)]
        reused.address_book.trash([contact])
        reused.address_book.empty_trash()
        take_in(reused, out)
        (again,) = ids(reused)
        assert circles_of(reused, again) == now
        kept = reused.address_book.contact(again).card.categories
        assert [label for label in kept if label in foreign] == foreign

    def test_what_is_left_goes_and_what_is_joined_comes(self, book: Services) -> None:
        take_in(book, vcard("Anna", "CATEGORIES:Family,foreign\\, label,Kunde", uid="a"))
        book.circles.remove(book.circles.find("Familie").id, [1])
        book.circles.add(book.circles.find("Freunde").id, [1])
        assert b"CATEGORIES:foreign\\, label,Kunde,Freunde\r\n" in exported(book)

    def test_a_circle_with_its_subgroups_can_be_exported(self, book: Services) -> None:
        take_in(book, vcard("Anna", "CATEGORIES:Familie"), vcard("Bert", "CATEGORIES:Kunden"), vcard("Cem"))
        private = book.circles.find("Privat").id
        out = exported(book, ContactQuery(scope=Scope.CIRCLE, circle=private))
        assert b"Anna" in out
        assert b"Bert" not in out

    def test_editing_the_labels_of_a_card_is_joining_and_leaving(self, book: Services) -> None:
        take_in(book, vcard("Anna", "CATEGORIES:Familie,x", uid="a"))
        card = book.address_book.contact(1).card
        book.address_book.edit(1, card.with_categories(["x", "Freunde"]))
        assert circles_of(book, 1) == {"private.friends"}
        assert b"CATEGORIES:x,Freunde" in exported(book)


def _children_wanted(book: Services, parent: int, chosen: set[str]) -> bool:
    return any(circle.parent_id == parent and circle.key in chosen for circle in book.circles.circles())


def _names_a_circle(book: Services, label: str) -> bool:
    from kontaktpflege.domain.errors import CircleProblem

    try:
        book.circles.find(label)
    except CircleProblem:
        return False
    return True


class TestFiles:
    @given(st.text(max_size=300))
    @example("../../etc/passwd")
    @example("CON")
    @example("nul.txt")
    @example("Anna\u202egpj.exe")
    @example("a" * 500)
    @example("ä" * 500)
    @example(".hidden")
    @example("name. . .")
    @example("\ud800")
    @example("C:\\x")
    @example("LPT1.vcf")
    def test_a_file_name_is_safe_everywhere(self, name: str) -> None:
        safe = safe_file_name(name, "contact 1")
        assert safe
        assert not set(safe) & set('<>:"/\\|?*')
        assert all(unicodedata.category(one) not in ("Cc", "Cf", "Cs", "Zl", "Zp") for one in safe)
        assert len(safe.encode()) <= 200
        assert safe == safe.strip(". ")
        assert safe.split(".")[0].upper() not in ("CON", "PRN", "AUX", "NUL", "COM1", "LPT1")
        assert Path(safe).name == safe

    def test_one_file_for_each_contact_never_overwrites(self, book: Services, tmp_path: Path) -> None:
        take_in(
            book,
            vcard("Anna Weiß", uid="1"),
            vcard("anna weiß", uid="2"),
            vcard("../../x", uid="3"),
            vcard("", uid="4"),
        )
        folder = tmp_path / "out"
        for count in (4, 8):
            report = book.transfer.export(ContactQuery(), folder, single_files=True)
            assert (report.cards, report.files) == (4, 4)
            files = sorted(path.name for path in folder.iterdir())
            assert len({name.casefold() for name in files}) == count
        assert "Anna Weiß.vcf" in files
        assert sorted(path.name for path in tmp_path.iterdir() if path.suffix == ".vcf") == []
        read_again = open_book(tmp_path / "b.book")
        assert read_again.transfer.take_in([folder]).cards == 8
        read_again.close()

    def test_a_folder_that_spells_names_decomposed_is_respected(self, book: Services, tmp_path: Path) -> None:
        (tmp_path / unicodedata.normalize("NFD", "Änne.vcf")).write_bytes(b"mine")
        take_in(book, vcard("Änne"))
        book.transfer.export([1], tmp_path, single_files=True)
        assert (tmp_path / "Änne (2).vcf").exists()

    def test_a_file_is_whole_or_not_there(self, book: Services, tmp_path: Path) -> None:
        take_in(book, *(vcard(f"Person {number}", uid=str(number)) for number in range(1200)))
        target = tmp_path / "out.vcf"
        target.write_bytes(b"mine")
        for single_files, where in ((False, target), (True, tmp_path / "each")):
            with pytest.raises(Cancelled):
                book.transfer.export(ContactQuery(), where, single_files=single_files, cancel=lambda: True)
        assert target.read_bytes() == b"mine"
        assert list((tmp_path / "each").iterdir()) == []
        assert not list(tmp_path.glob(".*.part"))

    @pytest.mark.parametrize("ending", ["", "-wal", "-shm"])
    def test_the_book_itself_is_no_place_for_an_export(self, book: Services, ending: str) -> None:
        take_in(book, vcard("Anna"))
        before = contents(book.book)
        with pytest.raises(FileProblem, match="cannot_write"):
            book.transfer.export(ContactQuery(), book.book.with_name(book.book.name + ending))
        assert contents(book.book) == before

    def test_a_device_is_written_to_not_replaced(self, book: Services) -> None:
        take_in(book, vcard("Anna"))
        book.transfer.export(ContactQuery(), Path("/dev/null"))
        assert Path("/dev/null").is_char_device()

    @pytest.mark.parametrize("where", ["folder", "file/x.vcf", "missing/x.vcf", "x" * 300])
    def test_where_nothing_can_be_written_it_says_so(self, book: Services, tmp_path: Path, where: str) -> None:
        (tmp_path / "folder").mkdir()
        (tmp_path / "file").write_bytes(b"")
        take_in(book, vcard("Anna"))
        with pytest.raises(FileProblem, match="cannot_write"):
            book.transfer.export(ContactQuery(), tmp_path / where)
        with pytest.raises(FileProblem, match="cannot_write"):
            book.transfer.export(ContactQuery(), tmp_path / "file" / where, single_files=True)


@pytest.mark.parametrize("style", ["3.0", "4.0"])
def test_another_version_is_what_it_says(book: Services, style: str) -> None:
    take_in(book, vcard("Anna Weiß", "TEL;CELL:1", version="2.1"), vcard("Bert", version="4.0"))
    out = exported(book, style=style)
    assert out.count(f"VERSION:{style}\r\n".encode()) == 2
    assert Card.from_text(out.decode().replace("\r\n", "\n")).formatted_name == "Anna Weiß"

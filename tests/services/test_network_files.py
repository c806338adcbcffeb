"""GraphML out of a book and in again: who is who, what comes in, and one step of undo."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from kontaktpflege.domain.errors import Cancelled, FileProblem, NetworkFileProblem
from kontaktpflege.domain.partial_date import PartialDate
from kontaktpflege.domain.tie import Tie, TieKind, TieSource
from kontaktpflege.services import Services
from tests.books import findings, open_book, redo, take_in, undo, vcard

ANNA, BERND, CEM, DORA = 1, 2, 3, 4
NAMES = ("Anna Weiß", "Bernd Maier", "Cem Özdemir", "Dora Zahn")


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Services]:
    """Anna (1), Bernd (2), Cem (3) and Dora (4); Dora has no UID."""
    book = open_book(tmp_path / "a.book")
    take_in(book, *(vcard(name, uid=name[0] if name != NAMES[3] else "") for name in NAMES))
    yield book
    assert findings(book) == []
    book.close()


def ties(book: Services) -> set[Tie]:
    return {known.tie for contact in (ANNA, BERND, CEM, DORA) for known in book.ties.ties_of(contact)}


def bare(book: Services) -> set[tuple[int, int, str, bool, str, str]]:
    return {(tie.low, tie.high, tie.kind, tie.strong, str(tie.since or ""), tie.note) for tie in ties(book)}


TIES = (
    Tie(low=ANNA, high=BERND, kind=TieKind.FRIEND, strong=True, since=PartialDate(2004), note="<Chor> & mehr"),
    Tie(low=BERND, high=DORA, kind="Skat"),
)


def test_out_and_in_again_is_the_same(book: Services, tmp_path: Path) -> None:
    book.ties.add(TIES)
    book.ties.set_own_card(CEM)
    book.ties.estrange([DORA])
    before, path = bare(book), tmp_path / "n.graphml"
    assert book.network_files.write(path) == (4, 4)  # two that follow from knowing Anna and Bernd
    book.ties.remove([(ANNA, BERND), (BERND, DORA)])
    plan = book.network_files.read(path)
    assert (len(plan.file.people), plan.unmatched) == (4, ())
    report = book.network_files.take_in(plan)
    assert (report.ties, report.held, report.added) == (2, 0, 0)
    assert bare(book) == before
    assert {tie.source for tie in ties(book)} == {TieSource.IMPORT}
    assert book.ties.is_stranger(DORA)
    undo(book)
    assert ties(book) == set()
    redo(book)
    assert book.network_files.take_in(plan).step is None


def test_degrees_and_circles_stand_in_the_file(book: Services, tmp_path: Path) -> None:
    book.ties.set_own_card(CEM)
    book.ties.add(TIES)
    book.ties.estrange([DORA])
    circle = next(circle for circle in book.circles.circles() if circle.key == "private.friends")
    book.circles.add(circle.id, [DORA])
    book.network_files.write(tmp_path / "n.graphml")
    line = next(line for line in (tmp_path / "n.graphml").read_text().splitlines() if "Dora Zahn" in line)
    assert '<data key="node_degree">2</data>' in line
    assert '<data key="node_circle">Freunde</data>' in line


def graphml(*people: str, pairs: str = "01") -> str:
    nodes = [f'<node id="k{place}"><data key="name">{name}</data></node>' for place, name in enumerate(people)]
    edges = [f'<edge source="k{one}" target="k{other}"/>' for one, other in map(tuple, pairs.split())] if pairs else []
    return "\n".join(("<graphml>", "<graph>", *nodes, *edges, "</graph>", "</graphml>"))


def test_strangers_to_the_book_are_named_or_taken_in(book: Services, tmp_path: Path) -> None:
    path = tmp_path / "theirs.graphml"
    path.write_text(graphml("anna weiss", "Ole Fern", "Eva Nah", pairs="01 12 10 11"), encoding="utf-8")
    plan = book.network_files.read(path)
    assert [one.name for one in plan.unmatched] == ["Ole Fern", "Eva Nah"]
    report = book.network_files.take_in(plan)
    assert (report.ties, report.unmatched, report.step) == (0, ("Ole Fern", "Eva Nah"), None)
    book.ties.set_own_card(ANNA)
    report = book.network_files.take_in(plan, with_people=True)
    assert (report.ties, report.added, report.unmatched) == (2, 2, ())
    assert [book.ties.is_stranger(contact) for contact in (5, 6)] == [False, True]  # Ole is tied to the user
    assert book.address_book.contact(5).card.formatted_name == "Ole Fern"
    undo(book)
    assert book.address_book.counts().all == 4


def test_a_name_that_two_have_means_nobody(book: Services, tmp_path: Path) -> None:
    take_in(book, vcard("Anna Weiß", uid="other"))
    path = tmp_path / "theirs.graphml"
    path.write_text(graphml("Anna Weiß", "Bernd Maier", "Cem Özdemir", "Cem Özdemir"), encoding="utf-8")
    assert [one.key for one in book.network_files.read(path).unmatched] == ["k0", "k2", "k3"]


def test_two_of_a_file_who_would_be_one_of_the_book_are_nobody(book: Services, tmp_path: Path) -> None:
    path = tmp_path / "theirs.graphml"
    book.network_files.write(path)
    text = path.read_text().replace("</graph>", '<node id="k"><data key="node_uid">A</data></node></graph>')
    path.write_text(text)
    assert [one.key for one in book.network_files.read(path).unmatched] == [f"n{ANNA}", "k"]


def test_whom_the_writer_of_a_file_knew_the_user_knows(book: Services, tmp_path: Path) -> None:
    book.ties.set_own_card(CEM)
    path = tmp_path / "mine.graphml"
    book.network_files.write(path)
    plain = path.read_text().replace("Dora Zahn", "Ole Fern")
    path.write_text(re.sub(r'<data key="node_contact">\w+</data>', "", plain))
    book.network_files.take_in(book.network_files.read(path), with_people=True)
    assert [book.address_book.contact(5).card.formatted_name, book.ties.is_stranger(5)] == ["Ole Fern", False]


def test_who_is_forgotten_while_a_file_is_written_is_not_in_it(book: Services, tmp_path: Path) -> None:
    book.ties.set_own_card(CEM)
    book.network.graph()
    other = open_book(tmp_path / "a.book")
    other.address_book.trash([DORA])
    other.address_book.forget([DORA])
    other.close()
    path = tmp_path / "n.graphml"
    assert book.network_files.write(path) == (3, 2)
    assert len(book.network_files.read(path).file.ties) == 2


def test_the_book_knows_its_people_again_under_another_name(book: Services, tmp_path: Path) -> None:
    path = tmp_path / "n.graphml"
    book.network_files.write(path)
    path.write_text(path.read_text().replace("Dora Zahn", "Dora Umbenannt"))
    assert book.network_files.read(path).unmatched == ()


def test_what_cannot_be_read_or_written_says_so(book: Services, tmp_path: Path) -> None:
    broken = tmp_path / "broken.graphml"
    broken.write_text("<graphml>\n<graph>")
    with pytest.raises(NetworkFileProblem) as caught:
        book.network_files.read(broken)
    assert (caught.value.path, caught.value.line) == ("broken.graphml", 2)
    with pytest.raises(FileProblem):
        book.network_files.read(tmp_path / "nowhere.graphml")
    with pytest.raises(FileProblem):
        book.network_files.write(tmp_path / "nowhere" / "n.graphml")
    with pytest.raises(FileProblem):
        book.network_files.write(tmp_path / "a.book")
    broken.write_text("<graphml/>")
    with pytest.raises(NetworkFileProblem, match="empty"):
        book.network_files.read(broken)
    broken.write_text(graphml("Anna Weiß", pairs=""))
    with pytest.raises(Cancelled):
        book.network_files.read(broken, cancel=lambda: True)

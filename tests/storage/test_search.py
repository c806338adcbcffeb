"""Search as one types: every way of answering finds exactly what reading every card would find."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from kontaktpflege.domain.contact import ContactQuery, Scope
from kontaktpflege.services import Services
from kontaktpflege.storage import search
from kontaktpflege.storage.stage import Stage
from tests.books import ids, names, open_book, take_in, trashed, vcard

_WORDS = (
    "Anna", "Müller", "Mueller", "Muller", "Weiß", "Weiss", "Straße", "Strasse", "Özdemir", "O'Neil", "Jean-Luc",
    "Æsop", "Søren", "Łódź", "Жанна", "王小明", "x", "Xa", "Q", "e.V.", "a1b2", "poet", "Poe", "Maß", "Masse", "ﬁn", "½",
    "Frauenauer", "aero", "naïve", "12345", "3,5", "αβγ", "İstanbul",
)  # fmt: skip
_PEOPLE = [
    (f"{_WORDS[number % len(_WORDS)]} {_WORDS[(number * 7 + 3) % len(_WORDS)]}", _WORDS[number * 5 % len(_WORDS)])
    for number in range(60)
]


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    book = open_book(tmp_path_factory.mktemp("search") / "a.book")
    take_in(book, *(vcard(name, f"NOTE:{note}", uid=f"u{at}") for at, (name, note) in enumerate(_PEOPLE)))
    circle = book.circles.create("Chor")
    book.circles.add(circle.id, list(range(1, 30)))
    book.address_book.trash(list(range(50, 61)))
    yield book
    book.close()


@pytest.fixture(params=["few", "picked", "read", "early"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Each way of answering, whatever the size of the book would choose."""
    few, many, stretch = {
        "few": (10**6, 10**7, 0), "picked": (0, 10**7, 0), "read": (0, 0, 0), "early": (10, 30, 2000),
    }[request.param]  # fmt: skip
    monkeypatch.setattr(search, "FEW", few)
    monkeypatch.setattr(search, "MANY", many)
    monkeypatch.setattr(search, "_FIRST_STRETCH", stretch)
    return str(request.param)


def _spellings(word: str) -> set[str]:
    """How a word may be spelt: without marks, and with the spelt-out umlauts contracted. Not the program's own code."""
    text = unicodedata.normalize("NFKD", word.casefold())
    text = "".join(one for one in text if not unicodedata.combining(one))
    for letter, spelt in {"æ": "ae", "ø": "o", "ł": "l", "œ": "oe", "ð": "d", "þ": "th"}.items():
        text = text.replace(letter, spelt)
    text = text.casefold()
    contracted = re.sub("ss", "s", re.sub("([aou])e", r"\1", text))
    return {text, contracted}


def _split(text: str) -> list[str]:
    return "".join(one if one.isalnum() else " " for one in text).split()


def _finds(typed: str, said: str) -> bool:
    """The law: every typed word is in the text; from three letters on anywhere in a word, else at a beginning."""
    words = {part for word in said.split() for spelling in _spellings(word) for part in _split(spelling)}

    def has(part: str) -> bool:
        return any(part in word if len(part) > 2 else word.startswith(part) for word in words)

    forms = [[_split(spelling) for spelling in _spellings(word)] for word in typed.split()]
    searchable = [form for form in forms if any(form)]
    return bool(searchable) and all(any(parts and all(map(has, parts)) for parts in form) for form in searchable)


def _expected(typed: str, first: int, last: int) -> set[str]:
    return {f"{name}|{note}" for name, note in _PEOPLE[first:last] if _finds(typed, f"{name} {note}")}


def _found(book: Services, typed: str, **query: Any) -> set[str]:
    return {f"{_PEOPLE[one - 1][0]}|{_PEOPLE[one - 1][1]}" for one in ids(book, typed, **query)}


letters = st.sampled_from("aeouslnmxqpißüöæøжа王小½0123.-' ")
pieces = st.builds(
    lambda word, start, size: word[start : start + size], st.sampled_from(_WORDS), st.integers(0, 5), st.integers(1, 6)
)
typed_texts = st.one_of(
    st.lists(pieces, min_size=1, max_size=3).map(" ".join),
    st.text(letters, max_size=6),
    st.sampled_from(_WORDS).map(str.upper),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=typed_texts.filter(lambda text: sum(map(str.isdigit, text)) < 3))
@example("x")
@example("q")
@example("王")
@example("ß")
@example("MÜLL")
@example("mueller ann")
def test_every_way_finds_what_reading_every_card_would_find(book: Services, way: str, typed: str) -> None:
    if not typed.strip():
        return
    assert _found(book, typed) == _expected(typed, 0, 49)
    assert _found(book, typed, scope=Scope.TRASH) == _expected(typed, 49, 60)
    circle = book.circles.find("Chor").id
    assert _found(book, typed, scope=Scope.CIRCLE, circle=circle) == _expected(typed, 0, 29)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    typed=typed_texts,
    sort=st.sampled_from(("name", "city", "created", "circles", "birthday")),
    descending=st.booleans(),
    name_order=st.sampled_from(("last", "first")),
    limit=st.integers(0, 12),
)
def test_a_page_is_the_beginning_of_the_whole_list_in_the_order_of_the_list(
    book: Services, way: str, typed: str, sort: str, descending: bool, name_order: str, limit: int
) -> None:
    desk = book.address_book
    for scope in (Scope.ALL, Scope.TRASH, Scope.WITHOUT_CIRCLE):
        query = ContactQuery(scope=scope, words=typed, sort=sort, descending=descending, name_order=name_order)  # type: ignore[arg-type]
        every = ContactQuery(scope=scope, sort=sort, descending=descending, name_order=name_order)  # type: ignore[arg-type]
        hits = list(desk.list_ids(query))
        assert list(desk.list_ids(query, limit=limit)) == hits[:limit]
        chosen = set(hits)
        assert hits == [one for one in desk.list_ids(every) if one in chosen]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    typed=st.one_of(
        st.text(),
        st.text('"*()+-:^{}~\\%_\0 aNORDE'),
        st.binary().map(lambda raw: raw.decode("utf-8", "surrogateescape")),
    )
)
@example('jur* ) OR "')
@example("NEAR(a b)")
@example("a" * 5000)
@example("a b c d e f g h i j k l m n o p")
@example("\ud800")
def test_no_input_raises(book: Services, way: str, typed: str) -> None:
    ids(book, typed)
    book.address_book.first_with_prefix(ContactQuery(), typed)


@pytest.fixture(scope="module")
def numbers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    book = open_book(tmp_path_factory.mktemp("numbers") / "a.book")
    notations = {
        "Anna": "0221 / 4710-12",
        "Bert": "+49 (171) 39 20 000",
        "Cem": "+43 1 5346544",
        "Dora": "0049-30-2312500",
    }
    take_in(book, *(vcard(name, f"TEL:{number}") for name, number in notations.items()))
    take_in(book, vcard("Emil", "NOTE:in 1984 and 12345"))
    yield book
    book.close()


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("0221471012", ["Anna"]),
        ("0221 47", ["Anna"]),
        ("+49221", ["Anna"]),
        ("0049 221", ["Anna"]),
        ("(0221) 4710", ["Anna"]),
        ("471012", ["Anna"]),
        ("0171-392", ["Bert"]),
        ("+49 (0)171", ["Bert"]),
        ("3920000", ["Bert"]),
        ("+43 1 534", ["Cem"]),
        ("030 231", ["Dora"]),
        ("anna 0221", ["Anna"]),
        ("0221 anna", ["Anna"]),
        ("1984", ["Emil"]),
        ("12345", ["Emil"]),
        ("0999", []),
    ],
)
def test_any_notation_finds_any_notation(numbers: Services, way: str, typed: str, found: list[str]) -> None:
    assert names(numbers, typed) == found


def test_many_words_that_begin_with_one_sign_are_all_found(
    tmp_path: Path, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = open_book(tmp_path / "a.book")
    take_in(book, *(vcard(f"王{chr(0x4E00 + number)}") for number in range(300)))
    assert len(ids(book, "王")) == 300
    assert len(book.address_book.list_ids(ContactQuery(words="王"), limit=50)) == 50
    book.close()


def test_everything_on_a_card_is_found_but_not_its_machinery(tmp_path: Path, way: str) -> None:
    book = open_book(tmp_path / "a.book")
    lines = (
        "ORG:Orgword;Unit",
        "X-THING:vendorword",
        "ADR:;;Roadword 5;Cityword;;;",
        "EMAIL:mailword@x.de",
        "PHOTO:photoword",
    )
    take_in(book, vcard("Anna", *lines, "item1.X-FOO:groupword", "this is no property badword", uid="uidword"))
    for word in ("orgword", "unit", "vendorword", "roadword", "cityword", "mailword", "x.de", "groupword", "badword"):
        assert ids(book, word) == [1], word
    for word in ("photoword", "uidword"):
        assert ids(book, word) == [], word
    book.close()


def test_search_follows_edit_undo_trash_and_merge(tmp_path: Path, way: str) -> None:
    from tests.books import redo, undo

    book = open_book(tmp_path / "a.book")
    take_in(book, vcard("Anna", "NOTE:before"), vcard("Bert"))
    card = book.address_book.contact(1).card
    book.address_book.edit(1, card.with_value(card.get("NOTE")[0], "after"))
    assert (names(book, "before"), names(book, "after")) == ([], ["Anna"])
    undo(book)
    assert (names(book, "before"), names(book, "after")) == (["Anna"], [])
    redo(book)
    assert (names(book, "before"), names(book, "after")) == ([], ["Anna"])
    book.address_book.trash([1])
    assert (names(book, "after"), names(book, "after", scope=Scope.TRASH)) == ([], ["Anna"])
    assert trashed(book) == [1]
    book.address_book.empty_trash()
    assert names(book, "after", scope=Scope.TRASH) == []
    undo(book)
    assert names(book, "after", scope=Scope.TRASH) == ["Anna"]
    book.close()


def test_an_import_adds_to_the_index_and_leaves_merging_to_later_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = open_book(tmp_path / "a.book")
    merged_from = "SELECT v FROM search_config WHERE k = 'automerge'"
    found: list[int] = []
    take_cards = Stage._take_cards

    def watched(stage: Stage, offset: int) -> None:
        take_cards(stage, offset)
        found.append(stage.connection.exec_driver_sql(merged_from).scalar_one())

    monkeypatch.setattr(Stage, "_take_cards", watched)
    take_in(book, vcard("Anna Weis"))
    with book._store.reading() as connection:
        found.append(connection.exec_driver_sql(merged_from).scalar_one())
    assert found == [0, 4]
    book.close()

"""The three-way import on a real book: whatever both sides did, nothing of either is gone unsaid."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kontaktpflege.domain.card import Card
from kontaktpflege.domain.importing import Verdict
from kontaktpflege.domain.property import Property
from kontaktpflege.services import Services
from tests.books import contents, findings, ids, open_book, take_in, undo, vcard

_LINES = ("TEL:1", "TEL:2", "TEL;TYPE=cell:3", "EMAIL:a@x.de", "NOTE:a", "NOTE:b", "X-A:1", "X-A:2", "ORG:O", "ORG:P")
_CIRCLES = ("CATEGORIES:Familie", "CATEGORIES:Freunde,Chor", "CATEGORIES:Chor")
lines = st.lists(st.sampled_from(_LINES + _CIRCLES), max_size=5, unique=True)


@pytest.fixture(scope="module")
def book() -> Iterator[Services]:
    with tempfile.TemporaryDirectory() as folder:
        book = open_book(Path(folder) / "a.book")
        yield book
        assert findings(book) == []
        book.close()


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(base=lines, ours=lines, theirs=lines)
def test_an_import_loses_no_edit_of_either_side(
    book: Services, base: list[str], ours: list[str], theirs: list[str]
) -> None:
    while book.history.undo_step() is not None:
        undo(book)
    take_in(book, vcard("Anna", *base, uid="u"))
    (contact,) = ids(book)
    mine = [Property(*line.split(":", 1)) for line in ours]
    head = [
        item
        for item in book.address_book.contact(contact).card.properties
        if item.name in ("VERSION", "FN", "N", "UID")
    ]
    book.address_book.edit(contact, Card([*head, *mine]))
    before = contents(book.book)
    incoming = vcard("Anna", *theirs, uid="u")
    plan = book.transfer.prepare([incoming])
    verdict = plan.verdict(0)
    differences = book.transfer.look(plan, 0).differences
    report = book.transfer.run(plan)
    after = {line for one in ids(book) for line in book.address_book.contact(one).card.text.split("\n")}
    said = {f"{one.old.head}:{one.old.value}" for one in differences if one.old}
    for line in set(ours) - set(base):
        assert line in after, "an edit made here is gone"
    for line in set(theirs) - set(base):
        assert line in after, "an edit made there is gone"
    for line in set(ours) - after:
        assert line in said, "a line went without being named in the preview"
    if theirs == base:
        assert verdict is Verdict.SAME
        assert contents(book.book) == before
    assert take_in(book, incoming).same == 1
    if report.step is not None:
        undo(book)
        assert contents(book.book) == before

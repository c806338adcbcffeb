"""Forgetting for good: nothing of a contact is left in any byte of the book."""

from __future__ import annotations

import base64
import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kontaktpflege.domain.errors import ContactNotFound
from kontaktpflege.domain.interaction import Channel, Direction, Interaction
from kontaktpflege.domain.property import Property
from kontaktpflege.services import Services
from kontaktpflege.storage import database
from tests.books import (
    bytes_on_disk,
    connect,
    contents,
    findings,
    ids,
    names,
    open_book,
    redo,
    take_in,
    trashed,
    undo,
    vcard,
)

NOW = datetime(2026, 2, 20, 12, tzinfo=UTC)
PHOTO = b"\xff\xd8secret-photo" + bytes(range(256)) * 40
SECRETS = ("Zebedäus", "Quarkspeise", "0999 8765432", "9998765432", "zq@secret.example", "urn-zq-77", "Xylophonist")


def secret_card(*more: str) -> bytes:
    return vcard(
        "Zebedäus Quarkspeise",
        "TEL:0999 8765432",
        "EMAIL:zq@secret.example",
        "NOTE:Xylophonist",
        f"PHOTO;ENCODING=b;TYPE=JPEG:{base64.b64encode(PHOTO).decode()}",
        *more,
        uid="urn-zq-77",
    )


def crowd(count: int, seed: int = 1) -> bytes:
    dice = random.Random(seed)
    return b"".join(
        vcard(
            f"Person {number} {dice.random()}",
            f"NOTE:{dice.random()} {'y' * dice.randrange(3000)}",
            uid=f"{seed}-{number}",
        )
        for number in range(count)
    )


def traces(path: Path) -> list[str]:
    data = bytes_on_disk(path)
    found = [secret for secret in SECRETS if secret.encode() in data or secret.lower().encode() in data]
    found += [secret for secret in ("zebedaus", "quarkspeise") if secret.encode() in data]
    return found + (["photo"] if b"secret-photo" in data or PHOTO[50:200] in data else [])


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Services]:
    book = open_book(tmp_path / "a.book")
    take_in(book, vcard("Anna", "TEL:0221 1"), crowd(40))
    yield book
    assert findings(book) == []
    book.close()


def secret_id(book: Services) -> int:
    return ids(book, "Quarkspeise")[0]


def test_a_contact_with_a_long_history_leaves_no_trace(book: Services) -> None:
    take_in(book, secret_card())
    desk, contact = book.address_book, secret_id(book)
    take_in(book, secret_card("X-NEW:Xylophonist"))
    for number in range(30):
        card = desk.contact(contact).card
        desk.edit(contact, card.added(Property("X-EDIT", f"{number} Xylophonist " + "z" * number * 50)))
    book.circles.add(book.circles.find("Familie").id, [contact])
    desk.trash([contact])
    desk.restore([contact])
    undo(book)
    take_in(book, crowd(30, seed=2))
    book.safekeeping.back_up_if_due()
    assert traces(book.book)
    others = [name for name in names(book) if "Quark" not in name]
    assert desk.forget([contact]) == 1
    assert traces(book.book) == []
    assert names(book) == others
    with pytest.raises(ContactNotFound):
        desk.contact(contact)


def test_nothing_brings_it_back(book: Services) -> None:
    take_in(book, secret_card())
    contact = secret_id(book)
    book.address_book.trash([contact, 1])
    book.address_book.empty_trash()
    undo(book)
    book.address_book.forget([contact])
    while book.history.undo_step() is not None:
        undo(book)
        assert findings(book) == []
    while book.history.redo_step() is not None:
        redo(book)
        assert findings(book) == []
    assert traces(book.book) == []
    assert ids(book, "Quarkspeise") == []


def test_whoever_was_merged_into_it_goes_too(book: Services) -> None:
    take_in(book, secret_card(), vcard("Anna Zwei", uid="a2"))
    take_in(book, vcard("Zeb Quarkspeise", "NOTE:Xylophonist", uid="other"))
    keep, other = sorted(ids(book, "Quarkspeise"))
    book.address_book.merge(keep, [other], book.address_book.contact(keep).card)
    book.address_book.forget([keep])
    assert traces(book.book) == []
    while book.history.undo_step() is not None:
        undo(book)
    assert ids(book, "Quarkspeise") == []


def test_its_other_uids_go_with_the_merger(book: Services) -> None:
    take_in(book, vcard("Zeb Quarkspeise", uid="kept"))
    take_in(book, vcard("Z Quarkspeise", uid="urn-zq-77"))
    keep, other = sorted(ids(book, "Quarkspeise"))
    book.address_book.merge(keep, [other], book.address_book.contact(keep).card)
    book.address_book.forget([keep])
    assert traces(book.book) == []
    assert "merge" not in [step.kind for step in book.history.steps()]


def test_an_answer_that_was_waived_is_forgotten_with_the_letter(book: Services) -> None:
    take_in(book, secret_card())
    contact = secret_id(book)
    letter = book.journal.log(Interaction(at=NOW, channel=Channel.LETTER, direction=Direction.IN, contacts=(contact,)))
    book.journal.waive_answers([contact])
    book.journal.delete(letter)
    book.address_book.forget([contact])
    undo_all(book)


def test_a_deleted_meeting_stays_that_of_the_others(book: Services) -> None:
    take_in(book, secret_card())
    meeting = book.journal.log(Interaction(at=NOW, channel=Channel.MEETING, contacts=(1, secret_id(book))))
    book.journal.delete(meeting)
    book.address_book.forget([secret_id(book)])
    assert undo(book) == "log_delete"
    assert findings(book) == []
    assert [held.contacts for held in book.journal.timeline(1)] == [(1,)]
    undo_all(book)


def test_a_meeting_that_was_with_it_alone_after_all_is_forgotten(book: Services) -> None:
    take_in(book, secret_card())
    contact = secret_id(book)
    meeting = Interaction(at=NOW, channel=Channel.MEETING, text="Xylophonist", contacts=(1, contact))
    meeting = replace(meeting, id=book.journal.log(meeting))
    book.journal.correct(replace(meeting, contacts=(contact,)))
    book.address_book.forget([contact])
    assert traces(book.book) == []
    undo_all(book)
    assert book.journal.timeline(1) == []


def undo_all(book: Services) -> None:
    """Take back all there is, and find the book sound each time."""
    while book.history.undo_step() is not None:
        undo(book)
        assert findings(book) == []


def test_a_group_forgets_its_member(book: Services) -> None:
    take_in(
        book, secret_card(), vcard("Chor", "KIND:group", "MEMBER:urn:uuid:urn-zq-77", "MEMBER:urn:uuid:1-3", uid="g")
    )
    book.address_book.forget([secret_id(book)])
    assert traces(book.book) == []


def test_the_words_of_its_steps_go(book: Services, tmp_path: Path) -> None:
    file = tmp_path / "Zebedäus Quarkspeise.vcf"
    file.write_bytes(secret_card())
    book.transfer.take_in([file])
    contact = secret_id(book)
    book.address_book.trash([contact])
    book.address_book.forget([contact])
    assert traces(book.book) == []


def test_the_index_forgets_its_letters(book: Services) -> None:
    take_in(book, secret_card())
    book.address_book.forget([secret_id(book)])
    connection = connect(book.book)
    connection.execute("CREATE VIRTUAL TABLE temp.terms USING fts5vocab('main', 'search', 'row')")
    terms = {row[0] for row in connection.execute("SELECT term FROM temp.terms")}
    connection.close()
    assert not terms & {"zeb", "qua", "xyl", "ylo", "pho"}


def test_the_others_keep_what_they_share_with_it(book: Services) -> None:
    take_in(book, secret_card())
    photo = f"PHOTO;ENCODING=b;TYPE=JPEG:{base64.b64encode(PHOTO).decode()}"
    take_in(book, vcard("Bert", photo, uid="bert"))
    book.address_book.forget([secret_id(book)])
    digest = book.address_book.summaries(ids(book, "Bert"))[0].photo
    assert book.address_book.photo(digest) == PHOTO


def test_undo_of_the_others_still_works(book: Services) -> None:
    before = contents(book.book)
    take_in(book, secret_card(), vcard("Bert", uid="bert"))
    book.address_book.trash(ids(book))
    book.address_book.forget([one for one in trashed(book) if book.address_book.contact(one).card.uid == "urn-zq-77"])
    undo(book)
    assert len(names(book)) == 42
    undo(book)
    assert contents(book.book) == before


def test_a_reader_in_the_way_only_delays_the_scrubbing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "LOCK_SECONDS", 0.05)
    book = open_book(tmp_path / "a.book")
    take_in(book, secret_card())
    reader = connect(book.book)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM contact").fetchone()
    contact = secret_id(book)
    book.address_book.forget([contact])
    assert ids(book, "Quarkspeise") == []
    reader.close()
    book.safekeeping.back_up_if_due()
    assert traces(book.book) == []

"""Puts together what speaks for ties that nobody told yet."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date

from kontaktpflege.domain.card import Card
from kontaktpflege.domain.mention import People, mentions
from kontaktpflege.domain.names import fold, sort_keys, split_full_name, split_words
from kontaktpflege.domain.tie import TieSource
from kontaktpflege.domain.tie_suggestion import Evidence, TieSuggestion, asked, in_order, ranked, relation
from kontaktpflege.storage import contacts, network, tie_suggestions, ties
from kontaktpflege.storage.store import Connection

_LONGEST_NAME = 200
_LONGEST_NOTE = 160

Found = Iterator[tuple[int, int, Evidence]]


def suggested(connection: Connection, today: date, contact_id: int | None) -> list[TieSuggestion]:
    """Every tie, or other strength of one, that is proposed, or those of one contact: the strong ones first.

    What the user declined is left out.
    """
    strengths = tie_suggestions.strengths(connection, contact_id)
    answered = tie_suggestions.answered(connection, contact_id)
    pairs: dict[tuple[int, int], list[Evidence]] = {}
    for source in _SOURCES:
        for one, other, evidence in source(connection, today, contact_id):
            pair = min(one, other), max(one, other)
            question = asked(strengths.get(pair), evidence) if contact_id in (None, *pair) else None
            if one != other and question is not None and (question, *pair) not in answered:
                told = pairs.setdefault(pair, [])
                if evidence not in told:
                    told.append(evidence)
    me = ties.own_card(connection) or 0
    names = network.present_names(connection, json.dumps(sorted({one for pair in pairs for one in pair})))
    return ranked(
        TieSuggestion(
            low=low,
            high=high,
            names=(names[low], names[high]),
            evidence=in_order(evidence),
            held=ties.tie(connection, low, high) if (low, high) in strengths else None,
            me=me if me in (low, high) else 0,
        )
        for (low, high), evidence in pairs.items()
        if low in names and high in names
    )


def _talked(connection: Connection, today: date, contact_id: int | None) -> Found:
    for low, high, count, recent, day in tie_suggestions.talks(connection, today, contact_id):
        yield low, high, Evidence(source=TieSource.TALK, count=count, recent=recent, day=day)


def _talked_with_me(connection: Connection, today: date, contact_id: int | None) -> Found:
    me = ties.own_card(connection)
    if me is not None:
        whom = None if contact_id == me else contact_id
        for one, count, day in tie_suggestions.often(connection, today, whom):
            yield me, one, Evidence(source=TieSource.TALK, told_by=me, count=count, recent=count, day=day)
        for one, day in tie_suggestions.quiet(connection, today, me, whom):
            yield me, one, Evidence(source=TieSource.TALK, told_by=me, day=day)


def _introduced(connection: Connection, _today: date, contact_id: int | None) -> Found:
    for one, through in tie_suggestions.origins(connection, contact_id):
        yield one, through, Evidence(source=TieSource.THROUGH, told_by=one)


def _mentioned(connection: Connection, today: date, contact_id: int | None) -> Found:
    people: People | None = None
    own = set(split_words(fold(" ".join(network.names(connection, json.dumps([contact_id])).values()))))
    for one, text in _notes(connection, today, contact_id):
        for mention in mentions(text):
            if contact_id not in (None, one) and own.isdisjoint(mention.words):
                continue
            people = people or People(tie_suggestions.people(connection))
            meant = people.meant(mention)
            if meant is not None and meant != one:
                note = " ".join(text.split())
                short = note if len(note) <= _LONGEST_NOTE else f"{note[:_LONGEST_NOTE]} …"
                yield one, meant, Evidence(source=TieSource.MENTION, told_by=one, text=short)


def _notes(connection: Connection, today: date, contact_id: int | None) -> Iterator[tuple[int, str]]:
    yield from tie_suggestions.notes(connection)
    for one, text in tie_suggestions.cards_with_mentions(connection, _telling(connection, today, contact_id)):
        for note in Card.from_text(text).notes:
            yield one, note


def _telling(connection: Connection, today: date, contact_id: int | None) -> list[int] | None:
    """Whose cards may tell of a contact; None: all, for all are asked about."""
    return None if contact_id is None else tie_suggestions.naming(connection, contact_id, today)


def _related(connection: Connection, today: date, contact_id: int | None) -> Found:
    told: list[tuple[int, str, str, Evidence]] = []
    for one, text in tie_suggestions.cards_with_relations(connection, _telling(connection, today, contact_id)):
        card = Card.from_text(text)
        for item in card.related:
            said = item.text.strip()
            if said and len(said) <= _LONGEST_NAME:
                kind, close, label = relation(card, item)
                key = sort_keys(*split_full_name(said))[1] if any(map(str.isalpha, said)) else ""
                evidence = Evidence(source=TieSource.RELATED, told_by=one, text=label, kind=kind, close=close)
                told.append((one, bare_uid(said), key, evidence))
    by_uid = contacts.named_by_uid(connection, list({uid for _, uid, _, _ in told}))
    by_name = contacts.named_by_name(connection, list({key for _, _, key, _ in told if key}))
    for one, uid, key, evidence in told:
        meant = by_uid.get(uid) or by_name.get(key, [])
        if len(meant) == 1:
            yield one, meant[0][0], evidence


def bare_uid(text: str) -> str:
    """A UID without "urn:uuid:"."""
    return text[9:] if text[:9].lower() == "urn:uuid:" else text


_SOURCES: tuple[Callable[[Connection, date, int | None], Found], ...] = (
    _related,
    _talked,
    _talked_with_me,
    _introduced,
    _mentioned,
)

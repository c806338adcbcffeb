"""The search index: the one module that writes it and asks it.

A word of three letters and more is looked for anywhere in a word, by its trigrams (FTS5 without positions, so hits of
four letters and more are verified against the card's words); one and two letters are looked for at beginnings. Which
way a query goes is decided by how many cards its trigrams name: few are fetched and sorted, with many the list is
walked in its order until the page is full.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from sqlalchemy import Connection

from kontaktpflege.domain.names import split_words, word_forms
from kontaktpflege.domain.phones import phone_query

FEW = 300
"""Fewer candidates than this are fetched and sorted."""

MANY = 5_000
"""From so many candidates on a page is filled soonest by reading the list from its beginning."""

TERMS_TABLE = "CREATE VIRTUAL TABLE IF NOT EXISTS temp.search_terms USING fts5vocab('main', 'search', 'row')"
"""A view of the index's trigrams; every connection makes its own."""

_FIRST_STRETCH = 2_000
_MERGED_FROM = 4
"""So many segments of one size become one, FTS5's own choice."""
_MOST_TERMS = 12
_MOST_TRIGRAMS = 200


@dataclass(frozen=True, slots=True)
class Term:
    """One spelling of one typed word: the text to find in the haystack; with a leading blank at beginnings only."""

    needle: str

    @property
    def trigrams(self) -> tuple[str, ...]:
        """Three letters in a row that every hit has, as few as cover the needle; none for a single letter.

        Those between would hardly narrow the hits, which are verified anyway, and each is a list to be read.
        """
        last = len(self.needle) - 3
        return tuple(dict.fromkeys(self.needle[at : at + 3] for at in (*range(0, last, 3), last))) if last >= 0 else ()

    @property
    def exact(self) -> bool:
        """Whether the trigrams alone decide."""
        return len(self.needle) == 3


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """What was typed: for each word its possible spellings, of which one must be found, each as terms that all must be."""

    words: tuple[tuple[tuple[Term, ...], ...], ...]

    @property
    def empty(self) -> bool:
        """Whether nothing that could be searched for was typed."""
        return not self.words


def _term(word: str) -> Term:
    return Term(word if len(word) > 2 else f" {word}")


def _typed_number(text: str, calling_code: str) -> tuple[Term, ...] | None:
    digits = phone_query(text, calling_code)
    if digits is None:
        return None
    return (_term(digits),) if len(digits) > 2 else (Term(f" {calling_code}{digits}"),)


def _pieces(words: str) -> Iterator[str]:
    """The typed text cut at blanks, but a number with its blanks in one piece."""
    number: list[str] = []
    for piece in words.split():
        if piece.strip("0123456789+()-/.\u2013"):
            if number:
                yield " ".join(number)
                number = []
            yield piece
        else:
            number.append(piece)
    if number:
        yield " ".join(number)


def parse(words: str, calling_code: str = "49") -> SearchQuery:
    """Understand what was typed; never raises, whatever it is."""
    parsed: list[tuple[tuple[Term, ...], ...]] = []
    for piece in islice(_pieces(words[:1000]), _MOST_TERMS):
        number = _typed_number(piece, calling_code)
        if number is not None:
            apart = tuple(_term(word) for word in split_words(piece))
            parsed.append((number, apart) if apart and apart != number else (number,))
            continue
        forms = [tuple(_term(word) for word in split_words(form)) for form in word_forms(piece)]
        alternatives = tuple(dict.fromkeys(form for form in forms if form))
        if alternatives:
            parsed.append(alternatives)
    return SearchQuery(tuple(parsed))


_NOWHERE = '"   "'
"""An FTS5 expression that finds nothing: no haystack has three blanks in a row."""


def _quoted(trigram: str) -> str:
    return f'"{trigram}"'  # trigrams hold letters, digits and blanks: no quote can stand in one


def _match(query: SearchQuery) -> str:
    """The FTS5 expression; "" if not every word has trigrams."""
    conjunction: list[str] = []
    for alternatives in query.words:
        branches = []
        for terms in alternatives:
            trigrams = dict.fromkeys(trigram for term in terms for trigram in term.trigrams)
            if not trigrams:
                break
            branches.append(" AND ".join(map(_quoted, trigrams)))
        else:
            conjunction.append("(" + ") OR (".join(branches) + ")" if len(branches) > 1 else branches[0])
    return " AND ".join(f"({part})" for part in conjunction)


def term_condition(
    query: SearchQuery, *, verified_only: bool, term_sql: str = "instr(haystack.words, ?)"
) -> tuple[str, list[str]]:
    """SQL that decides what the trigrams leave open (with `verified_only`) or everything; `term_sql` decides one term."""
    clauses, parameters = [], []
    for alternatives in query.words:
        if verified_only and len(alternatives) == 1 and all(term.exact for term in alternatives[0]):
            continue
        branches = []
        for terms in alternatives:
            branches.append(" AND ".join([term_sql] * len(terms)))
            parameters += [term.needle for term in terms for _ in range(term_sql.count("?"))]
        clauses.append("(" + " OR ".join(branches) + ")")
    return " AND ".join(clauses) or "1", parameters


@dataclass(frozen=True, slots=True)
class Frame:
    """What a search stands in: SQL for the way through `contact`, the condition, the order; `limit` -1 asks for all.

    `ordered` says that the way leads through the contacts in their order, so that a page may be full before its end.
    """

    table: str
    where: str
    order: str
    limit: int
    ordered: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """One SELECT for a page or for all hits: contact ids in the wanted order."""

    sql: str
    parameters: tuple[str | int, ...]


def _sorting_plan(query: SearchQuery, match: str, frame: Frame) -> Plan:
    """Fetch every hit and sort: for few."""
    condition, needles = term_condition(query, verified_only=True)
    sql = (
        "SELECT contact.id FROM search CROSS JOIN contact ON contact.card_id = search.rowid "
        "CROSS JOIN haystack ON haystack.card_id = search.rowid "
        f"WHERE search MATCH ? AND {frame.where} AND {condition} ORDER BY {frame.order} LIMIT ?"
    )
    return Plan(sql, (match, *needles, frame.limit))


def _picking_plan(query: SearchQuery, match: str, frame: Frame) -> Plan:
    """Walk the list in its order and pick what is among the hits: for many, and for all there are."""
    condition, needles = term_condition(query, verified_only=True)
    if needles:
        condition = f"(SELECT {condition} FROM haystack WHERE haystack.card_id = contact.card_id)"
    sql = (
        f"SELECT contact.id FROM {frame.table} WHERE {frame.where} "
        f"AND +contact.card_id IN (SELECT rowid FROM search WHERE search MATCH ?) AND {condition} "
        f"ORDER BY {frame.order} LIMIT ?"
    )
    return Plan(sql, (match, *needles, frame.limit))


def _reading_plan(query: SearchQuery, frame: Frame) -> Plan:
    """Walk the list in its order and read each card's words: for what nearly everybody has."""
    condition, needles = term_condition(query, verified_only=False)
    sql = (
        f"SELECT contact.id FROM {frame.table} CROSS JOIN haystack ON haystack.card_id = contact.card_id "
        f"WHERE {frame.where} AND {condition} ORDER BY {frame.order} LIMIT ?"
    )
    return Plan(sql, (*needles, frame.limit))


def _hits(connection: Connection, match: str, most: int) -> int:
    """How many cards the trigrams name, counted up to `most`."""
    sql = "SELECT count(*) FROM (SELECT rowid FROM search WHERE search MATCH ? LIMIT ?)"
    return int(connection.exec_driver_sql(sql, (match, most)).scalar_one())


def _occurring(connection: Connection, term: Term) -> str:
    """The FTS5 expression for the trigrams that the index does have and that a term begins with; "" if too many."""
    beginning = term.needle[:3]
    sql = "SELECT term FROM search_terms WHERE term >= ? AND term < ? LIMIT ?"
    found = connection.exec_driver_sql(sql, (beginning, beginning + "\U0010ffff", _MOST_TRIGRAMS + 1)).scalars().all()
    if len(found) > _MOST_TRIGRAMS:
        return ""
    return " OR ".join(map(_quoted, found)) or _NOWHERE


def _rare_letter_match(connection: Connection, query: SearchQuery) -> str:
    """The FTS5 expression for single letters that begin few words: any of the trigrams that do occur; "" if too many."""
    conjunction = []
    for alternatives in query.words:
        branches = [[_occurring(connection, term) for term in terms] for terms in alternatives]
        if not all(map(all, branches)):
            return ""
        conjunction.append(" OR ".join("(" + ") AND (".join(terms) + ")" for terms in branches))
    return " AND ".join(f"({part})" for part in conjunction)


def plan(connection: Connection, query: SearchQuery, frame: Frame) -> Plan:
    """The cheapest statement that answers the query."""
    match = _match(query)
    reading = _reading_plan(query, frame)
    if not match:
        if _fills_early(connection, query, frame):
            return reading
        match = _rare_letter_match(connection, query)
    if not match:
        return reading
    hits = _hits(connection, match, MANY)
    if hits < FEW:
        return _sorting_plan(query, match, frame)
    if hits < MANY or frame.limit < 0 or not frame.ordered:
        return _picking_plan(query, match, frame)
    return reading


def _fills_early(connection: Connection, query: SearchQuery, frame: Frame) -> bool:
    """Whether the first stretch of the list alone fills the page with single letters."""
    if frame.limit < 0 or not frame.ordered:
        return False
    condition, needles = term_condition(query, verified_only=False)
    sql = (
        f"SELECT count(*) FROM (SELECT card_id FROM {frame.table} WHERE {frame.where} ORDER BY {frame.order} LIMIT ?) "
        f"AS stretch CROSS JOIN haystack ON haystack.card_id = stretch.card_id WHERE {condition}"
    )
    return bool(connection.exec_driver_sql(sql, (_FIRST_STRETCH, *needles)).scalar_one() >= frame.limit)


def index_cards(connection: Connection, condition: str, parameters: Iterable[int] = ()) -> None:
    """Put the cards that satisfy an SQL condition on `haystack` into the index, set-wise."""
    connection.exec_driver_sql(
        f"INSERT INTO search (rowid, words) SELECT card_id, words FROM haystack WHERE {condition}",
        tuple(parameters),
    )


def unindex_cards(connection: Connection, condition: str, parameters: Iterable[int] = ()) -> None:
    """Take cards out of the index; `condition` is SQL on `haystack`."""
    connection.exec_driver_sql(
        f"DELETE FROM search WHERE rowid IN (SELECT card_id FROM haystack WHERE {condition})",
        tuple(parameters),
    )


def trigrams(words: str) -> set[str]:
    """What the index has a card under."""
    return {words[at : at + 3] for at in range(len(words) - 2)}


def indexed_counts(connection: Connection) -> dict[str, int]:
    """Trigram → in how many cards the index says it is."""
    connection.exec_driver_sql(TERMS_TABLE)
    rows = connection.exec_driver_sql("SELECT term, doc FROM search_terms")
    return {row[0]: row[1] for row in rows}


def indexed_under(connection: Connection, trigram: str) -> set[int]:
    """The cards that the index names for a trigram."""
    return set(
        connection.exec_driver_sql("SELECT rowid FROM search WHERE search MATCH ?", (_quoted(trigram),)).scalars()
    )


def refresh(connection: Connection) -> None:
    """Let FTS5 notice what other connections wrote: its integrity check alone trusts what it has in memory."""
    connection.exec_driver_sql("SELECT 1 FROM search WHERE search MATCH ? LIMIT 1", (_NOWHERE,)).first()


@contextlib.contextmanager
def unmerged(connection: Connection) -> Iterator[None]:
    """Let the index only grow meanwhile, by segments that later changes merge bit by bit: for many cards at once.

    SQLite would merge what is there already, too, a fifth of the work of an import into a large book.
    """
    _merge_from(connection, 0)
    yield
    _merge_from(connection, _MERGED_FROM)


def _merge_from(connection: Connection, segments: int) -> None:
    connection.exec_driver_sql("INSERT INTO search (search, rank) VALUES ('automerge', ?)", (segments,))


def scrub(connection: Connection) -> None:
    """Write the index anew as one segment, so that nothing of a removed card is left in it."""
    connection.exec_driver_sql("INSERT INTO search (search) VALUES ('optimize')")

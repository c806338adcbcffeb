"""The search index: the one module that writes it and asks it.

A word of three letters and more is looked for anywhere in a word, by its trigrams (FTS5 without positions, so hits of
four letters and more are verified against the card's words); one and two letters are looked for at beginnings. Which
way a query goes is decided by how many cards its trigrams name: a narrow one is fetched and sorted, a broad one walks
the list in its order and stops when the page is full.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from sqlalchemy import Connection

from kontaktpflege.domain.names import split_words, word_forms
from kontaktpflege.domain.phones import phone_query

NARROW = 1_500
"""Up to so many candidates are fetched and sorted; above, the list is walked."""

TERMS_TABLE = "CREATE VIRTUAL TABLE temp.search_terms USING fts5vocab('main', 'search', 'row')"
"""A view of the index's trigrams; every connection makes its own."""

_WALK_FIRST = 2_000
_MOST_TERMS = 12


@dataclass(frozen=True, slots=True)
class Term:
    """One spelling of one typed word: the text to find in the haystack; with a leading blank at beginnings only."""

    needle: str

    @property
    def trigrams(self) -> tuple[str, ...]:
        """Three letters in a row that every hit has; none for a single letter."""
        return tuple(dict.fromkeys(self.needle[at : at + 3] for at in range(len(self.needle) - 2)))

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


def _condition(query: SearchQuery, *, verified_only: bool) -> tuple[str, list[str]]:
    """SQL over `haystack.words` that decides what the trigrams leave open (with `verified_only`) or everything."""
    clauses, parameters = [], []
    for alternatives in query.words:
        if verified_only and len(alternatives) == 1 and all(term.exact for term in alternatives[0]):
            continue
        branches = []
        for terms in alternatives:
            branches.append(" AND ".join(["instr(haystack.words, ?)"] * len(terms)))
            parameters += [term.needle for term in terms]
        clauses.append("(" + " OR ".join(branches) + ")")
    return " AND ".join(clauses) or "1", parameters


@dataclass(frozen=True, slots=True)
class Plan:
    """One SELECT for a page or for all hits: contact ids in the wanted order."""

    sql: str
    parameters: tuple[str | int, ...]


def _narrow_plan(query: SearchQuery, match: str, where: str, order: str, limit: int) -> Plan:
    condition, needles = _condition(query, verified_only=True)
    sql = (
        "SELECT contact.id FROM search CROSS JOIN contact ON contact.card_id = search.rowid "
        "CROSS JOIN haystack ON haystack.card_id = search.rowid "
        f"WHERE search MATCH ? AND {where} AND {condition} ORDER BY {order} LIMIT ?"
    )
    return Plan(sql, (match, *needles, limit))


def _walk_plan(query: SearchQuery, where: str, order: str, limit: int) -> Plan:
    condition, needles = _condition(query, verified_only=False)
    sql = (
        "SELECT contact.id FROM contact CROSS JOIN haystack ON haystack.card_id = contact.card_id "
        f"WHERE {where} AND {condition} ORDER BY {order} LIMIT ?"
    )
    return Plan(sql, (*needles, limit))


def _is_narrow(connection: Connection, match: str) -> bool:
    sql = "SELECT count(*) FROM (SELECT rowid FROM search WHERE search MATCH ? LIMIT ?)"
    return bool(connection.exec_driver_sql(sql, (match, NARROW + 1)).scalar_one() <= NARROW)


def _occurring(connection: Connection, term: Term) -> str:
    """The FTS5 expression for the trigrams that the index does have and that a term begins with."""
    beginning = term.needle[:3]
    sql = "SELECT term FROM search_terms WHERE term >= ? AND term < ? LIMIT 200"
    rows = connection.exec_driver_sql(sql, (beginning, beginning + "\U0010ffff"))
    return " OR ".join(_quoted(row[0]) for row in rows) or _NOWHERE


def _rare_letter_match(connection: Connection, query: SearchQuery) -> str:
    """The FTS5 expression for single letters that begin few words: any of the trigrams that do occur."""
    conjunction = []
    for alternatives in query.words:
        branches = [" AND ".join(f"({_occurring(connection, term)})" for term in terms) for terms in alternatives]
        conjunction.append(" OR ".join(f"({branch})" for branch in branches))
    return " AND ".join(f"({part})" for part in conjunction)


def plan(connection: Connection, query: SearchQuery, where: str, order: str, limit: int, *, ordered_walk: bool) -> Plan:
    """The cheapest statement that answers the query.

    `where` and `order` are SQL over `contact`; `ordered_walk` tells that an index gives `order` without sorting.
    `limit` -1 asks for all.
    """
    match = _match(query)
    if match and _is_narrow(connection, match):
        return _narrow_plan(query, match, where, order, limit)
    if match or not ordered_walk or limit < 0:
        return _walk_plan(query, where, order, limit)
    walk = _walk_plan(query, where, order, limit)
    return (
        walk
        if _fills_early(connection, walk, where, order, limit)
        else _letters_plan(connection, query, where, order, limit)
    )


def _fills_early(connection: Connection, walk: Plan, where: str, order: str, limit: int) -> bool:
    """Whether the first stretch of the list alone fills the page with single letters."""
    stretch = f"(SELECT * FROM contact WHERE {where} ORDER BY {order} LIMIT {_WALK_FIRST}) AS contact"
    sql = f"SELECT count(*) FROM ({walk.sql.replace('FROM contact', f'FROM {stretch}', 1)})"
    return bool(connection.exec_driver_sql(sql, walk.parameters).scalar_one() >= limit)


def _letters_plan(connection: Connection, query: SearchQuery, where: str, order: str, limit: int) -> Plan:
    match = _rare_letter_match(connection, query)
    if _is_narrow(connection, match):
        return _narrow_plan(query, match, where, order, limit)
    return _walk_plan(query, where, order, limit)


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


def refresh(connection: Connection) -> None:
    """Let FTS5 notice what other connections wrote: its integrity check alone trusts what it has in memory."""
    connection.exec_driver_sql("SELECT 1 FROM search WHERE search MATCH ? LIMIT 1", (_NOWHERE,)).first()


def scrub(connection: Connection) -> None:
    """Write the index anew as one segment, so that nothing of a removed card is left in it."""
    connection.exec_driver_sql("INSERT INTO search (search) VALUES ('optimize')")

"""Whatever is done in whatever order: undo brings back what was, redo what came of it, and the book stays sound."""

from __future__ import annotations

import os
import tempfile
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from itertools import combinations
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from kontaktpflege.domain.balance import Account, LedgerRules, Weights
from kontaktpflege.domain.bulk_change import BulkAct, BulkChange
from kontaktpflege.domain.card import Card
from kontaktpflege.domain.contact import ContactQuery, Scope
from kontaktpflege.domain.favor import Favor, FavorSize
from kontaktpflege.domain.interaction import Channel, Direction, Interaction, Outcome
from kontaktpflege.domain.occasion import own_key
from kontaktpflege.domain.origin import Origin
from kontaktpflege.domain.own_occasion import OwnOccasion
from kontaktpflege.domain.partial_date import PartialDate
from kontaktpflege.domain.promise import Promise
from kontaktpflege.domain.property import Property
from kontaktpflege.domain.template import Form, TextBlock
from kontaktpflege.domain.tie import Tie, TieKind
from tests.books import Clock, Rows, contents, exported, findings, ids, open_book, redo, take_in, trashed, undo, vcard

_NAMES = ("Anna Weiß", "Bert Müller", "Cem Özdemir", "Anna Weiss", "Élodie Ångström")
_LABELS = ("Familie", "Friends", "Chor", "Kunden", "Verbände")

people = st.builds(
    lambda name, uid, phone, labels, note, version: vcard(
        name,
        *([f"TEL:0221 {phone}"] if phone else []),
        *([f"CATEGORIES:{','.join(labels)}"] if labels else []),
        *([f"NOTE:{note}"] if note else []),
        uid=uid,
        version=version,
    ),
    st.sampled_from(_NAMES),
    st.sampled_from(("", "u1", "u2", "u3")),
    st.sampled_from(("", "471012", "471013")),
    st.lists(st.sampled_from(_LABELS), max_size=2, unique=True),
    st.sampled_from(("", "likes tea", "prefers coffee")),
    st.sampled_from(("3.0", "4.0")),
)
groups = st.builds(
    lambda name, uid, members: vcard(name, "KIND:group", *(f"MEMBER:urn:uuid:{one}" for one in members), uid=uid),
    st.sampled_from(("Chor", "Familie", "")),
    st.sampled_from(("", "g1", "g2")),
    st.lists(st.sampled_from(("u1", "u2", "u3")), max_size=3, unique=True),
)
broken = st.sampled_from((b"BEGIN:VCARD\r\nFN:never ended\r\n", b"junk before\r\n"))


class Book(RuleBasedStateMachine):
    """A book and, beside it, all contents it ever had, in the order of its history."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "a.book"
        self.clock = Clock()
        self.book = open_book(self.path, self.clock)
        self.past: list[Rows] = []
        self.future: list[Rows] = []
        self.now = contents(self.path)
        self.read: Rows | None = None
        """The contents when the book was last read through."""
        self.latest = 0
        self.copies: list[tuple[Path, Rows]] = []

    @initialize(cards=st.lists(people, min_size=1, max_size=3))
    def begin(self, cards: list[bytes]) -> None:
        take_in(self.book, *cards)
        self._note_change()

    def teardown(self) -> None:
        try:
            if self.book is not None:
                self._read_through()
                while self.past:
                    self.take_back()
                assert findings(self.book) == []
                self.book.close()
        finally:
            self.folder.cleanup()

    def _note_change(self) -> None:
        """Whatever was done is either a new step, after which nothing can be done again, or has changed nothing."""
        now = contents(self.path)
        step = self.book.history.undo_step()
        if step is None or step.id <= self.latest:
            assert now == self.now
            return
        self.latest = step.id
        self.past.append(self.now)
        self.future.clear()
        self.now = now

    def _any(self, data: st.DataObject) -> list[int]:
        every = [*ids(self.book), *trashed(self.book)]
        return data.draw(st.lists(st.sampled_from(every), min_size=1, max_size=3)) if every else []

    @rule(person=people, cards=st.lists(st.one_of(people, groups, broken), max_size=3))
    def take_cards_in(self, person: bytes, cards: list[bytes]) -> None:
        take_in(self.book, person, *cards)
        self._note_change()

    @rule(data=st.data(), note=st.text(max_size=5))
    def edit(self, data: st.DataObject, note: str) -> None:
        for one in self._any(data)[:1]:
            card = self.book.address_book.contact(one).card
            self.book.address_book.edit(one, card.added(Property("X-NOTE", note.encode("utf-16", "ignore").hex())))
            self._note_change()

    @rule(data=st.data())
    def merge(self, data: st.DataObject) -> None:
        chosen = list(dict.fromkeys(self._any(data)))
        if len(chosen) > 1:
            card = self.book.address_book.contact(chosen[0]).card
            self.book.address_book.merge(chosen[0], chosen[1:], Card((*card.properties, Property("X-MERGED", "1"))))
            self._note_change()

    @rule(data=st.data(), what=st.sampled_from(("trash", "restore", "clear_review", "turn_dear")))
    def mark(self, data: st.DataObject, what: str) -> None:
        getattr(self.book.address_book, what)(self._any(data))
        self._note_change()

    @rule(data=st.data(), place=st.sampled_from(("", "Messe Köln", "Chor")), through=st.booleans())
    def say_how_they_met(self, data: st.DataObject, place: str, through: bool) -> None:
        for one, other in zip(self._any(data), self._any(data), strict=False):
            name = self.book.address_book.contact(other).card.formatted_name or "?"
            link = (
                Origin(through_id=other, through=name, place=place) if through and one != other else Origin(place=place)
            )
            self.book.origins.set(one, link)
            self._note_change()

    @rule(data=st.data(), act=st.sampled_from((BulkAct.NOTE, BulkAct.ADD_CATEGORY, BulkAct.REMOVE_CATEGORY)))
    def change_many(self, data: st.DataObject, act: BulkAct) -> None:
        change = BulkChange(act=act, text="Freunde")
        self.book.bulk_edit.run(self._any(data), change, lambda done, total: None, lambda: False)
        self._note_change()

    @rule(data=st.data(), act=st.sampled_from(("choose", "choose", "release", "rest", "wake", "later", "rhythm")))
    def care(self, data: st.DataObject, act: str) -> None:
        desk, chosen = self.book.care, self._any(data)
        match act:
            case "later":
                desk.later(chosen, date(2030, 1, 1))
            case "rhythm":
                circle = data.draw(st.sampled_from([circle.id for circle in self.book.circles.circles()]))
                desk.set_circle_rhythm(circle, data.draw(st.sampled_from((None, 14, 90))))
            case _:
                getattr(desk, act)(chosen)
        self._note_change()

    @rule(data=st.data(), channel=st.sampled_from(Channel), outcome=st.sampled_from(Outcome), ago=st.integers(0, 400))
    def keep_journal(self, data: st.DataObject, channel: Channel, outcome: Outcome, ago: int) -> None:
        chosen = tuple(dict.fromkeys(self._any(data)))
        if not chosen:
            return
        at = self.clock.now - timedelta(ago)
        promise = Promise(contact_id=chosen[0], mine=True, text="tea", made_on=at.date())
        direction = Direction.IN if ago % 3 == 0 else Direction.BOTH
        logged = self.book.journal.log(
            Interaction(at=at, channel=channel, outcome=outcome, contacts=chosen, direction=direction),
            [promise] if ago % 2 else [],
        )
        self._note_change()
        if ago % 6 == 0:
            self.book.journal.waive_answers(chosen)
            self._note_change()
        if ago % 5 == 0:
            self.book.journal.delete(logged)
            self._note_change()

    @rule(
        data=st.data(),
        act=st.sampled_from(("given", "received", "received", "correct", "delete", "decline", "reckon")),
        size=st.sampled_from(FavorSize),
    )
    def give_and_take(self, data: st.DataObject, act: str, size: FavorSize) -> None:
        desk, chosen = self.book.ledger, list(dict.fromkeys(self._any(data)))
        held = [one for contact in chosen for one in desk.favors_with(contact)]
        match act:
            case "reckon":
                weights = Weights(help=data.draw(st.integers(1, 9)))
                for_all, beyond = data.draw(st.booleans()), data.draw(st.sampled_from((1, 3)))
                desk.set_rules(LedgerRules(weights=weights, tilt_beyond=beyond, scale_for_all=for_all))
            case "correct" if held:
                one = replace(held[0], contact_id=chosen[-1], size=size, given=not held[0].given, return_of=None)
                desk.correct(one)
            case "delete" if held:
                desk.delete([one.id for one in held[:2]])
            case "decline" if chosen:
                desk.decline_hint(chosen[0])
            case "given" | "received" if chosen:
                others = [one for one in held if one.given != (act == "given") and one.contact_id == chosen[0]]
                favor = Favor(contact_id=chosen[0], given=act == "given", size=size, day=date(2020, 2, 29))
                answer = replace(favor, return_of=others[0].id if others else None)
                desk.note([answer, *(replace(favor, contact_id=one) for one in chosen[1:])])
        self._note_change()

    @rule(
        data=st.data(),
        act=st.sampled_from(("tie", "tie", "all", "untie", "no", "me", "nobody", "estrange", "acquaint")),
    )
    def know(self, data: st.DataObject, act: str) -> None:
        desk, chosen = self.book.ties, sorted(set(self._any(data)))
        pair = chosen[:2]
        match act:
            case "tie" if len(pair) == 2:
                strong, since = data.draw(st.booleans()), data.draw(st.sampled_from((None, PartialDate(2019, 5))))
                desk.put(Tie(low=pair[1], high=pair[0], strong=strong, since=since, note="Chor"))
            case "all" if len(pair) == 2:
                desk.add([Tie(low=one, high=other, kind=TieKind.CLUB) for one, other in combinations(chosen, 2)])
            case "untie" if len(pair) == 2 and desk.tie(*pair) is not None:
                desk.remove([(pair[0], pair[1])])
            case "no" if len(pair) == 2:
                desk.say_no(*pair, unknown=data.draw(st.booleans()))
            case "me" | "nobody":
                desk.set_own_card(chosen[0] if chosen and act == "me" else None)
            case "estrange":
                desk.estrange([one for one in chosen if one != desk.own_card()])
            case "acquaint":
                desk.acquaint(chosen)
        self._note_change()

    @rule(data=st.data(), about=st.sampled_from((None, "tea")), form=st.sampled_from(("sie", "du")))
    def write(self, data: st.DataObject, about: str | None, form: Form) -> None:
        desk = self.book.correspondence
        desk.save(TextBlock(name="Hello", body="{first_name}"))
        self._note_change()
        for one in self._any(data)[:1]:
            desk.used(one, desk.text_blocks()[-1], "mail", about)
            self._note_change()
            desk.set_form(one, form)
            self._note_change()

    @rule(data=st.data(), act=st.sampled_from(("create", "change", "delete")), yearly=st.booleans())
    def have_own_occasions(self, data: st.DataObject, act: str, yearly: bool) -> None:
        desk = self.book.occasions
        held = desk.own()
        if act == "delete" and held:
            desk.delete(data.draw(st.sampled_from(held)).id)
        elif act == "change" and held:
            mine = data.draw(st.sampled_from(held))
            desk.change(replace(mine, name="Summer fair", yearly=yearly, lead=5 if yearly else None))
        else:
            whose = next(iter(self._any(data)), None) if yearly else None
            circle = None if whose else data.draw(st.sampled_from([one.id for one in self.book.circles.circles()]))
            desk.create(OwnOccasion(name="Fair", first_on=date(2026, 2, 28), contact_id=whose, circle_id=circle))
        self._note_change()

    @rule(data=st.data(), act=st.sampled_from(("add", "add", "tick", "untick", "remove", "carry_over")))
    def write_cards(self, data: st.DataObject, act: str) -> None:
        desk, chosen = self.book.greetings, self._any(data)
        own = [own_key(one.id) for one in self.book.occasions.own() if one.contact_id is None]
        key = data.draw(st.sampled_from(("christmas", *own)))
        match act:
            case "carry_over":
                desk.carry_over(key, 2025, 2026)
            case "tick" | "untick":
                desk.tick(key, 2025, [chosen], act == "tick", data.draw(st.sampled_from(("", "Christmas 2025"))))
            case _:
                getattr(desk, act)(key, 2025, chosen)
        self._note_change()

    @rule()
    def empty_trash(self) -> None:
        self.book.address_book.empty_trash()
        self._note_change()

    @rule(data=st.data(), what=st.sampled_from(("add", "remove")))
    def fill_circle(self, data: st.DataObject, what: str) -> None:
        circle = data.draw(st.sampled_from([circle.id for circle in self.book.circles.circles()]))
        getattr(self.book.circles, what)(circle, self._any(data))
        self._note_change()

    @rule(data=st.data(), name=st.sampled_from(("Chor", "Band", "Lauftreff")))
    def change_circles(self, data: st.DataObject, name: str) -> None:
        from kontaktpflege.domain.errors import CircleProblem

        desk = self.book.circles
        circle = data.draw(st.sampled_from(desk.circles()))
        act = data.draw(st.sampled_from(("create", "rename", "recolour", "move", "merge", "delete")))
        try:
            if act == "create":
                desk.create(name, data.draw(st.sampled_from((None, circle.id))))
            elif act == "rename":
                desk.rename(circle.id, name)
            elif act in ("move", "merge"):
                getattr(desk, act)(circle.id, data.draw(st.sampled_from(desk.circles())).id)
            elif act == "recolour":
                desk.change(circle.id, None, "ochre", "star")
            else:
                desk.delete(circle.id)
        except CircleProblem:
            assert contents(self.path) == self.now
            return
        self._note_change()

    @precondition(lambda self: self.past)
    @rule()
    def take_back(self) -> None:
        undo(self.book)
        self.future.append(self.now)
        self.now = self.past.pop()
        assert contents(self.path) == self.now

    @precondition(lambda self: self.future)
    @rule()
    def do_again(self) -> None:
        redo(self.book)
        self.past.append(self.now)
        self.now = self.future.pop()
        assert contents(self.path) == self.now

    @rule()
    def restart(self) -> None:
        self.book.close()
        self.book = open_book(self.path, self.clock)
        self.read = None

    @precondition(lambda self: len(self.copies) < 3)
    @rule()
    def copy(self) -> None:
        target = self.path.with_name(f"copy {len(self.copies)}")
        self.book.safekeeping.back_up(target)
        self.copies.append((target, self.now))

    @precondition(lambda self: self.copies)
    @rule(data=st.data())
    def restore_a_copy(self, data: st.DataObject) -> None:
        path, held = data.draw(st.sampled_from(self.copies))
        self.book.safekeeping.restore(path)
        assert contents(self.path) == held
        self._note_change()

    @rule()
    def tidy(self) -> None:
        self.book.safekeeping.back_up_if_due()

    @rule()
    def check(self) -> None:
        assert findings(self.book) == []

    @rule()
    def export(self) -> None:
        for style in ("original", "3.0", "4.0"):
            assert exported(self.book, style=style).count(b"BEGIN:VCARD") >= len(ids(self.book))

    @invariant()
    def history_is_as_long_as_it_should_be(self) -> None:
        step = self.book.history.undo_step()
        assert (step is not None) == bool(self.past)
        assert (self.book.history.redo_step() is not None) == bool(self.future)

    @precondition(lambda self: self.read is not self.now)
    @invariant()
    def everything_that_is_read_fits_what_was_done(self) -> None:
        """After each step that changed something, and at the end, where one shows that only seemed to change nothing."""
        self._read_through()

    def _read_through(self) -> None:
        self._search_finds_exactly_what_is_there()
        self._lists_of_cards_add_up()
        self._scales_are_what_their_favours_make_them()
        self._a_tie_has_two_ends()
        self._counts_add_up()
        self.read = self.now

    def _search_finds_exactly_what_is_there(self) -> None:
        desk = self.book.address_book
        for scope in (Scope.ALL, Scope.TRASH):
            everybody = ids(self.book, scope=scope)
            texts = {one: f"{_said(desk.contact(one).card.text)} {self._met(one)}" for one in everybody}
            for words in ("ann", "mul", "müller", "471", "tea", "x"):
                found = ids(self.book, words, scope=scope)
                assert sorted(found) == sorted(one for one, text in texts.items() if _has(text, words)), words

    def _met(self, contact_id: int) -> str:
        """The words of where a contact is known from, and through whom, as that one is called now."""
        origin = self.book.origins.origin(contact_id)
        return " " + origin.words if origin else ""

    def _lists_of_cards_add_up(self) -> None:
        desk = self.book.greetings
        for one in desk.lists():
            letters = desk.letters(one.key, one.year, by_household=False)
            assert (one.count, one.done) == (len(letters), sum(letter.done_on is not None for letter in letters))

    def _scales_are_what_their_favours_make_them(self) -> None:
        desk, everybody = self.book.ledger, [*ids(self.book), *trashed(self.book)]
        accounts, rules = desk.accounts(everybody), desk.rules()
        for one in everybody:
            favors = desk.favors_with(one)
            given, received = (
                sum(rules.weights.of(favor.size) for favor in favors if favor.given is side) for side in (True, False)
            )
            held = accounts.get(one, Account())
            assert (held.given, held.received, held.count) == (given, received, len(favors))
            assert all(
                first is not None and first.contact_id == one and first.given != favor.given
                for favor in favors
                if favor.return_of is not None
                for first in (desk.favor(favor.return_of),)
            )

    def _a_tie_has_two_ends(self) -> None:
        everybody = ids(self.book)
        for one in everybody:
            for known in self.book.ties.ties_of(one):
                assert known.contact_id != one
                assert known.contact_id in everybody
                assert self.book.ties.tie(known.contact_id, one) == known.tie
        graph = self.book.network.graph()
        mine = {known.contact_id for known in self.book.ties.ties_of(self.book.ties.own_card() or 0)}
        strangers = {one for one in everybody if self.book.ties.is_stranger(one)}
        me = self.book.ties.own_card() or 0
        assert graph.me is not None
        assert {int(graph.ids[place]) for place in graph.around(graph.me)} == ({*everybody} - strangers - {me}) | mine

    def _counts_add_up(self) -> None:
        counts = self.book.address_book.counts()
        assert counts.all == len(ids(self.book))
        assert counts.trash == len(trashed(self.book))
        assert counts.dear == len(ids(self.book, scope=Scope.DEAR))
        assert counts.review == len(ids(self.book, scope=Scope.REVIEW))
        assert counts.without_circle == len(ids(self.book, scope=Scope.WITHOUT_CIRCLE))
        for circle, count in counts.circles.items():
            assert count == len(self.book.address_book.list_ids(ContactQuery(scope=Scope.CIRCLE, circle=circle)))


@cache
def _said(text: str) -> str:
    from kontaktpflege.domain.listing import derive

    return derive(text).words


def _has(words: str, typed: str) -> bool:
    from kontaktpflege.domain.names import fold

    return any(
        spelling in words if len(typed) > 2 else f" {spelling}" in words for spelling in {fold(typed), typed.casefold()}
    )


Book.TestCase.settings = settings(max_examples=12 if os.environ.get("CI") else 4, stateful_step_count=25, deadline=None)
TestUndoLaws = Book.TestCase

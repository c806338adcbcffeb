"""Back and forward as in a browser."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kontaktpflege.domain.contact import ContactQuery, Scope
from kontaktpflege.domain.filter import Filter
from kontaktpflege.ui.contacts.place import EVERYBODY, Place
from kontaktpflege.ui.contacts.visits import Stop, Visits

DEAR: Place = (Scope.DEAR, None)


def stop(place: Place = EVERYBODY, words: str = "", contact: int | None = None, *filters: Filter) -> Stop:
    return Stop(place, ContactQuery(scope=Scope(place[0]), words=words, filters=filters), contact)


def arrived(*stops: Stop) -> Visits:
    visits = Visits()
    for one in stops:
        visits.arrive(one)
    return visits


def test_back_and_forward_lead_along_the_way() -> None:
    visits = arrived(stop(), stop(DEAR), stop(DEAR, "", 3, Filter(kind="phone")))
    assert [visits.go(-1), visits.go(-1), visits.go(-1)] == [stop(DEAR), stop(), None]
    assert [visits.go(1), visits.go(1), visits.go(1)] == [stop(DEAR), stop(DEAR, "", 3, Filter(kind="phone")), None]


def test_a_new_way_ends_the_old_one() -> None:
    visits = arrived(stop(), stop(DEAR))
    visits.go(-1)
    visits.arrive(stop((Scope.TRASH, None)))
    assert not visits.can_go(1)
    assert visits.go(-1) == stop()


def test_the_letters_of_one_search_are_one_stop() -> None:
    visits = arrived(stop(), *(stop(words=words) for words in ("m", "mü", "mül", "mü", "müller")))
    assert visits.here() == stop(words="müller")
    assert visits.go(-1) == stop()
    assert visits.go(1) == stop(words="müller")


def test_to_end_a_search_leads_back_and_the_search_stays_ahead() -> None:
    visits = arrived(stop(), stop(words="köln"), stop())
    assert not visits.can_go(-1)
    assert visits.go(1) == stop(words="köln")


def test_another_order_is_no_stop_and_a_contact_is_remembered_where_one_was() -> None:
    visits = arrived(stop())
    visits.arrive(Stop(EVERYBODY, ContactQuery(sort="city"), None))
    visits.look_at(7)
    visits.look_at(None)
    visits.arrive(stop(DEAR))
    found = visits.go(-1)
    assert found == Stop(EVERYBODY, ContactQuery(sort="city"), 7)
    assert not visits.can_go(-1)


def test_a_jump_to_a_contact_is_a_stop_in_the_same_list() -> None:
    visits = arrived(stop(contact=1))
    visits.arrive(stop(contact=9), jumped=True)
    assert visits.go(-1) == stop(contact=1)
    assert visits.go(1) == stop(contact=9)


stops = st.builds(stop, st.sampled_from((EVERYBODY, DEAR)), st.sampled_from(("", "a", "ab")), st.integers(1, 3))


@given(acts=st.lists(stops | st.sampled_from((-1, 1)), max_size=250))
def test_wherever_one_goes_one_is_where_one_went(acts: list[Stop | int]) -> None:
    visits = Visits()
    for act in acts:
        before = visits.here()
        if isinstance(act, Stop):
            visits.arrive(act)
            here = visits.here()
            assert here is not None
            assert here.lists_as(act)
        else:
            could = visits.can_go(act)
            assert (visits.go(act) is not None) == could
            assert could or visits.here() == before
            assert not could or visits.can_go(-act)

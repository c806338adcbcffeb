"""The past of made-up people: the same for the same seed, over before today, and in touch about as often as agreed."""

from __future__ import annotations

from datetime import date, timedelta

from kontaktpflege.domain.made_up.story import Story, made_up_stories

TODAY = date(2026, 3, 14)


def stories(seed: int = 1, days: int | None = 90, people: int = 200) -> list[Story]:
    """The stories of so many people with one rhythm."""
    return [story for _, story in made_up_stories(((number, days) for number in range(people)), seed, TODAY)]


def test_the_same_seed_tells_the_same() -> None:
    assert stories() == stories()
    assert stories() != stories(seed=2)


def test_everything_lies_within_two_years_and_before_today() -> None:
    moments = [one.at.date() for story in stories() for one in story.interactions]
    assert max(moments) < TODAY
    assert min(moments) > TODAY - timedelta(740)
    assert all(promise.made_on < TODAY for story in stories() for promise in story.promises)


def test_people_are_in_touch_about_as_often_as_agreed() -> None:
    often, seldom = (sum(len(story.interactions) for story in stories(days=days)) for days in (30, 180))
    assert 3 * seldom < often < 12 * seldom


def test_those_left_alone_have_hardly_a_past() -> None:
    assert sum(len(story.interactions) for story in stories(days=None)) < 120

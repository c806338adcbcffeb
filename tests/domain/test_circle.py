"""Circles: the built-in ones, and which labels mean them."""

from __future__ import annotations

from kontaktpflege.domain.circle import BUILTIN_CIRCLES, builtin_aliases, category_key
from kontaktpflege.domain.recognition import circles_of_categories


def test_every_subgroup_stands_behind_its_circle() -> None:
    seen: list[str] = []
    for circle in BUILTIN_CIRCLES:
        if circle.parent_key:
            assert circle.parent_key in seen
        seen.append(circle.key)
    assert [key for key in seen if "." not in key] == ["private", "professional", "neighbourhood", "interest"]


def test_no_label_means_two_circles() -> None:
    labels = [
        (category_key(label), circle.key)
        for circle in BUILTIN_CIRCLES
        for label in {circle.english, circle.german, *circle.aliases}
    ]
    meanings: dict[str, set[str]] = {}
    for label, key in labels:
        meanings.setdefault(label, set()).add(key)
    assert {label: keys for label, keys in meanings.items() if len(keys) > 1} == {}
    assert all(builtin_aliases()[label] == key for label, key in labels)


def test_a_subgroup_looks_like_its_circle() -> None:
    looks = {circle.key: (circle.hue, circle.shape) for circle in BUILTIN_CIRCLES}
    for circle in BUILTIN_CIRCLES:
        if circle.parent_key:
            assert looks[circle.parent_key] == (circle.hue, circle.shape)
    assert len({looks[key] for key in looks if "." not in key}) == 4
    assert len({shape for _, shape in looks.values()}) == 4


def test_labels_are_compared_as_people_read_them() -> None:
    assert category_key("  LOKALE   Öffentlichkeit ") == category_key("Lokale Oeffentlichkeit")
    assert category_key("Verbände") == category_key("VERBAENDE")
    assert category_key("Verein A") != category_key("Verein B")


def test_categories_name_circles_once_and_in_order() -> None:
    known = {category_key("Familie"): 2, category_key("Family"): 2, category_key("Kunden"): 6}
    assert circles_of_categories(("Kunden", "x", "FAMILY", "familie"), known) == (6, 2)

"""Cells that can be changed on the spot: only where they are one property, and only that one changes."""

from __future__ import annotations

import pytest

from kontaktpflege.domain.card import Card
from kontaktpflege.domain.form.cells import Cell, cell_field, with_cell
from kontaktpflege.domain.listing import derive


def card(*lines: str) -> Card:
    return Card.from_text("\n".join(("VERSION:3.0", *lines)))


@pytest.mark.parametrize(
    ("lines", "cell", "text", "after"),
    [
        (["TEL;TYPE=home:1"], "phone", "2", ["TEL;TYPE=home:2"]),
        (["TEL:1", "TEL;TYPE=pref:2"], "phone", "3", ["TEL:1", "TEL;TYPE=pref:3"]),
        (["FN:A"], "phone", "3", ["FN:A", "TEL:3"]),
        (["EMAIL:a@x", "NOTE:n"], "mail", "", ["NOTE:n"]),
        (["ORG:a;b;c"], "organisation", "A", ["ORG:A;b;c"]),
        (["TITLE:a", "ROLE:b"], "role", "A", ["TITLE:A", "ROLE:b"]),
        (["ROLE:b"], "role", "B", ["ROLE:B"]),
        (["FN:A"], "role", "B", ["FN:A", "TITLE:B"]),
        (["BDAY:1980-05-01"], "birthday", "--05-02", ["BDAY;X-APPLE-OMIT-YEAR=1604:1604-05-02"]),
        (["FN:Anna Weiß", "N:Weiß;Anna;;;"], "name", "Anna Maria Groß", ["FN:Anna Maria Groß", "N:Groß;Anna Maria;;;"]),
        (["FN:Anna", "N:;;;;"], "name", "Anne", ["FN:Anne", "N:;;;;"]),
        (["FN:Chor"], "name", "Der Chor", ["FN:Der Chor"]),
    ],
)
def test_a_cell_that_is_one_property_changes_it_alone(
    lines: list[str], cell: Cell, text: str, after: list[str]
) -> None:
    changed = with_cell(card(*lines), cell, text)
    assert changed.text.split("\n")[1:] == after
    if cell != "birthday":
        assert getattr(derive(changed.text), cell) == text


@pytest.mark.parametrize(
    ("lines", "cell"),
    [
        (["TEL:1", "TEL;TYPE=work:1"], "phone"),
        (["FN:Dr. Anna Weiß", "N:Weiß;Anna;;Dr.;"], "name"),
        (["FN:Die Anna", "N:Weiß;Anna;;;"], "name"),
        (["FN:Meier GmbH", "N:;;;;", "ORG:Meier GmbH"], "name"),
        (["FN:A", "FN:B"], "name"),
        (["ORG:x"], "name"),
        (["BDAY:1980-05-01", "BDAY:1981-05-01"], "birthday"),
    ],
)
def test_a_cell_that_is_more_than_one_property_is_not_changed_on_the_spot(lines: list[str], cell: Cell) -> None:
    assert cell_field(card(*lines), cell) is None
    with pytest.raises(ValueError, match=cell):
        with_cell(card(*lines), cell, "x")

"""The rows of an import preview."""

from __future__ import annotations

from array import array

from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from kontaktpflege.domain.importing import Verdict
from kontaktpflege.services import Services
from kontaktpflege.ui.transfer.preview_model import NAME, PreviewModel
from tests.ui.transfer.conftest import PHONE, card


def test_the_model_is_sound(qtmodeltester: ModelTester, services: Services) -> None:
    plan = services.transfer.prepare([PHONE.encode()])
    model = PreviewModel()
    model.show(plan, plan.indices())
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]


def test_any_choice_of_cards_is_shown_in_its_order(services: Services) -> None:
    cards = "".join(card(f"FN:Frieda {i}") for i in range(500))
    plan = services.transfer.prepare([cards.encode()])
    model = PreviewModel()
    chosen = array("q", [499, 3, 4, 5, 200, *range(300, 420)])
    model.show(plan, chosen)
    names = [model.index(row, NAME).data() for row in range(model.rowCount())]
    assert names == [f"Frieda {i}" for i in chosen]


def test_a_row_is_spoken_as_a_sentence(services: Services) -> None:
    plan = services.transfer.prepare([PHONE.encode()])
    model = PreviewModel()
    model.show(plan, plan.indices())
    assert model.index(0, NAME).data(Qt.ItemDataRole.AccessibleTextRole) == "Anna Weiß. new"


def test_only_the_first_early_rows_are_kept(services: Services) -> None:
    cards = "".join(card(f"FN:Frieda {i}") for i in range(2_000))
    plan = services.transfer.prepare([cards.encode()])
    model = PreviewModel()
    model.add_early(plan.rows(0, 1_500))
    model.add_early(plan.rows(1_500, 2_000))
    assert model.rowCount() == 512
    model.show(plan, plan.indices())
    assert model.rowCount() == 2_000


def test_a_changed_verdict_is_read_again(services: Services) -> None:
    plan = services.transfer.prepare([PHONE.encode()])
    model = PreviewModel()
    model.show(plan, plan.indices())
    assert model.index(1, 0).data() == "new"
    plan.set_verdict([1], Verdict.SKIP)
    model.renew()
    assert model.index(1, 0).data() == "left out"


def test_characters_that_forge_a_name_are_not_shown(services: Services) -> None:
    plan = services.transfer.prepare([card("FN:Anna\u202enereh").encode()])
    model = PreviewModel()
    model.show(plan, plan.indices())
    assert model.index(0, NAME).data() == "Annanereh"

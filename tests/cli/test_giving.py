"""Favours are noted and weighed."""

from __future__ import annotations

import pytest

from tests.cli.terminal import Run


def test_favours_are_noted_and_weighed(filled: Run) -> None:
    taken = filled(
        "--json", "take", "1", "--kind", "gift", "--size", "big", "--date", "2026-03-14", "--note", "old map"
    )
    given = filled("--json",
        "give", "1", "--kind", "know_how", "--money", "12,50", "eur", "--minutes", "90", "--return-of",
        str(taken.document["id"]), "--date", "2026-03-14",
    )  # fmt: skip
    assert (taken.document["balance"], given.document["balance"]) == (-4, -2)
    assert filled("balance", "999").status == 1
    (row,) = filled("--json", "balance", "1").document["balances"]
    assert {key: row[key] for key in ("id", "given", "received", "balance")} == {
        "id": 1, "given": 2, "received": 4, "balance": -2,
    }  # fmt: skip
    assert row["words"] == "Given once, received once."
    assert filled("--json", "balance", "--tilted").document["balances"] == []
    assert [one["id"] for one in filled("--json", "balance").document["balances"]] == [1]
    listed = filled("--json", "ledger", "--since", "2026-03-01").document["favors"]
    assert [(one["direction"], one["kind"], one["size"]) for one in listed] == [
        ("given", "know_how", "help"), ("received", "gift", "big"),
    ]  # fmt: skip
    assert listed[0]["money"] == {"amount": "12.50", "currency": "EUR"}
    assert filled("--json", "ledger", "--since", "2026-04-01").document["favors"] == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("give", "1", "--money", "ten", "EUR"), "This is no amount of money above 0"),
        (("give", "1", "--money", "10", "€"), "A currency has three letters"),
        (("take", "1", "--minutes", "0"), "“0” is no number of minutes"),
        (("take", "1", "--kind", " "), "A kind of favour has 1 to 60 letters."),
        (("give", "1", "--day", "2100-01-01"), "This lies in the future"),
        (("give", "1", "--return-of", "77"), "This is in return for what is no favour"),
        (("balance", "1", "--tilted"), "a contact goes with neither --circle nor --tilted"),
    ],
)
def test_what_is_wrong_with_a_favour_is_said(filled: Run, words: tuple[str, ...], said: str) -> None:
    answer = filled(*words)
    assert answer.status != 0
    assert said in answer.err
    assert filled("--json", "ledger").document["favors"] == []

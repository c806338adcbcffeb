"""The generator of cards and the table of benchmarks, not the benchmarks themselves."""

from itertools import islice
from pathlib import Path

import pytest

from tests.bench.__main__ import lines, load, play
from tests.bench.cards import cards, write_cards, write_unbroken
from tests.bench.contest import CONTESTS, Contest, Row
from tests.bench.queries import queries
from tests.bench.workshop import Workshop


def unfolded(card: bytes) -> list[bytes]:
    return card.replace(b"=\r\n", b"").replace(b"\r\n ", b"").splitlines()


def test_the_same_seed_makes_the_same_cards() -> None:
    assert list(islice(cards(5), 20)) == list(islice(cards(), 25))[5:]
    assert next(cards(seed=1)) != next(cards(seed=2))


def test_a_card_has_twelve_lines_and_one_in_ten_a_photo() -> None:
    made = list(islice(cards(), 100))
    photos = [card for card in made if b"\r\nPHOTO" in card]
    assert len(photos) == 10
    assert {len(unfolded(card)) for card in made if card not in photos} == {14}
    assert all(25_000 < len(card) < 30_000 for card in photos)


def test_all_versions_occur_and_lines_are_folded_between_characters() -> None:
    made = list(islice(cards(), 200))
    for version in (b"2.1", b"3.0", b"4.0"):
        assert any(b"VERSION:" + version in card for card in made)
    for line in b"".join(made).split(b"\r\n"):
        line.decode()
        assert len(line) <= 75 or b"QUOTED-PRINTABLE" in line


def test_changed_cards_are_of_the_same_people() -> None:
    for before, after in zip(islice(cards(), 50), islice(cards(changed=True), 50), strict=True):
        old, new = unfolded(before), unfolded(after)
        assert [line for line in old if line.startswith((b"UID", b"FN"))] == [
            line for line in new if line.startswith((b"UID", b"FN"))
        ]
        assert old != new


def test_joined_lines_lose_nothing(tmp_path: Path) -> None:
    write_cards(tmp_path / "cards.vcf", 200)
    write_unbroken(tmp_path / "joined.vcf", tmp_path / "cards.vcf")
    broken, joined = (tmp_path / "cards.vcf").read_bytes(), (tmp_path / "joined.vcf").read_bytes()
    assert broken.count(b"BEGIN") == joined.count(b"BEGIN") == 200
    assert b"=\r\n" in broken
    assert unfolded(broken) == unfolded(joined)


def test_there_are_two_hundred_queries_and_always_the_same() -> None:
    assert len(queries(1_000)) == 200
    assert queries(1_000) == queries(1_000)
    assert all(query.strip() for query in [*queries(1_000), *queries(200_000)])


def test_parts_take_turns_and_ratios_are_taken_within_a_round() -> None:
    order: list[str] = []

    def part(name: str, values: list[float]) -> dict[str, float]:
        order.append(name)
        return {name: values.pop(0)}

    slow, fast = [2.0, 40.0, 6.0], [1.0, 10.0, 2.0]
    contest = Contest(
        parts=[lambda: part("a", slow), lambda: part("b", fast)],
        rows=[Row(title="a by b", reading="a", reference="b", must=2.5, aim=1)],
    )
    (line,) = lines(contest, 3)
    assert order == ["a", "b", "b", "a", "a", "b"]
    assert line == "| a by b | 6 s | b: 2 s | 3.000 | 2.5 | 1 | **missed** |"


def test_a_program_is_weighed_by_itself(tmp_path: Path) -> None:
    ballast = bytearray(300_000_000)
    usage = Workshop(tmp_path, quick=True).run("-c", "print(sum(range(3_000_000)))")
    assert usage.output == "4499998500000\n"
    assert usage.cpu > 0
    assert usage.peak < 100 < len(ballast) / 1e6


def test_a_program_that_fails_stops_the_benchmark(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="out of paper"):
        Workshop(tmp_path, quick=True).run("-c", "raise SystemExit('out of paper')")


def test_every_contest_registers() -> None:
    load()
    assert {"import", "export", "memory", "undo", "search", "growth"} <= set(CONTESTS)


def test_a_contest_plays_on_real_books(tmp_path: Path) -> None:
    load()
    readings = play(CONTESTS["undo"].build(Workshop(tmp_path, quick=True)), 1)
    assert readings["undo"][0] < readings["import"][0]

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bench.bench import Bench, expect
from tests.bench.measurement import Figures, Measurement, Row, Skipped
from tests.bench.running import failures, run

BENCH = Bench(Path("vault"), 10, Path("cache"))
ROWS = [Row("a", "A", "nothing"), Row("b", "B", "nothing")]


async def test_each_round_is_kept_apart() -> None:
    numbers = iter((1.0, 2.0, 3.0))

    async def measure(bench: Bench) -> dict[str, Figures]:
        assert bench is BENCH
        number = next(numbers)
        return {"a": Figures([4 - number], [1.0]), "b": Figures([number, number], [2.0])}

    a, b = await run(BENCH, Measurement(ROWS, measure), 3)
    assert [a.row, b.row] == ROWS
    assert a.ratios() == [1, 2, 3]
    assert b.figures() == Figures([1, 1, 2, 2, 3, 3], [2, 2, 2])
    assert list(failures([a, b])) == []


async def test_a_wrong_answer_ends_the_rounds() -> None:
    async def measure(_: Bench) -> dict[str, Figures]:
        expect([], "3 links")
        raise AssertionError

    outcomes = await run(BENCH, Measurement(ROWS, measure), 3)
    assert list(failures(outcomes)) == ["a: WrongAnswer: 3 links", "b: WrongAnswer: 3 links"]


async def test_what_can_not_be_measured_is_no_failure() -> None:
    async def measure(_: Bench) -> dict[str, Figures]:
        raise Skipped("not here")

    outcomes = await run(BENCH, Measurement(ROWS[:1], measure), 3)
    assert [outcome.skipped for outcome in outcomes] == ["not here"]
    assert list(failures(outcomes)) == []


async def test_other_faults_are_faults_of_the_bench() -> None:
    async def measure(_: Bench) -> dict[str, Figures]:
        raise KeyError("contents")

    with pytest.raises(KeyError):
        await run(BENCH, Measurement(ROWS, measure), 1)

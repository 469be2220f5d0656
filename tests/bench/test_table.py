from __future__ import annotations

import pytest

from tests.bench.measurement import Figures, Judged, Row, Target, Unit
from tests.bench.running import Outcome
from tests.bench.table import floors, shown, table

TARGET = Target({10_000: 0.003})
TWENTY = [0.001] * 18 + [0.004] * 2


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (0.000_002_34, Unit.SECONDS, "2.34 µs"),
        (0.000_4, Unit.SECONDS, "400 µs"),
        (0.003, Unit.SECONDS, "3 ms"),
        (0.015_26, Unit.SECONDS, "15.3 ms"),
        (1.5, Unit.SECONDS, "1.5 s"),
        (1_500, Unit.SECONDS, "1,500 s"),
        (74_600_000, Unit.BYTES, "75 MB"),
    ],
)
def test_figures_have_the_fitting_unit(value: float, unit: Unit, text: str) -> None:
    assert shown(value, unit) == text


def rows(*outcomes: Outcome) -> list[str]:
    return list(table(outcomes, 10_000))[2:]


def test_a_target_is_about_one_of_the_figures() -> None:
    figures = [Figures(TWENTY, [0.000_1] * 20)]
    by_p95 = Outcome(Row("k", "Key", "echo", Judged.P95, TARGET), figures)
    by_median = Outcome(Row("k", "Key", "echo", Judged.MEDIAN, TARGET), figures)
    assert rows(by_p95, by_median) == [
        "| Key | 1 ms | 4 ms | 100 µs | 10× | p95 ≤ 3 ms | **missed** |",
        "| Key | 1 ms | 4 ms | 100 µs | 10× | ≤ 3 ms | met |",
    ]


def test_a_target_can_be_a_ratio() -> None:
    row = Row("s", "Start", "walk", Judged.MEDIAN, Target(times_floor=2))
    below = Outcome(row, [Figures([3.0], [2.0]), Figures([9.0], [2.0]), Figures([4.0], [2.0])])
    above = Outcome(row, [Figures([5.0], [2.0])])
    assert rows(below, above) == [
        "| Start | 4 s |  | 2 s | 2× | ≤ 2× | met |",
        "| Start | 5 s |  | 2 s | 2.5× | ≤ 2× | **missed** |",
    ]


def test_rows_without_target_or_figures_say_so() -> None:
    row = Row("m", "Memory", "pygls", unit=Unit.BYTES)
    outcomes = [
        Outcome(row, [Figures([2e6], [1e6])]),
        Outcome(row, skipped="not on this system"),
        Outcome(row, failed="WrongAnswer: 3 links"),
    ]
    assert rows(*outcomes) == [
        "| Memory | 2 MB |  | 1 MB | 2× |  |  |",
        "| Memory | – | – | – | – | not on this system |  |",
        "| Memory | – | – | – | – | WrongAnswer: 3 links | failed |",
    ]


def test_rows_with_the_same_floor_share_a_line() -> None:
    listed = [Row("a", "A", "echo"), Row("b", "B", "walk"), Row("c", "C", "echo")]
    assert list(floors(listed)) == ["echo: A; C", "walk: B"]

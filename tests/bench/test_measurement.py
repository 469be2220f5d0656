from __future__ import annotations

import pytest

from tests.bench.measurement import Figures, Target
from tests.bench.registry import MEASUREMENTS, ROWS, with_rows


def test_the_ratio_is_that_of_the_medians() -> None:
    assert Figures([6.0, 8.0, 100.0], [1.0, 2.0, 90.0]).ratio() == 4


@pytest.mark.parametrize(
    ("notes", "wanted"), [(1_000, 3), (10_000, 3), (20_000, 4), (100_000, 4), (200_000, 4)]
)
def test_a_target_holds_up_to_a_size(notes: int, wanted: float) -> None:
    assert Target({10_000: 3, 100_000: 4}).value(notes) == wanted


def test_some_targets_are_of_no_size() -> None:
    assert Target(times_floor=2).value(1_000) is None


def test_each_row_has_a_key_of_its_own() -> None:
    keys = [row.key for row in ROWS]
    assert len(keys) == len(set(keys))


def test_measurements_are_found_by_one_of_their_rows() -> None:
    assert with_rows([]) == list(MEASUREMENTS)
    (found,) = with_rows(["checkout-typing"])
    assert [row.key for row in found.rows] == ["checkout", "checkout-typing"]
    assert with_rows(["checkout", "checkout-typing"]) == [found]

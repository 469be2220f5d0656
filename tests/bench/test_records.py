from __future__ import annotations

from pathlib import Path

import pytest

from tests.bench import records
from tests.bench.measurement import Figures, Row
from tests.bench.records import Ratios, Verdict, compare
from tests.bench.registry import ROWS
from tests.bench.running import Outcome


@pytest.mark.parametrize(
    ("now", "verdict"),
    [
        (Ratios(2.1, 2.6, 3), Verdict.WORSE),
        (Ratios(1.9, 2.6, 3), Verdict.SAME),  # one round was as before
        (Ratios(2.1, 2.2, 3), Verdict.SAME),  # no margin
        (Ratios(0.9, 1.1, 1.4), Verdict.BETTER),
        (Ratios(0.9, 1.1, 1.6), Verdict.SAME),
        (Ratios(1.5, 1.8, 2), Verdict.SAME),
    ],
)
def test_noise_is_what_the_rounds_differ_by(now: Ratios, verdict: Verdict) -> None:
    assert compare(Ratios(1.5, 1.8, 2), now) is verdict


def test_what_is_not_on_record_is_new() -> None:
    assert compare(None, Ratios(1, 1, 1)) is Verdict.NEW


def outcome(key: str, *ratios: float) -> Outcome:
    return Outcome(Row(key, "", ""), [Figures([ratio], [1.0]) for ratio in ratios])


def test_a_record_takes_the_place_of_the_one_before(tmp_path: Path) -> None:
    place = tmp_path / "records.json"
    assert records.read(place) == {}
    records.write(10_000, [outcome("a", 3, 1.23456, 2)], place)
    records.write(1_000, [outcome("a", 1), outcome("b", 5)], place)
    records.write(1_000, [outcome("a", 2), Outcome(Row("b", "", ""), failed="wrong")], place)
    assert records.read(place) == {
        1_000: {"a": Ratios(2, 2, 2), "b": Ratios(5, 5, 5)},
        10_000: {"a": Ratios(1.23, 2, 3)},
    }
    assert place.read_text(encoding="utf-8") == (
        '{\n "1000": {\n  "a": [2.0, 2.0, 2.0],\n  "b": [5.0, 5.0, 5.0]\n },\n'
        ' "10000": {\n  "a": [1.23, 2.0, 3.0]\n }\n}\n'
    )


def test_rows_are_compared_with_what_is_on_record() -> None:
    recorded = {"a": Ratios(1, 1.5, 2), "c": Ratios(1, 1, 1)}
    measured = [
        outcome("a", 4, 3),
        outcome("b", 5),
        Outcome(Row("c", "", ""), failed="wrong"),
        Outcome(Row("d", "", ""), skipped="not here"),
    ]
    assert list(records.compared(recorded, measured)) == [
        (Verdict.WORSE, "WORSE   a                  3–4 times the floor, on record: 1–2"),
        (Verdict.NEW, "new     b                  5–5 times the floor, on record: nothing"),
    ]


def test_what_is_on_record_are_rows_of_now() -> None:
    keys = {row.key for row in ROWS}
    assert {key for rows in records.read().values() for key in rows} <= keys

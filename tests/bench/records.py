"""The ratios that are on record, by which one sees that a change has made something slower.

A ratio says how many times its floor a row is, so that records of one machine are of use on
another. Of each there are three: the smallest, the middle and the largest of several rounds. What
lies between the smallest and the largest is noise.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from tests.bench.running import Outcome

PLACE = Path(__file__).with_name("records.json")

_MARGIN = 1.25
"""How many times the ratio on record is more than noise, however steady the rounds were."""


class Ratios(NamedTuple):
    """Of several rounds."""

    smallest: float
    middle: float
    largest: float


Records = Mapping[int, Mapping[str, Ratios]]
"""By the number of notes and the key of the row."""


class Verdict(Enum):
    """How a row is, compared with what is on record."""

    BETTER = "better"
    SAME = "same"
    WORSE = "WORSE"
    NEW = "new"


def ratios_of(outcome: Outcome) -> Ratios | None:
    """Those of a row; None where nothing was measured."""
    found = outcome.ratios()
    if outcome.failed or not found:
        return None
    return Ratios(
        *(float(f"{ratio:.3g}") for ratio in (found[0], found[len(found) // 2], found[-1]))
    )


def compare(recorded: Ratios | None, now: Ratios) -> Verdict:
    """A row is worse, or better, if the rounds of now are all beyond all those on record, and the
    middle one by a margin."""
    if recorded is None:
        return Verdict.NEW
    if now.smallest > recorded.largest and now.middle > recorded.middle * _MARGIN:
        return Verdict.WORSE
    if now.largest < recorded.smallest and now.middle < recorded.middle / _MARGIN:
        return Verdict.BETTER
    return Verdict.SAME


def compared(
    recorded: Mapping[str, Ratios], outcomes: Iterable[Outcome]
) -> Iterator[tuple[Verdict, str]]:
    """How each row that was measured is, and a line that says so."""
    for outcome in outcomes:
        now = ratios_of(outcome)
        if now is None:
            continue
        key = outcome.row.key
        before = recorded.get(key)
        verdict = compare(before, now)
        told = f"{before.smallest:g}–{before.largest:g}" if before else "nothing"
        yield (
            verdict,
            f"{verdict.value:7} {key:18} {now.smallest:g}–{now.largest:g} times the floor, "
            f"on record: {told}",
        )


def read(place: Path = PLACE) -> Records:
    """What is on record; nothing where there is no file yet."""
    if not place.is_file():
        return {}
    kept = json.loads(place.read_text(encoding="utf-8"))
    return {
        int(notes): {key: Ratios(*ratios) for key, ratios in rows.items()}
        for notes, rows in kept.items()
    }


def write(notes: int, outcomes: Iterable[Outcome], place: Path = PLACE) -> None:
    """Put rows on record, in place of what was there of the same."""
    kept = {size: dict(rows) for size, rows in read(place).items()}
    rows = kept.setdefault(notes, {})
    for outcome in outcomes:
        ratios = ratios_of(outcome)
        if ratios is not None:
            rows[outcome.row.key] = ratios
    sizes = ",\n".join(f' "{size}": {_rows(kept[size])}' for size in sorted(kept))
    place.write_text(f"{{\n{sizes}\n}}\n", encoding="utf-8")


def _rows(rows: Mapping[str, Ratios]) -> str:
    """A line a row, so that one sees in a diff what has changed."""
    lines = ",\n".join(f'  "{key}": {json.dumps(rows[key])}' for key in sorted(rows))
    return f"{{\n{lines}\n }}"

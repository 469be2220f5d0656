"""All measurements, in the order of the table."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from tests.bench.measurement import Measurement, Row
from tests.bench.rows import (
    affected,
    busy,
    check,
    checkout,
    completion,
    first_answers,
    growth,
    handshake,
    hub,
    keystroke,
    large_notes,
    memory,
    questions,
    start,
    symbols,
)

MEASUREMENTS: Sequence[Measurement] = (
    handshake.MEASUREMENT,
    start.WARM,
    start.COLD,
    first_answers.MEASUREMENT,
    check.MEASUREMENT,
    keystroke.MEASUREMENT,
    completion.MEASUREMENT,
    questions.DEFINITION,
    questions.HOVER,
    hub.REFERENCES,
    symbols.MEASUREMENT,
    hub.RENAME,
    affected.MEASUREMENT,
    checkout.MEASUREMENT,
    large_notes.BLOCKS,
    large_notes.PARAGRAPH,
    memory.MEASUREMENT,
    busy.WORKSPACE,
    busy.RENAME,
    busy.STORM,
    growth.MEASUREMENT,
)

ROWS: Sequence[Row] = [row for measurement in MEASUREMENTS for row in measurement.rows]


def with_rows(keys: Collection[str]) -> list[Measurement]:
    """The measurements that rows with these keys come from; all where there are none."""
    return [
        measurement
        for measurement in MEASUREMENTS
        if not keys or any(row.key in keys for row in measurement.rows)
    ]

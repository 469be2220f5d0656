"""The table of what was measured, as Markdown, so that it can be shown as it is."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime

from tests.bench.client import percentile
from tests.bench.measurement import Judged, Row, Unit
from tests.bench.running import Outcome

HEAD = ("", "median", "p95", "floor", "ratio", "target", "")


def table(outcomes: Iterable[Outcome], notes: int) -> Iterator[str]:
    """The lines of a table of all rows, in a vault of so many `notes`. The ratio is that of the
    medians of ours and of the floor."""
    yield _line(HEAD)
    yield "|---|---:|---:|---:|---:|---|---|"
    for outcome in outcomes:
        yield _line(_cells(outcome, notes))


def floors(rows: Iterable[Row]) -> Iterator[str]:
    """What the floor of each row is, a line each; rows with the same one share a line."""
    titles: dict[str, list[str]] = {}
    for row in rows:
        titles.setdefault(row.floor, []).append(row.title)
    for floor, shared in titles.items():
        yield f"{floor}: {'; '.join(shared)}"


def circumstances() -> str:
    """When and where this is."""
    now = datetime.now(UTC).date().isoformat()
    cores = os.cpu_count()
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    return f"{now}, {cores} cores{load}, Python {platform.python_version()}, {platform.system()}"


def shown(value: float, unit: Unit) -> str:
    """A figure, with two digits or three and the fitting unit."""
    if unit is Unit.BYTES:
        return f"{value / 1e6:.0f} MB"
    for name, seconds in (("s", 1.0), ("ms", 1e-3)):
        if value >= seconds:
            return f"{_digits(value / seconds)} {name}"
    return f"{_digits(value / 1e-6)} µs"


def _cells(outcome: Outcome, notes: int) -> Sequence[str]:
    row = outcome.row
    if not outcome.rounds or outcome.failed:
        reason = outcome.failed or outcome.skipped or "not measured"
        return (row.title, "–", "–", "–", "–", reason, "failed" if outcome.failed else "")
    figures = outcome.figures()
    median, p95 = percentile(figures.ours, 50), percentile(figures.ours, 95)
    ratios = outcome.ratios()
    wanted, is_met = _target(outcome, notes)
    return (
        row.title,
        shown(median, row.unit),
        shown(p95, row.unit) if len(figures.ours) >= ENOUGH else "",
        shown(percentile(figures.floor, 50), row.unit),
        f"{_digits(ratios[len(ratios) // 2])}×",
        wanted,
        {True: "met", False: "**missed**", None: ""}[is_met],
    )


ENOUGH = 20
"""Of so many figures the 95th percentile says something."""


def _target(outcome: Outcome, notes: int) -> tuple[str, bool | None]:
    """What is wanted, and whether it was met; None where nothing is."""
    row = outcome.row
    if row.target.times_floor is not None:
        ratios = outcome.ratios()
        return f"≤ {row.target.times_floor}×", ratios[len(ratios) // 2] <= row.target.times_floor
    value = row.target.value(notes)
    if value is None:
        return "", None
    which = "p95 " if row.judged is Judged.P95 else ""
    is_met = percentile(outcome.figures().ours, row.judged.value) <= value
    return f"{which}≤ {shown(value, row.unit)}", is_met


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _digits(value: float) -> str:
    if value >= 100:
        return f"{value:,.0f}"
    text = f"{value:.1f}" if value >= 10 else f"{value:.2f}".removesuffix("0")
    return text.removesuffix(".0")

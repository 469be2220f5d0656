"""Running measurements, several times over, and what comes of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from tests.bench.bench import Bench, WrongAnswer
from tests.bench.client import ErrorResponse, ServerEnded
from tests.bench.measurement import Figures, Measurement, Row, Skipped


@dataclass(slots=True)
class Outcome:
    """What came of a row: figures of each round, or why there are none (`skipped`, `failed`)."""

    row: Row
    rounds: list[Figures] = field(default_factory=list)
    skipped: str | None = None
    failed: str | None = None

    def figures(self) -> Figures:
        """Those of all rounds."""
        return Figures(
            [value for figures in self.rounds for value in figures.ours],
            [value for figures in self.rounds for value in figures.floor],
        )

    def ratios(self) -> list[float]:
        """The ratio of each round, the smallest first."""
        return sorted(figures.ratio() for figures in self.rounds)


async def run(bench: Bench, measurement: Measurement, rounds: int) -> list[Outcome]:
    """Measure so many times. What fails once is not tried again."""
    outcomes = {row.key: Outcome(row) for row in measurement.rows}
    for _ in range(rounds):
        try:
            found = await measurement.run(bench)
        except Skipped as reason:
            for outcome in outcomes.values():
                outcome.skipped = str(reason)
            break
        except (WrongAnswer, ErrorResponse, ServerEnded, TimeoutError) as error:
            for outcome in outcomes.values():
                outcome.failed = f"{type(error).__name__}: {error}"
            break
        for key, figures in found.items():
            outcomes[key].rounds.append(figures)
    return list(outcomes.values())


def failures(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """What went wrong, a line each."""
    for outcome in outcomes:
        if outcome.failed:
            yield f"{outcome.row.key}: {outcome.failed}"

"""How fast the program of this checkout is, beside the least that the same work takes:

    python -m tests.bench measure|record|compare [--notes 1000,10000] [--rows keystroke,hover]
        [--rounds 3] [--folder .benchmarks]

`measure` prints the table, `record` also puts the ratios on record, `compare` says which rows have
become worse than what is on record, and fails if one has.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
from pathlib import Path

from tests.bench import records, running, table, vaults
from tests.bench.bench import TOP, Bench
from tests.bench.records import Verdict
from tests.bench.registry import ROWS, with_rows
from tests.bench.running import Outcome


def main() -> int:
    """The status of the whole: 1 where an answer was wrong, or a row has become worse."""
    arguments = _parse()
    status = 0
    for notes in arguments.notes:
        outcomes = asyncio.run(_measure(arguments, notes))
        print(f"\n{notes:,} notes. {table.circumstances()}\n")
        if arguments.command == "compare":
            for verdict, line in records.compared(records.read().get(notes, {}), outcomes):
                print(line)
                status |= verdict is Verdict.WORSE
        else:
            print("\n".join(table.table(outcomes, notes)))
            if notes < vaults.MOST_BACKLINKS:
                print("\nA row that is about more notes than there are is about all of them.")
        if arguments.command == "record":
            records.write(notes, outcomes)
        for failure in running.failures(outcomes):
            print(failure, file=sys.stderr)
            status = 1
    if arguments.command == "measure":
        print("\nThe floors:\n")
        print("\n".join(f"- {floor}" for floor in table.floors(ROWS)))
    return status


async def _measure(arguments: argparse.Namespace, notes: int) -> list[Outcome]:
    folder: Path = arguments.folder.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    print(f"{notes:,} notes", end="", file=sys.stderr, flush=True)
    bench = Bench(vaults.build(folder, notes), notes, folder / f"cache-{notes}")
    bench.check()
    outcomes: list[Outcome] = []
    for measurement in with_rows(arguments.rows):
        print(".", end="", file=sys.stderr, flush=True)
        outcomes += await running.run(bench, measurement, arguments.rounds)
    print(file=sys.stderr)
    wanted = arguments.rows
    return [outcome for outcome in outcomes if not wanted or outcome.row.key in wanted]


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench")
    parser.add_argument("command", choices=("measure", "record", "compare"))
    parser.add_argument("--notes", type=_numbers, default=[1_000], help="sizes of vaults (1000)")
    parser.add_argument("--rows", type=_keys, default=[], help="keys of rows; all without it")
    parser.add_argument("--rounds", type=int, default=3, help="how often to measure (3)")
    parser.add_argument("--folder", type=Path, default=TOP / ".benchmarks")
    return parser.parse_args()


def _numbers(text: str) -> list[int]:
    return [int(part) for part in text.split(",")]


def _keys(text: str) -> list[str]:
    keys = text.split(",")
    known = {row.key for row in ROWS}
    for key in keys:
        if key not in known:
            raise argparse.ArgumentTypeError(
                f"no row “{key}”; there are {', '.join(sorted(known))}"
            )
    return keys


if __name__ == "__main__":
    sys.exit(main())

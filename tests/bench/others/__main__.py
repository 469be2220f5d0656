"""Other servers and ours at the same work, with every answer checked:

    python -m tests.bench.others [--notes 1000] [--folder .benchmarks] [--command 'marksman server']

Without `--command` these are the servers that `make bench-others` has installed.
"""

from __future__ import annotations

import argparse
import asyncio
import shlex
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.bench import table
from tests.bench.bench import TOP, Bench
from tests.bench.client import ServerEnded, percentile
from tests.bench.measurement import Unit
from tests.bench.others import notes as vaults
from tests.bench.others import servers, work
from tests.bench.others.servers import Server
from tests.bench.others.work import Done


def main() -> None:
    arguments = _parse()
    folder: Path = arguments.folder.resolve()
    others = [Server(command, shlex.split(command)) for command in arguments.command]
    compared = [servers.ours(), *(others or servers.installed(folder / "others"))]
    for notes in arguments.notes:
        bench = Bench(vaults.build(folder, notes), notes, folder / f"cache-markdown-{notes}")
        results = []
        for server in compared:
            print(f"{notes:,} notes: {server.name}", file=sys.stderr)
            bench.forget()
            results.append(asyncio.run(_do(server, bench)))
        print(f"\n{notes:,} notes. {table.circumstances()}\n")
        print("\n".join(lines(compared, results)))


def lines(compared: Sequence[Server], results: Sequence[dict[str, Done]]) -> Iterator[str]:
    """A table of what each server took for each task: the median, and of many the 95th
    percentile."""
    yield f"| | {' | '.join(server.name for server in compared)} |"
    yield f"|---|{'---:|' * len(compared)}"
    for key, title in work.TASKS.items():
        unit = Unit.BYTES if key == "memory" else Unit.SECONDS
        yield f"| {title} | {' | '.join(_cell(result[key], unit) for result in results)} |"


def _cell(done: Done, unit: Unit) -> str:
    if not done.right:
        return f"0 of {done.wrong} right" if done.wrong else "–"
    text = table.shown(percentile(done.right, 50), unit)
    if len(done.right) >= table.ENOUGH:
        text += f", p95 {table.shown(percentile(done.right, 95), unit)}"
    asked = done.wrong + len(done.right)
    return f"{text}, {len(done.right)} of {asked} right" if done.wrong else text


async def _do(server: Server, bench: Bench) -> dict[str, Done]:
    try:
        return await work.do(server, bench.vault, bench.notes, bench.environment())
    except (ServerEnded, FileNotFoundError) as error:
        print(f"{server.name}: {error}", file=sys.stderr)
        return {key: Done() for key in work.TASKS}


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.others")
    parser.add_argument("--notes", type=_numbers, default=[1_000], help="sizes of folders (1000)")
    parser.add_argument("--folder", type=Path, default=TOP / ".benchmarks")
    parser.add_argument("--command", action="append", default=[], help="a server; several times")
    return parser.parse_args()


def _numbers(text: str) -> list[int]:
    return [int(part) for part in text.split(",")]


if __name__ == "__main__":
    main()

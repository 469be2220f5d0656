"""How long a whole check takes, the first time and again, and the bare reading of the same files
beside it.

python tests/bench/bench_check.py VAULT [--runs N]
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from pathlib import Path


def read_all(vault: Path) -> tuple[int, float]:
    """How many notes there are, and the seconds that walking to them and reading them takes."""
    started = time.perf_counter()
    count = 0
    for folder, _, names in os.walk(vault):
        for name in names:
            if name.endswith(".md"):
                count += 1
                (Path(folder) / name).read_bytes().decode()
    return count, time.perf_counter() - started


def check(vault: Path, *options: str) -> float:
    """The seconds of one check, as a whole process."""
    command = [sys.executable, "-P", "-m", "notes_lsp", "check", str(vault), "--statistics"]
    command += options
    started = time.perf_counter()
    done = subprocess.run(command, capture_output=True, check=False)
    if b" notes" not in done.stdout:
        raise SystemExit(done.stderr.decode())
    return time.perf_counter() - started


def main() -> None:
    parser = argparse.ArgumentParser(description="How long a whole check takes.")
    parser.add_argument("vault", type=Path)
    parser.add_argument("--runs", type=int, default=3)
    arguments = parser.parse_args()
    notes, floor = read_all(arguments.vault)
    notes, floor = read_all(arguments.vault)
    print(f"{notes:,} notes, walked to and read in {floor:.2f} s")
    tell("check", [check(arguments.vault, "--no-cache") for _ in range(arguments.runs)], floor)
    check(arguments.vault)  # what is known from now on
    tell("check again", [check(arguments.vault) for _ in range(arguments.runs)], floor)


def tell(what: str, seconds: list[float], floor: float) -> None:
    seconds.sort()
    print(f"{what}: best {seconds[0]:.2f} s, median {seconds[len(seconds) // 2]:.2f} s", end="")
    print(f" ({seconds[0] / floor:.0f} times the reading)")


if __name__ == "__main__":
    main()

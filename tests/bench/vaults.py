"""The vaults to measure in: generated ones, each a git repository, with a note that many link to.

They are built once and left as they are: measurements change open documents, and what they change
on the disk they change back.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from tests.bench import generate

MOST_BACKLINKS = 10_000
"""How many notes link to the hub, if there are so many."""

AFFECTED = 100
"""How many of them link to its heading."""

MOST_CHANGED = 5_000
"""In how many files the branches differ, if there are so many."""

HUB = "bench/bench_hub.md"
HEADING = "Common Ground"
FRESH = "bench/bench_fresh.md"
"""A note that many others link to on the branch `AFTER`, and nobody before."""

BEFORE, AFTER = "before", "after"

_HUB_TEXT = f"""---
title: What they all link to
---

Everybody knows it.

## {HEADING}

It is the same for all.
"""
_FRESH_TEXT = """---
title: What is new
---

Nobody knows it yet.
"""


def build(folder: Path, notes: int) -> Path:
    """The vault of so many notes in `folder`, which is built if it is not there yet."""
    vault = folder / f"vault-{notes}"
    if not vault.is_dir():
        unfinished = folder / f"vault-{notes}.new"
        shutil.rmtree(unfinished, ignore_errors=True)
        _write(unfinished, notes)
        unfinished.rename(vault)
    return vault


def backlinks(notes: int) -> int:
    """How many links lead to the hub."""
    return min(notes, MOST_BACKLINKS)


def linking(vault: Path) -> list[Path]:
    """The notes that link to the hub, those with links to its heading first."""
    return _notes(vault)[:MOST_BACKLINKS]


def changed(vault: Path) -> list[Path]:
    """The files that differ on the other branch."""
    return _notes(vault)[:MOST_CHANGED]


def switch(vault: Path, branch: str) -> None:
    """Have git check out one of the two branches."""
    _git(vault, "checkout", "--quiet", branch)


def _write(vault: Path, notes: int) -> None:
    generate.write(vault, notes)
    for at, path in enumerate(linking(vault)):
        target = f"bench_hub#{HEADING}" if at < AFFECTED else "bench_hub"
        _begin(path, f"More of that: [[{target} | common ground]].\n")
    (vault / "bench").mkdir()
    (vault / HUB).write_text(_HUB_TEXT, encoding="utf-8")
    (vault / FRESH).write_text(_FRESH_TEXT, encoding="utf-8")
    _git(vault, "init", "--quiet", "--initial-branch", BEFORE)
    _git(vault, "config", "gc.auto", "0")
    _commit(vault)
    _git(vault, "checkout", "--quiet", "-b", AFTER)
    for path in changed(vault):
        _begin(path, "New is [[bench_fresh | this]].\n")
    _commit(vault)
    switch(vault, BEFORE)


def _notes(vault: Path) -> list[Path]:
    """Those that were generated."""
    return sorted(path for path in vault.rglob("*.md") if path.parent.name != "bench")


def _begin(path: Path, text: str) -> None:
    """Have a note's body begin with a paragraph."""
    frontmatter, end, body = path.read_text(encoding="utf-8").partition("\n---\n")
    path.write_text(f"{frontmatter}{end}\n{text}\n{body}", encoding="utf-8")


def _commit(vault: Path) -> None:
    _git(vault, "add", "--all")
    author = ("-c", "user.name=bench", "-c", "user.email=bench@localhost")
    _git(vault, *author, "commit", "--quiet", "--no-verify", "--message", "Notes")


def _git(vault: Path, *arguments: str) -> None:
    command: Sequence[str] = ["git", "-C", str(vault), *arguments]
    subprocess.run(command, check=True, stdin=subprocess.DEVNULL)

"""What a command did, and how to start one as a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent.parent


class Outcome(NamedTuple):
    """The exit code of a command and what it wrote."""

    code: int
    out: str
    err: str = ""


def text(indented: str) -> str:
    """Lines without the indentation of the test around them, each with its end."""
    return textwrap.dedent(indented).removeprefix("\n")


def environment(changes: Mapping[str, str] | None = None) -> dict[str, str]:
    """The environment for a process that runs the package from anywhere."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("LC_")}
    return {**own, "PYTHONPATH": str(ROOT), **(changes or {})}


def start(
    *words: str, cwd: Path | None = None, changes: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Run the program in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "notes_lsp", *words],
        cwd=cwd,
        env=environment(changes),
        capture_output=True,
        timeout=60,
        check=False,
    )

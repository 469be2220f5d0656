"""The end-to-end run of an editor, with all that it and the server say to each other looked at:

    python -m tests.e2e.run_editor [--write] EDITOR SERVER…

It fails if `tests/e2e/EDITOR/run.sh` does, if the server did what the LSP or the editor forbids
(`protocol_faults.py`), or if something was not seen that `tests/e2e/EDITOR/seen.txt` says: this
is what README.md claims. `--write` writes that file anew, as this run saw it; what not every run
sees is to be taken out of it. An editor that can't be had here (status 77 of `run.sh`) is passed
over, with a line that says so.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.e2e.protocol_faults import faults
from tests.e2e.sessions import read

HERE = Path(__file__).parent

CANNOT_BE_HAD = 77

OF_EVERY_SESSION = {"initialized", "shutdown", "exit", "$/cancelRequest", "$/setTrace"}
"""What says nothing of an editor."""


def say(line: str) -> None:
    """Print a line, after those that the run has printed."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def run(editor: str, server: list[str], records: Path) -> int:
    """The status of the editor's own run."""
    tee = [sys.executable, "-I", "-S", str(HERE / "tee.py"), str(records)]
    return subprocess.run(["bash", HERE / editor / "run.sh", *tee, *server], check=False).returncode


def judge(editor: str, records: Path, write: bool) -> list[str]:
    """What was wrong with what was said, a line each."""
    sessions = read(records)
    seen = set().union(*(session.seen() for session in sessions)) - OF_EVERY_SESSION
    path = HERE / editor / "seen.txt"
    if write:
        path.write_text("".join(f"{name}\n" for name in sorted(seen)), encoding="utf-8")
    wanted = set(path.read_text(encoding="utf-8").split())
    more = ", ".join(sorted(seen - wanted)) or "nothing else"
    say(f"In {len(sessions)} sessions {len(seen & wanted)} methods were seen as expected; {more}")
    return [
        *(f"not seen: {name}" for name in sorted(wanted - seen)),
        *(problem for session in sessions for problem in faults(session)),
    ]


def main() -> int:
    """The status of the whole."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--write", action="store_true")
    parser.add_argument("editor")
    parser.add_argument("server", nargs=argparse.REMAINDER)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        records = Path(folder)
        status = run(arguments.editor, arguments.server, records)
        if status == CANNOT_BE_HAD:
            say(f"SKIPPED  {arguments.editor} can't be had on this machine: nothing was tried")
            return 0
        if status != 0:
            return status
        problems = judge(arguments.editor, records, arguments.write)
    for problem in problems:
        say(f"FAIL {problem}")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())

"""Emacs without a terminal, which calls the commands that keys call (see `drive.el`).

    python3 -m tests.e2e.emacs.drive EMACS SERVER…

The status is that of Emacs, or 1 if its server does not end with it.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from tests.e2e.driving import Failure, Place, check, report

HERE = Path(__file__).parent
PACKAGE = HERE.parents[2] / "editors" / "emacs"

MARKDOWN_MODE = Path("/usr/share/emacs/site-lisp/elpa-src")
"""Where Debian has Lisp that is not compiled, for every Emacs there may be."""


def main(program: str, *server: str) -> int:
    """The status of the run."""
    with tempfile.TemporaryDirectory() as folder:
        place = Place(Path(folder), server)
        with (place.vault / ".notes-lsp.toml").open("a", encoding="utf-8") as settings:
            settings.write("[format]\nenable = true\n")
        (modes,) = MARKDOWN_MODE.glob("markdown-mode-*")
        paths = [f"--directory={path}" for path in (PACKAGE, modes)]
        status = subprocess.run(
            [program, "--batch", *paths, "--load", str(HERE / "drive.el")],
            env=place.environment | {"VAULT": str(place.vault)},
            stdin=subprocess.DEVNULL,
            check=False,
        ).returncode
        try:
            check("no server runs on", lambda: not place.running_servers())
        except Failure as failure:
            report(f"FAIL {failure}")
            return 1
    return status


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

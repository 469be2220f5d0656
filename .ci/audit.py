"""Ask the services that know of holes in packages about everything that is pinned here.

    python .ci/audit.py PIP_AUDIT

It fails where a hole is known in what users run; of one in the tools of development it only tells.
A service that can't be reached has said nothing: that is told, in capitals, and fails nobody.
Nothing is installed or run for it.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

TOP = Path(__file__).parents[1]
EXTENSION = TOP / "editors" / "vscode"

SHIPPED = "what users run"
TOOLS = "tools of development"


def answer(command: Sequence[str], folder: Path = TOP) -> dict[str, Any] | None:
    """What a program says in JSON, whatever its exit code; None where it says something else."""
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    try:
        said = json.loads(done.stdout)
    except ValueError:
        print(done.stderr.strip()[-400:], file=sys.stderr)
        return None
    return said if isinstance(said, dict) else None


def python_holes(pip_audit: str, requirements: str) -> list[str] | None:
    """The known holes of what a file pins; None where nobody could tell."""
    options = ["--require-hashes", "--disable-pip", "--format", "json", "--progress-spinner", "off"]
    return of_pip_audit(answer([pip_audit, "-r", requirements, *options]))


def of_pip_audit(said: dict[str, Any] | None) -> list[str] | None:
    """The holes that pip-audit tells of; None where it says of a package that nobody knows it:
    then it has asked a mirror, which knows of no holes either."""
    if said is None or any("skip_reason" in package for package in said["dependencies"]):
        return None
    return [
        f"{package['name']} {package['version']}: {hole['id']}"
        for package in said["dependencies"]
        for hole in package["vulns"]
    ]


def npm_holes(*options: str) -> list[str] | None:
    """The known holes of what the extension for VS Code uses; None where nobody could tell."""
    npm = shutil.which("npm")
    if npm is None:
        print("there is no npm", file=sys.stderr)
        return None
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        shutil.copy(EXTENSION / "package.json", folder)
        lock = ["install", "--package-lock-only", "--ignore-scripts", "--no-audit", "--no-fund"]
        subprocess.run([npm, *lock], cwd=folder, capture_output=True, check=False)
        return of_npm(answer([npm, "audit", "--json", *options], folder))


def of_npm(said: dict[str, Any] | None) -> list[str] | None:
    """The holes that npm tells of; None where it says what went wrong instead."""
    if said is None or "vulnerabilities" not in said:
        return None
    return [f"{name}: {hole['severity']}" for name, hole in said["vulnerabilities"].items()]


def main(pip_audit: str) -> int:
    """The exit code."""
    return tell(
        {
            f".ci/requirements.txt, {SHIPPED}": python_holes(pip_audit, ".ci/requirements.txt"),
            f".ci/requirements-dev.txt, {TOOLS}": python_holes(
                pip_audit, ".ci/requirements-dev.txt"
            ),
            f"editors/vscode, {SHIPPED}": npm_holes("--omit=dev"),
            f"editors/vscode, {TOOLS}": npm_holes(),
        }
    )


def tell(asked: dict[str, list[str] | None]) -> int:
    """Print what is known of each; the exit code."""
    failed = False
    for what, holes in asked.items():
        if holes is None:
            print(f"NOT AUDITED: {what}: NO SERVICE COULD BE REACHED THAT KNOWS")
            continue
        print(f"{what}: {len(holes) or 'no'} known holes")
        for hole in holes:
            print(f"  {hole}")
        failed = failed or (bool(holes) and what.endswith(SHIPPED))
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

"""Arguments that several commands have."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path


def add_root(parser: argparse.ArgumentParser) -> None:
    """`--root`, a Path or None."""
    parser.add_argument(
        "--root",
        type=Path,
        metavar="FOLDER",
        help="the vault's root, where it would not be found",
    )


def count_of(what: str) -> Callable[[str], int]:
    """Reads a number from 1 on, of `what`. What it makes raises ArgumentTypeError for all else."""

    def read(text: str) -> int:
        if not text.isdecimal() or int(text) < 1:
            raise argparse.ArgumentTypeError(f"{text!r} is no number of {what}")
        return int(text)

    return read

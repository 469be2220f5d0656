"""`notes-lsp cache`: what the program keeps to be faster the next time."""

from __future__ import annotations

import argparse
import sys

from notes_lsp.vault.cache_folder import CacheFolder

_EPILOG = """\
The cache holds what notes tell and what was wrong with them when they were last read. It can be
deleted at any time, and is never written into a vault.
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.epilog = _EPILOG
    parser.add_argument("what", choices=("info", "clear"), help="tell about it, or delete it")


def run(arguments: argparse.Namespace) -> int:
    folder = CacheFolder.of_user()
    if arguments.what == "clear":
        count = folder.clear()
        sys.stdout.write(f"Deleted {count:,} file{'' if count == 1 else 's'}.\n")
        return 0
    files = list(folder.files())
    total = sum(file.bytes for file in files)
    sys.stdout.write(f"folder  {folder.place}\nfiles   {len(files):,}\nsize    {_size(total)}\n")
    return 0


def _size(count: int) -> str:
    return f"{count:,} bytes" if count < 1_000_000 else f"{count / 1_000_000:,.1f} MB"

"""`notes-lsp serve`: the language server."""

from __future__ import annotations

import argparse


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--stdio", action="store_true", help="over stdin and stdout: the default, as editors ask"
    )
    parser.add_argument(
        "--tcp",
        metavar="HOST:PORT",
        help="over the first connection to HOST:PORT; without a HOST, from this machine only",
    )


def run(arguments: argparse.Namespace) -> int:
    from notes_lsp.lsp.serve import main  # for this command only

    tcp: str | None = arguments.tcp
    return main(tcp)

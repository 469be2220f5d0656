"""`notes-lsp rule`: the pages of the rules."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator

from notes_lsp.cli.errors import UsageError
from notes_lsp.rules.codes import CODES, hint_for
from notes_lsp.rules.pages import page, summary
from notes_lsp.rules.registry import RULES


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("code", nargs="?", help="such as timestamp.shifted; without it, all")


def run(arguments: argparse.Namespace) -> int:
    code: str | None = arguments.code
    if code is None:
        sys.stdout.writelines(_list())
        return 0
    if code not in CODES:
        raise UsageError(f"there is no rule {code!r}: {hint_for(code)}")
    sys.stdout.write(page(code))
    return 0


def _list() -> Iterator[str]:
    """Code, usual level and first sentence of each rule."""
    width = max(len(rule.code) for rule in RULES)
    for rule in sorted(RULES, key=lambda rule: rule.code):
        yield f"{rule.code:{width}}  {rule.level:11}  {summary(rule.code)}\n"

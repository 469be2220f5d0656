"""`notes-lsp completion`: scripts that let shells complete the program's commands and options."""

from __future__ import annotations

import argparse
import importlib
import sys
from typing import Final, cast

from notes_lsp.rules.codes import CODES

_SHELLS: Final = ("bash", "zsh", "tcsh")

_EPILOG = """\
examples:
  notes-lsp completion bash > ~/.local/share/bash-completion/completions/notes-lsp
  notes-lsp completion zsh > "${fpath[1]}/_notes-lsp"
"""

_FILES: Final = ("PATH", "FILE", "NOTE", "NOTE|VIDEO", "FOLDER")
"""How options and arguments call a file or folder in `--help`."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.epilog = _EPILOG
    parser.add_argument("shell", choices=_SHELLS)


def run(arguments: argparse.Namespace) -> int:
    import shtab

    sys.stdout.write(shtab.complete(_whole_parser(), arguments.shell) + "\n")
    return 0


def _whole_parser() -> argparse.ArgumentParser:
    """One parser of all commands, which is never used to parse."""
    from notes_lsp.cli.main import COMMANDS, CommandModule

    whole = argparse.ArgumentParser("notes-lsp")
    commands = whole.add_subparsers()
    for name, command in COMMANDS.items():
        parser = commands.add_parser(name, help=command.summary)
        cast(CommandModule, importlib.import_module(command.module)).add_arguments(parser)
        _tell_values(parser)
    return whole


def _tell_values(parser: argparse.ArgumentParser) -> None:
    """Say which values are files, and which are the codes of rules."""
    import shtab

    for action in parser._actions:  # there is no other way to them
        if isinstance(action, argparse._SubParsersAction):
            for inner in action.choices.values():
                _tell_values(inner)
        elif action.metavar in _FILES:
            action.complete = shtab.FILE  # type: ignore[attr-defined]
        elif str(action.metavar or action.dest).upper().startswith("CODE"):
            action.choices = sorted(CODES)

"""The program `notes-lsp`: finds the command and hands over to it.

Only the command that is asked for is imported, so that `--version` and `--help` answer at once.
"""

from __future__ import annotations

import argparse
import importlib
import io
import os
import sys
from collections.abc import Sequence
from typing import Final, NamedTuple, NoReturn, Protocol, TextIO, cast

from notes_lsp import __version__
from notes_lsp.cli.errors import UsageError

INTERRUPTED: Final = 130
WRONG_USE: Final = 2


class CommandModule(Protocol):
    """What the file of a command has."""

    def add_arguments(self, parser: argparse.ArgumentParser) -> None: ...
    def run(self, arguments: argparse.Namespace) -> int: ...


class Command(NamedTuple):
    """A command: where it is, and what it does in one line."""

    module: str
    summary: str


COMMANDS: Final = {
    "check": Command("notes_lsp.cli.check", "find what is wrong in notes, and repair it"),
    "rule": Command("notes_lsp.cli.rule", "explain a rule, or list them all"),
    "serve": Command("notes_lsp.cli.serve", "be the language server of an editor"),
}

_EXAMPLES = """\
examples:
  notes-lsp check                      check the notes of this folder
  notes-lsp check notes/ --fix         repair what can be repaired safely
  notes-lsp check --format json        for other programs
  notes-lsp rule link.unresolved       what a code means
  notes-lsp serve                      for editors, over stdin and stdout
"""


class _Parser(argparse.ArgumentParser):
    """Tells wrong use in one line."""

    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{message}: see {self.prog} --help")


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program with `argv` (without its name); the exit code."""
    _prepare_output()
    try:
        code = _run(list(sys.argv[1:] if argv is None else argv))
        sys.stdout.flush()
    except BrokenPipeError:
        # Nobody reads on, as in `notes-lsp check | head`: Python must not complain at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return INTERRUPTED
    except KeyboardInterrupt:
        return INTERRUPTED
    except UsageError as error:
        return _complain(str(error))
    except OSError as error:
        return _complain(": ".join(filter(None, (error.filename, error.strerror or str(error)))))
    return code


def _prepare_output() -> None:
    """Let nothing that is written be an error: texts hold characters that some terminals lack,
    and a program may be started without any output."""
    sys.stdout = sys.stdout or _nowhere()
    sys.stderr = sys.stderr or _nowhere()
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")


def _nowhere() -> TextIO:
    return open(os.devnull, "w", encoding="utf-8")


def _complain(message: str) -> int:
    from notes_lsp.cli.terminal import printable

    sys.stderr.write(f"notes-lsp: {printable(message)}\n")
    return WRONG_USE


def _run(words: list[str]) -> int:
    try:
        arguments, module = _read(words)
    except SystemExit as end:  # argparse, after --help and --version
        return int(end.code or 0)
    return module.run(arguments)


def _read(words: list[str]) -> tuple[argparse.Namespace, CommandModule]:
    """The arguments, and the command that they are for. Without one it is `serve`, as editors
    call servers; `--help` and `--version` before it are the program's own."""
    if words and words[0] in COMMANDS:
        name, rest = words[0], words[1:]
    elif words and words[0] in ("-h", "--help", "--version", "-V", "version"):
        _program_parser().parse_args(["--version"] if words[0] == "version" else words)
        raise AssertionError("argparse ends the program")
    elif not words and sys.stdin is not None and sys.stdin.isatty():
        _program_parser().parse_args(["--help"])  # no editor, but somebody who wants to know
        raise AssertionError("argparse ends the program")
    elif not words or words[0].startswith("-"):
        name, rest = "serve", words
    else:
        hint = f"notes-lsp check {words[0]}" if os.path.exists(words[0]) else "notes-lsp --help"
        raise UsageError(f"there is no command {words[0]!r}: see {hint}")
    command = COMMANDS[name]
    parser = _Parser(
        f"notes-lsp {name}",
        description=command.summary[0].upper() + command.summary[1:] + ".",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    module = cast(CommandModule, importlib.import_module(command.module))
    module.add_arguments(parser)
    return parser.parse_args(rest), module


def _program_parser() -> argparse.ArgumentParser:
    width = max(map(len, COMMANDS)) + 2
    listed = "\n".join(f"  {name:{width}}{item.summary}" for name, item in COMMANDS.items())
    parser = _Parser(
        "notes-lsp",
        usage="notes-lsp [--help] [--version] COMMAND …",
        description="A language server and checker for Markdown notes about videos.",
        epilog=f"commands:\n{listed}\n\n{_EXAMPLES}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("-V", "--version", action="version", version=f"notes-lsp {__version__}")
    return parser

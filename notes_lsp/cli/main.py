"""The program `notes-lsp`: finds the command and hands over to it.

Only the command that is asked for is imported, so that `--version` and `--help` answer at once.
"""

from __future__ import annotations

import argparse
import gc
import importlib
import io
import os
import sys
from collections.abc import Sequence
from typing import Final, NamedTuple, NoReturn, Protocol, TextIO, cast, runtime_checkable

from notes_lsp import __version__
from notes_lsp.cli.errors import UsageError

INTERRUPTED: Final = 130
WRONG_USE: Final = 2

_OBJECTS: Final = 100_000
"""How many new objects make the garbage collector look for those that hold each other. Most that a
command makes are there to stay, and to look at them as often as usual takes a third of its time."""


class CommandModule(Protocol):
    """What the file of a command has."""

    def add_arguments(self, parser: argparse.ArgumentParser) -> None: ...
    def run(self, arguments: argparse.Namespace) -> int: ...


@runtime_checkable
class ArrangingModule(CommandModule, Protocol):
    """One whose values may look like options, which argparse can't tell."""

    def arrange(self, words: Sequence[str]) -> list[str]: ...


class Command(NamedTuple):
    """A command: where it is, and what it does in one line."""

    module: str
    summary: str


COMMANDS: Final = {
    "cache": Command("notes_lsp.cli.cache", "tell of what is kept to be faster, or delete it"),
    "check": Command("notes_lsp.cli.check", "find what is wrong in notes, and repair it"),
    "completion": Command("notes_lsp.cli.completion", "let a shell complete all of this"),
    "config": Command("notes_lsp.cli.config", "show settings, check them, print their schema"),
    "init": Command("notes_lsp.cli.init", "look at a vault, and write settings for it"),
    "move": Command("notes_lsp.cli.move", "move notes, files and folders, with all links to them"),
    "rename": Command("notes_lsp.cli.rename", "rename a note, with all links to it"),
    "rule": Command("notes_lsp.cli.rule", "explain a rule, or list them all"),
    "serve": Command("notes_lsp.cli.serve", "be the language server of an editor"),
    "timeline": Command("notes_lsp.cli.timeline", "tell what the notes say of a video, in order"),
    "timestamps": Command("notes_lsp.cli.timestamps", "list, shift or convert timestamps"),
    "unresolved": Command("notes_lsp.cli.unresolved", "rank the notes that links miss"),
}

_HELP = """\
usage: notes-lsp [--help] [--version] COMMAND …

A language server and checker for Markdown notes about videos.

commands:
{commands}

examples:
  notes-lsp init                       what a vault is, what is wrong in it, and settings for it
  notes-lsp check                      check the notes of this folder
  notes-lsp check notes/ --fix         repair what can be repaired safely
  notes-lsp check --format json        for other programs
  notes-lsp rule link.unresolved       what a code means
  notes-lsp check --help               all options of a command
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
        where = f"{error.filename}: " if error.filename is not None else ""
        return _complain(f"{where}{error.strerror or error}")
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
    """Do what `words` say. Without a command that is to serve, as editors call servers."""
    first = words[0] if words else ""
    if first in ("--version", "-V", "version"):
        sys.stdout.write(f"notes-lsp {__version__}\n")
        return 0
    if first in ("--help", "-h", "help") or (not words and _is_at_terminal()):
        sys.stdout.write(_help())
        return 0
    if first in COMMANDS:
        return _run_command(first, words[1:])
    if not words or first.startswith("-"):
        return _run_command("serve", words)
    if os.path.exists(first):
        raise UsageError(f"there is no command {first!r}: see notes-lsp check {first}")
    import difflib  # for slips only

    near = difflib.get_close_matches(first, COMMANDS, 1)
    hint = f"did you mean {near[0]!r}?" if near else "see notes-lsp --help"
    raise UsageError(f"there is no command {first!r}: {hint}")


def _is_at_terminal() -> bool:
    """Whether there is somebody who wants to know what this is, and no editor."""
    return sys.stdin is not None and sys.stdin.isatty()


def _run_command(name: str, words: list[str]) -> int:
    command = COMMANDS[name]
    if name != "serve":
        gc.set_threshold(_OBJECTS)
    parser = _Parser(
        f"notes-lsp {name}",
        description=command.summary[0].upper() + command.summary[1:] + ".",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    module = cast(CommandModule, importlib.import_module(command.module))
    module.add_arguments(parser)
    try:
        if isinstance(module, ArrangingModule):
            words = module.arrange(words)
        arguments = parser.parse_args(words)
    except SystemExit as end:  # argparse, after --help
        return int(end.code or 0)
    return module.run(arguments)


def _help() -> str:
    width = max(map(len, COMMANDS)) + 2
    commands = "\n".join(f"  {name:{width}}{item.summary}" for name, item in COMMANDS.items())
    return _HELP.format(commands=commands)

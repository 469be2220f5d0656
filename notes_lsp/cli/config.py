"""`notes-lsp config`: the settings that hold, where they come from, and whether they are right."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

import msgspec

from notes_lsp.cli.errors import UsageError
from notes_lsp.cli.paths import shown_path
from notes_lsp.cli.terminal import printable
from notes_lsp.cli.toml import toml_key, toml_value
from notes_lsp.rules.codes import NAMES
from notes_lsp.rules.schema import settings_schema
from notes_lsp.vault.roots import find_root
from notes_lsp.vault.settings import Keys
from notes_lsp.vault.settings_errors import Lines
from notes_lsp.vault.settings_files import PROJECT_FILE, SETTINGS_FILE, user_file
from notes_lsp.vault.settings_layers import Layers, lay
from notes_lsp.vault.settings_sources import (
    SettingsError,
    Source,
    SourceKind,
    check,
    read_settings_file,
    read_sources,
)

_WRONG: Final = 2

_EPILOG = """\
examples:
  notes-lsp config show notes/               what holds in this folder, and who says so
  notes-lsp config check                     all that is wrong with the settings here
  notes-lsp config schema > notes-lsp.json   for editors: a line `#:schema notes-lsp.json` in a
                                             .notes-lsp.toml, and its keys are completed
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.epilog = _EPILOG
    what = parser.add_subparsers(dest="what", required=True, metavar="show|schema|check")
    show = what.add_parser("show", help="print the settings that hold, and where they come from")
    show.add_argument("folder", nargs="?", default=".", help="whose (this folder)")
    show.add_argument("--config", metavar="FILE", help="and those of this file over them")
    show.set_defaults(do=_show)
    schema = what.add_parser("schema", help="print the JSON Schema of settings")
    schema.set_defaults(do=_schema)
    checked = what.add_parser("check", help="tell all that is wrong with settings")
    checked.add_argument("file", nargs="?", help="of this file (without it: all that hold here)")
    checked.set_defaults(do=_check)


def run(arguments: argparse.Namespace) -> int:
    code: int = arguments.do(arguments)
    return code


# Schema


def _schema(_: argparse.Namespace) -> int:
    sys.stdout.write(json.dumps(settings_schema(), indent=2, ensure_ascii=False) + "\n")
    return 0


# Check


def _check(arguments: argparse.Namespace) -> int:
    """Tell all mistakes of the files; 2 where there are any."""
    try:
        if arguments.file is not None:
            sources = [_source(Path(arguments.file))]
        else:
            sources = read_sources(_root(Path()))
    except SettingsError as error:
        _tell(str(error))
        return _WRONG
    mistakes = [mistake for source in sources for mistake in check(source, NAMES)]
    for mistake in mistakes:
        _tell(str(mistake))
    wrong = {mistake.name for mistake in mistakes}
    for source in sources:
        if source.name not in wrong:
            _tell(f"{source.name}: valid")
    if not sources:
        _tell("there are no settings here: the defaults hold")
    return _WRONG if mistakes else 0


def _source(place: Path) -> Source:
    """The settings in a file, judged as what it is by its place and name."""
    kind: SourceKind = "command line"
    if place.name in (SETTINGS_FILE, PROJECT_FILE):
        kind = "vault"
    elif place.resolve() == user_file().resolve():
        kind = "user"
    return read_settings_file(place, kind)


def _tell(line: str) -> None:
    sys.stdout.write(f"{printable(line)}\n")


# Show


def _show(arguments: argparse.Namespace) -> int:
    root = _root(Path(arguments.folder))
    named = Path(arguments.config) if arguments.config is not None else None
    try:
        sources = read_sources(root, named)
    except SettingsError as error:
        raise UsageError(str(error)) from error
    for source in sources:
        for mistake in check(source, NAMES):
            raise UsageError(str(mistake))
    _tell(f"# The vault at {root}")
    if os.environ.get("CI"):
        _tell("# CI is set, so that the settings of the user do not count")
    sys.stdout.writelines(_toml(lay(sources)))
    return 0


def _root(folder: Path) -> Path:
    try:
        place = folder.resolve(strict=True)
    except (OSError, RuntimeError):
        raise UsageError(f"{folder}: there is no such folder") from None
    place = place if place.is_dir() else place.parent
    return find_root(place, place).path


def _toml(layers: Layers) -> Iterator[str]:
    """All settings, each with who said it."""
    origins = _Origins(layers.origins)
    for group, table in msgspec.to_builtins(layers.settings).items():
        yield from _table((group,), table, origins)


def _table(keys: Keys, table: dict[str, object], origins: _Origins) -> Iterator[str]:
    """A table, and the tables in it after it: TOML has them in this order."""
    inner = {key: value for key, value in table.items() if isinstance(value, dict) and value}
    yield f"\n[{'.'.join(map(toml_key, keys))}]\n"
    for key, value in table.items():
        if key not in inner:
            yield f"{toml_key(key)} = {toml_value(value)}  # {origins.of((*keys, key))}\n"
    for key, value in inner.items():
        yield from _table((*keys, key), value, origins)


class _Origins:
    """Who said what, with file and line."""

    def __init__(self, origins: dict[Keys, Source]) -> None:
        self._origins = origins
        self._lines = {id(source): Lines(source.text) for source in _each(origins.values())}

    def of(self, keys: Keys) -> str:
        source = self._origins.get(keys)
        if source is None:
            return "default"
        line = self._lines[id(source)].of((*source.above, *keys))
        place = source.place
        name = source.name if place is None else shown_path(place.parent, place.name)
        return printable(name if line is None else f"{name}:{line}")


def _each(sources: Iterable[Source]) -> Iterable[Source]:
    return {id(source): source for source in sources}.values()

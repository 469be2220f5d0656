"""Where settings come from: the user's file, the editor, the vault's file, the command line. Each
source is read and judged on its own, so that what is said of a mistake names the right place; what
holds where several speak is settings_layers.py's.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal, TypeAlias

import msgspec

from notes_lsp.vault.globs import is_glob
from notes_lsp.vault.settings import PERSONAL, Keys, Settings
from notes_lsp.vault.settings_files import PROJECT_FILE, SETTINGS_FILE, user_file

SourceKind: TypeAlias = Literal["user", "editor", "vault", "command line"]

MAX_SETTINGS_BYTES: Final = 1_000_000
"""A settings file larger than this is none."""

_PROJECT_TABLE: Final = ("tool", "notes-lsp")
_EDITORS_OWN: Final = frozenset({"server", "trace"})
"""Keys of editors' settings that are not the server's: how it is started, and what is logged."""


class SettingsError(Exception):
    """Wrong settings. `name` is what they are called, `place` their file if they are in one;
    `line` counts from 1, None where it is the whole."""

    def __init__(
        self, name: str, message: str, line: int | None = None, place: Path | None = None
    ) -> None:
        super().__init__(f"{name}: {message}" if line is None else f"{name}:{line}: {message}")
        self.name = name
        self.message = message
        self.line = line
        self.place = place


@dataclass(slots=True)
class Source:
    """Settings as somebody wrote them; `check` tells whether they can be obeyed."""

    kind: SourceKind
    name: str
    """What they are called in messages."""
    table: dict[str, object]
    place: Path | None = None
    text: str = ""
    """The file, for its lines, in which the settings are below the tables `above`."""
    above: Keys = ()

    def error(self, message: str, line: int | None) -> SettingsError:
        return SettingsError(self.name, message, line, self.place)


# Reading


def read_sources(root: Path, command_line: Path | None = None) -> list[Source]:
    """What is written for the vault at `root` in the files of the user and of the vault, and in
    the file that the command line names.

    Raises SettingsError for files that can't be read, or are no TOML.
    """
    found = [read_user_file(), read_vault_file(root)]
    if command_line is not None:
        found.append(read_settings_file(command_line))
    return [source for source in found if source is not None]


def read_user_file() -> Source | None:
    """The user's settings; None where there are none, and in CI, where nobody's own settings
    may decide. Raises SettingsError."""
    if os.environ.get("CI"):
        return None
    place = user_file()
    text = _read(place)
    return None if text is None else parse_source("user", text, place)


def read_vault_file(root: Path) -> Source | None:
    """The settings of the vault at `root`, from a file of their own or from its
    `pyproject.toml`; None where there are none. Raises SettingsError."""
    place = root / SETTINGS_FILE
    text = _read(place, root)
    if text is not None:
        return parse_source("vault", text, place)
    place = root / PROJECT_FILE
    try:
        text = _read(place, root)
    except SettingsError:
        return None  # it may be anybody's, and need not be meant for us
    if text is None or "notes-lsp" not in text:
        return None
    source = parse_source("vault", text, place, _PROJECT_TABLE)
    return source if source.table else None


def read_settings_file(place: Path, kind: SourceKind = "command line") -> Source:
    """The settings in a file that is named, which may be a `pyproject.toml`. Raises
    SettingsError."""
    text = _read(place)
    if text is None:
        raise SettingsError(str(place), "there is no such file", place=place)
    return parse_source(kind, text, place, _PROJECT_TABLE if place.name == PROJECT_FILE else ())


def parse_source(kind: SourceKind, text: str, place: Path, above: Keys = ()) -> Source:
    """The settings in the TOML `text` of the file at `place`, there below the tables `above`.

    Raises SettingsError for what is no TOML.
    """
    source = Source(kind, str(place), {}, place, text, above)
    found: object
    try:
        found = tomllib.loads(text)
    except ValueError as error:  # TOMLDecodeError, or a number of thousands of digits
        from notes_lsp.vault.settings_errors import explain_toml  # for mistakes only

        raise source.error(*explain_toml(error, text)) from error
    except RecursionError as error:
        raise source.error("tables or lists too deep in each other", None) from error
    for key in above:
        found = found.get(key, {}) if isinstance(found, dict) else {}
    if not isinstance(found, dict):
        from notes_lsp.vault.settings_errors import Lines  # for mistakes only

        raise source.error(f"{'.'.join(above)}: a table is wanted", Lines(text).of(above))
    return _with_table(source, found)


def editor_source(value: object) -> Source:
    """The settings that an editor has; what is unset there is null, or missing.

    Raises SettingsError for what no settings are.
    """
    source = Source("editor", "the editor's settings", {})
    if not isinstance(value, dict):
        raise source.error("a table is wanted", None)
    return _with_table(source, {key: value[key] for key in value if key not in _EDITORS_OWN})


def _with_table(source: Source, table: dict[str, object]) -> Source:
    try:
        source.table = _with_whole_codes(_set(table))
    except RecursionError as error:
        raise source.error("tables or lists too deep in each other", None) from error
    return source


def _set(table: dict[str, object]) -> dict[str, object]:
    """`table` without what is null in it."""
    return {
        key: _set(value) if isinstance(value, dict) else value
        for key, value in table.items()
        if value is not None
    }


def _with_whole_codes(table: dict[str, object]) -> dict[str, object]:
    """`table` with `rules.link.unresolved`, three keys to TOML, as the level of one code."""
    table = dict(table)
    if "rules" in table:
        table["rules"] = _flat(table["rules"])
    per_path = table.get("per-path")
    if isinstance(per_path, dict):
        table["per-path"] = {glob: _flat(levels) for glob, levels in per_path.items()}
    return table


def _flat(levels: object) -> object:
    if not isinstance(levels, dict):
        return levels
    flat: dict[str, object] = {}
    for code, level in levels.items():
        inner = _flat(level)
        if isinstance(inner, dict):
            flat |= {f"{code}.{rest}": value for rest, value in inner.items()}
        else:
            flat[code] = level
    return flat


def _read(place: Path, root: Path | None = None) -> str | None:
    """The text of a file, which may not lie outside of `root`; None where there is none."""
    try:
        if not place.is_file():
            if os.path.lexists(place):
                raise SettingsError(
                    str(place), "this is no ordinary file, so there are no settings in it"
                )
            return None
        if root is not None and not place.resolve().is_relative_to(root.resolve()):
            raise SettingsError(str(place), "a link that leads out of the vault is not followed")
        with place.open("rb") as file:
            data = file.read(MAX_SETTINGS_BYTES + 1)
        if len(data) > MAX_SETTINGS_BYTES:
            raise SettingsError(
                str(place), f"larger than {MAX_SETTINGS_BYTES:,} bytes: no settings are"
            )
        return data.decode("utf-8-sig")
    except SettingsError as error:
        error.place = place
        raise
    except UnicodeDecodeError as error:
        # The error's own bytes: those of the file may begin with a BOM.
        line = error.object.count(b"\n", 0, error.start) + 1
        message = f"this is not UTF-8: the byte 0x{error.object[error.start]:02x} stands here"
        raise SettingsError(str(place), message, line, place) from error
    except OSError as error:
        reason = error.strerror or error
        raise SettingsError(str(place), f"can't be read: {reason}", place=place) from error


# Judging


def check(source: Source, codes: Collection[str]) -> list[SettingsError]:
    """All that is wrong with a source, by line; nothing where it can be obeyed. `codes` are those
    of the rules that there are."""
    if _is_sound(source, codes):
        return []
    from notes_lsp.vault.settings_errors import explain  # for mistakes only

    mistakes = explain(source, codes)
    return [source.error(message, line) for message, line in mistakes]


def _is_sound(source: Source, codes: Collection[str]) -> bool:
    try:
        settings = msgspec.convert(source.table, Settings)
    except msgspec.ValidationError:
        return False
    globs = [*settings.files.include, *settings.files.exclude, *settings.per_path]
    if not all(map(is_glob, globs)):
        return False
    every = (settings.rules, *settings.per_path.values())
    if not all(code in codes for levels in every for code in levels):
        return False
    return source.kind != "vault" or PERSONAL.keys().isdisjoint(values_of(source.table))


def values_of(table: dict[str, object]) -> dict[Keys, object]:
    """All values of a table and of the tables in it, in order."""
    return dict(_values(table))


def _values(table: dict[str, object], above: Keys = ()) -> Iterator[tuple[Keys, object]]:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _values(value, (*above, key))
        else:
            yield (*above, key), value

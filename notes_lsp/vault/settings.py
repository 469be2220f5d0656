"""Settings: one typed schema, read from a vault's `.notes-lsp.toml` or from `[tool.notes-lsp]` in
its `pyproject.toml`. Validation, defaults and descriptions all come from the types here; what is
said of mistakes comes from settings_errors.py."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Final, Literal, TypeAlias

import msgspec
from msgspec import Meta

SETTINGS_FILE: Final = ".notes-lsp.toml"
PROJECT_FILE: Final = "pyproject.toml"
_PROJECT_TABLE: Final = ("tool", "notes-lsp")

MAX_SETTINGS_BYTES: Final = 1_000_000
"""A settings file larger than this is none."""

RuleLevel: TypeAlias = Literal["error", "warning", "information", "hint", "off"]
Levels: TypeAlias = dict[str, RuleLevel]
Globs: TypeAlias = tuple[str, ...]
Extension: TypeAlias = Annotated[str, Meta(pattern=r"^\.[^./\\]+$", examples=[".md"])]


class SettingsError(Exception):
    """Wrong settings. `line` counts from 1; None where it is the file as a whole."""

    def __init__(self, place: Path, message: str, line: int | None = None) -> None:
        super().__init__(f"{place}: {message}" if line is None else f"{place}:{line}: {message}")
        self.place = place
        self.message = message
        self.line = line


class _Group(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab", kw_only=True):
    """A table of the file. Keys are written with dashes."""


class Files(_Group, frozen=True):
    """Which files are notes."""

    extensions: Annotated[
        tuple[Extension, ...],
        Meta(description="What the names of notes end in, in any case."),
    ] = (".md", ".markdown")
    include: Annotated[
        Globs,
        Meta(
            description="Globs, as in a `.gitignore`, that bring back what is ignored. One with a"
            " slash also opens the ignored folders that it leads through."
        ),
    ] = ()
    exclude: Annotated[
        Globs,
        Meta(description="Globs, as in a `.gitignore`, of files and folders that are left out."),
    ] = ()
    max_size: Annotated[
        int, Meta(ge=1, description="Bytes. A larger note is skipped, with a finding.")
    ] = 10_000_000


class Links(_Group, frozen=True):
    """How wikilinks find their notes, and how they are written."""

    resolution: Annotated[
        Literal["auto", "folder-first", "obsidian", "quartz"],
        Meta(
            description="How a link finds its note. `auto`: `quartz` where there is a"
            " `quartz.config.ts`, else `folder-first`."
        ),
    ] = "auto"
    alias_first: Annotated[
        bool | Literal["auto"],
        Meta(
            description="Whether links are written `[[Label|target]]`. `auto`: where at least four"
            " of five links have the name of a note on the right, and fewer on the left."
        ),
    ] = "auto"
    redirects: Annotated[
        dict[str, str], Meta(description="Old names of notes, and the names of the notes now.")
    ] = {}
    ignore_targets: Annotated[
        Globs, Meta(description="Globs of targets that are never reported as unresolved.")
    ] = ()


class Timestamps(_Group, frozen=True):
    """What is known of the videos."""

    max_video_hours: Annotated[
        float, Meta(gt=0, description="Hours. Stamps past this need evidence to be believed.")
    ] = 4.0
    moment_window: Annotated[
        int, Meta(ge=0, description="Seconds around a moment that count as the same moment.")
    ] = 15


class Settings(_Group, frozen=True):
    """All settings of a vault."""

    files: Files = Files()
    links: Links = Links()
    timestamps: Timestamps = Timestamps()
    rules: Annotated[Levels, Meta(description="Levels by the code of a rule.")] = {}
    per_path: Annotated[
        dict[str, Levels],
        Meta(description="Levels by code, for the notes whose path a glob matches."),
    ] = {}


def load_settings(root: Path) -> Settings:
    """The settings of the vault at `root`; the defaults where it has none.

    Raises SettingsError for files that can't be read or hold anything wrong.
    """
    place = root / SETTINGS_FILE
    text = _read(root, place)
    if text is not None:
        return parse_settings(text, place)
    place = root / PROJECT_FILE
    try:
        text = _read(root, place)
    except SettingsError:
        return Settings()  # it may be anybody's, and need not be meant for us
    if text is None or "notes-lsp" not in text:
        return Settings()
    return parse_settings(text, place, _PROJECT_TABLE)


def parse_settings(text: str, place: Path, table: tuple[str, ...] = ()) -> Settings:
    """The settings in the `table` of the TOML `text`; `place` is the file to name in errors.

    Raises SettingsError.
    """
    try:
        found: Any = tomllib.loads(text)
        for key in table:
            found = found.get(key, {}) if isinstance(found, dict) else {}
        found = _with_whole_codes(found)
    except ValueError as error:  # TOMLDecodeError, or a number of thousands of digits
        from notes_lsp.vault.settings_errors import explain_toml  # for mistakes only

        raise SettingsError(place, *explain_toml(error, text)) from error
    except RecursionError as error:
        raise SettingsError(place, "tables or lists too deep in each other") from error
    try:
        settings = msgspec.convert(found, Settings)
    except msgspec.ValidationError:
        from notes_lsp.vault.settings_errors import explain  # for mistakes only

        raise SettingsError(place, *explain(found, Settings, text, table)) from None
    for keys, glob in _globs_of_paths(settings):
        from notes_lsp.vault.globs import is_glob  # for those vaults that have some

        if not is_glob(glob):
            from notes_lsp.vault.settings_errors import explain_glob  # for mistakes only

            raise SettingsError(place, *explain_glob(keys, glob, text, table))
    return settings


def _globs_of_paths(settings: Settings) -> Iterator[tuple[tuple[str, ...], str]]:
    """The globs that paths are matched with, each with the setting that it stands in."""
    for glob in settings.files.include:
        yield ("files", "include"), glob
    for glob in settings.files.exclude:
        yield ("files", "exclude"), glob
    for glob in settings.per_path:
        yield ("per-path", glob), glob


def _with_whole_codes(table: object) -> object:
    """`table` with `rules.link.unresolved`, three keys to TOML, as the level of one code."""
    if not isinstance(table, dict):
        return table
    table = dict(table)
    if "rules" in table:
        table["rules"] = _flat(table["rules"])
    if isinstance(table.get("per-path"), dict):
        table["per-path"] = {glob: _flat(levels) for glob, levels in table["per-path"].items()}
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


def _read(root: Path, place: Path) -> str | None:
    """The text of a file; None where there is none."""
    try:
        if not place.is_file():
            if os.path.lexists(place):
                raise SettingsError(
                    place, "this is no ordinary file, so there are no settings in it"
                )
            return None
        if not place.resolve().is_relative_to(root.resolve()):
            raise SettingsError(place, "a link that leads out of the vault is not followed")
        with place.open("rb") as file:
            data = file.read(MAX_SETTINGS_BYTES + 1)
        if len(data) > MAX_SETTINGS_BYTES:
            raise SettingsError(place, f"larger than {MAX_SETTINGS_BYTES:,} bytes: no settings are")
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SettingsError(place, "not UTF-8") from error
    except OSError as error:
        raise SettingsError(place, f"can't be read: {error.strerror or error}") from error

"""Settings: one typed schema, read from a vault's `.notes-lsp.toml` or from `[tool.notes-lsp]` in
its `pyproject.toml`. Validation, defaults and descriptions all come from the types here."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Annotated, Any, Final, Literal, TypeAlias

import msgspec

SETTINGS_FILE: Final = ".notes-lsp.toml"

_MOST_BYTES = 1_000_000
"""A settings file larger than this is none."""

RuleLevel: TypeAlias = Literal["error", "warning", "information", "hint", "off"]
Extension: TypeAlias = Annotated[str, msgspec.Meta(pattern=r"^\.[^./\\]+$")]


class SettingsError(Exception):
    """Wrong settings, in one line: file, line, what is wrong and what would be right."""


class _Group(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab", kw_only=True):
    """A table of the file. Keys are written with dashes."""


class Files(_Group, frozen=True):
    """Which files are notes."""

    extensions: tuple[Extension, ...] = (".md", ".markdown")
    include: tuple[str, ...] = ()
    """Globs that bring back what is ignored."""
    exclude: tuple[str, ...] = ()
    """Globs, as in a `.gitignore`, of files and folders that are left out."""
    max_size: Annotated[int, msgspec.Meta(ge=1)] = 10_000_000
    """Bytes. A larger note is skipped, with a finding."""


class Links(_Group, frozen=True):
    """How wikilinks find their notes, and how they are written."""

    resolution: Literal["auto", "folder-first", "obsidian", "quartz"] = "auto"
    """`auto`: `quartz` where there is a `quartz.config.ts`, else `folder-first`."""
    style: Literal["auto"] = "auto"
    alias_first: bool | Literal["auto"] = "auto"
    """Whether links are written `[[Label|target]]`."""
    redirects: dict[str, str] = {}
    """Old names of notes, and where they are now."""
    ignore_targets: tuple[str, ...] = ()
    """Globs of targets that are never unresolved."""


class Timestamps(_Group, frozen=True):
    """What is known of the videos."""

    max_video_hours: Annotated[float, msgspec.Meta(gt=0)] = 4.0
    """Stamps past this need evidence."""
    moment_window: Annotated[int, msgspec.Meta(ge=0)] = 15
    """Seconds around a moment that count as the same moment."""


class Notes(_Group, frozen=True):
    """How notes are named."""

    slug: Literal["auto", "underscore", "dash", "title"] = "auto"


class Settings(_Group, frozen=True):
    """All settings of a vault."""

    files: Files = Files()
    links: Links = Links()
    timestamps: Timestamps = Timestamps()
    notes: Notes = Notes()
    rules: dict[str, RuleLevel] = {}
    """Levels by code."""
    per_path: dict[str, dict[str, RuleLevel]] = {}
    """Levels by code, for the notes that a glob matches."""


def load_settings(root: Path) -> Settings:
    """The settings of the vault at `root`; the defaults where it has none.

    Raises SettingsError for files that can't be read or hold anything wrong.
    """
    place = root / SETTINGS_FILE
    text = _read(place)
    if text is not None:
        return parse_settings(text, place)
    place = root / "pyproject.toml"
    text = _read(place)
    if text is None:
        return Settings()
    table = _parse_toml(text, place).get("tool", {}).get("notes-lsp")
    return Settings() if table is None else _convert(table, text, place)


def parse_settings(text: str, place: Path) -> Settings:
    """The settings that `text` holds; `place` is the file to name in a SettingsError."""
    return _convert(_parse_toml(text, place), text, place)


def _read(place: Path) -> str | None:
    """The text of a file; None where there is none."""
    try:
        if not place.is_file():
            return None
        if place.stat().st_size > _MOST_BYTES:
            raise SettingsError(f"{place}: larger than {_MOST_BYTES:,} bytes: no settings are")
        return place.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise SettingsError(f"{place}: not UTF-8") from error
    except OSError as error:
        raise SettingsError(f"{place}: {error.strerror}") from error


def _parse_toml(text: str, place: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{place}: {error}") from error


def _convert(table: Any, text: str, place: Path) -> Settings:
    try:
        return msgspec.convert(table, Settings)
    except msgspec.ValidationError as error:
        message, key = _explain(str(error))
        line = _line_of(key, text)
        raise SettingsError(f"{place}:{line}: {message}") from error


_UNKNOWN = re.compile(r"Object contains unknown field `(?P<key>[^`]*)`(?: - at `\$\.?(?P<at>.*)`)?")
_WRONG = re.compile(r"(?P<what>.*?)(?: - at `(?P<at>.*)`)?")


def _explain(message: str) -> tuple[str, str]:
    """msgspec's message in the words of the file, and the key that it speaks of."""
    unknown = _UNKNOWN.fullmatch(message)
    if unknown:
        key, group = unknown["key"], unknown["at"] or ""
        near = _nearest(key, _keys(group))
        hint = f": did you mean {near!r}?" if near else f": there are {', '.join(_keys(group))}"
        where = f" in [{group}]" if group else ""
        return f"unknown key {key!r}{where}{hint}", key
    wrong = _WRONG.fullmatch(message)
    at = (wrong["at"] or "").removeprefix("$.") if wrong else ""
    what = wrong["what"] if wrong else message
    key = at.rpartition(".")[2]
    return f"{at}: {what}" if at else what, re.sub(r"\[.*", "", key)


def _keys(group: str) -> list[str]:
    """The keys that a table of the file may have."""
    kinds: dict[str, type[_Group]] = {
        "": Settings,
        "files": Files,
        "links": Links,
        "timestamps": Timestamps,
        "notes": Notes,
    }
    kind = kinds.get(group)
    return [] if kind is None else [item.encode_name for item in msgspec.structs.fields(kind)]


def _nearest(key: str, keys: list[str]) -> str | None:
    from rapidfuzz import fuzz, process  # for mistakes only

    found = process.extractOne(key, keys, scorer=fuzz.ratio, score_cutoff=60)
    return None if found is None else str(found[0])


def _line_of(key: str, text: str) -> int:
    """The line on which `key` stands first; 1 where it can't be found."""
    wanted = re.compile(rf"\s*\[?[\w.\-\"' ]*{re.escape(key)}\b") if key else None
    for number, line in enumerate(text.splitlines(), 1):
        if wanted is not None and wanted.match(line):
            return number
    return 1

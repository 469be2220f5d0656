"""Which settings hold: those of each source laid over each other."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Final, NamedTuple

import msgspec

from notes_lsp.vault.levels import patterns_of
from notes_lsp.vault.settings import DECIDING, Keys, Settings
from notes_lsp.vault.settings_sources import Source, SourceKind, check, read_sources, values_of

_DECIDING_ORDER: Final[tuple[SourceKind, ...]] = ("user", "editor", "vault", "command line")
"""The later wins: where a vault speaks, editor and CI agree."""
_LOOKS_ORDER: Final[tuple[SourceKind, ...]] = ("user", "vault", "editor", "command line")


class Layers(NamedTuple):
    """What holds, and for each value that is not a default who said it."""

    settings: Settings
    origins: dict[Keys, Source]


def load_settings(root: Path, codes: Collection[str], command_line: Path | None = None) -> Settings:
    """The settings of the vault at `root`, as the command line has them.

    Raises SettingsError for the first thing that is wrong in any of the files.
    """
    sources = read_sources(root, command_line)
    for source in sources:
        for error in check(source, codes):
            raise error
    return lay(sources).settings


def lay(sources: Iterable[Source]) -> Layers:
    """What holds where all of these speak, each without a mistake. Values that are tables are
    joined, key by key; all others are replaced."""
    by_kind = {source.kind: source for source in sources}
    values: dict[Keys, object] = {}
    origins: dict[Keys, Source] = {}
    for order, is_deciding in ((_DECIDING_ORDER, True), (_LOOKS_ORDER, False)):
        for kind in order:
            source = by_kind.get(kind)
            if source is None:
                continue
            said = {
                keys: value
                for keys, value in values_of(source.table).items()
                if (keys[0] in DECIDING) == is_deciding
            }
            for keys in said if values else ():
                _overrule(values, keys)
            values |= said
            origins |= dict.fromkeys(said, source)
    settings = msgspec.convert(_nested(values), Settings)
    return Layers(settings, {keys: origins[keys] for keys in values})


def _overrule(values: dict[Keys, object], keys: Keys) -> None:
    """Make place for a value that is said later than `values`: a level for all notes counts also
    where the earlier have one for some notes, that of a pattern also for the codes that it stands
    for, and the globs of the later come after theirs."""
    values.pop(keys, None)
    if keys[0] == "rules":
        for other in [other for other in values if _is_level(other, keys[1])]:
            del values[other]
    elif keys[0] == "per-path":
        for other in [other for other in values if other[:2] == keys[:2]]:
            value = values.pop(other)
            if not _is_level(other, keys[2]):
                values[other] = value


def _is_level(keys: Keys, pattern: str) -> bool:
    """Whether a level stands at `keys`, for all notes or some, of a code that `pattern` means."""
    return keys[0] in ("rules", "per-path") and pattern in patterns_of(keys[-1])


def _nested(values: dict[Keys, object]) -> dict[str, object]:
    nested: dict[str, object] = {}
    for keys, value in values.items():
        table = nested
        for key in keys[:-1]:
            inner = table.setdefault(key, {})
            assert isinstance(inner, dict)
            table = inner
        table[keys[-1]] = value
    return nested

"""What is said of wrong settings: the file, the line, what is wrong, and what would be right.

msgspec tells what is wrong and, as `$.rules[...]`, about where. Which key it is comes from trying
the keys one by one; its line from the text, since TOML readers keep none.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from typing import Final, NamedTuple

import msgspec
from msgspec import inspect
from rapidfuzz import fuzz, process

from notes_lsp.vault.globs import is_glob
from notes_lsp.vault.settings import PERSONAL, Keys, Settings
from notes_lsp.vault.settings_sources import Source, SourceKind

_TOML_PLACE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)")


class Mistake(NamedTuple):
    """What is wrong, and on which line, counted from 1, where that can be told."""

    message: str
    line: int | None


def explain_toml(error: ValueError, text: str) -> Mistake:
    """The error for a file whose `text` is no TOML."""
    message = str(error)
    found = _TOML_PLACE.search(message)
    line = int(found[1]) if found and found[1] else text.rstrip("\n").count("\n") + 1
    what = _TOML_PLACE.sub("", message)
    return Mistake(f"this is no TOML: {what[:1].lower()}{what[1:]}", line)


def explain(source: Source, codes: Collection[str]) -> list[Mistake]:
    """What is wrong with the settings of `source`, by line, each once. `codes` are those of the
    rules that there are."""
    lines = Lines(source.text)
    found: dict[Mistake, None] = {}
    for keys, value in _values(source.table):
        for message, place in _of_value(keys, value, source.kind, codes):
            found[Mistake(message, lines.of((*source.above, *place)))] = None
    return sorted(found, key=lambda mistake: mistake.line or 0)


class _Wrong(NamedTuple):
    message: str
    keys: Keys


def _of_value(
    keys: Keys, value: object, kind: SourceKind, codes: Collection[str]
) -> Iterator[_Wrong]:
    """What is wrong with one value, or with the keys that lead to it."""
    table: object = value
    for key in reversed(keys):
        table = {key: table}
    try:
        msgspec.convert(table, Settings)
    except msgspec.ValidationError as error:
        yield _in_words(str(error), keys, value)
        return
    if keys[:2] in (("files", "include"), ("files", "exclude")) and isinstance(value, list):
        globs, place = value, keys
    else:
        globs, place = list(keys[1:2]) if keys[0] == "per-path" else [], keys[:2]
    for glob in globs:
        if not is_glob(glob):
            yield _Wrong(f"{'.'.join(place)}: {glob!r} is no glob", place)
    if keys[0] in ("rules", "per-path") and value != {} and keys[-1] not in codes:
        near = _nearest(keys[-1], codes)
        hint = f"did you mean {near!r}?" if near else "notes-lsp rule lists them all"
        yield _Wrong(f"{'.'.join(keys[:-1])}: there is no rule {keys[-1]!r}: {hint}", keys)
    if kind == "vault" and keys in PERSONAL:
        yield _Wrong(
            f"{'.'.join(keys)}: no vault can set this, since {PERSONAL[keys]}:"
            " it belongs into your own settings",
            keys,
        )


_MAX_DEPTH: Final = 8


def _values(table: object, keys: Keys = ()) -> Iterator[tuple[Keys, object]]:
    """All values of a table and of the tables in it, as deep as a schema goes."""
    if not isinstance(table, dict) or not table or len(keys) == _MAX_DEPTH:
        yield keys, table
        return
    for key, value in table.items():
        yield from _values(value, (*keys, key))


_UNKNOWN = re.compile(r"Object contains unknown field `(.*?)`(?: - at `.*`)?", re.DOTALL)
_TYPE = re.compile(r"Expected `(.*?)`, got `(.*?)`")
_BOUND = re.compile(r"Expected `\w+` (>=|<=|>) (\S+)")
_BOUNDS: Final = {">=": "at least", "<=": "at most", ">": "more than"}
_NONE: Final = "Expected `array` of length >= 1 "
_FORM = re.compile(r"Expected `str` matching regex .* - at `\$.*\[(\d+)\]`")
_KINDS: Final = {
    "array": "a list",
    "str": "a text",
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
    "object": "a table",
}


def _in_words(message: str, keys: Keys, value: object) -> _Wrong:
    """msgspec's message in the words of the file, and the keys that it speaks of."""
    unknown = _UNKNOWN.fullmatch(message)
    if unknown:
        keys = keys[: keys.index(unknown[1]) + 1]
        where = f" in {'.'.join(keys[:-1])}" if keys[1:] else ""
        options = _options(_kind_at(keys[:-1]))
        return _Wrong(f"unknown key {keys[-1]!r}{where}: {_choice(keys[-1], options)}", keys)
    return _Wrong(f"{'.'.join(keys)}: {_about_value(message, value, _kind_at(keys))}", keys)


def _about_value(message: str, value: object, kind: inspect.Type) -> str:
    bound = _BOUND.match(message)
    if bound:
        return f"{_BOUNDS[bound[1]]} {bound[2]} is wanted, not {value!r}"
    if message.startswith(_NONE):
        return "at least one is wanted"
    options = _options(kind)
    if options and not isinstance(kind, inspect.StructType):
        return f"{value!r} is none of its values: {_choice(str(value), options)}"
    form = _FORM.match(message)
    if form and isinstance(value, list) and isinstance(kind, inspect.VarTupleType):
        return f"{value[int(form[1])]!r} is not like {_example(kind.item_type)!r}"
    types = _TYPE.match(message)
    if types:
        wanted = " or ".join(_KINDS.get(name, name) for name in types[1].split(" | "))
        return f"{wanted} is wanted, not {_KINDS.get(types[2], types[2])}"
    return message.split(" - at ")[0]


def _choice(word: str, options: Sequence[str]) -> str:
    """What to write in place of `word`."""
    near = _nearest(word, options)
    return f"choose from {', '.join(options)}" if near is None else f"did you mean {near!r}?"


def _nearest(word: str, options: Collection[str]) -> str | None:
    """That of `options` which `word` may be meant to be."""
    found = process.extractOne(word, options, scorer=fuzz.ratio, score_cutoff=60)
    return None if found is None else found[0]


def _kind_at(keys: Keys) -> inspect.Type:
    """What kind of value is wanted at `keys`."""
    kind = _schema()
    for key in keys:
        if isinstance(kind, inspect.StructType):
            kind = _bare({field.encode_name: field.type for field in kind.fields}[key])
        elif isinstance(kind, inspect.DictType):
            kind = _bare(kind.value_type)
    return kind


@cache
def _schema() -> inspect.Type:
    return _bare(inspect.type_info(Settings))


def _bare(kind: inspect.Type) -> inspect.Type:
    return kind.type if isinstance(kind, inspect.Metadata) else kind


def _options(kind: inspect.Type) -> list[str]:
    """The keys of a table of the schema, or the values that something may have."""
    if isinstance(kind, inspect.StructType):
        return [field.encode_name for field in kind.fields]
    kinds = kind.types if isinstance(kind, inspect.UnionType) else (kind,)
    literals = [
        str(v) for item in kinds if isinstance(item, inspect.LiteralType) for v in item.values
    ]
    truths = ["true", "false"] if any(isinstance(item, inspect.BoolType) for item in kinds) else []
    return literals and [*literals, *truths]


def _example(kind: inspect.Type) -> str:
    schema = kind.extra_json_schema if isinstance(kind, inspect.Metadata) else None
    return str((schema or {"examples": ["?"]})["examples"][0])


_KEY = r"""(?:"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|[\w-]+)"""
_KEYS = rf"{_KEY}(?:[ \t]*\.[ \t]*{_KEY})*"
_KEYS_LINE = re.compile(
    rf"^[ \t]*(?:\[\[?[ \t]*(?P<table>{_KEYS})[ \t]*\]|(?P<own>{_KEYS})[ \t]*=)", re.MULTILINE
)


class Lines:
    """The lines, counted from 1, on which a file of TOML first names its keys and tables."""

    def __init__(self, text: str) -> None:
        self._lines: dict[str, int] = {}
        table: Keys = ()
        line, seen = 1, 0
        for match in _KEYS_LINE.finditer(text):
            line += text.count("\n", seen, match.start())
            seen = match.start()
            if match["table"] is not None:
                here = table = _split(match["table"])
            else:
                here = (*table, *_split(match["own"]))
            for depth in range(len(here)):
                self._lines.setdefault(".".join(here[: depth + 1]), line)

    def of(self, keys: Keys) -> int | None:
        """The line that gives the value at `keys`, or else a table that it is in."""
        name = ".".join(keys)
        while name and name not in self._lines:
            name = name.rpartition(".")[0]
        return self._lines.get(name)


def _split(dotted: str) -> Keys:
    """The keys of `a.'b.c'."d"`."""
    return tuple(key.strip("\"'") for key in re.findall(_KEY, dotted))

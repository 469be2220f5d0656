"""What is said of wrong settings: the file, the line, what is wrong, and what would be right.

msgspec tells what is wrong and, as `$.rules[...]`, about where. Which key it is comes from trying
the keys one by one; its line from the text, since TOML readers keep none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple, TypeAlias

import msgspec
from msgspec import inspect

Keys: TypeAlias = tuple[str, ...]
"""The way to a value: the keys of the tables that it is in, and its own."""


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


def explain(table: object, schema: type[msgspec.Struct], text: str, above: Keys) -> Mistake:
    """The error for a `table` that `schema` refuses. `text` is the file that it stands in, there
    below the tables `above`."""
    for keys, value in _values(table) if isinstance(table, dict) else ():
        wrong: object = value
        for key in reversed(keys):
            wrong = {key: wrong}
        try:
            msgspec.convert(wrong, schema)
        except msgspec.ValidationError as error:
            message, keys = _in_words(str(error), keys, value, schema)
            return Mistake(message, _line_of((*above, *keys), text))
    return Mistake(f"{'.'.join(above)}: a table is wanted", _line_of(above, text))


def explain_glob(keys: Keys, glob: str, text: str, above: Keys) -> Mistake:
    """The error for a `glob` of the setting `keys` that can't be read as one."""
    return Mistake(f"{'.'.join(keys)}: {glob!r} is no glob", _line_of((*above, *keys), text))


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
_BOUND = re.compile(r"Expected `\w+` (>=|>) (\S+)")
_FORM = re.compile(r"Expected `str` matching regex .* - at `\$.*\[(\d+)\]`")
_KINDS: Final = {
    "array": "a list",
    "str": "a text",
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
    "object": "a table",
}


def _in_words(message: str, keys: Keys, value: object, schema: type) -> tuple[str, Keys]:
    """msgspec's message in the words of the file, and the keys that it speaks of."""
    unknown = _UNKNOWN.fullmatch(message)
    if unknown:
        keys = keys[: keys.index(unknown[1]) + 1]
        where = f" in {'.'.join(keys[:-1])}" if keys[1:] else ""
        options = _options(_kind_at(schema, keys[:-1]))
        return f"unknown key {keys[-1]!r}{where}: {_choice(keys[-1], options)}", keys
    return f"{'.'.join(keys)}: {_about_value(message, value, _kind_at(schema, keys))}", keys


def _about_value(message: str, value: object, kind: inspect.Type) -> str:
    bound = _BOUND.match(message)
    if bound:
        least = "at least" if bound[1] == ">=" else "more than"
        return f"{least} {bound[2]} is wanted, not {value!r}"
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
    from rapidfuzz import fuzz, process  # for mistakes only

    near = process.extractOne(word, options, scorer=fuzz.ratio, score_cutoff=60)
    return f"choose from {', '.join(options)}" if near is None else f"did you mean {near[0]!r}?"


def _kind_at(schema: type, keys: Keys) -> inspect.Type:
    """What kind of value `schema` wants at `keys`."""
    kind = _bare(inspect.type_info(schema))
    for key in keys:
        if isinstance(kind, inspect.StructType):
            kind = _bare({field.encode_name: field.type for field in kind.fields}[key])
        elif isinstance(kind, inspect.DictType):
            kind = _bare(kind.value_type)
    return kind


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


def _line_of(keys: Keys, text: str) -> int | None:
    """The line that gives the value at `keys`, or else a table that it is in."""
    wanted = ".".join(keys)
    table: Keys = ()
    best, line = 0, None
    for match in _KEYS_LINE.finditer(text):
        if match["table"] is not None:
            here = table = _split(match["table"])
        else:
            here = (*table, *_split(match["own"]))
        name = ".".join(here)
        if len(name) > best and f"{wanted}.".startswith(f"{name}."):
            best, line = len(name), text.count("\n", 0, match.start()) + 1
    return line


def _split(dotted: str) -> Keys:
    """The keys of `a.'b.c'."d"`."""
    return tuple(key.strip("\"'") for key in re.findall(_KEY, dotted))

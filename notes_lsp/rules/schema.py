"""The JSON Schema of the settings: of the types in vault/settings.py, and the rules that there are.

Editors take it to complete and check `.notes-lsp.toml`. It holds to what draft 7 has, which they
all know.
"""

from __future__ import annotations

from typing import Any, Final, TypeAlias, get_args

import msgspec

from notes_lsp.rules.pages import summary
from notes_lsp.rules.registry import RULES
from notes_lsp.vault.levels import ALL
from notes_lsp.vault.settings import RuleLevel, Settings

Json: TypeAlias = Any

_DRAFT: Final = "http://json-schema.org/draft-07/schema#"


def group_schemas() -> dict[str, Json]:
    """The schemas of the groups, by their names; that of `rules` names none."""
    generated = msgspec.json.decode(msgspec.json.encode(msgspec.json.schema(Settings)))
    definitions = generated["$defs"]
    return {
        name: _resolved(group, definitions)
        for name, group in definitions[Settings.__name__]["properties"].items()
    }


def settings_schema() -> dict[str, Json]:
    """The schema of a file of settings."""
    groups = group_schemas()
    groups["rules"] |= _levels()
    groups["per-path"]["additionalProperties"] = _levels()
    return {
        "$schema": _DRAFT,
        "title": "notes-lsp",
        "description": Settings.__doc__,
        "type": "object",
        "properties": groups,
        "additionalProperties": False,
    }


def _resolved(schema: Json, definitions: dict[str, Json]) -> Json:
    """`schema` with what it refers to in its place. Draft 7 passes over what stands beside a
    reference."""
    name = schema.get("$ref", "").rpartition("/")[2]
    return dict(definitions[name] if name else schema)


def _levels() -> dict[str, Json]:
    """Levels by code or pattern: in quotes, or as TOML reads `link.unresolved = …`."""
    levels = list(get_args(RuleLevel))
    properties: dict[str, Json] = {ALL: {"description": "All rules.", "enum": levels}}
    for rule in sorted(RULES, key=lambda rule: rule.code):
        level = {
            "description": summary(rule.code),
            "enum": levels,
            "default": rule.level,
        }
        group, _, name = rule.code.partition(".")
        if group not in properties:
            pattern = {"description": f"All rules of {group}.", "enum": levels}
            properties[f"{group}.{ALL}"] = pattern
            properties[group] = {
                "type": "object",
                "properties": {ALL: pattern},
                "additionalProperties": False,
            }
        properties[group]["properties"][name] = level
        properties[rule.code] = level
    return {"type": "object", "properties": properties, "additionalProperties": False}

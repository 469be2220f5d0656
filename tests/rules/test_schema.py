"""The JSON Schema of settings: it takes what the program takes, and refuses what it refuses."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import jsonschema
import msgspec
import pytest

from notes_lsp.rules.codes import CODES, NAMES
from notes_lsp.rules.schema import settings_schema
from notes_lsp.vault.settings import Settings
from notes_lsp.vault.settings_sources import check, parse_source

SCHEMA = settings_schema()
VALIDATOR = jsonschema.Draft7Validator(SCHEMA)


def each_schema(schema: Any) -> list[Any]:
    """All schemas of properties in `schema`."""
    found = []
    for inner in schema.get("properties", {}).values():
        found += [inner, *each_schema(inner)]
    return found


def test_it_is_one() -> None:
    jsonschema.Draft7Validator.check_schema(SCHEMA)
    assert not any("$ref" in schema for schema in each_schema(SCHEMA))


def test_all_that_can_be_set_is_described() -> None:
    values = [schema for schema in each_schema(SCHEMA) if schema.get("type") != "object"]
    assert len(values) > 2 * len(CODES)
    assert all(schema["description"].endswith(".") for schema in values)
    assert all("default" in schema or "All rules" in schema["description"] for schema in values)


def test_the_defaults_are_valid() -> None:
    VALIDATOR.validate(json.loads(msgspec.json.encode(Settings())))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "rules.'link.unresolved' = 'off'",
        "rules.link.unresolved = 'off'",
        "[per-path.'a/*']\nlink.inexact = 'hint'\n'timestamp.parts' = 'error'",
        "rules.'link.*' = 'off'",
        "rules.link.'*' = 'off'",
        "rules.'*' = 'off'",
        "rules.'lnik.*' = 'off'",
        "rules.'l*' = 'off'",
        "[per-path.'a/*']\n'*' = 'hint'\ntimestamp.'*' = 'error'",
        "files = { extensions = ['.md'], max-size = 1 }",
        "links.alias-first = true",
        "links.alias-first = 'auto'",
        "links.alias-first = 'aut'",
        "links.redirects.x = 'y'",
        "links.redirects.x = 1",
        "link = {}",
        "links.style2 = 1",
        "rules.link.unresolvd = 'off'",
        "rules.'link.unresolvd' = 'off'",
        "rules.link = 'off'",
        "rules.link.inexact = 'of'",
        "[per-path.'a/*']\nlink.inexac = 'hint'",
        "per-path.x = 'off'",
        "files.extensions = ['md']",
        "files.max-size = 0",
        "timestamps.max-video-hours = 0",
        "timestamps.max-video-hours = 0.5",
        "completion.limit = 1001",
        "hover.thumbnails = true",
        "hover.thumbnails = 'yes'",
    ],
)
def test_it_takes_what_the_program_takes(text: str) -> None:
    wrong = check(parse_source("user", text, Path("x.toml")), NAMES)
    assert VALIDATOR.is_valid(tomllib.loads(text)) == (wrong == [])

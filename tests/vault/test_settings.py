from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from notes_lsp.rules.schema import group_schemas
from notes_lsp.vault.settings import (
    DECIDING,
    PERSONAL,
    Completion,
    Files,
    Hover,
    Links,
    Settings,
    Timestamps,
)
from notes_lsp.vault.settings_layers import lay
from notes_lsp.vault.settings_sources import (
    SettingsError,
    SourceKind,
    check,
    editor_source,
    parse_source,
)

PLACE = Path("s.toml")
CODES = ("link.unresolved", "link.inexact", "timestamp.shifted")


def mistakes(text: str, kind: SourceKind = "vault") -> list[str]:
    """What is said of the TOML `text`."""
    try:
        return [str(error) for error in check(parse_source(kind, text, PLACE), CODES)]
    except SettingsError as error:
        return [str(error)]


def test_settings_of_every_table() -> None:
    text = """
    rules."link.unresolved" = "off"
    rules.link.inexact = "warning"
    [files]
    extensions = [".md", ".txt"]
    exclude = ["drafts/"]
    max-size = 5
    [links]
    resolution = "quartz"
    alias-first = true
    redirects = { "old name" = "new_name" }
    ignore-targets = ["todo*"]
    [timestamps]
    max-video-hours = 6
    moment-window = 0
    [per-path]
    "archive/**" = { "link.unresolved" = "hint", timestamp.shifted = "off" }
    [completion]
    limit = 20
    [hover]
    thumbnails = true
    """
    source = parse_source("user", text, PLACE)
    assert check(source, CODES) == []
    assert lay([source]).settings == Settings(
        files=Files(extensions=(".md", ".txt"), exclude=("drafts/",), max_size=5),
        links=Links(
            resolution="quartz",
            alias_first=True,
            redirects={"old name": "new_name"},
            ignore_targets=("todo*",),
        ),
        timestamps=Timestamps(max_video_hours=6.0, moment_window=0),
        rules={"link.unresolved": "off", "link.inexact": "warning"},
        per_path={"archive/**": {"link.unresolved": "hint", "timestamp.shifted": "off"}},
        completion=Completion(limit=20),
        hover=Hover(thumbnails=True),
    )


LEVELS = "error, hint, information, off, warning"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "[links]\nresolutoin = 'x'",
            "2: unknown key 'resolutoin' in links: did you mean 'resolution'?",
        ),
        ("\n[link]\nstyle = 'auto'", "2: unknown key 'link': did you mean 'links'?"),
        ("\nlink.style = 'auto'", "2: unknown key 'link': did you mean 'links'?"),
        ("\n[link.style]\na = 1", "2: unknown key 'link': did you mean 'links'?"),
        ("[files]\nmax_size = 1", "2: unknown key 'max_size' in files: did you mean 'max-size'?"),
        (
            "[diagnostics]\nzz = 1",
            "2: unknown key 'zz' in diagnostics: choose from scope",
        ),
        (
            "[links]\n[files]\nstyle = 1",
            "3: unknown key 'style' in files: choose from extensions, include, exclude, max-size",
        ),
        ("files.max-size = 0", "1: files.max-size: at least 1 is wanted, not 0"),
        (
            "timestamps.max-video-hours = 0",
            "1: timestamps.max-video-hours: more than 0.0 is wanted, not 0",
        ),
        ("[files]\nmax-size = '1 MB'", "2: files.max-size: a whole number is wanted, not a text"),
        ("[files]\nmax-size = 1.5", "2: files.max-size: a whole number is wanted, not a number"),
        ("[files]\nextensions = '.md'", "2: files.extensions: a list is wanted, not a text"),
        ("[files]\nextensions = []", "2: files.extensions: at least one is wanted"),
        ("[files]\nextensions = ['.md',\n 'txt']", "2: files.extensions: 'txt' is not like '.md'"),
        (
            "[links]\nalias-first = 'aut'",
            "2: links.alias-first: 'aut' is none of its values: did you mean 'auto'?",
        ),
        (
            "[links]\nalias-first = 3",
            "2: links.alias-first: 3 is none of its values: choose from auto, true, false",
        ),
        (
            "[rules]\n'link.unresolved' = 'warn'",
            "2: rules.link.unresolved: 'warn' is none of its values: did you mean 'warning'?",
        ),
        (
            "[rules]\nlink.inexact = 'off'\nlink.x = 1",
            f"3: rules.link.x: 1 is none of its values: choose from {LEVELS}",
        ),
        (
            "[per-path.'a/**']\nx.y = 'of'",
            "2: per-path.a/**.x.y: 'of' is none of its values: did you mean 'off'?",
        ),
        ("rules = 3", "1: rules: a table is wanted, not a whole number"),
        ("files = 3", "1: files: a table is wanted, not a whole number"),
        ("[[files]]\nx = 1", "1: files: a table is wanted, not a list"),
        (
            "links = { resolution = 'x' }",
            "1: links.resolution: 'x' is none of its values: "
            "choose from auto, folder-first, obsidian, quartz",
        ),
        (
            "[links.redirects]\n'a b' = 3",
            "2: links.redirects.a b: a text is wanted, not a whole number",
        ),
        ("[files]\nexclude = ['a', '[z-a]']", "2: files.exclude: '[z-a]' is no glob"),
        ("[files]\ninclude = ['!']", "2: files.include: '!' is no glob"),
        ("[per-path.'[z-a]']\nlink.inexact = 'off'", "1: per-path.[z-a]: '[z-a]' is no glob"),
        (
            "rules.'link.unresolvd' = 'off'",
            "1: rules: there is no rule 'link.unresolvd': did you mean 'link.unresolved'?",
        ),
        (
            "[rules]\nx = 'off'",
            "2: rules: there is no rule 'x': notes-lsp rule lists them all",
        ),
        (
            "[per-path.'a/*']\nlink.inexcat = 'off'",
            "2: per-path.a/*: there is no rule 'link.inexcat': did you mean 'link.inexact'?",
        ),
        ("completion.limit = 1001", "1: completion.limit: at most 1000 is wanted, not 1001"),
        (
            "[hover]\nthumbnails = true",
            "2: hover.thumbnails: no vault can set this, since it lets the editor use the network:"
            " it belongs into your own settings",
        ),
        ("[files]\nx = ", "2: this is no TOML: invalid value"),
        ("a = 1\n\nb", "3: this is no TOML: expected '=' after a key in a key/value pair"),
        ("a = [1\nb = 2", "2: this is no TOML: unclosed array"),
    ],
)
def test_mistakes_are_told_with_their_line_and_what_would_be_right(
    text: str, expected: str
) -> None:
    assert mistakes(text) == [f"s.toml:{expected}"]


def test_all_mistakes_are_told_by_line() -> None:
    text = """[link]
style = 1
aliases = 2
[files]
max-size = "x"
exclude = ["[z-a]", "ok", "!"]
[rules]
"link.inexact" = "of"
"link.inexat" = "off"
"""
    assert mistakes(text) == [
        "s.toml:1: unknown key 'link': did you mean 'links'?",
        "s.toml:5: files.max-size: a whole number is wanted, not a text",
        "s.toml:6: files.exclude: '[z-a]' is no glob",
        "s.toml:6: files.exclude: '!' is no glob",
        "s.toml:8: rules.link.inexact: 'of' is none of its values: did you mean 'off'?",
        "s.toml:9: rules: there is no rule 'link.inexat': did you mean 'link.inexact'?",
    ]


@pytest.mark.parametrize("kind", ["user", "editor", "command line"])
def test_whoever_is_at_the_machine_may_use_the_network(kind: SourceKind) -> None:
    assert mistakes("hover.thumbnails = true", kind) == []


def test_what_no_vault_may_set_is_there_and_looks_only() -> None:
    schema = msgspec.json.schema(Settings)["$defs"]
    for group, name in PERSONAL:
        assert name in schema[group.title()]["properties"]
        assert group not in DECIDING


def test_mistakes_of_an_editor_have_no_line() -> None:
    (error,) = check(editor_source({"links": {"resolutoin": "x"}}), CODES)
    assert (error.line, error.place) == (None, None)
    assert str(error) == (
        "the editor's settings: unknown key 'resolutoin' in links: did you mean 'resolution'?"
    )


@pytest.mark.parametrize(
    "text",
    [
        "a = " + "[" * 50_000,
        "a." * 2_000 + "b = 1",
        "rules." + "a." * 2_000 + "b = 1",
        "a = " + "9" * 5_000,
    ],
)
def test_what_python_can_not_hold_is_a_mistake_too(text: str) -> None:
    (message,) = mistakes(text)
    assert message.startswith("s.toml")


WORDS = [*"[]{}=.,'\"\n #\\ax1\r\t\0é", "files", "max-size", "rules", "per-path", "\n[links]\n"]


@given(st.lists(st.sampled_from(WORDS)).map("".join))
def test_any_text_is_settings_or_a_mistake_of_one_line(text: str) -> None:
    assert not any("\n" in message for message in mistakes(text))


@given(st.lists(st.sampled_from(WORDS)).map("".join))
def test_what_nothing_is_wrong_with_holds(text: str) -> None:
    if mistakes(text) == []:
        lay([parse_source("vault", text, PLACE)])


def test_every_setting_is_described() -> None:
    """The descriptions make the JSON Schema that editors show."""
    definitions = msgspec.json.schema(Settings)["$defs"]
    groups = [definition for definition in definitions.values() if definition["type"] == "object"]
    assert len(groups) == 1 + sum("properties" in schema for schema in group_schemas().values())
    undescribed = [
        name
        for group in groups
        for name, setting in group["properties"].items()
        if "$ref" not in setting and not setting.get("description", "").endswith(".")
    ]
    assert undescribed == []
    assert all(group["description"].endswith(".") for group in groups)

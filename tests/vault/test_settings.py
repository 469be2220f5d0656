from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from notes_lsp.vault.settings import (
    MAX_SETTINGS_BYTES,
    Files,
    Links,
    Settings,
    SettingsError,
    Timestamps,
    load_settings,
    parse_settings,
)
from tests.vault.files import link, put

PLACE = Path("s.toml")


def test_a_vault_without_settings_has_the_defaults(tmp_path: Path) -> None:
    assert load_settings(tmp_path) == Settings()


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
    """
    assert parse_settings(text, PLACE) == Settings(
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
        ("[files]\nmax_size = 1", "2: unknown key 'max_size' in files: did you mean 'max-size'?"),
        (
            "[timestamps]\nzz = 1",
            "2: unknown key 'zz' in timestamps: choose from max-video-hours, moment-window",
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
            "[rules]\na.b = 'off'\nlink.x = 1",
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
        ("[per-path.'[z-a]']\nx = 'off'", "1: per-path.[z-a]: '[z-a]' is no glob"),
        ("[files]\nx = ", "2: this is no TOML: invalid value"),
        ("a = 1\n\nb", "3: this is no TOML: expected '=' after a key in a key/value pair"),
        ("a = [1\nb = 2", "2: this is no TOML: unclosed array"),
    ],
)
def test_mistakes_are_told_with_their_line_and_what_would_be_right(
    text: str, expected: str
) -> None:
    with pytest.raises(SettingsError) as error:
        parse_settings(text, PLACE)
    assert str(error.value) == f"s.toml:{expected}"
    assert expected == f"{error.value.line}: {error.value.message}"
    assert error.value.place == PLACE


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
    with pytest.raises(SettingsError, match=r"^s\.toml"):
        parse_settings(text, PLACE)


WORDS = [*"[]{}=.,'\"\n #\\ax1\r\t\0é", "files", "max-size", "rules", "per-path", "\n[links]\n"]


@given(st.lists(st.sampled_from(WORDS)).map("".join))
def test_any_text_is_settings_or_a_mistake_of_one_line(text: str) -> None:
    try:
        message = str(parse_settings(text, PLACE))
    except SettingsError as error:
        message = str(error)
    assert "\n" not in message


def test_a_project_file_has_them_in_a_table_of_its_own(tmp_path: Path) -> None:
    put(
        tmp_path / "pyproject.toml",
        "[project]\nname = 'x'\n[tool.notes-lsp.timestamps]\nmoment-window = 7\n",
    )
    assert load_settings(tmp_path).timestamps.moment_window == 7
    put(tmp_path / ".notes-lsp.toml", "[timestamps]\nmoment-window = 9\n")
    assert load_settings(tmp_path).timestamps.moment_window == 9


def test_mistakes_in_a_project_file_name_its_lines(tmp_path: Path) -> None:
    place = tmp_path / "pyproject.toml"
    put(place, "[links]\nresolutio = 1\n[tool.notes-lsp.links]\nresolutio = 1\n")
    with pytest.raises(SettingsError) as error:
        load_settings(tmp_path)
    assert (
        str(error.value)
        == f"{place}:4: unknown key 'resolutio' in links: did you mean 'resolution'?"
    )
    put(place, "[tool]\nnotes-lsp = 3\n")
    with pytest.raises(SettingsError) as error:
        load_settings(tmp_path)
    assert str(error.value) == f"{place}:2: tool.notes-lsp: a table is wanted"


@pytest.mark.parametrize("text", ["[project]\nname = 'x'\n", "this is no TOML\n", "\0"])
def test_a_project_file_that_does_not_speak_of_us_is_nothing_to_us(
    tmp_path: Path, text: str
) -> None:
    put(tmp_path / "pyproject.toml", text)
    assert load_settings(tmp_path) == Settings()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"\xff", "not UTF-8"),
        (b"\xff\xfea\0", "not UTF-8"),
        (
            b"#" * (MAX_SETTINGS_BYTES + 1),
            f"larger than {MAX_SETTINGS_BYTES:,} bytes: no settings are",
        ),
    ],
)
def test_files_that_can_not_be_settings(tmp_path: Path, data: bytes, reason: str) -> None:
    place = tmp_path / ".notes-lsp.toml"
    place.write_bytes(data)
    with pytest.raises(SettingsError) as error:
        load_settings(tmp_path)
    assert str(error.value) == f"{place}: {reason}"
    place.unlink()
    (tmp_path / "pyproject.toml").write_bytes(data)
    assert load_settings(tmp_path) == Settings()


def test_a_byte_order_mark_does_not_matter(tmp_path: Path) -> None:
    put(tmp_path / ".notes-lsp.toml", "\ufefftimestamps.moment-window = 7\r\n")
    assert load_settings(tmp_path).timestamps.moment_window == 7


def test_settings_are_not_read_through_a_link_out_of_the_vault(tmp_path: Path) -> None:
    root = tmp_path / "vault"
    put(tmp_path / "secret", "password = 'x'\n")
    link(root / ".notes-lsp.toml", tmp_path / "secret")
    with pytest.raises(SettingsError) as error:
        load_settings(root)
    assert error.value.message == "a link that leads out of the vault is not followed"


def test_every_setting_is_described() -> None:
    """The descriptions make the JSON Schema that editors show."""
    definitions = msgspec.json.schema(Settings)["$defs"]
    groups = [definition for definition in definitions.values() if definition["type"] == "object"]
    assert len(groups) == 4
    undescribed = [
        name
        for group in groups
        for name, setting in group["properties"].items()
        if "$ref" not in setting and not setting.get("description", "").endswith(".")
    ]
    assert undescribed == []
    assert all(group["description"].endswith(".") for group in groups)


def test_what_is_no_file_is_told(tmp_path: Path) -> None:
    """Not to be taken for a vault without settings of its own."""
    place = tmp_path / ".notes-lsp.toml"
    place.mkdir()
    with pytest.raises(SettingsError) as error:
        load_settings(tmp_path)
    assert str(error.value) == f"{place}: this is no ordinary file, so there are no settings in it"
    place.rmdir()
    link(place, tmp_path / "gone")
    with pytest.raises(SettingsError):
        load_settings(tmp_path)

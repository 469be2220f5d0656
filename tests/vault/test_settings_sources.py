"""Where settings are read from, and who has the last word."""

from __future__ import annotations

from pathlib import Path

import pytest

from notes_lsp.vault.settings import Settings
from notes_lsp.vault.settings_layers import lay, load_settings
from notes_lsp.vault.settings_sources import (
    MAX_SETTINGS_BYTES,
    SettingsError,
    Source,
    SourceKind,
    editor_source,
    parse_source,
    read_sources,
    read_user_file,
)
from tests.vault.files import link, put

CODES = ("a.b", "c.d")


@pytest.fixture
def user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's file, which is not there yet."""
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return tmp_path / "config" / "notes-lsp" / "config.toml"


# Files


def test_a_vault_without_settings_has_the_defaults(tmp_path: Path) -> None:
    assert load_settings(tmp_path, CODES) == Settings()


def test_a_project_file_has_them_in_a_table_of_its_own(tmp_path: Path) -> None:
    put(
        tmp_path / "pyproject.toml",
        "[project]\nname = 'x'\n[tool.notes-lsp.timestamps]\nmoment-window = 7\n",
    )
    assert load_settings(tmp_path, CODES).timestamps.moment_window == 7
    put(tmp_path / ".notes-lsp.toml", "[timestamps]\nmoment-window = 9\n")
    assert load_settings(tmp_path, CODES).timestamps.moment_window == 9


def test_mistakes_in_a_project_file_name_its_lines(tmp_path: Path) -> None:
    place = tmp_path / "pyproject.toml"
    put(place, "[links]\nresolutio = 1\n[tool.notes-lsp.links]\nresolutio = 1\n")
    assert mistake(tmp_path) == (
        f"{place}:4: unknown key 'resolutio' in links: did you mean 'resolution'?"
    )
    put(place, "[tool.notes-lsp.rules]\n'a.x' = 'off'\n")
    assert mistake(tmp_path) == f"{place}:2: rules: there is no rule 'a.x': did you mean 'a.b'?"
    put(place, "[tool]\nnotes-lsp = 3\n")
    assert mistake(tmp_path) == f"{place}:2: tool.notes-lsp: a table is wanted"


@pytest.mark.parametrize("text", ["[project]\nname = 'x'\n", "this is no TOML\n", "\0"])
def test_a_project_file_that_does_not_speak_of_us_is_nothing_to_us(
    tmp_path: Path, text: str
) -> None:
    put(tmp_path / "pyproject.toml", text)
    assert load_settings(tmp_path, CODES) == Settings()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"\xff", "1: this is not UTF-8: the byte 0xff stands here"),
        (b"\xff\xfea\0", "1: this is not UTF-8: the byte 0xff stands here"),
        (b"\xef\xbb\xbf\n\n#\xe9\n\n", "3: this is not UTF-8: the byte 0xe9 stands here"),
        (
            b"#" * (MAX_SETTINGS_BYTES + 1),
            f" larger than {MAX_SETTINGS_BYTES:,} bytes: no settings are",
        ),
    ],
)
def test_files_that_can_not_be_settings(tmp_path: Path, data: bytes, reason: str) -> None:
    place = tmp_path / ".notes-lsp.toml"
    place.write_bytes(data)
    assert mistake(tmp_path) == f"{place}:{reason}"
    place.unlink()
    (tmp_path / "pyproject.toml").write_bytes(data)
    assert load_settings(tmp_path, CODES) == Settings()


def test_a_byte_order_mark_does_not_matter(tmp_path: Path) -> None:
    put(tmp_path / ".notes-lsp.toml", "\ufefftimestamps.moment-window = 7\r\n")
    assert load_settings(tmp_path, CODES).timestamps.moment_window == 7


def test_settings_are_not_read_through_a_link_out_of_the_vault(tmp_path: Path) -> None:
    root = tmp_path / "vault"
    put(tmp_path / "secret", "password = 'x'\n")
    link(root / ".notes-lsp.toml", tmp_path / "secret")
    place = root / ".notes-lsp.toml"
    assert mistake(root) == f"{place}: a link that leads out of the vault is not followed"


def test_what_is_no_file_is_told(tmp_path: Path) -> None:
    """Not to be taken for a vault without settings of its own."""
    place = tmp_path / ".notes-lsp.toml"
    place.mkdir()
    expected = f"{place}: this is no ordinary file, so there are no settings in it"
    assert mistake(tmp_path) == expected
    place.rmdir()
    link(place, tmp_path / "gone")
    assert mistake(tmp_path) == expected


def test_the_user_has_settings_for_all_vaults(user: Path, tmp_path: Path) -> None:
    put(user, "timestamps.moment-window = 7\ncompletion.limit = 7\n")
    assert load_settings(tmp_path / "vault", CODES).timestamps.moment_window == 7
    put(user, "timestamps.moment-windo = 7\n")
    assert mistake(tmp_path / "vault").startswith(f"{user}:1: unknown key 'moment-windo'")


def test_the_user_may_keep_the_file_elsewhere(user: Path, tmp_path: Path) -> None:
    put(tmp_path / "dotfiles" / "notes.toml", "completion.limit = 7\n")
    link(user, tmp_path / "dotfiles" / "notes.toml")
    source = read_user_file()
    assert source is not None
    assert source.table == {"completion": {"limit": 7}}


def test_nobody_s_own_settings_decide_in_ci(user: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(user, "timestamps.moment-window = 7\n")
    assert read_user_file() is not None
    monkeypatch.setenv("CI", "true")
    assert read_user_file() is None


def test_the_command_line_names_a_file(tmp_path: Path) -> None:
    put(
        tmp_path / "vault" / ".notes-lsp.toml", "timestamps.moment-window = 9\nfiles.max-size = 9\n"
    )
    named = tmp_path / "strict.toml"
    put(named, "timestamps.moment-window = 7\n")
    settings = load_settings(tmp_path / "vault", CODES, named)
    assert (settings.timestamps.moment_window, settings.files.max_size) == (7, 9)
    put(tmp_path / "pyproject.toml", "[tool.notes-lsp]\nfiles.max-size = 3\n")
    settings = load_settings(tmp_path / "vault", CODES, tmp_path / "pyproject.toml")
    assert settings.files.max_size == 3
    with pytest.raises(SettingsError, match=r"gone\.toml: there is no such file"):
        read_sources(tmp_path, tmp_path / "gone.toml")


def mistake(root: Path) -> str:
    with pytest.raises(SettingsError) as error:
        load_settings(root, CODES)
    assert error.value.place is not None
    return str(error.value)


# Who has the last word


def source(kind: SourceKind, text: str) -> Source:
    return parse_source(kind, text, Path(f"{kind}.toml"))


def test_where_a_vault_speaks_of_findings_the_editor_does_not() -> None:
    window = "timestamps.moment-window = "
    said = [
        source("user", f"{window}1"),
        source("editor", f"{window}2"),
        source("vault", f"{window}3"),
        source("command line", f"{window}4"),
    ]
    held = [
        lay(reversed(said[:count])).settings.timestamps.moment_window
        for count in range(len(said) + 1)
    ]
    assert held == [15, 1, 2, 3, 4]


def test_of_looks_the_editor_has_the_last_word() -> None:
    said = [
        source("user", "completion.limit = 1"),
        source("vault", "completion.limit = 2"),
        source("editor", "completion.limit = 3"),
    ]
    held = [lay(said[:count]).settings.completion.limit for count in range(len(said) + 1)]
    assert held == [100, 1, 2, 3]


def test_tables_are_joined_and_lists_replaced() -> None:
    settings = lay(
        [
            source(
                "user",
                "files = { exclude = ['a'], max-size = 1 }\nrules = { 'a.b' = 'off', c.d = 'off' }"
                "\nlinks.redirects = { x = 'y', z = 'z' }",
            ),
            source(
                "vault",
                "files.exclude = ['b']\nrules.c.d = 'hint'\nlinks.redirects.x = 'w'",
            ),
        ]
    ).settings
    assert (settings.files.exclude, settings.files.max_size) == (("b",), 1)
    assert settings.rules == {"a.b": "off", "c.d": "hint"}
    assert settings.links.redirects == {"x": "w", "z": "z"}


def test_globs_of_the_later_come_after_those_of_the_earlier() -> None:
    """Of several globs that match a note, the last one counts."""
    settings = lay(
        [
            source("user", "[per-path]\n'x/*'.a.b = 'off'\n'*'.a.b = 'hint'\n'x/*'.c.d = 'off'"),
            source("vault", "[per-path.'x/*']\n'a.b' = 'error'"),
        ]
    ).settings
    assert list(settings.per_path.items()) == [
        ("*", {"a.b": "hint"}),
        ("x/*", {"c.d": "off", "a.b": "error"}),
    ]


def test_a_level_for_all_notes_counts_also_where_the_user_has_one_for_some() -> None:
    said = "[per-path.'x/*']\n'a.b' = 'off'\n'c.d' = 'off'"
    vault = "[per-path.'y/*']\na.b = 'hint'\n[rules]\n'a.b' = 'error'"
    settings = lay([source("user", said), source("vault", vault)]).settings
    assert settings.rules == {"a.b": "error"}
    assert settings.per_path == {"x/*": {"c.d": "off"}, "y/*": {"a.b": "hint"}}


def test_what_stands_for_several_codes_counts_for_each_of_them() -> None:
    user = (
        "rules = { 'a.b' = 'off', 'c.d' = 'error' }\n[per-path.'x/*']\n'a.b' = 'off'\n'c.d' = 'off'"
    )
    for all_of_a in ("rules.'a.*' = 'hint'", "[rules.a]\n'*' = 'hint'"):
        settings = lay([source("user", user), source("vault", all_of_a)]).settings
        assert settings.rules == {"c.d": "error", "a.*": "hint"}
        assert settings.per_path == {"x/*": {"c.d": "off"}}
    vault = "per-path.'x/*'.'*' = 'hint'"
    settings = lay([source("user", user), source("vault", vault)]).settings
    assert settings.rules == {"a.b": "off", "c.d": "error"}
    assert settings.per_path == {"x/*": {"*": "hint"}}


def test_who_said_what_is_known() -> None:
    user, vault = source("user", "files.max-size = 1\nrules.a.b = 'off'"), source("vault", "")
    vault.table = {"rules": {"c.d": "off"}, "files": {}}
    assert lay([user, vault]).origins == {
        ("files", "max-size"): user,
        ("rules", "a.b"): user,
        ("rules", "c.d"): vault,
    }


# Editors


def test_an_editor_s_settings() -> None:
    found = editor_source(
        {
            "server": {"command": ["x"]},
            "trace": {"server": "off"},
            "links": {"resolution": None, "redirects": {"a": "b"}},
            "files": None,
            "rules": {"a": {"b": "off"}},
        }
    )
    assert found.table == {"links": {"redirects": {"a": "b"}}, "rules": {"a.b": "off"}}


def test_what_is_no_table_are_no_settings() -> None:
    values: list[object] = [[], "x", 3, True]
    for value in values:
        with pytest.raises(SettingsError, match="a table is wanted"):
            editor_source(value)
    deep: dict[str, object] = {}
    for _ in range(100_000):
        deep = {"a": deep}
    with pytest.raises(SettingsError, match="too deep"):
        editor_source(deep)

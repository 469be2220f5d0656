"""`notes-lsp config`: what holds, what is wrong, and the schema."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from notes_lsp.cli.toml import toml_key, toml_value
from notes_lsp.rules.schema import settings_schema
from notes_lsp.vault.settings import Settings
from tests.cli.conftest import Run
from tests.cli.outcome import Outcome
from tests.vault.files import put


@pytest.fixture
def user(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's file, which is not there yet."""
    folder = tmp_path_factory.mktemp("config")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(folder))
    return folder / "notes-lsp" / "config.toml"


SETTINGS = """\
//- .notes-lsp.toml
[files]
exclude = ["a b", 'c"d']
[links.redirects]
"old name" = "new"
[rules]
link.unresolved = "off"
[per-path."archive/**"]
"link.inexact" = "off"
//- in/a.md
x
"""


def test_all_that_holds_is_shown_with_who_says_so(run: Run, user: Path) -> None:
    put(user, '[completion]\nlimit = 20\n[files]\nexclude = []\n[rules]\n"link.inexact" = "off"\n')
    said = run("config", "show", "in", vault=SETTINGS)
    assert (said.code, said.err) == (0, "")
    lines = said.out.splitlines()
    assert lines[0] == f"# The vault at {Path.cwd()}"
    for line in [
        'extensions = [".md", ".markdown"]  # default',
        r'exclude = ["a b", "c\"d"]  # .notes-lsp.toml:2',
        "[links.redirects]",
        '"old name" = "new"  # .notes-lsp.toml:4',
        '"link.unresolved" = "off"  # .notes-lsp.toml:6',
        '[per-path."archive/**"]',
        '"link.inexact" = "off"  # .notes-lsp.toml:8',
    ]:
        assert line in lines
    assert any(
        line.startswith("limit = 20  # ") and line.endswith("config.toml:2") for line in lines
    )
    shown = msgspec.convert(tomllib.loads(said.out), Settings)
    assert (shown.files.exclude, shown.completion.limit) == (("a b", 'c"d'), 20)
    assert shown.rules == {"link.inexact": "off", "link.unresolved": "off"}
    assert shown.per_path == {"archive/**": {"link.inexact": "off"}}
    assert shown.links.redirects == {"old name": "new"}


def test_in_ci_nobody_s_own_settings_count(
    run: Run, user: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(user, "completion.limit = 20\n")
    monkeypatch.setenv("CI", "true")
    said = run("config", "show", vault=SETTINGS)
    assert "# CI is set" in said.out
    assert "limit = 100  # default" in said.out


def test_the_file_of_a_command_line_lies_over_the_others(run: Run) -> None:
    said = run(
        "config",
        "show",
        "--config",
        "strict.toml",
        vault=SETTINGS + "//- strict.toml\n[rules]\nlink.unresolved = 'error'\n",
    )
    assert '"link.unresolved" = "error"  # strict.toml:2' in said.out


def test_of_wrong_settings_nothing_holds(run: Run) -> None:
    said = run("config", "show", vault="//- .notes-lsp.toml\n[link]\n")
    assert (said.code, said.out) == (2, "")
    assert said.err.endswith(".notes-lsp.toml:1: unknown key 'link': did you mean 'links'?\n")
    said = run("config", "show", "gone")
    assert said == Outcome(2, "", "notes-lsp: gone: there is no such folder\n")


def test_all_mistakes_are_told(run: Run, user: Path) -> None:
    put(user, "completion.limit = 0\n")
    said = run("config", "check", vault="//- .notes-lsp.toml\n[link]\n\n[file]\n")
    place = Path.cwd() / ".notes-lsp.toml"
    assert said == Outcome(
        2,
        f"{user}:1: completion.limit: at least 1 is wanted, not 0\n"
        f"{place}:1: unknown key 'link': did you mean 'links'?\n"
        f"{place}:3: unknown key 'file': did you mean 'files'?\n",
    )


def test_what_is_right_is_told_too(run: Run, user: Path) -> None:
    put(user, "completion.limit = 1\n")
    said = run("config", "check", vault=SETTINGS)
    assert said == Outcome(0, f"{user}: valid\n{Path.cwd() / '.notes-lsp.toml'}: valid\n")


def test_without_settings_the_defaults_hold(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    put(tmp_path / ".obsidian" / "app.json", "{}")
    put(tmp_path / "pyproject.toml", "[project]\nname = 'notes-lsp-of-mine'\n")
    expected = "there are no settings here: the defaults hold\n"
    assert run("config", "check") == Outcome(0, expected)


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        (".notes-lsp.toml", "hover.thumbnails = true\n", ":1: hover.thumbnails: no vault can set"),
        ("mine.toml", "hover.thumbnails = true\n", ": valid"),
        ("pyproject.toml", "[tool.notes-lsp]\nlink = 1\n", ":2: unknown key 'link'"),
        ("pyproject.toml", "link = 1\n", ": valid"),
        ("mine.toml", "a = \n", ":1: this is no TOML: invalid value"),
        ("gone/mine.toml", None, ": there is no such file"),
    ],
)
def test_one_file_is_judged_as_what_it_is(run: Run, name: str, text: str | None, said: str) -> None:
    vault = "//- a.md\nx\n" if text is None else f"//- {name}\n{text}"
    outcome = run("config", "check", name, vault=vault)
    assert outcome.out.startswith(f"{name}{said}")
    assert (outcome.code, outcome.out.count("\n")) == (0 if said == ": valid" else 2, 1)


def test_the_user_s_own_file_is_known_by_its_place(run: Run, user: Path) -> None:
    put(user, "hover.thumbnails = true\n")
    assert run("config", "check", str(user)) == Outcome(0, f"{user}: valid\n")


def test_the_schema(run: Run) -> None:
    said = run("config", "schema")
    assert json.loads(said.out) == settings_schema()
    assert (said.code, said.err) == (0, "")


@pytest.mark.parametrize("words", [[], ["chek"], ["schema", "x"]])
def test_wrong_use_is_told_in_one_line(run: Run, words: list[str]) -> None:
    said = run("config", *words)
    assert (said.code, said.out, said.err.count("\n")) == (2, "", 1)


TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
VALUES = st.recursive(
    TEXTS | st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.floats(allow_nan=False),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=5,
)


@given(TEXTS, VALUES)
def test_toml_reads_back(key: str, value: object) -> None:
    assert tomllib.loads(f"{toml_key(key)} = {toml_value(value)}") == {key: value}

"""A second run: what it need not do again, and that it says the same."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from notes_lsp.rules.judge import judge
from notes_lsp.vault import kept_vault
from notes_lsp.vault.cache_folder import CacheFolder
from notes_lsp.vault.load import read_batch
from tests.cli.conftest import Run
from tests.cli.outcome import text

VAULT = text(
    """
    //- x/a.md
    [[The fab]] [[nobody]] [[gone]] 🙂
    <a class="yt-timestamp" data-t="12:40">[00:12:40]</a>
    //- x/fab.md
    ---
    title: The fab
    ---
    //- y/twin.md
    [[b]]
    //- p/b.md
    //- q/b.md
    """
)
ALL = ("check", "--min-level", "hint", "--exit-zero")


@pytest.fixture(autouse=True)
def keep_small_vaults(monkeypatch: pytest.MonkeyPatch, tmp_path_factory) -> None:
    monkeypatch.setattr(kept_vault, "_WORTH_KEEPING", 0)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The notes that were read, one after the other."""
    seen: list[str] = []

    def watched(root: Path, paths, max_size: int):
        seen.extend(paths)
        return read_batch(root, paths, max_size)

    monkeypatch.setattr("notes_lsp.cli.reading.read_batch", watched)
    return seen


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The notes that rules looked at."""
    seen: list[str] = []

    def watched(vault, path, *rest):
        seen.append(path)
        return judge(vault, path, *rest)

    monkeypatch.setattr("notes_lsp.cli.checking.judge", watched)
    return seen


def test_a_second_run_reads_and_judges_nothing(
    run: Run, reads: list[str], judged: list[str]
) -> None:
    first = run(*ALL, "--format", "json", vault=VAULT).out
    assert (
        sorted(reads) == sorted(judged) == ["p/b.md", "q/b.md", "x/a.md", "x/fab.md", "y/twin.md"]
    )
    reads.clear()
    judged.clear()
    assert without_seconds(run(*ALL, "--format", "json").out) == without_seconds(first)
    assert (reads, judged) == ([], [])


def without_seconds(report: str) -> list[str]:
    return [line for line in report.splitlines() if '"seconds"' not in line]


def test_only_what_changed_is_read_again(
    run: Run, reads: list[str], judged: list[str], tmp_path: Path
) -> None:
    run(*ALL, vault=VAULT)
    reads.clear()
    judged.clear()
    (tmp_path / "x/fab.md").write_text("---\ntitle: The fob\n---\n")
    said = run(*ALL)
    assert reads == ["x/fab.md"]
    assert len(judged) == 5
    assert "There is no note “The fab”" in said.out


@pytest.mark.parametrize(
    "change",
    [
        lambda root: (root / "x/fab.md").write_text("---\ntitle: The fob\n---\n"),
        lambda root: (root / "x/fab.md").unlink(),
        lambda root: (root / "x/gone.md").write_text(""),
        lambda root: (root / ".notes-lsp.toml").write_text('rules."link.unresolved" = "error"'),
        lambda root: (root / ".gitignore").write_text("fab.md"),
        lambda root: (root / "x/picture.png").write_text(""),
    ],
)
def test_after_a_change_it_says_what_a_first_run_says(run: Run, tmp_path: Path, change) -> None:
    before = run(*ALL, vault="//- z/pictured.md\n![[picture.png]] ![[other.png]]\n" + VAULT)
    change(tmp_path)
    cached, anew = run(*ALL), run(*ALL, "--no-cache")
    assert cached == anew
    assert cached.out != before.out


@pytest.mark.parametrize(
    "options",
    [
        (),
        ("--min-level", "warning"),
        ("--min-level", "hint", "--format", "json"),
        ("--select", "link"),
        ("--fail-on", "hint"),
        ("--fail-on", "link.duplicate"),
        ("--statistics",),
    ],
)
def test_what_is_known_is_said_at_any_level(
    run: Run, judged: list[str], options: tuple[str, ...]
) -> None:
    run("check", vault=VAULT)
    judged.clear()
    cached, anew = run("check", *options), run("check", "--no-cache", *options)
    assert without_seconds(cached.out) == without_seconds(anew.out)
    assert cached.code == anew.code


def test_a_part_of_what_is_known_is_known(run: Run, reads: list[str], judged: list[str]) -> None:
    run(*ALL, vault=VAULT)
    judged.clear()
    assert run(*ALL, "y").out.splitlines()[0].startswith("y/twin.md:1:3: information")
    assert judged == []
    run(*ALL, "--no-cache", "y")
    assert judged == ["y/twin.md"]


def test_more_than_is_known_is_judged(run: Run, judged: list[str]) -> None:
    run(*ALL, "y", vault=VAULT)
    judged.clear()
    run(*ALL)
    assert len(judged) == 5


def test_repairing_works_on_what_is_known(run: Run, reads: list[str], tmp_path: Path) -> None:
    run(*ALL, vault=VAULT)
    reads.clear()
    said = run(*ALL, "--fix")
    assert "repairing 1 timestamp.parts" in said.err
    assert 'data-t="00:12:40"' in (tmp_path / "x/a.md").read_text()
    assert reads == []
    assert run(*ALL) == run(*ALL, "--no-cache")


@pytest.mark.parametrize(("until", "again"), [("", False), (" until=2026-06-14", True)])
def test_the_day_matters_where_a_directive_has_a_date(
    run: Run, judged: list[str], until: str, again: bool
) -> None:
    vault = f"//- a.md\n[[gone]] <!-- notes-lsp: ignore link.unresolved{until} -->\n"
    run(*ALL, "--today", "2026-06-14", vault=vault)
    judged.clear()
    said = run(*ALL, "--today", "2026-06-14").out
    assert (said, judged) == ("Nothing found in 1 note.\n", [])
    said = run(*ALL, "--today", "2026-06-15").out
    assert ("link.unresolved" in said, judged) == (again, ["a.md"] if again else [])


@pytest.mark.parametrize(
    ("name", "body", "kept"),
    [
        (b"photo \xe9.png", "", ["facts", "findings"]),
        (b"caf\xe9.md", "[[x]]\n", ["facts"]),
        (b"half.md", '---\nvideoId: "\\udfff"\n---\n', ["facts", "findings"]),
    ],
)
def test_what_is_no_unicode_is_looked_at_anew(
    run: Run, reads: list[str], tmp_path: Path, name: bytes, body: str, kept: list[str]
) -> None:
    (tmp_path / os.fsdecode(name)).write_text(body)
    first = run(*ALL, vault=VAULT)
    assert sorted(file.place.suffixes[0] for file in CacheFolder.of_user().files()) == [
        f".{kind}" for kind in kept
    ]
    reads.clear()
    assert run(*ALL) == first
    assert reads == ([] if "findings" in kept else [os.fsdecode(name)])


def test_without_the_cache_nothing_is_kept(run: Run) -> None:
    run(*ALL, "--no-cache", vault=VAULT)
    assert list(CacheFolder.of_user().files()) == []


def test_a_vault_can_do_without(run: Run) -> None:
    run(*ALL, vault="//- .notes-lsp.toml\ncache.enabled = false\n" + VAULT)
    assert list(CacheFolder.of_user().files()) == []


def test_it_tells_and_forgets_what_it_keeps(run: Run) -> None:
    run(*ALL, vault=VAULT)
    folder = CacheFolder.of_user()
    size = sum(file.bytes for file in folder.files())
    told = run("cache", "info").out
    assert told == f"folder  {folder.place}\nfiles   2\nsize    {size:,} bytes\n"
    assert run("cache", "clear").out == "Deleted 2 files.\n"
    assert list(folder.files()) == []
    assert run("cache", "clear").out == "Deleted 0 files.\n"

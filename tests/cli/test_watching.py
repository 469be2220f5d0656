"""`check --watch`: what is shown after each change."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from notes_lsp.cli import watching
from tests.cli.conftest import Run
from tests.cli.outcome import Outcome
from tests.vault.files import put

Change = Callable[[Path], Iterable[str]]
VAULT = "//- a.md\n[[b]] [[#Gone]]\n//- x/c.md\n"
GONE = "warning link.missing-heading This note has no heading “Gone”\n"


@pytest.fixture
def watch(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Outcome]:
    """Watch while each of some changes is made; it answers which files it touched. Then Ctrl-C."""

    def watch(*words: str, changes: Iterable[Change] = ()) -> Outcome:
        def happening(roots: Iterable[Path]) -> Iterator[list[Path]]:
            assert list(roots) == [tmp_path]
            for change in changes:
                yield [tmp_path / name for name in change(tmp_path)]
            raise KeyboardInterrupt

        monkeypatch.setattr(watching, "file_changes", happening)
        return run("check", "--watch", "--quiet", *words, vault=VAULT)

    return watch


def write(name: str, text: str) -> Change:
    def change(root: Path) -> list[str]:
        put(root / name, text)
        return [name]

    return change


def remove(root: Path) -> list[str]:
    (root / "a.md").unlink()
    return ["a.md"]


B = "information link.unresolved There is no note “b”: create it, or correct the name\n"


def test_it_shows_what_is_found_now(watch: Callable[..., Outcome]) -> None:
    said = watch(
        changes=[
            write("b.md", "[[#Gone]]\n"),
            write("notes.txt", ""),
            write("a.md", "[[b]]\n"),
            remove,
        ]
    )
    at_a, at_b = f"a.md:1:10: {GONE}", f"b.md:1:4: {GONE}"
    first = f"a.md:1:3: {B}{at_a}"
    assert said == Outcome(130, first + at_a + at_b + at_b + at_b)


def test_settings_are_read_again(watch: Callable[..., Outcome]) -> None:
    said = watch(
        "--ignore",
        "link.unresolved",
        changes=[write(".notes-lsp.toml", '[rules]\n"link.missing-heading" = "error"\n')],
    )
    assert [line.split()[1] for line in said.out.splitlines()] == ["warning", "error"]


def test_only_what_was_asked_for_is_shown(watch: Callable[..., Outcome]) -> None:
    said = watch("x", changes=[write("b.md", "[[#Gone]]"), write("x/d.md", "[[#Gone]]\n")])
    assert said.out == f"x/d.md:1:4: {GONE}"


def test_a_terminal_is_cleared(
    watch: Callable[..., Outcome], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    assert watch(changes=[remove]).out.count("\x1b[2J") == 1


def test_it_only_looks(run: Run) -> None:
    said = run("check", "--watch", "--fix", vault=VAULT)
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith("notes-lsp: --watch only looks: ")

"""Moving files on the disk: all or nothing, and nothing is overwritten."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from notes_lsp.vault import file_moves
from notes_lsp.vault.file_moves import FileMove, Rewrite, carry_out, refusal_to_move
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.replace import Refused

FILES = {"a.md": "[[b]]", "b.md": "[[a]]", "in/c.md": "[[b]]", "in/deep/d.txt": "d", "in/.h": "h"}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        place = tmp_path / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text)
    return tmp_path


def files_in(root: Path) -> dict[str, str]:
    return {
        path.relative_to(root).as_posix(): path.read_text()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


def rewrite(path: str, old: str, new: str) -> Rewrite:
    return Rewrite(NotePath(path), old, new)


def test_notes_are_written_and_files_moved(root: Path) -> None:
    (root / "a.md").chmod(0o640)
    rewrites = [rewrite("a.md", "[[b]]", "[[x]]"), rewrite("b.md", "[[a]]", "[[y]]")]
    moves = [FileMove("a.md", "new/deep/y.md"), FileMove("in/c.md", "c.md")]
    assert carry_out(root, rewrites, moves) is None
    assert files_in(root) == {
        "b.md": "[[y]]",
        "c.md": "[[b]]",
        "in/.h": "h",
        "in/deep/d.txt": "d",
        "new/deep/y.md": "[[x]]",
    }
    assert (root / "new/deep/y.md").stat().st_mode & 0o777 == 0o640


def test_a_folder_goes_with_all_that_is_in_it(root: Path) -> None:
    assert (
        carry_out(root, [rewrite("in/c.md", "[[b]]", "[[x]]")], [FileMove("in", "x/out")]) is None
    )
    assert files_in(root) == {
        "a.md": "[[b]]",
        "b.md": "[[a]]",
        "x/out/.h": "h",
        "x/out/c.md": "[[x]]",
        "x/out/deep/d.txt": "d",
    }


def test_what_can_not_be_written_leaves_all_as_it_was(root: Path) -> None:
    rewrites = [rewrite("a.md", "[[b]]", "x"), rewrite("in/c.md", "other", "x")]
    moves = [FileMove("a.md", "new/y.md"), FileMove("in/deep", "deep")]
    refused = carry_out(root, rewrites, moves)
    assert refused == Refused("in/c.md was to be changed: it has changed meanwhile")
    assert files_in(root) == FILES | {}
    assert not (root / "new").exists()


@pytest.mark.parametrize("failing", ["unlink", "rename"])
def test_what_the_disk_refuses_leaves_all_as_it_was(
    root: Path, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    real = getattr(os, failing)

    def fail(path: Path, *more: Path) -> None:
        if Path(path).name in ("b.md", "deep"):
            raise PermissionError(13, "Permission denied", str(path))
        real(path, *more)

    monkeypatch.setattr(os, failing, fail)
    rewrites = [rewrite("a.md", "[[b]]", "x"), rewrite("b.md", "[[a]]", "x")]
    moves = [FileMove("a.md", "y.md"), FileMove("b.md", "z.md"), FileMove("in/deep", "deep")]
    refused = carry_out(root, rewrites, moves)
    assert refused is not None
    assert "Permission denied" in refused.reason
    assert files_in(root) == FILES


def test_an_interruption_leaves_all_as_it_was(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        monkeypatch.undo()
        raise KeyboardInterrupt

    monkeypatch.setattr(file_moves, "replace_note", interrupt)
    with pytest.raises(KeyboardInterrupt):
        carry_out(root, [rewrite("b.md", "[[a]]", "x")], [FileMove("a.md", "y.md")])
    assert files_in(root) == FILES


def test_a_disk_without_second_names(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    assert carry_out(root, [rewrite("a.md", "[[b]]", "x")], [FileMove("a.md", "y.md")]) is None
    assert (root / "y.md").read_text() == "x"
    assert not (root / "a.md").exists()


def test_nothing_is_overwritten(root: Path) -> None:
    # Somebody else was faster than `refusal_to_move` could see.
    refused = carry_out(root, [], [FileMove("a.md", "x.md"), FileMove("in", "b.md")])
    assert refused is not None
    assert files_in(root) == FILES


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("a.md", "b.md", "there is already a file b.md"),
        ("a.md", "B.MD", "there is already a file b.md"),
        ("a.md", "in", "there is already a file in"),
        ("in", "IN/x", None),
        ("a.md", "A.md", None),
        ("a.md", "no/such/folder/a.md", None),
        ("no.md", "x.md", "no.md is no file yet"),
        ("a.md", "../x.md", "lies outside"),
        ("a.md", "/x.md", "lies outside"),
        ("a.md", "out/x.md", "lies outside"),
        ("link.md", "in/link.md", "is a link to another file"),
        ("link.md", "link2.md", None),
    ],
)
def test_what_is_refused(root: Path, old: str, new: str, reason: str | None) -> None:
    (root / "link.md").symlink_to("a.md")
    (root / "out").symlink_to(root.parent)
    refusal = refusal_to_move(root, old, new)
    if reason is None:
        assert refusal is None
    else:
        assert refusal is not None
        assert reason in refusal.reason

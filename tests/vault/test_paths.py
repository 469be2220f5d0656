from __future__ import annotations

import os

import pytest

from notes_lsp.vault.paths import (
    folder_of,
    joined,
    note_stem,
    printable,
    stays_inside,
    without_note_extension,
)

EXTENSIONS = (".md", ".markdown")


@pytest.mark.parametrize(
    ("path", "folder", "stem"),
    [
        ("a.md", "", "a"),
        ("channel/a b.md", "channel", "a b"),
        ("x/y/GPT 3.5.MD", "x/y", "GPT 3.5"),
        ("nikhil.kamath", "", "nikhil.kamath"),
        ("a.md.markdown", "", "a.md"),
        (".md", "", ".md"),
        ("a.mdx", "", "a.mdx"),
    ],
)
def test_a_path_is_a_folder_and_a_stem(path: str, folder: str, stem: str) -> None:
    assert (folder_of(path), note_stem(path, EXTENSIONS)) == (folder, stem)


def test_only_the_extension_of_a_note_is_taken_off_a_name() -> None:
    names = ["a.md", "b.txt", "c.markdown.md", "d"]
    assert [without_note_extension(name, EXTENSIONS) for name in names] == [
        "a",
        "b.txt",
        "c.markdown",
        "d",
    ]


def test_joining_undoes_taking_apart() -> None:
    for path in ("a.md", "x/a.md", "x/y/a.md"):
        assert joined(folder_of(path), path.rpartition("/")[2]) == path


@pytest.mark.parametrize(
    "path", ["a.md", "x/a.md", "x/..a/b..", "...", "x/.hidden", "a b", "\udcff"]
)
def test_paths_that_stay_inside(path: str) -> None:
    assert stays_inside(path)


@pytest.mark.parametrize(
    "path",
    [
        *("", "/", "/etc/passwd", "//host/share", "a\0b", "x//a", "x/"),
        *("..", "../a", "x/../../a", "x/..", ".", "./a", "x/./a"),
    ],
)
def test_paths_that_may_lead_elsewhere(path: str) -> None:
    assert not stays_inside(path)


@pytest.mark.parametrize("path", ["C:/a", "C:a", "..\\a", "x\\..\\..\\a", "\\\\host\\share", "a:b"])
def test_drives_and_backslashes_lead_elsewhere_on_windows(
    path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert stays_inside(path)
    monkeypatch.setattr(os, "name", "nt")
    assert not stays_inside(path)


def test_names_that_are_no_utf_8_can_be_shown() -> None:
    name = os.fsdecode(b"caf\xe9 \xf0\x9f\x98\x80.md")
    assert printable(name) == "caf\\udce9 \U0001f600.md"
    assert os.fsencode(name) == b"caf\xe9 \xf0\x9f\x98\x80.md"

"""Patches: what they look like, and that git makes of them what was meant."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from notes_lsp.cli.patch import patch
from tests.cli.outcome import text


def apply(folder: Path, changes: str) -> None:
    subprocess.run(
        ["git", "apply", "--whitespace=nowarn", "-"],
        cwd=folder,
        input=changes.encode(),
        check=True,
        capture_output=True,
    )


def test_no_change_is_no_patch() -> None:
    assert patch("a.md", "same\n", "same\n") == ""


def test_changes_far_from_each_other_have_hunks_of_their_own() -> None:
    lines = [f"{number}\n" for number in range(1, 21)]
    after = list(lines)
    after[1], after[4], after[19] = "two\n", "five\n", "twenty"
    assert patch("x/my note.md", "".join(lines), "".join(after)) == text(
        """
        --- a/x/my note.md\t
        +++ b/x/my note.md\t
        @@ -1,8 +1,8 @@
         1
        -2
        +two
         3
         4
        -5
        +five
         6
         7
         8
        @@ -17,4 +17,4 @@
         17
         18
         19
        -20
        +twenty
        \\ No newline at end of file
        """
    )


def test_lines_that_move_on_are_not_changed() -> None:
    before, after = "```\n# A\n\nb\n\n```\n", "# A\n\nb\n\n"
    lines = ["-```", " # A", " ", " b", " ", "-```"]
    assert patch("a.md", before, after).splitlines()[2:] == ["@@ -1,6 +1,4 @@", *lines]


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("a.md", "a/a.md"),
        ("é/ثغرات.md", "a/é/ثغرات.md"),
        ('"a".md', '"a/\\"a\\".md"'),
        ("a\tb\\c\x01.md", '"a/a\\tb\\\\c\\001.md"'),
        (os.fsdecode(b"caf\xe9.md"), '"a/caf\\351.md"'),
    ],
)
def test_names_are_quoted_as_git_quotes_them(path: str, name: str) -> None:
    assert patch(path, "a", "b").splitlines()[0] == f"--- {name}"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
@pytest.mark.parametrize(
    "path",
    [
        "a.md",
        "my notes/b c.md",
        "é.md",
        '"q".md',
        "t\tb.md",
        "b\\s.md",
        "n\nl.md",
        "-x.md",
        "x .md",
    ],
)
@pytest.mark.parametrize("inside", ["", "sub"])
def test_git_finds_files_of_any_name_from_the_current_folder(
    tmp_path: Path, path: str, inside: str
) -> None:
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    here = tmp_path / inside
    file = here / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("old\n")
    apply(here, patch(path, "old\n", "new\n"))
    assert file.read_text() == "new\n"


LINES = st.lists(
    st.sampled_from(["a", "b", "c", "", "d\r", "\ufeffe", "\u2028f", "g\fh", "- x", "@@ y"]),
    max_size=14,
)
TEXTS = st.builds(
    lambda lines, end: "\n".join(lines) + (end if lines else ""), LINES, st.sampled_from(["\n", ""])
)


@settings(max_examples=150)
@given(TEXTS, TEXTS)
def test_git_makes_of_the_old_text_the_new_one(
    tmp_path_factory: pytest.TempPathFactory, old: str, new: str
) -> None:
    if old == new or not (old and new):
        return  # git takes a text that is empty for a file that is not there
    folder = tmp_path_factory.mktemp("patched")
    (folder / "a.md").write_bytes(old.encode())
    apply(folder, patch("a.md", old, new))
    assert (folder / "a.md").read_bytes() == new.encode()

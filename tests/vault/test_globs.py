"""Globs mean what git means by them, and take a time that grows with the path."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pathspec import GitIgnoreSpec

from notes_lsp.vault.globs import is_glob, read_globs
from tests.growth import MORE, Action, grows_too_fast

PARTS = st.sampled_from(
    ["a", "b", "*", "**", "?", "/", "/**/", "**/", "[ab]", "\\*", "!", ".", "*a*"]
)
GLOBS = st.lists(PARTS, min_size=1, max_size=8).map("".join).filter(is_glob)
PATHS = st.lists(st.text("ab.", min_size=1, max_size=6), min_size=1, max_size=5).map("/".join)


@settings(max_examples=1_000)
@given(GLOBS, PATHS, st.booleans())
@example("**/a/**/b/**/a", "x/a/a/b/b/a", False)
@example("*a*b*ab", "aabab", False)
@example("/a*/**/*b*/", "ab/abb", True)
def test_globs_are_read_as_pathspec_reads_them(glob: str, path: str, is_folder: bool) -> None:
    path = f"{path}/" if is_folder else path
    (ours,) = [read_globs([glob]).check_file(path).include]
    assert ours == GitIgnoreSpec.from_lines([glob], backend="simple").check_file(path).include


@pytest.mark.parametrize("glob", ["[!a].md", "x[.-0]md", "x[^b]md"])
def test_no_set_holds_a_slash(glob: str) -> None:
    assert read_globs([f"/{glob}"]).check_file("x/md").include is None


@pytest.mark.parametrize(
    ("glob", "repeated"),
    [
        ("*a*a*a*a*a*b", "a"),
        ("a***a***a***a**b", "a"),
        ("*[ab]*[ab]*?*?*?c", "a"),
        ("**/a/**/a/**/a/**/a/b", "a/"),
        ("*a*/**/*a*/**/*a*/**/*a*b", "aaa/"),
        ("*a*a*/*a*a*/*a*b", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/"),
    ],
)
def test_time_grows_with_the_path(glob: str, repeated: str) -> None:
    spec = read_globs([glob])

    def asking(length: int) -> Action:
        path = repeated * (length // len(repeated)) + "x"
        return lambda: spec.check_file(path)

    assert not grows_too_fast(asking(2_000), asking(MORE * 2_000))

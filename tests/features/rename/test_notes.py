"""What a note is called after a rename: file, title, links."""

from __future__ import annotations

from textwrap import dedent

import pytest

from notes_lsp.features.rename.note_names import new_name, shown_name
from notes_lsp.features.rename.notes import rename_note
from notes_lsp.features.rename.plan import Refused, made
from notes_lsp.vault.paths import NotePath
from tests import vaultfix
from tests.features.rename.renaming import carried_out, written
from tests.memory import vault_of

SLUGGED = "//- the_mill.md\n---\ntitle: The Mill\n---\n"
OTHER = "//- mill.md\n---\ntitle: About the Mill\n---\n"


def named(source: str, wanted: str) -> tuple[str, str | None]:
    """The path and the title of the first note of `source` after the rename."""
    files = vaultfix.read(source).files
    found = new_name(vault_of(files), NotePath(next(iter(files))), wanted)
    return found.path, found.title


@pytest.mark.parametrize(
    ("source", "wanted", "path", "title"),
    [
        (SLUGGED, "The Fab: 2", "the_fab_2.md", "The Fab: 2"),
        (SLUGGED, "The Mill!", "the_mill.md", "The Mill!"),
        (SLUGGED, "the_fab", "the_fab.md", None),
        (SLUGGED, " The  Fab.md ", "the_fab.md", "The Fab"),
        ("//- mill.md\n---\ntitle: mill\n---\n", "fab", "fab.md", "fab"),
        ("//- The Mill.md\n---\ntitle: The Mill\n---\n", "The Fab", "The Fab.md", "The Fab"),
        ("//- a/the-mill.md\n---\ntitle: The Mill\n---\n", "The Fab", "a/the-fab.md", "The Fab"),
        (OTHER, "The Fab", "The Fab.md", None),
        ("//- a/mill.markdown\n", "The Fab", "a/The Fab.markdown", None),
        ("//- mill.md\n", "MILL", "MILL.md", None),
        (SLUGGED, "fab", "fab.md", None),
        (SLUGGED, "工場", "工場.md", None),
    ],
)
def test_what_it_is_called(source: str, wanted: str, path: str, title: str | None) -> None:
    assert named(source, wanted) == (path, title)


def test_what_it_is_called_before() -> None:
    for source, name in ((SLUGGED, "The Mill"), (OTHER, "mill"), ("//- a/x.y.md\n", "x.y")):
        files = vaultfix.read(source).files
        assert shown_name(vault_of(files), NotePath(next(iter(files)))) == name


@pytest.mark.parametrize(
    ("wanted", "reason"),
    [
        ("a#b", "no link can hold"),
        ("a|b", "no link can hold"),
        ("[a]", "no link can hold"),
        ("a^b", "no link can hold"),
        ("a/b", "no link can hold"),
        ("a\\b", "no link can hold"),
        ("c:b", "no link can hold"),
        ("a\x07b", "no link can hold"),
        ("", "needs a name"),
        ("..", "needs a name"),
        (".md", "needs a name|begins or ends with a dot"),
        (".hidden", "begins or ends with a dot"),
        ("etc.", "begins or ends with a dot"),
        ("photo.png", "attachment"),
        ("x" * 253, "bytes"),
        ("é" * 127, "bytes"),
        ("Fab", r"already a file fab\.md"),
        ("fab", r"already a file fab\.md"),
    ],
)
def test_what_can_be_no_name(wanted: str, reason: str) -> None:
    with pytest.raises(Refused, match=reason):
        named("//- mill.md\n//- fab.md\n", wanted)


def test_a_title_without_letters_names_no_file() -> None:
    with pytest.raises(Refused, match="no letter or digit"):
        named(SLUGGED, "?!")


def check(source: str, wanted: str, expected: str) -> None:
    """Compare all files of `source` after its first note is called `wanted`."""
    files = vaultfix.read(source).files
    plan = made(rename_note(vault_of(files), NotePath(next(iter(files))), wanted))
    assert written(carried_out(files, plan)) == dedent(expected).lstrip("\n")


def test_file_title_and_links_change_together() -> None:
    check(
        """
        //- the_mill.md
        ---
        title: 'The Mill' # first
        ---
        [[the_mill]]
        //- x.md
        [[the_mill | it]] [[The Mill]] [x](the_mill.md)
        """,
        "The Fab: why?",
        """
        //- the_fab_why.md
        ---
        title: "The Fab: why?" # first
        ---
        [[the_fab_why]]
        //- x.md
        [[the_fab_why | it]] [[The Fab: why?]] [x](the_fab_why.md)
        """,
    )


def test_a_title_that_no_link_can_hold_is_written_as_the_file() -> None:
    check(
        SLUGGED + "//- x.md\n[[The Mill]]\n",
        "The Fab #2",
        '//- the_fab_2.md\n---\ntitle: "The Fab #2"\n---\n//- x.md\n[[the_fab_2]]\n',
    )


def test_the_title_alone() -> None:
    check(
        SLUGGED + "//- x.md\n[[the_mill]] [[The Mill]]\n",
        "The mill",
        "//- the_mill.md\n---\ntitle: The mill\n---\n//- x.md\n[[the_mill]] [[The Mill]]\n",
    )

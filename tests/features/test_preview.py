"""Previews: the beginning of a note, cut where it gets long."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notes_lsp.features.preview import MOST_CHARACTERS, MOST_LINES, cut, note_preview, shown
from notes_lsp.vault.paths import NotePath
from tests.memory import vault_of
from tests.vaultfix import read


def check(source: str, expected: str) -> None:
    """Compare the preview of the only note."""
    fixture = read(source)
    (path,) = fixture.files
    assert note_preview(vault_of(fixture.files), NotePath(path)) == expected


def test_title_path_and_body() -> None:
    check(
        """
        //- x/slug.md
        ---
        title: My Title
        ---
        From: [[hub]] <br/>

        Text about [[it | this]].
        """,
        "**My Title** · `x/slug.md`\n\n---\n\nText about this.",
    )


def test_an_h1_that_says_the_title_is_not_said_twice() -> None:
    check("//- n.md\n\n# My *Title*\n\nText.\n", "**My Title** · `n.md`\n\n---\n\nText.")
    check(
        "//- n.md\n---\ntitle: my-title\n---\nFrom: [[h]]\n# My Title\nText.\n",
        "**my-title** · `n.md`\n\n---\n\nText.",
    )


def test_other_headings_stay() -> None:
    check("//- n.md\nText.\n\n# N\n", "**n** · `n.md`\n\n---\n\nText.\n\n# N")
    check(
        "//- n.md\n---\ntitle: T\n---\n## Key\n\n---\nText",
        "**T** · `n.md`\n\n---\n\n## Key\n\n---\nText",
    )


def test_a_note_without_a_body() -> None:
    check("//- n.md\n", "**n** · `n.md`")
    check("//- n.md\n---\ntitle: T_T_\n---\n", r"**T_T\_** · `n.md`")


def test_a_note_that_is_gone() -> None:
    assert note_preview(vault_of({}), NotePath("gone.md")) == "**gone.md** · `gone.md`"


PARAGRAPH = "word " * 150


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("short\n\ntext", "short\n\ntext"),
        ("\n\n".join([PARAGRAPH.strip()] * 9), "\n\n".join([PARAGRAPH.strip()] * 5)),
        ("- item\n" * 90, ("- item\n" * MOST_LINES).rstrip()),
        ("intro\n\n" + "- an item of a list\n" * 400, None),
        ("word " * 2000, ("word " * 799 + "word")),
        ("x" * 9000, "x" * MOST_CHARACTERS),
    ],
)
def test_cuts(text: str, kept: str | None) -> None:
    found = cut(text)
    assert text.startswith(found)
    if kept is not None:
        assert found == kept


@given(
    st.lists(st.sampled_from(["word", "w" * 500, "word\n", "word\n\n", "- word\n"]), min_size=1),
    st.integers(1, 400),
)
def test_a_cut_keeps_much_but_not_too_much(words: list[str], times: int) -> None:
    text = (" ".join(words) + " ") * times
    found = cut(text)
    assert text.startswith(found)
    assert len(found) <= MOST_CHARACTERS
    assert found.count("\n") < MOST_LINES
    assert found == text or len(found) >= MOST_CHARACTERS // 4 or found.count("\n") > 20


def test_what_was_cut_is_said() -> None:
    assert shown("word " * 2000).endswith("word word\n\n…")
    assert shown("\n\n  text  \n\n") == "  text"


def test_a_fence_that_was_cut_is_closed() -> None:
    assert shown("```python\n" + "x = 1\n" * 2000).endswith("\nx = 1\n```\n\n…")

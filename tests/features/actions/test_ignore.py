"""Directives that an editor writes: where they go, and that they work."""

from __future__ import annotations

import pytest

from tests.features.actions.doing import done, offered

LINE = "<!-- notes-lsp: ignore link.unresolved -->"
NOTE = "<!-- notes-lsp: ignore-file link.unresolved -->"


@pytest.mark.parametrize(
    ("note", "after"),
    [
        ("One [[a$0]] two.\nThree.\n", f"One [[a]] two. {LINE}\nThree.\n"),
        ("One [[a$0]] two.\r\nThree.\r\n", f"One [[a]] two. {LINE}\r\nThree.\r\n"),
        ("[[a$0]]  \nThree.", f"[[a]] {LINE}  \nThree."),
        ("- One\n- [[a$0]]\n", f"- One\n- [[a]] {LINE}\n"),
        ("> [[a$0]]\n> two\n", f"> [[a]] {LINE}\n> two\n"),
        ("| a |\n|---|\n| [[a$0]] |\n", f"| a |\n|---|\n| [[a]] {LINE} |\n"),
        ("a | b\n---|---\n[[a$0]] | b\n", f"a | b\n---|---\n[[a]] | b {LINE}\n"),
        ("One.\n\n# On [[a$0]]\n", f"One.\n\n{LINE}\n# On [[a]]\n"),
        ("> ## On [[a$0]]\n", f"> {LINE}\n> ## On [[a]]\n"),
        ("On [[a$0]]\n---\n", f"{LINE}\nOn [[a]]\n---\n"),
        (
            "[[a$0]] <!-- notes-lsp: ignore link.nested -->",
            "[[a]] <!-- notes-lsp: ignore link.nested, link.unresolved -->",
        ),
        (
            "<!-- notes-lsp: ignore link.nested -->\n\n[[a$0]]",
            "<!-- notes-lsp: ignore link.nested, link.unresolved -->\n\n[[a]]",
        ),
        (
            "[[a$0]] <!-- notes-lsp: ignore link.nested: why -->",
            f"[[a]] <!-- notes-lsp: ignore link.nested: why --> {LINE}",
        ),
    ],
)
def test_a_line(note: str, after: str) -> None:
    # The other directive is of no use, which must not get in the way.
    assert done(note, "Ignore link.unresolved on this line") == after


def test_what_is_no_text_is_ignored_from_above() -> None:
    fence = "```markdown$0\n# Chips\n[[a]]\n```\n"
    directive = "<!-- notes-lsp: ignore note.fenced-body -->"
    assert done(fence, "Ignore note.fenced-body on this line") == (
        f"{directive}\n```markdown\n# Chips\n[[a]]\n```\n"
    )
    unclosed = done("[$0[note | me\n", "Ignore link.unclosed on this line")
    assert unclosed == "<!-- notes-lsp: ignore link.unclosed -->\n[[note | me\n"


@pytest.mark.parametrize(
    ("note", "after"),
    [
        ("One [[a$0]].\n", f"{NOTE}\nOne [[a]].\n"),
        ("One [[a$0]].\r\n", f"{NOTE}\r\nOne [[a]].\r\n"),
        ("\ufeff# [[a$0]]\n", f"\ufeff{NOTE}\n# [[a]]\n"),
        ("---\nx: y\n---\n\n[[a$0]]\n", f"---\nx: y\n---\n{NOTE}\n\n[[a]]\n"),
        ("---\nup: '[[a$0]]'\n---", f"---\nup: '[[a]]'\n---\n{NOTE}\n"),
        (
            "[[a$0]]\n\n<!-- notes-lsp: ignore-file link.nested -->\n",
            "[[a]]\n\n<!-- notes-lsp: ignore-file link.nested, link.unresolved -->\n",
        ),
    ],
)
def test_a_note(note: str, after: str) -> None:
    assert done(note, "Ignore link.unresolved in this note") == after


def test_a_line_that_has_to_stay_the_first_one_does() -> None:
    note = "---$0\ntitle: A\n\nText.\n"
    assert done(note, "Ignore frontmatter.unclosed in this note") == (
        "---\ntitle: A\n\nText.\n\n<!-- notes-lsp: ignore-file frontmatter.unclosed -->\n"
    )


def test_frontmatter_has_no_lines_to_ignore() -> None:
    assert offered("---\nvideoId: x$0\n---\n") == ["Ignore frontmatter.video-id in this note"]


def test_a_line_is_ignored_where_it_is_clear_which() -> None:
    assert "Ignore link.unresolved on this line" in offered("[[a$0]] [[b$0]]")
    assert "Ignore link.unresolved on this line" not in offered("[[a$0]]\n\n[[b$0]]")


def test_what_is_said_of_directives_is_not_ignored_by_others() -> None:
    assert offered("One <!-- notes-lsp:$0 ignore -->") == ["*Remove the directive"]


def test_it_is_tidied_up_again() -> None:
    note = done("One [[a$0]] two.\n", "Ignore link.unresolved on this line")
    mended = note.replace("[[a]]", "a").replace("<!--", "<!--$0")
    assert done(mended, "Remove the directive") == "One a two.\n"

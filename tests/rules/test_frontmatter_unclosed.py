"""`frontmatter.unclosed`: a closing line that lacks, and thematic breaks."""

from __future__ import annotations

import pytest

from tests.rules.checking import check, fix, fixes

CODE = "frontmatter.unclosed"


def test_the_opening_line_is_marked() -> None:
    assert check("---\ntitle: Chips\n\nText.\n") == (
        "note.md:1:1-1:4 warning frontmatter.unclosed This frontmatter is never closed, so that "
        "the note has no title and all of it is text: write --- below its last line"
    )


@pytest.mark.parametrize(
    ("yaml", "body"),
    [
        ("title: Chips\nvideoId: -VqmFI9vY7w", "\n\nText: of the note.\n"),
        ("title: Chips", ""),
        ("title: Chips", "\n"),
        ("title: Chips # a comment", "\n\nText.\n"),
        ("aliases:\n- one\n- two\ntags: [a]", "\n\n## Costs\n"),
        ("title: Chips\n  and more", "\n\nText.\n"),
        ("title: Chips", "\n## Costs\nText.\n"),
        ("title: Chips", "\nFrom here on it is text.\n"),
        ("title: Chips", "\nFrom: [[fab]] <br/> \nText.\n"),
        ("author: me\nstatus: draft", "\n\nText.\n"),
    ],
)
def test_it_is_closed_below_the_last_line_of_yaml(yaml: str, body: str) -> None:
    before, after = f"---\n{yaml}{body}", f"---\n{yaml}\n---{body}"
    assert fixes(before, CODE) == "* safe: Close the frontmatter"
    assert fix(before, CODE) == after
    assert check(after, CODE) == ""


@pytest.mark.parametrize("line_end", ["\r\n", "\r"])
def test_lines_end_as_those_before(line_end: str) -> None:
    before = line_end.join(["\ufeff---  ", "title: Chips", "", "Text."])
    assert fix(before, CODE) == line_end.join(["\ufeff---  ", "title: Chips", "---", "", "Text."])


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: Chips\n---\n",
        "---\ntitle: Chips\n...\n",
        "---\n\ntitle: Chips\n",
        "---\nWords below a break.\n",
        "---\nNote: words below a break.\n",
        "---\nA first note: words\nAnother note: more of them\n",
        "---\n- title: Chips\n",
        "---\n# Heading\ntitle: Chips\n",
        "---\nabstract: |\n  Text\ntitle: Chips\n",
        "---",
        "title: Chips\n",
    ],
)
def test_closed_ones_and_thematic_breaks_are_left_alone(text: str) -> None:
    assert check(text, CODE) == ""

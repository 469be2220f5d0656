"""Bodies wrapped whole in a Markdown fence."""

from __future__ import annotations

import pytest

from notes_lsp.syntax.parser import parse
from notes_lsp.vault.fenced_body import FencedBody, find_fenced_body
from tests.vaultfix import read


def check(source: str) -> None:
    """The fence lines to take away are the spans named `fence`."""
    fixture = read(source)
    text = fixture.text
    spans = [place.span for place in fixture.spans.get("fence", [])]
    expected = FencedBody(spans[0], spans[1] if len(spans) > 1 else None) if spans else None
    assert find_fenced_body(parse(text), text) == expected


def test_a_whole_body() -> None:
    check("""
        ---
        title: T
        ---

        <fence|```markdown
        |fence>## Heading

        Text about [[it]].
        <fence|```|fence>""")


def test_after_the_from_line_with_a_line_end_behind() -> None:
    check("""
        From: [[hub]] <br/>

        <fence|```md
        |fence># Heading
        <fence|```
        |fence>""")


def test_tildes_and_blanks_at_the_end() -> None:
    check("<fence|~~~~ Markdown\n|fence>[[x]]\n<fence|~~~~  \n\n  \n|fence>")


def test_an_inner_fence_ends_the_code_but_not_the_body() -> None:
    check("""
        <fence|```markdown
        |fence>## How

        ```python
        print()
        ```

        [[x]]
        <fence|```
        |fence>""")


def test_a_fence_that_nobody_closed() -> None:
    check("<fence|```markdown\n|fence>## Heading\n\n[[x]]\n")


def test_windows_line_ends() -> None:
    check("<fence|```markdown\r\n|fence>## Heading\r\n<fence|```\r\n|fence>")


@pytest.mark.parametrize(
    "text",
    [
        "```python\n[[x]]\n```",
        "```\n[[x]]\n```",
        "```markdown\nnothing of a note\n```",
        "```markdown\n[[x]]\n```\n\nand more text",
        "```markdown\n[[x]]\n```\n\nand other code\n\n```js\nlet a\n```",
        "# Heading\n\n```markdown\n[[x]]\n```",
        f"{'word ' * 80}\n\n```markdown\n[[x]]\n```",
        "one\n\ntwo [[x]] three",
        "    ## indented\n",
        "> ```markdown\n> [[x]]\n> ```",
        "",
    ],
)
def test_examples_and_other_code_are_left_alone(text: str) -> None:
    check(text)

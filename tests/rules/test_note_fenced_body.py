"""`note.fenced-body`: a body in a code fence, and examples that only look like one."""

from __future__ import annotations

import pytest

from tests.rules.checking import check, fix, fixes, text

CODE = "note.fenced-body"

HEADER = "---\ntitle: Chips\n---\n\nFrom: [[fab]] <br/> \n"
BODY = "## Costs\nSee [[fab | the fab]].\n"


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ("```markdown\n", "```"),
        ("```markdown\n", "```\n\n"),
        ("```md\n", "```\n"),
        ("~~~markdown\n", "~~~\n"),
        ("````markdown\n", "````\n"),
        ("```markdown\n", ""),
    ],
)
def test_the_fence_around_a_body_is_taken_away(opening: str, closing: str) -> None:
    wrapped = HEADER + opening + BODY + closing
    assert fixes(wrapped, CODE) == "* safe: Take the code fence away"
    assert fix(wrapped, CODE) == HEADER + BODY


def test_the_body_can_hold_code_of_its_own() -> None:
    inner = "## Costs\n```python\nprint(1)\n```\nSee [[fab]].\n"
    assert fix(f"{HEADER}```markdown\n{inner}```\n", CODE) == HEADER + inner


def test_one_finding_at_the_fence_speaks_for_all_that_is_dead() -> None:
    source = """
        //- a.md
        ```markdown
        See [[gone]] and [[Chips]].
        ```
        //- fab.md
        """
    assert check(source) == text(
        """
        a.md:1:1-2:1 warning note.fenced-body The body of this note is a code block: its links and timestamps are dead. Take the ``` lines away
        """  # noqa: E501
    )


@pytest.mark.parametrize(
    "body",
    [
        "# How to write\nFor example:\n\n```markdown\nSee [[fab]].\n```\n",
        "```markdown\nSee [[fab]].\n```\n\nThat was an example.\n",
        "```python\n# not a heading [[fab]]\n```\n",
        "```\nSee [[fab]].\n```\n",
        "```markdown\nplain words\n```\n",
        "```markdown\n# Example\n```\n\nWords.\n\n```js\nlet a\n```\n",
    ],
)
def test_examples_are_left_alone(body: str) -> None:
    assert check(f"---\ntitle: Chips\n---\n{body}", CODE) == ""

"""Pieces of Markdown that show as they are, and the same as plain text."""

from __future__ import annotations

import html
import re

import pyromark
import pytest
from hypothesis import given
from hypothesis import strategies as st

from notes_lsp.features.markup import (
    code,
    code_block,
    escaped,
    paragraphs,
    plain_text,
    plural,
    shortened,
)

SIGNS = st.text(st.sampled_from("\\`*_[]()<>|~$&#+-!=.:;1a é\n"), min_size=1, max_size=12)


def seen(markdown: str) -> str:
    """What a client shows of `markdown`, without its elements."""
    shown = re.sub(r"</?[a-z][^>]*>", "", pyromark.html(markdown))
    return " ".join(html.unescape(shown).split())


@given(SIGNS)
def test_escaped_text_is_shown_as_it_is(text: str) -> None:
    shown = escaped(text)
    assert "\n" not in shown
    assert seen(shown) == " ".join(text.split())
    assert seen(f"**x {shown}** y") == f"x {' '.join(text.split())}".strip() + " y"


@given(SIGNS)
def test_code_is_shown_as_it_is(text: str) -> None:
    assert seen(f"a {code(text)} b") == " ".join(f"a {text} b".split())
    assert html.unescape(pyromark.html(code_block(text))) == (
        f"<pre><code>{text.rstrip()}\n</code></pre>\n"
    )


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("snake_case and _emphasis_", r"snake_case and \_emphasis\_"),
        ("# No heading", r"\# No heading"),
        ("1. No list", r"1\. No list"),
        ("C# and C++ - 1.5", "C# and C++ - 1.5"),
        ("[x] &amp; AT&T", r"\[x\] \&amp; AT&T"),
    ],
)
def test_no_more_is_escaped_than_need_be(text: str, markdown: str) -> None:
    assert escaped(text) == markdown


@pytest.mark.parametrize(
    ("text", "most", "start", "end"),
    [
        ("one two three", 20, "one two three", "one two three"),
        ("one  two\nthree", 13, "one two three", "one two three"),
        ("one two three", 12, "one two…", "…two three"),
        ("one two three", 8, "one…", "…three"),
        ("abcdefghij", 5, "abcd…", "…ghij"),
    ],
)
def test_long_text_is_cut_between_words(text: str, most: int, start: str, end: str) -> None:
    assert shortened(text, most) == start
    assert shortened(text, most, keep_end=True) == end


@given(st.text(st.sampled_from("ab \n"), max_size=30), st.integers(1, 20), st.booleans())
def test_cut_text_is_never_longer(text: str, most: int, keep_end: bool) -> None:
    assert len(shortened(text, most, keep_end=keep_end)) <= most


def test_counts() -> None:
    assert [plural(count, "note") for count in (0, 1, 2, 2247)] == [
        "0 notes",
        "1 note",
        "2 notes",
        "2,247 notes",
    ]


def test_paragraphs_leave_out_what_is_empty() -> None:
    assert paragraphs("a", "", "b") == "a\n\nb"


def test_plain_text() -> None:
    markdown = """
**A \\*Title\\*** · `x/slug_a.md`
found by *its* name

---

## Heading [link](https://example.org)

- one
  goes on
- two
  1. deep
  2. deeper
- [x] done

7. seven
8. eight

| a | b |
|---|---|
| 1 | 2 |

> **Info:** quoted
> text

```python
x = 1
```

&lt;b> costs \\$5
"""
    assert plain_text(markdown) == (
        "A *Title* · x/slug_a.md\nfound by its name\n\n---\n\nHeading link\n\n"
        "- one\ngoes on\n- two\n1. deep\n2. deeper\n\n- [x] done\n\n7. seven\n8. eight\n\n"
        "a  b\n1  2\n\nInfo: quoted\ntext\n\nx = 1\n\n<b> costs $5"
    )

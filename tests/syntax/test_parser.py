"""`parse`: the blocks of a note, what only the whole note tells, and that any text is a note."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from notes_lsp.syntax.nodes import Note, Piece
from notes_lsp.syntax.parser import parse, without_surrogates
from notes_lsp.text.span import Span
from tests.syntax.elements import PICKS, check, check_blocks, elements, named, pieces

WHOLE = """\
---
title: "Sourdough [[starter]]"
tags: [bread, 12:34]
---
From: [[baking | Baking & more]] ^from

# Sourdough *starter* [[flour#Rye|rye]] ##

Rye feeds it best <a class="yt-timestamp" data-t="00:01:02">[00:01:02]</a>, see [a **book**](
<books/rye bread.md> "Rye"), ![[jar.png|300]], [^why] and [ref]. #bread/rye `[[not]]` $x^2$

Setext [[heading]]
of two lines
---

> [!tip]- Keep it *warm* [[oven]]
> 25 °C – “not more” 🍞 [00:03:04]
>
> > nested ^nested
lazy [[line]]

1. one [[a|]] ^one
   - [x] two `` ` `` ^two

     three [[b\\|c]]
2. ![alt [d](e)](f)

| left | right |
|------|-------|
| [[g | h]] | `i | j` $k$ [[l]] |
| [m](n) | ~~o~~ <br> ^no |

^table

```timestamp
00:05:06 mix
```

    indented [[p]]

~~~md
# not
~~~

<div class="q">
[[r]] <!-- notes-lsp: ignore link.in-html -->
</div>

<script>
[[s]]
</script>

%% hidden [[t]] #u

still [[v]] %% shown [[w]]

It costs $5 [[x]] and$10. [[00:07:08]] <https://example.org/#y>
00:09:10 Dough
00:11:12 Bread

***

$$
[[z]]
$$

[^why]: Because [[yeast]] ^yeast

    lives.

[ref]: <https://example.org/a b> "A"
"""


def check_order(note: Note, text: str) -> None:
    """What holds of every note: blocks cover the body; elements lie in their blocks, in order,
    and their parts in them; what hides text can be searched by halving."""
    assert note.length == len(text)
    body = note.starts[0] if note.starts else note.length
    frontmatter = note.frontmatter
    assert body == (frontmatter.end if frontmatter else int(text.startswith("\ufeff")))
    ends = [start + block.length for start, block in zip(note.starts, note.blocks, strict=True)]
    assert [*note.starts[1:], note.length] == (ends or [note.length])
    assert all(block.length > 0 for block in note.blocks)
    for start, block, _, element in elements(note):
        assert 0 <= element.start <= element.end <= block.length
        source = text[start : start + block.length]
        for _, piece in pieces(element):
            check_piece(piece, element, source)
    for start, block in zip(note.starts, note.blocks, strict=True):
        for _, pick in PICKS:
            starts = [element.start for element in pick(block)]
            assert starts == sorted(starts)
        check_disjoint([Span(opaque.start, opaque.end) for opaque in block.opaques])
        check_disjoint([Span(fence.start, fence.end) for fence in block.fences])
        for fence in block.fences:
            assert fence.start < fence.body.start <= fence.body.end <= fence.end
        assert all(text.startswith("%%", start + mark) for mark in block.comment_marks)
        assert list(block.comment_marks) == sorted(block.comment_marks)
    check_disjoint(list(note.comments))
    assert all(body <= span.start and span.end <= note.length for span in note.comments)
    assert all(span.of(text)[:2] == span.of(text)[-2:] == "%%" for span in note.comments)


def check_piece(piece: Piece, element: Any, source: str) -> None:
    assert element.start <= piece.start <= piece.end <= element.end
    assert source[piece.start : piece.end] == piece.text


def check_disjoint(spans: list[Span]) -> None:
    assert all(before.end <= after.start for before, after in pairwise(spans))
    assert all(span.start < span.end for span in spans)


def check_total(text: str) -> None:
    note = parse(text)
    check_order(note, without_surrogates(text))
    assert parse(text) == note


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_every_prefix_is_a_note(line_end: str) -> None:
    text = WHOLE.replace("\n", line_end)
    for end in range(len(text) + 1):
        check_total(text[:end])


def test_every_suffix_is_a_note() -> None:
    for start in range(len(WHOLE)):
        check_total(WHOLE[start:])


@pytest.mark.parametrize("name", [name for name, _ in PICKS])
def test_the_whole_note_has_everything(name: str) -> None:
    assert list(parse(WHOLE).each(named(name)))


LINES = [*WHOLE.splitlines(), *(line.strip() for line in WHOLE.splitlines() if line[:1] == " ")]
PARTS = [
    *("[[", "]]", "[", "]", "|", "(", ")", "!", "<a ", "<!--", "-->", "<div>", "<script", "</"),
    *("`", "``", "```", "~~~", "$", "$$", "%%", "#", "# ", "^", "> ", "- ", "1. ", "    ", "\t"),
    *("---\n", "===\n", "|-|\n", "[a]: b\n", "[^a]: ", "[^a]", "\\", "*", "_", "&amp;", "a", "1"),
    *("\n", "\r", "\r\n", "\u2028", "\x0b", "\x0c", "\x85", "\0", "\x01", "\ufeff", "é", "𝄞"),
    *("\ud800", "\udc00", " ", "\u00a0", "[00:01:02]", "00:01 a\n", "notes-lsp:", ":", '"'),
]


@settings(max_examples=300)
@given(st.lists(st.sampled_from([*PARTS, *LINES]), max_size=25).map("".join))
def test_any_text_is_a_note(text: str) -> None:
    check_total(text)


@given(st.text(st.characters(), max_size=60))
def test_any_characters_are_a_note(text: str) -> None:
    check_total(text)


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("", []),
        ("\ufeff", []),
        ("\n", ["text '\\n'"]),
        ("  ", ["text '  '"]),
        ("a", ["paragraph 'a'"]),
        ("a\nb\n\n\nc\n", ["paragraph 'a\\nb\\n\\n\\n'", "paragraph 'c\\n'"]),
        ("\n\na\n", ["text '\\n\\n'", "paragraph 'a\\n'"]),
        ("\n  # a\n", ["text '\\n'", "heading '  # a\\n'"]),
        ("    a\n", ["code '    a\\n'"]),
        ("# a\nb\n***\n", ["heading '# a\\n'", "paragraph 'b\\n'", "rule '***\\n'"]),
        ("- a\n\n  b\n- c\n\nd", ["list '- a\\n\\n  b\\n- c\\n\\n'", "paragraph 'd'"]),
        ("- a\n* b\n1. c\n", ["list '- a\\n'", "list '* b\\n'", "list '1. c\\n'"]),
        ("> a\nb\n\n> c\n", ["quote '> a\\nb\\n\\n'", "quote '> c\\n'"]),
        ("|a|\n|-|\n|b|\n\nc", ["table '|a|\\n|-|\\n|b|\\n\\n'", "paragraph 'c'"]),
        ("```\na\n\nb\n```\nc", ["code '```\\na\\n\\nb\\n```\\n'", "paragraph 'c'"]),
        ("<div>\na\n\nb", ["html '<div>\\na\\n\\n'", "paragraph 'b'"]),
        ("[^1]: a\n\n    b\n\nc", ["footnote '[^1]: a\\n\\n    b\\n\\n'", "paragraph 'c'"]),
        ("[a]: b\n\nc\n\n[d]: e\n", ["text '[a]: b\\n\\n'", "paragraph 'c\\n\\n[d]: e\\n'"]),
        ("---\na: b\n---\n\nc\n---\nd", ["text '\\n'", "heading 'c\\n---\\n'", "paragraph 'd'"]),
        ("---\nb", ["rule '---\\n'", "paragraph 'b'"]),
    ],
)  # fmt: skip
def test_blocks(text: str, blocks: list[str]) -> None:
    check_blocks(text, *blocks)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a [[b]]\r\nc [[d]]\r\n", ["wikilink 2-7 target=b@4", "wikilink 11-16 target=d@13"]),
        ("a\r\r[[b]]\r# c\r", ["wikilink 3-8 target=b@5", "heading 9-12 1 'c' raw=c@11"]),
        ("- a\r- [[b]] ^c\r", ["wikilink 6-11 target=b@8", "id 12-14 c"]),
        ("a\n\r[[b]]", ["wikilink 3-8 target=b@5"]),
    ],
)
def test_a_line_ends_at_lf_crlf_and_cr(text: str, expected: list[str]) -> None:
    check(text, *expected)


@pytest.mark.parametrize("separator", ["\u2028", "\u2029", "\x0b", "\x0c", "\x85", "\x1c"])
def test_a_line_ends_nowhere_else(separator: str) -> None:
    check(f"a{separator}# b [[c]]", "wikilink 6-11 target=c@8")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\ufeff# a", ["heading 1-4 1 'a' raw=a@3"]),
        ("\ufeff---\na: b\n---\n[[c]]", ["wikilink 14-19 target=c@16"]),
        ("\ufeff\ufeff# a", []),
        ("\0[[a\0]]\0 #b", ["wikilink 1-7 target=a\0@3", "tag 9-11 b"]),
        ("𝄞 [[a𝄞|é]] #ü ^b", ["wikilink 2-10 target=a𝄞@4 alias=é@7", "tag 11-13 ü", "id 14-16 b"]),
        ("\ud800[[a\udfff]]", ["wikilink 1-7 target=a\ufffd@3"]),
        ("# \udc00", ["heading 0-3 1 '\ufffd' raw=\ufffd@2"]),
    ],
)  # fmt: skip
def test_odd_characters(text: str, expected: list[str]) -> None:
    check(text, *expected)


def test_nothing_is_recognised_in_frontmatter() -> None:
    check("---\na: '[[b]] #c [d](e) [00:01:02]'\n---\n[[f]]", "wikilink 40-45 target=f@42")


def test_unclosed_frontmatter_is_text() -> None:
    text = "---\ntitle: [[a]]\n"
    assert parse(text).unclosed_frontmatter
    check(text, "wikilink 11-16 target=a@13")


@pytest.mark.parametrize(
    ("text", "comments"),
    [
        ("%%a%%", ["%%a%%"]),
        ("a %%b%% c %%d%% e", ["%%b%%", "%%d%%"]),
        ("%%\n\n# a\n\n%%\n\nb %%c%%", ["%%\n\n# a\n\n%%", "%%c%%"]),
        ("%%a%% %%b", ["%%a%%"]),
        ("a %% b", []),
        ("%%%a%%%", ["%%%a%%"]),
        ("%%%%", ["%%%%"]),
        ("`%%` a %% b", []),
        ("%%\n```\n%%\n```\na %%", ["%%\n```\n%%\n```\na %%"]),
        ("$%%$ <!-- %% --> %%a%%", ["%%a%%"]),
        ("<pre>%%</pre>\n\n<div>%% a</div>\n\nb%%", ["%% a</div>\n\nb%%"]),
        ("- %% a\n- b %%\n", ["%% a\n- b %%"]),
        ("---\na: '%%'\n---\n%%b%%", ["%%b%%"]),
        ("100%", []),
    ],
)
def test_comments(text: str, comments: list[str]) -> None:
    assert [span.of(text) for span in parse(text).comments] == comments


def test_a_comment_hides_what_begins_in_it() -> None:
    check(
        "a %% [[b]] #c ^d\n\n# e\n\n```\nf\n```\n\n> [!g]\n\n- [ ] h %% [[i]]",
        "comment 2-52",
        "wikilink 53-58 target=i@55",
    )


def test_the_element_at_a_place() -> None:
    note = parse("[x ![y](z)](u) [[a]]\n\n%%[[b]]%% [[c]]")

    def around(offset: int, name: str) -> str | None:
        element = note.around(offset, named(name))
        return None if element is None else f"{element.start}-{element.end}"

    assert [around(offset, "link") for offset in (0, 3, 10, 14)] == ["0-14", "3-10", "3-10", "0-14"]
    assert [around(offset, "wikilink") for offset in (14, 15, 20, 21)] == [
        None,
        "15-20",
        "15-20",
        None,
    ]
    assert [around(offset, "wikilink") for offset in (26, 32, 37)] == [None, "32-37", "32-37"]


def test_labels_are_those_of_definitions_and_footnotes() -> None:
    text = "[A b]: c\n[a B]: d\n\n> [e]: f\n\n[^g]: h\n\n`[i]: j`\n"
    assert parse(text).labels == {"A b", "e", "^g"}


def test_blocks_do_not_know_where_they_stand() -> None:
    text = "a [[b]] ^c\n"
    assert parse(text).blocks == parse("d\n\n" + text).blocks[1:]

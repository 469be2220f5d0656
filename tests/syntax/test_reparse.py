"""`reparse` equals `parse` of the new text, for every edit."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from notes_lsp.syntax.parser import parse
from notes_lsp.syntax.reparse import Change, reparse
from notes_lsp.text.span import Edit

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.md"))

LINES = [
    "",
    "   ",
    "text [[a | b]] more",
    "# Heading [[x#y]]",
    "Setext",
    "===",
    "---",
    "- item ^id",
    "  - nested [[c]]",
    "2. second",
    "> quote [[d]]",
    "> [!note]- title",
    "```py",
    "```",
    "~~~",
    "    indented [[no]]",
    "\ttab",
    "<div>",
    "</div>",
    "<!-- comment [[e]]",
    "end -->",
    "<script>",
    "</script>",
    "| a | b |",
    "|---|---|",
    "| [[f | g]] | x |",
    "half [[m | n] closed",
    "open [[o | p",
    "[[a | B [[c | d]] e]]",
    "[s | t] single",
    "[ref]: target",
    "[^1]: footnote [[h]]",
    "see [ref] and[^1]",
    "%% hidden [[i]] %%",
    "%%",
    "$5 [[j]] and$10 #tag",
    "$x$ `code [[k]]`",
    "$$",
    '<a class="yt-timestamp" data-t="00:00:35">[00:00:35]</a>',
    "* * *",
    "lazy continuation",
    "- [ ] task ^b2",
    "title: x",
    "…é𝄞 [[l]]",
    "</a>",
    '[ref2]: <a b> "title',
    'more title"',
    "[a",
    "b]: c",
    "> [q",
    "> r]: x",
    "[^n]: *a*",
    "    cont [[z]]",
    "  two",
    "3) x",
    "-",
    ">",
    "> > deep",
    "   > - x",
    "a | b",
    "-|-",
    "<b>",
    "<pre>",
    "<?x",
    "?>",
    "<![CDATA[",
    "]]>",
    "$a",
    "x$1",
    "[x](<a",
    "b>)",
    "![[",
    "b]]",
    "\x01 $",
    "\ufeff",
    "\u2028",
    "\ud800",
]

PIECES = [*LINES, "\n", "\n\n", "\r\n", "\r", " ", "`", "[", "]", "#", "-", "|", ">", "%", "$", ":"]

texts = st.lists(st.sampled_from(LINES), max_size=14).map("\n".join)
inserted = st.lists(st.sampled_from(PIECES), max_size=3).map("".join)


def check(before: str, edit: Edit) -> None:
    after = before[: edit.start] + edit.text + before[edit.end :]
    change = Change.of([edit])
    assert change is not None
    note = parse(before)
    new = reparse(note, change, after)
    expected = parse(after)
    assert new == expected
    assert new.comments == expected.comments


@settings(max_examples=600)
@given(st.data(), texts, inserted)
def test_any_edit(data: st.DataObject, before: str, text: str) -> None:
    start = data.draw(st.integers(0, len(before)))
    end = data.draw(st.integers(start, min(len(before), start + 30)))
    check(before, Edit(start, end, text))


@settings(max_examples=150)
@given(st.data(), texts)
def test_many_edits_as_one_change(data: st.DataObject, before: str) -> None:
    text = before
    edits: list[Edit] = []
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, min(len(text), start + 12)))
        edit = Edit(start, end, data.draw(inserted))
        text = text[: edit.start] + edit.text + text[edit.end :]
        edits.append(edit)
    change = Change.of(edits)
    assert change is not None
    unchanged = len(before) - change.old_end
    assert text[: change.start] == before[: change.start]
    assert text[change.new_end :] == before[change.old_end :]
    assert len(text) - change.new_end == unchanged
    assert reparse(parse(before), change, text) == parse(text)


@pytest.mark.parametrize(
    ("before", "at", "text"),
    [
        ("para\n\npara [[a]]\n\npara\n", 6, "```\n"),
        ("para\n\ntitle\n\npara\n", 11, "\n---"),
        ("- a\n\npara\n\n- b [[c]]\n", 5, "  "),
        ("> a\n\nlazy [[b]]\n", 4, "x"),
        ("see [ref]\n\npara\n\n[ref]: x\n", 11, "[other]: y\n\n"),
        ("see [^1]\n\npara\n\n[^1]: x\n\n    more [[y]]\n\nend\n", 10, "z"),
        ("title: x\n---\n\nbody [[a]]\n", 0, "---\n"),
        ("---\ntitle: x\n\nbody [[a]]\n", 13, "---\n"),
        ("a\n\n%% b\n\nc [[d]]\n", 16, " %%"),
        ('[a]: x\n\npara\n\n[a]: x\n"t\n#h"\n', 25, " "),
        ("x [b c]\n\na\n\nb\n\nc\n\nd\n\n> [b\n> c]: x\n", 10, "z"),
        ("--\ntitle: x\n", 2, "-"),
        ("a\n\n# \x01 $5 and$6\n\nb\n", 1, "$5 and$6"),
        ("a\n\n| b | c |\n\nd\n", 13, "|--|--|\n| [[e | f]] | g |\n"),
    ],
)
def test_edits_that_change_other_blocks(before: str, at: int, text: str) -> None:
    check(before, Edit(at, at, text))
    after = before[:at] + text + before[at:]
    check(after, Edit(at, at + len(text), ""))


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.stem[:30])
def test_typing_a_seed(seed: Path) -> None:
    text = seed.read_text(encoding="utf-8")
    note = parse("")
    for end in range(0, len(text), 37):
        grown = text[: end + 37]
        note = reparse(note, Change(end, end, len(grown)), grown)
        assert note == parse(grown)


def test_an_edit_keeps_the_blocks_that_it_does_not_touch() -> None:
    before = "\n\n".join(f"paragraph {number} [[a]]" for number in range(100))
    note = parse(before)
    at = before.index("paragraph 50")
    after = before[:at] + "x" + before[at:]
    new = reparse(note, Change(at, at, at + 1), after)
    assert new == parse(after)
    kept = sum(1 for block in new.blocks if any(block is old for old in note.blocks))
    assert kept >= 95

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from notes_lsp.syntax.frontmatter import cut_frontmatter, read_frontmatter, read_head
from notes_lsp.syntax.nodes import Frontmatter
from notes_lsp.text.span import Span
from tests.syntax.headers import header, headers, shown, yaml_texts

SEED = "---\ntitle: Scaling laws\nvideoId: 3ezFd3x718A\n---\n\nFrom: [[channel]]\n"


def parts(text: str) -> tuple[str, str, str] | None:
    """What stands before the opening fence, between the fences, and after them."""
    cut = cut_frontmatter(text)
    return cut and (text[: cut.start], cut.yaml.of(text), text[cut.body :])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (SEED, ("", "title: Scaling laws\nvideoId: 3ezFd3x718A\n", "\nFrom: [[channel]]\n")),
        ("---\n---\nx", ("", "", "x")),
        ("---\n---", ("", "", "")),
        ("---\n\n---\n", ("", "\n", "")),
        ("\ufeff---\na: b\n---\nx", ("\ufeff", "a: b\n", "x")),
        ("---\r\na: b\r\n---\r\nx", ("", "a: b\r\n", "x")),
        ("---\ra: b\r---\rx", ("", "a: b\r", "x")),
        ("---\r\n\n---\n\rx", ("", "\n", "\rx")),
        ("--- \t\na: b\n---\t \nx", ("", "a: b\n", "x")),
        ("---\na: b\n...\nx", ("", "a: b\n", "x")),
        ("---\na: b\n...\n---\nx", ("", "a: b\n", "---\nx")),
        ("---\n----\n--- x\n ---\n---\n", ("", "----\n--- x\n ---\n", "")),
        ("---\na: b\u2028---\n---\n", ("", "a: b\u2028---\n", "")),
        ("---\na: b\x0b---\x85---\n---\n", ("", "a: b\x0b---\x85---\n", "")),
        ("---\na: \U0001f600\n---\nx", ("", "a: \U0001f600\n", "x")),
        ("", None),
        ("--", None),
        ("----\na: b\n---\n", None),
        ("--- x\na: b\n---\n", None),
        ("\n---\na: b\n---\n", None),
        (" ---\na: b\n---\n", None),
        ("\ufeff\ufeff---\na: b\n---\n", None),
        ("a: b\n---\n", None),
    ],
)
def test_fences_are_whole_lines_of_three_dashes(
    text: str, expected: tuple[str, str, str] | None
) -> None:
    assert parts(text) == expected


@pytest.mark.parametrize("text", ["---", "---\n", "---\na: b", "---\na: b\n", "---\na: b\n----"])
def test_an_opening_fence_alone_makes_no_frontmatter(text: str) -> None:
    cut = cut_frontmatter(text)
    assert cut is not None
    assert (cut.closed, cut.body) == (False, len(text))
    assert read_frontmatter(text) == (None, True)


def test_a_text_without_fences_has_no_frontmatter() -> None:
    assert read_frontmatter("# Heading\n\n---\n\nText\n---\n") == (None, False)


def test_the_header_of_a_note() -> None:
    frontmatter, unclosed = read_frontmatter(SEED)
    assert not unclosed
    assert frontmatter is not None
    assert (frontmatter.start, frontmatter.end) == (0, SEED.index("\nFrom"))
    assert (frontmatter.problem, frontmatter.wikilinks) == (None, ())
    assert shown(SEED) == ["title=Scaling laws", "videoId=3ezFd3x718A"]
    assert frontmatter.yaml.of(SEED) == "title: Scaling laws\nvideoId: 3ezFd3x718A\n"


@pytest.mark.parametrize("bom", ["", "\ufeff"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_places_hold_with_any_line_end(bom: str, line_end: str) -> None:
    yaml = "title: A \U0001f600 b\naliases:\n  - one\n  - 'two # 2'\nkey: {a: b}\nvideoId: -x"
    text = bom + header(yaml).replace("\n", line_end)
    assert shown(text) == ["title=A \U0001f600 b", "aliases=[one, two # 2]", "key", "videoId=-x"]


@pytest.mark.parametrize(
    "prose",
    [
        "\nSome prose.\n",
        "\nText: with: colons\n\nAnother paragraph here.\n",
        "\n**Bold** beginning: of a note: that has one.\n",
        "# Title\n\nA [link](x): and more: text\n",
        "\n`code` first\n",
    ],
)
def test_prose_between_two_thematic_breaks_is_no_mistake(prose: str) -> None:
    frontmatter, _ = read_frontmatter(header(prose))
    assert frontmatter is not None
    assert frontmatter.problem is None
    assert frontmatter.value("title", "videoId") is None


@pytest.mark.parametrize(
    "yaml",
    [
        "title: A: b",
        "\ntitle: A: b",
        "# comment\ntitle: A: b",
        "title: A: b\n\n- item",
        "titl\ntitle: b",
        '"title": A: b',
        "- a: b: c",
    ],
)
def test_yaml_with_a_mistake_is_not_taken_for_prose(yaml: str) -> None:
    frontmatter, _ = read_frontmatter(header(yaml))
    assert frontmatter is not None
    assert frontmatter.problem is not None


def test_a_key_being_typed_below_a_blank_line_hides_no_other() -> None:
    assert shown(header("title: A\n\nvid")) == ["title=A"]


def in_bounds(frontmatter: Frontmatter, length: int) -> bool:
    """Whether all spans lie in the YAML, and that in the text."""
    problem = frontmatter.problem
    spans = [piece.span for entry in frontmatter.entries for piece in (entry.key, *entry.values)]
    spans += [Span(link.start, link.end) for link in frontmatter.wikilinks]
    spans += [] if problem is None else [Span(problem.start, problem.end)]
    spans += [problem.quotable.span] if problem is not None and problem.quotable is not None else []
    low, high = frontmatter.yaml
    return frontmatter.start < low <= high < frontmatter.end <= length and all(
        low <= start <= end <= high for start, end in spans
    )


@settings(max_examples=50)
@given(headers | yaml_texts)
@example(header("\x00"))
@example(header("\ud800: \ud800"))
@example(header("\n"))
def test_any_text_is_read_and_all_spans_lie_inside(text: str) -> None:
    for end in range(len(text) + 1):
        frontmatter, unclosed = read_frontmatter(text[:end])
        assert frontmatter is None or (not unclosed and in_bounds(frontmatter, end))
        if frontmatter is not None and frontmatter.problem is not None:
            assert frontmatter.problem.start < frontmatter.problem.end
            assert frontmatter.problem.message


@given(headers | yaml_texts, st.data())
def test_the_head_of_a_text_tells_the_same_or_says_that_it_cannot(
    text: str, data: st.DataObject
) -> None:
    head, more = read_head(text[: data.draw(st.integers(0, len(text)))])
    assert more or (head, more) == read_frontmatter(text)


def test_a_head_that_ends_with_its_closing_fence_is_too_short() -> None:
    """The whole text may go on with `-`, and then the line is no fence."""
    head = SEED[: SEED.index("\n\nFrom")]
    assert read_head(head) == (None, True)
    assert read_head(head + "\n") == read_frontmatter(SEED)

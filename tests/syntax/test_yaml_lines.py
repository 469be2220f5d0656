from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from notes_lsp.syntax.yaml_entries import read_entries
from notes_lsp.syntax.yaml_events import YamlFault
from notes_lsp.syntax.yaml_lines import read_plain
from notes_lsp.text.span import Span

# Mostly plain, so that most examples are read by lines; and what just is not.
KEYS = st.sampled_from(["title", "videoId", "a b", "k-1", "_x"])
ODDITIES = [": ", " #", "-", "- ", ":", "#", "[", "]", "{", "&", "*", "!", "|", ">", "%", "@", "`"]
WORDS = st.sampled_from(["Foo", "12:34", "x", "é—", "\U0001f600", "C#", "-a", "a'b", " ", "\xa0"])
PLAIN = st.lists(WORDS, max_size=3).map("".join)
ODD = st.builds("{}{}{}".format, PLAIN, st.sampled_from([*ODDITIES, "'", '"', ",", "?"]), PLAIN)
QUOTED = st.builds("{0}{1}{0}".format, st.sampled_from("\"'"), PLAIN | ODD)
VALUES = PLAIN | PLAIN | QUOTED | ODD
LINE_ENDS = st.sampled_from(["\n", "\n", "\r\n", "\r", "\n\n", " \n"])
PAIRS = st.builds("{}:{}{}".format, KEYS, st.sampled_from(["", " ", " ", "  "]), VALUES)
LISTS = st.builds(
    "{}:{}".format,
    KEYS,
    st.lists(st.builds("\n{}- {}".format, st.sampled_from(["", "  "]), VALUES)).map("".join),
)
NEARLY_PLAIN = st.lists(
    st.tuples(PAIRS | LISTS, LINE_ENDS).map("".join), min_size=1, max_size=4
).map("".join)


@settings(max_examples=500)
@given(NEARLY_PLAIN)
@example("a:\n- b\n - c\n")
@example("a: b\n- c\n")
@example("a: 'it''s'\n")
@example("a: b #c\n")
@example("k" * 101 + ": v\n")
def test_what_lines_give_the_parser_gives_too(yaml: str) -> None:
    part = Span(0, len(yaml))
    entries = read_plain(yaml, part)
    if entries is not None:
        assert entries == read_entries(yaml, part).entries


@pytest.mark.parametrize(
    "yaml",
    [
        "",
        "\n\n",
        "title: Scaling laws\nvideoId: 3ezFd3x718A\n",
        "videoId: -VqmFI9vY7w\n",
        "videoId: 12345678901\r\nduration: 12:34:56\r\n",
        "title: The C# language, part 2 (of 3)\n",
        "title: Don't ask 'why' & \"how\"\n",
        "title: “Größe” — \U0001f600\n",
        'title: "AI: a talk"\n',
        "aliases:\n  - A\n  - 'B # 1'\ntags:\n- x\n\npublish: true\n",
        "aliases:\n",
        "title: See https://example.org/a#b\n",
    ],
)
def test_ordinary_headers_need_no_parser(yaml: str) -> None:
    assert read_plain(yaml, Span(0, len(yaml))) is not None


@pytest.mark.parametrize(
    "yaml",
    [
        "title: Foo: bar\n",
        "title: a # comment\n",
        "# comment\n",
        "title: 'it''s'\n",
        'title: "a\\tb"\n',
        "title: a\n  b\n",
        "tags: [a, b]\n",
        "title: |\n  a\n",
        'up: "[[note]]"\n',
        "title: a\u2028b\n",
        "title:\tb\n",
        "a: &x b\n",
        "- a\n",
        "a:\n  - b: c\n",
        "a:\n  -\n",
        "---\n",
        "text\n",
    ],
)
def test_all_else_is_left_to_the_parser(yaml: str) -> None:
    assert read_plain(yaml, Span(0, len(yaml))) is None


@pytest.mark.parametrize("value", ["@x", "- x", "%x", "x: y", "'x", "x:", "? x", "]"])
def test_a_value_that_is_a_mistake_is_left_to_the_parser(value: str) -> None:
    yaml = f"title: {value}\n"
    assert read_plain(yaml, Span(0, len(yaml))) is None
    with pytest.raises(YamlFault):
        read_entries(yaml, Span(0, len(yaml)))


def test_a_part_of_a_text_is_read_where_it_stands() -> None:
    text = "a: 1\nb: 2\nc: 3\n"
    entries = read_plain(text, Span(5, 10))
    assert entries == read_entries(text, Span(5, 10)).entries
    assert [(entry.key.start, entry.values[0].start) for entry in entries] == [(5, 8)]

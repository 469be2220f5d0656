"""Wikilinks: what is one, where, and of which parts; and what only looks like one."""

from __future__ import annotations

import pytest

from notes_lsp.syntax.nodes import Piece
from notes_lsp.syntax.wikilinks import split_fragment, trimmed
from tests.syntax.elements import check


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("see [[target]].", ["wikilink 4-14 target=target@6"]),
        ("[[target|alias]]", ["wikilink 0-16 target=target@2 alias=alias@9"]),
        ("[[ target | alias ]]", ["wikilink 0-20 target=target@3 alias=alias@12"]),
        (
            "[[target| alias]] [[target |alias]]",
            [
                "wikilink 0-17 target=target@2 alias=alias@10",
                "wikilink 18-35 target=target@20 alias=alias@28",
            ],
        ),
        ("x[[a]]y[[b]]", ["wikilink 1-6 target=a@3", "wikilink 7-12 target=b@9"]),
        (
            "**[[a]]** _[[b | *c* `d`]]_",
            [
                "wikilink 2-7 target=a@4",
                "wikilink 11-26 target=b@13 alias=*c* `d`@17",
                "opaque 21-24 code",
            ],
        ),
        ("[[é𝄞 | ü]] [[b]]", ["wikilink 0-10 target=é𝄞@2 alias=ü@7", "wikilink 11-16 target=b@13"]),
    ],
)
def test_a_target_and_its_alias(text: str, expected: list[str]) -> None:
    check(text, *expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[[a | b | c]]", ["wikilink 0-13 target=a@2 alias=b | c@6"]),
        ("[[a|b|c]]", ["wikilink 0-9 target=a@2 alias=b|c@4"]),
    ],
)
def test_the_first_pipe_splits(text: str, expected: list[str]) -> None:
    check(text, *expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[[a|]]", ["wikilink 0-6 target=a@2 alias=@4"]),
        ("[[a | ]]", ["wikilink 0-8 target=a@2 alias=@5"]),
    ],
)
def test_an_alias_may_be_empty(text: str, expected: list[str]) -> None:
    check(text, *expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[[a | [source]]]", ["wikilink 0-16 target=a@2 alias=[source]@6"]),
        ("[[a | [b] c [d]]]", ["wikilink 0-17 target=a@2 alias=[b] c [d]@6"]),
        (
            '[[a | <a class="yt-timestamp" data-t="01:28:01">[01:28:01]</a>]]',
            [
                "wikilink 0-64 target=a@2"
                ' alias=<a class="yt-timestamp" data-t="01:28:01">[01:28:01]</a>@6',
                "timestamp 6-62 anchor time=01:28:01@38 label=01:28:01@49",
            ],
        ),
    ],
)
def test_an_alias_may_hold_brackets(text: str, expected: list[str]) -> None:
    check(text, *expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[[a | B [[c | d]]]]", ["wikilink 8-17 target=c@10 alias=d@14"]),
        ("[[a | see [b](c)]]", ["link 10-16 inline label=b@11 destination=c@14"]),
        ("[x [[a]] y](url)", ["wikilink 3-8 target=a@5"]),
        ("![x [[a]] y](url)", ["wikilink 4-9 target=a@6"]),
    ],
)
def test_of_nested_links_the_inner_one_is_a_link(text: str, expected: list[str]) -> None:
    check(text, *expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[[a#Heading]]", ["wikilink 0-13 target=a@2 fragment=Heading@4"]),
        ("[[a # Heading | b]]", ["wikilink 0-19 target=a@2 fragment=Heading@6 alias=b@16"]),
        ("[[a#A#B]]", ["wikilink 0-9 target=a@2 fragment=A#B@4"]),
        ("[[a#^block-1]]", ["wikilink 0-14 target=a@2 fragment=^block-1@4"]),
        ("[[#Heading]]", ["wikilink 0-12 target=@2 fragment=Heading@3"]),
        ("[[#A#B]]", ["wikilink 0-8 target=@2 fragment=A#B@3"]),
        ("[[#^block]]", ["wikilink 0-11 target=@2 fragment=^block@3"]),
        ("[[a|C#]]", ["wikilink 0-8 target=a@2 alias=C#@4"]),
        ("[[a#b|c#d]]", ["wikilink 0-11 target=a@2 fragment=b@4 alias=c#d@6"]),
    ],
)
def test_a_fragment(text: str, expected: list[str]) -> None:
    check(text, *expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[[C#]]", ["wikilink 0-6 target=C#@2"]),
        ("[[C++]]", ["wikilink 0-7 target=C++@2"]),
        ("[[C##Syntax]]", ["wikilink 0-13 target=C#@2 fragment=Syntax@5"]),
        ("[[C# | sharp]]", ["wikilink 0-14 target=C#@2 alias=sharp@7"]),
        ("[[a#b#]]", ["wikilink 0-8 target=a@2 fragment=b#@4"]),
        ("[[#]]", ["wikilink 0-5 target=#@2"]),
    ],
)
def test_a_hash_without_text_after_it_belongs_to_the_name(text: str, expected: list[str]) -> None:
    check(text, *expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[[(Draft) Plan]]", ["wikilink 0-16 target=(Draft) Plan@2"]),
        ("[[a | (00:01:02)]]", ["wikilink 0-18 target=a@2 alias=(00:01:02)@6"]),
    ],
)
def test_a_name_may_begin_with_a_parenthesis(text: str, expected: list[str]) -> None:
    check(text, *expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[[folder/target]]", ["wikilink 0-17 target=folder/target@2"]),
        ("[[../a.b.c.md]]", ["wikilink 0-15 target=../a.b.c.md@2"]),
        ("[[100%25]]", ["wikilink 0-10 target=100%25@2"]),
        (
            "[[https://example.org/x | y]]",
            ["wikilink 0-29 target=https://example.org/x@2 alias=y@26"],
        ),
        ("[[a&amp;b]]", ["wikilink 0-11 target=a&amp;b@2"]),
    ],
)
def test_paths_and_extensions_stay_as_written(text: str, expected: list[str]) -> None:
    check(text, *expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("![[a]]", ["wikilink 0-6 embed target=a@3"]),
        ("![[image.png|300]]", ["wikilink 0-18 embed target=image.png@3 alias=300@13"]),
        (
            "![[a#h | b]] ![[c]]",
            [
                "wikilink 0-12 embed target=a@3 fragment=h@5 alias=b@9",
                "wikilink 13-19 embed target=c@16",
            ],
        ),
        ("!![[a]]", ["wikilink 1-7 embed target=a@4"]),
    ],
)
def test_embeds(text: str, expected: list[str]) -> None:
    check(text, *expected)


def test_an_embed_in_an_embed_is_none() -> None:
    check(
        "![[a|b ![[c]] d]]",
        "wikilink 0-17 embed target=a@3 alias=b ![[c]] d@5",
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[[text]](url)", ["wikilink 0-8 doubtful target=text@2"]),
        (
            "[[1]](url) and [[2]](url)",
            ["wikilink 0-5 doubtful target=1@2", "wikilink 15-20 doubtful target=2@17"],
        ),
        ("[[[X]]]", ["wikilink 1-6 doubtful target=X@3"]),
        ("![[a]](b)", ["wikilink 0-6 embed doubtful target=a@3"]),
        ('[[ "$a" = b ]]', ['wikilink 0-14 doubtful target="$a" = b@3']),
        ("[[ $a == b ]]", ["wikilink 0-13 doubtful target=$a == b@3"]),
        ("[[ ! -e b ]]", ["wikilink 0-12 doubtful target=! -e b@3"]),
        ('a[["b", "c"]]', ['wikilink 1-13 doubtful target="b", "c"@3']),
        ("a[[12]]", ["wikilink 1-7 doubtful target=12@3"]),
        ("[[1,2],[3,4]]", ["wikilink 0-13 doubtful target=1,2],[3,4@2"]),
        (
            "[[$AAPL]] [[!]] [[12]] un[[able]]",
            [
                "wikilink 0-9 target=$AAPL@2",
                "wikilink 10-15 target=!@12",
                "wikilink 16-22 target=12@18",
                "wikilink 25-33 target=able@27",
            ],
        ),
    ],
)
def test_doubtful_links(text: str, expected: list[str]) -> None:
    check(text, *expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[[a]]]", ["wikilink 0-5 target=a@2"]),
        ("[ [[a]]", ["wikilink 2-7 target=a@4"]),
    ],
)
def test_one_bracket_more_on_one_side_is_no_doubt(text: str, expected: list[str]) -> None:
    check(text, *expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[[00:24:36]]", ["timestamp 0-12 wikilink time=00:24:36@2 label=00:24:36@2"]),
        (
            "[[00:24:36]](https://youtu.be/dQw4w9WgXcQ?t=5)",
            ["timestamp 0-46 wikilink time=5@44 label=00:24:36@2"],
        ),
        (
            "[[a]] [[00:24:36]] [[b]]",
            [
                "wikilink 0-5 target=a@2",
                "timestamp 6-18 wikilink time=00:24:36@8 label=00:24:36@8",
                "wikilink 19-24 target=b@21",
            ],
        ),
    ],
)
def test_a_time_is_a_misplaced_stamp_and_no_link(text: str, expected: list[str]) -> None:
    check(text, *expected)


@pytest.mark.parametrize(
    "text",
    [
        '[[ -z "$x" ]]',
        "[[ -f a && -f b ]]",
        "[[(not (= a b))]]",
        "[[(not",
        "[[<% tp.file.title %>]]",
        "[[]]",
        "[[ ]]",
        "[[|b]]",
        "[[ | ]]",
        "[[a]",
        "[a]]",
        "[[a",
        "\\[[a]]",
        "[\\[a]]",
        "[[a\\]]",
    ],
)
def test_false_links(text: str) -> None:
    check(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[[BUG]: title](url)", ["link 0-19 inline label=[BUG]: title@1 destination=url@15"]),
        ("[[12](url)]", ["link 1-10 inline label=12@2 destination=url@6"]),
        ("[[Tutorial] x](url)", ["link 0-19 inline label=[Tutorial] x@1 destination=url@15"]),
    ],
)
def test_false_links_that_are_markdown_links(text: str, expected: list[str]) -> None:
    check(text, *expected)


@pytest.mark.parametrize(
    "text",
    [
        "[[a\nb]]",
        "[[a\r\nb]]",
        "[[a\rb]]",
        "[[a |\nb]]",
        "![[a\nb]]",
        "- [[a\n  b]]",
    ],
)
def test_a_line_end_is_never_inside(text: str) -> None:
    check(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[[a\u2028b]]", ["wikilink 0-7 target=a\u2028b@2"]),
        ("[[a\x0b|\x0c\x85b]]", ["wikilink 0-10 target=a@2 alias=b@7"]),
    ],
)
def test_other_line_separators_are_ordinary_characters(text: str, expected: list[str]) -> None:
    check(text, *expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("`[[a]]` [[b]]", ["opaque 0-7 code", "wikilink 8-13 target=b@10"]),
        ("``x ` [[a]]``", ["opaque 0-13 code"]),
        ("```\n[[a]]\n```", ["fence 0-13 body=4-10 info=@3", "opaque 0-13 code"]),
        ("~~~ text\n[[a]]", ["fence 0-14 body=9-14 unclosed info=text@4", "opaque 0-14 code"]),
        ("    [[a]]", ["opaque 4-9 code"]),
        ("- b\n\n      [[a]]", ["opaque 11-16 code"]),
        ("> ```\n> [[a]]\n> ```", ["fence 2-19 body=6-14 info=@5", "opaque 2-19 code"]),
    ],
)
def test_not_in_code(text: str, expected: list[str]) -> None:
    check(text, *expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[[a`b]]` c", ["opaque 3-8 code"]),
        ("`[[a` ]]", ["opaque 0-5 code"]),
    ],
)
def test_code_that_begins_in_a_link_comes_first(text: str, expected: list[str]) -> None:
    check(text, *expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("$[[a]]$ [[b]]", ["opaque 0-7 math", "wikilink 8-13 target=b@10"]),
        ("$$\n[[a]]\n$$", ["opaque 0-11 math"]),
    ],
)
def test_not_in_math(text: str, expected: list[str]) -> None:
    check(text, *expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<!-- [[a]] -->", ["opaque 0-14 comment"]),
        ("x <!-- [[a]] --> [[b]]", ["opaque 2-16 comment", "wikilink 17-22 target=b@19"]),
        ("%% [[a]] %% [[b]]", ["comment 0-11", "wikilink 12-17 target=b@14"]),
        ("%%\n\n[[a]]\n\n%%\n\n[[b]]", ["comment 0-13", "wikilink 15-20 target=b@17"]),
    ],
)
def test_not_in_comments(text: str, expected: list[str]) -> None:
    check(text, *expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "| a | b |\n|---|---|\n| [[x]] | [[y\\|z]] |\n",
            [
                "wikilink 22-27 table target=x@24",
                "wikilink 30-38 table escaped-pipe target=y@32 alias=z@35",
            ],
        ),
        (
            "| a |\n|---|\n| [[x \\| y]] ![[i.png\\|9]] |\n",
            [
                "wikilink 14-24 table escaped-pipe target=x@16 alias=y@21",
                "wikilink 25-38 embed table escaped-pipe target=i.png@28 alias=9@35",
            ],
        ),
    ],
)
def test_in_a_table(text: str, expected: list[str]) -> None:
    check(text, *expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "| a | b |\n|---|---|\n| [[x | y]] | [[z]] |\n",
            ["wikilink 22-31 table target=x@24 alias=y@28", "wikilink 34-39 table target=z@36"],
        ),
        ("| [[x | y]] | a |\n|---|---|---|\n", ["wikilink 2-11 table target=x@4 alias=y@8"]),
        (
            "| a |\n|---|\n| [[x]] [[y|z]] ![[w|1]] |\n",
            [
                "wikilink 14-19 table target=x@16",
                "wikilink 20-27 table target=y@22 alias=z@24",
                "wikilink 28-36 embed table target=w@31 alias=1@33",
            ],
        ),
        (
            "> | a | b |\n> |---|---|\n> | [[x | y]] | z |\n",
            ["wikilink 28-37 table target=x@30 alias=y@34"],
        ),
    ],
)
def test_in_a_table_with_an_unescaped_pipe(text: str, expected: list[str]) -> None:
    check(text, *expected)


@pytest.mark.parametrize(
    "text",
    [
        "| a |\n|---|\n| \\[[x | y]] |\n",
        "| a |\n|---|\n| [[ -z x | y ]] |\n",
    ],
)
def test_false_links_in_a_table(text: str) -> None:
    check(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("| a | b |\n|---|---|\n| `[[x | y]]` | [[z]] |\n", ["wikilink 36-41 table target=z@38"]),
        (
            "| a | b |\n|---|---|\n| ``[[x | y]]`` `c` | [[v | w]] |\n",
            ["opaque 36-39 code", "wikilink 42-51 table target=v@44 alias=w@48"],
        ),
        (
            "| a | b |\n|---|---|\n| `c` it`s [[x | y]] |\n",
            ["opaque 22-25 code", "wikilink 31-40 table target=x@33 alias=y@37"],
        ),
    ],
)
def test_code_in_a_table_hides_links_also_where_its_pipe_is_unescaped(
    text: str, expected: list[str]
) -> None:
    check(text, *expected)


def test_a_line_with_pipes_is_no_table() -> None:
    check(
        "| [[a | b]] |\n|---|\n",
        "wikilink 2-11 target=a@4 alias=b@8",
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# a [[b]]\n", ["heading 0-9 1 'a b' raw=a [[b]]@2", "wikilink 4-9 target=b@6"]),
        ("- [[a]]\n  1. [[b]]\n", ["wikilink 2-7 target=a@4", "wikilink 13-18 target=b@15"]),
        ("> [[a]]\n[[b]]\n", ["wikilink 2-7 target=a@4", "wikilink 8-13 target=b@10"]),
        (
            "> [!note] [[a]]\n> [[b]]\n",
            [
                "callout 0-23 kind=note@4 title=[[a]]@10",
                "wikilink 10-15 target=a@12",
                "wikilink 18-23 target=b@20",
            ],
        ),
        ("x[^1]\n\n[^1]: [[a]]\n", ["note 1-5 1", "footnote 7-18 1", "wikilink 13-18 target=a@15"]),
    ],
)
def test_in_a_heading_list_quote_callout_and_footnote(text: str, expected: list[str]) -> None:
    check(text, *expected)


@pytest.mark.parametrize(
    ("text", "piece"),
    [
        ("  a b\t", Piece(2, 5, "a b")),
        ("ab", Piece(0, 2, "ab")),
        ("   ", Piece(0, 0, "")),
        ("", Piece(0, 0, "")),
    ],
)
def test_trimmed(text: str, piece: Piece) -> None:
    assert trimmed(text, 0, len(text)) == piece


@pytest.mark.parametrize(
    ("text", "target", "fragment"),
    [
        ("a", Piece(0, 1, "a"), None),
        (" a # b ", Piece(1, 2, "a"), Piece(5, 6, "b")),
        ("a#", Piece(0, 2, "a#"), None),
        ("#b", Piece(0, 0, ""), Piece(1, 2, "b")),
        ("a##b", Piece(0, 2, "a#"), Piece(3, 4, "b")),
        ("", Piece(0, 0, ""), None),
    ],
)
def test_split_fragment(text: str, target: Piece, fragment: Piece | None) -> None:
    assert split_fragment(text, 0, len(text)) == (target, fragment)

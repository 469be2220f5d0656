"""Headings, fences, block ids, tags, callouts, tasks, code and math."""

from __future__ import annotations

import pytest

from tests.syntax.elements import check


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# One\n", ["heading 0-5 1 'One' raw=One@2"]),
        ("###### six\n", ["heading 0-10 6 'six' raw=six@7"]),
        ("   ## indented\n", ["heading 3-14 2 'indented' raw=indented@6"]),
        ("#\tone\n", ["heading 0-5 1 'one' raw=one@2"]),
        ("# a  \n", ["heading 0-3 1 'a' raw=a@2"]),
        ("#\n", ["heading 0-1 1 '' raw=@1"]),
        ("# \n", ["heading 0-1 1 '' raw=@1"]),
        (
            "# One\n## Two\nthree\n",
            ["heading 0-5 1 'One' raw=One@2", "heading 6-12 2 'Two' raw=Two@9"],
        ),
    ],
)
def test_headings(text: str, expected: list[str]) -> None:
    check(text, *expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("## One ##\n", ["heading 0-9 2 'One' raw=One@3"]),
        ("# One # \n", ["heading 0-7 1 'One' raw=One@2"]),
        ("# ##\n", ["heading 0-4 1 '' raw=@2"]),
        (
            "# a " + "#" * 205 + "\n",
            ["heading 0-209 1 'a' raw=a@2"],
        ),
    ],
)
def test_closing_hashes_are_no_text(text: str, expected: list[str]) -> None:
    check(text, *expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# C#\n", ["heading 0-4 1 'C#' raw=C#@2"]),
        ("# a #b\n", ["heading 0-6 1 'a #b' raw=a #b@2", "tag 4-6 b"]),
        ("# a \\##\n", ["heading 0-7 1 'a ##' raw=a \\##@2"]),
        ("# \\#\n", ["heading 0-4 1 '#' raw=\\#@2"]),
    ],
)
def test_hashes_that_do_not_close(text: str, expected: list[str]) -> None:
    check(text, *expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("####### seven\n", []),
        ("\\# one\n", []),
        ("```\n# one\n```\n", ["fence 0-13 body=4-10 info=@3", "opaque 0-13 code"]),
        ("    # one\n", ["opaque 4-10 code"]),
    ],
)
def test_no_headings(text: str, expected: list[str]) -> None:
    check(text, *expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One\n===\n", ["heading 0-7 1 'One' raw=One@0"]),
        ("One\n--- \n", ["heading 0-7 2 'One' raw=One@0"]),
        (
            "One [[a]]\ntwo\n  =\n",
            ["heading 0-17 1 'One a two' raw=One [[a]]\ntwo@0", "wikilink 4-9 target=a@6"],
        ),
        ("- One\n  ---\n", ["heading 2-11 2 'One' raw=One@2"]),
        ("> One\n> two\n> ===\n", ["heading 2-17 1 'One two' raw=One\n> two@2"]),
    ],
)
def test_setext_headings(text: str, expected: list[str]) -> None:
    check(text, *expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- # One\n", ["heading 2-7 1 'One' raw=One@4"]),
        ("> ## Two ##\n> text\n", ["heading 2-11 2 'Two' raw=Two@5"]),
        ("> - # Three\n", ["heading 4-11 1 'Three' raw=Three@6"]),
    ],
)
def test_headings_in_lists_and_quotes(text: str, expected: list[str]) -> None:
    check(text, *expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "# *a* **b** _c_ ~~d~~ `e` $f$\n",
            [
                "heading 0-29 1 'a b c d e f' raw=*a* **b** _c_ ~~d~~ `e` $f$@2",
                "opaque 22-25 code",
                "opaque 26-29 math",
            ],
        ),
        (
            "## Implications for the [[x | Crypto Market]]\n",
            [
                "heading 0-45 2 'Implications for the Crypto Market'"
                " raw=Implications for the [[x | Crypto Market]]@3",
                "wikilink 24-45 target=x@26 alias=Crypto Market@30",
            ],
        ),
        (
            "# [[a]] [[b#c]] ![[d]] [[e|]]\n",
            [
                "heading 0-29 1 'a b#c d' raw=[[a]] [[b#c]] ![[d]] [[e|]]@2",
                "wikilink 2-7 target=a@4",
                "wikilink 8-15 target=b@10 fragment=c@12",
                "wikilink 16-22 embed target=d@19",
                "wikilink 23-29 target=e@25 alias=@27",
            ],
        ),
        (
            "# [a](b) ![c](d) <https://e.org>\n",
            [
                "heading 0-32 1 'a c https://e.org' raw=[a](b) ![c](d) <https://e.org>@2",
                "link 2-8 inline label=a@3 destination=b@6",
                "link 9-16 inline image label=c@11 destination=d@14",
                "link 17-32 autolink label=https://e.org@18 destination=https://e.org@18",
            ],
        ),
        ("# a &amp; b \\* c\n", ["heading 0-16 1 'a & b * c' raw=a &amp; b \\* c@2"]),
        (
            "# a[^1] <b>b</b> <!-- c -->\n\n[^1]: d\n",
            [
                "heading 0-27 1 'a b' raw=a[^1] <b>b</b> <!-- c -->@2",
                "note 3-7 1",
                "opaque 17-27 comment",
                "footnote 29-36 1",
            ],
        ),
        (
            '# <a class="yt-timestamp" data-t="00:01:02">[00:01:02]</a> One\n',
            [
                "heading 0-62 1 '[00:01:02] One'"
                ' raw=<a class="yt-timestamp" data-t="00:01:02">[00:01:02]</a> One@2',
                "timestamp 2-58 anchor time=00:01:02@34 label=00:01:02@45",
            ],
        ),
        ("# a   b\tc\n", ["heading 0-9 1 'a b c' raw=a   b\tc@2"]),
        ("# a $5 b and$10\n", ["heading 0-15 1 'a $5 b and$10' raw=a $5 b and$10@2"]),
    ],
)
def test_the_text_of_a_heading_has_no_markup(text: str, expected: list[str]) -> None:
    check(text, *expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("## One ^id\n", ["heading 0-10 2 'One' raw=One ^id@3", "id 7-10 id"]),
        ("One ^id\n===\n", ["heading 0-11 1 'One' raw=One ^id@0", "id 4-7 id"]),
        ("# ^id\n", ["heading 0-5 1 '' raw=^id@2", "id 2-5 id"]),
        ("# a^id\n", ["heading 0-6 1 'a^id' raw=a^id@2"]),
    ],
)
def test_a_heading_with_a_block_id(text: str, expected: list[str]) -> None:
    check(text, *expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("```\ncode\n```\n", ["fence 0-12 body=4-9 info=@3", "opaque 0-12 code"]),
        (
            '```py title="x"\ncode\n```\n',
            ['fence 0-24 body=16-21 info=py title="x"@3', "opaque 0-24 code"],
        ),
        ("~~~\n```\n~~~\n", ["fence 0-11 body=4-8 info=@3", "opaque 0-11 code"]),
        ("````md\n```\n````\n", ["fence 0-15 body=7-11 info=md@4", "opaque 0-15 code"]),
        ("```\n```", ["fence 0-7 body=4-4 info=@3", "opaque 0-7 code"]),
        ("```\na\n`````  \n", ["fence 0-11 body=4-6 info=@3", "opaque 0-13 code"]),
        ("   ```\n   a\n  ```\n", ["fence 3-17 body=7-12 info=@6", "opaque 3-17 code"]),
        ("```\n\n\n```\n", ["fence 0-9 body=4-6 info=@3", "opaque 0-9 code"]),
        ("```\r\na\r\n```\r\nb", ["fence 0-11 body=5-8 info=@3", "opaque 0-11 code"]),
        ("```\ra\r```\rb", ["fence 0-9 body=4-6 info=@3", "opaque 0-9 code"]),
    ],
)
def test_fences(text: str, expected: list[str]) -> None:
    check(text, *expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("```\na\n", ["fence 0-5 body=4-5 unclosed info=@3", "opaque 0-6 code"]),
        ("```\na", ["fence 0-5 body=4-5 unclosed info=@3", "opaque 0-5 code"]),
        ("```", ["fence 0-3 body=3-3 unclosed info=@3", "opaque 0-3 code"]),
        ("```\n", ["fence 0-4 body=4-4 unclosed info=@3", "opaque 0-4 code"]),
        ("```\n\n\n", ["fence 0-4 body=4-4 unclosed info=@3", "opaque 0-6 code"]),
        ("```\na\n``", ["fence 0-8 body=4-8 unclosed info=@3", "opaque 0-8 code"]),
        ("```\na\n~~~", ["fence 0-9 body=4-9 unclosed info=@3", "opaque 0-9 code"]),
        ("````\n```", ["fence 0-8 body=5-8 unclosed info=@4", "opaque 0-8 code"]),
        ("```\n- a\n    ```\n", ["fence 0-15 body=4-15 unclosed info=@3", "opaque 0-16 code"]),
        ("```\na\n``` b\n", ["fence 0-11 body=4-11 unclosed info=@3", "opaque 0-12 code"]),
        ("> ```\n> a\n\nb", ["fence 2-9 body=6-9 unclosed info=@5", "opaque 2-10 code"]),
        ("- ```\n  a\n\nb", ["fence 2-9 body=6-9 unclosed info=@5", "opaque 2-11 code"]),
    ],
)
def test_unclosed_fences(text: str, expected: list[str]) -> None:
    check(text, *expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- ```py\n  a\n\n  b\n  ```\n", ["fence 2-22 body=8-17 info=py@5", "opaque 2-22 code"]),
        ("> ```py\n> a\n>\n> ```\n", ["fence 2-19 body=8-14 info=py@5", "opaque 2-19 code"]),
        (
            "1. > ~~~\n   > a\n   > ~~~\n   > b\n",
            ["fence 5-24 body=9-16 info=@8", "opaque 5-24 code"],
        ),
    ],
)
def test_fences_in_lists_and_quotes(text: str, expected: list[str]) -> None:
    check(text, *expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("``\na\n``\n", ["opaque 0-7 code"]),
        ("```a`b\n", []),
        ("\\```\na\n", []),
    ],
)
def test_not_a_fence(text: str, expected: list[str]) -> None:
    check(text, *expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("text ^id", ["id 5-8 id"]),
        ("text ^ID-1  \nmore ^b\n\nend", ["id 18-20 b"]),
        ("text\n^id\n", ["id 5-8 id"]),
        ("`code` [[a]] ^id", ["opaque 0-6 code", "wikilink 7-12 target=a@9", "id 13-16 id"]),
        ("- a ^one\n- b\n  ^two\n  - c ^three\n", ["id 4-8 one", "id 15-19 two", "id 26-32 three"]),
        ("- a ^one\n\n  b ^two\n", ["id 4-8 one", "id 14-18 two"]),
        ("> a ^id\n", ["id 4-7 id"]),
        ("x[^1]\n\n[^1]: a ^id\n", ["note 1-5 1", "footnote 7-18 1", "id 15-18 id"]),
        ("![[a.png]]^id\n", ["wikilink 0-10 embed target=a.png@3", "id 10-13 id"]),
        ("text ^id\n# next\n", ["id 5-8 id", "heading 9-15 1 'next' raw=next@11"]),
    ],
)
def test_block_ids_at_the_end_of_a_paragraph_or_item(text: str, expected: list[str]) -> None:
    check(text, *expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("text\n\n^id\n", ["id 6-9 id"]),
        ("| a |\n|---|\n| b |\n\n^id\n", ["id 19-22 id"]),
        ("> a\n\n^id\n", ["id 5-8 id"]),
        ("```\na\n```\n^id\n", ["fence 0-9 body=4-6 info=@3", "opaque 0-9 code", "id 10-13 id"]),
        ("- a\n\n^id\n", ["id 5-8 id"]),
    ],
)
def test_a_block_id_alone_on_a_line(text: str, expected: list[str]) -> None:
    check(text, *expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("text^id", []),
        ("text ^id more", []),
        ("text ^id.", []),
        ("text ^a_b", []),
        ("text ^é", []),
        ("text ^", []),
        ("^id text", []),
        ("**text ^id**", []),
        ("x^2", []),
        ("[a ^id](b)", ["link 0-10 inline label=a ^id@1 destination=b@8"]),
        ("a ^id ^", []),
        (
            "text ^" + "a" * 300,
            [],
        ),
    ],
)
def test_no_block_ids(text: str, expected: list[str]) -> None:
    check(text, *expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("`a ^id`", ["opaque 0-7 code"]),
        ("```\na ^id\n```\n", ["fence 0-13 body=4-10 info=@3", "opaque 0-13 code"]),
        ("$a ^id$", ["opaque 0-7 math"]),
        ("<div>\na ^id\n</div>\n", []),
        ("a <!-- ^id -->", ["opaque 2-14 comment"]),
        ("a %% ^id %%", ["comment 2-11"]),
        ("| a |\n|---|\n| b ^id |\n", []),
        ("| a |\n|---|\n| b |\n^id\n", []),
    ],
)
def test_no_block_ids_in_code_math_html_comments_and_cells(text: str, expected: list[str]) -> None:
    check(text, *expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "#tag #tag/sub #camelCase #kebab-case #snake_case #y1984",
            [
                "tag 0-4 tag",
                "tag 5-13 tag/sub",
                "tag 14-24 camelCase",
                "tag 25-36 kebab-case",
                "tag 37-48 snake_case",
                "tag 49-55 y1984",
            ],
        ),
        (
            'a #tag, (#b) "#c" “#d” #e.',
            ["tag 2-6 tag", "tag 9-11 b", "tag 14-16 c", "tag 19-21 d", "tag 23-25 e"],
        ),
        ("#tag/ #a#b", ["tag 0-4 tag", "tag 6-8 a"]),
        ("#日本 #é #🔥", ["tag 0-3 日本", "tag 4-6 é", "tag 7-9 🔥"]),
        ("**#a** *#b* ~~#d~~", ["tag 2-4 a", "tag 8-10 b", "tag 14-16 d"]),
        (
            "- #a\n> #b\n# c #d\n\n| #e |\n|----|\n",
            [
                "tag 2-4 a",
                "tag 7-9 b",
                "heading 10-16 1 'c #d' raw=c #d@12",
                "tag 14-16 d",
                "tag 20-22 e",
            ],
        ),
        ("a\n#b\n", ["tag 2-4 b"]),
        ("x %%#a%% #b", ["comment 2-8", "tag 9-11 b"]),
    ],
)
def test_tags(text: str, expected: list[str]) -> None:
    check(text, *expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a#b", []),
        ("#123 #1/2 #4-5", []),
        ("# ", ["heading 0-1 1 '' raw=@1"]),
        ("##a", []),
        ("#/a", []),
        ("#-", []),
        ("\\#a", []),
        ("&#39; &#x27;", []),
        ("[a](#b)", ["link 0-7 inline label=a@1 destination=#b@4"]),
        (
            "<https://a.org/#b>",
            ["link 0-18 autolink label=https://a.org/#b@1 destination=https://a.org/#b@1"],
        ),
        ("https://a.org/#b", []),
        ("[[#a]]", ["wikilink 0-6 target=@2 fragment=a@3"]),
        ("[[a|#b]]", ["wikilink 0-8 target=a@2 alias=#b@4"]),
        ("{{#if a}} {#each b}", []),
        ("# a {#id}", ["heading 0-9 1 'a {#id}' raw=a {#id}@2"]),
        ("`#a`", ["opaque 0-4 code"]),
        ("$#a$", ["opaque 0-4 math"]),
        ('<b title="#a">c</b>', []),
        ('<div title="#a">#b</div>', []),
        ("<!-- #a -->", ["opaque 0-11 comment"]),
        ('[a]: b "#c"', ["definition 0-11 label=a@1 destination=b@5"]),
    ],
)
def test_no_tags(text: str, expected: list[str]) -> None:
    check(text, *expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("> [!note] Title\n> text\n", ["callout 0-22 kind=note@4 title=Title@10"]),
        ("> [!NOTE]\n", ["callout 0-9 kind=NOTE@4 title=@9"]),
        (">[!pro tip] a\n", ["callout 0-13 kind=pro tip@3 title=a@12"]),
        (
            "> [!note]- Closed [[a]]\n",
            ["callout 0-23 - kind=note@4 title=Closed [[a]]@11", "wikilink 18-23 target=a@20"],
        ),
        ("> [!note]+\n", ["callout 0-10 + kind=note@4 title=@10"]),
        ("> [!note|wide] a\nlazy\n", ["callout 0-21 kind=note|wide@4 title=a@15"]),
        (
            "> [!a] b\n> > [!c] d\n",
            ["callout 0-19 kind=a@4 title=b@7", "callout 11-19 kind=c@15 title=d@18"],
        ),
        ("- > [!note] a\n", ["callout 2-13 kind=note@6 title=a@12"]),
    ],
)
def test_callouts(text: str, expected: list[str]) -> None:
    check(text, *expected)


@pytest.mark.parametrize(
    "text",
    [
        "> a\n> [!note]\n",
        "> \\[!note]\n",
        "> [!]\n",
        "> [! ]\n",
        "[!note] a\n",
        "> [note] a\n",
    ],
)
def test_no_callouts(text: str) -> None:
    check(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "- [ ] a\n- [x] b\n* [X] c\n1. [ ] [[d]]\n",
            [
                "task 2-5 open",
                "task 10-13 done",
                "task 18-21 done",
                "task 27-30 open",
                "wikilink 31-36 target=d@33",
            ],
        ),
        ("- [ ] a\n  - [x] b\n", ["task 2-5 open", "task 12-15 done"]),
        ("> - [x] a\n", ["task 4-7 done"]),
    ],
)
def test_tasks(text: str, expected: list[str]) -> None:
    check(text, *expected)


@pytest.mark.parametrize(
    "text",
    [
        "[ ] a\n",
        "- [ ]a\n",
        "- [/] a\n",
        "- a [ ] b\n",
    ],
)
def test_no_tasks(text: str) -> None:
    check(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a `b` ``c ` d`` e", ["opaque 2-5 code", "opaque 6-15 code"]),
        ("    a\n\n    b\n\nc", ["opaque 4-13 code"]),
        ("a $b$ c $$d$$ e", ["opaque 2-5 math", "opaque 8-13 math"]),
        ("$$\na\n$$", ["opaque 0-7 math"]),
        ("$a\nb$", ["opaque 0-5 math"]),
    ],
)
def test_code_and_math(text: str, expected: list[str]) -> None:
    check(text, *expected)


@pytest.mark.parametrize(
    "text",
    [
        "\\`a`",
        "`a",
        "``a`",
        "\\$a$",
        "$a",
        "$ a$",
        "$a $",
        "a$",
    ],
)
def test_neither_code_nor_math(text: str) -> None:
    check(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("$5 [[a]] and$10", ["wikilink 3-8 target=a@5"]),
        (
            "$5 [[a]] and$10, $6 [[b]] and$7 and $x$",
            ["wikilink 3-8 target=a@5", "wikilink 20-25 target=b@22", "opaque 36-39 math"],
        ),
        ("[[a]] for $5 or $6", ["wikilink 0-5 target=a@2"]),
        ("from $5 to$6 [[a]] `$7`", ["wikilink 13-18 target=a@15", "opaque 19-23 code"]),
        ("# From $5 to$6\n", ["heading 0-14 1 'From $5 to$6' raw=From $5 to$6@2"]),
        ("# $5 `a$6`\n", ["heading 0-10 1 '$5 a$6' raw=$5 `a$6`@2", "opaque 5-10 code"]),
        ("$a$ and $b$1 [[c]]$", ["opaque 0-3 math", "wikilink 13-18 target=c@15"]),
    ],
)
def test_prices_are_no_math(text: str, expected: list[str]) -> None:
    check(text, *expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("xa$$a$1$1 [[b]]", ["wikilink 10-15 target=b@12"]),
        (
            "$1$2$3$4$5$6$7$8$9 $x$ `$`\n\n$x$\n",
            ["opaque 19-22 math", "opaque 23-26 code", "opaque 28-31 math"],
        ),
    ],
)
def test_prices_behind_prices(text: str, expected: list[str]) -> None:
    check(text, *expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# \x01 $5 to$6\n", ["heading 0-11 1 '\\x01 $5 to$6' raw=\x01 $5 to$6@2"]),
        ("# \x01\n\n$5 to$6 `\x01`\n", ["heading 0-3 1 '\\x01' raw=\x01@2", "opaque 13-16 code"]),
    ],
)
def test_a_control_character_beside_a_price_stays(text: str, expected: list[str]) -> None:
    check(text, *expected)

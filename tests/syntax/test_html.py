"""HTML: what is recognised in blocks of it, comments, and directives."""

from __future__ import annotations

import pytest

from tests.syntax.elements import check


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "<div>\n[[a]] ![[b|c]]\n</div>\n",
            ["wikilink 6-11 html target=a@8", "wikilink 12-20 embed html target=b@15 alias=c@17"],
        ),
        ("<div>[[a#b | c]]</div>", ["wikilink 5-16 html target=a@7 fragment=b@9 alias=c@13"]),
        ("<br/>\n[[a]]\n", ["wikilink 6-11 html target=a@8"]),
        (
            "<details><summary>[[a]]</summary>\n\n[[b]]\n</details>\n",
            ["wikilink 18-23 html target=a@20", "wikilink 35-40 target=b@37"],
        ),
        ("> <div>\n> [[a]]\n", ["wikilink 10-15 html target=a@12"]),
        ("- <div>[[a]]</div>\n", ["wikilink 7-12 html target=a@9"]),
        (
            "<div>[[a]](b) [[[c]]]</div>",
            ["wikilink 5-10 html doubtful target=a@7", "wikilink 15-20 html doubtful target=c@17"],
        ),
    ],
)
def test_links_in_a_block_are_mentions(text: str, expected: list[str]) -> None:
    check(text, *expected)


def test_nothing_else_is_recognised_in_a_block() -> None:
    check(
        "<div>\n# a\n- [ ] [b](c) `d` $e$ #f ^g\n</div>\n",
    )


def test_what_is_no_link_elsewhere_is_none_in_a_block() -> None:
    check(
        "<div>[[ -z x ]] [[]] [[(a b)]] [[a] \\[[b]] [[c\nd]]</div>",
    )


def test_a_misplaced_stamp_in_a_block() -> None:
    check(
        "<div>[[00:01:02]]</div>",
        "timestamp 5-17 wikilink time=00:01:02@7 label=00:01:02@7",
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("x <b>[[a]]</b>", ["wikilink 5-10 target=a@7"]),
        ('<a href="b">[[a]]</a>', ["wikilink 12-17 target=a@14"]),
        ("<svg>[[a]]</svg>", ["wikilink 5-10 target=a@7"]),
        ("x <script>[[a]]</script>", ["wikilink 10-15 target=a@12"]),
    ],
)
def test_inline_tags_hide_nothing(text: str, expected: list[str]) -> None:
    check(text, *expected)


def test_markdown_between_the_blocks_of_tags() -> None:
    check(
        "<div>\n\n[[a]]\n\n</div>\n",
        "wikilink 7-12 target=a@9",
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "<script>\n[[a]]\n\n#b\n</script>\n[[c]]\n",
            ["opaque 0-28 html", "wikilink 29-34 target=c@31"],
        ),
        ("<style>[[a]]</style>", ["opaque 0-20 html"]),
        (
            '<pre class="x">[[a]] ^b</pre> [[c]]',
            ["opaque 0-29 html", "wikilink 30-35 html target=c@32"],
        ),
        ("<PRE>\n[[a]]\n</PRE>\n", ["opaque 0-18 html"]),
        ("<textarea>[[a]]</textarea>", ["opaque 0-26 html"]),
        ("<script>\n[[a]]", ["opaque 0-14 html"]),
        (
            "<div><pre>[[a]]</pre>[[b]]</div>",
            ["opaque 5-21 html", "wikilink 21-26 html target=b@23"],
        ),
        ("<div><script>[[a]]\n\n[[b]]", ["opaque 5-19 html", "wikilink 20-25 target=b@22"]),
        ("<predator>\n[[a]]\n", ["wikilink 11-16 html target=a@13"]),
    ],
)
def test_raw_text_hides_all(text: str, expected: list[str]) -> None:
    check(text, *expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<!-- [[a]] #b ^c -->\n[[d]]\n", ["opaque 0-20 comment", "wikilink 21-26 target=d@23"]),
        (
            "<!-- a\n\n[[b]]\n\nc --> [[d]]\n[[e]]\n",
            [
                "opaque 0-20 comment",
                "wikilink 21-26 html target=d@23",
                "wikilink 27-32 target=e@29",
            ],
        ),
        ("x <!-- [[a]]\n[[b]] --> [[c]]", ["opaque 2-22 comment", "wikilink 23-28 target=c@25"]),
        ("<!-- [[a]]\n\n[[b]]", ["opaque 0-17 comment"]),
        (
            "<div><!-- [[a]] -->[[b]]</div>",
            ["opaque 5-19 comment", "wikilink 19-24 html target=b@21"],
        ),
        ("> <!-- [[a]] -->\n", ["opaque 2-16 comment"]),
        ("- x\n\n  <!-- [[a]] -->\n", ["opaque 7-21 comment"]),
    ],
)
def test_comments_hide_all(text: str, expected: list[str]) -> None:
    check(text, *expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("x <!- [[a]] -->", ["wikilink 6-11 target=a@8"]),
        ("x \\<!-- [[a]] -->", ["wikilink 8-13 target=a@10"]),
        ("x <!-- [[a]]", ["wikilink 7-12 target=a@9"]),
    ],
)
def test_no_comments(text: str, expected: list[str]) -> None:
    check(text, *expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "<!-- notes-lsp: ignore a, b -->",
            ["opaque 0-31 comment", "directive 0-31 'ignore a, b'"],
        ),
        ("<!--notes-lsp:a-->\n", ["opaque 0-18 comment", "directive 0-18 'a'"]),
        (
            "x <!-- notes-lsp: ignore-line a --> y",
            ["opaque 2-35 comment", "directive 2-35 'ignore-line a'"],
        ),
        ("<!-- notes-lsp: a\nb -->", ["opaque 0-23 comment", "directive 0-23 'a\\nb'"]),
        ("> - <!-- notes-lsp: a -->\n", ["opaque 4-25 comment", "directive 4-25 'a'"]),
        (
            "<div>\n<!-- notes-lsp: a -->\n<!-- b -->\n<!-- notes-lsp: c -->\n</div>\n",
            [
                "opaque 6-27 comment",
                "directive 6-27 'a'",
                "opaque 28-38 comment",
                "opaque 39-60 comment",
                "directive 39-60 'c'",
            ],
        ),
        ("<!-- notes-lsp: -->\n", ["opaque 0-19 comment", "directive 0-19 ''"]),
        (
            "| a |\n|---|\n| b <!-- notes-lsp: c --> |\n",
            ["opaque 16-37 comment", "directive 16-37 'c'"],
        ),
    ],
)
def test_directives(text: str, expected: list[str]) -> None:
    check(text, *expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<!-- ignore a -->", ["opaque 0-17 comment"]),
        ("`<!-- notes-lsp: a -->`", ["opaque 0-23 code"]),
        ("```\n<!-- notes-lsp: a -->\n```\n", ["fence 0-29 body=4-26 info=@3", "opaque 0-29 code"]),
        ("<!-- notes-lsp: a", ["opaque 0-17 comment"]),
        ("<!-- x notes-lsp: a -->", ["opaque 0-23 comment"]),
        ("<pre><!-- notes-lsp: a --></pre>", ["opaque 0-32 html"]),
        ("notes-lsp: a", []),
    ],
)
def test_no_directives(text: str, expected: list[str]) -> None:
    check(text, *expected)

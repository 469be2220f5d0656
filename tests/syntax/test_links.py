"""Markdown links, images, autolinks, reference definitions and footnotes."""

from __future__ import annotations

import pytest

from notes_lsp.syntax.links import label_key, read_address
from tests.syntax.elements import check


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "see [label](destination.md).",
            ["link 4-27 inline label=label@5 destination=destination.md@12"],
        ),
        ("[a](<b c.md>)", ["link 0-13 inline label=a@1 destination=b c.md@5"]),
        ("[a]( b )", ["link 0-8 inline label=a@1 destination=b@5"]),
        ("[a](\nb\n)", ["link 0-8 inline label=a@1 destination=b@5"]),
        ('[a](b "title")', ["link 0-14 inline label=a@1 destination=b@4"]),
        ("[a](b 'title')", ["link 0-14 inline label=a@1 destination=b@4"]),
        ("[a](<b> (title))", ["link 0-16 inline label=a@1 destination=b@5"]),
        ("[a](b(c)d)", ["link 0-10 inline label=a@1 destination=b(c)d@4"]),
        ("[a](b\\)c)", ["link 0-9 inline label=a@1 destination=b\\)c@4"]),
        ("[a](b%20c#d)", ["link 0-12 inline label=a@1 destination=b%20c#d@4"]),
        ("[a]()", ["link 0-5 inline label=a@1 destination=@4"]),
        ("[a](<>)", ["link 0-7 inline label=a@1 destination=@5"]),
        ("[](b)", ["link 0-5 inline label=@1 destination=b@3"]),
        ('[a]("b")', ['link 0-8 inline label=a@1 destination="b"@4']),
        (
            "[é𝄞](𝄞) [b](c)",
            [
                "link 0-7 inline label=é𝄞@1 destination=𝄞@5",
                "link 8-14 inline label=b@9 destination=c@12",
            ],
        ),
    ],
)
def test_an_inline_link(text: str, expected: list[str]) -> None:
    check(text, *expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[a **b** c](d)", ["link 0-14 inline label=a **b** c@1 destination=d@12"]),
        ("[a\nb](c)", ["link 0-8 inline label=a\nb@1 destination=c@6"]),
        ("[a [b] c](d)", ["link 0-12 inline label=a [b] c@1 destination=d@10"]),
        ("[a \\] b](c)", ["link 0-11 inline label=a \\] b@1 destination=c@9"]),
        ("[a `]` b](c)", ["link 0-12 inline label=a `]` b@1 destination=c@10", "opaque 3-6 code"]),
        ("[a $]$ b](c)", ["link 0-12 inline label=a $]$ b@1 destination=c@10", "opaque 3-6 math"]),
        (
            '[a <b title="]">c</b>](d)',
            ['link 0-25 inline label=a <b title="]">c</b>@1 destination=d@23'],
        ),
        ("[a *b](c)*", ["link 0-9 inline label=a *b@1 destination=c@7"]),
    ],
)
def test_a_label_with_markup(text: str, expected: list[str]) -> None:
    check(text, *expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("![alt](image.png)", ["link 0-17 inline image label=alt@2 destination=image.png@7"]),
        (
            '![alt|300](<my image.png> "title")',
            ["link 0-34 inline image label=alt|300@2 destination=my image.png@12"],
        ),
        ("![](a)", ["link 0-6 inline image label=@2 destination=a@4"]),
        (
            "[![alt](image.png)](url)",
            [
                "link 0-24 inline label=![alt](image.png)@1 destination=url@20",
                "link 1-18 inline image label=alt@3 destination=image.png@8",
            ],
        ),
        (
            "![a [b](c) d](e)",
            [
                "link 0-16 inline image label=a [b](c) d@2 destination=e@14",
                "link 4-10 inline label=b@5 destination=c@8",
            ],
        ),
    ],
)
def test_an_image(text: str, expected: list[str]) -> None:
    check(text, *expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("![a ![b](c) d](e)", ["link 0-17 inline image label=a ![b](c) d@2 destination=e@15"]),
        (
            "![a [![b](c)](d)](e)",
            [
                "link 0-20 inline image label=a [![b](c)](d)@2 destination=e@18",
                "link 4-16 inline label=![b](c)@5 destination=d@14",
            ],
        ),
    ],
)
def test_an_image_in_an_image_is_none(text: str, expected: list[str]) -> None:
    check(text, *expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "<https://example.org/a?b=[c]> <mailto:a@b.org>",
            [
                "link 0-29 autolink label=https://example.org/a?b=[c]@1"
                " destination=https://example.org/a?b=[c]@1",
                "link 30-46 autolink label=mailto:a@b.org@31 destination=mailto:a@b.org@31",
            ],
        ),
        ("<a@b.org>", ["link 0-9 autolink label=a@b.org@1 destination=a@b.org@1"]),
    ],
)
def test_an_autolink(text: str, expected: list[str]) -> None:
    check(text, *expected)


@pytest.mark.parametrize(
    "text",
    [
        "https://example.org/a",
        "www.example.org",
    ],
)
def test_a_bare_address_is_text(text: str) -> None:
    check(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "[a][b] [b][] [b] ![c][b]\n\n[b]: d\n",
            [
                "link 0-6 reference label=a@1 destination=b@4",
                "link 7-10 collapsed label=b@8 destination=b@8",
                "link 13-16 shortcut label=b@14 destination=b@14",
                "link 17-24 reference image label=c@19 destination=b@22",
                "definition 26-32 label=b@27 destination=d@31",
            ],
        ),
        (
            "[A  b][]\n\n[a B]: c\n",
            [
                "link 0-6 collapsed label=A  b@1 destination=A  b@1",
                "definition 10-18 label=a B@11 destination=c@17",
            ],
        ),
        (
            "[a]\n\n> - [a]: b\n",
            [
                "link 0-3 shortcut label=a@1 destination=a@1",
                "definition 9-15 label=a@10 destination=b@14",
            ],
        ),
    ],
)
def test_reference_links(text: str, expected: list[str]) -> None:
    check(text, *expected)


@pytest.mark.parametrize(
    "text",
    [
        "[a][b] [c][] [d]",
        "[a]\n\n",
    ],
)
def test_a_link_without_its_definition_is_text(text: str) -> None:
    check(text)


@pytest.mark.parametrize(
    "text",
    [
        "\\[a](b)",
        "[a\\](b)",
        "[a] (b)",
        "[a](b c)",
        "[a](b\nc)",
        "[a](b",
    ],
)
def test_not_a_link(text: str) -> None:
    check(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("`[a](b)` [c](d)", ["opaque 0-8 code", "link 9-15 inline label=c@10 destination=d@13"]),
        ("$[a](b)$", ["opaque 0-8 math"]),
        ("<!-- [a](b) -->", ["opaque 0-15 comment"]),
        ("%%[a](b)%% [c](d)", ["comment 0-10", "link 11-17 inline label=c@12 destination=d@15"]),
    ],
)
def test_not_in_code_math_and_comments(text: str, expected: list[str]) -> None:
    check(text, *expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            '[label]: destination "title"\n',
            ["definition 0-28 label=label@1 destination=destination@9"],
        ),
        (
            "[a]: <b c>\n[d]:\n  e\n",
            [
                "definition 0-10 label=a@1 destination=b c@6",
                "definition 11-19 label=d@12 destination=e@18",
            ],
        ),
        ("> [a]: b\n", ["definition 2-8 label=a@3 destination=b@7"]),
        ("- [a]: b\n", ["definition 2-8 label=a@3 destination=b@7"]),
        ("[a \\] b]: c\n", ["definition 0-11 label=a \\] b@1 destination=c@10"]),
        ("[a\\\nb]: c\n", ["definition 0-9 label=a\\\nb@1 destination=c@8"]),
        ("[a\nb]: c\n", ["definition 0-8 label=a\nb@1 destination=c@7"]),
        ("> [a\n> b]: c\n", ["definition 2-12 label=a\n> b@3 destination=c@11"]),
        ("text\n\n[a]: b\nmore\n", ["definition 6-12 label=a@7 destination=b@11"]),
        ("[a]: [[b]]\n", ["definition 0-10 label=a@1 destination=[[b]]@5"]),
        ("[a]: <>\n", ["definition 0-7 label=a@1 destination=@6"]),
    ],
)
def test_a_definition(text: str, expected: list[str]) -> None:
    check(text, *expected)


def test_of_several_definitions_of_a_label_the_first_counts() -> None:
    check(
        "[a]: b\n[A]: c\n\n[a]: d\n",
        "definition 0-6 label=a@1 destination=b@5",
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("text\n[a]: b\n", []),
        ("[a]:\n", []),
        ("    [a]: b\n", ["opaque 4-11 code"]),
        ("[a]: b c\n", []),
    ],
)
def test_not_a_definition(text: str, expected: list[str]) -> None:
    check(text, *expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "a[^1] b[^note]\n\n[^1]: text\n[^note]: [a](b)\n    more\n\n    and more\n\nend\n",
            [
                "note 1-5 1",
                "note 7-14 note",
                "footnote 16-26 1",
                "footnote 27-65 note",
                "link 36-42 inline label=a@37 destination=b@40",
            ],
        ),
        ("a[^b]\n\n> [^b]: c\n", ["note 1-5 b", "footnote 9-16 b"]),
        ("[^a b]: c\n", ["footnote 0-9 a b"]),
        (
            "# a[^1]\n\n[^1]: b\n",
            ["heading 0-7 1 'a' raw=a[^1]@2", "note 3-7 1", "footnote 9-16 1"],
        ),
    ],
)
def test_a_footnote(text: str, expected: list[str]) -> None:
    check(text, *expected)


@pytest.mark.parametrize(
    "text",
    [
        "a[^1]",
        "a^[inline]",
    ],
)
def test_a_footnote_without_its_definition_is_text(text: str) -> None:
    check(text)


def test_a_footnote_is_no_definition() -> None:
    check(
        "[^1]: https://example.org\n",
        "footnote 0-25 1",
    )


@pytest.mark.parametrize(
    ("destination", "path", "fragment"),
    [
        ("x/a.md", "x/a.md", ""),
        ("a.md#b#c", "a.md", "b#c"),
        ("#b", "", "b"),
        ("#", "", ""),
        ("a%20b%23.md#c%20d", "a b#.md", "c d"),
        ("a\\(1\\)&amp;b&#32;c&nosuch;.md", "a(1)&b c&nosuch;.md", ""),
        ("a?b.md", "a?b.md", ""),
        ("%zz%", "%zz%", ""),
    ],
)
def test_an_address(destination: str, path: str, fragment: str) -> None:
    assert read_address(destination) == (path, fragment)


@pytest.mark.parametrize(
    "destination",
    ["", "https://example.org", "mailto:a@b", "x:", "a+b.c-1:d", "//host/a.md", "?a", "{{ a }}"],
)
def test_what_leads_elsewhere_is_no_address(destination: str) -> None:
    assert read_address(destination) is None


def test_labels_compare_as_in_commonmark() -> None:
    assert label_key("  Two\n words ") == label_key("TWO WORDS") != label_key("twowords")

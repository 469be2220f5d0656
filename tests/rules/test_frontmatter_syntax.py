"""`frontmatter.syntax`: YAML that does not parse, and quotes where they would do."""

from __future__ import annotations

import pytest

from tests.rules.checking import check, fix, fixes

CODE = "frontmatter.syntax"


def header(yaml: str) -> str:
    return f"---\n{yaml}\n---\nText.\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("title: Chips: a history", 'title: "Chips: a history"'),
        ("aliases:\n- @handle", 'aliases:\n- "@handle"'),
        ("aliases: [one, @two]", 'aliases: [one, "@two"]'),
        ("title: %CPU and you", 'title: "%CPU and you"'),
        ('title: The "best" chips: all', "title: 'The \"best\" chips: all'"),
        ("title: a\\b: it's", "title: 'a\\b: it''s'"),
        ("title: *bold* claims", 'title: "*bold* claims"'),
        ('title: "Chips" and more', "title: '\"Chips\" and more'"),
        ("title: [Draft] Chips", 'title: "[Draft] Chips"'),
    ],
)
def test_quotes_mend_a_value_that_lacks_them(before: str, after: str) -> None:
    assert fixes(header(before), CODE) == "* safe: Put the value in quotes"
    assert fix(header(before), CODE) == header(after)
    assert check(header(after)) == ""


@pytest.mark.parametrize(
    ("yaml", "said"),
    [
        (
            "title: Chips: a history",
            "note.md:2:13-2:14 error frontmatter.syntax "
            "“: ” inside an unquoted value: put the value in quotes",
        ),
        (
            'title: "Chips',
            'note.md:2:8-2:9 error frontmatter.syntax The quote " is never closed',
        ),
        (
            "title: Chips\n\tvideoId: x",
            "note.md:3:1-3:2 error frontmatter.syntax A tab cannot indent YAML: use blanks",
        ),
    ],
)
def test_the_exact_place_is_marked(yaml: str, said: str) -> None:
    assert check(header(yaml), CODE) == said


@pytest.mark.parametrize("yaml", ['title: "Chips', "title: Chips\n\tvideoId: x", "titl\ntitle: b"])
def test_what_quotes_do_not_mend_has_no_fix(yaml: str) -> None:
    assert fixes(header(yaml), CODE) == ""


@pytest.mark.parametrize(
    "text",
    [
        "",
        "No frontmatter: at all.",
        header("title: Chips\nvideoId: -VqmFI9vY7w"),
        header("title: 0.88\nvideoId: 12:34:56\ntags: [a, b]"),
        "---\nProse between: two breaks.\n\n---\n",
        "---\n\nFirst, a break: then prose\n\n---\n",
        "\ufeff" + header("title: Chips"),
        header("title: Chips").replace("\n", "\r\n"),
    ],
)
def test_good_headers_and_prose_between_breaks_are_left_alone(text: str) -> None:
    assert check(text, CODE) == ""


def test_the_title_is_understood_all_the_same() -> None:
    source = """
        //- a.md
        [[Chips: a history]]
        //- chips.md
        ---
        title: Chips: a history
        ---
        """
    assert check(source, "link.unresolved") == ""


@pytest.mark.parametrize("value", ["Chips: a history\n  and more", "@fab\n\n  and more"])
def test_quotes_around_a_part_of_a_value_are_not_offered(value: str) -> None:
    assert fixes(header(f"title: {value}"), CODE) == ""

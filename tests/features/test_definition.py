"""Go to definition. The spans of a fixture are named after the parts of the answer."""

from __future__ import annotations

import pytest

from notes_lsp.features.definition import Landing, definition
from notes_lsp.text.span import Span
from tests.memory import here_at, vault_of
from tests.vaultfix import Fixture, read


def check(source: str) -> None:
    """From the cursor, `origin` leads to `to` within `whole`, or to the start of the attachment
    `file`; where nothing is called `origin`, nowhere."""
    fixture = read(source)
    path, offset = fixture.cursor
    here = here_at(vault_of(fixture.files), path, fixture.files[path])
    assert definition(here, offset) == expected(fixture)


def expected(fixture: Fixture) -> Landing | None:
    if "origin" not in fixture.spans:
        return None
    origin = fixture.spans["origin"][0].span
    if "to" not in fixture.spans:
        attachment = next(path for path in fixture.files if not path.endswith(".md"))
        return Landing(origin, attachment, Span(0, 0), Span(0, 0))
    to = fixture.spans["to"][0]
    whole = fixture.spans["whole"][0].span if "whole" in fixture.spans else to.span
    return Landing(origin, to.path, whole, to.span)


def test_a_note_with_a_title() -> None:
    check("""
        //- x/a.md
        See <origin|[[slu$0g | Alias]]|origin>.
        //- slug.md
        //- x/slug.md
        <whole|---
        title: <to|A Title|to>
        ---

        # Heading
        |whole>""")


def test_a_note_by_its_alias() -> None:
    check("""
        //- a.md
        <origin|$0[[other name]]|origin>
        //- slug.md
        <whole|---
        title: A Title
        aliases: [One, <to|Other Name|to>]
        ---
        |whole>""")


def test_a_note_without_a_title_by_the_first_line_of_its_body() -> None:
    check("""
        //- a.md
        <origin|[[b$0]]|origin>
        //- b.md
        <whole|---
        videoId: abcdefghijk
        ---


        <to|From: [[hub]]|to>

        # Heading
        |whole>""")
    check("//- a.md\n<origin|[[b$0]]|origin>\n//- b.md\n<whole|\n<to|# Heading|to>\n\nText.|whole>")
    check("//- a.md\n<origin|[[b$0]]|origin>\n//- b.md\n<whole|<to||to>|whole>")
    check("//- a.md\n<origin|[[b$0]]|origin>\n//- b.md\n<whole|<to|One|to>\r\nTwo|whole>")


def test_a_heading() -> None:
    check("""
        //- a.md
        <origin|[[b#key  points$0]]|origin>
        //- b.md
        # Title

        <whole|<to|## Key Points|to>

        Text.

        ### Below

        |whole>## Next
        """)


def test_a_heading_below_another() -> None:
    check("""
        //- a.md
        <origin|![[b#B#Costs|x$0]]|origin>
        //- b.md
        ## A
        ### Costs
        ## B
        <whole|<to|### Costs ##|to>
        |whole>""")


def test_a_heading_of_the_note_itself() -> None:
    check("""
        <origin|[[#Why$0]]|origin>

        <whole|<to|Why
        ===|to>

        Text.|whole>""")


def test_a_heading_that_is_missing_leads_to_the_start() -> None:
    check("""
        //- a.md
        <origin|[[b#Miss$0ing]]|origin>
        //- b.md
        <whole|---
        title: <to|B|to>
        ---
        ## Present
        |whole>""")


def test_a_block() -> None:
    check("""
        //- a.md
        <origin|[[b#^ID$0 | x]]|origin>
        //- b.md
        One.

        <to|Two
        lines. ^id|to>

        Three.
        """)


def test_a_block_that_is_an_item() -> None:
    check("""
        //- a.md
        <origin|[[b#^id$0]]|origin>
        //- b.md
        - one
        <to|  - two
            goes on ^id|to>
        - three
        """)


def test_a_block_with_its_id_below() -> None:
    check("""
        //- a.md
        <origin|[[b#^id$0]]|origin>
        //- b.md
        One.

        <to|| a | b |
        |---|---|

        ^id|to>

        Two.
        """)


def test_a_link_quoted_in_the_frontmatter() -> None:
    check("""
        //- a.md
        ---
        up: "<origin|[[b$0]]|origin>"
        ---
        //- b.md
        <whole|<to|Text.|to>
        |whole>""")


def test_an_attachment() -> None:
    check("//- a.md\n<origin|![[chart.p$0ng|300]]|origin>\n//- img/chart.png\n")
    check("//- x/a.md\n<origin|![c$0](../img/chart%201.png)|origin>\n//- img/chart 1.png\n")


def test_a_markdown_link_to_a_note() -> None:
    check("""
        //- x/a.md
        <origin|[te$0xt](../y/a%20b.md#key-points)|origin>
        //- a b.md
        //- y/a b.md
        <whole|<to|## Key points|to>
        |whole>""")
    check("//- x/a.md\n<origin|[t$0](b)|origin>\n//- b.md\n//- x/b.md\n<whole|<to|B|to>|whole>")
    check("//- x/a.md\n<origin|[t$0](/b.md)|origin>\n//- x/b.md\n//- b.md\n<whole|<to|B|to>|whole>")
    check("//- x/a.md\n<origin|[t$0](b.md)|origin>\n//- y/b.md\n<whole|<to|B|to>|whole>")
    check("<origin|[t$0](#h)|origin>\n\n<whole|<to|# H|to>\n|whole>")


def test_a_reference_by_its_definition() -> None:
    check("<origin|[text][A  b$0]|origin>\n\n<whole|[<to|a b|to>]: https://example.org|whole>\n")
    check("<origin|[a$0]|origin>\n\n<whole|[<to|a|to>]: c.md|whole>\n")


def test_a_footnote() -> None:
    check("Text<origin|[^n$0]|origin>.\n\n<whole|<to|[^n]:|to> The note.|whole>\n")


@pytest.mark.parametrize(
    "source",
    [
        "<origin|<whole|<to|# H$0|to>|origin>\n\nText.\n|whole>",
        "<origin|<to|^i$0d|to>|origin>",
        "---\ntitle: <origin|<to|A$0 B|to>|origin>\n---\n",
        "---\naliases: [x, <origin|<to|A$0 B|to>|origin>]\n---\n",
        "[a]\n\n<origin|<to|[a$0]: https://example.org|to>|origin>\n",
    ],
)
def test_what_defines_itself_answers_with_its_own_place(source: str) -> None:
    check(source)


@pytest.mark.parametrize(
    "source",
    [
        "no$0thing here",
        "[[missing$0]]",
        "//- a.md\n[[missing$0.png]]\n//- other.png\n",
        "`[[note$0]]`",
        "%%[[note$0]]%%",
        "[text$0](https://example.org)",
        "[text$0](missing.md)",
        "[text$0][missing]",
        "[[text$0]](https://example.org)",
        "[^n$0]",
        "#tag$0",
        "[00:00:3$05]",
        "---\nvideoId: abcdef$0ghijk\n---\n",
        "---\nti$0tle: x\n---\n",
        "$0",
    ],
)
def test_what_leads_nowhere(source: str) -> None:
    check(source)


def test_two_links_side_by_side_are_told_apart() -> None:
    check("//- a.md\n[[a]]<origin|$0[[b]]|origin>\n//- b.md\n<whole|<to|B|to>|whole>")
    check("//- a.md\n<origin|[[b]]|origin>$0 [[a]]\n//- b.md\n<whole|<to|B|to>|whole>")


def test_a_link_in_a_heading_is_no_heading() -> None:
    check("//- a.md\n## On <origin|[[b$0]]|origin>\n//- b.md\n<whole|<to|B|to>|whole>")


def test_a_note_that_was_never_saved() -> None:
    check("""
        //- x/(unsaved).md
        <origin|[[b$0]]|origin>
        //- y/b.md
        //- x/b.md
        <whole|<to|B|to>|whole>""")
    check("//- x.md\n//- (unsaved).md\n<origin|[[#h$0]]|origin>\n<whole|<to|# H|to>\n|whole>")


def test_a_block_below_a_heading() -> None:
    check(
        "//- a.md\n<origin|[[b#Head$0ing#^one]]|origin>\n//- b.md\n# Heading\n\n<to|Text ^one|to>"
    )

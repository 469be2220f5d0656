"""Find references. The answer is compared whole, in its order."""

from __future__ import annotations

import pytest

from notes_lsp.features.cursor import Location
from notes_lsp.features.references import references
from notes_lsp.vault.paths import NotePath
from tests.memory import here_at, vault_of
from tests.vaultfix import read


def check(source: str) -> None:
    """From the cursor, the spans named `r1`, `r2`… in this order; after `decl`, if the thing
    itself is wanted."""
    fixture = read(source)
    path, offset = fixture.cursor
    here = here_at(vault_of(fixture.files), path, fixture.files[path])
    named = {
        name: [Location(NotePath(place.path), place.span) for place in places]
        for name, places in fixture.spans.items()
    }
    uses = [named[name][0] for name in sorted(named, key=_number) if name != "decl"]
    assert references(here, offset, include_declaration=False) == uses
    assert references(here, offset, include_declaration=True) == named.get("decl", []) + uses


def _number(name: str) -> int:
    return int(name.removeprefix("r")) if name != "decl" else 0


def test_a_note_from_a_link_to_it() -> None:
    check("""
        //- a.md
        <r1|[[no$0te]]|r1> and <r2|![[Note|x]]|r2> and [[other]]
        //- b.md
        <r3|[[A Title]]|r3> <r4|[[note#Missing]]|r4>
        //- other.md
        //- note.md
        ---
        title: <decl|A Title|decl>
        ---
        """)


@pytest.mark.parametrize(
    "note",
    [
        "te$0xt",
        "$0",
        "# He$0ading",
        "Head$0ing\n===",
        "---\nalia$0ses: [x]\n---\n",
    ],
)
def test_a_note_from_anywhere_in_it_that_says_nothing_else(note: str) -> None:
    decl = "<decl||decl>"
    check(f"//- note.md\n{decl}{note}\n//- x.md\n<r1|[[note]]|r1>")


def test_a_note_from_its_title() -> None:
    check("""
        //- note.md
        ---
        title: <decl|My $0Title|decl>
        ---
        //- x.md
        <r1|[[my title]]|r1> [[title]]
        """)


def test_links_of_from_lines_come_last() -> None:
    check("""
        //- hub.md
        <decl||decl>Te$0xt.
        //- a.md
        From: <r3|[[hub]]|r3> <br/>

        See <r1|[[hub]]|r1>.
        //- b.md
        <r2|[[hub]]|r2>
        //- c.md
        From: <r4|[[hub]]|r4>
        """)


def test_only_links_that_lead_there() -> None:
    check("""
        //- x/note.md
        <decl||decl>$0
        //- x/a.md
        <r1|[[note]]|r1>
        //- y/note.md
        //- y/a.md
        [[note]] <r2|[[x/note]]|r2> `[[x/note]]`
        """)


def test_links_by_path_alias_and_in_the_frontmatter() -> None:
    check("""
        //- x/note.md
        <decl||decl>---
        aliases: [Other]
        ---
        $0
        //- y.md
        ---
        up: "<r1|[[other]]|r1>"
        ---
        <r2|[[./x/note]]|r2>
        """)


HEADING = """
    //- a.md
    <r1|[[note#Key points]]|r1> [[note#Other]] [[note]] [[note#^key-points]]
    //- note.md
    # Note

    <decl|## Key$0 *Points*|decl>
    <r2|[[#key-points]]|r2> <r3|[[note#Note#Key Points|x]]|r3>
    ## Other
    """


def test_a_heading_from_itself() -> None:
    check(HEADING)


def test_a_heading_from_a_link_to_it() -> None:
    check(HEADING.replace("$0", "").replace("#Key points]]", "#Key po$0ints]]"))
    check(HEADING.replace("$0", "").replace("[[#key-p", "[[#key$0-p"))


def test_the_note_from_the_target_of_a_link_to_a_heading() -> None:
    check("""
        //- a.md
        <r1|[[no$0te#H]]|r1> <r2|[[note]]|r2>
        //- note.md
        <decl||decl>## H
        """)


def test_a_heading_that_is_missing() -> None:
    check("""
        //- a.md
        <r1|[[note#Miss$0ing]]|r1> [[note#Gone]] [[note#Here]] [[note]]
        //- b.md
        <r2|[[Note#missing]]|r2> [[other#Missing]]
        //- note.md
        ## Here
        //- other.md
        """)


def test_a_block_from_both_ends() -> None:
    source = """
        //- a.md
        <r1|[[note#^ID]]|r1> [[note#^other]] [[note]]
        //- note.md
        Text. <decl|^id|decl>

        <r2|![[#^id]]|r2>
        """
    check(source.replace("|^id|decl>", "|^i$0d|decl>"))
    check(source.replace("[[note#^ID]]", "[[note#^I$0D]]"))


def test_a_target_that_does_not_exist() -> None:
    check("""
        //- a.md
        <r1|[[Miss$0ing note]]|r1> [[missing]] [[x/missing note]]
        //- b.md
        <r2|[[missing_note#H | x]]|r2> <r3|[[Missing-Note]]|r3>
        """)


def test_where_a_name_is_found_elsewhere_it_is_not_missing() -> None:
    check("""
        //- x/a.md
        <r1|[[twice$0 told]]|r1>
        //- y/a.md
        [[Twice Told]]
        //- y/twice.md
        ---
        title: Twice Told
        ---
        //- z/twice.md
        ---
        title: Twice Told
        ---
        """)


def test_an_attachment() -> None:
    check("""
        //- a.md
        <r1|![[chart.p$0ng|300]]|r1> ![[other/chart.png]]
        //- b.md
        <r2|[[img/chart.png]]|r2>
        //- img/chart.png
        //- other/chart.png
        """)


def test_a_tag_with_those_below_it() -> None:
    check("""
        //- a.md
        ---
        tags: [<r1|ai|r1>, bi]
        ---
        <r2|#A$0I|r2> <r3|#ai/chips|r3> #airport
        //- b.md
        <r4|#ai|r4>
        """)


def test_a_tag_of_the_frontmatter() -> None:
    check("//- a.md\n---\ntags: x <r1|a$0i|r1>\n---\n//- b.md\n<r2|#ai/b|r2> #x\n")


def test_the_notes_of_a_video() -> None:
    check("""
        //- a.md
        ---
        videoId: <r1|abcdef$0ghijk|r1>
        ---
        //- b.md
        ---
        videoId: <r2|abcdefghijk|r2>
        ---
        //- c.md
        ---
        videoId: bbbbbbbbbbb
        ---
        """)


def test_a_moment_the_nearest_first() -> None:
    check("""
        //- a.md
        ---
        videoId: abcdefghijk
        ---
        <r2|[00:01:05]|r2> <decl|[00:01:0$00]|decl> [00:01:16] <r4|[00:00:45]|r4>
        //- b.md
        ---
        videoId: abcdefghijk
        ---
        <r1|<a class="yt-timestamp" data-t="01:01">[00:01:01]</a>|r1>
        <r3|[00:00:50]|r3> [1:00](https://youtu.be/bbbbbbbbbbb?t=60)
        //- c.md
        ---
        videoId: bbbbbbbbbbb
        ---
        [00:01:00]
        """)


def test_a_moment_of_no_video_is_nowhere_else() -> None:
    check("[00:01:0$00] [00:01:00]")


def test_a_stamp_with_a_video_of_its_own() -> None:
    check("""
        <decl|[1:0$00](https://youtu.be/abcdefghijk?t=60)|decl> [00:01:00]
        <r1|[1:05](https://www.youtube.com/watch?v=abcdefghijk&t=65s)|r1>
        """)


def test_a_footnote_from_both_ends() -> None:
    source = "a<r1|[^n]|r1> b<r2|[^n]|r2> c[^m]\n\n<decl|[^n]: Text.|decl>\n\n[^m]: Other.\n"
    check(source.replace("a<r1|[^n]", "a<r1|[^n$0]"))
    check(source.replace(": Text", "$0: Text"))


def test_a_reference_definition_from_both_ends() -> None:
    source = (
        "<r1|[text][A  b]|r1> <r2|[a B]|r2> [text](a)\n\n<decl|[a b]: https://example.org|decl>\n"
    )
    check(source.replace("[text][A", "[te$0xt][A"))
    check(source.replace("<decl|[a b]", "<decl|[a$0 b]"))


def test_a_markdown_link_to_a_note() -> None:
    check("//- a.md\n<r1|[te$0xt](b.md#h)|r1> <r2|[[b#H]]|r2>\n//- b.md\n<decl|# H|decl>\n")


def test_a_note_from_its_markdown_links_embeds_and_definitions() -> None:
    check("""
        //- x/a.md
        <r1|[text](../my%20note.md)|r1> <r2|![[my note]]|r2> <r3|[[My Note]]|r3> [no](note.md)
        <r4|![](</my note#part>)|r4> [text][1] [web](https://example.org/my%20note.md)

        <r5|[1]: ../my%20note.md "Title"|r5>
        //- x/note.md
        //- my note.md
        <decl||decl>$0
        """)


def test_a_link_on_a_from_line_comes_after_markdown_links() -> None:
    check("""
        //- a.md
        From: <r3|[[hub]]|r3>

        <r1|[back](hub.md)|r1>
        //- b.md
        <r2|[hub](./hub.md)|r2>
        //- hub.md
        <decl||decl>$0
        """)


def test_a_heading_from_markdown_links_by_its_slug() -> None:
    check("""
        //- a.md
        <r1|[x](note.md#costs-1)|r1> [x](note.md#costs) [[note#Costs]]
        //- note.md
        # Costs
        <decl|## Costs$0|decl>
        # Other
        <r2|[up](#costs-1)|r2> [up](#costs) [x][1]

        <r3|[1]: #costs-1|r3>
        """)


def test_a_block_from_markdown_links() -> None:
    check("""
        //- a.md
        <r1|[x](note.md#^id)|r1> <r2|[[note#^id]]|r2>
        //- note.md
        <r3|[x](#^ID)|r3> text <decl|^i$0d|decl>
        """)


def test_a_markdown_link_to_what_does_not_exist() -> None:
    check("""
        //- a.md
        <r1|[x](./mis$0sing%20note.md#h)|r1> <r2|[[Missing note]]|r2> [x](sub/missing%20note.md)
        //- b.md
        <r3|![[missing_note]]|r3>

        <r4|[1]: missing%20note|r4>
        """)


def test_a_heading_that_is_missing_from_markdown_links() -> None:
    check("""
        //- a.md
        <r1|[x](b.md#no-such$0-part)|r1> <r2|[[b#No such part]]|r2> [x](b.md#other)
        //- b.md
        """)


def test_an_attachment_from_markdown_links() -> None:
    check("""
        //- a.md
        <r1|![x](img/a%20b.p$0ng)|r1> <r2|![[a b.png]]|r2> ![x](c.png)
        //- img/a b.png
        //- c.png
        """)


def test_a_link_out_of_the_vault_has_none() -> None:
    check("[te$0xt](https://example.org) [text](https://example.org)")


def test_a_note_that_was_never_saved() -> None:
    check("//- (unsaved).md\n[[note$0]]\n//- x.md\n<r1|[[note]]|r1>\n//- note.md\n<decl||decl>")
    check("//- (unsaved).md\n<decl|## H$0|decl>\n<r1|[[#h]]|r1>\n//- x.md\n")
    check("//- x.md\n<r2|[[gone]]|r2>\n//- (unsaved).md\n<r1|[[go$0ne]]|r1>\n")

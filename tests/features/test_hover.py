"""Hover. What is shown is compared whole, as Markdown."""

from __future__ import annotations

from textwrap import dedent

import pytest

from notes_lsp.features.hover import hover
from notes_lsp.features.markup import plain_text
from notes_lsp.vault.settings import Hover, Links, Settings
from tests.memory import here_at, vault_of
from tests.vaultfix import read


def check(source: str, expected: str, settings: Settings | None = None) -> None:
    """At the cursor, `expected` is shown of the span `of`; nothing if it is empty."""
    fixture = read(source)
    path, offset = fixture.cursor
    here = here_at(vault_of(fixture.files, settings), path, fixture.files[path])
    shown = dedent(expected).strip()
    of = fixture.spans["of"][0].span if shown else None
    found = hover(here, offset)
    assert (found.markdown if found else "") == shown
    assert (found.span if found else None) == of


NOTE = """
    //- x/slug.md
    ---
    title: A *Title*
    aliases: [Other name]
    ---

    From: [[hub]] <br/>

    What [[it | she]] says. <a class="yt-timestamp" data-t="00:00:35">[00:00:35]</a> ^said

    ## Key [[points]]

    One <b>point</b>.

    ### Below

    - Two ^two
    - Three

    ## Next
    """

BODY = """
    What she says. [00:00:35]

    ## Key points

    One &lt;b>point&lt;/b>.

    ### Below

    - Two
    - Three

    ## Next
    """


def shown_note(head: str, body: str = BODY) -> str:
    return f"{head}\n\n---\n\n{dedent(body).strip()}"


HEAD = r"**A \*Title\*** · `x/slug.md`"


# Links


@pytest.mark.parametrize(
    ("link", "how"),
    [
        ("[[slug]]", "found by its name, in the same folder"),
        ("![[x/slug|z]]", "found by its path, in the same folder"),
        ("[[SLUG]]", "found by its name in another case, in the same folder"),
        ("[[other name]]", "found by an alias, in the same folder"),
        ("[[a *title*]]", "found by its title, in the same folder"),
        (
            "[[s-lug]]",
            "found by its name or title, but for case, blanks and punctuation, in the same folder",
        ),
        ("[[old]]", "found by an old name, in the same folder"),
    ],
)
def test_a_note_and_how_it_was_found(link: str, how: str) -> None:
    check(
        f"//- x/a.md\n<of|{link[:3]}$0{link[3:]}|of>\n" + dedent(NOTE).lstrip(),
        shown_note(f"{HEAD}\n\n{how} · 1 note links here"),
        Settings(links=Links(redirects={"old": "slug"})),
    )


def test_a_note_in_another_folder_with_many_backlinks() -> None:
    check(
        "//- b.md\n[[slug]] [[slug]]\n//- a.md\n<of|[[$0slug]]|of>\n" + dedent(NOTE).lstrip(),
        shown_note(f"{HEAD}\n\nfound by its name · 2 notes link here"),
    )


def test_an_ambiguous_name() -> None:
    check(
        "//- a.md\n<of|[[$0n]]|of>\n//- x/n.md\n//- y/n.md\n",
        """
        **n** · `x/n.md`

        found by its name, the first of 2 that are as near · 1 note links here
        """,
    )


def test_a_name_that_the_published_site_does_not_find() -> None:
    check(
        "//- a.md\n<of|[[$0N]]|of>\n//- n.md\n",
        """
        **n** · `n.md`

        found by its name in another case, in the same folder, but not by the published site \
· 1 note links here
        """,
        Settings(links=Links(resolution="quartz")),
    )


def test_a_section() -> None:
    check(
        "//- x/a.md\n<of|[[slug#key points$0]]|of>\n" + dedent(NOTE).lstrip(),
        f"""
        {HEAD} > **Key points**

        found by its name, in the same folder · 1 note links here

        ---

        One &lt;b>point&lt;/b>.

        ### Below

        - Two
        - Three
        """,
    )


def test_a_section_of_the_note_itself() -> None:
    check(
        "//- a.md\n<of|[[#H$0]]|of>\n\n# H\n\nText.\n",
        """
        **This note** > **H**

        no other note links here

        ---

        Text.
        """,
    )


def test_a_block() -> None:
    check(
        "//- x/a.md\n<of|[[slug#^two$0]]|of>\n" + dedent(NOTE).lstrip(),
        f"""
        {HEAD} > `^two`

        found by its name, in the same folder · 1 note links here

        ---

        - Two
        """,
    )


def test_a_heading_that_is_missing() -> None:
    check(
        "//- x/a.md\n<of|[[slug#Key pints$0]]|of>\n" + dedent(NOTE).lstrip(),
        shown_note(
            f"{HEAD}\n\nfound by its name, in the same folder · 1 note links here\n\n"
            "It has no heading “Key pints”. Did you mean “Key points”?"
        ),
    )


def test_a_block_that_is_missing() -> None:
    check(
        "//- a.md\n<of|[[n#^x$0]]|of>\n//- n.md\n",
        """
        **n** · `n.md`

        found by its name, in the same folder · 1 note links here

        It has no block `^x`.
        """,
    )


def test_a_missing_note_with_those_that_name_it_and_the_nearest() -> None:
    check(
        """
        //- a.md
        <of|[[sum$0mer_hous | x]]|of> [[Summer hous]]
        //- b.md
        [[summer-hous]]
        //- c.md
        ---
        title: C C
        ---
        [[summer hous]] [[summer_hous]]
        //- summer_house.md
        """,
        """
        There is no note `summer_hous` yet. 2 links to it in this note.

        Did you mean **summer_house** · `summer_house.md`?

        Named in 2 other notes:

        - **C C** · `c.md` ×2
        - **b** · `b.md`
        """,
    )


def test_a_missing_note_that_nobody_else_names() -> None:
    check(
        "<of|[[nothing$0 like it]]|of>",
        """
        There is no note `nothing like it` yet.

        No other note names it.
        """,
    )


def test_long_lists_end_with_how_many_more() -> None:
    others = "".join(f"//- n{number:02}.md\n[[gone]]\n" for number in range(11))
    expected = "\n".join(f"- **n{number:02}** · `n{number:02}.md`" for number in range(8))
    check(
        f"//- a.md\n<of|[[$0gone]]|of>\n{others}",
        f"There is no note `gone` yet.\n\nNamed in 11 other notes:\n\n{expected}\n- … and 3 more",
    )


def test_a_name_of_several_notes_elsewhere() -> None:
    check(
        """
        //- a.md
        <of|[[twice$0 told]]|of>
        //- x/one.md
        ---
        title: Twice Told
        ---
        //- y/two.md
        ---
        title: twice told
        ---
        """,
        """
        `twice told` is a name of 2 notes, none of them in this folder. Write the path of the \
one that you mean:

        - **Twice Told** · `x/one.md`
        - **twice told** · `y/two.md`
        """,
    )


def test_attachments() -> None:
    check(
        "//- x/a.md\n<of|![[cha$0rt.png|300]]|of>\n//- x/chart.png\n",
        "`x/chart.png` · attachment, in the same folder",
    )
    check("<of|![[cha$0rt.png]]|of>\n", "There is no file `chart.png`.")
    check("//- x/a.md\n<of|![t$0](../b/c.pdf)|of>\n//- b/c.pdf\n", "`b/c.pdf` · attachment")


def test_markdown_links() -> None:
    check(
        "//- a.md\n<of|[te$0xt](n.md#h)|of>\n//- n.md\n# H\n\nText.\n",
        """
        **H** · `n.md` > **H**

        1 note links here

        ---

        Text.
        """,
    )
    check("<of|[a$0]|of>\n\n[a]: https://example.org/?a=b\n", "`https://example.org/?a=b`")
    check("//- a.md\n<of|![x](i$0mg/p.png)|of>\n//- img/p.png\n\n", "`img/p.png` · attachment")


def test_a_markdown_link_to_what_is_not_there() -> None:
    check(
        "//- a.md\n<of|[x](./mil$0l_two.md#h)|of>\n//- b.md\n[[mill two]]\n"
        "//- mill_too.md\n# Mill\n",
        """
        There is no note `mill_two.md` yet.

        Did you mean **Mill** · `mill_too.md`?

        Named in 1 other note:

        - **b** · `b.md`
        """,
    )
    check("<of|![x](no$0.png)|of>", "There is no file `no.png`.")


def test_a_markdown_link_that_is_a_name() -> None:
    check(
        "//- a.md\n[x][n]\n\n<of|[n]: the%20m$0ill|of>\n//- x/mill.md\n---\ntitle: The Mill\n---\n",
        """
        **The Mill** · `x/mill.md`

        found by its title · 1 note links here
        """,
    )


def test_a_link_of_the_frontmatter() -> None:
    check(
        '//- a.md\n---\nup: "<of|[[$0n]]|of>"\n---\n//- n.md\n# N\n\nText.\n',
        """
        **N** · `n.md`

        found by its name, in the same folder · 1 note links here

        ---

        Text.
        """,
    )


# Timestamps


VIDEO = "---\nvideoId: abcdefghijk\n---\n"

SIBLINGS = f"""//- b.md
{VIDEO}
## Costs *rise*

Prices went up. [00:01:05] They fell [[again]], by 5 % [00:01:10], [00:01:31].
//- c.md
{VIDEO.replace("---", "---" + chr(10) + "title: C C", 1)}
- **Prices** went up twice <a class="yt-timestamp" data-t="00:00:40">[00:00:40]</a>
- [00:01:31] and later
- much later [00:09:00]
//- d.md
---
videoId: bbbbbbbbbbb
---
Elsewhere [00:01:00]
"""


def test_a_moment_with_what_others_say() -> None:
    check(
        f"//- a.md\n{VIDEO}x <of|[00:01:0$00]|of> [00:01:01]\n{SIBLINGS}",
        r"""
        **00:01:00** · [Open in YouTube](https://www.youtube.com/watch?v=abcdefghijk&t=60s)

        Within 30 seconds, in other notes of this video:

        - 00:01:05 **b > Costs rise**: Prices went up
        - 00:00:40 **C C**: Prices went up twice
        """,
    )


def test_what_stands_behind_a_stamp_that_opens_a_line() -> None:
    check(
        f"//- a.md\n{VIDEO}<of|<a class='yt-timestamp' data-t='1:50'>[00:01:$050]</a>|of>\n"
        + SIBLINGS,
        r"""
        **00:01:50** · [Open in YouTube](https://www.youtube.com/watch?v=abcdefghijk&t=110s)

        Within 30 seconds, in other notes of this video:

        - 00:01:31 **b > Costs rise**: They fell again, by 5 %
        - 00:01:31 **C C**: and later
        """,
    )


def test_a_picture_of_the_video_for_those_who_want_it() -> None:
    """Its place is empty in plain text."""
    chosen = Settings(hover=Hover(thumbnails=True))
    expected = """
        **00:01:00** · [Open in YouTube](https://www.youtube.com/watch?v=abcdefghijk&t=60s)

        ![](https://i.ytimg.com/vi/abcdefghijk/hqdefault.jpg)
        """
    check(f"{VIDEO}x <of|[00:01:$000]|of>", expected, chosen)
    assert plain_text(dedent(expected).strip()) == "00:01:00 · Open in YouTube"


def test_a_moment_that_may_be_shifted() -> None:
    check(
        f"{VIDEO}<of|[42:34:$000]|of>",
        """
        **42:34:00** · [Open in YouTube](https://www.youtube.com/watch?v=abcdefghijk&t=153240s)

        Perhaps [00:42:34](https://www.youtube.com/watch?v=abcdefghijk&t=2554s) is meant.
        """,
    )


def test_a_moment_of_a_video_of_its_own() -> None:
    check(
        f"{VIDEO}<of|[1:0$02](https://youtu.be/bbbbbbbbbbb?t=62)|of>",
        "**00:01:02** · [Open in YouTube](https://www.youtube.com/watch?v=bbbbbbbbbbb&t=62s)",
    )


def test_moments_of_no_video_and_of_no_time() -> None:
    check("<of|[00:01:0$00]|of>", "**00:01:00** · this note names no video (`videoId`)")
    check(
        '<of|<a class="yt-timestamp" data-t="HH:MM:SS">[HH:MM:$0SS]</a>|of>',
        "This time can’t be read.",
    )


# Things that others refer to


def test_a_heading() -> None:
    check(
        """
        //- a.md
        # T

        <of|## Wh$0y *so*|of>

        [00:04:51]

        ### B
        [00:12:56] [00:06:00]
        ## C
        [00:20:00]
        //- b.md
        [[a#why so]] [[a#C]] [[a]]
        //- c.md
        [[a#Why so]] [[a#why-so]]
        """,
        """
        **Why so**

        00:04:51–00:12:56 · 3 links from 2 notes lead here
        """,
    )
    check("<of|# H$0|of>\n", "**H**\n\nno link leads here")


def test_a_block_id() -> None:
    check("Text <of|^i$0d|of>\n\n[[#^ID]]\n", "`^id` · 1 link from 1 note leads here")


def test_a_tag() -> None:
    expected = """
        **#ai** · 2 notes

        - **a** · `a.md` ×2
        - **b** · `b.md`
        """
    check("//- a.md\n<of|#a$0i|of> #ai/x #b\n//- b.md\n---\ntags: [AI]\n---\n", expected)
    check("//- a.md\n---\ntags: <of|a$0i|of>\n---\n#ai/x\n//- b.md\n#AI\n", expected)


def test_a_footnote() -> None:
    check("a<of|[^n$0]|of>\n\n[^n]: Text [[n | x]].\n", "Text x.")


# The frontmatter


def test_the_video() -> None:
    link = "[Open the video](https://www.youtube.com/watch?v=abcdefghijk)"
    source = "//- a.md\n---\nvideoId: <of|abc$0defghijk|of>\n---\n"
    check(source, f"{link} · no other note is about it")
    check(
        f"{source}//- b.md\n{VIDEO}",
        f"""
        {link} · 1 other note about it:

        - **b** · `b.md`
        """,
    )
    check(
        "---\nvideoId: <of|ab$0c|of>\n---\n",
        "This is no id of a YouTube video: it has 11 letters, digits, `-` and `_`.",
    )


def test_keys_and_names() -> None:
    check(
        "---\n<of|vide$0oId|of>: x\n---\n",
        "The id of the YouTube video that the note is about: its timestamps lead there.",
    )
    check(
        "//- a.md\n---\ntitle: <of|T$0_ T|of>\n---\n//- b.md\n[[t_ t]]\n",
        r"**T\_ T** · 1 note links here",
    )
    check(
        "//- a.md\n---\naliases: [x, <of|Y y$0|of>]\n---\n//- b.md\n[[n]]\n",
        "**Y y** · no other note links here",
    )


@pytest.mark.parametrize(
    "source",
    [
        "te$0xt",
        "[text$0](https://example.org)",
        "[[text$0]](https://example.org)",
        "[^n$0]",
        "[^n]: te$0xt",
        "[a$0]: https://example.org",
        "`[[n$0]]`",
        "---\nother$0: x\n---\n",
        "---\nother: x$0\n---\n",
        "$0",
    ],
)
def test_what_says_nothing(source: str) -> None:
    check(source, "")


def test_a_note_that_was_never_saved() -> None:
    check(
        "//- x/n.md\n//- y/n.md\n//- y/(unsaved).md\n<of|[[$0n]]|of>\n",
        """
        **n** · `y/n.md`

        found by its name, in the same folder · no other note links here
        """,
    )
    check(
        "//- n.md\n//- (unsaved).md\n<of|[[#h$0]]|of>\n# H\nText.\n",
        "**This note** > **H**\n\nno other note links here\n\n---\n\nText.",
    )
